"""Dense search: a FAISS index made from the library's vectors.

In: the library. Out: passage ids with their cosine. Invariant: the index holds exactly the
library's passages of one generation; a file that is missing, damaged, behind or of another model
is made again from stored vectors, and nothing is encoded for it.
"""

import hashlib
import json
import os
import threading
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from qa.encoding import Vectors
from qa.library import Library

FILE = "dense.faiss"
HEADER = "dense.json"
_FORMAT = 1
_PART = 10_000  # vectors fetched at a time


@dataclass(frozen=True, slots=True)
class Header:
    """What the index file beside it must be."""

    format: int
    model: str
    dimension: int
    count: int
    generation: int
    checksum: str


class DenseIndex:
    """The FAISS index of one library, brought up to date when it is asked for."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._lock = threading.Lock()
        self._index: Any = None
        self._ids: set[int] = set()
        self._generation = -1

    def search(
        self, query: Vectors, limit: int, allowed: Collection[int] | None = None
    ) -> list[tuple[int, float]]:
        """The `limit` passages nearest to a unit vector (d,), best first: id and cosine.

        `allowed` narrows the search to these passage ids before the best are taken.
        """
        index = self.current()
        limit = min(limit, index.ntotal if allowed is None else len(allowed))
        if limit == 0:
            return []
        scores, ids = index.search(query[None, :], limit, params=_selection(allowed))
        pairs = zip(ids[0].tolist(), scores[0].tolist(), strict=True)
        return [(number, score) for number, score in pairs if number >= 0]

    def current(self) -> Any:
        """The FAISS index of the library's generation as it is now."""
        generation = self.library.generation
        with self._lock:
            if self._index is None:
                self._index = self._read(generation)
            if self._generation != generation:
                self._follow(generation)
            return self._index

    def save(self) -> None:
        """Write the index beside the library, whole or not at all, unless it is there already."""
        index = self.current()
        folder = self.library.path.parent
        header = _header(folder)
        if header is not None and header.generation == self._generation:
            return
        import faiss

        with self._lock:
            data = faiss.serialize_index(index).tobytes()
            header = self._expected(self._generation, index.ntotal, _checksum(data))
            _replace(folder / FILE, data)
            _replace(folder / HEADER, json.dumps(asdict(header)).encode())

    def _read(self, generation: int) -> Any:
        """The index from its file, or an empty one where the file can't be trusted."""
        import faiss

        folder = self.library.path.parent
        dimension = int(self.library.meta("dimension") or 0)
        header = _header(folder)
        if header is not None and header.generation == generation:
            index = self._load(folder / FILE, header)
            if index is not None:
                self._ids = set(faiss.vector_to_array(index.id_map).tolist())
                self._generation = generation
                return index
        return faiss.IndexIDMap2(faiss.IndexFlatIP(dimension))

    def _load(self, path: Path, header: Header) -> Any:
        import faiss

        try:
            data = path.read_bytes()
        except OSError:
            return None
        if header != self._expected(header.generation, header.count, _checksum(data)):
            return None
        index = faiss.deserialize_index(np.frombuffer(data, np.uint8))
        return index if (index.ntotal, index.d) == (header.count, header.dimension) else None

    def _expected(self, generation: int, count: int, checksum: str) -> Header:
        model = self.library.meta("model") or ""
        dimension = int(self.library.meta("dimension") or 0)
        return Header(_FORMAT, model, dimension, count, generation, checksum)

    def _follow(self, generation: int) -> None:
        """Add the passages that came since and take out those that went."""
        ids = self.library.passage_ids()
        there = set(ids)
        gone = sorted(self._ids - there)
        if gone:
            self._index.remove_ids(np.array(gone, dtype=np.int64))
        new = [number for number in ids if number not in self._ids]
        for first in range(0, len(new), _PART):
            part = new[first : first + _PART]
            self._index.add_with_ids(self.library.vectors(part), np.array(part, dtype=np.int64))
        self._ids = there
        self._generation = generation


def _selection(allowed: Collection[int] | None) -> Any:
    if allowed is None:
        return None
    import faiss

    return faiss.SearchParameters(  # type: ignore[call-arg]
        sel=faiss.IDSelectorBatch(np.fromiter(sorted(allowed), dtype=np.int64))
    )


def _header(folder: Path) -> Header | None:
    try:
        return Header(**json.loads((folder / HEADER).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _checksum(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _replace(path: Path, data: bytes) -> None:
    """Write a file so that a reader or a kill sees the old one or the new one."""
    work = path.with_name(f".{path.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        with work.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        work.replace(path)
    finally:
        work.unlink(missing_ok=True)
