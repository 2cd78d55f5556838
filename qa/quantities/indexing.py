"""Quantities as words for an index: the same word for every way of writing the same quantity.

In: a text or a quantity. Out: words. Invariant: quantities that are the same give the same words,
however they are written.
"""

from datetime import date
from fractions import Fraction

from qa.quantities.finding import find
from qa.quantities.quantity import Kind, Moment, Quantity
from qa.quantities.scales import scaled

_BASES = {
    "length": "meter", "area": "square-meter", "volume": "liter", "mass": "kilogram",
    "power": "watt", "energy": "joule", "digital": "byte", "frequency": "hertz",
    "speed": "kilometer-per-hour",
}  # fmt: skip


def terms(text: str, today: str | None = None) -> list[str]:
    """The quantities of a text as words, in order: "num:440000000000:KRW", "date:2024-10".

    Figures are exact and in one unit a dimension, without bounds, nouns and counters, which other
    words of the text carry. A date gives itself and what it lies in; a range gives its two ends.
    """
    return [word for quantity in find(text, today) for word in terms_of(quantity)]


def terms_of(quantity: Quantity) -> list[str]:
    """The words of one quantity; none for a date that hangs in the air."""
    if quantity.kind is Kind.DATE:
        return _date_terms(quantity)
    if quantity.kind is Kind.TIME:
        minutes = int(quantity.low or 0)
        return [f"time:{minutes // 60:02d}:{minutes % 60:02d}"]
    dimension, low, high = scaled(quantity)
    unit = _BASES.get(dimension, dimension)
    ends = [end for end in dict.fromkeys((low, high)) if end is not None]
    return [f"num:{_written(end)}:{unit}" for end in ends]


def _written(value: Fraction) -> str:
    """An integer, a short decimal, or else a fraction."""
    if value.denominator == 1:
        return str(value.numerator)
    if 10**12 % value.denominator == 0:
        return f"{float(value):.12f}".rstrip("0")
    return f"{value.numerator}/{value.denominator}"


def _date_terms(quantity: Quantity) -> list[str]:
    since, until = quantity.since, quantity.until
    if since is None or until is None:
        return []
    words: list[str] = []
    for moment in dict.fromkeys((since, until)):
        words += [f"date:{part}" for part in _wider(moment)]
    if since != until and None not in (since.year, until.year):
        words += [f"date:{year}" for year in _years(since, until)]
    return list(dict.fromkeys(words))


def _wider(moment: Moment) -> list[str]:
    """The date, its month, its year; and without the year, so that 10월 finds 2024-10."""
    found = [moment]
    if moment.day is not None:
        found += [Moment(moment.year, moment.month), Moment(None, moment.month, moment.day)]
    if moment.month is not None:
        found += [Moment(moment.year), Moment(None, moment.month)]
    kept = [part for part in dict.fromkeys(found) if part != Moment()]
    return [str(part) for part in kept]


def _years(since: Moment, until: Moment) -> range:
    first, last = since.year or date.min.year, until.year or date.min.year
    return range(first, min(last, first + 10) + 1)
