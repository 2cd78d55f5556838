"""The figures of the evidence, each with the words of its sentence that tell what it is of.

In: windows. Out: figures. Invariant: of the words between two figures of a sort none tells of both,
but where the sentence gives the figures to several things in turn.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.checking.alignment.changes import Part, parts
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word, WordKind, joined
from qa.quantities import Kind, Quantity

_BRACKET = re.compile(r"\s?[(（]\s?(?:약 |모두 )?$")
_NEXT = re.compile(r",| and | but | while | to | from ")
_LISTED = re.compile(r"(?:와|과|·|,)\s?")
_LISTED_ENGLISH = re.compile(r",| and ")
_CLOSE = 2  # characters between words that make one thing


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, and what tells whose it is."""

    quantity: Quantity
    window: Window
    owner: tuple[Word, ...]  # the words that tell of this figure and no other of its sort
    beside: tuple[Word, ...]  # those of its sentence
    before: tuple[Word, ...]  # and of the one before
    around: tuple[Word, ...]  # of others before it, and of the title
    alone: bool  # whether its sentence has no other of its sort
    part: Part
    date: Quantity | None

    @property
    def place(self) -> tuple[str, int]:
        """The article and where the sentence begins."""
        return self.window.article.id, self.window.start

    def known(self) -> tuple[Word, ...]:
        """All words that may tell of the figure."""
        return (*self.beside, *self.before, *self.around)


def figures(windows: Sequence[Window]) -> list[Figure]:
    """The figures of windows of one sentence, each sentence once."""
    singles = {(w.article.id, w.start): w for w in windows if len(w.sentences) == 1}
    return [figure for window in singles.values() for figure in _figures(window)]


def _figures(window: Window) -> Iterator[Figure]:
    reading = window.sentences[0]
    words = _words(reading)
    before = tuple(w for r in window.before[:1] for w in _words(r))
    around = tuple(w for r in (*window.before[1:2], *window.about) for w in _words(r))
    for quantity, part in zip(reading.quantities, parts(reading), strict=True):
        if quantity.value is not None:
            likes = [q for q in reading.quantities if sort_of(q) == sort_of(quantity)]
            yield Figure(
                quantity, window, tuple(_owner(reading, quantity, likes)), words, before,
                around, len(likes) == 1, part, _date(reading, quantity, likes),
            )  # fmt: skip


@lru_cache(maxsize=500)
def _words(reading: Reading) -> tuple[Word, ...]:
    return tuple(joined(reading.text, reading.words))


def sort_of(quantity: Quantity) -> tuple[Kind, str]:
    """What two figures share that can be the larger and the smaller."""
    return quantity.kind, quantity.unit


def _owner(reading: Reading, quantity: Quantity, likes: Sequence[Quantity]) -> Sequence[Word]:
    turn = _in_turn(reading, quantity, likes)
    if turn is not None:
        return turn
    low, high = _between(reading, quantity, likes)
    before = [w for w in _words(reading) if low <= w.start and w.end <= quantity.start]
    bracket = _BRACKET.search(reading.text[: quantity.start])
    if bracket:
        return _bracketed(reading, before, bracket.start())
    behind = [w for w in _words(reading) if quantity.end <= w.start < high]
    if reading.korean:
        here = reading.clause_of(quantity.start)
        ends = high == len(reading.text) or reading.clause_of(high) != here
        return [*before, *(w for w in behind if ends and reading.clause_of(w.start) == here)]
    if quantity is not likes[-1]:
        cut = _NEXT.search(reading.text, quantity.end, high)
        behind = [w for w in behind if cut is None or w.start < cut.start()]
    if quantity is not likes[0]:
        cut = _NEXT.search(reading.text, low, quantity.start)
        before = [w for w in before if cut is None or w.start >= cut.start()]
    return [*before, *behind]


def _between(reading: Reading, quantity: Quantity, likes: Sequence[Quantity]) -> tuple[int, int]:
    """Where the figure of its sort before it ends, and where the next one starts."""
    at = likes.index(quantity)
    low = likes[at - 1].end if at else 0
    return low, likes[at + 1].start if at + 1 < len(likes) else len(reading.text)


def _bracketed(reading: Reading, before: Sequence[Word], end: int) -> list[Word]:
    """The words right before a bracket that make one thing: 일반 굴(29%)."""
    kept: list[Word] = []
    for word in reversed(before):
        gap = reading.text[word.end : kept[-1].start if kept else end]
        if len(gap) > _CLOSE or "," in gap or (kept and word.role == "S"):
            break
        kept.append(word)
    return kept


def _in_turn(
    reading: Reading, quantity: Quantity, likes: Sequence[Quantity]
) -> Sequence[Word] | None:
    """What is given a figure in its turn: 갑과 을은 각각 3과 5; A and B, 3 and 5 respectively."""
    text = reading.text
    at = text.find("각각") if reading.korean else text.lower().find("respectively")
    behind = [q for q in likes if q.start > at] if reading.korean else []
    rows = behind if len(behind) > 1 else [q for q in likes if q.end <= at]
    if at < 0 or len(rows) < 2 or quantity not in rows:
        return None
    low = max((q.end for q in likes if q.end <= rows[0].start and q not in rows), default=0)
    end = min(at, rows[0].start)
    words = [w for w in _words(reading) if low <= w.start and w.end <= end]
    things = _things(reading, words)[-len(rows) :]
    if len(things) < len(rows):
        return None
    return things[rows.index(quantity)]


def _things(reading: Reading, words: Sequence[Word]) -> list[list[Word]]:
    """Words taken together until what stands between two of them lists things."""
    found: list[list[Word]] = []
    for word in words:
        if reading.korean and word.kind is WordKind.PREDICATE:
            continue
        gap = reading.text[found[-1][-1].end : word.start] if found else ""
        if reading.korean:
            listed = _LISTED.fullmatch(gap) is not None or len(gap) > 1
        else:
            listed = _LISTED_ENGLISH.search(gap) is not None
        if found and not listed:
            found[-1].append(word)
        else:
            found.append([word])
    return found


def _date(reading: Reading, quantity: Quantity, likes: Sequence[Quantity]) -> Quantity | None:
    """The date that a figure is told with: in Korean the one before it, else the nearest."""
    dates = [q for q in reading.quantities if q.kind is Kind.DATE]
    low, high = _between(reading, quantity, likes)
    if reading.korean:
        near = [q for q in dates if low <= q.start and q.end <= quantity.start]
        if near:
            return near[-1]
        return dates[0] if len(likes) == len(dates) == 1 else None
    near = [q for q in dates if low <= q.start < high]
    return min(near, key=lambda q: _apart(q, quantity), default=None)


def _apart(one: Quantity, other: Quantity) -> int:
    return max(one.start - other.end, other.start - one.end)
