"""Years and centuries by their era: 기원전 57년, 57 BC, third century BC; 서기 57년, AD 935.

In: a folded text and a place. Out: readings, or None. Invariant: before Christ there are no dates
to reckon with, so such a year or century is a place in an order, counted backward; one of our era
is a date.
"""

import re
from fractions import Fraction

from qa.quantities.quantity import Kind, Moment
from qa.quantities.ranks import ORDINALS
from qa.quantities.reading import Outcome, Reading, date_reading
from qa.quantities.spans import DateHit

_BEFORE = re.compile(r"(?:(기원전|BCE?|B\.C\.(?:E\.)?)|기원후|서기|AD|A\.D\.) ?$")
_SPAN = r"([0-9]{1,4})(?:(?:년|세기)?(?: ?[~\-] ?)([0-9]{1,4}))?"
_KOREAN = re.compile(rf"{_SPAN}(년|세기)")
_BARE = re.compile(rf"{_SPAN}(?![0-9.,년세]| ?(?:million|billion|percent|%))")
_CHRIST = r"(?:BCE?|B\.C\.(?:E\.)?)(?![A-Za-z])"
_YEAR_BEHIND = re.compile(rf"{_SPAN} ?(?:({_CHRIST})|(?:AD|CE|A\.D\.|C\.E\.)(?![A-Za-z]))")
_CENTURY_BEHIND = re.compile(
    rf"(?:([0-9]{{1,2}})(?:st|nd|rd|th)|({'|'.join(ORDINALS)}))[- ]century {_CHRIST}",
    re.IGNORECASE | re.ASCII,
)
_REACH = 8  # characters in which the era stands before the figures


def read(text: str, start: int) -> Outcome | None:
    """The year or century whose era stands right before the figures or behind them."""
    if match := _CENTURY_BEHIND.match(text, start):
        place = int(match[1] or ORDINALS[match[2].lower()])
        return _christ(place, place, "century", start, match.end())
    if match := _YEAR_BEHIND.match(text, start):
        return _told(match, bool(match[3]), "year", start)
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    if before is None or text[start - len(before.group()) - 1 : start].strip()[:1].isdigit():
        return None
    match = _KOREAN.match(text, start)
    if match is None and before.group() >= "가":
        return None
    match = match or _BARE.match(text, start)
    if match is None:
        return None
    unit = "century" if match.lastindex == 3 and match[3] == "세기" else "year"
    return _told(match, bool(before[1]), unit, start - len(before.group()))


def _told(match: re.Match[str], christ: bool, unit: str, start: int) -> Outcome | None:
    first, last = int(match[1]), int(match[2] or match[1])
    if christ:
        return _christ(min(first, last), max(first, last), unit, start, match.end())
    if unit == "century":
        first, last = 100 * first - 99, 100 * last
    if not 1 <= first <= last <= 2100:
        return None
    return (date_reading(DateHit(Moment(first), Moment(last), match.end()), start),), match.end()


def _christ(low: int, high: int, unit: str, start: int, end: int) -> Outcome:
    ends = Fraction(low), Fraction(high)
    return (Reading(Kind.ORDINAL, *ends, f"{unit} before Christ", start, end),), end
