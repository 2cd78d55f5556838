"""What stands behind a Korean month: a day, days (24~26일), or its beginning, middle or end.

In: a folded text and the place behind the month. Out: a `DateHit`. Invariant: where nothing more
stands there it is the month itself, which may be unknown, as 이달 is where nobody knows the day of
writing.
"""

import re

from qa.quantities.quantity import Moment
from qa.quantities.spans import UNKNOWN, DateHit, is_date

_PARTS = {
    "초": (1, 10), "초순": (1, 10), "중순": (11, 20), "말": (20, 31), "하순": (20, 31),
}  # fmt: skip
# 26일 is a day of a month, but 26일간, 3일째, 10일 만에 and 3일 전 are durations.
_NOT_LASTING = (
    r"(?!간|째|차|치|씩|당|여|만이| ?(?:동안|만에|이내|안에|이상|이하|연속|마다|가량|정도|짜리|"
    r"넘게|밤낮|이 걸|이 지|이 소요|을 넘)"
    r"| ?(?:전|후|뒤)(?=에|까지|부터|보다|의|인|이|,|\.| |$))"
)
DAY = rf"([0-9]{{1,2}})일{_NOT_LASTING}"
_DAY = re.compile(rf" ?{DAY}")
_DAYS = re.compile(rf" ?([0-9]{{1,2}}) ?[~\-] ?{DAY}")
# Days that no month stands before may also be a length of time: 3~5일이면, 2~3일 걸린다.
_LASTS = re.compile(
    r"[이은을의로]|(?:면|내)(?![가-힣])| ?(?:걸|소요|지나|지난|남|내(?![가-힣])|쯤|더|일찍|늦)"
)
_PART = re.compile(
    r" ?(초순|초|중순|말|하순)(?:(?![가-힣]{2})|"
    r"(?=(?:까지|부터|에는|에도|에만|에서|에야|이면|이나|보다|께|쯤|경)))"
)


def within_month(text: str, place: int, month: Moment) -> DateHit | None:
    """The month with what is behind it; None where there is no such day."""
    if days := _DAYS.match(text, place):
        return _between(days, month)
    if match := _DAY.match(text, place):
        day = int(match[1])
        if not is_date(month.year, month.month, day):
            return None
        moment = Moment(month.year, month.month, day)
        return DateHit(moment, moment, match.end())
    if part := _PART.match(text, place):
        return _part(part, month)
    return DateHit(month, month, place)


def days_alone(text: str, start: int) -> DateHit | None:
    """Days of a month that is not told: 24~26일 열린다."""
    match = _DAYS.match(text, start)
    if match is None or _LASTS.match(text, match.end()):
        return None
    return _between(match, UNKNOWN)


_LEAP_YEAR = 2024  # in which a month without its year may lie


def _between(match: re.Match[str], month: Moment) -> DateHit | None:
    first, last = int(match[1]), int(match[2])
    if first >= last or not all(is_date(month.year, month.month, day) for day in (first, last)):
        return None
    since, until = (Moment(month.year, month.month, day) for day in (first, last))
    return DateHit(since, until, match.end())


def _part(match: re.Match[str], month: Moment) -> DateHit:
    if month.month is None:
        return DateHit(month, month, match.end())
    first, last = _PARTS[match[1]]
    until = Moment(month.year or _LEAP_YEAR, month.month).last()
    last = min(last, until.day if until else last)
    since = Moment(month.year, month.month, first)
    return DateHit(since, Moment(month.year, month.month, last), match.end())
