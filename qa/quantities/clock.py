"""Times of day: 오전 9시 30분, 밤 11시, 9:30 a.m., PM 07:53. In minutes since midnight.

In: a folded text and a place in it. Out: a `TimeHit`, or None. Invariant: its minutes are those of
one day, 0 to 1440.
"""

import re
from typing import NamedTuple

from qa.quantities.english import UNITS
from qa.quantities.numerals import native


class TimeHit(NamedTuple):
    """A time, where it stands, and whether it may be before or after noon."""

    minutes: int
    start: int
    end: int
    either_half: bool


_NOON, _NIGHT = -1, -2  # 낮 11시 is before noon and 낮 1시 after it; 밤 11시 so of midnight
_MORNING = 6
_HALVES = {
    "오전": 0,
    "새벽": 0,
    "아침": 0,
    "낮": _NOON,
    "오후": 12,
    "저녁": 12,
    "밤": _NIGHT,
    "AM": 0,
    "PM": 12,
}
_BEFORE = re.compile(r"(오전|오후|새벽|아침|저녁|낮|밤|AM|PM) ?$")
_BEHIND_HOUR = re.compile(
    r" ?시(?! ?간)(?![가-힣]{1,3}(?:시|군|구)\b)(?!즌|리즈|험|스템)"
    r"(?: ?([0-9]{1,2}) ?분(?! ?간)(?: ?[0-9]{1,2} ?초)?)?"
    r"(?: ?(반)(?![가-힣])|"
    r" ?(반)(?=(?:에|쯤|경|께|부터|까지|이|을|은|의|으로|정도|무렵|이후)(?![가-힣]{3})))?",
    re.ASCII,
)
# What may follow 시 behind a native numeral: 한 시민, 두 시즌 and 한 시인 are no hours.
_ENDS = re.compile(
    "(?![가-힣])|쯤|경|께|부터|까지|에|이|가(?!지)|는|은|를|을|반|넘|전|정각|후|무렵|엔|면|보다|였|임|예|니|"
    "죠|야|라|로(?![가-힣])|인데|인 줄"
)
_CLOCK = re.compile(
    r"([0-9]{1,2}):([0-5][0-9])(?::[0-5][0-9])?(?![0-9:])(?: ?([AaPp])\.?[Mm]\b\.?)?", re.ASCII
)
_HOUR = re.compile(
    r"([0-9]{1,2})(?:\.([0-5][0-9]))? ?([AaPp])\.?[Mm]\b\.?|([0-9]{1,2}) o'clock\b", re.ASCII
)


def read(text: str, start: int) -> TimeHit | None:
    """The time whose hour, in figures or a native numeral, stands at this place."""
    before = _BEFORE.search(text[max(0, start - 4) : start])
    half = _HALVES[before[1]] if before else None
    begin = start - len(before.group()) if before else start
    if match := _CLOCK.match(text, start):
        half = _letter(match[3]) if match[3] else half
        return _time(int(match[1]), int(match[2]), half, begin, match.end(), exact=half is None)
    if match := _HOUR.match(text, start):
        if match[4]:
            return _time(int(match[4]), 0, half, begin, match.end())
        return _time(int(match[1]), int(match[2] or 0), _letter(match[3]), begin, match.end())
    return _korean(text, start, begin, half)


_PAST = re.compile(
    rf"(?:(half)|(?:a )?quarter) (past|to) ({'|'.join(UNITS)}|[0-9]{{1,2}})\b"
    r"(?![.,]?[0-9]| ?%| percent| per )",
    re.IGNORECASE | re.ASCII,
)
_AT = re.compile(r"\b(?:at|until|till|before|after|around|since|from) $", re.IGNORECASE)


def _past(told: re.Match[str], start: int, timed: bool) -> TimeHit | None:
    """Half past seven; a quarter to nine behind such a word as "at", for it may be a share."""
    hour = int(told[3]) if told[3].isdigit() else UNITS[told[3].lower()]
    before = told[2].lower() == "to"
    if not 1 <= hour <= 12 or (before and (told[1] or not timed)):
        return None
    minutes = 30 if told[1] else 15
    return _time(hour - before, 60 - minutes if before else minutes, None, start, told.end())


_NAMED = {"정오": 720, "자정": 0, "noon": 720, "midday": 720, "midnight": 0}
# 자정 노력 is a cleaning of one's own house.
_NAMED_TIME = re.compile(
    rf"(?:({'|'.join(_NAMED)}))(?![가-힣A-Za-z]|[ ](?:노력|작용|능력|운동|결의|기능))|(정오|자정)"
    r"(?=(?:께|쯤|에|이|을|은|까지|부터|무렵|이후|전|직전|으로|엔|의|이면|가까이)(?![가-힣]{2}))"
)


def read_words(text: str, start: int) -> TimeHit | None:
    """Noon and midnight, 정오 and 자정; half past seven, a quarter to nine."""
    if told := _PAST.match(text, start):
        return _past(told, start, _AT.search(text[max(0, start - 8) : start]) is not None)
    match = _NAMED_TIME.match(text, start)
    if match is None:
        return None
    return TimeHit(_NAMED[match[1] or match[2]], start, match.end(), False)


def _korean(text: str, start: int, begin: int, half: int | None) -> TimeHit | None:
    figures = re.compile(r"[0-9]{1,2}(?![0-9])").match(text, start)
    word = None if figures else native(text, start)
    if figures:
        hour, end = int(figures.group()), figures.end()
    elif word and not word.vague and word.low <= 12 and text[start] != "첫":
        hour, end = int(word.low), word.end
    else:
        return None
    match = _BEHIND_HOUR.match(text, end)
    if match is None or (word and text[end : end + 1] == "시" and half is None):
        return None  # 한시, 두시: other words as well
    if word and half is None and not _ENDS.match(text, match.end()):
        return None
    minutes = 30 if match[2] or match[3] else int(match[1] or 0)
    return _time(hour, minutes, half, begin, match.end())


def _of_day(hour: int, half: int) -> int:
    """The hour of the day of one that is told by 오후, 낮 or 밤; 밤 12시 is midnight."""
    hour %= 12
    if half == _NOON:
        return hour if hour > _MORNING else hour + 12
    if half == _NIGHT:
        return hour if hour < _MORNING else hour + 12
    return hour + half


def _letter(letter: str) -> int:
    return 12 if letter in "pP" else 0


def _time(
    hour: int, minutes: int, half: int | None, start: int, end: int, exact: bool = False
) -> TimeHit | None:
    if hour > 24 or minutes > 59:
        return None
    if half is not None and hour <= 12:
        hour = _of_day(hour, half)
        return TimeHit(60 * hour + minutes, start, end, False)
    return TimeHit(60 * hour + minutes, start, end, hour <= 12 and not exact)
