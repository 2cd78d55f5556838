"""Where terms stand, read out of the index and kept until the file changes.

In: a connection to the library's file. Out: postings of terms and lengths of passages, as arrays.
Invariant: what is kept is what the file holds; inside a transaction nothing is kept, for it may be
rolled back.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from qa.errors import DamagedLibraryError
from qa.language.terms import Alternative
from qa.storage import packing
from qa.storage.guarded import is_writing, version

K1 = 1.2  # how soon a word repeated says no more; Robertson and Zaragoza 2009, page 360
B = 0.75  # how much a long passage pays for its length; the same
SURFACE_WEIGHT = 1.0  # of a whole word as written, against a morpheme
_SPARSE = 16  # numbers given out for each passage there is, from which on a table is a waste
_CACHED_POSTINGS = 8_000_000  # entries of postings kept in memory, 8 to 12 bytes each

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term stands: ascending passage numbers, and how often, weighted by column."""

    passages: NDArray[np.uint32]
    frequencies: NDArray[np.floating]


NOWHERE = Postings(np.empty(0, np.uint32), np.empty(0, np.float32))


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many morphemes the passages have; `passages` ascends."""

    passages: Numbers
    lengths: Shares
    mean: float
    norms: NDArray[np.float32]  # by passage number: what BM25 adds to a frequency; for estimates;
    # empty where so few of the numbers are in use that a table is a waste

    @classmethod
    def of_passages(cls, passages: Numbers, lengths: Shares) -> "Lengths":
        """The lengths of passages whose numbers ascend."""
        mean = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
        last = int(passages[-1]) if len(passages) else 0
        if last > _SPARSE * len(passages):
            return cls(passages, lengths, mean, np.empty(0, np.float32))
        norms = np.full(last + 1, K1, np.float32)
        norms[passages] = K1 * (1 - B + B * lengths / mean)
        return cls(passages, lengths, mean, norms)

    def of(self, passages: Numbers) -> Shares:
        """Return the lengths; the mean for a passage that another process took out just now."""
        if not len(self.passages):
            return np.full(len(passages), self.mean)
        at = np.minimum(np.searchsorted(self.passages, passages), len(self.passages) - 1)
        return np.where(self.passages[at] == passages, self.lengths[at], self.mean)


def frequencies_at(postings: Postings, passages: NDArray[Any]) -> Shares:
    """Return the term's frequency in each of the passages, 0 where it is not."""
    if not len(postings.passages):
        return np.zeros(len(passages))
    wanted = passages.astype(np.uint32)  # of the same kind, or NumPy would convert all postings
    at = np.minimum(np.searchsorted(postings.passages, wanted), len(postings.passages) - 1)
    there = postings.passages[at] == wanted
    return np.where(there, postings.frequencies[at], 0).astype(np.float64)


def united(ways: Sequence[tuple[float, Postings]]) -> Postings:
    """The weighted sum of several postings."""
    ways = [(weight, postings) for weight, postings in ways if len(postings.passages)]
    if len(ways) == 1 and ways[0][0] == 1:
        return ways[0][1]
    if not ways:
        return NOWHERE
    passages = distinct([postings.passages for _, postings in ways])
    frequencies = np.zeros(len(passages))
    for weight, postings in ways:
        at = np.searchsorted(passages, postings.passages)
        frequencies[at] += weight * postings.frequencies.astype(np.float64)
    return Postings(passages, frequencies)


def distinct(runs: Sequence[NDArray[np.uint32]]) -> NDArray[np.uint32]:
    """The numbers of some ascending runs, ascending, each once.

    Sorted: NumPy's `unique` hashes integers first, and takes a hundred times as long for 200,000.
    """
    found = np.concatenate(runs)
    found.sort()
    kept = np.ones(len(found), np.bool_)
    np.not_equal(found[1:], found[:-1], out=kept[1:])
    return found[kept]


def _table(rows: Sequence[Sequence[int]], width: int = 2) -> Numbers:
    """Rows of some numbers as an array. Raises DamagedLibraryError where they are no numbers."""
    try:
        return np.asarray([tuple(row) for row in rows], np.int64).reshape(-1, width)
    except (ValueError, TypeError, OverflowError) as error:
        raise DamagedLibraryError(
            "the lexical index holds what is no number; mend it with: qa doctor --repair"
        ) from error


class PostingsReader:
    """Reads postings over one connection and keeps them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: dict[str | tuple[Alternative, ...], Postings] = {}
        self._entries = 0
        self._lengths: Lengths | None = None
        self._packed: packing.Segments | None = None
        self._seen: tuple[int, int] | None = None

    def has(self, token: str) -> bool:
        """Tell whether some passage has the token."""
        if token in self._kept:
            return len(self._kept[token].passages) > 0
        found = self._connection.execute(
            "SELECT 1 FROM lexical_places WHERE term = ? LIMIT 1", (token,)
        )
        return found.fetchone() is not None

    def of(self, token: str) -> Postings:
        """Return where a token stands."""
        found = self._kept.get(token)
        if found is None:
            found = self._read(token)
            self._keep(token, found)
        return found

    def union(self, ways: tuple[Alternative, ...]) -> Postings:
        """Return where a term stands in any of some ways: the weighted sum of its frequencies."""
        found = self._kept.get(ways)
        if found is None:
            found = united([(way.weight, self.together(way)) for way in ways])
            self._keep(ways, found)
        return found

    def together(self, way: Alternative) -> Postings:
        """Return where all tokens of one way stand; as often as the rarest of them."""
        postings = [self.of(token) for token in way.tokens]
        if not postings:
            return NOWHERE
        first, *rest = sorted(postings, key=lambda found: len(found.passages))
        for other in rest:
            frequencies = np.minimum(first.frequencies, frequencies_at(other, first.passages))
            first = Postings(first.passages[frequencies > 0], frequencies[frequencies > 0])
        return first

    def _keep(self, key: str | tuple[Alternative, ...], found: Postings) -> None:
        if self._entries > _CACHED_POSTINGS:
            self._kept.clear()
            self._entries = 0
        self._kept[key] = found
        self._entries += len(found.passages)

    def _read(self, token: str) -> Postings:
        packed = self._segments()
        passages, counts = packing.places(self._connection, token, packed)
        rows = self._behind(token, packed.last)
        if rows:
            behind = _table(rows, 3)
            passages = np.concatenate([passages, behind[:, 0].astype(np.uint32)])
            counts = np.concatenate([counts, behind[:, 1:].astype(np.uint16)])
        if not len(passages):
            return NOWHERE
        weights = np.float32(SURFACE_WEIGHT) * counts[:, 0] + counts[:, 1]
        return Postings(passages, weights.astype(np.float32))

    def _behind(self, token: str, last: int) -> list[tuple[int, int, int]]:
        """Where a token stands in passages that are in no segment, with both counts."""
        if last < 0:
            return self._connection.execute(
                "SELECT doc, sum(col = 'surface'), sum(col != 'surface') FROM lexical_places "
                "WHERE term = ? GROUP BY doc ORDER BY doc",
                (token,),
            ).fetchall()
        phrase = token.replace('"', '""')
        rows = self._connection.execute(
            "SELECT rowid, surface, morphemes || ' ' || bigrams FROM lexical "
            "WHERE lexical MATCH ? AND rowid > ? ORDER BY rowid",
            (f'"{phrase}"', last),
        )
        return [(row[0], row[1].split().count(token), row[2].split().count(token)) for row in rows]

    def _segments(self) -> packing.Segments:
        if self._packed is None:
            self._packed = packing.segments(self._connection)
        return self._packed

    def lengths(self) -> Lengths:
        """Return how long the passages are."""
        if self._lengths is None:
            packed = self._segments()
            rows = self._connection.execute(
                "SELECT passage, length FROM lexical_lengths WHERE passage > ? ORDER BY passage",
                (packed.last,),
            ).fetchall()
            table = _table(rows)
            lengths = np.concatenate([packed.lengths, table[:, 1]]).astype(np.float64)
            passages = np.concatenate([packed.passages, table[:, 0]])
            self._lengths = Lengths.of_passages(passages, lengths)
        return self._lengths

    def refresh(self) -> None:
        """Drop what was read, if this or another connection has changed the file since.

        Called once before a question is looked up, and not before each of its hundreds of tokens.
        """
        now = version(self._connection)
        writing = is_writing(self._connection)
        if now != self._seen or writing:
            self._kept.clear()
            self._entries = 0
            self._lengths = self._packed = None
            self._seen = None if writing else now
