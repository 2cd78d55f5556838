"""Places in an order: No. 1, third-largest, ranked second, top 10, 톱5, 제3차, 21st.

In: a folded text and a place in it. Out: a `RankHit`, or None. Invariant: places count from 1.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from qa.quantities.english import TENS, UNITS
from qa.quantities.quantity import Kind


class RankHit(NamedTuple):
    """A place in an order (or the first ones, from 1 to `high`), and where it ends."""

    kind: Kind
    low: Fraction
    high: Fraction
    unit: str
    end: int


_IRREGULAR = {
    "first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12,
    "twentieth": 20, "thirtieth": 30,
}  # fmt: skip
ORDINALS = _IRREGULAR | {
    f"{word}th": number
    for word, number in UNITS.items()
    if number > 3 and number not in (5, 8, 9, 12)
}
_ORDINAL = rf"({'|'.join(sorted(ORDINALS, key=len, reverse=True))}|([0-9]{{1,3}})(?:st|nd|rd|th))"
_SUPERLATIVE = re.compile(
    rf"{_ORDINAL}[- ](?:most|best|worst|least|top|[a-z]{{2,12}}est)\b", re.IGNORECASE | re.ASCII
)
_PLACE = re.compile(
    rf"{_ORDINAL}[- ](?:place|rank|position|spot)\b|{_ORDINAL}(?= (?:in the (?:world|country)|"
    rf"worldwide|globally))",
    re.IGNORECASE | re.ASCII,
)
_RANKED = re.compile(
    r"(?<![A-Za-z])(?:rank(?:s|ed|ing)?|finish(?:es|ed|ing)?|came|comes|placed|places|stood|"
    r"stands)(?: at| in)?(?: the)? $",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{_ORDINAL}\b", re.IGNORECASE | re.ASCII)
_MINUTE = re.compile(rf"{_ORDINAL}[- ]minute\b", re.IGNORECASE | re.ASCII)
_BURN = re.compile(rf"{_ORDINAL}[- ]degree(?= burn)", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(
    rf"(?:No\.? ?|Nos\. ?|№ ?|#|[Nn]umber[ -])([0-9]{{1,4}})\b(?![.,][0-9])|(?:[Nn]umber[ -]|"
    rf"No\. )({'|'.join(UNITS)})\b",
    re.ASCII,
)
_TOP = re.compile(
    rf"(?:[Tt]op|TOP|톱|탑)[ -]?([0-9]{{1,4}}|{'|'.join([*UNITS, *TENS])})(?![0-9A-Za-z]|"
    rf"[.,][0-9]| ?%| ?percent| ?퍼센트)(?:위)?"
)
_LEADING = re.compile(
    r"상위 ?([0-9]{1,4})(?![0-9.,]| ?%| ?퍼센트| ?프로)(?:위|개사|개국|개|곳|명|인)?(?: ?(?:안|"
    r"이내|내|권)(?=에|의|로))?"
)
_SERIAL = re.compile(r"제 ?([0-9]{1,4})")
_SERIAL_UNITS = {
    "차": "round", "회": "round", "대": "term", "조": "article", "항": "clause", "장": "chapter",
    "호": "unit", "호기": "unit", "호선": "line",
    "기": "term", "권": "volume", "세대": "generation", "위": "rank", "번": "order",
    "단계": "stage", "절": "section", "편": "part",
}  # fmt: skip
_NOT_AFTER_SECOND = re.compile(
    r" (?:of|to|only|half|quarter|and|or|as|is|was|later|ago|thoughts?|hand|part(?:y|ies)|world|"
    r"person|class|rate|nature|language)\b",
    re.IGNORECASE | re.ASCII,
)
STARTS = frozenset({*ORDINALS, "no", "nos", "number", "top"})


def read(text: str, start: int) -> RankHit | None:
    """A rank or an ordinal that begins at this place."""
    if match := _SUPERLATIVE.match(text, start):
        return _rank(_value(match[1], match[2]), match.end())
    if match := _PLACE.match(text, start):
        word, digits = (match[1], match[2]) if match[1] else (match[3], match[4])
        return _rank(_value(word, digits), match.end())
    if match := _NUMBER.match(text, start):
        value = int(match[1]) if match[1] else UNITS[match[2]]
        return _rank(value, match.end()) if value else None
    if match := _TOP.match(text, start) or _LEADING.match(text, start):
        word = match[1].lower()
        last = int(word) if word.isdigit() else {**UNITS, **TENS}[word]
        if last < 2:
            return None
        return RankHit(Kind.RANK, Fraction(1), Fraction(last), "rank", match.end())
    for pattern, unit in ((_MINUTE, "minute of play"), (_BURN, "burn")):
        if match := pattern.match(text, start):
            place = Fraction(_value(match[1], match[2]))
            return RankHit(Kind.ORDINAL, place, place, unit, match.end())
    return _elected(text, start) or _serial(text, start) or _bare(text, start)


def _value(word: str, digits: str | None) -> int:
    return int(digits) if digits else ORDINALS[word.lower()]


def _rank(value: int, end: int) -> RankHit | None:
    return RankHit(Kind.RANK, Fraction(value), Fraction(value), "rank", end) if value else None


_ELECTED = re.compile(
    r"(초선)(?![가-힣])|(초선)(?=[이인은의])|"
    r"재선(?= ?(?:의원|국회의원|시장|군수|구청장|지사|도지사))"
)


def _elected(text: str, start: int) -> RankHit | None:
    """초선 and 재선 의원: in a first and a second term; 재선 alone is also an election anew."""
    match = _ELECTED.match(text, start)
    if match is None:
        return None
    value = Fraction(1 if match.group() == "초선" else 2)
    return RankHit(Kind.ORDINAL, value, value, "elected term", match.end())


def _serial(text: str, start: int) -> RankHit | None:
    """제3차, 제10회, 제2조; 제3국 and 제3자 are other words."""
    match = _SERIAL.match(text, start)
    if match is None:
        return None
    for word, name in sorted(_SERIAL_UNITS.items(), key=lambda item: -len(item[0])):
        end = match.end() + len(word)
        if text.startswith(word, match.end()) and not _goes_on(text, end):
            value = Fraction(int(match[1]))
            return RankHit(Kind.ORDINAL, value, value, name, end)
    return None


def _goes_on(text: str, end: int) -> bool:
    following = text[end : end + 1]
    if following == "다":  # 제3조다
        return "가" <= text[end + 1 : end + 2] <= "힣"
    return "가" <= following <= "힣" and following not in "은는이가을를의에와과도로인"


def _bare(text: str, start: int) -> RankHit | None:
    """The third time, 21st; a bare "first" or "second" is too often another word."""
    match = _BARE.match(text, start)
    if match is None:
        return None
    value = _value(match[1], match[2])
    if _RANKED.search(text[max(0, start - 20) : start]):
        return _rank(value, match.end())
    if not match[2]:
        follows = text[match.end() : match.end() + 2]
        lower = (
            len(follows) == 2
            and follows[0] == " "
            and follows[1].isascii()
            and follows[1].isalpha()
        )
        if value == 1 or not lower or _NOT_AFTER_SECOND.match(text, match.end()):
            return None
        if value == 2 and not re.search(
            r"(?:the|a|its|his|her|their|our|for)(?: \w+)? $",
            text[max(0, start - 20) : start],
            re.IGNORECASE,
        ):
            return None
    return RankHit(Kind.ORDINAL, Fraction(value), Fraction(value), "order", match.end())
