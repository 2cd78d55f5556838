"""Passages and their vectors in the library's file.

In: entries, inside the transaction that stores their article; ids. Out: passages, vectors, and the
evidence for a second look. Invariant: what is given out carried a whole seal when it was read; the
lexical index has the same passages, by the same transactions.
"""

import sqlite3
from collections.abc import Callable, Collection, Hashable, Sequence
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

import numpy as np

from qa.errors import DamagedLibraryError
from qa.models.encoding import Vectors
from qa.records import Passage
from qa.storage.database import Database
from qa.storage.entries import Candidate, Entry, Stored
from qa.storage.guarded import damaged, version
from qa.storage.lexical import LexicalIndex
from qa.storage.remembering import Memory
from qa.storage.schema import insert
from qa.storage.storing import pack_spans, unpack_spans

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")
_HIGHEST = 2**62  # no passage has a higher id
_REMEMBERED = 32_000_000  # bytes of candidates, some 3,000 of them


class Passages(Database):
    """The passages of one database; holds those that questions brought last, at most 32 MB."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._candidates = Memory[int, Candidate](_REMEMBERED, attrgetter("size"))

    @property
    def lexical(self) -> LexicalIndex:
        """Lexical search over this library's passages, for this thread."""
        connection = self.connection
        index: LexicalIndex | None = getattr(self._local, "lexical", None)
        if index is None:
            index = LexicalIndex(connection)
            self._local.lexical = index
        return index

    def create_derived(self) -> None:
        """Make the lexical index's tables."""
        self.lexical.create()

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """Passages by id, in the order asked for; ids that are gone are left out."""
        found = {row["id"]: row for row in self.whole_by_ids("passages", "id", ids)}
        return [_passage(found[number]) for number in ids if number in found]

    def evidence(self, ids: Sequence[int]) -> dict[int, Stored]:
        """What passages are looked at a second time by. Every id must be there."""
        dimension = self.dimension
        rows = self.whole_by_ids("vectors", "passage", ids)
        found = {
            row["passage"]: Stored(
                _vectors(row["whole"], dimension)[0],
                _vectors(row["sentences"], dimension),
                row["tokens"],
                tuple(unpack_spans(row["ranges"])),
            )
            for row in rows
        }
        self._check_all_there(ids, found)
        return found

    def candidates(self, ids: Sequence[int]) -> list[Candidate]:
        """Passages and evidence by id, in the order asked for; ids that are gone are left out.

        They are kept until somebody writes, whichever thread or process it is.
        """
        found = self.recalled(self._candidates, ids, self._candidates_of)
        return [found[number] for number in ids if number in found]

    def _candidates_of(self, ids: Sequence[int]) -> dict[int, Candidate]:
        passages = self.passages(ids)
        stored = self.evidence([passage.id for passage in passages])
        return {one.id: Candidate(one, stored[one.id]) for one in passages}

    def recalled(
        self,
        memory: Memory[_Key, _Value],
        keys: Sequence[_Key],
        read: Callable[[Sequence[_Key]], dict[_Key, _Value]],
    ) -> dict[_Key, _Value]:
        """What `read` gives for keys, out of a memory where nobody has written since.

        Inside what may be rolled back all is read, and nothing kept.
        """
        with self.reading():
            if self.connection.writes:
                return read(keys)
            state = (self._local.file, *self.state)  # a copy may have gone another way since
            found = memory.of(state, version(self.connection), keys)
            missing = [key for key in keys if key not in found]
            if missing:
                new = read(missing)
                memory.keep(state, new)
                found |= new
            return found

    def passage_ids(self, low: int = 0, high: int = _HIGHEST) -> list[int]:
        """The ids of the passages above `low` and not above `high`, ascending."""
        query = "SELECT id FROM passages WHERE id > ? AND id <= ? ORDER BY id"
        return [row["id"] for row in self.rows(query, low, high)]

    def has_passages(self) -> bool:
        """Whether there is anything to find."""
        return bool(self.rows("SELECT 1 FROM passages LIMIT 1"))

    def passage_count(self, low: int = 0, high: int = _HIGHEST) -> int:
        """How many passages have an id above `low` and not above `high`."""
        query = "SELECT count(*) AS n FROM passages WHERE id > ? AND id <= ?"
        return int(self.rows(query, low, high)[0]["n"])

    def vectors(self, ids: Sequence[int]) -> Vectors:
        """Vectors of passages, (ids, d), in the order asked for. Every id must be there."""
        rows = self.whole_by_ids("vectors", "passage", ids)
        found = {row["passage"]: row["whole"] for row in rows}
        self._check_all_there(ids, found)
        return _vectors(b"".join(found[i] for i in ids), self.dimension)

    def _check_all_there(self, ids: Sequence[int], found: Collection[int]) -> None:
        missing = [number for number in ids if number not in found]
        if missing:
            raise damaged(self.path, f"passage {missing[0]} has no vectors")

    def insert_passages(self, connection: sqlite3.Connection, entry: Entry) -> None:
        """Store an article's passages, behind the article itself."""
        rows = zip(entry.layout.passages, entry.vectors, entry.tokens, entry.terms, strict=True)
        first = _last_id(connection) + 1
        for number, (span, encoded, tokens, terms) in enumerate(rows, first):
            sentences = pack_spans(span.sentences)
            insert(connection, "passages", (number, entry.id, span.start, span.end, sentences))
            halves = [part.astype("<f2").tobytes() for part in (encoded.vector, encoded.sentences)]
            insert(connection, "vectors", (number, *halves, tokens, pack_spans(encoded.ranges)))
            self.lexical.add(number, terms)


def _last_id(connection: sqlite3.Connection) -> int:
    """The highest id that a passage ever had; ids are never given twice."""
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = 'passages'").fetchone()
    return int(row[0]) if row else 0


def _passage(row: sqlite3.Row) -> Passage:
    sentences = tuple(unpack_spans(row["sentences"]))
    return Passage(row["id"], row["article"], row["start"], row["end"], sentences)


def _vectors(data: bytes, dimension: int) -> Vectors:
    try:
        return np.frombuffer(data, "<f2").reshape(-1, dimension).astype(np.float32)
    except ValueError as error:
        raise DamagedLibraryError(
            f"stored vectors do not have {dimension} dimensions; see: qa doctor"
        ) from error
