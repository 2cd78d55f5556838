"""Which is larger: what a claim says of two things or two years, and the figures of the evidence.

In: a claim and windows. Out: whether they agree, and where; None where the claim compares nothing
or the evidence does not tell. Invariant: both things have a figure of one kind and unit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from qa.checking.evidence import Window
from qa.checking.matching import alike
from qa.checking.order import Ordered
from qa.checking.readings import Reading
from qa.checking.relating import SAME, relation_of
from qa.checking.words import Word, WordKind
from qa.quantities import Kind, Quantity

_MORE = r"(?:많|크|높|넓|길|앞서|앞선|앞섰|비싸|비싼|비쌌|무겁|무거|빠르|빨랐|웃돌|큰|큽|컸|늘)"
_LESS = r"(?:적|작|낮|좁|짧|뒤지|뒤처|뒤졌|싸|싼|쌌|가볍|가벼|느리|느렸|밑돌|줄)"
_KOREAN = re.compile(
    rf"\s?보다\s(?P<said>.*?)(?:(?P<more>{_MORE})|(?P<less>{_LESS}))[^\s]*(?:\s\S+)?$"
)
_ENGLISH = re.compile(
    r"\b(?:(?P<more>more|larger|bigger|higher|greater|longer|taller|faster|heavier|older)"
    r"|(?P<less>fewer|less|smaller|lower|shorter|slower|lighter|younger))\b"
    r"(?P<what>[^,;]*?)\bthan\s(?P<two>(?![^\w\s]?\d+(?:\.\d+)?\s?(?:%|percent)|half\b|twice\b)[^,;]+)",
    re.I,
)
_KINDS = (Kind.MONEY, Kind.SHARE, Kind.COUNT, Kind.MEASURE, Kind.NUMBER, Kind.RANK)
_LEAST = 0.5  # share of a thing's words that must stand beside its figure
_SAID = 0.3  # what the other words of the claim count for


@dataclass(frozen=True, slots=True)
class _Thing:
    """One of the two that are compared: its words, or the date that stands for it."""

    words: tuple[Word, ...]
    date: Quantity | None = None


@dataclass(frozen=True, slots=True)
class _Figure:
    """A figure beside a thing, and how surely it is that thing's."""

    quantity: Quantity
    window: Window
    score: float


def compare(claim: Reading, windows: Sequence[Window]) -> Ordered | None:
    """Set the two that a claim compares against the figures of the evidence."""
    told = _korean(claim) if claim.korean else _english(claim)
    if told is None:
        return None
    larger, smaller = told
    said = [w for w in claim.words if w not in larger.words and w not in smaller.words]
    singles = [w for w in windows if len(w.sentences) == 1]
    pairs = [
        (one.score + other.score + (one.window is other.window), one, other)
        for one, other in product(_figures(larger, said, singles), _figures(smaller, said, singles))
        if _comparable(one.quantity, other.quantity)
    ]
    if not pairs:
        return None
    _, one, other = max(pairs, key=lambda pair: pair[0])
    places = (one.window,) if one.window is other.window else (one.window, other.window)
    text = f"{one.quantity.text} / {other.quantity.text}"
    return Ordered(_larger(one.quantity, other.quantity), places, text)


def _korean(claim: Reading) -> tuple[_Thing, _Thing] | None:
    """The larger and the smaller of "A는 B보다 크다" and "B보다 A가 크다"."""
    found = _KOREAN.search(claim.text.rstrip(".!。 "))
    if found is None:
        return None
    start = found.start()
    dates = [q for q in claim.quantities if q.kind is Kind.DATE]
    last = next((q for q in dates if q.end == start), None)
    if last is not None:
        first = next((q for q in dates if q is not last), None)
        two, one = _Thing((), last), _Thing((), first) if first else None
    else:
        behind = [w for w in claim.words if w.role == "C" and w.end <= start + 1]
        if not behind:
            return None
        two = _Thing(_joined(claim, behind[-1]))
        rest = [w for w in claim.words if w not in two.words]
        before = [w for w in rest if w.end <= two.words[0].start]
        one = _thing(before, two) or _thing([w for w in rest if w.start >= found.end("said")], two)
        one = one or _thing(rest, two)
    if one is None:
        return None
    return (one, two) if found["more"] else (two, one)


def _joined(claim: Reading, last: Word) -> tuple[Word, ...]:
    """The words before 보다 that make one thing: no particle stands between them."""
    at = claim.words.index(last)
    first = at
    while (
        first
        and claim.words[first - 1].role in ("", "C", "G")
        and (claim.words[first].start - claim.words[first - 1].end <= 2)
        and claim.words[first - 1].kind is not WordKind.PREDICATE
    ):
        first -= 1
    return claim.words[first : at + 1]


def _thing(words: Sequence[Word], other: _Thing) -> _Thing | None:
    """What these words name that the other thing does not: names if there are any."""
    own = [w for w in words if w.weight > 0.2 and w.kind is not WordKind.PREDICATE]
    own = [w for w in own if not any(alike(w, o) == 1 for o in other.words)]
    named = [w for w in own if w.kind is WordKind.NAME]
    places = [w for w in own if w.role in ("S", "B", "G")]
    chosen = named or places or own
    return _Thing(tuple(chosen)) if chosen else None


def _english(claim: Reading) -> tuple[_Thing, _Thing] | None:
    found = _ENGLISH.search(claim.text.rstrip(".! "))
    if found is None:
        return None
    start, end = found.span("two")
    dates = [q for q in claim.quantities if q.kind is Kind.DATE]
    last = next((q for q in dates if start <= q.start < end), None)
    first = next((q for q in dates if q.end <= start), None)
    if last is not None and first is not None:
        one, two = _Thing((), first), _Thing((), last)
    else:
        left = [w for w in claim.words if w.end <= found.start()]
        right = [w for w in claim.words if start <= w.start < end]
        own = [w for w in left if not any(alike(w, o) == 1 for o in right)]
        others = [w for w in right if not any(alike(w, o) == 1 for o in left)]
        own, others = ([w for w in g if w.weight > 0.2] for g in (own, others))
        if not own or not others:
            return None
        one, two = _Thing(tuple(own)), _Thing(tuple(others))
    return (one, two) if found["more"] else (two, one)


def _comparable(one: Quantity, other: Quantity) -> bool:
    alike_ = one.kind is other.kind and one.unit == other.unit and one is not other
    return alike_ and None not in (one.value, other.value) and one.value != other.value


def _larger(one: Quantity, other: Quantity) -> bool:
    """Whether one figure is more than another; a rank is more the smaller it is."""
    more = (one.value or 0) > (other.value or 0)
    return more != (one.kind is Kind.RANK)


def _figures(thing: _Thing, said: Sequence[Word], windows: Sequence[Window]) -> Iterator[_Figure]:
    for window in windows:
        reading = window.sentences[0]
        about = [*reading.words, *(w for r in window.before[:1] for w in r.words)]
        context = _SAID * _share(said, about)
        for quantity in reading.quantities:
            if quantity.kind in _KINDS:
                score = _dated(thing.date, quantity, reading) if thing.date else 0.0
                score = score or _named(thing.words, quantity, reading)
                if score >= _LEAST and context >= _SAID * _LEAST:
                    yield _Figure(quantity, window, score + context)


def _dated(date: Quantity, quantity: Quantity, reading: Reading) -> float:
    """1 where the date is the one nearest to a figure, in Korean before it."""
    dates = [q for q in reading.quantities if q.kind is Kind.DATE]
    if reading.korean:
        dates = [q for q in dates if q.end <= quantity.start]
    if not dates:
        return 0.0
    nearest = min(dates, key=lambda q: max(q.start - quantity.end, quantity.start - q.end))
    return 1.0 if relation_of(date, nearest) in SAME else 0.0


def _named(words: Sequence[Word], quantity: Quantity, reading: Reading) -> float:
    """The share of a thing's words that stand in the segment of a figure."""
    here = reading.segment_of(quantity.start)
    near = [w for w in reading.words if reading.segment_of(w.start) == here]
    alone = sum(q.kind is quantity.kind for q in reading.quantities) == 1
    whole = _share(words, reading.words)
    return max(0.7 * _share(words, near) + 0.3 * whole, 0.6 * whole if alone else 0.0)


def _share(words: Sequence[Word], among: Sequence[Word]) -> float:
    total = sum(word.weight for word in words)
    met = sum(word.weight * max((alike(word, o) for o in among), default=0.0) for word in words)
    return met / total if total else 0.0
