"""Which came first: what a claim says of two things, and what the evidence does.

In: a claim and windows. Out: whether they agree, and where; None where the claim orders nothing.
Invariant: both things must be met to be set in an order.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qa.checking.sentences.evidence import Window
from qa.checking.sentences.matching import alike, share_of
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word, WordKind
from qa.quantities import Kind, Quantity

# `1` and `2` name the groups; each pattern says which of the two came first.
_KOREAN_BEFORE = re.compile(
    r"^(?P<later>.+?)(?:하기|되기|기)\s*(?:직?전에|에\s*앞서)\s*,?\s*(?P<earlier>.+)$"
)
_KOREAN_AFTER = re.compile(
    r"^(?P<earlier>.+?)(?:[한된난친진운인은간온]|[가-힣])\s(?:뒤에?|후에?|이후에?|다음에|직후에?),?\s(?P<later>.+)$"
)
_KOREAN_SOONER = re.compile(
    r"^(?P<earlier>.+[은는이가])\s(?P<later>\S+(?:\s\S+){0,3})보다\s.*?(?:먼저|앞서|일찍|이르|빨리|빠르)"
)
_KOREAN_LATER = re.compile(
    r"^(?P<later>.+[은는이가])\s(?P<earlier>\S+(?:\s\S+){0,3})보다\s.*?(?:늦|나중|뒤에|뒤늦)"
)
_ENGLISH_BEFORE = re.compile(
    r"^(?P<earlier>.+?)\s(?:before|prior to|earlier than|ahead of(?! (?:schedule|time|plan)))\s"
    r"(?P<later>.+)$",
    re.I,
)
_ENGLISH_AFTER = re.compile(
    r"^(?P<later>.+?)\s(?:after|following|later than)\s(?P<earlier>.+)$", re.I
)
_ENGLISH_OPENING = re.compile(
    r"^(?:(?P<b>before)|after|following)\s(?P<one>.+?),\s(?P<two>.+)$", re.I
)
# What orders two things in any case; 뒤에 and "after" often only tell the time.
_STRICT = (_KOREAN_SOONER, _KOREAN_LATER, _KOREAN_BEFORE, _ENGLISH_BEFORE)
_TIMES = (
    _KOREAN_SOONER,
    _KOREAN_LATER,
    _KOREAN_BEFORE,
    _KOREAN_AFTER,
    _ENGLISH_BEFORE,
    _ENGLISH_AFTER,
)

# "The lowest since 1998" and 1998년 이후 처음 tell no order of two things.
_SINCE = re.compile(r"(?:이후|이래)(?:로|에)?\s+(?:\S+\s+)?(?:가장|제일|최|처음|첫)")
_LEAST = 0.5  # share of an event's words that must stand at a place


@dataclass(frozen=True, slots=True)
class Ordered:
    """What the evidence says of the order that a claim tells; None where it does not tell."""

    agrees: bool | None
    windows: tuple[Window, ...] = ()
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of a window."""

    reading: Reading
    window: Window


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure beside the words for one of the two things."""

    quantity: Quantity
    sentence: _Sentence


def compare(claim: Reading, windows: Sequence[Window]) -> Ordered | None:
    """Set the order a claim tells against the evidence; None where the claim orders nothing."""
    sentences = [_Sentence(w.sentences[0], w) for w in windows if len(w.sentences) == 1]
    pair = _in_time(claim.text)
    if pair is not None:
        return _times(claim, sentences, *pair)
    return None


def _in_time(text: str) -> tuple[str, str] | None:
    """The words for what came earlier and what came later, as a claim tells it."""
    text = text.rstrip(".!。 ")
    if _SINCE.search(text):
        return None
    opening = _ENGLISH_OPENING.match(text)
    if opening:
        one, two = opening["one"], opening["two"]
        return (two, one) if opening["b"] else (one, two)
    for pattern in _TIMES:
        found = pattern.match(text)
        if found:
            return found["earlier"], found["later"]
    return None


def _words_of(claim: Reading, part: str) -> list[Word]:
    start = claim.text.find(part)
    return [w for w in claim.words if start <= w.start < start + len(part)]


def _times(
    claim: Reading, sentences: Sequence[_Sentence], earlier: str, later: str
) -> Ordered | None:
    one, two = _words_of(claim, earlier), _words_of(claim, later)
    first, second = _own(one, two)
    if not first or not second:
        return None
    for sentence in sentences:
        told = _in_time(sentence.reading.text)
        if told is None:
            continue
        before, after = (_words_of(sentence.reading, part) for part in told)
        straight = min(share_of(first, before), share_of(second, after))
        crossed = min(share_of(first, after), share_of(second, before))
        if max(straight, crossed) >= _LEAST and straight != crossed:
            return Ordered(straight > crossed, (sentence.window,), sentence.reading.text)
    said = [w for w in claim.words if w not in first and w not in second]
    dates = (Kind.DATE,)
    ordered = _apart(
        _beside(first, said, sentences, dates), _beside(second, said, sentences, dates), _sooner
    )
    strict = any(pattern.match(claim.text.rstrip(".!。 ")) for pattern in _STRICT)
    strict = strict and _is_event(first) and _is_event(second)
    return ordered if strict or ordered.agrees is not None else None


def _is_event(words: Sequence[Word]) -> bool:
    """Whether words name something that may come first; in "ahead of schedule" they don't."""
    return len(words) > 1 or any(word.kind is WordKind.NAME for word in words)


def _sooner(one: Quantity, other: Quantity) -> bool | None:
    """Whether one date lies before another."""
    if one.low is None or other.low is None or one.high is None or other.high is None:
        return _sooner_in_a_year(one, other)
    if one.high < other.low:
        return True
    return False if other.high < one.low else None


def _sooner_in_a_year(one: Quantity, other: Quantity) -> bool | None:
    """The same for dates of which one has no year: 2024년 3월 and, after it, 8월."""
    first, second = one.since, other.since
    if first is None or second is None or first.month is None or second.month is None:
        return None
    if first.year is not None and second.year is not None and first.year != second.year:
        return first.year < second.year
    return None if first.month == second.month else first.month < second.month


def _apart(
    one: _Found | None, other: _Found | None, told: Callable[[Quantity, Quantity], bool | None]
) -> Ordered:
    """Order two things by the figures beside them."""
    if one is None or other is None or one.quantity is other.quantity:
        return Ordered(None)
    agrees = told(one.quantity, other.quantity)
    if agrees is None:
        return Ordered(None)
    here, there = one.sentence.window, other.sentence.window
    places = (here,) if here is there else (here, there)
    return Ordered(agrees, places, f"{one.quantity.text} / {other.quantity.text}")


def _own(one: list[Word], other: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words of each that the other does not have."""
    mine = [w for w in one if not any(alike(w, o) == 1 for o in other) and w.weight > 0.2]
    theirs = [w for w in other if not any(alike(w, o) == 1 for o in one) and w.weight > 0.2]
    return mine, theirs


def _beside(
    words: Sequence[Word],
    said: Sequence[Word],
    sentences: Sequence[_Sentence],
    kinds: Sequence[Kind],
) -> _Found | None:
    """The figure in the segment that has the words, best where their sentence has what is said."""
    best: tuple[float, _Found] | None = None
    for sentence in sentences:
        reading = sentence.reading
        around = [*reading.words, *(w for r in sentence.window.before[:2] for w in r.words)]
        for quantity in reading.quantities:
            if quantity.kind not in kinds:
                continue
            here = reading.segment_of(quantity.start)
            near = [w for w in reading.words if reading.segment_of(w.start) == here]
            whole = share_of(words, reading.words)
            alone = sum(q.kind is quantity.kind for q in reading.quantities) == 1
            share = max(0.7 * share_of(words, near) + 0.3 * whole, 0.6 * whole if alone else 0.0)
            if share >= _LEAST:
                share += 0.3 * share_of(said, near) + 0.3 * share_of(said, around)
                if best is None or share > best[0]:
                    best = share, _Found(quantity, sentence)
    return best[1] if best else None
