"""Seasons reckoned from the day a text was written: 지난겨울, 올여름, last winter, this spring.

In: a folded text, a place in it, and `today`. Out: a `DateHit`, or None. Invariant: a winter begins
in December and ends in February; where the day is not known, or either winter may be meant, the
season stays open.
"""

import re

from qa.quantities.quantity import Moment
from qa.quantities.spans import UNKNOWN, DateHit, months

_WINTER = (12, 2)
_MONTHS = {
    "봄": (3, 5), "여름": (6, 8), "가을": (9, 11), "겨울": _WINTER,
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": _WINTER,
}  # fmt: skip
_BY = {"지난": -1, "올": 0, "이번": 0, "다음": 1, "오는": 1, "last": -1, "this": 0, "next": 1}
_KOREAN = re.compile(r"(지난|올|이번|다음|오는) ?(봄|여름|가을|겨울)(?!방학|학기|호)")
_ENGLISH = re.compile(r"(last|this|next) (spring|summer|autumn|fall|winter)\b", re.I | re.A)
_SINCE_WINTER = 4  # until this month "this winter" may still be the one that is over


def read_korean(text: str, start: int, today: Moment) -> DateHit | None:
    """A season that begins with a Korean word at this place: 지난겨울, 올 겨울, 오는 봄."""
    return _read(_KOREAN.match(text, start), today)


def read_english(text: str, start: int, today: Moment) -> DateHit | None:
    """The same in English: last winter, this spring."""
    return _read(_ENGLISH.match(text, start), today)


def _read(match: re.Match[str] | None, today: Moment) -> DateHit | None:
    if match is None:
        return None
    by, season = _BY[match[1].lower()], _MONTHS[match[2].lower()]
    if season == _WINTER:
        year = _winter(today, by)
        if year is None:
            return DateHit(UNKNOWN, UNKNOWN, match.end(), relative=True)
        return DateHit(Moment(year, 12), Moment(year + 1, 2), match.end())
    year = _year(today, by, *season)
    return DateHit(*months(year, *season), match.end(), relative=year is None)


def _year(today: Moment, by: int, first: int, last: int) -> int | None:
    """The year of a season that lies within one; `by` is -1 for the last one that is over."""
    if today.year is None or (by and today.month is None):
        return None
    month = today.month or 0
    if by < 0:
        return today.year - (month <= last)
    return today.year + (by > 0 and month >= first)


def _winter(today: Moment, by: int) -> int | None:
    """The year in whose December a winter begins."""
    if today.year is None or today.month is None:
        return None
    begun = today.year - (today.month < 12)  # of the one that has begun last
    if today.month in (12, 1, 2):
        return begun + by
    if by == 0:
        return None if today.month <= _SINCE_WINTER else today.year
    return begun if by < 0 else today.year
