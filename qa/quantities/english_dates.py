"""Dates in English: Feb. 21 2024, 21 February 2024, December 2023, Q3 2024, mid-2024, the 1990s.

In: a folded text and a place in it. Out: a `DateHit`, or None. Invariant: month names come from
CLDR by way of `babel`.
"""

import re
from functools import cache

from qa.quantities import seasons
from qa.quantities.quantity import Moment
from qa.quantities.ranks import ORDINALS
from qa.quantities.spans import (
    EARLY,
    LATE,
    MIDDLE,
    PARTS_OF_CENTURY,
    UNKNOWN,
    DateHit,
    full_year,
    is_date,
    months,
    nearest_month,
    shift_day,
    shift_month,
    week,
)

_YEAR = "((?:1[5-9]|20|21)[0-9]{2})(?![0-9])"
_ORDINAL_END = "(?:st|nd|rd|th)?"


@cache
def month_names() -> dict[str, int]:
    """Full and short names of the months, as they are written."""
    from babel.dates import get_month_names

    names = {"Sept": 9}
    for width in ("wide", "abbreviated"):
        names |= {name: number for number, name in get_month_names(width, locale="en").items()}
    return names


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    month = "(" + "|".join(sorted(month_names(), key=len, reverse=True)) + r")\b\.?"
    month_first = re.compile(
        rf"{month}(?: ([0-9]{{1,2}}){_ORDINAL_END}(?![0-9:]|[.,][0-9])"
        rf"(?:-([0-9]{{1,2}}){_ORDINAL_END}(?![0-9:]|[.,][0-9]))?(?:,? {_YEAR})?|"
        rf",?(?: of)? {_YEAR})?"
    )
    day_first = re.compile(
        rf"(?:([0-9]{{1,2}}){_ORDINAL_END}(?: ?- ?| to ))?"
        rf"([0-9]{{1,2}}){_ORDINAL_END}(?: of)?[ -]{month}(?:,?[ -]{_YEAR})?"
    )
    near = re.compile(rf"(last|next|this) {month}", re.IGNORECASE)
    return month_first, day_first, near


def read_day_first(text: str, start: int, _today: Moment) -> DateHit | None:
    """21 February 2024, 21st of February; the place is that of the figures."""
    match = _patterns()[1].match(text, start)
    if match is None:
        return None
    year, month = int(match[4]) if match[4] else None, month_names()[match[3]]
    since = Moment(year, month, int(match[1] or match[2]))
    until = Moment(year, month, int(match[2]))
    if not all(is_date(year, month, moment.day) for moment in (since, until)):
        return None
    if (since.day or 0) > (until.day or 0):
        return None
    return DateHit(since, until, match.end() if match[4] else match.end(3))


_BEFORE_BARE = re.compile(
    r"(?:in|since|by|until|till|from|of|this|last|next|early|late|mid|during|to|through|before|"
    r"after)[ -]$",
    re.IGNORECASE,
)


def read_month_first(text: str, start: int, _today: Moment) -> DateHit | None:
    """February 21, 2024; December 2023; a bare May or March needs a word such as "in" before it."""
    match = _patterns()[0].match(text, start)
    if match is None:
        return None
    name, month = match[1], month_names()[match[1]]
    written, day, last = match[4] or match[5], match[2], match[3] or match[2]
    if not written and not day and not _is_month(text, start, name):
        return None
    year = int(written) if written else None
    since = Moment(year, month, int(day) if day else None)
    until = Moment(year, month, int(last) if last else None)
    if not all(is_date(year, month, moment.day) for moment in (since, until)):
        return None
    if (until.day or 0) < (since.day or 0):
        return None
    return DateHit(since, until, match.end() if year or day else match.end(1))


def _is_month(text: str, start: int, name: str) -> bool:
    """Whether a month's name alone is one: a full name, or a short one, May or March after "in"."""
    if len(name) > 4 and name != "March":
        return True
    return len(name) > 2 and _BEFORE_BARE.search(text[max(0, start - 8) : start]) is not None


_CENTURY = re.compile(
    rf"(?:([0-9]{{1,2}})(?:st|nd|rd|th)|(twenty-first|{'|'.join(ORDINALS)}))"
    r"[- ]centur(?:y|ies)\b(?! B\.?C)",
    re.IGNORECASE | re.ASCII,
)
_DECADE = re.compile(r"((?:1[5-9]|20)[0-9]0)'?s\b|'?([2-9]0)'?s\b", re.ASCII)
_QUARTER_LAST = re.compile(
    rf"{_YEAR}[- ]?(?:Q([1-4])|H([12]))\b|(?:([1-4])Q|([12])H)[ ']?"
    r"((?:20)?[0-9]{2})\b",
    re.ASCII,
)
_YEAR_RANGE = re.compile(r"((?:19|20)[0-9]{2})[-/]([0-9]{2})(?![-/.]?[0-9])")


def read_figures(text: str, start: int, today: Moment) -> DateHit | None:
    """The 1990s, 2024 Q3, 3Q24, 2023-24."""
    if match := _DECADE.match(text, start):
        if match[1] or _is_decade(text, start):
            first = int(match[1]) if match[1] else full_year(int(match[2]), today)
            low, high = _decade_part(text, start)
            return DateHit(Moment(first + low), Moment(first + high), match.end())
        return None
    if century := _century(text, start):
        return century
    if match := _QUARTER_LAST.match(text, start):
        if match[1]:
            return _quarter(int(match[1]), match[2], match[3], match.end())
        year = int(match[6]) if len(match[6]) == 4 else full_year(int(match[6]), today)
        return _quarter(year, match[4], match[5], match.end())
    if match := _YEAR_RANGE.match(text, start):
        first, last = int(match[1]), int(match[2])
        if last == first % 100 + 1 and last > 12:
            return DateHit(Moment(first), Moment(first + 1), match.end())
    return None


def _century(text: str, start: int) -> DateHit | None:
    """The 19th century, the late nineteenth century."""
    match = _CENTURY.match(text, start)
    if match is None:
        return None
    word = match[2].lower() if match[2] else ""
    number = int(match[1]) if match[1] else ORDINALS.get(word, 21)
    if not 1 <= number <= 21:
        return None
    low, high = 1, 100
    before = text[max(0, start - 6) : start].lower()
    for word, part in (("early", "초"), ("mid", "중"), ("late", "말")):
        if before.rstrip(" -").endswith(word):
            low, high = PARTS_OF_CENTURY[part]
    return DateHit(Moment(100 * number - 100 + low), Moment(100 * number - 100 + high), match.end())


def _is_decade(text: str, start: int) -> bool:
    return text[start] == "'" or text[max(0, start - 4) : start].lower().endswith(
        ("the ", "-", "y ", "d ")
    )


def _decade_part(text: str, start: int) -> tuple[int, int]:
    before = text[max(0, start - 6) : start].lower()
    for word, years in (("early", (0, 3)), ("mid", (3, 6)), ("late", (6, 9))):
        if word in before:
            return years
    return 0, 9


def _quarter(year: int | None, quarter: str | None, half: str | None, end: int) -> DateHit:
    if quarter:
        return DateHit(*months(year, 3 * int(quarter) - 2, 3 * int(quarter)), end)
    return DateHit(*months(year, 1, 6) if half == "1" else months(year, 7, 12), end)


_QUARTER = re.compile(
    rf"(?:Q([1-4])|H([12]))(?:,?[ -](?:of )?(?:FY ?)?{_YEAR}|"
    rf"(?: ?'| FY ?'?)([0-9]{{2}})(?![0-9]))?(?![A-Za-z0-9])"
)
_FISCAL = re.compile(rf"FY ?'?(?:{_YEAR}|([0-9]{{2}})(?![0-9]))(?!-?[A-Za-z0-9])")
_ORDINALS = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_NAMED = re.compile(
    rf"({'|'.join(_ORDINALS)})[ -](quarter|half)(?:,? (?:of )?(?:the year )?{_YEAR}| of (last|"
    rf"this|next) year)?\b",
    re.IGNORECASE | re.ASCII,
)
_PART = re.compile(
    rf"(early|mid|late|end of|start of|beginning of|the end of|"
    rf"first half of)[ -](?:in )?{_YEAR}(?!s)",
    re.IGNORECASE,
)
_PARTS = {"early": EARLY, "start of": EARLY, "beginning of": EARLY, "mid": MIDDLE, "late": LATE}
_NEAR = re.compile(r"(last|this|next) (year|month|week)\b", re.IGNORECASE | re.ASCII)
# "today" mostly says nowadays, so it is no date.
_DAYS = {"yesterday": -1, "tomorrow": 1}
_BY = {"last": -1, "this": 0, "next": 1}
STARTS = frozenset({
    "q1", "q2", "q3", "q4", "h1", "h2", "first", "second", "third", "fourth", "early", "mid",
    "late",
    "end", "start", "beginning", "last", "this", "next", "yesterday", "tomorrow", "fy",
})  # fmt: skip


def read_words(text: str, start: int, today: Moment) -> DateHit | None:
    """A date that begins with an English word other than a month: Q3 2024, mid-2024, last month."""
    if match := _QUARTER.match(text, start):
        year = int(match[3]) if match[3] else full_year(int(match[4]), today) if match[4] else None
        if match[1] or (match[2] and year):
            return _quarter(year, match[1], match[2], match.end())
    if match := _FISCAL.match(text, start):
        fiscal = Moment(int(match[1]) if match[1] else full_year(int(match[2]), today))
        return DateHit(fiscal, fiscal, match.end())
    if century := _century(text, start):
        return century
    if match := _NAMED.match(text, start):
        return _named(match, today)
    if match := _PART.match(text, start):
        part = _PARTS.get(match[1].lower(), LATE)
        return DateHit(*months(int(match[2]), *part), match.end())
    if match := _patterns()[2].match(text, start):
        name = match[2].capitalize()
        if name not in month_names():
            return None
        month = month_names()[name]
        moment = nearest_month(today, month, past=match[1].lower() == "last")
        if match[1].lower() == "this":
            moment = Moment(today.year, month)
        return DateHit(moment, moment, match.end(2), moment.year is None)
    if season := seasons.read_english(text, start, today):
        return season
    if match := _NEAR.match(text, start):
        return _near(match, today)
    for word, by in _DAYS.items():
        if text.startswith((word, word.capitalize()), start):
            moment = shift_day(today, by)
            return DateHit(moment, moment, start + len(word), moment == UNKNOWN)
    return None


def _named(match: re.Match[str], today: Moment) -> DateHit | None:
    number, half = _ORDINALS[match[1].lower()], match[2].lower() == "half"
    if half and (number > 2 or not (match[3] or match[4])):
        return None
    year = int(match[3]) if match[3] else None
    if match[4] and today.year is not None:
        year = today.year + _BY[match[4].lower()]
    hit = _quarter(year, None if half else str(number), str(number) if half else None, match.end())
    return hit._replace(relative=bool(match[4]) and year is None)


def _near(match: re.Match[str], today: Moment) -> DateHit:
    by, what = _BY[match[1].lower()], match[2].lower()
    if what == "week":
        since, until = week(today, by)
    elif what == "month":
        since = until = shift_month(today, by)
    else:
        since = until = Moment(today.year + by) if today.year is not None else UNKNOWN
    return DateHit(since, until, match.end(), since == UNKNOWN)
