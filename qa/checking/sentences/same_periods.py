"""What "the same period" of another year is: 올해 2분기 … 지난해 같은 기간 is 지난해 2분기.

In: a sentence, its quantities, and what stands before it. Out: the quantities, a year with such
words behind or before it made the part of the year that is meant. Invariant: a year stays a year
where nothing tells of which part of it.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import MAXYEAR, date
from fractions import Fraction

from qa import quantities
from qa.quantities import Moment, Quantity

_BEHIND = re.compile(r"의?\s?(?:(?:같은|동일)\s?(?:기간|달|분기|시기|때|월|반기)|동기|동월|이맘때)")
_BEFORE = re.compile(
    r"\b(?:the )?same (?:period|quarter|months?|half|season|time)(?: of| in)?(?: the)?\s$", re.I
)
Period = tuple[str, Moment, Moment]  # its unit, where it begins and where it ends


def resolved(
    text: str, found: Iterable[Quantity], before: str | None, today: str | None
) -> Iterator[Quantity]:
    """The quantities of a sentence that stands behind `before`; `today` is the day of both.

    They stay as they are without it: a claim's year may mean any part of it.
    """
    if before is None:
        yield from found
        return
    told: list[Quantity] = []
    for quantity in found:
        asked = _asked(text, quantity)
        if asked is not None:
            earlier = _last(told) or _last(quantities.find(before, today))
            if earlier is not None:
                year, start, end = asked
                quantity = _in_year(replace(quantity, start=start, end=end), year, earlier)
                quantity = replace(quantity, text=text[start:end])
        told.append(quantity)
        yield quantity


def _asked(text: str, quantity: Quantity) -> tuple[int, int, int] | None:
    """A year, and where it and the words beside it stand that ask for a part of it."""
    since = quantity.since
    if since is None or since != quantity.until or since.year is None or since.month is not None:
        return None
    if behind := _BEHIND.match(text, quantity.end):
        return since.year, quantity.start, behind.end()
    if before := _BEFORE.search(text[: quantity.start]):
        return since.year, before.start(), quantity.end
    return None


def _last(told: Sequence[Quantity]) -> Period | None:
    """The last part of a year that was told."""
    for quantity in reversed(told):
        since, until = quantity.since, quantity.until
        if since is None or until is None or not since.month or not until.month:
            continue
        if not (since.day and since == until):  # a day is no period
            return quantity.unit, since, until
    return None


def _in_year(figure: Quantity, year: int, period: Period) -> Quantity:
    """A year as that period of it."""
    unit, since, until = period
    spanned = until.year - since.year if since.year and until.year else 0
    since, until = _moved(since, year), _moved(until, min(year + spanned, MAXYEAR))
    low, high = since.first(), until.last()
    return replace(
        figure, unit=unit, since=since, until=until, low=_number(low), high=_number(high)
    )


def _moved(moment: Moment, year: int) -> Moment:
    day = moment.day
    if day is not None:
        day = min(day, monthrange(year, moment.month or 1)[1])
    return Moment(year, moment.month, day)


def _number(day: date | None) -> Fraction | None:
    return None if day is None else Fraction(day.toordinal())
