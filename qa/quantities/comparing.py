"""What a claim's quantity is to the evidence's: equal, within it, open, different, or incomparable.

The claim is given what writers allow themselves, rounding and 약, and no more; a bound in the
evidence is taken to be near its figure, as it is in speech: "60억 이상" does not bear out 80억.
"""

from fractions import Fraction
from typing import NamedTuple

from .moments import compare_dates
from .quantity import Bound, Kind, Quantity, Relation
from .scales import scaled

ABOUT = Fraction(5, 100)  # how far 약 and about reach, as a share of the value
GREY = Fraction(10, 100)  # up to here 약 is neither borne out nor contradicted
NEAR = Fraction(10, 100)  # how far below its figure 육박 and nearly reach
DAYS_IN_MONTH = Fraction(36525, 1200)
_SECONDS_IN_MONTH = DAYS_IN_MONTH * 86_400
_WHOLE = 1000  # below it, things counted are exact, not rounded
_UPWARD = (Bound.AT_LEAST, Bound.MORE_THAN)
_DOWNWARD = (Bound.AT_MOST, Bound.LESS_THAN)


class _Span(NamedTuple):
    """An interval; None is endless."""

    low: Fraction | None
    high: Fraction | None

    def holds(self, other: "_Span") -> bool:
        low = self.low is None or (other.low is not None and other.low >= self.low)
        return low and (self.high is None or (other.high is not None and other.high <= self.high))

    def meets(self, other: "_Span") -> bool:
        below = self.high is not None and other.low is not None and other.low > self.high
        above = self.low is not None and other.high is not None and other.high < self.low
        return not below and not above


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


class _Figure(NamedTuple):
    """A quantity on the scale shared with the other."""

    low: Fraction | None
    high: Fraction | None
    bound: Bound
    half: Fraction  # half of the last place written: what rounding may have moved it by
    vague: bool

    @property
    def value(self) -> Fraction | None:
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return self.low if self.low == self.high else None


_ALIKE = {Kind.NUMBER: Kind.COUNT, Kind.ORDINAL: Kind.RANK}
_GENERAL = frozenset({"", "item"})
_PERSONS = frozenset({"person", "time", "score"})  # never told by 개


def _commensurable(claim: Quantity, evidence: Quantity) -> tuple[_Figure, _Figure] | None:
    """Both on one scale, or None where there is none."""
    left, right = _ALIKE.get(claim.kind, claim.kind), _ALIKE.get(evidence.kind, evidence.kind)
    if left is not right:
        return None
    one, other = scaled(claim), scaled(evidence)
    if left is Kind.COUNT and not _same_counter(claim.unit, evidence.unit):
        return None
    if one.dimension == other.dimension:
        return _figure(claim, one.low, one.high), _figure(evidence, other.low, other.high)
    if {one.dimension, other.dimension} == {"month", "second"}:
        return _in_seconds(claim), _in_seconds(evidence)
    return None


def _in_seconds(quantity: Quantity) -> _Figure:
    dimension, low, high = scaled(quantity)
    size = _SECONDS_IN_MONTH if dimension == "month" else Fraction(1)
    figure = _figure(quantity, low and low * size, high and high * size)
    return figure._replace(bound=Bound.ABOUT) if figure.bound is Bound.EXACT else figure


def _same_counter(one: str, other: str) -> bool:
    """Whether two counters may count the same: English has few, and 개 stands for most."""
    if one == other or "" in (one, other):
        return True
    return bool(_GENERAL & {one, other}) and not _PERSONS & {one, other}


def _figure(quantity: Quantity, low: Fraction | None, high: Fraction | None) -> _Figure:
    value = low if low is not None else high
    vague = quantity.bound is Bound.ABOUT and low != high
    if value is None:
        return _Figure(low, high, quantity.bound, Fraction(0), vague)
    own = quantity.low if quantity.low is not None else quantity.high
    ratio = value / own if own else Fraction(1)
    half = _place(own or Fraction(0), quantity) / 2 * abs(ratio)
    return _Figure(low, high, quantity.bound, half, vague)


def _place(value: Fraction, quantity: Quantity) -> Fraction:
    """The last decimal place that was meant; none for ranks and for few things counted."""
    value = abs(value)
    if not value or quantity.kind in (Kind.RANK, Kind.ORDINAL, Kind.TIME):
        return Fraction(0)
    if quantity.written == 0:
        return value * ABOUT * 2  # a third, 절반
    if quantity.kind in (Kind.COUNT, Kind.NUMBER) and value < _WHOLE and value.denominator == 1:
        return Fraction(0)
    leading = _leading(value)
    place = leading / 10 ** (quantity.written - 1)
    return leading / 10 if place >= 10 and quantity.written < 2 else place


def _leading(value: Fraction) -> Fraction:
    """The power of ten of the first digit."""
    whole = value.numerator // value.denominator
    if whole:
        return Fraction(10 ** (len(str(whole)) - 1))
    power = Fraction(1)
    while value < power and power.denominator < 10**18:
        power /= 10
    return power


def _allowed(figure: _Figure) -> _Span:
    """The values that the figure, as a claim, allows."""
    low, high, value = figure.low, figure.high, figure.value
    if value is None:
        return _Span(
            None if low is None else low - figure.half, None if high is None else high + figure.half
        )
    if figure.bound in _UPWARD:
        return _Span(value, None)
    if figure.bound in _DOWNWARD:
        return _Span(None, value)
    size = abs(value)
    if figure.bound is Bound.NEARLY:
        return _Span(value - size * NEAR, value + figure.half)
    if figure.bound is Bound.SOME_OVER:
        return _Span(value - figure.half, value + _leading(size))
    reach = max(figure.half, size * ABOUT) if figure.bound is Bound.ABOUT else figure.half
    return _Span(value - reach, value + reach)


def _implied(figure: _Figure) -> _Span:
    """The values that the figure, as evidence, is taken to mean; bounds mean to be near."""
    value = figure.value
    if value is not None and figure.bound in _UPWARD:
        return _Span(value, value + _leading(abs(value)))
    if value is not None and figure.bound in _DOWNWARD:
        return _Span(value / 2, value)
    if value is not None and figure.bound is Bound.EXACT:
        return _Span(value, value)
    return _allowed(figure._replace(half=Fraction(0)))


def _figures(claim: _Figure, evidence: _Figure) -> Relation:
    if claim[:3] == evidence[:3]:
        return Relation.EQUAL
    if _is_range(claim) and _is_range(evidence):
        return _ranges(claim, evidence)
    said = _same_figure(claim, evidence)
    if said is not None:
        return said
    allowed, implied = _allowed(claim), _implied(evidence)
    if allowed.holds(implied):
        return Relation.WITHIN
    if claim.bound is evidence.bound is Bound.ABOUT and not (claim.vague or evidence.vague):
        return Relation.DIFFERS
    if claim.bound is Bound.EXACT and evidence.bound is Bound.ABOUT and not evidence.vague:
        return Relation.OPEN if _less_exact(claim, evidence) else Relation.DIFFERS
    widened = _widened(claim, allowed)
    if allowed.meets(implied) or widened.meets(implied) or _less_exact(claim, evidence):
        return Relation.OPEN
    return Relation.DIFFERS


def _is_range(figure: _Figure) -> bool:
    return not figure.vague and None not in (figure.low, figure.high) and figure.low != figure.high


def _ranges(claim: _Figure, evidence: _Figure) -> Relation:
    """Two ranges that state both their ends agree only if both ends do."""
    ends = ((claim.low, evidence.low), (claim.high, evidence.high))
    if all(a is not None and b is not None and abs(a - b) <= claim.half for a, b in ends):
        return Relation.WITHIN
    return Relation.DIFFERS


def _same_figure(claim: _Figure, evidence: _Figure) -> Relation | None:
    """The relation of two that write the same figure, perhaps rounded, under whatever bounds."""
    one, other = claim.value, evidence.value
    if one is None or other is None:
        return None
    near = claim.half
    if Bound.ABOUT in (claim.bound, evidence.bound) and claim.bound is not Bound.EXACT:
        near = max(near, abs(one) * ABOUT)
    if abs(one - other) > near:
        return None
    if (claim.bound in _UPWARD and evidence.bound in _DOWNWARD) or (
        claim.bound in _DOWNWARD and evidence.bound in _UPWARD
    ):
        return Relation.DIFFERS
    strict = claim.bound in (Bound.MORE_THAN, Bound.LESS_THAN, Bound.SOME_OVER, Bound.NEARLY)
    if strict and evidence.bound is Bound.EXACT and not _beyond(claim, other):
        return Relation.OPEN
    if (
        claim.bound in (Bound.AT_LEAST, Bound.AT_MOST)
        and not _beyond(claim, other)
        and one != other
    ):
        return Relation.OPEN
    return Relation.WITHIN


def _beyond(claim: _Figure, value: Fraction) -> bool:
    """Whether the value lies on the side of the figure that the claim's bound names."""
    figure = claim.value
    if figure is None:
        return False
    upward = claim.bound in (*_UPWARD, Bound.SOME_OVER)
    return value > figure if upward else value < figure


def _widened(claim: _Figure, allowed: _Span) -> _Span:
    """What the claim can still be said of, if loosely."""
    value = claim.value
    if claim.vague and claim.low is not None and claim.high is not None:
        return _Span(claim.low * (1 - GREY), claim.high * (1 + GREY))
    if value is None or claim.bound is Bound.EXACT:
        return allowed
    reach = abs(value) * (GREY if claim.bound is Bound.ABOUT else ABOUT / 5)
    low = None if allowed.low is None else min(allowed.low, value - reach)
    return _Span(low, None if allowed.high is None else max(allowed.high, value + reach))


def _less_exact(claim: _Figure, evidence: _Figure) -> bool:
    """Whether the evidence may be the claim's figure rounded: 63% under a claim of 63.3%."""
    one, other = claim.value, evidence.value
    if one is None or other is None or claim.bound is not Bound.EXACT:
        return False
    reach = evidence.half
    if evidence.bound is Bound.ABOUT:
        reach = max(reach, abs(other) * ABOUT)
    return claim.half < evidence.half and abs(one - other) <= reach


def _times_of_day(claim: Quantity, evidence: Quantity) -> Relation:
    one, other = claim.low, evidence.low
    if one == other and claim.relative == evidence.relative:
        return Relation.EQUAL
    if one is None or other is None:
        return Relation.INCOMPARABLE
    if (claim.relative or evidence.relative) and (one - other) % 720 == 0:
        return Relation.OPEN if evidence.relative else Relation.WITHIN
    return Relation.DIFFERS
