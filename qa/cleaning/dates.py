"""Dates as pages state them: 2024.02.21, 2024. 10. 8. 00:36, 24년 2월, Feb 21, 2024.

What comes in is a line; what goes out are dates in ISO 8601, as exact as stated, and where they
stand. Invariant: a month or day that the calendar does not have is not a date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_ENDED = r"(?:\b|(?=\d{1,2}:\d{2}(?!\d)))"  # 20255:44 PM, where tags met
_DAY = r"(?P<day>\d{1,2})"
_ORDINAL = r"(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:\s?[(\[]?(?:[월화수목금토일](?:요일)?)[)\]]?(?![가-힣]))?"
_ENGLISH_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_ZONE = (
    r"(?:[+-]\d{2}:?\d{2}|Z\b"
    r"|\(?(?:KST|GMT|UTC|EST|EDT|ET|PST|PDT|PT|BST|CET|CEST|AEST|AEDT)\)?(?:[+-]\d{1,2})?)"
)
# 07:53, 07:53:12, PM 07:53, 오전 9시 5분, 9:00 a.m. KST, T09:00:00+09:00
_TIME = (
    r"(?:[T,\s(]*(?:at\s+)?(?:(?:am|pm|오전|오후)\s*)?\d{1,2}(?::\d{2}){1,2}(?:\.\d+)?"
    rf"(?:\s?(?:a\.?m\.?|p\.?m\.?))?(?:\s?{_ZONE})?\)?"
    rf"|[,\s]+\d{{1,2}}\.\d{{2}}\s?{_ZONE}"
    r"|\s*(?:오전|오후)?\s?\d{1,2}시(?:\s?\d{1,2}분)?)?"
)
_NO_MORE = r"(?!\d|[./-]\d)\.?"
_FORMS = tuple(
    re.compile(form + _TIME, re.IGNORECASE)
    for form in (
        # 2024.02.21, 2024-2-21, 2024. 10. 8. (화)
        rf"(?<![\d.]){_YEAR}\s?(?P<mark>[./-])\s?(?P<month>\d{{1,2}})\s?(?P=mark)\s?{_DAY}{_NO_MORE}"
        + _WEEKDAY,
        # 2024년 10월 8일, 24년 2월
        rf"(?<!\d)(?P<year>(?:19|20)?\d{{2}})년\s?(?P<month>\d{{1,2}})월(?:\s?{_DAY}일)?{_WEEKDAY}",
        # 2024年10月8日
        rf"(?<!\d){_YEAR}\s?年\s?(?P<month>\d{{1,2}})\s?月(?:\s?{_DAY}\s?日)?",
        # Feb 21, 2024
        rf"(?<![A-Za-z0-9_]){_ENGLISH_WEEKDAY}{_NAME}\s+{_DAY}{_ORDINAL}[.,]?\s+{_YEAR}{_ENDED}",
        # 21 February 2024
        rf"\b{_ENGLISH_WEEKDAY}{_DAY}{_ORDINAL}\s+{_NAME},?\s+{_YEAR}{_ENDED}",
        # February 2024
        rf"(?<!\d\s)\b{_NAME},?\s+{_YEAR}\b",
        # 24.02.21
        rf"(?<![\d.])(?P<year>\d{{2}})(?P<mark>[./-])(?P<month>\d{{2}})(?P=mark){_DAY}{_NO_MORE}"
        + _WEEKDAY,
        # ’24.3.5., as offices write it
        rf"['’‘`]\s?(?P<year>\d{{2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_DAY}{_NO_MORE}" + _WEEKDAY,
        # 2024.02
        rf"(?<![\d.]){_YEAR}[./-]\s?(?P<month>0?[1-9]|1[0-2])(?!\d|[./-]\s?\d)\.?",
    )
)
_LONGEST = 400  # characters; a longer line is prose, and its dates are those of events
_HINT = re.compile(r"\d{2}")
_NARROW = {0xFF01 + place: 0x21 + place for place in range(0x5E)}  # ２０２４．２．２１, as ASCII


@dataclass(frozen=True, slots=True)
class Stated:
    """A date and the characters of the line that state it, its time of day included."""

    value: str
    start: int
    end: int


def stated(line: str) -> tuple[Stated, ...]:
    """The dates in a short line, in order; where two forms overlap, the one tried first."""
    if len(line) > _LONGEST or not _HINT.search(line):
        return ()
    line = line.translate(_NARROW)
    found: list[Stated] = []
    for form in _FORMS:
        for one in _found(form, line):
            if all(one.end <= other.start or one.start >= other.end for other in found):
                found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def iso(year: str, month: str, day: str = "") -> str | None:
    """The date in ISO 8601, or None where there is no such day; "24" is 2024, "98" is 1998."""
    century = 0 if len(year) == 4 else 2000 if int(year) < 50 else 1900
    try:
        value = date(century + int(year), int(month), int(day or 1)).isoformat()
    except ValueError:
        return None
    return value if day else value[:7]


def _found(form: re.Pattern[str], line: str) -> Iterator[Stated]:
    for match in form.finditer(line):
        groups = match.groupdict()
        name = groups.get("name")
        month = str(MONTHS.index(name[:3].lower()) + 1) if name else groups["month"]
        value = iso(groups["year"], month, groups.get("day") or "")
        if value:
            yield Stated(value, match.start(), match.end())
