"""A quantity before its bound and its noun are known: what the readers hand to `finding`.

In: what stands at one place. Out: a `Reading`. Invariant: it has no bound and no noun yet.
"""

from fractions import Fraction
from typing import NamedTuple

from qa.quantities.quantity import Bound, Kind, Moment
from qa.quantities.spans import DateHit


class Reading(NamedTuple):
    """A quantity before its bound and its noun are known."""

    kind: Kind
    low: Fraction | None
    high: Fraction | None
    unit: str
    start: int
    end: int
    written: int = 1
    bound: Bound = Bound.EXACT
    over: bool = False
    since: Moment | None = None
    until: Moment | None = None
    relative: bool = False


Outcome = tuple[tuple[Reading, ...], int]  # what was read, and where to go on


def date_reading(hit: DateHit, start: int) -> Reading:
    """The reading of a date; day numbers where the year is known."""
    first, last = hit.since.first(), hit.until.last()
    low = Fraction(first.toordinal()) if first else None
    high = Fraction(last.toordinal()) if last else None
    if low is None or high is None:
        low = high = None
    exactness = "span"
    if hit.since == hit.until:
        exactness = "day" if hit.since.day else "month" if hit.since.month else "year"
    return Reading(
        Kind.DATE, low, high, exactness, start, hit.end, since=hit.since, until=hit.until,
        relative=hit.relative,
    )  # fmt: skip
