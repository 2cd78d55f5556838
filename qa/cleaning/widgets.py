"""Rules for the boxes that a site sets into an article: a share's quote, a poll, players' marks.

Invariant: a box goes only where nothing but a box looks so: a share's quote has an arrow, a change
and a share of it, and no word but a name; a poll has a question, choices and a button to vote or a
count of those who did; players' marks are headed so, in an article whose title does not speak of
them. Three quotes and more in a row are a list, which the article may be about, and stay.
"""

import re
from collections.abc import Iterator
from typing import Final

from qa.cleaning.page import Cut, Page, Rule
from qa.cleaning.prose import ends_sentence

_QUOTE: Final = re.compile(
    r"(?P<name>[^\d|▲▼△▽↑↓+]{0,24}?)\s?(?P<price>\d[\d,]*(?:\.\d+)?\s?원?)?\s?"
    r"[▲▼△▽↑↓]\s?\d[\d,]*(?:\.\d+)?\s?원?\s?\(?[+-]?\d+(?:\.\d+)?\s?%\)?"
)
_PRICE: Final = re.compile(r"\d[\d,]*(?:\.\d+)?\s?원?")
_LIST: Final = 3  # quotes in a row
_NAME_LONGEST: Final = 20
_ASK: Final = (
    r"(?:투표 ?하기|투표 ?결과 ?보기|결과 ?보기|설문 ?참여(?: ?하기)?|(?:cast your )?vote(?: now)?"
    r"|(?:view|see|show) (?:the )?(?:poll )?results)"
)
_VOTE: Final = re.compile(rf"\W*{_ASK}(?:\W+{_ASK})*\W*", re.IGNORECASE)
_TOTAL: Final = re.compile(
    r"\W*(?:총 ?[\d,]+ ?(?:명|표)이? ?(?:참여|투표)\S{0,4}"
    r"|(?:total votes?:? )?[\d,]+(?: votes?)?)\W*",
    re.IGNORECASE,
)
# What counts the readers who voted, and no others: with a word for it, and nothing told of them.
_VOTED: Final = re.compile(
    r"\W*(?:(?:총|현재) ?)?[\d,]+ ?(?:명|표)이? ?(?:참여|투표)(?: ?중)?\W*"
    r"|\W*(?:total votes?:? [\d,]+|[\d,]+ (?:total )?votes?)\W*",
    re.IGNORECASE,
)
_MARKS: Final = re.compile(
    r"(?:\S{1,12} ){0,3}(?:선수(?:별)? ?평점|(?:양 ?팀 )?평점)"
    r"|(?:[A-Z][\w.'’-]+ ){0,3}player ratings:?",
    re.IGNORECASE,
)
_MARK: Final = re.compile(r"[^.!?]{1,30}[\s:(](?:10|\d(?:\.\d{1,2})?)\)?(?:점|/10)?")
_TEAM: Final = re.compile(
    r"(?:[^.!?:;]{1,30}: )?(?:[^.!?,;:()]{2,40} (?:10|\d(?:\.\d)?)"
    r"(?: \([^()]{2,40}\))?[,;.] ?){3,20}"
)
_OF_MARKS: Final = re.compile(r"평점|ratings?\b", re.IGNORECASE)
_MARKS_LEAST: Final = 3
_CHOICE: Final = re.compile(
    r"(?:[○◯●□☐☑◦•]|\(\s?\)|\d[.)])\s?\S.{0,40}|.{1,40}\s\d{1,3}(?:\.\d)?\s?%"
)
_CHOICES_LEAST: Final = 2
_QUESTION_LONGEST: Final = 90
_HEADING: Final = re.compile(
    r"\W*(?:(?:독자 ?|온라인 ?)?(?:설문|투표)(?: ?조사)?|(?:reader |online )?poll)\W*",
    re.IGNORECASE,
)
_BODY: Final = "시는 새 도서관을 3월에 연다고 5일 밝혔다."
_FIRM: Final = "가온전자가 3분기 매출이 7% 늘었다고 밝혔다."


def _quotes(page: Page) -> Iterator[Cut]:
    """The quote of a share in one line, or in three: its name, its price, its change."""
    found = [n for n, line in enumerate(page.lines) if _QUOTE.fullmatch(line.text)]
    quoted = frozenset(found)
    for number in found:
        if page.is_title(number) or _run(number, quoted) >= _LIST:
            continue
        yield page.lines[number].cut()
        match = _QUOTE.fullmatch(page.lines[number].text)
        price = number - 1
        if match is None or match["name"] or match["price"] or price < 0:
            continue
        if _PRICE.fullmatch(page.lines[price].text):
            yield page.lines[price].cut()
            if price and _is_named(page, price - 1):
                yield page.lines[price - 1].cut()


def _run(number: int, quoted: frozenset[int]) -> int:
    """How many quotes stand in a row with this one."""
    low = high = number
    while low - 1 in quoted:
        low -= 1
    while high + 1 in quoted:
        high += 1
    return high - low + 1


def _is_named(page: Page, number: int) -> bool:
    """Whether a line is a name alone that the article's prose tells as well."""
    text = page.lines[number].text
    if len(text) > _NAME_LONGEST or ends_sentence(text) or page.is_title(number):
        return False
    return any(text in line.text for line in page.lines[page.head : page.tail] if line.text != text)


def _polls(page: Page) -> Iterator[Cut]:
    """A question to the reader, its choices, and the button or how many have voted."""
    for number, line in enumerate(page.lines):
        if not (_VOTE.fullmatch(line.text) or _VOTED.fullmatch(line.text)):
            continue
        last = number - 1
        while last >= 0 and _TOTAL.fullmatch(page.lines[last].text):
            last -= 1
        first = last
        while first >= 0 and _CHOICE.fullmatch(page.lines[first].text):
            first -= 1
        question = page.lines[first].text if first >= 0 else ""
        asked = question.endswith("?") and len(question) <= _QUESTION_LONGEST
        if not asked or last - first < _CHOICES_LEAST or page.is_title(first):
            continue
        start, end = first, number + 1
        if start and _HEADING.fullmatch(page.lines[start - 1].text):
            start -= 1
        while end < len(page.lines) and (
            _TOTAL.fullmatch(page.lines[end].text) or _VOTE.fullmatch(page.lines[end].text)
        ):
            end += 1
        yield from (one.cut() for one in page.lines[start:end])


def _marks(page: Page) -> Iterator[Cut]:
    """What the players of a match got: a heading, and below it a row each or a line a team."""
    if _OF_MARKS.search(page.known.title):
        return
    for number, line in enumerate(page.lines):
        if page.is_title(number) or not _MARKS.fullmatch(line.text.strip("#*[] ")):
            continue
        end = number + 1
        while end < len(page.lines) and _is_mark(page.lines[end].text):
            end += 1
        rows = page.lines[number + 1 : end]
        if len(rows) >= _MARKS_LEAST or any(_TEAM.fullmatch(_dotted(row.text)) for row in rows):
            yield from (one.cut() for one in page.lines[number:end])


def _is_mark(text: str) -> bool:
    return bool(_MARK.fullmatch(text) or _TEAM.fullmatch(_dotted(text)))


def _dotted(text: str) -> str:
    return text.rstrip(" .,;") + "."


RULES: Final = (
    Rule(
        "quote of a share",
        _quotes,
        (
            (f"{_FIRM}\n가온전자 58,200 ▼ 1,300 (-2.18%)\n{_BODY}", f"{_FIRM}\n\n{_BODY}"),
            (f"{_FIRM}\n\n가온전자\n58,200원\n▼ 1,300 -2.18%\n\n{_BODY}", f"{_FIRM}\n\n{_BODY}"),
            (f"{_FIRM}\n\n다온전자\n▲ 200 (1.64%)\n\n{_BODY}", f"{_FIRM}\n\n다온전자\n\n{_BODY}"),
            (f"{_BODY}\n가온전자 58,200원 -2.18%",) * 2,
            (f"{_BODY}\n▲ 쌀 1,300원 (2.18%)\n▼ 배추 200원",) * 2,
            (f"{_BODY}\n가온 10 ▼ 1 (-9%)\n다온 20 ▲ 1 (+5%)\n라온 30 ▲ 3 (+11%)\n{_BODY}",) * 2,
        ),
    ),
    Rule(
        "poll",
        _polls,
        (
            (
                f"{_BODY}\n\n설문\n새 도서관이 필요합니까?\n○ 그렇다\n○ 아니다\n투표하기 결과보기\n"
                f"총 1,204명 참여\n\n{_BODY}",
                f"{_BODY}\n\n{_BODY}",
            ),
            (
                f"{_BODY}\n\nDo we need it?\nYes 41%\nNo 59%\n1,204 votes\nVote now\n\n{_BODY}",
                f"{_BODY}\n\n{_BODY}",
            ),
            (
                f"{_BODY}\n\n한빛은 몇 위를 할까?\n• 우승\n• 2~4위\n1,204명 참여\n\n{_BODY}",
                f"{_BODY}\n\n{_BODY}",
            ),
            (f"{_BODY}\n\n누가 왔나?\n• 시민\n• 학생\n1,204명이 투표했다.\n\n{_BODY}",) * 2,
            (f"{_BODY}\n\n필요합니까?\n○ 그렇다 41%\n○ 아니다 59%\n\n{_BODY}",) * 2,
            (f"{_BODY}\n\n○ 그렇다 41%\n○ 아니다 59%\n투표하기\n\n{_BODY}",) * 2,
        ),
    ),
    Rule(
        "marks of players",
        _marks,
        (
            (
                f"{_BODY}\n\n한빛 선수 평점\n• GK 하람 6.9\n• 이든 7.1\n• 도진 8\n\n{_BODY}",
                f"{_BODY}\n\n{_BODY}",
            ),
            (
                f"{_BODY}\n\nPlayer ratings\nWend: Hale 6; Pike 7; Sand 8 (Marsh 80).\n\n{_BODY}",
                f"{_BODY}\n\n{_BODY}",
            ),
            (f"{_BODY}\n\n선수 평점\n하람 6.9\n\n{_BODY}",) * 2,
            (f"{_BODY}\n\n선수 평점\n하람은 6.9점을 받았다.\n\n{_BODY}",) * 2,
            (f"{_BODY}\n\n호텔 별점\n가온 4.1\n나래 4.2\n다솜 4.3\n\n{_BODY}",) * 2,
        ),
    ),
)
