"""Which is larger: what a claim says of two things or two times, and the figures of the evidence.

In: what a claim compares, and windows. Out: whether they agree, and where; None where the evidence
does not tell. Invariant: both have a figure of one kind and unit, and what tells
the two apart stands beside its own figure and not beside the other's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from qa import quantities
from qa.checking.alignment.changes import Part
from qa.checking.ordering.belongings import Figure, figures, sort_of
from qa.checking.ordering.comparisons import Comparison
from qa.checking.ordering.order import Ordered
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.matching import alike, share_of
from qa.checking.sentences.relating import SAME, relation_of
from qa.checking.sentences.words import Word, WordKind
from qa.quantities import Kind, Quantity, Relation

_MET, _SURE = 0.7, 0.8  # a match that counts as a word, and as the same word
_OTHERS = 0.6  # share of the other thing's words beside its figure
_OTHERS_ALONE = 0.8  # or in its sentence, where that has no other figure
_OWN = 0.35  # share of the one's, where both stand in a sentence; much tells of neither
_OWN_APART = 0.6  # and where they do not
_SAID = 0.55  # share of what is said of both that must stand there
_SAID_APART = 0.6
_OF_A_TIME = 0.7  # and where two times of one thing are compared
_TOGETHER, _NEAR = 0.5, 0.2  # what a pair gains in one sentence, and in one article
_AHEAD = 0.1  # by which a pair must fit better than one that tells the contrary
_DIGITS = 2  # of a difference, at the least
_HUNDRED = Fraction(100)
_COUNTS = (Kind.COUNT, Kind.NUMBER)
_ASIDE = (Kind.ORDINAL, Kind.RANK, Kind.TIME, Kind.DURATION)  # figures of names and times


@dataclass(frozen=True, slots=True)
class _Pair:
    """The figures of both, and how surely they are theirs."""

    one: Figure
    other: Figure
    score: float


def compare(told: Comparison, windows: Sequence[Window]) -> Ordered | None:
    """Set the two that a claim compares against the figures of the evidence."""
    best: dict[bool, _Pair] = {}
    for pair in _pairs(told, figures(windows)):
        more = _value(pair.one) > _value(pair.other)
        if more not in best or pair.score > best[more].score:
            best[more] = pair
    ranked = sorted(best, key=lambda more: -best[more].score)
    if not ranked or (len(ranked) > 1 and best[ranked[0]].score - best[ranked[1]].score < _AHEAD):
        return None
    pair = best[ranked[0]]
    agrees: bool | None = ranked[0] == told.more
    if agrees:
        agrees = _by_as_much(told, pair) if told.whole else None
    if agrees is None:
        return None
    together = pair.one.place == pair.other.place
    places = (pair.one.window,) if together else (pair.one.window, pair.other.window)
    return Ordered(agrees, places, f"{pair.one.quantity.text} / {pair.other.quantity.text}")


def _value(figure: Figure) -> float:
    return float(figure.quantity.value or 0)


def _pairs(told: Comparison, found: Sequence[Figure]) -> Iterator[_Pair]:
    fitting = [figure for figure in found if _may_be(told, figure)]
    others = [(figure, _of_the_other(told, figure)) for figure in fitting]
    for other, theirs in ((figure, share) for figure, share in others if share > 0):
        for one in fitting:
            alike_ = sort_of(one.quantity) == sort_of(other.quantity)
            if not alike_ or one.quantity.value == other.quantity.value:
                continue
            fit = _of_times(told, one, other) if told.date else _of_things(told, one, other)
            if fit is not None:
                yield _Pair(one, other, fit + theirs)


def _may_be(told: Comparison, figure: Figure) -> bool:
    """Whether a figure is of the sort that is compared, and tells how much there is."""
    if figure.part is Part.STEP or figure.quantity.kind not in told.kinds:
        return False
    return all(
        step.kind not in (Kind.MONEY, Kind.MEASURE, Kind.POINTS, Kind.COUNT)
        or sort_of(step) == sort_of(figure.quantity)
        or (step.kind is Kind.POINTS and figure.quantity.kind is Kind.SHARE)
        or (step.kind in _COUNTS and figure.quantity.kind in _COUNTS)
        for step in told.figures[-1:]
    )


def _of_the_other(told: Comparison, figure: Figure) -> float:
    """How surely a figure is that of the other thing, or of its time; 0 where it is not."""
    if told.date is not None:
        return float(_is_of(told.date, figure))
    theirs = share_of(told.other, figure.owner)
    alone = figure.alone and share_of(told.other, figure.beside) >= _OTHERS_ALONE
    return max(theirs, _OTHERS) if theirs >= _OTHERS or alone else 0.0


def _of_things(told: Comparison, one: Figure, other: Figure) -> float | None:
    """How surely a figure is the one's, beside that of the other; None where it is not."""
    together, near = one.place == other.place, one.place[0] == other.place[0]
    if Part.BEFORE in (one.part, other.part) or not (near or all(map(_is_name, told.other))):
        return None
    if any(_is_of_another(told.own, figure) for figure in (one, other)):
        return None
    if sum(_met(w, one.owner, _SURE) for w in told.other) * 2 >= len(told.other):
        return None
    things = [w for w in told.one if w.kind is not WordKind.PREDICATE]
    if any(_is_name(w) and _met(w, other.owner, _SURE) and not _met(w, one.owner) for w in things):
        return None
    apart = [w for w in things if not _met(w, other.owner)]
    own = [w for w in apart if _met(w, one.owner)]
    lost = [w for w in apart if not _met(w, one.known())]
    if not own or any(map(_is_name, lost)):
        return None
    mine = _weight(own) / _weight([*own, *lost])
    said = _said(told, things, own, one, other)
    if mine < (_OWN if together else _OWN_APART) or said < (_SAID if together else _SAID_APART):
        return None
    return mine + said / 2 + (_TOGETHER if together else _NEAR * near)


def _said(
    told: Comparison, things: Sequence[Word], own: Sequence[Word], one: Figure, other: Figure
) -> float:
    """The share of what a claim says of both things that stands at the one's figure.

    0 where the other's stands in another sentence, which tells nothing of it.
    """
    plain = [w for w in (*told.shared, *things) if not _is_name(w)]
    if one.place != other.place and not any(_met(w, (*other.beside, *other.before)) for w in plain):
        return 0.0
    near = (*one.beside, *one.before)
    met = [w for w in plain if w in own or _met(w, near) or _counts(w.text, one.quantity.unit)]
    return _weight(met) / _weight(plain) if plain else 1.0


@lru_cache(maxsize=500)
def _counts(word: str, unit: str) -> bool:
    """Whether a word is what is counted: 표 where a figure has votes."""
    return any(quantity.unit == unit != "" for quantity in quantities.find(f"2{word}"))


def _of_times(told: Comparison, one: Figure, other: Figure) -> float | None:
    """The same for a thing and what it was at another time, told in one sentence."""
    if one.place != other.place or _is_of(told.date, one):
        return None
    if told.own is not None and one.date is not None and not _is_of(told.own, one):
        return None
    things = [w for w in told.one if w.kind is not WordKind.PREDICATE]
    known = one.known()
    if any(_is_name(w) and not _met(w, known) for w in things):
        return None
    share = share_of(things, known)
    return share if share >= _OF_A_TIME else None


def _is_of(date: Quantity | None, figure: Figure) -> bool:
    return date is not None and figure.date is not None and relation_of(date, figure.date) in SAME


def _is_of_another(date: Quantity | None, figure: Figure) -> bool:
    told = figure.date
    return date is not None and told is not None and relation_of(date, told) is Relation.DIFFERS


def _by_as_much(told: Comparison, pair: _Pair) -> bool | None:
    """Whether two figures are as far apart as a claim says; None where that can't be told."""
    one, other = pair.one.quantity, pair.other.quantity
    left = [
        step
        for step in told.figures
        if not (step.kind in _ASIDE and step.kind is not one.kind)
        and not (sort_of(step) == sort_of(one) and _is_either(step, one, other))
    ]
    return True if not left else _is_apart(left[0], one, other) if len(left) == 1 else None


def _is_either(step: Quantity, one: Quantity, other: Quantity) -> bool:
    return any(relation_of(step, each) in SAME for each in (one, other))


def _is_apart(step: Quantity, one: Quantity, other: Quantity) -> bool | None:
    apart = abs((one.value or Fraction(0)) - (other.value or Fraction(0)))
    kind, unit = sort_of(one)
    if kind is Kind.SHARE:
        kind, unit = Kind.POINTS, "point"
    elif step.kind is Kind.SHARE and other.value:
        apart, kind, unit = apart / other.value * _HUNDRED, step.kind, step.unit
    counted = step.kind in _COUNTS and kind in _COUNTS
    if not counted and (step.kind, step.unit) != (kind, unit):
        return None
    made = replace(
        one, low=apart, high=apart, kind=step.kind, unit=step.unit, noun=step.noun,
        written=max(one.written, other.written, _DIGITS),
    )  # fmt: skip
    relation = relation_of(step, made)
    if relation in SAME:
        return True
    return False if relation is Relation.DIFFERS else None


def _is_name(word: Word) -> bool:
    return word.kind is WordKind.NAME


def _met(word: Word, among: Sequence[Word], least: float = _MET) -> bool:
    return any(alike(word, other) >= least for other in among)


def _weight(words: Sequence[Word]) -> float:
    return sum(word.weight for word in words)
