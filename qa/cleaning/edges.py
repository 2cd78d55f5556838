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
from qa.cleaning.bylines import byline
from qa.cleaning.dated import date_lines
from qa.cleaning.dates import stated
from qa.cleaning.page import Cut, Known, Page, Rule
from qa.cleaning.prose import is_prose

_CERTAIN_LEAST: Final = 2
_AMONG_LONGEST: Final = 24  # a line around the title
_NAME_WORDS: Final = 4
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
_PLACE: Final = re.compile(r"(?:,? (?:in )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2})?")
_QUOTED: Final = re.compile(r"[“\"‘].*?[”\"’]")
_BODY: Final = "시는 새 도서관을 3월에 연다고 5일 밝혔다."


def _edges(page: Page) -> Iterator[Cut]:
    if page.head == len(page.lines):
        return
    page = _narrowed(page)
    certain = _certain(page)
    yield from _above(page, [number for number in certain if number < page.head])
    yield from _below(page, [number for number in certain if number >= page.tail])


def _narrowed(page: Page) -> Page:
    """The page without the prose of the site itself at its ends: notices, rules for comments.

    Such a line speaks to the reader, and certain furniture parts it from the rest of the prose.
    """
    cut = {cut.start for rule in furniture.RULES for cut in rule.cuts(page)}
    strong = [number for number, line in enumerate(page.lines) if line.start in cut]
    prose = [n for n, line in enumerate(page.lines) if is_prose(line.text) and n not in strong]
    while len(prose) > 1 and _is_notice(page, prose[-1], prose[-2], strong):
        prose.pop()
    while len(prose) > 1 and _is_notice(page, prose[0], prose[1], strong):
        prose.pop(0)
    inside = [number for number in prose if page.head <= number < page.tail]
    return replace(page, head=inside[0], tail=inside[-1] + 1) if inside else page


def _is_notice(page: Page, number: int, other: int, strong: list[int]) -> bool:
    text = page.lines[number].text
    low, high = sorted((number, other))
    parted = any(low < one < high for one in strong)
    return parted and len(text) <= _NOTICE_LONGEST and _speaks(text)


def _speaks(text: str) -> bool:
    """Whether a line speaks to the reader, in words that it does not quote."""
    return bool(_VOICE.search(_QUOTED.sub("", text)))


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
        subtitle = number == title + 1 and len(line.text.split()) >= _SUBTITLE_LEAST
        if number == title or (subtitle and number not in certain):
            continue
        short = len(line.text) <= _AMONG_LONGEST and len(line.text.split()) <= _NAME_WORDS
        if short and (number < title or not _KEPT.match(line.text)):
            yield line.cut()


def _below(page: Page, certain: list[int]) -> Iterator[Cut]:
    if len(certain) < _CERTAIN_LEAST:
        return
    for line in page.lines[certain[0] :]:
        if _KEPT.match(line.text) or len(line.text) > _NOTICE_LONGEST:
            continue
        sentence = line.text.endswith(".") and " " in line.text
        if _speaks(line.text) if sentence else len(line.text) <= _BELOW_LONGEST:
            yield line.cut()


def _names(page: Page) -> Iterator[Cut]:
    """The site's, the section's or the author's name alone on a line, beyond the prose."""
    for number, line in enumerate(page.lines):
        if (
            page.outside(number)
            and line.text != page.known.title
            and (line.text.strip("- ") in page.known.names or _signs(line.text, page.known))
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


def _twice(page: Page) -> Iterator[Cut]:
    """The title where it stands a second time above the prose."""
    titles = [line for line in page.lines[: page.head] if line.text.strip("# ") == page.known.title]
    return (line.cut() for line in titles[1:])


def _about(page: Page) -> Iterator[Cut]:
    """The last line of prose, if it introduces the author by name."""
    last = page.tail - 1
    if not page.known.author or not 0 < last < len(page.lines):
        return
    text = page.lines[last].text
    rest = text[len(page.known.author) :].lstrip()
    introduces = re.match(
        r"(?:is|was|writes|covers|has|lives|works)\b|(?:은|는) .*(?:이다|입니다|다)\.$", rest
    )
    if text.startswith(page.known.author) and introduces and len(text) <= _NOTICE_LONGEST:
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
    Rule(
        "about the author", _about, ((f"{_BODY}\n김하늘은 작가다.", f"{_BODY}\n김하늘은 작가다."),)
    ),
)
