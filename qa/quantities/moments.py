"""Dates of different exactness set against one another: 2024년 10월 and 2024-10-08."""

from .quantity import Moment, Quantity, Relation

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


def _states_both_ends(quantity: Quantity) -> bool:
    """2021~2022년, but not a quarter, a half or a decade."""
    since, until = quantity.since, quantity.until
    if since is None or until is None or since == until:
        return False
    if since.month is None:
        return since.year is not None and until.year is not None and until.year - since.year < 9
    return since.day is not None or since.year != until.year


def _partial(claim: Quantity, evidence: Quantity) -> Relation:
    """Field by field; what one of them leaves open does not contradict."""
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


def _field(quantity: Quantity, name: str) -> tuple[int, int] | None:
    """The first and the last year, month or day; None where it isn't said."""
    low, high = getattr(quantity.since, name), getattr(quantity.until, name)
    if low is None or high is None:
        return None
    if name != "year" and low > high:
        return None
    return int(low), int(high)
