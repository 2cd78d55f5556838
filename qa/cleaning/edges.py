"""The rule for the head and the foot of a page that was copied whole, menus and all.

Where several lines above the prose are certainly the page's, so are the short lines among them that
no phrase knows: the site's name, a nickname, a counter. Below the prose likewise, from the first
such line on. Invariant: without certain lines nothing goes, and neither does the title, a line of
prose, or what stands between the last certain line of the head and the prose.
"""

import re
from collections.abc import Iterator
from typing import Final

from qa.cleaning.bylines import byline
from qa.cleaning.furniture import RULES as FURNITURE
from qa.cleaning.page import Cut, Page, Rule

_CERTAIN_LEAST: Final = 2
_ABOVE_LONGEST: Final = 40  # a line above the title
_AMONG_LONGEST: Final = 20  # one between the title and the prose
_BELOW_LONGEST: Final = 90
_SUBTITLE_LEAST: Final = 3  # words
_KEPT: Final = re.compile(
    (
        r"[*※\[<〈《「『【◆■□○●▲△]|\d+[).]|주\)|원문|원제|출처|참고|자료|참고문헌"
        r"|references?|sources?|notes?"
    ),
    re.IGNORECASE,
)
_BODY: Final = "시는 새 도서관을 3월에 연다고 5일 밝혔다."


def _edges(page: Page) -> Iterator[Cut]:
    if page.head == len(page.lines):
        return
    certain = _certain(page)
    yield from _above(page, [n for n in certain if n < page.head])
    yield from _below(page, [n for n in certain if n >= page.tail])


def _certain(page: Page) -> list[int]:
    """The lines beyond the prose that a rule of furniture, or a byline, accounts for."""
    starts = {cut.start for rule in FURNITURE for cut in rule.cuts(page)}
    return [
        number
        for number, line in enumerate(page.lines)
        if page.outside(number) and (line.start in starts or byline(line.text))
    ]


def _above(page: Page, certain: list[int]) -> Iterator[Cut]:
    title = next(
        (n for n in range(page.head) if page.title and page.title in page.lines[n].text), None
    )
    if len(certain) < _CERTAIN_LEAST or title is None:
        return
    for number, line in enumerate(page.lines[: certain[-1]]):
        longest = _ABOVE_LONGEST if number < title else _AMONG_LONGEST
        subtitle = number == title + 1 and len(line.text.split()) >= _SUBTITLE_LEAST
        if number == title or (subtitle and number not in certain) or _KEPT.match(line.text):
            continue
        if len(line.text) <= longest:
            yield line.cut()


def _below(page: Page, certain: list[int]) -> Iterator[Cut]:
    if len(certain) < _CERTAIN_LEAST:
        return
    for line in page.lines[certain[0] :]:
        short = len(line.text) <= _BELOW_LONGEST
        if short and not _KEPT.match(line.text):
            yield line.cut()


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
)
