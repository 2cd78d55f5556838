"""Figures that are one when they are told together: 6-5, a quarter of a million, 다섯 명 중 한 명.

In: a sentence and the quantities found in it. Out: quantities, in order. Invariant: what is made of
two holds the span of both.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from qa.quantities import Bound, Kind, Quantity

SCORE = "score"  # the unit of what stands as 6-5: the lesser and the greater as a range
_VERSUS = re.compile(r"\s?[-–:]\s?|\s?대\s?|\sto\s")
_WON = re.compile(r"\s?(?:로|으로|의|승|패|동점|무승부)")
_DASHED = re.compile(r"(?<![\w.,/-])([0-9]{1,3})[-–]([0-9]{1,3})(?![\w/-]|[.,][0-9])")
_AMONG = re.compile(r"\s?(?:가운데|중에?|당)\s?")


def with_scores(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Add what stands as 6-5 and was not read as one: the lesser and the greater."""
    kept = list(found)
    for match in _DASHED.finditer(text):
        parts = [q for q in kept if q.start < match.end() and match.start() < q.end]
        whole = all(match.start() <= q.start and q.end <= match.end() for q in parts)
        if whole and all(q.unit != SCORE and q.kind is Kind.NUMBER for q in parts):
            low, high = sorted((Fraction(match[1]), Fraction(match[2])))
            kept = [q for q in kept if q not in parts]
            kept.append(
                Quantity(Kind.COUNT, low, high, SCORE, match.start(), match.end(), match.group())
            )
    yield from sorted(kept, key=lambda q: q.start)


def joined(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Make one of two that are told together: 6-5, a quarter of a million, 다섯 명 중 한 명."""
    place = 0
    while place < len(found):
        one = found[place]
        other = found[place + 1] if place + 1 < len(found) else None
        joined = _join(text, one, other) if other is not None else None
        yield joined or one
        place += 2 if joined else 1


def _join(text: str, one: Quantity, other: Quantity) -> Quantity | None:
    between = text[one.end : other.start]
    if one.value is None or len(between) > 8:
        return None
    if other.value is None:
        return _one_in(text, between, one, other)
    return (
        _score(text, between, one, other)
        or _part_of_scale(text, between, one, other)
        or _one_in(text, between, one, other)
    )


def _score(text: str, between: str, one: Quantity, other: Quantity) -> Quantity | None:
    """6-5, 6대 5, 29 to 22."""
    counted = one.kind is Kind.COUNT and one.unit == "machine" and one.text.endswith("대")
    voted = one.unit == "vote" and other.kind is Kind.NUMBER and between == " to "
    if counted:
        won = _WON.match(text, other.end) is not None
        told = won and other.kind is Kind.NUMBER and not between.strip()
    else:
        bare = one.kind is Kind.NUMBER and other.kind is Kind.NUMBER
        falling = between != " to " or (one.value or 0) > (other.value or 0)
        told = (voted or (bare and _VERSUS.fullmatch(between) is not None)) and falling
    small = max(one.value or 0, other.value or 0) < 1000
    if not told or not small:
        return None
    low, high = sorted((one.value or Fraction(0), other.value or Fraction(0)))
    return replace(
        one, kind=Kind.COUNT, low=low, high=high, unit=SCORE, end=other.end,
        text=text[one.start : other.end], bound=Bound.EXACT, noun=None,
    )  # fmt: skip


def _part_of_scale(text: str, between: str, one: Quantity, other: Quantity) -> Quantity | None:
    """A quarter of a million."""
    scaled = other.written <= 1 and (other.value or 0) >= 1000 and other.text[:1].isalpha()
    if one.kind is not Kind.SHARE or one.text[-1:] == "%" or not scaled or between != " of ":
        return None
    value = (other.value or Fraction(0)) * (one.value or Fraction(0)) / 100
    return replace(
        other, low=value, high=value, start=one.start, text=text[one.start : other.end],
        bound=one.bound, written=2,
    )  # fmt: skip


def _one_in(text: str, between: str, one: Quantity, other: Quantity) -> Quantity | None:
    """다섯 명 가운데 한 명: a share, and held as the second of both is."""
    alike = one.kind is Kind.COUNT and other.kind is Kind.COUNT and one.unit == other.unit
    whole, part = one.value or Fraction(0), other.high or other.low or Fraction(0)
    if not alike or not _AMONG.fullmatch(between) or not 0 < part < whole <= 20:
        return None
    low, high = (None if each is None else each * 100 / whole for each in (other.low, other.high))
    return replace(
        one, kind=Kind.SHARE, low=low, high=high, unit="percent", end=other.end,
        text=text[one.start : other.end], noun=None, written=0, bound=other.bound,
    )  # fmt: skip
