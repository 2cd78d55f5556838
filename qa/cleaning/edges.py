"""The rules for the head and the foot of a page that was copied whole, menus and all.

Where several lines above the prose are certainly the page's, so are the short lines among them that
no phrase knows: the site's name, a nickname, a counter. Below the prose likewise, from the first
such line on. Invariant: without certain lines nothing goes, and neither does the title, the line
below it, the article's prose, or what stands between the last certain line of the head and it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from qa.cleaning import blocks, furniture
from qa.cleaning.bylines import bare, byline
from qa.cleaning.dated import date_lines, is_dated
from qa.cleaning.dates import stated
from qa.cleaning.page import Cut, Known, Page, Rule
from qa.cleaning.prose import ends_sentence, is_declarative, is_prose, is_quoted
from qa.cleaning.words import evidence

_CERTAIN_LEAST: Final = 2
_AMONG_LONGEST: Final = 24  # a line around the title
_NAME_WORDS: Final = 4
_BESIDE_LONGEST: Final = 60
_SIGNING: Final = ("by", "글", "글쓴이", "작성자", "지은이")
_BELOW_LONGEST: Final = 90
_SUBTITLE_LEAST: Final = 3  # words
_NOTICE_LONGEST: Final = 240
_KEPT: Final = re.compile(
    r"[*※\[<〈《「『【◆■□○●▲△]|\d+[).]\s|주\)|원문|원제|출처|참고|자료|참고문헌|references?|sources?|notes?",
    re.IGNORECASE,
)
_VOICE: Final = re.compile(
    r"\b(?:we|our|us|you|your|subscribe|subscribers?|newsletter|comments?|community)\b"
    r"|(?:니다|세요|시오|나요)[.!?]*$",
    re.IGNORECASE,
)
_OF_SITE: Final = re.compile(
    r"\b(?:subscri\w+|newsletters?|comments?|community|cookies?|member(?:ship)?|journalism|account"
    r"|log in|sign up|our (?:site|website|app|terms|readers|reporting|policy|service)|inbox|e-?mail"
    r"|this (?:site|article|story|post|page|newsletter))\b"
    r"|구독|뉴스레터|댓글|회원|로그인|제보|이용약관|쿠키|게시|삭제|저작|기사|운영|발행|후원|앱(?=을|에서)|팀에서",
    re.IGNORECASE,
)
_ROW: Final = re.compile(
    r"[“\"‘'|-]|[QA문답][.):]|\d{1,3}(?:[.)]|위|회|부|장|단계)\s"
    r"|[^\s:：]{1,12}( [^\s:：]{1,8})?\s?[:：]\s?\S"
)
_CLOSING: Final = re.compile(r"[ⓒ©]|\(c\)|copyright|무단|^\W*(?:댓글|comments?)\b", re.IGNORECASE)
_PLACE: Final = re.compile(r"(?:,? (?:in )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})?")
_AT_PLACE: Final = re.compile(r"(?:at|in) (?:the )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}")
_HOUSE: Final = re.compile(r"\s+(?:[-|–—:<·]|::)\s+(.{2,40})")
_QUOTED: Final = re.compile(r"[“\"‘].*?[”\"’]")
_BODY: Final = "시는 새 도서관을 3월에 연다고 5일 밝혔다."


def _edges(page: Page) -> Iterator[Cut]:
    if page.head == len(page.lines):
        return
    page = narrowed(page)
    certain = _certain(page)
    yield from _above(page, [number for number in certain if number < page.head])
    yield from _below(page, [number for number in certain if number >= page.tail])


def narrowed(page: Page) -> Page:
    """The page without the prose of the site itself at its ends: notices, rules for comments.

    Such a line speaks to the reader, and certain furniture parts it from the rest of the prose;
    above the article a byline or a date does so too.
    """
    cut = {cut.start for rule in furniture.RULES for cut in rule.cuts(page)}
    strong = [
        number
        for number, line in enumerate(page.lines)
        if line.start in cut and not furniture.is_interruption(line.text)
    ]
    prose = [n for n, line in enumerate(page.lines) if is_prose(line.text) and n not in strong]
    while len(prose) > 1 and _is_notice(page, prose[-1], prose[-2], strong):
        prose.pop()
    signed = [
        number
        for number, line in enumerate(page.lines[: prose[1]] if len(prose) > 1 else ())
        if byline(line.text) or is_dated(line.text)
    ]
    while len(prose) > 1 and _is_notice(page, prose[0], prose[1], strong + signed):
        prose.pop(0)
    inside = [number for number in prose if page.head <= number < page.tail]
    return replace(page, head=inside[0], tail=inside[-1] + 1) if inside else page


def _is_notice(page: Page, number: int, other: int, strong: list[int]) -> bool:
    text = page.lines[number].text
    low, high = sorted((number, other))
    parted = any(low < one < high for one in strong)
    return parted and len(text) <= _NOTICE_LONGEST and _notifies(text)


def _notifies(text: str) -> bool:
    """Whether a line speaks to the reader of what sites have: accounts, comments, letters."""
    text = _QUOTED.sub("", text)
    return bool(_VOICE.search(text) and _OF_SITE.search(text))


def _certain(page: Page) -> list[int]:
    """The lines beyond the prose that another rule, a byline or a date accounts for."""
    rules = (*blocks.RULES, *furniture.RULES)
    starts = {cut.start for rule in rules for cut in rule.cuts(page)}
    dated = {*date_lines(page), *_signed(page)}
    return [
        number
        for number, line in enumerate(page.lines)
        if page.outside(number)
        and page.known.title not in (line.text, line.text.strip("# "))
        and (line.start in starts or byline(line.text) or number in dated)
    ]


def _signed(page: Page) -> Iterator[int]:
    """October 19, 2020 Jane Doe 2 Comments: a date beside the author who is known."""
    for number, line in enumerate(page.lines):
        if page.known.author and page.known.author in line.text and stated(line.text):
            yield number


def _above(page: Page, certain: list[int]) -> Iterator[Cut]:
    heads = range(page.head)
    title = next(
        (n for n in heads if page.known.title and page.known.title in page.lines[n].text), None
    )
    if len(certain) < _CERTAIN_LEAST or title is None:
        return
    for number in range(max(certain[-1], title)):
        line = page.lines[number]
        if number == title or (number not in certain and _may_open(page, number, title)):
            continue
        short = len(line.text) <= _AMONG_LONGEST and len(line.text.split()) <= _NAME_WORDS
        if (short or (number < title and _notifies(line.text))) and (
            number < title or not _KEPT.match(line.text)
        ):
            yield line.cut()


def _may_open(page: Page, number: int, title: int) -> bool:
    """Whether a line below the title may be a subtitle, or short sentences that begin the text."""
    text = page.lines[number].text
    subtitle = number == title + 1 and len(text.split()) >= _SUBTITLE_LEAST
    says = ends_sentence(text) or is_declarative(text) or is_quoted(text)
    return subtitle or (number > title and says and not _notifies(text))


def _below(page: Page, certain: list[int]) -> Iterator[Cut]:
    """From the first certain line on; no advertisement is it, as those stand inside articles."""
    foot = [n for n in certain if not furniture.is_interruption(page.lines[n].text)]
    if len(certain) < _CERTAIN_LEAST or not foot:
        return
    closed = next((n for n in certain if _closes(page.lines[n].text)), len(page.lines))
    for number in range(foot[0], len(page.lines)):
        line = page.lines[number]
        kept = _KEPT.match(line.text) or (number < closed and _is_shaped(line.text))
        if number in certain or (not kept and _is_unknown(line.text)):
            yield line.cut()


def _closes(text: str) -> bool:
    """Whether nothing of the article stands behind a line: byline, rights, comments."""
    return byline(text) is not None or bool(_CLOSING.search(text))


def _is_shaped(text: str) -> bool:
    """Whether a line has the shape of an article's: speech, a row of a list, a plain sentence."""
    return (
        bool(_ROW.match(text))
        or is_declarative(text)
        or (text.endswith((".", "?")) and not _notifies(text))
    )


def _is_unknown(text: str) -> bool:
    """Whether a line in the foot may go: short and no sentence, or one that speaks for the site."""
    if ends_sentence(text) and " " in text:
        return len(text) <= _NOTICE_LONGEST and _notifies(text)
    return len(text) <= _BELOW_LONGEST


def _names(page: Page) -> Iterator[Cut]:
    """The site's, the section's or the author's name alone on a line, beyond the prose."""
    for number, line in enumerate(page.lines):
        if (
            page.outside(number)
            and line.text != page.known.title
            and (
                line.text.strip("-·| ") in page.known.names
                or _signs(line.text, page.known)
                or _is_named_beside(line.text, page.known)
            )
        ):
            yield line.cut()


def _signs(text: str, known: Known) -> bool:
    """Jane DoeHarbour News, Wendford: the author and another known name, glued where tags met."""
    if not known.author or not text.startswith(known.author):
        return False
    rest = text[len(known.author) :].lstrip(" ,|·-")
    others = sorted(known.names - {known.author}, key=len, reverse=True)
    house = next((name for name in others if rest.startswith(name)), None)
    return house is not None and bool(_PLACE.fullmatch(rest[len(house) :]))


def _is_named_beside(text: str, known: Known) -> bool:
    """by Jane DoeSep 14. 2022, 공감 14게시글 관리한빛일보: a known name, a date and page words."""
    if len(text) > _BESIDE_LONGEST:
        return False
    rest = text
    for name in sorted(known.names, key=len, reverse=True):
        rest = rest.replace(name, " ", 1)
    told = bare(rest)
    if rest == text:
        return False
    if _AT_PLACE.fullmatch(told):
        return True
    return evidence(told) > 0 or (bool(stated(rest)) and told.lower() in _SIGNING)


def _with_house(page: Page) -> Iterator[Cut]:
    """The title with the site's name behind it, as browsers print it, where the title stands alone.

    A line of its own has to be the title; elsewhere the name is all that tells it from the text.
    """
    if not page.known.title or not any(line.text == page.known.title for line in page.lines):
        return
    for line in page.lines:
        if line.text.startswith(page.known.title):
            match = _HOUSE.fullmatch(line.text, len(page.known.title))
            if match and match[1] in page.known.names:
                yield line.cut()


def _about(page: Page) -> Iterator[Cut]:
    """The last line of prose, if it introduces the author by name."""
    last = page.tail - 1
    if not page.known.author or not 0 < last < len(page.lines):
        return
    text = page.lines[last].text
    name = next((one for one in page.known.author.split(", ") if text.startswith(one)), None)
    introduces = name and re.match(
        r"(?:is|was|writes|covers|reports|has|lives|works)\b|(?:은|는) .*(?:이다|입니다|다)\.$",
        text[len(name) :].lstrip(),
    )
    if introduces and len(text) <= _NOTICE_LONGEST:
        yield page.lines[last].cut()


RULES: Final = (
    Rule(
        "head and foot of a page",
        _edges,
        (
            (
                f"{_BODY}\n공유하기\n한빛 이야기꾼\n봄꽃 축제가 열리는 강변\n댓글 쓰기",
                _BODY,
            ),
            (f"{_BODY}\n한빛 이야기꾼\n봄꽃 축제", f"{_BODY}\n한빛 이야기꾼\n봄꽃 축제"),
        ),
    ),
    Rule("name alone", _names, ((f"한빛일보\n{_BODY}", f"한빛일보\n{_BODY}"),)),
    Rule("title and site", _with_house, ((f"한빛 - 한빛일보\n{_BODY}",) * 2,)),
    Rule(
        "about the author", _about, ((f"{_BODY}\n김하늘은 작가다.", f"{_BODY}\n김하늘은 작가다."),)
    ),
)
