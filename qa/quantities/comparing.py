"""What a claim's quantity is to the evidence's: equal, within it, open, different, or incomparable.

In: two quantities. Out: their relation. Invariant: the claim is given what writers allow
themselves, rounding and 약, and no more. Bounds are read as they are spoken: 60억 이상 is near
60억, so it bears out neither 80억 nor 40억 이상.
"""

from fractions import Fraction

from qa.quantities import durations
from qa.quantities.moments import compare_dates
from qa.quantities.quantity import Bound, Kind, Quantity, Relation
from qa.quantities.scales import scaled
from qa.quantities.tolerance import (
    ABOUT,
    DOWNWARD,
    SLIP,
    UPWARD,
    Figure,
    allowed,
    figure_of,
    implied,
    widened,
)

_DAY = 1440  # minutes


def compare(claim: Quantity, evidence: Quantity) -> Relation:
    """What the claim's quantity is to the evidence's.

    EQUAL is symmetric; the other relations need not be: a claim of "over 400" is WITHIN evidence of
    6000여, a claim of 6000 is OPEN under evidence of "over 400".
    """
    if Kind.DATE in (claim.kind, evidence.kind):
        if claim.kind is not evidence.kind:
            return Relation.INCOMPARABLE
        return compare_dates(claim, evidence)
    pair = _commensurable(claim, evidence)
    if pair is None:
        return Relation.INCOMPARABLE
    if claim.kind is Kind.TIME:
        return _times_of_day(claim, evidence)
    return _figures(*pair)


_ALIKE = {Kind.NUMBER: Kind.COUNT, Kind.ORDINAL: Kind.RANK}
_GENERAL = frozenset({"", "item"})
_NEVER_ITEMS = frozenset({"person", "time", "score"})


def _commensurable(claim: Quantity, evidence: Quantity) -> tuple[Figure, Figure] | None:
    """Both on one scale, or None where there is none."""
    left, right = _ALIKE.get(claim.kind, claim.kind), _ALIKE.get(evidence.kind, evidence.kind)
    if left is not right:
        return None
    if left is Kind.COUNT and not _same_counter(claim.unit, evidence.unit):
        return None
    one, other = scaled(claim), scaled(evidence)
    if one.dimension == other.dimension:
        return figure_of(claim, one.low, one.high), figure_of(evidence, other.low, other.high)
    if {one.dimension, other.dimension} == {"month", "second"}:
        return _in_seconds(claim), _in_seconds(evidence)
    return None


def _in_seconds(quantity: Quantity) -> Figure:
    """A duration in seconds; only about so, as months differ."""
    low, high, each = quantity.low, quantity.high, durations.seconds(quantity.unit) or Fraction(1)
    figure = figure_of(quantity, low and low * each, high and high * each)
    return figure._replace(bound=Bound.ABOUT) if figure.bound is Bound.EXACT else figure


def _same_counter(one: str, other: str) -> bool:
    """Whether two counters may count the same: English has few, and 개 stands for most."""
    if one == other or "" in (one, other):
        return True
    return bool(_GENERAL & {one, other}) and not _NEVER_ITEMS & {one, other}


def _figures(claim: Figure, evidence: Figure) -> Relation:
    if claim[:3] == evidence[:3]:
        return Relation.EQUAL
    if _is_range(claim) and _is_range(evidence):
        return _ranges(claim, evidence)
    told = (
        _same_figure(claim, evidence) or _held_alike(claim, evidence) or _opposed(claim, evidence)
    )
    if told is not None:
        return told
    if allowed(claim).holds(implied(evidence)):
        return Relation.WITHIN
    if claim.bound is Bound.EXACT and evidence.bound is Bound.ABOUT and not evidence.vague:
        return Relation.OPEN if _less_exact(claim, evidence) else Relation.DIFFERS
    if widened(claim).meets(implied(evidence)) or _less_exact(claim, evidence):
        return Relation.OPEN
    return Relation.DIFFERS


def _is_range(figure: Figure) -> bool:
    return not figure.vague and None not in (figure.low, figure.high) and figure.low != figure.high


def _ranges(claim: Figure, evidence: Figure) -> Relation:
    """Two ranges that state both their ends agree only if both ends do."""
    ends = ((claim.low, evidence.low), (claim.high, evidence.high))
    if all(a is not None and b is not None and abs(a - b) <= claim.half for a, b in ends):
        return Relation.WITHIN
    return Relation.DIFFERS


def _same_figure(claim: Figure, evidence: Figure) -> Relation | None:
    """The relation of two that write the same figure, perhaps rounded, under whatever bounds."""
    one, other = claim.value, evidence.value
    if one is None or other is None:
        return None
    near = claim.half
    if claim.bound is Bound.ABOUT and evidence.bound is not Bound.ABOUT:
        near = max(near, abs(one) * ABOUT)
    if abs(one - other) > near:
        return None
    bounds = (claim.bound, evidence.bound)
    if any(bound in UPWARD for bound in bounds) and any(bound in DOWNWARD for bound in bounds):
        return Relation.DIFFERS
    if evidence.bound is Bound.EXACT and not _on_its_side(claim, other):
        missed = abs(one - other) > max(evidence.half, abs(one) * SLIP)
        return Relation.DIFFERS if missed else Relation.OPEN
    return Relation.WITHIN


_INCLUSIVE = (Bound.AT_LEAST, Bound.AT_MOST)


def _on_its_side(claim: Figure, value: Fraction) -> bool:
    """Whether the value lies on the side of the figure that the claim's bound names, if it does."""
    figure = claim.value
    if figure is None or claim.bound in (Bound.EXACT, Bound.ABOUT):
        return True
    if value == figure:
        return claim.bound in _INCLUSIVE
    return (value > figure) == (claim.bound in (*UPWARD, Bound.SOME_OVER))


_MAGNITUDE = 10


def _held_alike(claim: Figure, evidence: Figure) -> Relation | None:
    """The relation of two other figures held the same way, as 20세 이상 and 60세 이상.

    Though the one may follow from the other, they are two statements, if of the same magnitude.
    """
    one, other = claim.value, evidence.value
    ways = [(bound,) for bound in (Bound.ABOUT, Bound.NEARLY, Bound.SOME_OVER)]
    alike = any(claim.bound in way and evidence.bound in way for way in (UPWARD, DOWNWARD, *ways))
    if not alike or one is None or other is None:
        return None
    if one * other and not abs(one) < _MAGNITUDE * abs(other) < _MAGNITUDE**2 * abs(one):
        return None
    return Relation.OPEN if _is_rounding(claim, evidence) else Relation.DIFFERS


def _opposed(claim: Figure, evidence: Figure) -> Relation | None:
    """The relation of "up to 40" and "more than 3": what lies between is both, and neither is said.

    Where nothing lies between, they exclude one another.
    """
    one, other = claim.value, evidence.value
    up, down = claim.bound in UPWARD, claim.bound in DOWNWARD
    if (
        one is None
        or other is None
        or not ((up and evidence.bound in DOWNWARD) or (down and evidence.bound in UPWARD))
    ):
        return None
    return Relation.OPEN if (one < other) == up else Relation.DIFFERS


def _is_rounding(claim: Figure, evidence: Figure) -> bool:
    """Whether the evidence is the less exact, and may be the claim's figure rounded."""
    one, other = claim.value, evidence.value
    if one is None or other is None:
        return False
    return claim.half < evidence.half and abs(one - other) <= evidence.half


def _less_exact(claim: Figure, evidence: Figure) -> bool:
    """Whether the evidence may be the claim's exact figure rounded: 63% under a claim of 63.3%."""
    if claim.bound is not Bound.EXACT:
        return False
    reach = evidence.half
    if evidence.bound is Bound.ABOUT and evidence.value is not None:
        reach = max(reach, abs(evidence.value) * ABOUT)
    return _is_rounding(claim, evidence._replace(half=reach)) and claim.half < evidence.half


def _times_of_day(claim: Quantity, evidence: Quantity) -> Relation:
    one, other = claim.low, evidence.low
    if one is None or other is None:
        return Relation.INCOMPARABLE
    one, other = one % _DAY, other % _DAY  # 24시 and 0시 are one
    if one == other and claim.relative == evidence.relative:
        return Relation.EQUAL
    if (claim.relative or evidence.relative) and (one - other) % 720 == 0:
        return Relation.OPEN if evidence.relative else Relation.WITHIN
    return Relation.DIFFERS
