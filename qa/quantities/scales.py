"""Quantities on the scale that they share with others: 6개월 and half a year, km and m.

In: a quantity. Out: its dimension and values in the dimension's one unit. Invariant: each currency
is a dimension of its own.
"""

from fractions import Fraction
from typing import NamedTuple

from qa.quantities import durations, measures
from qa.quantities.quantity import Kind, Quantity


class Scaled(NamedTuple):
    """A quantity's dimension, and its values in the dimension's one unit."""

    dimension: str
    low: Fraction | None
    high: Fraction | None


def scaled(quantity: Quantity) -> Scaled:
    """The quantity on its dimension's scale. Currencies are dimensions of their own."""
    kind, unit, low, high = quantity.kind, quantity.unit, quantity.low, quantity.high
    if kind is Kind.DURATION and (found := durations.size(unit)):
        return Scaled(found[0], *_times(low, high, found[1]))
    if kind is Kind.MEASURE:
        if unit == "fahrenheit":
            low = None if low is None else measures.to_celsius(low)
            high = None if high is None else measures.to_celsius(high)
        if unit in ("fahrenheit", "celsius", "degree"):
            return Scaled("celsius", low, high)
        dimension, size = measures.sizes().get(unit, (unit, Fraction(1)))
        return Scaled(dimension, *_times(low, high, size))
    if kind in (Kind.COUNT, Kind.NUMBER):
        return Scaled("count", low, high)
    if kind is Kind.RANK or (kind is Kind.ORDINAL and unit == "order"):
        return Scaled("rank", low, high)
    return Scaled(unit, low, high)


def _times(
    low: Fraction | None, high: Fraction | None, size: Fraction
) -> tuple[Fraction | None, Fraction | None]:
    return (None if low is None else low * size), (None if high is None else high * size)
