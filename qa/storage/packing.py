"""Postings packed by term, in the library's own file.

In: passages that were put into the lexical index. Out: where a term stands in them, in a few reads.
Invariant: a segment is written in one transaction and never changed; ids are given once and a
passage never changes, so that what it says stays true. What was taken out since is noted apart, and
what came after the last segment is read from FTS5.

FTS5 gives a term's places row by row, which takes longer than all the rest of a question once there
are some ten thousand passages.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.errors import DamagedLibraryError

Numbers = NDArray[np.int64]
Places = NDArray[np.uint32]
Counts = NDArray[np.uint16]
_Stands = dict[str, tuple[list[int], list[int]]]  # by term: passages, and two counts for each

SEGMENT = 16_384  # passages, so that packing holds the file for a few seconds only
LEAST = 1_024  # passages that are read from FTS5 before a segment is made of them
_TABLES = (
    "CREATE TABLE IF NOT EXISTS lexical_segments "
    "(last INTEGER PRIMARY KEY, passages BLOB NOT NULL, lengths BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS lexical_packed (term TEXT NOT NULL, segment INTEGER NOT NULL, "
    "passages BLOB NOT NULL, counts BLOB NOT NULL, PRIMARY KEY (term, segment)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS lexical_removed (passage INTEGER PRIMARY KEY)",
)
_STORED = (
    "SELECT t.rowid, t.morphemes, t.surface, t.bigrams, n.length FROM lexical t "
    "JOIN lexical_lengths n ON n.passage = t.rowid"
)
_NONE = np.empty(0, np.int64)
_NO_PLACES = np.empty(0, np.uint32), np.empty((0, 2), np.uint16)


@dataclass(frozen=True, slots=True)
class Segments:
    """What is packed: passages up to `last`, those taken out again among them."""

    last: int
    passages: Numbers  # ascending, without those taken out
    lengths: Numbers  # of each, in morphemes
    removed: Numbers  # ascending


NOTHING = Segments(-1, _NONE, _NONE, _NONE)


def is_packed(connection: sqlite3.Connection) -> bool:
    """Whether a library has segments."""
    query = "SELECT 1 FROM sqlite_master WHERE name = 'lexical_segments'"
    return connection.execute(query).fetchone() is not None


def segments(connection: sqlite3.Connection) -> Segments:
    """Read what is packed."""
    if not is_packed(connection):
        return NOTHING
    rows = connection.execute("SELECT * FROM lexical_segments ORDER BY last").fetchall()
    if not rows:
        return NOTHING
    gone = connection.execute("SELECT passage FROM lexical_removed ORDER BY passage").fetchall()
    passages, lengths = (_joined([row[column] for row in rows]) for column in (1, 2))
    removed = np.asarray(gone, np.int64).reshape(-1)
    kept = ~np.isin(passages, removed)
    return Segments(int(rows[-1][0]), passages[kept], lengths[kept], removed)


def places(connection: sqlite3.Connection, token: str, packed: Segments) -> tuple[Places, Counts]:
    """Where a token stands in what is packed, and how often: in the surface column and elsewhere.

    The counts are (n, 2).
    """
    if packed is NOTHING:
        return _NO_PLACES
    rows = connection.execute(
        "SELECT passages, counts FROM lexical_packed WHERE term = ? AND segment <= ? "
        "ORDER BY segment",
        (token, packed.last),
    ).fetchall()
    if not rows:
        return _NO_PLACES
    passages, counts = _unpacked([row[0] for row in rows], [row[1] for row in rows])
    if len(packed.removed):
        gone = packed.removed.astype(np.uint32)
        at = np.minimum(np.searchsorted(passages, gone), len(passages) - 1)
        at = at[passages[at] == gone]
        passages, counts = np.delete(passages, at), np.delete(counts, at, axis=0)
    return passages, counts


def note_removed(connection: sqlite3.Connection, passages: Iterable[int]) -> None:
    """Note what is taken out of segments, inside the transaction that takes it out."""
    if is_packed(connection):
        connection.executemany(
            "INSERT OR IGNORE INTO lexical_removed SELECT ? WHERE ? <= "
            "(SELECT max(last) FROM lexical_segments)",
            [(passage, passage) for passage in passages],
        )


def pack_if_worth(connection: sqlite3.Connection) -> bool:
    """Make a segment where enough passages are in none; tell whether enough are left for another.

    Inside a transaction.
    """
    query = "SELECT count(*) FROM (SELECT 1 FROM lexical_lengths WHERE passage > ? LIMIT ?)"
    (count,) = connection.execute(query, (_last(connection), SEGMENT + LEAST)).fetchone()
    if count >= LEAST:
        pack(connection, SEGMENT)
    return bool(count == SEGMENT + LEAST)


def _last(connection: sqlite3.Connection) -> int:
    """The last passage that is packed; -1 where none is."""
    if not is_packed(connection):
        return -1
    (last,) = connection.execute("SELECT max(last) FROM lexical_segments").fetchone()
    return -1 if last is None else last


def pack(connection: sqlite3.Connection, most: int = SEGMENT) -> int:
    """Make a segment of the first `most` passages that are in none, inside a transaction.

    Returns how many there were.
    """
    for statement in _TABLES:
        connection.execute(statement)
    rows = connection.execute(
        f"{_STORED} WHERE t.rowid > ? ORDER BY t.rowid LIMIT ?", (_last(connection), most)
    ).fetchall()
    if not rows:
        return 0
    found = _collected(rows)
    segment = rows[-1][0]
    connection.execute(
        "INSERT INTO lexical_segments VALUES (?, ?, ?)",
        (
            segment,
            _packed([row[0] for row in rows], "<u4"),
            _packed([row[4] for row in rows], "<u4"),
        ),
    )
    connection.executemany(
        "INSERT INTO lexical_packed VALUES (?, ?, ?, ?)",
        [
            (token, segment, _packed(passages, "<u4"), _packed(counts, "<u2"))
            for token, (passages, counts) in sorted(found.items())
        ],
    )
    return len(rows)


def faults(connection: sqlite3.Connection) -> Iterator[str]:
    """What segments say otherwise than the terms that they were made of, one line a segment.

    Everything is packed anew for it, which takes as long as it took at first. Raises
    DamagedLibraryError where a segment holds no numbers.
    """
    if not is_packed(connection):
        return
    gone = connection.execute("SELECT passage FROM lexical_removed").fetchall()
    removed = np.asarray(gone, np.int64).reshape(-1)
    first = -1
    for last, passages, lengths in connection.execute(
        "SELECT * FROM lexical_segments ORDER BY last"
    ).fetchall():
        rows = connection.execute(
            f"{_STORED} WHERE t.rowid > ? AND t.rowid <= ? ORDER BY t.rowid", (first, last)
        ).fetchall()
        kept = ~np.isin(_joined([passages]), removed)
        told = [_joined([passages])[kept].tolist(), _joined([lengths])[kept].tolist()]
        if told != [[row[0] for row in rows], [row[4] for row in rows]]:
            yield f"the segment up to passage {last} holds other passages than were packed"
        elif _kept(connection, last, removed) != _collected(rows):
            yield f"the segment up to passage {last} holds other places than the terms have"
        first = last


def _kept(connection: sqlite3.Connection, segment: int, removed: Numbers) -> _Stands:
    """What a segment says of passages that were not taken out."""
    found: _Stands = {}
    for term, passages, counts in connection.execute(
        "SELECT term, passages, counts FROM lexical_packed WHERE segment = ?", (segment,)
    ):
        numbers, table = _unpacked([passages], [counts])
        kept = ~np.isin(numbers, removed)
        if kept.any():
            found[term] = numbers[kept].tolist(), table[kept].reshape(-1).tolist()
    return found


def _collected(rows: list[tuple[int, str, str, str, int]]) -> _Stands:
    """Where each term stands in passages: their numbers, and two counts for each of them."""
    found: _Stands = {}
    for number, morphemes, surface, bigrams, _ in rows:
        written, elsewhere = Counter(surface.split()), Counter(f"{morphemes} {bigrams}".split())
        for token in written.keys() | elsewhere.keys():
            passages, counts = found.setdefault(token, ([], []))
            passages.append(number)
            counts += written[token], elsewhere[token]
    return found


def _packed(values: list[int], kind: str) -> bytes:
    return np.asarray(values, kind).tobytes()


def _unpacked(passages: list[bytes], counts: list[bytes]) -> tuple[Places, Counts]:
    """Both columns of packed rows. Raises DamagedLibraryError where they do not fit together."""
    try:
        numbers = np.frombuffer(b"".join(passages), "<u4")
        table = np.frombuffer(b"".join(counts), "<u2").reshape(len(numbers), 2)
    except (ValueError, TypeError) as error:
        raise DamagedLibraryError(
            "the lexical index holds places that do not fit; mend it with: qa doctor --repair"
        ) from error
    return numbers, table


def _joined(blobs: list[bytes]) -> Numbers:
    """Packed numbers as an array. Raises DamagedLibraryError where they are no numbers."""
    try:
        return np.frombuffer(b"".join(blobs), "<u4").astype(np.int64)
    except (ValueError, TypeError) as error:
        raise DamagedLibraryError(
            "the lexical index holds what is no number; mend it with: qa doctor --repair"
        ) from error
