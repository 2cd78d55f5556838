"""What stands at one place of a text: a date, a time, a share, a rank, an amount, or a name.

In: a folded text, a place in it, and the day it was written. Out: readings and where the search
goes on, or None where nothing begins there. Invariant: the search goes on behind the place.
"""

import re
from fractions import Fraction

from qa.quantities import (
    ages,
    bare,
    clock,
    dates,
    durations,
    english_dates,
    eras,
    meanings,
    names,
    ranks,
    scores,
    shares,
)
from qa.quantities.amounts import Amount, amount_at
from qa.quantities.quantity import Bound, Kind, Moment
from qa.quantities.ranges import carried, range_at
from qa.quantities.reading import Outcome, Reading, date_reading
from qa.quantities.spans import DateHit, is_date

_RUN = re.compile(r"'?[0-9]*")
# The character behind the first figures, past one space, settles what they can begin.
_DATE_KEYS = frozenset(".-/년월일세분~·학회사") | frozenset(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabdfjmnorstu'"
)
_CLOCK_KEYS = frozenset(":.시aApPo")
_ORDINAL_KEYS = frozenset("snrtSNRT")
_CODE_KEYS = frozenset("-.·/)]")
_SHARE_KEYS = frozenset("-iohtqfsen")


def at_figures(text: str, start: int, today: Moment) -> Outcome | None:
    """What begins with figures, or with a sign before them, at this place."""
    first = text[start]
    if first.isdigit() and names.is_glued(text, start):
        return _glued(text, start)
    if names.follows_club(text, start):
        return (), names.end_of_token(text, start)
    if life := ages.read_english(text, start):
        return (_life(life, start),), life.end
    if era := eras.read(text, start):
        return era
    run = _RUN.match(text, start)
    end = run.end() if run else start
    key = text[end : end + 1]
    key = text[end + 1 : end + 2] if key == " " else key
    if (key in _DATE_KEYS or first == "'") and (date := _date_range(text, start, today)):
        return (date_reading(date, start),), date.end
    if first == "'":
        return None
    if (key in _CLOCK_KEYS or end - start <= 2) and (time := clock.read(text, start)):
        return (_time(time),), time.end
    if (key in _ORDINAL_KEYS or first == "#") and (rank := ranks.read(text, start)):
        return (_ranked(rank, start),), rank.end
    if (key in _CODE_KEYS or text[start - 1 : start] == "[") and (
        code := names.end_of_code(text, start)
    ):
        return (), code
    if (key in _SHARE_KEYS or "가" <= key <= "힣") and (share := shares.read(text, start)):
        return (_share(share, start),), share.end
    return _amount(text, start)


def at_hangul(text: str, start: int, today: Moment) -> Outcome | None:
    """What begins with a Hangul word at this place."""
    if hit := dates.read_words(text, start, today):
        hit = _continued(text, start, hit, today)
        return (date_reading(hit, start),), hit.end
    if share := shares.read(text, start):
        return (_share(share, start),), share.end
    if rank := ranks.read(text, start):
        return (_ranked(rank, start),), rank.end
    if duration := durations.read(text, start):
        return (_lasting(duration, start, 1),), duration.end
    if time := clock.read(text, start) or clock.read_words(text, start):
        return (_time(time),), time.end
    return _twofold(text, start) or _amount(text, start)


def at_word(text: str, start: int, today: Moment) -> Outcome | None:
    """What begins with an English word at this place."""
    if time := clock.read_words(text, start):
        return (_time(time),), time.end
    if life := ages.read_english(text, start):
        return (_life(life, start),), life.end
    if hit := english_dates.read_month_first(text, start, today):
        hit = _continued(text, start, hit, today)
        return (date_reading(hit, start),), hit.end
    if era := eras.read(text, start):
        return era
    if hit := english_dates.read_words(text, start, today):
        return (date_reading(hit, start),), hit.end
    if rank := ranks.read(text, start):
        return (_ranked(rank, start),), rank.end
    if duration := durations.read(text, start):
        return (_lasting(duration, start, 1),), duration.end
    if share := shares.read(text, start):
        return (_share(share, start),), share.end
    return _times_word(text, start) or _point_part(text, start) or _amount(text, start)


_WEEKDAY = r"(?: ?\([월화수목금토일](?:요일)?\))?"
_DATE_JOIN = re.compile(
    rf"{_WEEKDAY}( ?[~] ?|-(?=[0-9])| ?(?:부터|에서) ?(?=[0-9'])|"
    r" (?:to|through|until|and) (?=[0-9A-Z]))"
)
_UP_TO = re.compile(rf"{_WEEKDAY} ?까지")
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_TWO_YEARS = re.compile(
    r"((?:19|20)[0-9]{2})(?: ?[~\-] ?| to | and | through )((?:19|20)[0-9]{2}|(?<=~)[0-9]{2}|"
    r"(?<=~ )[0-9]{2})(년(?!대)|(?![0-9년]|[,.-][0-9]))"
)
_TWO_MONTHS = re.compile(r"([0-9]{1,2}) ?[~\-] ?([0-9]{1,2})월(?!호|세)")
_TWO_QUARTERS = re.compile(r"([1-4]) ?[~\-] ?([1-4])분기")


def _read_date(text: str, start: int, today: Moment) -> DateHit | None:
    if hit := english_dates.read_figures(text, start, today):
        return hit
    return dates.read(text, start, today) or english_dates.read_day_first(text, start, today)


def _date_range(text: str, start: int, today: Moment) -> DateHit | None:
    """A date, or a range of dates whose ends may share a year, a month or 월 and 년."""
    if match := _TWO_YEARS.match(text, start):
        first, last = int(match[1]), int(match[2])
        last += first - first % 100 if last < 100 else 0
        if first < last:
            return DateHit(Moment(first), Moment(last), match.end())
    for pattern, width in ((_TWO_MONTHS, 1), (_TWO_QUARTERS, 3)):
        if match := pattern.match(text, start):
            first, last = int(match[1]), int(match[2])
            if 1 <= first < last <= 12 // width:
                since, until = Moment(None, width * (first - 1) + 1), Moment(None, width * last)
                return DateHit(since, until, match.end())
    hit = _read_date(text, start, today)
    return _continued(text, start, hit, today) if hit else None


def _continued(text: str, start: int, hit: DateHit, today: Moment) -> DateHit:
    """The date with the end of its range, if one follows: 2023년 3월부터 5월까지."""
    join = _DATE_JOIN.match(text, hit.end)
    word = join[1].strip() if join else ""
    if join is None or (word == "and" and not _BETWEEN.search(text[max(0, start - 8) : start])):
        return hit
    place = join.end()
    if text[place : place + 1].isascii() and text[place : place + 1].isalpha():
        last = english_dates.read_month_first(text, place, today)
    else:
        last = dates.read_end(text, place, hit) or _read_date(text, place, today)
    if last is None or (word in ("부터", "에서") and not _UP_TO.match(text, last.end)):
        return hit
    since, until = _completed(hit.since, last.until)
    same_parts = (since.month is None, since.day is None) == (
        until.month is None,
        until.day is None,
    )
    if not same_parts or not all(is_date(end.year, end.month, end.day) for end in (since, until)):
        return hit
    low, high = since.first(), until.last()
    if low and high and low > high:
        return hit
    return DateHit(since, until, last.end, hit.relative)


def _completed(since: Moment, until: Moment) -> tuple[Moment, Moment]:
    """Both ends of a range, each with the year and the month that only the other one tells."""
    year = until.year if until.year is not None else since.year
    month = until.month if until.month is not None or since.day is None else since.month
    if since.year is None and until.year is not None:
        since = Moment(until.year, since.month or until.month, since.day)
    if since.day is not None and since.month is None:
        since = Moment(since.year, until.month, since.day)
    return since, Moment(year, month, until.day)


def _time(hit: clock.TimeHit) -> Reading:
    value = Fraction(hit.minutes)
    return Reading(Kind.TIME, value, value, "minute", hit.start, hit.end, relative=hit.either_half)


def _life(decade: ages.Decade, start: int) -> Reading:
    return Reading(Kind.MEASURE, decade.first, decade.first + 9, "age", start, decade.end)


def _share(hit: shares.ShareHit, start: int) -> Reading:
    if hit.more:
        return Reading(Kind.SHARE, hit.percent, None, "percent", start, hit.end, 2, Bound.MORE_THAN)
    return Reading(Kind.SHARE, hit.percent, hit.percent, "percent", start, hit.end, 0)


def _ranked(hit: ranks.RankHit, start: int) -> Reading:
    return Reading(hit.kind, hit.low, hit.high, hit.unit, start, hit.end)


def _lasting(hit: durations.DurationHit, start: int, written: int) -> Reading:
    return Reading(Kind.DURATION, hit.value, hit.value, hit.unit, start, hit.end, written)


_TIMES_WORD = re.compile(
    r"(?:(twice|thrice)(?= (?:as|the|its|their|that|what|more|larger|bigger)\b))|(doubl(?:ed|es|"
    r"ing)|tripl(?:ed|es|ing)|quadrupl(?:ed|es|ing)|"
    r"(?:double|triple|quadruple)(?= (?:the|its|their|that|in|from|to|what|as|by|over|within|again)"
    r"\b)|(?<=to )(?:double|triple|quadruple)(?=[.,;]|$)|"
    r"(?:(?<=will )|(?<=could )|(?<=would )|(?<=may )|(?<=than )|(?<=nearly )|(?<=almost ))"
    r"(?:double|triple|quadruple))|"
    r"(two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)-?fold\b|(twice|thrice)\b",
    re.IGNORECASE | re.ASCII,
)
_TIMES = {"tw": 2, "th": 3, "do": 2, "tr": 3, "qu": 4}
_FOLD = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
         "twenty": 20, "hundred": 100}  # fmt: skip


def _times_word(text: str, start: int) -> Outcome | None:
    match = _TIMES_WORD.match(text, start)
    if match is None:
        return None
    word = match.group().lower()
    value = Fraction(_FOLD[match[3].lower()] if match[3] else _TIMES[word[:2]])
    kind, unit = (Kind.COUNT, "time") if match[4] else (Kind.MULTIPLE, "times")
    return (Reading(kind, value, value, unit, start, match.end()),), match.end()


_TWOFOLD = re.compile(r"(?:갑절|곱절)(?=(?:로|이|은|의|이나|가량|가까이|정도)?(?![가-힣]))")


def _twofold(text: str, start: int) -> Outcome | None:
    """갑절로 늘었다; 세 곱절 is read with its numeral."""
    match = _TWOFOLD.match(text, start)
    if match is None:
        return None
    two = Fraction(2)
    return (Reading(Kind.MULTIPLE, two, two, "times", start, match.end()),), match.end()


_POINT_PART = re.compile(r"(half|quarter)-point\b", re.IGNORECASE | re.ASCII)


def _point_part(text: str, start: int) -> Outcome | None:
    """A quarter-point cut, as central banks make."""
    match = _POINT_PART.match(text, start)
    if match is None:
        return None
    size = Fraction(1, 2 if match[1].lower() == "half" else 4)
    return (Reading(Kind.POINTS, size, size, "point", start, match.end()),), match.end()


def _glued(text: str, start: int) -> Outcome:
    """Figures behind letters are a name (H200), unless they count and the letters are a word's."""
    amount = amount_at(text, start)
    if amount and amount.unit and amount.unit.kind is Kind.COUNT and amount.word >= "가":
        before = text[max(0, start - 2) : start]
        if len(before) == 2 and before.isupper() and amount.low > 9:
            return meanings.read(text, amount, amount.unit) or ((), amount.end)
    return (), names.end_of_token(text, start)


def _amount(text: str, start: int) -> Outcome | None:
    amount = amount_at(text, start)
    if amount is None:
        return None
    if len(amount.numeral.plain) > 1 and not amount.numeral.plain.strip("0"):
        return (), amount.end  # 00명, as notices write that they don't say how many
    if score := scores.read(text, amount):
        return (score,), score.end
    return _meaning(text, range_at(text, amount) or carried(text, amount))


def _meaning(text: str, amount: Amount) -> Outcome | None:
    if amount.unit is None:
        return bare.read(text, amount)
    return meanings.read(text, amount, amount.unit)
