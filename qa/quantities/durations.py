"""Lengths of time in set words and in parts: 하루, 보름, 반년, half a year, 2년 6개월, 1년 반.

In: a folded text and a place in it, or a unit of time. Out: a `DurationHit`, or how long it is.
Invariant: months and seconds are never turned into one another but by `seconds`, about so.
"""

import re
from fractions import Fraction
from typing import NamedTuple

_SECONDS_IN_MONTH = Fraction(36525, 1200) * 86_400
_MONTHS = {"year": 12, "month": 1, "decade": 120, "century": 1200}
_SECONDS = {"week": 604_800, "day": 86_400, "hour": 3_600, "minute": 60, "second": 1}
DAYS = {
    "하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "이레": 7, "여드레": 8,
    "아흐레": 9, "열흘": 10, "보름": 15,
}  # fmt: skip
# 이레상사, 보름달: more than particles behind these two makes other words.
_PARTICLES = (
    "(?:간|째|이|가|은|는|을|과|만|에|의|도|로|인|씩|치|뒤|후|전|쯤|여|가량|정도|내내|사이|짜리|마다|남짓|가까이|"
    "동안|이상)*(?![가-힣])"
)
_SET = re.compile(
    rf"(하루(?= ?(?:만에|만이|동안|전|뒤|후|이내|안에|이상|걸))|(?:이레|보름)(?={_PARTICLES})|"
    r"(?:이틀|사흘|나흘|닷새|엿새|여드레|아흐레|열흘)(?![가-힣]{3}))|(일주일)|(반년|반세기)|(반나절)|"
    rf"half (?:an? )?(year|month|week|day|hour|decade|century)\b"
    r"|an? (half-year|decade|"
    r"century|fortnight)\b(?! and a half)|(?:one|a) and a half (years|months|hours|weeks|"
    r"days|decades)\b|an? (year|month|week|day|hour|decade|century) and a half\b",
    re.IGNORECASE | re.ASCII,
)
STARTS = frozenset({*DAYS, "일주일", "반년", "반세기"})


class DurationHit(NamedTuple):
    """A length of time, its unit, and where it ends."""

    value: Fraction
    unit: str
    end: int


def size(unit: str) -> tuple[str, Fraction] | None:
    """A unit of time as months or as seconds; months have no fixed number of seconds."""
    if unit in _MONTHS:
        return "month", Fraction(_MONTHS[unit])
    if unit in _SECONDS:
        return "second", Fraction(_SECONDS[unit])
    return None


def seconds(unit: str) -> Fraction | None:
    """How long a unit of time is, in seconds; of months and years about so."""
    sized = size(unit)
    if sized is None:
        return None
    return sized[1] * (_SECONDS_IN_MONTH if sized[0] == "month" else 1)


def read(text: str, start: int) -> DurationHit | None:
    """A duration in set words at this place."""
    match = _SET.match(text, start)
    if match is None:
        return None
    if match[1]:
        return DurationHit(Fraction(DAYS[match[1]]), "day", match.end())
    if match[2]:
        return DurationHit(Fraction(1), "week", match.end())
    if match[3]:
        unit = "year" if match[3] == "반년" else "century"
        return DurationHit(Fraction(1, 2), unit, match.end())
    if match[4]:
        return None
    if match[5]:
        return DurationHit(Fraction(1, 2), match[5].lower(), match.end())
    if match[7]:
        return DurationHit(Fraction(3, 2), match[7].lower().removesuffix("s"), match.end())
    if match[8]:
        return DurationHit(Fraction(3, 2), match[8].lower(), match.end())
    whole = {"half-year": (Fraction(1, 2), "year"), "fortnight": (Fraction(2), "week")}
    value, unit = whole.get(match[6].lower(), (Fraction(1), match[6].lower()))
    return DurationHit(value, unit, match.end())


_SMALLER = {
    "year": "month",
    "hour": "minute",
    "minute": "second",
    "day": "hour",
    "week": "day",
    "month": "day",
}
_PART = re.compile(
    r" ?([0-9]{1,3}) ?(개월|달|분|초|시간|일)(?!부터|까지)|(?: and|,)? ([0-9]{1,3}) (month|minute|"
    r"second|hour|day)s?\b",
    re.ASCII,
)
_HALF = re.compile(
    r" and a half\b| ?반(?![가-힣])| ?반(?=[이가을를의에은는도만]|가량|정도|동안|만에|간|여)",
    re.ASCII,
)
# 9초58, 1분 44초 80의: hundredths of a second, as records are written.
_HUNDREDTHS = re.compile(
    r"(?<=초) ?([0-9]{2})(?=(?:의|을|를|로|으로|에|이|가|만에)(?![가-힣]{2})|[.,)](?![0-9])|$)|"
    r"(?<=초)([0-9]{2})(?= )"
)
_NAMES = {
    "개월": "month",
    "달": "month",
    "분": "minute",
    "초": "second",
    "시간": "hour",
    "일": "day",
}


def extended(text: str, value: Fraction, unit: str, end: int) -> DurationHit:
    """The duration with the smaller part behind it: 2년 6개월 is 30 months, 1년 반 1.5 years."""
    if unit in ("year", "month", "hour", "day", "week") and (half := _HALF.match(text, end)):
        return DurationHit(value + Fraction(1, 2), unit, half.end())
    if unit == "second" and (parts := _HUNDREDTHS.match(text, end)):
        return DurationHit(value + Fraction(int(parts[1] or parts[2]), 100), unit, parts.end())
    match = _PART.match(text, end) if unit in _SMALLER else None
    if match is None:
        return DurationHit(value, unit, end)
    smaller = _NAMES[match[2]] if match[2] else match[4]
    if smaller != _SMALLER[unit] or unit == "month":
        return DurationHit(value, unit, end)
    large, small = size(unit), size(smaller)
    if large is None or small is None or large[0] != small[0]:
        return DurationHit(value, unit, end)
    total = (value * large[1] + int(match[1] or match[3]) * small[1]) / small[1]
    return extended(text, total, smaller, match.end())
