"""Rules for lines of the page around the article: menus, buttons, prompts, notices.

The phrases of such lines stand in `furniture.txt`, with samples of what goes and of what stays.
Each takes a whole line, short and in the words of pages; a sentence that only speaks of sharing,
comments or subscriptions matches none of them.
"""

import re
from collections.abc import Iterator
from typing import Final

from qa.cleaning import widgets
from qa.cleaning.page import Cut, Page, Rule, where
from qa.cleaning.phrases import Match, Section, sections
from qa.cleaning.prose import ends_sentence, is_declarative, is_past, is_prose, is_quoted
from qa.cleaning.remembering import remembered
from qa.cleaning.words import evidence, is_menu

_LONGEST: Final = 220
_LAST: Final = 2  # paragraphs of the prose, among which a site may speak for itself
# What stands in a line of the page beside its phrase: a mark of links, of rights, an address.
_MARKED: Final = re.compile(
    r"^[\W_]{0,2}[▶▷►☞☛👉🔔📢📌✉▣※]|[ⓒ©]|\(c\)|@\w|https?:|www\.|\d{2,4}-\d{3,4}", re.IGNORECASE
)
_TO_READER: Final = re.compile(
    r"\b(?:we|us|our|you|your|my)\b|(?:세요|시오|나요|니까|바랍니다|드립니다|부탁\S{0,5})[.!?~]*$",
    re.IGNORECASE,
)
_OFFERED: Final = re.compile(
    r"\b(?:newsletter|inbox|subscri\w+|sign(?:ing)? up|e-?mail|privacy policy|cookies?|"
    r"log in|new posts|support my work|accept all)\b"
    r"|뉴스레터|구독|받아 ?보|메일함|채널|알림|회원 ?가입|쿠키",
    re.IGNORECASE,
)
_OTHERS: Final = re.compile(
    r"\b(?:he|she|him|her|his|said|says|told|asked|wrote|warned|argued|replied)\b", re.IGNORECASE
)
_PAST: Final = re.compile(r"(?P<verb>[가-힣])(?:습니다|어요|지요|죠)[.!?~]*$")
_ITSELF: Final = re.compile(
    r"\W*(?:(?:이|본|해당) (?:기사|글|콘텐츠|칼럼|포스|게시|기고|저작물|뉴스|사이트)"
    r"|본 (?:자료|보고서)|AI|인공지능"
    r"|this (?:article|story|post|piece|column|essay|content|site)\b)",
    re.IGNORECASE,
)
_STEP: Final = re.compile(r"[>›»]|(?<=[^\s>›»])\s/\s(?=\S)")
_SECTIONS: Final = sections("furniture.txt")
_BODY: Final = "시는 새 도서관을 3월에 연다고 5일 밝혔다."


def _rule(section: Section) -> Rule:
    """The rule that cuts the lines of a section; no page speaks in the plain style of papers."""

    def cuts(page: Page) -> Iterator[Cut]:
        for number, line in enumerate(page.lines):
            if len(line.text) > _LONGEST or not _is_sought(page, number, section.remark):
                continue
            found = section.match(line.text)
            if found is Match.NONE or page.is_title(number) or _declares(section, line.text):
                continue
            whole = found is Match.WHOLE and not is_quoted(line.text)
            last = section.remark == "end"
            if whole or (not _says(line.text) and (last or _is_seconded(page, number))):
                yield line.cut()

    gone = [(f"{_BODY}\n{line}", _BODY) for line in section.gone]
    kept = [f"{_BODY}\n{line}" for line in section.kept]
    return Rule(section.name, cuts, (*gone, *zip(kept, kept, strict=True)))


def _declares(section: Section, line: str) -> bool:
    """Whether a line states something; behind the mark of a link, a headline may do so as well."""
    return is_declarative(line) and (section.name != "link to another page" or ends_sentence(line))


def _is_sought(page: Page, number: int, remark: str) -> bool:
    if not remark or page.outside(number):
        return True
    return remark == "end" and page.head < number >= page.tail - _LAST


def _is_seconded(page: Page, number: int) -> bool:
    """Whether something besides an open phrase tells that a line is the page's.

    It stands at the edge, or offers what sites offer, or bears a mark that pages put before links,
    a sign of rights or an address; or no prose but such parts it from the edge, or it stands beside
    furniture, and it is no sentence or one that speaks to the reader or of the article itself.
    """
    text = page.lines[number].text
    if page.outside(number) or _MARKED.search(text) or _offers(text):
        return True
    if ends_sentence(text) and not _TO_READER.search(text) and not _ITSELF.match(text):
        return False
    near = (one for one in (number - 1, number + 1) if 0 <= one < len(page.lines))
    return _is_at_border(page, number) or any(is_certain(page.lines[one].text) for one in near)


def _offers(line: str) -> bool:
    """Whether a line speaks to the reader of two things that a site offers, as no article does."""
    offered = {match.group().lower() for match in _OFFERED.finditer(line)}
    return len(offered) > 1 and bool(_TO_READER.search(line))


def _is_at_border(page: Page, number: int) -> bool:
    """Whether there is prose, and all of it above, or all below, may be the page's as well."""
    above, below = page.lines[page.head : number], page.lines[number + 1 : page.tail]
    own = [
        any(is_prose(line.text) and not _is_open(line.text) for line in lines)
        for lines in (above, below)
    ]
    return any(own) and not all(own)


def _is_open(line: str) -> bool:
    return any(section.matches(line) for section in _SECTIONS.values())


@remembered
def is_certain(line: str) -> bool:
    """Whether a line is furniture wherever it stands, and no mere mark of an advertisement."""
    if is_quoted(line) or is_declarative(line) or is_interruption(line):
        return False
    return evidence(line) > 1 or any(one.match(line) is Match.WHOLE for one in _SECTIONS.values())


def is_interruption(line: str) -> bool:
    """Whether a line marks an advertisement, which stands in the midst of articles."""
    return _SECTIONS["advertisement"].matches(line)


def _says(line: str) -> bool:
    """Whether a line quotes, tells of others or of the past, as pages hardly do."""
    if is_quoted(line) or _OTHERS.search(line):
        return True
    past = _PAST.search(line)
    return past is not None and is_past(past["verb"]) and not _ITSELF.match(line)


def _menu(page: Page) -> Iterator[Cut]:
    """Lines of nothing but page words; a single weak one only at the edge or beside another."""
    weights = [
        0 if page.is_title(number) or is_quoted(line.text) else evidence(line.text)
        for number, line in enumerate(page.lines)
    ]
    for number, (line, weight) in enumerate(zip(page.lines, weights, strict=True)):
        neighbours = weights[max(0, number - 1) : number] + weights[number + 1 : number + 2]
        if weight >= 2 or (weight and (page.outside(number) or any(neighbours))):
            yield line.cut()


def _sections(page: Page) -> Iterator[Cut]:
    """Menus of the parts of a site, and the path to the page in it."""
    for number, line in enumerate(page.lines):
        if page.is_title(number) or not page.outside(number):
            continue
        if is_menu(line.text) or _is_path(line.text):
            yield line.cut()


def _is_path(line: str) -> bool:
    """홈 > 시정소식 > 보도자료: short names with signs of steps between them."""
    steps = [step.strip() for step in _STEP.split(line.strip(" >›»"))]
    return len(steps) > 1 and all(0 < len(step) <= 16 for step in steps)


def _tags(page: Page) -> Iterator[Cut]:
    """Lines of nothing but hash tags."""
    for number, line in enumerate(page.lines):
        if page.outside(number) and re.fullmatch(r"(?:#[^\s#]*[^\W\d_][^\s#]*[\s,]*)+", line.text):
            yield line.cut()


def _known(page: Page) -> Iterator[Cut]:
    """Lines of the site that were counted before; a heading inside the prose may repeat as well."""
    for number, line in enumerate(page.lines):
        if (
            page.outside(number)
            and line.text in page.known.furniture
            and line.text != page.known.title
        ):
            yield line.cut()


def _wordless(page: Page) -> Iterator[Cut]:
    """Rules, empty bullets, lone arrows and bars: lines without a letter or a digit."""
    return (line.cut() for line in page.lines if not any(map(str.isalnum, line.text)))


RULES: Final = (
    Rule("known furniture", _known, (("한빛 도서관 소식지", "한빛 도서관 소식지"),)),
    *widgets.RULES,
    Rule(
        "page words",
        _menu,
        (
            (f"공유하기 페이스북 트위터 카카오톡 URL복사\n{_BODY}", _BODY),
            (f"글자크기 작게 보통 크게\n\n{_BODY}", _BODY),
            (f"{_BODY}\n좋아요 12 | 댓글 3 | 스크랩", _BODY),
            (f"Share Tweet Email Print\n{_BODY}", _BODY),
            (f"{_BODY}\n\n광고\n\n{_BODY}", f"{_BODY}\n\n{_BODY}"),
            ("공유와 댓글의 시대", "공유와 댓글의 시대"),
            (f"{_BODY}\n\n페이스북\n\n{_BODY}", f"{_BODY}\n\n페이스북\n\n{_BODY}"),
        ),
    ),
    *map(_rule, _SECTIONS.values()),
    Rule(
        "menu of a site",
        _sections,
        (
            (f"뉴스 홈 속보 정치 경제 사회\n{_BODY}", _BODY),
            (f"홈 > 시정소식 > 보도자료\n{_BODY}", _BODY),
            (f"{_BODY}\n정치와 경제와 사회", f"{_BODY}\n정치와 경제와 사회"),
        ),
    ),
    Rule(
        "hash tags", _tags, ((f"{_BODY}\n#도서관 #한빛시", _BODY), ("#1 새 도서관", "#1 새 도서관"))
    ),
    Rule(
        "mark to edit",
        where(r"(?:(?<=[^\s\[])|^)[ \t]*\[(?:편집|edit|edit source)\]$"),
        (
            (f"역사\n\n[편집]\n\n{_BODY}", f"역사\n\n{_BODY}"),
            (f"역사[편집]\n{_BODY}", f"역사\n{_BODY}"),
            ("그는 [편집] 단추를 눌렀다.", "그는 [편집] 단추를 눌렀다."),
        ),
    ),
    Rule(
        "number of a page",
        where(r"^[-–—][ \t]?\d{1,4}[ \t]?[-–—]$"),
        ((f"{_BODY}\n\n- 12 -\n\n{_BODY}", f"{_BODY}\n\n{_BODY}"), ("값 - 1 - 2", "값 - 1 - 2")),
    ),
    Rule(
        "line without a word",
        _wordless,
        (
            (f"{_BODY}\n\n•\n\n{_BODY}", f"{_BODY}\n\n{_BODY}"),
            (f"{_BODY}\n---\n{_BODY}", f"{_BODY}\n\n{_BODY}"),
        ),
    ),
)


@remembered
def is_furniture(line: str) -> bool:
    """Whether a line, standing alone at the edge of a page, would be cut as furniture."""
    page = Page.of(line)
    return any(True for rule in RULES for _ in rule.cuts(page))
