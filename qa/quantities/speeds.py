"""Lengths told for a time, which are speeds.

In: a text and the reading of a length in it. Out: the reading, of the length and its time together.
Invariant: what is no length, or has no time beside it, stays as it is.
"""

import re

from qa.quantities import measures
from qa.quantities.reading import Reading

_TIMES_BEFORE = {"초": "second", "분": "minute", "시": "hour"}
_PER_BEFORE = re.compile("(초|분|시)속 ?(약 |최대 |최고 |평균 |무려 )?$")
_PER_BEHIND = re.compile(
    r" (?:per|an?) (second|minute|hour)(?![a-z])|/(s|m|h)(?:ec|in|r)?(?![A-Za-z])", re.ASCII
)
_LETTERS = {"s": "second", "m": "minute", "h": "hour"}


def with_time(text: str, reading: Reading) -> Reading:
    """A length with its time before it or behind it: 초속 40m, 75 miles an hour."""
    before = _PER_BEFORE.search(text[max(0, reading.start - 8) : reading.start])
    if before and (unit := measures.speed(reading.unit, _TIMES_BEFORE[before[1]])):
        start = reading.start if before[2] else reading.start - len(before.group())
        return reading._replace(unit=unit, start=start)
    behind = _PER_BEHIND.match(text, reading.end)
    if behind is None:
        return reading
    unit = measures.speed(reading.unit, behind[1] or _LETTERS[behind[2]])
    return reading._replace(unit=unit, end=behind.end()) if unit else reading
