"""Figures of a list that other figures stand for: 첫째 100만원, 둘째 200만원; 30분 미만이 21%.

In: a figure of the claim and one of a sentence, matched. Out: the figures that the list has for
what the claim's key says. Invariant: nothing is told unless the claim has one key alone.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import relation_of
from qa.quantities import Kind, Quantity, Relation

_KEYS = (Kind.ORDINAL, Kind.RANK, Kind.DURATION, Kind.MEASURE, Kind.COUNT)
_TOLD = re.compile(r"(?:부터|까지)?(?:에는|에게|에|은|는|이|가|의)?\s?(?:각각\s)?(?:약\s)?")

Row = tuple[Quantity, Quantity]  # a key and its figure


def due(figure: Quantity, other: Quantity, sentence: Matches) -> list[Quantity]:
    """The key that the claim's figure is, or the figure that the list gives the claim's key."""
    rows = _rows(sentence.evidence)
    named = [key for key, _ in rows]
    if other in named:
        return [key for key in named if _is_same(figure, key)]
    mine = [q for q in sentence.claim.quantities if any(_is_same(q, key) for key in named)]
    if len(mine) != 1 or mine[0] is figure or other not in [told for _, told in rows]:
        return []
    return [told for key, told in rows if _is_same(mine[0], key)]


def _is_same(one: Quantity, other: Quantity) -> bool:
    return one.bound is other.bound and relation_of(one, other) is Relation.EQUAL


def _rows(reading: Reading) -> Sequence[Row]:
    """The figures of one sort, of which each has its key right before it."""
    told = reading.quantities if reading.korean else ()
    pairs = [
        (key, figure)
        for key, figure in pairwise(told)
        if key.kind in _KEYS
        and figure.kind not in (key.kind, Kind.DATE, Kind.TIME)
        and _TOLD.fullmatch(reading.text, key.end, figure.start)
    ]
    rows = [
        pair
        for pair in pairs
        if all(one.kind is its.kind for one, its in zip(pair, pairs[0], strict=True))
    ]
    keys = {(key.low, key.high, key.unit, key.bound) for key, _ in rows}
    return rows if len(rows) > 1 and len(keys) == len(rows) else ()
