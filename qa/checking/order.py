"""Which came first, and which is larger: what a claim says of two things, and the evidence.

In: a claim and a window. Out: whether they agree, or a contrast, or None where the claim orders
nothing or the evidence does not tell. Invariant: both things must be met to be set in an order.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa import quantities
from qa.checking.contrasts import Contrast
from qa.checking.evidence import Window
from qa.checking.findings import DifferenceKind
from qa.checking.matching import alike
from qa.checking.readings import Reading, Word, WordKind
from qa.quantities import Kind, Quantity

# `1` and `2` name the groups; each pattern says which of the two came first.
_KOREAN_BEFORE = re.compile(
    r"^(?P<later>.+?)(?:하기|되기|기)\s*(?:직?전에|에\s*앞서)\s*,?\s*(?P<earlier>.+)$"
)
_KOREAN_AFTER = re.compile(
    r"^(?P<earlier>.+?)(?:[한된난친진운인은간온]|[가-힣])\s(?:뒤에?|후에?|이후에?|다음에?|직후에?),?\s(?P<later>.+)$"
)
_KOREAN_SOONER = re.compile(
    r"^(?P<earlier>.+?[은는이가])\s(?P<later>.+?)보다\s.*?(?:먼저|앞서|일찍|이르|빨리|빠르)"
)
_KOREAN_LATER = re.compile(r"^(?P<later>.+?[은는이가])\s(?P<earlier>.+?)보다\s.*?(?:늦|나중|뒤에|뒤늦)")
_ENGLISH_BEFORE = re.compile(
    r"^(?P<earlier>.+?)\s(?:before|prior to|earlier than|ahead of)\s(?P<later>.+)$", re.I
)
_ENGLISH_AFTER = re.compile(
    r"^(?P<later>.+?)\s(?:after|following|later than)\s(?P<earlier>.+)$", re.I
)
_ENGLISH_OPENING = re.compile(
    r"^(?:(?P<b>before)|after|following)\s(?P<one>.+?),\s(?P<two>.+)$", re.I
)
_TIMES = (_KOREAN_SOONER, _KOREAN_LATER, _KOREAN_BEFORE, _KOREAN_AFTER, _ENGLISH_BEFORE, _ENGLISH_AFTER)

_MORE = r"(?:많|크|높|넓|길|앞서|앞선|비싸|무겁|빠르|웃돌|큰|큽)"
_LESS = r"(?:적|작|낮|좁|짧|뒤지|뒤처|싸|가볍|느리|밑돌)"
_KOREAN_THAN = re.compile(
    rf"^(?P<one>.+?)[은는이가]\s(?P<two>.+?)보다\s.*?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))"
)
_KOREAN_THAN_FIRST = re.compile(
    rf"^(?P<two>.+?)보다\s(?P<one>.+?)[은는이가]\s.*?(?:(?P<more>{_MORE})|(?P<less>{_LESS}))"
)
_ENGLISH_THAN = re.compile(
    r"^(?P<one>.+?)\s(?:(?P<more>more|larger|bigger|higher|greater|longer|taller|faster)"
    r"|(?P<less>fewer|less|smaller|lower|shorter|slower))\s(?P<what>.*?)\bthan\s(?P<two>.+)$",
    re.I,
)
_LEAST = 0.5  # share of an event's words that must stand at a place


@dataclass(frozen=True, slots=True)
class Ordered:
    """What the evidence says of the order that a claim tells."""

    agrees: bool
    contrast: Contrast | None


def compare(claim: Reading, window: Window) -> Ordered | None:
    """Set the order a claim tells against the evidence's figures, dates and words of order."""
    pair = _in_time(claim.text)
    if pair is not None:
        return _times(claim, window, *pair)
    sized = _in_size(claim.text)
    if sized is not None:
        return _sizes(claim, window, *sized)
    return None


def _in_time(text: str) -> tuple[str, str] | None:
    """The words for what came earlier and what came later, as a claim tells it."""
    text = text.rstrip(".!。 ")
    opening = _ENGLISH_OPENING.match(text)
    if opening:
        one, two = opening["one"], opening["two"]
        return (two, one) if opening["b"] else (one, two)
    for pattern in _TIMES:
        found = pattern.match(text)
        if found:
            return found["earlier"], found["later"]
    return None


def _in_size(text: str) -> tuple[str, str] | None:
    """The names of the larger and the smaller, as a claim tells it."""
    for pattern in (_KOREAN_THAN_FIRST, _KOREAN_THAN, _ENGLISH_THAN):
        found = pattern.match(text)
        if found:
            one, two = found["one"], found["two"]
            return (one, two) if found["more"] else (two, one)
    return None


def _words_of(claim: Reading, part: str) -> list[Word]:
    start = claim.text.find(part)
    return [w for w in claim.words if start <= w.start < start + len(part)]


def _times(claim: Reading, window: Window, earlier: str, later: str) -> Ordered | None:
    first, second = _own(_words_of(claim, earlier), _words_of(claim, later))
    if not first or not second:
        return None
    told = [_in_time(sentence.text) for sentence in window.sentences]
    for sentence, pair in zip(window.sentences, told, strict=True):
        if pair is None:
            continue
        one, two = (_words_of(sentence, part) for part in pair)
        if _share(first, one) > _share(first, two) and _share(second, two) > _share(second, one):
            return Ordered(True, None)
        if _share(first, two) > _share(first, one) and _share(second, one) > _share(second, two):
            return Ordered(False, _contrast(claim, sentence.text))
    return _dates(claim, window, first, second)


def _own(one: list[Word], other: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words of each that the other does not have."""
    mine = [w for w in one if not any(alike(w, o) == 1 for o in other) and w.weight > 0.2]
    theirs = [w for w in other if not any(alike(w, o) == 1 for o in one) and w.weight > 0.2]
    return mine, theirs


def _share(words: Sequence[Word], among: Sequence[Word]) -> float:
    total = sum(word.weight for word in words)
    met = sum(word.weight * max((alike(word, o) for o in among), default=0.0) for word in words)
    return met / total if total else 0.0


def _dates(
    claim: Reading, window: Window, first: Sequence[Word], second: Sequence[Word]
) -> Ordered | None:
    """Order two things by the dates that stand beside them."""
    one, other = _beside(first, window, Kind.DATE), _beside(second, window, Kind.DATE)
    if one is None or other is None or one is other:
        return None
    if one.low is None or other.low is None or one.high is None or other.high is None:
        return None
    if one.high < other.low:
        return Ordered(True, None)
    if other.high < one.low:
        return Ordered(False, _contrast(claim, f"{other.text} → {one.text}"))
    return None


def _sizes(claim: Reading, window: Window, larger: str, smaller: str) -> Ordered | None:
    first, second = _own(_words_of(claim, larger), _words_of(claim, smaller))
    first = [w for w in first if w.kind is WordKind.NAME] or first
    second = [w for w in second if w.kind is WordKind.NAME] or second
    if not first or not second:
        return None
    one, other = _beside(first, window, None), _beside(second, window, None)
    if one is None or other is None or one is other or one.kind is not other.kind:
        return None
    if quantities.compare(one, other) in (quantities.Relation.INCOMPARABLE, quantities.Relation.EQUAL):
        return None
    if one.value is None or other.value is None or one.unit != other.unit:
        return None
    if (one.value > other.value) != (one.kind is Kind.RANK):
        return Ordered(True, None)
    return Ordered(False, _contrast(claim, f"{one.text} / {other.text}"))


def _beside(words: Sequence[Word], window: Window, kind: Kind | None) -> Quantity | None:
    """The figure in the segment that has the words, or in their sentence where it has but one."""
    best: tuple[float, Quantity] | None = None
    for sentence in window.sentences:
        for quantity in sentence.quantities:
            if (kind is None) == (quantity.kind in (Kind.DATE, Kind.TIME, Kind.DURATION, Kind.MULTIPLE)):
                continue
            here = sentence.segment_of(quantity.start)
            near = [w for w in sentence.words if sentence.segment_of(w.start) == here]
            share = _share(words, near) + 0.1 * _share(words, sentence.words)
            if share >= _LEAST and (best is None or share > best[0]):
                best = share, quantity
    return best[1] if best else None


def _contrast(claim: Reading, evidence: str) -> Contrast:
    return Contrast(DifferenceKind.ORDER, claim.text, evidence, 1.0)
