"""Dates in figures and in Korean: 2024.02.21, 2024년 10월 8일, '24.12월, 3분기, 지난달 26일.

In: a folded text, a place in it, and `today`, the day the text was written. Out: a `DateHit`, or
None. Invariant: there is such a day; the 30th of February is no date.
"""

import re

from qa.quantities import seasons
from qa.quantities.decades import read_century, read_decade
from qa.quantities.month_parts import DAY, days_alone, within_month
from qa.quantities.quantity import Moment
from qa.quantities.spans import (
    EARLY,
    LATE,
    MIDDLE,
    UNKNOWN,
    DateHit,
    full_year,
    is_date,
    months,
    nearest_day,
    nearest_month,
    shift_day,
    shift_month,
    week,
)

_PARTS = {
    "상반기": (1, 6), "하반기": (7, 12), "초": EARLY, "연초": EARLY, "초반": EARLY, "중반": MIDDLE,
    "중순": MIDDLE, "말": LATE, "연말": LATE, "후반": LATE, "봄": (3, 5), "여름": (6, 8),
    "가을": (9, 11),
}  # fmt: skip
_MONTH = re.compile(r" ?([0-9]{1,2})월(?!호|세|급)")
_PART = re.compile(
    r" ?(?:([1-4])(?:[/·]4)? ?분기|(상반기|하반기|연초|연말|초반|중반|후반|초(?![가-힣])|초(?=에|"
    r"부터|까지|의|로|이|는|가|를|보|다)|말(?![가-힣])|말(?=에|부터|까지|의|쯤|이|은|을|로|보|께)|"
    r"봄|여름|가을(?!이)))"
)
_DAY = re.compile(DAY)
_YEAR = re.compile(
    r"'?([0-9]{2,4})(?:학년도| ?(?:회계|사업)연도|년(?:도)?)(?!째|차|생|"
    r" ?(?:간|동안|만에|이내|안에|연속|후|뒤|이상|넘|여간|가까이|가량|남짓|전))"
)
_DOTTED = re.compile(r"([0-9]{4})([.\-/]) ?([0-9]{1,2})\2 ?([0-9]{1,2})(?![0-9])(?:\.(?![0-9]))?")
_DOTTED_MONTH = re.compile(
    r"((?:19|20)[0-9]{2})[.\-/](0[1-9]|1[0-2])(?![0-9]|[.\-/][0-9]|[%A-Za-z])"
)
_SHORT = re.compile(r"'?([0-9]{2}|[0-9]{4})\. ?([0-9]{1,2})월(?: ?([0-9]{1,2})일)?")
_QUOTED = re.compile(r"'([0-9]{2})[./]([0-9]{1,2})(?:[./]([0-9]{1,2}))?(?![0-9])\.?")
_AMERICAN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?![0-9])")


def read(text: str, start: int, today: Moment) -> DateHit | None:
    """A date that begins with figures (or an apostrophe before them) at this place."""
    for reader in _READERS:
        hit = reader(text, start, today)
        if hit is not None:
            return hit
    return None


def _single(moment: Moment, end: int) -> DateHit:
    return DateHit(moment, moment, end)


def _dotted(text: str, start: int, _today: Moment) -> DateHit | None:
    if match := _DOTTED.match(text, start):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        return _single(Moment(year, month, day), match.end()) if is_date(year, month, day) else None
    if match := _DOTTED_MONTH.match(text, start):
        after = text[match.end() : match.end() + 1]
        if after not in ("월", "년", "배", "만", "억", "조"):
            return _single(Moment(int(match[1]), int(match[2])), match.end())
    return None


def _short(text: str, start: int, today: Moment) -> DateHit | None:
    match = _SHORT.match(text, start) or _QUOTED.match(text, start)
    if match is None:
        return None
    year = int(match[1]) if len(match[1]) == 4 else full_year(int(match[1]), today)
    month, day = int(match[2]), int(match[3]) if match[3] else None
    return _single(Moment(year, month, day), match.end()) if is_date(year, month, day) else None


def _year(text: str, start: int, today: Moment) -> DateHit | None:
    match = _YEAR.match(text, start)
    if match is None:
        return None
    quoted = text[start] == "'"
    if len(match[1]) == 4:
        year = int(match[1])
    elif len(match[1]) == 3:
        year = int(match[1])
        if year % 10 == 0 and not _MONTH.match(text, match.end()):
            return None  # 700년 is rather a length of time
    elif quoted or _MONTH.match(text, match.end()) or _PART.match(text, match.end()):
        year = full_year(int(match[1]), today)
    else:
        return None
    return within_year(text, match.end(), year) if is_date(year, None) else None


_TO_MONTH = re.compile(r" ?([0-9]{1,2}) ?[~\-] ?([0-9]{1,2})월(?!호|세)")


def within_year(text: str, place: int, year: int | None) -> DateHit:
    """What stands behind a year: a month, a day, a quarter, a part; or the year alone."""
    if months_hit := _TO_MONTH.match(text, place):
        first, last = int(months_hit[1]), int(months_hit[2])
        if 1 <= first < last <= 12:
            return DateHit(*months(year, first, last), months_hit.end())
    if hit := _month_at(text, place, year):
        return hit
    if part := _PART.match(text, place):
        if part[1]:
            last = 3 * int(part[1])
            return DateHit(*months(year, last - 2, last), part.end())
        return DateHit(*months(year, *_PARTS[part[2]]), part.end())
    return _single(Moment(year), place)


def _month_at(text: str, place: int, year: int | None) -> DateHit | None:
    match = _MONTH.match(text, place)
    if match is None or not is_date(year, int(match[1])):
        return None
    return within_month(text, match.end(), Moment(year, int(match[1])))


def _month(text: str, start: int, _today: Moment) -> DateHit | None:
    return _month_at(text, start, None)


_QUARTER = re.compile(r"([1-4])(?:[/·]4)? ?분기(?!째| ?(?:연속|만에|동안|내리))")


def _quarter(text: str, start: int, _today: Moment) -> DateHit | None:
    match = _QUARTER.match(text, start)
    if match is None:
        return None
    last = 3 * int(match[1])
    return DateHit(*months(None, last - 2, last), match.end())


# 2박 3일 and 주 5일 are lengths of time, and so is the day of 1일 2회.
_COUNTED_DAYS = re.compile(r"박 ?$|(?<![가-힣])(?<!번 )(?<!난 )(?<!음 )[주연] ?$")
_A_DAY = re.compile(r"1일 ?(?:평균|최대|최소|권장|기준|[0-9]+ ?(?:회|번|차례|교대))")


def _day(text: str, start: int, _today: Moment) -> DateHit | None:
    if _COUNTED_DAYS.search(text[max(0, start - 5) : start]) or _A_DAY.match(text, start):
        return None
    if days := days_alone(text, start):
        return days
    match = _DAY.match(text, start)
    if match is None or not is_date(None, None, int(match[1])):
        return None
    return _single(Moment(None, None, int(match[1])), match.end())


_WEEKDAY = re.compile(r"([0-9]{1,2})[./] ?([0-9]{1,2})\.? ?(?=\([월화수목금토일](?:요일)?\))")


def _weekday(text: str, start: int, _today: Moment) -> DateHit | None:
    """3. 15.(금), as notices write."""
    match = _WEEKDAY.match(text, start)
    if match is None or not is_date(None, int(match[1]), int(match[2])):
        return None
    return _single(Moment(None, int(match[1]), int(match[2])), match.end())


def _american(text: str, start: int, _today: Moment) -> DateHit | None:
    """10/25/2024 or 25/10/2024; 10/8/2024 could be either, so only its year is sure."""
    match = _AMERICAN.match(text, start)
    if match is None:
        return None
    left, right, year = int(match[1]), int(match[2]), int(match[3])
    readings = {(m, d) for m, d in ((left, right), (right, left)) if is_date(year, m, d)}
    if not readings:
        return None
    month, day = readings.pop() if len(readings) == 1 else (None, None)
    return _single(Moment(year, month, day), match.end())


_END = re.compile(r"([0-9]{1,2})([.\-/]) ?([0-9]{1,2})(?![0-9%]|\.[0-9])\.?")


def read_end(text: str, place: int, first: DateHit) -> DateHit | None:
    """The day in which a range ends that began with a whole date: 2024. 3. 4. ~ 3. 15."""
    match = _END.match(text, place)
    since = first.since
    if match is None or since.day is None or text[first.end - 1] == "일":
        return None
    moment = Moment(since.year, int(match[1]), int(match[3]))
    later = is_date(*(moment.year, moment.month, moment.day)) and moment > since
    return _single(moment, match.end()) if later and since.year else None


_READERS = (
    _dotted, _short, read_century, read_decade, _year, _month, _quarter, _day, _american, _weekday,
)  # fmt: skip
_YEAR_WORDS = {
    "올해": 0,
    "금년": 0,
    "올": 0,
    "작년": -1,
    "지난해": -1,
    "재작년": -2,
    "내년": 1,
    "내후년": 2,
}
_MONTH_WORDS = {
    "이달": 0, "이번 달": 0, "이번달": 0, "지난달": -1, "지난 달": -1, "저번 달": -1,
    "다음 달": 1, "다음달": 1,
    "내달": 1, "지지난달": -2,
}  # fmt: skip
_DAY_WORDS = {"어제": -1, "그제": -2, "그저께": -2, "내일": 1, "모레": 2}
_WEEK_WORDS = {"이번 주": 0, "이번주": 0, "지난주": -1, "지난 주": -1, "다음 주": 1, "다음주": 1}
_WORD = re.compile(
    "|".join(
        sorted([*_YEAR_WORDS, *_MONTH_WORDS, *_DAY_WORDS, *_WEEK_WORDS], key=len, reverse=True)
    )
)
_OF_WEEK = re.compile(" ?([월화수목금토일])요일")
_NEAR = re.compile(rf"(지난|오는) ?(?:([0-9]{{1,2}})월|(?:([0-9]{{1,2}}) ?[~\-] ?)?{DAY})")
_HALF = re.compile(r"(상반기|하반기)(?![가-힣])|(상반기|하반기)(?=[은는이가을를의에도])")
STARTS = frozenset("올금작지재내이저다오어그모상하")


def read_words(text: str, start: int, today: Moment) -> DateHit | None:
    """A date that begins with a Korean word: 작년 4월, 지난달 26일, 오는 3월, 상반기."""
    if season := seasons.read_korean(text, start, today):
        return season
    if match := _NEAR.match(text, start):
        return _near(text, match, today)
    if match := _HALF.match(text, start):
        return DateHit(*months(None, *_PARTS[match[1] or match[2]]), match.end())
    match = _WORD.match(text, start)
    if match is None:
        return None
    word = match.group()
    if word in _YEAR_WORDS:
        return _year_word(text, match, today)
    if word in _MONTH_WORDS:
        month = shift_month(today, _MONTH_WORDS[word])
        hit = within_month(text, match.end(), month) or DateHit(month, month, match.end())
        return hit._replace(relative=month == UNKNOWN)
    if word in _DAY_WORDS:
        moment = shift_day(today, _DAY_WORDS[word])
        return DateHit(moment, moment, match.end(), moment == UNKNOWN)
    weekend = text[match.end() : match.end() + 1] == "말"
    since, until = week(today, _WEEK_WORDS[word])
    if (weekday := _OF_WEEK.match(text, match.end())) and since != UNKNOWN:
        day = shift_day(since, "월화수목금토일".index(weekday[1]))
        return DateHit(day, day, weekday.end())
    since = shift_day(until, -1) if weekend else since
    return DateHit(since, until, match.end() + weekend, since == UNKNOWN)


def _year_word(text: str, match: re.Match[str], today: Moment) -> DateHit | None:
    year = None if today.year is None else today.year + _YEAR_WORDS[match.group()]
    hit = within_year(text, match.end(), year)
    if match.group() == "올" and hit.end == match.end():
        return None
    return hit._replace(relative=year is None)


def _near(text: str, match: re.Match[str], today: Moment) -> DateHit | None:
    past = match[1] == "지난"
    if match[2] is None:
        ends = [nearest_day(today, int(day), past) for day in match.groups()[2:] if day]
        if UNKNOWN in ends:
            ends = [Moment(None, None, int(day)) for day in match.groups()[2:] if day]
        return DateHit(ends[0], ends[-1], match.end(), ends[0].year is None)
    month = int(match[2])
    if not is_date(None, month):
        return None
    moment = nearest_month(today, month, past)
    hit = within_month(text, match.end(), moment)
    return hit._replace(relative=moment.year is None) if hit else None
