"""Dates in figures and in Korean: 2024.02.21, 2024년 10월 8일, '24.12월, 3분기, 지난달 26일.

Each reader is tried at one place of a folded text; `today` is the day the text was written.
"""

import re

from .quantity import Moment
from .spans import (
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
_MONTH_PARTS = {
    "초": (1, 10),
    "초순": (1, 10),
    "중순": (11, 20),
    "중반": (11, 20),
    "말": (20, 31),
    "하순": (20, 31),
}
# 26일 is a day of a month, but 26일간, 3일째, 10일 만에 and 3일 전 are durations.
_NOT_LASTING = (
    r"(?!간|째|차|치|씩|당|여|만이| ?(?:동안|만에|이내|안에|이상|이하|연속|마다|가량|정도|짜리|"
    r"넘게|밤낮|이 걸|이 지|이 소요|을 넘)"
    r"| ?(?:전|후|뒤)(?=에|까지|부터|보다|의|인|이|,|\.| |$))"
)
_DAY_OF_MONTH = rf"([0-9]{{1,2}})일{_NOT_LASTING}"
_MONTH = re.compile(
    rf" ?([0-9]{{1,2}})월(?!호|세|급)(?: ?{_DAY_OF_MONTH})?(?: ?(초순|초|중순|말|"
    rf"하순)(?![가-힣]{{2}}))?"
)
_PART = re.compile(
    r" ?(?:([1-4])(?:/4)? ?분기|(상반기|하반기|연초|연말|초반|중반|후반|초(?![가-힣])|초(?=에|"
    r"부터|까지|의|로|이|는|가|를|보|다)|말(?![가-힣])|말(?=에|부터|까지|의|쯤|이|은|을|로|보|께)|"
    r"봄|여름|가을(?!이)))"
)
_DAY = re.compile(_DAY_OF_MONTH)
_YEAR = re.compile(
    r"'?([0-9]{2,4})년(?:도)?(?!째|차|생| ?(?:간|동안|만에|이내|안에|연속|후|뒤|이상|넘|여간|"
    r"가까이|가량|남짓|전))"
)
_DECADE = re.compile(r"'?([0-9]{4}|[0-9]{2})년대(?: ?(초반?|중반|후반|말))?")
_CENTURY = re.compile(r"([0-9]{1,2})세기")
_DOTTED = re.compile(r"([0-9]{4})([.\-/]) ?([0-9]{1,2})\2 ?([0-9]{1,2})(?![0-9])(?:\.(?![0-9]))?")
_DOTTED_MONTH = re.compile(
    r"((?:19|20)[0-9]{2})[.\-/](0[1-9]|1[0-2])(?![0-9]|[.\-/][0-9]|[%A-Za-z])"
)
_SHORT = re.compile(r"'?([0-9]{2}|[0-9]{4})\. ?([0-9]{1,2})월(?: ?([0-9]{1,2})일)?")
_QUOTED = re.compile(r"'([0-9]{2})[./]([0-9]{1,2})(?:[./]([0-9]{1,2}))?(?![0-9])\.?")
_AMERICAN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?![0-9])")


def read(text: str, start: int, today: Moment) -> DateHit | None:
    """A date that begins with figures (or an apostrophe before them) at this place."""
    for reader in (_dotted, _short, _decade, _year, _month, _quarter, _day, _american):
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


def _decade(text: str, start: int, today: Moment) -> DateHit | None:
    if match := _CENTURY.match(text, start):
        last = 100 * int(match[1])
        return (
            DateHit(Moment(last - 99), Moment(last), match.end())
            if 10 <= last // 100 <= 21
            else None
        )
    match = _DECADE.match(text, start)
    if match is None:
        return None
    first = int(match[1]) if len(match[1]) == 4 else full_year(int(match[1]), today)
    if first % 10 or not is_date(first, None):
        return None
    low, high = {"초": (0, 3), "중": (3, 6), "후": (5, 9), "말": (7, 9)}.get(
        (match[2] or " ")[0], (0, 9)
    )
    return DateHit(Moment(first + low), Moment(first + high), match.end())


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
    if (match := _MONTH.match(text, place)) and (hit := _month_of(match, year)):
        return hit
    if part := _PART.match(text, place):
        if part[1]:
            last = 3 * int(part[1])
            return DateHit(*months(year, last - 2, last), part.end())
        return DateHit(*months(year, *_PARTS[part[2]]), part.end())
    return _single(Moment(year), place)


def _month_of(match: re.Match[str], year: int | None) -> DateHit | None:
    month, day = int(match[1]), int(match[2]) if match[2] else None
    if not is_date(year, month, day):
        return None
    if day is None and match[3]:
        first, last = _MONTH_PARTS[match[3]]
        until = Moment(year, month).last() if year else None
        last = min(last, until.day if until else 28)
        return DateHit(Moment(year, month, first), Moment(year, month, last), match.end())
    return _single(Moment(year, month, day), match.end())


def _month(text: str, start: int, _today: Moment) -> DateHit | None:
    match = _MONTH.match(text, start)
    return _month_of(match, None) if match else None


_QUARTER = re.compile(r"([1-4])(?:/4)? ?분기(?!째| ?(?:연속|만에|동안|내리))")


def _quarter(text: str, start: int, _today: Moment) -> DateHit | None:
    match = _QUARTER.match(text, start)
    if match is None:
        return None
    last = 3 * int(match[1])
    return DateHit(*months(None, last - 2, last), match.end())


def _day(text: str, start: int, _today: Moment) -> DateHit | None:
    match = _DAY.match(text, start)
    if match is None or not is_date(None, None, int(match[1])):
        return None
    return _single(Moment(None, None, int(match[1])), match.end())


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
_NEAR = re.compile(rf"(지난|오는) ?(?:([0-9]{{1,2}})월(?: ?{_DAY_OF_MONTH})?|{_DAY_OF_MONTH})")
_SPACED_DAY = re.compile(rf" ?{_DAY_OF_MONTH}")
_HALF = re.compile(r"(상반기|하반기)(?![가-힣])|(상반기|하반기)(?=[은는이가을를의에도])")
STARTS = frozenset("올금작지재내이저다오어그모상하")


def read_words(text: str, start: int, today: Moment) -> DateHit | None:
    """A date that begins with a Korean word: 작년 4월, 지난달 26일, 오는 3월, 상반기."""
    if match := _NEAR.match(text, start):
        return _near(match, today)
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
        day = _SPACED_DAY.match(text, match.end())
        if day and is_date(month.year, month.month, int(day[1])):
            moment = Moment(month.year, month.month, int(day[1]))
            return DateHit(moment, moment, day.end(), month == UNKNOWN)
        return DateHit(month, month, match.end(), month == UNKNOWN)
    if word in _DAY_WORDS:
        moment = shift_day(today, _DAY_WORDS[word])
        return DateHit(moment, moment, match.end(), moment == UNKNOWN)
    since, until = week(today, _WEEK_WORDS[word])
    return DateHit(since, until, match.end(), since == UNKNOWN)


def _year_word(text: str, match: re.Match[str], today: Moment) -> DateHit | None:
    year = None if today.year is None else today.year + _YEAR_WORDS[match.group()]
    hit = within_year(text, match.end(), year)
    if match.group() == "올" and hit.end == match.end():
        return None
    return hit._replace(relative=year is None)


def _near(match: re.Match[str], today: Moment) -> DateHit | None:
    past = match[1] == "지난"
    if match[2] is None:
        moment = nearest_day(today, int(match[4]), past)
        moment = moment if moment != UNKNOWN else Moment(None, None, int(match[4]))
    else:
        month = int(match[2])
        if not is_date(None, month):
            return None
        moment = nearest_month(today, month, past)
        day = int(match[3]) if match[3] else None
        if not is_date(moment.year, month, day):
            return None
        moment = Moment(moment.year, month, day)
    return DateHit(moment, moment, match.end(), moment.year is None)
