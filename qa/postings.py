"""Where terms stand, read out of the index and kept until the file changes.

In: a connection to the library's file. Out: postings of terms and lengths of passages, as arrays.
Invariant: what is kept is what the file holds; inside a transaction nothing is kept, for it may be
rolled back.
"""

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

SURFACE_WEIGHT = 1.0  # of a whole word as written, against a morpheme
_CACHED_POSTINGS = 2_000_000  # entries of postings kept in memory, 16 bytes each

Numbers = NDArray[np.int64]
Shares = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Postings:
    """Where a term stands: ascending passage numbers, and how often, weighted by column."""

    passages: Numbers
    frequencies: Shares


NOWHERE = Postings(np.empty(0, np.int64), np.empty(0))


@dataclass(frozen=True, slots=True)
class Lengths:
    """How many morphemes the passages have; `passages` ascends."""

    passages: Numbers
    lengths: Shares
    mean: float

    def of(self, passages: Numbers) -> Shares:
        """Return the lengths; the mean for a passage that another process took out just now."""
        if not len(self.passages):
            return np.full(len(passages), self.mean)
        at = np.minimum(np.searchsorted(self.passages, passages), len(self.passages) - 1)
        return np.where(self.passages[at] == passages, self.lengths[at], self.mean)


def frequencies_at(postings: Postings, passages: Numbers) -> Shares:
    """Return the term's frequency in each of the passages, 0 where it is not."""
    if not len(postings.passages):
        return np.zeros(len(passages))
    at = np.minimum(np.searchsorted(postings.passages, passages), len(postings.passages) - 1)
    return np.where(postings.passages[at] == passages, postings.frequencies[at], 0.0)


class PostingsReader:
    """Reads postings over one connection and keeps them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: dict[str, Postings] = {}
        self._entries = 0
        self._lengths: Lengths | None = None
        self._seen: tuple[int, int] | None = None

    def has(self, token: str) -> bool:
        """Tell whether some passage has the token."""
        self._forget_what_changed()
        if token in self._kept:
            return len(self._kept[token].passages) > 0
        found = self._connection.execute(
            "SELECT 1 FROM lexical_places WHERE term = ? LIMIT 1", (token,)
        )
        return found.fetchone() is not None

    def of(self, token: str) -> Postings:
        """Return where a token stands."""
        self._forget_what_changed()
        found = self._kept.get(token)
        if found is None:
            found = self._read(token)
            if self._entries > _CACHED_POSTINGS:
                self._kept.clear()
                self._entries = 0
            self._kept[token] = found
            self._entries += len(found.passages)
        return found

    def _read(self, token: str) -> Postings:
        rows = self._connection.execute(
            "SELECT doc, col = 'surface' FROM lexical_places WHERE term = ?", (token,)
        ).fetchall()
        if not rows:
            return NOWHERE
        places = np.asarray(rows, np.int64)
        passages, inverse = np.unique(places[:, 0], return_inverse=True)
        weights = np.where(places[:, 1] == 1, SURFACE_WEIGHT, 1.0)
        return Postings(passages, np.bincount(inverse, weights).astype(np.float64))

    def lengths(self) -> Lengths:
        """Return how long the passages are."""
        self._forget_what_changed()
        if self._lengths is None:
            rows = self._connection.execute(
                "SELECT passage, length FROM lexical_lengths ORDER BY passage"
            ).fetchall()
            table = np.asarray(rows, np.int64).reshape(-1, 2)
            lengths = table[:, 1].astype(np.float64)
            mean = max(float(lengths.mean()), 1.0) if len(lengths) else 1.0
            self._lengths = Lengths(table[:, 0], lengths, mean)
        return self._lengths

    def _forget_what_changed(self) -> None:
        """Drop what was read, if this or another connection has changed the file since."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        now = (int(version), self._connection.total_changes)
        if now != self._seen or self._connection.in_transaction:
            self._kept.clear()
            self._entries = 0
            self._lengths = None
            self._seen = None if self._connection.in_transaction else now
