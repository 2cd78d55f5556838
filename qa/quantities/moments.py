"""Dates of different exactness set against one another: 2024년 10월 and 2024-10-08.

In: two dates. Out: their relation. Invariant: what is unknown of a date denies nothing.
"""

from qa.quantities.quantity import Moment, Quantity, Relation
from qa.quantities.spans import EARLY, LATE, MIDDLE, PARTS_OF_CENTURY

_UNKNOWN = Moment()


def compare_dates(claim: Quantity, evidence: Quantity) -> Relation:
    """EQUAL, WITHIN if the evidence is the more exact, OPEN if the claim is, or DIFFERS.

    A date without its year is compared by what it has; one that hangs in the air ("last month" of
    an unknown day) can't be compared.
    """
    one, other = (claim.since, claim.until), (evidence.since, evidence.until)
    if None in one or None in other or _UNKNOWN in one or _UNKNOWN in other:
        return Relation.INCOMPARABLE
    if one == other:
        return Relation.EQUAL
    if claim.low is not None and evidence.low is not None:
        return _resolved(claim, evidence)
    return _partial(claim, evidence)


def _resolved(claim: Quantity, evidence: Quantity) -> Relation:
    low, high, first, last = claim.low, claim.high, evidence.low, evidence.high
    if low is None or high is None or first is None or last is None:
        return Relation.INCOMPARABLE
    if last < low or first > high:
        return Relation.DIFFERS
    if _states_both_ends(claim) and _states_both_ends(evidence):
        return Relation.EQUAL if (low, high) == (first, last) else Relation.DIFFERS
    return Relation.WITHIN if low <= first and last <= high else Relation.OPEN


# Stretches of a year that have names: quarters, halves, seasons, its beginning, middle and end.
_NAMED = frozenset(
    {
        (1, 3),
        (4, 6),
        (7, 9),
        (10, 12),
        (1, 6),
        (7, 12),
        (3, 5),
        (6, 8),
        (9, 11),
        EARLY,
        MIDDLE,
        LATE,
    }
)


def _states_both_ends(quantity: Quantity) -> bool:
    """Whether a range was written (2021~2022년), rather than a quarter or a decade."""
    since, until = quantity.since, quantity.until
    if since is None or until is None or since == until:
        return False
    if since.day is not None or since.year != until.year:
        return since.month is not None or not _is_age(since.year or 0, until.year or 0)
    return (since.month, until.month) not in _NAMED


_PARTS_OF_DECADE = frozenset({(0, 9), (0, 3), (3, 6), (5, 9), (6, 9), (7, 9)})


def _is_age(first: int, last: int) -> bool:
    """Whether these years are a decade or part of one, or a century."""
    if first // 10 == last // 10:
        return (first % 10, last % 10) in _PARTS_OF_DECADE
    years = ((first - 1) % 100 + 1, (last - 1) % 100 + 1)
    same_century = (first - 1) // 100 == (last - 1) // 100
    return same_century and (years == (1, 100) or years in PARTS_OF_CENTURY.values())


def _partial(claim: Quantity, evidence: Quantity) -> Relation:
    """Field by field; what one of them leaves open does not contradict."""
    if _states_both_ends(claim) and _states_both_ends(evidence):
        return _both_ends(claim, evidence)
    more = False
    for name in ("year", "month", "day"):
        one, other = _field(claim, name), _field(evidence, name)
        if one is None:
            continue
        if other is None:
            more = True
        elif other[1] < one[0] or other[0] > one[1]:
            return Relation.DIFFERS
        elif not (one[0] <= other[0] and other[1] <= one[1]):
            more = True
    return Relation.OPEN if more else Relation.WITHIN


def _both_ends(claim: Quantity, evidence: Quantity) -> Relation:
    """Two ranges of days without a year agree only if both ends do."""
    ends = ((claim.since, evidence.since), (claim.until, evidence.until))
    for one, other in ends:
        if one is None or other is None or (one.month, one.day) != (other.month, other.day):
            return Relation.DIFFERS
    return Relation.WITHIN if claim.low is None else Relation.OPEN


def _field(quantity: Quantity, name: str) -> tuple[int, int] | None:
    """The first and the last year, month or day; None where it isn't said."""
    low, high = getattr(quantity.since, name), getattr(quantity.until, name)
    if low is None or high is None:
        return None
    if name != "year" and low > high:
        return None
    return int(low), int(high)
