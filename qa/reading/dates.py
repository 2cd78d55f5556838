"""A date as a structured source states it -> ISO 8601, as exact as stated.

Comes in: one value of a date field. Goes out: "2024-10-08", "2024-02", "2024", or None.
Invariant: nothing is guessed; a date that may be read in two ways is None.
"""

import re
from datetime import UTC, date, datetime

from qa.cleaning.dates import MONTHS

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = r"(?P<month>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})"
_WEEKDAY = r"(?:[A-Za-z]{3,9}\.?,?\s+)?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?:D:)?{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:\d{{4}}|\d{{6}})?(?!\d)",
        rf"{_YEAR}\s*[-/.년]\s*(?P<month>\d{{1,2}})(?:\s*[-/.월]\s*{_DAY})?(?!\d)",
        rf"{_YEAR}\s*년?$",
        rf"{_WEEKDAY}{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
        rf"{_WEEKDAY}{_DAY}(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}\b",
        rf"{_MONTH},?\s+{_YEAR}$",
    )
)
_EPOCH = re.compile(r"(\d{10})(\d{3})?(?:\.\d+)?")


def iso_date(value: str) -> str | None:
    """Read one date; the time of day and the zone are left out, the day is the one stated."""
    value = value.strip()
    for form in _FORMS:
        match = form.match(value)
        if match:
            found = match.groupdict()
            return _joined(found["year"], found.get("month"), found.get("day"))
    seconds = _EPOCH.fullmatch(value)
    return datetime.fromtimestamp(int(seconds[1]), UTC).date().isoformat() if seconds else None


def _joined(year: str, month: str | None, day: str | None) -> str | None:
    """Give the ISO form if there is such a day."""
    if month is None:
        return year
    number = int(month) if month.isdigit() else _month(month)
    try:
        found = date(int(year), number, int(day or 1))
    except ValueError:
        return None
    return found.isoformat() if day else found.isoformat()[:7]


def _month(name: str) -> int:
    """Give the month of an English name of three letters or more, 0 where there is none."""
    start = name[:3].lower()
    return MONTHS.index(start) + 1 if start in MONTHS else 0
