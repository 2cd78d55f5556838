"""Dense search: a FAISS index made from the library's vectors.

In: the library. Out: passage ids with their cosine. Invariant: the index holds exactly the
library's passages of one generation; a file that is missing, damaged or of another model is made
again from stored vectors, one that is behind is completed, and nothing is encoded for it.
"""

import hashlib
import json
import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock

from qa.errors import LibraryError
from qa.language.terms import QueryTerm
from qa.models.encoding import Vectors
from qa.records import Filters
from qa.storage import nearest
from qa.storage.library import Library
from qa.storage.narrowing import EVERYTHING
from qa.threads import single_threaded_faiss

FILE = "dense.faiss"
HEADER = "dense.json"
_LOCK = ".dense.lock"
_FORMAT = 3
_PART = 10_000  # vectors fetched at a time
# The file is written once so many passages, or such a share of all, are not in it: fetching them
# one by one when it is opened takes less than writing all of them each time.
_UNSAVED = 5_000
_UNSAVED_SHARE = 100
_LISTED = 1_000  # ids that are compared one by one
_NO_IDS = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Header:
    """What the index file beside it must be."""

    format: int
    model: str
    dimension: int
    count: int
    identity: str  # of the library
    generation: int
    checksum: str


class DenseIndex:
    """The FAISS index of one library, brought up to date when it is asked for.

    Ids are given once and a passage never changes, so a file of an earlier state is a good start:
    what came since is added from stored vectors. It is written anew once that has become much.
    """

    def __init__(self, library: Library) -> None:
        self.library = library
        self._lock = threading.Lock()
        self._index: Any = None
        self._ids: nearest.Numbers = _NO_IDS  # ascending
        self._state = ("", -1)  # of the library that the index holds
        self._unsaved = 0  # passages that came or went since the file
        self._narrowed: tuple[Any, list[int] | None] = (None, None)

    def search(
        self, query: Vectors, limit: int, filters: Filters = EVERYTHING
    ) -> list[tuple[int, float]]:
        """The `limit` passages nearest to a unit vector (d,), best first: id and cosine.

        Filters narrow the search before the best are taken.
        """
        index, allowed = self.current(), self._allowed(filters)
        limit = min(limit, index.ntotal if allowed is None else len(allowed))
        if limit <= 0:
            return []
        scores, ids = index.search(query[None, :], limit, params=nearest.searching(index, allowed))
        pairs = zip(ids[0].tolist(), scores[0].tolist(), strict=True)
        return [(number, score) for number, score in pairs if number >= 0]

    def search_words(
        self, terms: Sequence[QueryTerm], limit: int, filters: Filters = EVERYTHING
    ) -> list[tuple[int, float]]:
        """The `limit` best passages by BM25, which is the library's own."""
        return self.library.lexical.search(terms, limit, self._allowed(filters))

    def _allowed(self, filters: Filters) -> list[int] | None:
        """What filters leave; both legs of a question ask for the same."""
        key = (self.library.state, filters)
        if self._narrowed[0] != key:
            self._narrowed = (key, self.library.allowed(filters))
        return self._narrowed[1]

    def current(self) -> Any:
        """The FAISS index of the library's state as it is now."""
        state = self.library.state
        with self._lock:
            if self._index is None or self._state[0] != state[0]:
                self._read(state)
            if self._state != state:
                try:
                    self._follow(state)
                except BaseException:
                    self._index = None  # half of a change may be in it
                    raise
            return self._index

    def save(self) -> None:
        """Write the index beside the library, whole or not at all, where much is new in it.

        Raises LibraryError when it can't be written; the library itself has what it is made from.
        """
        index = self.current()
        if nearest.outgrown(index, index.ntotal):
            index = self._grow()
        with self._lock:
            there = _header(self.library.path.parent) is not None
            few = self._unsaved <= min(_UNSAVED, index.ntotal // _UNSAVED_SHARE)
            if there and few:
                return
            try:
                self._write(index)
            except OSError as error:
                raise LibraryError(
                    f"{self.library.path.parent / FILE} can't be written ({error.strerror}); the "
                    "articles are stored, see to room and permissions and index again"
                ) from error
            self._unsaved = 0

    def close(self) -> None:
        """Let go of the index."""
        with self._lock:
            self._index = None

    def drop(self) -> None:
        """Take the files away."""
        discard(self.library.path.parent)
        self.close()

    def _grow(self) -> Any:
        """Change to the kind for as many; what is there is searched until the new one is whole."""
        library, state = self.library, self.library.state
        ids = library.passage_ids()
        lists = nearest.lists_for(len(ids))
        index = nearest.larger(
            library.dimension,
            len(ids),
            library.vectors(ids[:: max(1, len(ids) // (nearest.SAMPLE * lists))]),
        )
        for first in range(0, len(ids), _PART):
            part = ids[first : first + _PART]
            index.add_with_ids(library.vectors(part), np.array(part, dtype=np.int64))
        with self._lock:
            self._index, self._ids, self._state = index, np.array(ids, dtype=np.int64), state
            self._unsaved = len(ids)
        return self.current()

    def _write(self, index: Any) -> None:
        import faiss

        folder = self.library.path.parent
        data = faiss.serialize_index(index).data
        header = self._expected(self._state, index.ntotal, _checksum(data))
        # One process at a time, so that a work file left by one that was killed is the next one's.
        with FileLock(folder / _LOCK):
            _replace(folder / FILE, data)
            _replace(folder / HEADER, json.dumps(asdict(header)).encode())

    def _read(self, state: tuple[str, int]) -> None:
        """Take the index from its file, or an empty one where the file can't be trusted."""
        folder = self.library.path.parent
        header = _header(folder)
        self._unsaved = 0
        if header is not None and header.identity == state[0] and header.generation <= state[1]:
            index = self._load(folder / FILE, header)
            if index is not None:
                self._index, self._ids = index, nearest.ids_of(index)
                self._state = (header.identity, header.generation)
                return
        self._index = nearest.flat(self.library.dimension)
        self._ids, self._state = _NO_IDS, (state[0], -1)

    def _load(self, path: Path, header: Header) -> Any:
        faiss = single_threaded_faiss()
        try:
            data = path.read_bytes()
        except OSError:
            return None
        state = (header.identity, header.generation)
        if header != self._expected(state, header.count, _checksum(data)):
            return None
        index = faiss.deserialize_index(np.frombuffer(data, np.uint8))
        return index if (index.ntotal, index.d) == (header.count, header.dimension) else None

    def _expected(self, state: tuple[str, int], count: int, checksum: str) -> Header:
        model = self.library.meta("model") or ""
        return Header(_FORMAT, model, self.library.dimension, count, *state, checksum)

    def _follow(self, state: tuple[str, int]) -> None:
        """Add the passages that came since and take out those that went."""
        last = int(self._ids[-1]) if len(self._ids) else 0
        gone = np.array(sorted(self._gone(self._ids)), dtype=np.int64)
        if len(gone):
            self._index.remove_ids(gone)
            self._ids = np.delete(self._ids, np.searchsorted(self._ids, gone))
            self._unsaved += len(gone)
        new = self.library.passage_ids(last)
        for first in range(0, len(new), _PART):
            part = np.array(new[first : first + _PART], dtype=np.int64)
            self._index.add_with_ids(self.library.vectors(part.tolist()), part)
            self._ids = np.concatenate([self._ids, part])
            self._unsaved += len(part)
        self._state = state

    def _gone(self, held: nearest.Numbers) -> Iterator[int]:
        """Those of ascending ids that the library has no more; found by counting in halves."""
        if not len(held):
            return
        first, last = int(held[0]), int(held[-1])
        if self.library.passage_count(first - 1, last) == len(held):
            return
        if len(held) > _LISTED:
            middle = len(held) // 2
            yield from self._gone(held[:middle])
            yield from self._gone(held[middle:])
            return
        there = set(self.library.passage_ids(first - 1, last))
        yield from (number for number in held.tolist() if number not in there)


def discard(folder: Path) -> None:
    """Take the files away; the next search makes the index again from stored vectors.

    One that can't be taken away does no harm: it is of another state than the library.
    """
    for name in (FILE, HEADER):
        with suppress(OSError):
            (folder / name).unlink(missing_ok=True)


def faults(library: Library) -> Iterator[str]:
    """What is wrong with the file beside a library; nothing where it was never written.

    A file that is only behind is not at fault: the next search brings it up to date.
    """
    folder = library.path.parent
    header = _header(folder)
    if not (folder / FILE).exists() and not (folder / HEADER).exists():
        return
    if header is None:
        yield f"{HEADER} can't be read"
        return
    index = DenseIndex(library)._load(folder / FILE, header)
    if index is None:
        yield "it is not what was written"
    elif header.identity != library.state[0]:
        yield "it was made from another library"
    elif header.generation > library.generation:
        yield "it is ahead of the library"
    elif header.generation == library.generation:
        ids = nearest.ids_of(index)
        if ids.tolist() != library.passage_ids():
            yield "it holds other passages than the library"
        elif nearest.is_flat(index) and not all(
            np.array_equal(index.reconstruct_batch(part), library.vectors(part.tolist()))
            for part in np.array_split(ids, len(ids) // _PART + 1)
        ):
            yield "it holds other vectors than the library"


def _header(folder: Path) -> Header | None:
    try:
        return Header(**json.loads((folder / HEADER).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _checksum(data: bytes | memoryview) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _replace(path: Path, data: bytes | memoryview) -> None:
    """Write a file so that a reader or a kill sees the old one or the new one."""
    work = path.with_name(f".{path.name}.new")
    try:
        with work.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        work.replace(path)
    finally:
        work.unlink(missing_ok=True)
