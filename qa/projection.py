"""Where passages lie on a map of their meaning.

In: the vectors of an index. Out: a place in the unit square for each of at most 2,000 passages.
Invariant: the same index gives the same map; it is computed once for a generation and kept beside
the library, from which it can always be made again.

A few hundred passages are laid out by t-SNE (van der Maaten and Hinton 2008), which keeps
neighbours together; the others are put among the nearest of these, so that the time does not grow
with the collection.
"""

import io
import logging
import threading
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from qa.models.centring import Side
from qa.records import Passage

if TYPE_CHECKING:
    from qa.assistant import Assistant

FILE = "map.npz"
DOTS = 2_000  # passages that are shown; of a larger collection every n-th
_LANDMARKS = 400  # laid out by t-SNE, in some three seconds on one core
_NEAREST = 3  # landmarks that any other passage is put among
_PERPLEXITY = 20.0  # neighbours that a passage is kept near
_COMPONENTS = 30  # dimensions left by PCA before t-SNE
_FORMAT = 1
Array = npt.NDArray[np.float32]
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Dot:
    """A passage and its place; both coordinates are from 0 to 1."""

    passage: Passage
    text: str
    x: float
    y: float


class Projection:
    """Holds the places for the library's present generation."""

    def __init__(self, assistant: "Assistant") -> None:
        self.assistant = assistant
        self._lock = threading.Lock()
        self._made: tuple[str, list[int], Array] | None = None

    def dots(self) -> list[Dot]:
        """The passages with their places. Raises MissingLibraryError when nothing is indexed."""
        library = self.assistant.library
        ids, places = self._places()
        found = {passage.id: passage for passage in library.passages(ids)}
        texts: dict[str, str] = {}
        dots = []
        for number, (x, y) in zip(ids, places.tolist(), strict=True):
            passage = found.get(number)
            if passage is None:
                continue
            if passage.article not in texts:
                texts[passage.article] = library.article(passage.article).text
            text = texts[passage.article][passage.start : passage.end]
            dots.append(Dot(passage, text, x, y))
        return dots

    def _places(self) -> tuple[list[int], Array]:
        state = self._state()
        with self._lock:
            if self._made is None or self._made[0] != state:
                self._made = self._read(state) or self._make(state)
            return self._made[1], self._made[2]

    def _state(self) -> str:
        """What the map is made of: a library restored from a backup may repeat a generation."""
        library = self.assistant.library
        return f"{_FORMAT} {library.meta('identity')} {library.generation}"

    def _make(self, state: str) -> tuple[str, list[int], Array]:
        library = self.assistant.library
        ids = sampled(library.passage_ids(), DOTS)
        places = lay_out(self._vectors(ids))
        self._write(state, ids, places)
        return state, ids, places

    def _vectors(self, ids: Sequence[int]) -> Array:
        """Unit vectors about the middle of their language, so that languages share one map."""
        library, centres = self.assistant.library, self.assistant.centres
        texts: dict[str, str] = {}
        rows = []
        for passage, vector in zip(library.passages(ids), library.vectors(ids), strict=True):
            if passage.article not in texts:
                texts[passage.article] = library.article(passage.article).text
            text = texts[passage.article][passage.start : passage.end]
            rows.append(centres.sentence(vector, Side.PASSAGE, text))
        return np.stack(rows) if rows else np.zeros((0, 2), np.float32)

    def _path(self) -> Path:
        return self.assistant.library.path.parent / FILE

    def _read(self, state: str) -> tuple[str, list[int], Array] | None:
        """The places that were kept, if they are of this state and whole."""
        try:
            kept = io.BytesIO(self._path().read_bytes())
            with np.load(kept, allow_pickle=False) as data:
                head, ids, places = str(data["head"]), data["ids"].tolist(), data["places"]
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, zlib.error):
            return None
        whole = places.shape == (len(ids), 2) and bool(np.isfinite(places).all())
        if head != state or not whole:
            return None
        return state, ids, places.astype(np.float32)

    def _write(self, state: str, ids: Sequence[int], places: Array) -> None:
        data = io.BytesIO()
        np.savez(data, head=np.array(state), ids=np.array(ids, np.int64), places=places)
        path = self._path()
        fresh = path.with_suffix(".new")
        try:
            fresh.write_bytes(data.getvalue())
            fresh.replace(path)
        except OSError as error:
            log.info("the map is not kept: %s", error)


def sampled(ids: Sequence[int], most: int) -> list[int]:
    """At most so many of the ids, evenly spread over them and ascending."""
    if len(ids) <= most:
        return list(ids)
    picked = np.linspace(0, len(ids) - 1, most).round().astype(int)
    return [ids[i] for i in picked]


def lay_out(vectors: Array) -> Array:
    """Places (n, 2) in the unit square for unit vectors (n, d); near ones lie near each other."""
    count = len(vectors)
    if count < 2:
        return np.full((count, 2), 0.5, np.float32)
    marks = sampled(range(count), _LANDMARKS)
    places = np.zeros((count, 2), np.float32)
    places[marks] = _neighbouring(vectors[marks])
    others = np.setdiff1d(np.arange(count), marks)
    if len(others):
        places[others] = _among(vectors[others], vectors[marks], places[marks])
    low, high = places.min(axis=0), places.max(axis=0)
    return np.asarray((places - low) / np.maximum(high - low, 1e-9), np.float32)


def _neighbouring(vectors: Array) -> Array:
    """Places (n, 2) of a few vectors: t-SNE, or their main directions where they are too few."""
    from sklearn.decomposition import PCA
    from sklearn.manifold import TSNE

    count, width = vectors.shape
    parts = min(_COMPONENTS, count, width)
    flat = PCA(parts, svd_solver="full").fit_transform(vectors)
    if count < 8:
        return np.asarray(np.hstack([flat, np.zeros((count, 2))])[:, :2], np.float32)
    laid = TSNE(
        2,
        perplexity=min(_PERPLEXITY, count / 4),
        init="pca",
        random_state=0,
        max_iter=500,
        n_jobs=1,
    ).fit_transform(flat)
    return np.asarray(laid, np.float32)


def _among(vectors: Array, marks: Array, places: Array) -> Array:
    """Places (n, 2) of vectors by the landmarks that are nearest to them."""
    likeness = vectors @ marks.T
    nearest = np.argsort(-likeness, axis=1, kind="stable")[:, :_NEAREST]
    weights = np.take_along_axis(likeness, nearest, axis=1).clip(1e-3) ** 4
    weights /= weights.sum(axis=1, keepdims=True)
    return np.asarray((places[nearest] * weights[:, :, None]).sum(axis=1), np.float32)
