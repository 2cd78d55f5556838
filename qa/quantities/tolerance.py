"""What a figure allows: rounding, 약, bounds and ranges as intervals on a shared scale.

In: a quantity. Out: spans of values. Invariant: what is allowed lies within what can loosely be
said.
"""

from fractions import Fraction
from typing import NamedTuple

from qa.quantities.quantity import Bound, Kind, Quantity, one_value

ABOUT = Fraction(5, 100)  # how far 약 and about reach, as a share of the value
GREY = Fraction(10, 100)  # up to here 약 is neither borne out nor contradicted
SLIP = Fraction(1, 100)  # how far a bound may be missed before it is contradicted
NEAR = Fraction(10, 100)  # how far below its figure 육박 and nearly reach
_WHOLE = 1000  # below it, things counted are exact, not rounded
UPWARD = (Bound.AT_LEAST, Bound.MORE_THAN)
DOWNWARD = (Bound.AT_MOST, Bound.LESS_THAN)


class Span(NamedTuple):
    """An interval; None is endless."""

    low: Fraction | None
    high: Fraction | None

    def holds(self, other: "Span") -> bool:
        """Whether the other lies in this one."""
        low = self.low is None or (other.low is not None and other.low >= self.low)
        return low and (self.high is None or (other.high is not None and other.high <= self.high))

    def meets(self, other: "Span") -> bool:
        """Whether they have a value in common."""
        below = self.high is not None and other.low is not None and other.low > self.high
        above = self.low is not None and other.high is not None and other.high < self.low
        return not below and not above


class Figure(NamedTuple):
    """A quantity on the scale shared with the other."""

    low: Fraction | None
    high: Fraction | None
    bound: Bound
    half: Fraction  # half of the last place written: what rounding may have moved it by
    vague: bool  # 수천: an interval of which no end was written
    place: Fraction = Fraction(0)  # what 여 and 대 may add: 10 to 430여, 1000 to 1만2천여

    @property
    def value(self) -> Fraction | None:
        """The one figure written, whatever the bound; None for ranges."""
        return one_value(self.low, self.high)


def figure_of(quantity: Quantity, low: Fraction | None, high: Fraction | None) -> Figure:
    """The quantity with these values, which are its own on another scale."""
    value = low if low is not None else high
    vague = quantity.written == 0 and low != high and None not in (low, high)
    if value is None:
        return Figure(low, high, quantity.bound, Fraction(0), vague)
    own = quantity.low if quantity.low is not None else quantity.high
    ratio = value / own if own else Fraction(1)
    half = _place(own or Fraction(0), quantity) / 2 * abs(ratio)
    place = _leading(abs(own or value)) / 10 ** max(quantity.written - 1, 0) * abs(ratio)
    return Figure(low, high, quantity.bound, half, vague, place)


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
    if quantity.kind is Kind.DURATION:
        place /= 2  # a year and a half is not called two years
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


def allowed(figure: Figure) -> Span:
    """The values that the figure, as a claim, allows."""
    low, high, value = figure.low, figure.high, figure.value
    if value is None:
        return Span(
            None if low is None else low - figure.half, None if high is None else high + figure.half
        )
    if figure.bound in UPWARD:
        return Span(value, None)
    if figure.bound in DOWNWARD:
        return Span(None, value)
    size = abs(value)
    if figure.bound is Bound.NEARLY:
        return Span(value - size * NEAR, value + figure.half)
    if figure.bound is Bound.SOME_OVER:
        return Span(value - figure.half, value + figure.place)
    reach = max(figure.half, size * ABOUT) if figure.bound is Bound.ABOUT else figure.half
    return Span(value - reach, value + reach)


def implied(figure: Figure) -> Span:
    """The values that the figure, as evidence, is taken to mean; bounds mean to be near."""
    value = figure.value
    if value is not None and figure.bound in UPWARD:
        return Span(value, value + _leading(abs(value)))
    if value is not None and figure.bound in DOWNWARD:
        return Span(value / 2, value)
    if value is not None and figure.bound is Bound.EXACT:
        return Span(value, value)
    return allowed(figure._replace(half=Fraction(0)))


def widened(claim: Figure) -> Span:
    """What the claim can still be said of, if loosely."""
    value, strict = claim.value, allowed(claim)
    if claim.vague and claim.low is not None and claim.high is not None:
        return Span(claim.low * (1 - GREY), claim.high * (1 + GREY))
    if value is None or claim.bound is Bound.EXACT:
        return strict
    reach = abs(value) * (GREY if claim.bound is Bound.ABOUT else SLIP)
    low = None if strict.low is None else min(strict.low, value - reach)
    return Span(low, None if strict.high is None else max(strict.high, value + reach))
