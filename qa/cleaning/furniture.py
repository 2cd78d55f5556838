"""Rules for lines of the page around the article: menus, buttons, prompts, notices.

The phrases of such lines stand in `furniture.txt`, with samples of what goes and of what stays.
Each takes a whole line, short and in the words of pages; a sentence that only speaks of sharing,
comments or subscriptions matches none of them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from qa.cleaning.page import Cut, Page, Rule
from qa.cleaning.phrases import Section, sections
from qa.cleaning.prose import is_declarative
from qa.cleaning.words import evidence, is_menu

_LONGEST: Final = 220
_LAST: Final = 2  # paragraphs of the prose, among which a site may speak for itself
_REMEMBERED: Final = 4_096  # lines that `is_furniture` need not look at again
_BODY: Final = "시는 새 도서관을 3월에 연다고 5일 밝혔다."


def _rule(section: Section) -> Rule:
    """The rule that cuts the lines of a section; no page speaks in the plain style of papers."""

    def cuts(page: Page) -> Iterator[Cut]:
        for number, line in enumerate(page.lines):
            sought = len(line.text) <= _LONGEST and (
                (not section.remark or page.outside(number))
                or (section.remark == "end" and page.head < number >= page.tail - _LAST)
            )
            if sought and section.matches(line.text) and not is_declarative(line.text):
                yield line.cut()

    gone = [(f"{_BODY}\n{line}", _BODY) for line in section.gone]
    kept = [f"{_BODY}\n{line}" for line in section.kept]
    return Rule(section.name, cuts, (*gone, *zip(kept, kept, strict=True)))


def _menu(page: Page) -> Iterator[Cut]:
    """Lines of nothing but page words; a single weak one only at the edge or beside another."""
    weights = [evidence(line.text) for line in page.lines]
    for number, (line, weight) in enumerate(zip(page.lines, weights, strict=True)):
        neighbours = weights[max(0, number - 1) : number] + weights[number + 1 : number + 2]
        if weight >= 2 or (weight and (page.outside(number) or any(neighbours))):
            yield line.cut()


def _sections(page: Page) -> Iterator[Cut]:
    """Menus of the parts of a site, and the path to the page in it."""
    for number, line in enumerate(page.lines):
        if page.outside(number) and (is_menu(line.text) or _is_path(line.text)):
            yield line.cut()


def _is_path(line: str) -> bool:
    """홈 > 시정소식 > 보도자료: short names with signs of steps between them."""
    steps = re.split(r"\s*[>›»]\s*|(?<=\S)\s/\s(?=\S)", line.strip(" >›»"))
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
    *map(_rule, sections("furniture.txt").values()),
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
        "line without a word",
        _wordless,
        (
            (f"{_BODY}\n\n•\n\n{_BODY}", f"{_BODY}\n\n{_BODY}"),
            (f"{_BODY}\n---\n{_BODY}", f"{_BODY}\n\n{_BODY}"),
        ),
    ),
)


@lru_cache(maxsize=_REMEMBERED)
def is_furniture(line: str) -> bool:
    """Whether a line, standing alone at the edge of a page, would be cut as furniture."""
    page = Page.of(line)
    return any(True for rule in RULES for _ in rule.cuts(page))
