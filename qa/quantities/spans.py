"""Spans of dates: from moments as they are written, and reckoned from the day a text was written.

In: a day, and years, months or days written or counted from it. Out: spans of dates; a `DateHit` is
one at a place of a text. Invariant: what a text leaves open stays open.
"""

from datetime import date, timedelta
from typing import NamedTuple

from qa.quantities.quantity import Moment


class DateHit(NamedTuple):
    """The first and the last date meant, and where the expression ends."""

    since: Moment
    until: Moment
    end: int
    relative: bool = False  # a word such as 지난달 could not be resolved


FIRST_YEAR, LAST_YEAR = 100, 2999
UNKNOWN = Moment()

# Parts of a year as the first and last month that may be meant; writers differ, so they overlap.
EARLY, MIDDLE, LATE = (1, 4), (4, 9), (9, 12)
# The same of a century, by years: its beginning, middle and end, and its first and second half.
PARTS_OF_CENTURY = {"초": (1, 35), "중": (31, 70), "말": (61, 100), "전": (1, 50), "후": (51, 100)}


def is_date(year: int | None, month: int | None, day: int | None = None) -> bool:
    """Whether there can be such a day."""
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return False
    if month is not None and not 1 <= month <= 12:
        return False
    if day is None:
        return True
    if not 1 <= day <= 31 or month is None:
        return 1 <= day <= 31
    try:
        date(year or 2024, month, day)
    except ValueError:
        return False
    return True


def full_year(two_digits: int, today: Moment) -> int:
    """The year that '23 means: up to ten years ahead of the writing, or else in the past."""
    pivot = (today.year or 2040) % 100 + (10 if today.year else 0)
    return 2000 + two_digits if two_digits <= pivot else 1900 + two_digits


def parse_iso(written: str | None) -> Moment:
    """The day a text was written: "2024-10-08", "2024-10", "2024", or None for not known."""
    parts = (written or "")[:10].split("-")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return UNKNOWN
    moment = Moment(*(int(part) for part in parts[:3]))
    return moment if is_date(moment.year, moment.month or 1, moment.day) else UNKNOWN


def months(year: int | None, first: int, last: int) -> tuple[Moment, Moment]:
    """From a month to a month of one year."""
    return Moment(year, first), Moment(year, last)


def shift_month(today: Moment, by: int) -> Moment:
    """The month that many months later; unknown where today's month is."""
    if today.year is None or today.month is None:
        return UNKNOWN
    years, month = divmod(today.month - 1 + by, 12)
    return Moment(today.year + years, month + 1)


def shift_day(today: Moment, by: int) -> Moment:
    """The day that many days later; unknown where today is."""
    if today.year is None or today.month is None or today.day is None:
        return UNKNOWN
    moved = date(today.year, today.month, today.day) + timedelta(days=by)
    return Moment(moved.year, moved.month, moved.day)


def week(today: Moment, by: int) -> tuple[Moment, Moment]:
    """Monday to Sunday of the week that many weeks later."""
    if today.year is None or today.month is None or today.day is None:
        return UNKNOWN, UNKNOWN
    monday = -date(today.year, today.month, today.day).weekday() + 7 * by
    return shift_day(today, monday), shift_day(today, monday + 6)


def nearest_month(today: Moment, month: int, past: bool) -> Moment:
    """The last or the next such month; the year stays open in that month itself."""
    if today.year is None or today.month is None or today.month == month:
        return Moment(None, month)
    if past:
        return Moment(today.year - (month > today.month), month)
    return Moment(today.year + (month < today.month), month)


def nearest_day(today: Moment, day: int, past: bool) -> Moment:
    """The last or the next such day of a month."""
    if today.day is None:
        return Moment(None, None, day)
    by = -(day > today.day) if past else (day < today.day)
    month = shift_month(today, by)
    return Moment(month.year, month.month, day) if is_date(*_parts(month), day) else UNKNOWN


def _parts(moment: Moment) -> tuple[int | None, int | None]:
    return moment.year, moment.month
