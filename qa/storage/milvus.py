"""Both legs' candidates from Milvus: a server, a cluster, or Milvus Lite in a file.

In: the library. Out: passage ids with their scores. Invariant: the collection holds the library's
passages of the state that its own row of number 0 names, or says there that it is being changed;
one that is missing, of another library, model or format is made again from stored vectors.
"""

import json
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from filelock import FileLock

from qa.language.terms import QueryTerm
from qa.models.encoding import Vectors
from qa.records import Filters
from qa.storage import milvus_client as client
from qa.storage import milvus_rows
from qa.storage.library import Library
from qa.storage.milvus_client import SECONDS
from qa.storage.narrowing import EVERYTHING

_FORMAT = 1
_LOCK = ".milvus.lock"
_PART = 1_000  # rows sent at a time
_RANGE = 10_000  # ids compared one by one at a time
_MOST = 16_384  # results of one search; a limit of Milvus
_EXACT = 100_000  # passages; a collection made for more gets a graph
_ROUNDING = 1 + 1e-5  # of Milvus's single precision
_FOLD = 4.0  # how much more is fetched when it was too little


@dataclass(frozen=True, slots=True)
class Held:
    """What a collection holds, as its row of number 0 tells."""

    format: int
    model: str
    dimension: int
    graph: bool  # HNSW for the dense leg; else every vector is compared
    mean: float  # length of a passage that saturations were computed with
    identity: str = ""  # of the library
    generation: int = -1
    highest: int = 0  # passage id
    complete: bool = False


class MilvusStore:
    """A collection in Milvus that follows one library."""

    def __init__(self, library: Library, uri: str, collection: str) -> None:
        self.library = library
        self.uri = uri
        self.collection = collection
        self._lock = threading.RLock()
        self._client: Any = None
        self._held: Held | None = None

    def search(
        self, query: Vectors, limit: int, filters: Filters = EVERYTHING
    ) -> list[tuple[int, float]]:
        """The `limit` passages nearest to a unit vector (d,), best first: id and cosine."""
        held = self.current()
        extra = {"params": {"ef": min(4 * limit, _MOST)}} if held.graph else {}
        within = milvus_rows.expression(self.library, filters)
        found = self._nearest("dense", query, limit, within, extra)
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))

    def search_words(
        self, terms: Sequence[QueryTerm], limit: int, filters: Filters = EVERYTHING
    ) -> list[tuple[int, float]]:
        """The `limit` best passages by BM25, with the scores that the library computes.

        Milvus orders passages by a limit of their score; so many are fetched that none of the
        rest can be among the best.
        """
        held = self.current()
        lexical = self.library.lexical
        weights = lexical.limits(terms)
        if not weights or limit <= 0:
            return []
        asked: dict[int, float] = {}
        for token, weight in weights.items():
            number = milvus_rows.number_of(token)
            asked[number] = asked.get(number, 0.0) + weight
        within = milvus_rows.expression(self.library, filters)
        # Saturations were computed with the mean length of that time: a longer one raises them.
        slack = _ROUNDING * max(1.0, lexical.mean_length / held.mean)
        wanted = int(_FOLD * limit)
        while True:
            wanted = min(wanted, _MOST)
            found = self._nearest("terms", asked, wanted, within, {})
            numbers = sorted(number for number, _ in found)
            scores = lexical.scores(terms, numbers).tolist()
            hits = sorted(zip(numbers, scores, strict=True), key=lambda hit: (-hit[1], hit[0]))
            hits = [hit for hit in hits if hit[1] > 0][:limit]
            if len(found) < wanted or wanted == _MOST:
                return hits
            if len(hits) == limit and found[-1][1] * slack < hits[-1][1]:
                return hits
            wanted = int(_FOLD * wanted)

    def current(self) -> Held:
        """Bring the collection to the library's state as it is now."""
        state = self.library.state
        with self._lock:
            held = self._held
            if held is None or not _reaches(held, state):
                with client.told(self.uri):
                    held = self._marked()
                    if held is None or not _reaches(held, state):
                        with FileLock(self.library.path.parent / _LOCK):
                            held = self._follow(state)
                self._held = held
            return held

    def save(self) -> None:
        """Bring the collection up to date; what Milvus was given lasts."""
        self.current()

    def close(self) -> None:
        """Close the connection."""
        with self._lock:
            if self._client is not None:
                self._client.close()
            self._client = self._held = None

    def drop(self) -> None:
        """Take the collection away."""
        with self._lock, client.told(self.uri):
            self._connected().drop_collection(self.collection)
            self._held = None

    # Following the library

    def _follow(self, state: tuple[str, int]) -> Held:
        held = self._marked()
        if held is None or not self._fits(held, state[0]):
            held = self._made()
        elif _reaches(held, state):
            return held
        last = self._last()
        sure, held = held.complete, replace(held, complete=False)
        self._mark(held)
        server = self._connected()
        server.delete(self.collection, filter=f"id > {last}", timeout=SECONDS)
        changed = 0
        compared = min(held.highest, last) if sure else last
        for missing, extra in self._differences(0, compared, sure):
            if extra:
                server.delete(self.collection, ids=extra, timeout=SECONDS)
            changed += self._add(missing, held.mean)
        if sure:
            changed += self._add(self.library.passage_ids(compared), held.mean)
        if changed >= _PART:
            server.flush(self.collection, timeout=SECONDS)
        identity, generation = state
        held = replace(held, identity=identity, generation=generation, highest=last, complete=True)
        self._mark(held)
        return held

    def _fits(self, held: Held, identity: str) -> bool:
        """Whether a collection can be brought up to date; otherwise it is made anew."""
        known = held.identity == identity or held.generation < 0
        return known and 0.5 < self.library.lexical.mean_length / held.mean < 2

    def _last(self) -> int:
        rows = self.library.rows("SELECT max(id) AS last FROM passages")
        return int(rows[0]["last"] or 0)

    def _differences(
        self, low: int, high: int, sure: bool
    ) -> Iterator[tuple[list[int], list[int]]]:
        """Ids above `low` up to `high` that are missing in the collection, and that are too many.

        `sure`: the collection held all of the library's, which only takes out and adds above; so
        where it holds as many, it holds the same.
        """
        if low >= high:
            return
        within = f"id > {low} and id <= {high}"
        if sure and self.library.passage_count(low, high) == self._count(within):
            return
        if high - low > _RANGE:
            middle = (low + high) // 2
            yield from self._differences(low, middle, sure)
            yield from self._differences(middle, high, sure)
            return
        wanted = set(self.library.passage_ids(low, high))
        held = {row["id"] for row in self._query(within, ["id"])}
        yield sorted(wanted - held), sorted(held - wanted)

    def _add(self, ids: Sequence[int], mean: float) -> int:
        for first in range(0, len(ids), _PART):
            found = milvus_rows.rows(self.library, ids[first : first + _PART], mean)
            if found:
                self._connected().upsert(self.collection, found, timeout=SECONDS)
        return len(ids)

    # Milvus

    def _nearest(
        self, field: str, query: Any, limit: int, within: str, extra: dict[str, Any]
    ) -> list[tuple[int, float]]:
        if limit <= 0:
            return []
        with client.told(self.uri):
            (hits,) = self._connected().search(
                self.collection,
                data=[query],
                anns_field=field,
                limit=min(limit, _MOST),
                filter=within,
                output_fields=["id"],
                search_params={"metric_type": "IP", **extra},
                timeout=SECONDS,
            )
        return [(int(hit["id"]), float(hit["distance"])) for hit in hits]

    def _query(self, within: str, fields: list[str]) -> list[dict[str, Any]]:
        return list(
            self._connected().query(
                self.collection,
                filter=within,
                output_fields=fields,
                timeout=SECONDS,
                **({} if fields == ["count(*)"] else {"limit": _MOST}),
            )
        )

    def _count(self, within: str) -> int:
        return int(self._query(within, ["count(*)"])[0]["count(*)"])

    def _marked(self) -> Held | None:
        """What the collection says it holds; None where it is missing or of another model."""
        server = self._connected()
        if not server.has_collection(self.collection, timeout=SECONDS):
            return None
        server.load_collection(self.collection, timeout=SECONDS)
        try:
            held = Held(**json.loads(self._query("id == 0", ["note"])[0]["note"]))
        except (IndexError, KeyError, ValueError, TypeError):
            return None
        made_for = (_FORMAT, self.library.meta("model") or "", self.library.dimension)
        return held if (held.format, held.model, held.dimension) == made_for else None

    def _mark(self, held: Held) -> None:
        row = milvus_rows.marker(json.dumps(asdict(held)), held.dimension)
        self._connected().upsert(self.collection, [row], timeout=SECONDS)

    def _made(self) -> Held:
        """An empty collection, in place of what was there."""
        dimension, graph = self.library.dimension, self.library.passage_count() > _EXACT
        client.create(self._connected(), self.collection, dimension, graph)
        model, mean = self.library.meta("model") or "", self.library.lexical.mean_length
        held = Held(_FORMAT, model, dimension, graph, mean)
        self._mark(held)
        return held

    def _connected(self) -> Any:
        with self._lock:
            if self._client is None:
                self._client = client.connect(self.uri)
            return self._client


def _reaches(held: Held, state: tuple[str, int]) -> bool:
    """Whether a collection holds a state of the library, or one that came after it.

    One that is ahead is left to who made it so: it was filled from a newer copy of the library.
    """
    identity, generation = state
    return held.complete and held.identity == identity and held.generation >= generation
