"""Parts of a whole in words: 3분의 1, 절반, 10명 중 7명, two-thirds, one in five. In percent.

In: a folded text and a place in it. Out: a `ShareHit`, or None. Invariant: shares are in percent.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from qa.quantities.english import TENS, UNITS


class ShareHit(NamedTuple):
    """A part of a whole and where it ends."""

    percent: Fraction
    end: int
    more: bool = False  # 과반: more than this


_SINO = dict(zip("일이삼사오육칠팔구십", range(1, 11), strict=True))
_NATIVE = {"하나": 1, "둘": 2, "셋": 3, "넷": 4, "두": 2, "세": 3, "네": 4}
_PART = f"[0-9]{{1,4}}|[{''.join(_SINO)}]|{'|'.join(_NATIVE)}"
_KOREAN = re.compile(rf"({_PART}) ?분의 ?({_PART})")
_WORD = re.compile(r"(절반|반토막)|(과반수?)")
_COUNTING = ("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열")
_BEFORE_COUNTER = dict(zip(_COUNTING, range(1, 11), strict=True))
_SMALL = f"[0-9]{{1,4}}|{'|'.join(_BEFORE_COUNTER)}"
# 10명 중 7명, 네 곳 가운데 한 곳꼴: both of the same kind, and no large number (10만명, 100억원).
_OUT_OF = re.compile(
    rf"({_SMALL}) ?((?![십백천만억조])[가-힣]{{1,2}}) ?(?:중에?서?|가운데) ?({_SMALL}) ?\2( ?꼴)?"
    r"(?!월|[가-힣]*째)"
)
# Of so many people a share is told; of other things, sums and times, only where 꼴 says so.
_ROUND = (10, 100, 1000)
_PEOPLE = ("명", "사람", "가구")
PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twentieth": 20, "hundredth": 100,
    "thousandth": 1000,
}  # fmt: skip
_NUMERATORS = {
    "a": 1,
    "an": 1,
    **{word: number for word, number in UNITS.items() if 0 < number < 10},
}
_ENGLISH = re.compile(
    rf"({'|'.join(_NUMERATORS)}|[1-9])([- ])({'|'.join(PARTS)})s?(?![A-Za-z])",
    re.IGNORECASE,
)
# "A third" is a share before these, and an ordinal before a noun: a third party.
_AFTER_ARTICLE = re.compile(
    r"(?: (?:of|the|as|in|more|less|fewer|higher|lower|larger|smaller|to|by|from|and|or|are|is|"
    r"were|was|say|said|"
    r"its|their|our|than|on|off)\b)|[.,;:)]|$|\n",
    re.ASCII,
)
# More than a third quit: so told, it is a share before other words too.
_MEASURED = re.compile(
    r"\b(?:than|about|nearly|almost|around|roughly|over|least|under|some|just) $", re.IGNORECASE
)
_NO_SHARE = re.compile(
    r"-| (?:part(?:y|ies)|person|world|child|time|term|country|year|day|week|month|wave|round|one|"
    r"option|season|straight|consecutive|point|centur)",
    re.IGNORECASE,
)
_OF_A_POINT = re.compile(
    r" of an? (?:(?:percentage )?point|million|billion|trillion|dozen|thousand)\b", re.IGNORECASE
)
_HALF = re.compile(
    r"half(?=(?: (?:of|the|its|their|our|his|her|that|those|these|all|as|in|by|from|is|are|was|"
    r"were|have|had|said|say|to|live|come)\b)|[.,;)]|$)",
    re.IGNORECASE | re.ASCII,
)
_NOT_HALF = re.compile(
    r"(?:first|second|other|better|latter|1st|2nd|and a|final)[ -]$", re.IGNORECASE
)
_COUNTS = {**UNITS, **TENS, "hundred": 100}
_WHOLE = "|".join(sorted(_COUNTS, key=len, reverse=True))
_ONE_IN = re.compile(
    rf"({'|'.join(_NUMERATORS)}|[1-9]) (?:(in)|out of(?: every)?) "
    rf"((?:a )?(?:{_WHOLE})|[0-9]{{1,3}})\b(?! ?%|,[0-9])",
    re.IGNORECASE | re.ASCII,
)


def read(text: str, start: int) -> ShareHit | None:
    """A share in figures or words at this place."""
    if match := _KOREAN.match(text, start):
        whole, part = _number(match[1]), _number(match[2])
        return ShareHit(Fraction(100 * part, whole), match.end()) if 0 < part < whole else None
    if match := _WORD.match(text, start):
        return ShareHit(Fraction(50), match.end(), more=bool(match[2]))
    return _out_of(text, start) or _english(text, start)


def _out_of(text: str, start: int) -> ShareHit | None:
    """So many of a round number of people, or of anything with 꼴: 10명 중 7명, 5곳 중 1곳꼴."""
    if not (match := _OUT_OF.match(text, start)):
        return None
    whole, part = (
        int(word) if word.isdigit() else _BEFORE_COUNTER[word] for word in (match[1], match[3])
    )
    is_share = match[4] or (whole in _ROUND and match[2] in _PEOPLE)
    if not is_share or not 0 < part < whole:
        return None
    return ShareHit(Fraction(100 * part, whole), match.end())


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _SINO.get(word) or _NATIVE[word]


def _english(text: str, start: int) -> ShareHit | None:
    if match := _ONE_IN.match(text, start):
        word = match[3].lower().removeprefix("a ")
        part = int(match[1]) if match[1].isdigit() else _NUMERATORS[match[1].lower()]
        whole = int(word) if word.isdigit() else _COUNTS[word]
        if part < whole and not (match[2] and match[1].lower() in ("a", "an")):
            if match[2] and whole not in (2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100):
                return None
            return ShareHit(Fraction(100 * part, whole), match.end())
    if match := _ENGLISH.match(text, start):
        word = match[1].lower()
        part = int(word) if word.isdigit() else _NUMERATORS[word]
        whole = PARTS[match[3].lower()]
        if (
            part >= whole
            or _OF_A_POINT.match(text, match.end())
            or not _is_share(text, match, word, whole)
        ):
            return None
        return ShareHit(Fraction(100 * part, whole), match.end())
    if (match := _HALF.match(text, start)) and not _NOT_HALF.search(
        text[max(0, start - 8) : start]
    ):
        return ShareHit(Fraction(50), match.end())
    return None


def _is_share(text: str, match: re.Match[str], word: str, whole: int) -> bool:
    if word in ("a", "an", "one", "1") or (whole == 4 and match[2] == " "):
        if word in ("one", "1") and match[2] == "-":
            return True
        if whole != 2 and _MEASURED.search(text[max(0, match.start() - 12) : match.start()]):
            return _NO_SHARE.match(text, match.end()) is None
        return _AFTER_ARTICLE.match(text, match.end()) is not None
    return not word.isdigit() or match[2] == "-"
