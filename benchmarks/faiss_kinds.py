"""Which kind of FAISS index from which size on: time, memory and what is found.

    python -m benchmarks.faiss_kinds INDEX --questions FILE --sizes 10000 100000 1000000

Takes the vectors of an index of real passages, turns copies of them as `benchmarks.growing` does
until there are so many, and asks each kind the questions of FILE (JSON Lines with `question` or
`text`). All kinds of one size are asked in turns, question by question, so that a busy machine is
busy for all of them. Written down of each: seconds to build, bytes a vector, milliseconds a
question (median and 95th percentile), the share of flat's first ten among its own first ten, and
among the fifty that a second look compares exactly. Of an inverted file the fewest lists looked
into that bring that last share to 0.99 are taken. Writes benchmarks/faiss_kinds.json.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from benchmarks.growing import NOISE
from benchmarks.quality import machine
from qa.assistant import Assistant
from qa.models.centring import unit
from qa.models.encoding import Vectors
from qa.search.searching import Question
from qa.storage.nearest import graph, inverted, lists_for

_OUT = Path(__file__).parent / "faiss_kinds.json"
_ASKED = 100
_DEEP = 50  # candidates of a search
_TOP = 10
_ENOUGH = 0.99
_PART = 50_000
_GRAPH_MOST = 100_000  # a graph of more takes longer to build than all else here together
_LISTS = (4, 8, 16, 32, 64, 128, 256)


def main() -> None:
    """Measure, print, write down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--out", type=Path, default=_OUT)
    given = parser.parse_args()
    assistant = Assistant.open(given.index)
    library = assistant.library
    real = library.vectors(library.passage_ids())
    asked = questions(assistant, given.questions)
    result: dict[str, Any] = {"date": datetime.now(UTC).date().isoformat(), "machine": machine()}
    result |= {"passages": len(real), "questions": len(asked), "sizes": []}
    for size in given.sizes:
        result["sizes"].append({"vectors": size, "kinds": compare(grown(real, size), asked)})
        given.out.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


def questions(assistant: Assistant, path: Path) -> Vectors:
    """The vectors of questions, spread over the file."""
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]
    texts = [row.get("question") or row["text"] for row in rows[:: len(rows) // _ASKED or 1]]
    encoder = assistant.encoder()
    return np.stack(
        [Question.of(t, encoder.question(t), (), assistant.centres).vector for t in texts[:_ASKED]]
    )


def grown(real: Vectors, size: int) -> Vectors:
    """So many vectors, each a real one turned by noise, to half precision as they are stored."""
    noise = np.random.default_rng(0)
    vectors = np.empty((size, real.shape[1]), np.float32)
    for first in range(0, size, _PART):
        part = vectors[first : first + _PART]
        chosen = real[noise.integers(len(real), size=len(part))]
        shift = noise.normal(size=part.shape).astype(np.float32)
        part[:] = unit(chosen + NOISE * unit(shift)).astype(np.float16)
    return vectors


def compare(vectors: Vectors, asked: Vectors) -> dict[str, dict[str, float]]:
    """Every kind over the same vectors and questions."""
    ways: dict[str, tuple[Any, Any]] = {}
    found: dict[str, dict[str, float]] = {}
    for name, build in kinds(len(vectors), vectors.shape[1]).items():
        began = time.perf_counter()
        index = build(vectors)
        found[name] = {"build_s": round(time.perf_counter() - began, 1)}
        found[name]["bytes_each"] = round(len(faiss.serialize_index(index)) / len(vectors))
        ways[name] = (index, None)
    truth = ways["flat"][0].search(asked, _TOP)[1]
    for name, (index, _) in list(ways.items()):
        if isinstance(index, faiss.IndexIVF):
            lists, parameters = fewest(index, asked, truth)
            found[name]["lists"] = index.nlist
            found[name]["looked_into"] = lists
            ways[name] = (index, parameters)
    spent: dict[str, list[float]] = {name: [] for name in ways}
    hits: dict[str, list[Any]] = {name: [] for name in ways}
    for question in asked:
        for name, (index, parameters) in ways.items():
            began = time.perf_counter()
            hits[name].append(index.search(question[None], _DEEP, params=parameters)[1][0])
            spent[name].append(1000 * (time.perf_counter() - began))
    for name, figures in found.items():
        p50, p95 = np.percentile(spent[name], [50, 95]).round(2).tolist()
        figures |= {"p50_ms": p50, "p95_ms": p95}
        figures["first_ten"] = share(truth, hits[name], _TOP)
        figures["ten_in_fifty"] = share(truth, hits[name], _DEEP)
        print(f"{len(vectors):9,} {name:16}", json.dumps(figures), flush=True)
    return found


def kinds(size: int, dimension: int) -> dict[str, Callable[[Vectors], Any]]:
    """The kinds that are compared, by name; each is built from the vectors."""

    def scalar(kind: int) -> Callable[[Vectors], Any]:
        return lambda v: filled(
            faiss.IndexScalarQuantizer(dimension, kind, faiss.METRIC_INNER_PRODUCT), v
        )

    found: dict[str, Callable[[Vectors], Any]] = {
        "flat": lambda v: filled(faiss.IndexFlatIP(dimension), v),
        "flat fp16": scalar(faiss.ScalarQuantizer.QT_fp16),
        "flat 8 bit": scalar(faiss.ScalarQuantizer.QT_8bit),
        "lists fp16": lambda v: filled(
            inverted(dimension, lists_for(size), faiss.ScalarQuantizer.QT_fp16), v
        ),
        "lists 8 bit": lambda v: filled(
            inverted(dimension, lists_for(size), faiss.ScalarQuantizer.QT_8bit), v
        ),
    }
    if size <= _GRAPH_MOST:
        found["graph"] = lambda v: filled(graph(dimension), v)
    return found


def filled(index: Any, vectors: Vectors) -> Any:
    """An index trained on a sample where it has to be, with the vectors in it."""
    if not index.is_trained:
        most = 64 * index.nlist if isinstance(index, faiss.IndexIVF) else _PART
        index.train(np.ascontiguousarray(vectors[:: max(1, len(vectors) // most)]))
    for first in range(0, len(vectors), _PART):
        index.add(vectors[first : first + _PART])
    return index


def fewest(index: Any, asked: Vectors, truth: Any) -> tuple[int, Any]:
    """How many lists have to be looked into, and the parameters that say so."""
    ways: Any = faiss.SearchParametersIVF
    for lists in (*(n for n in _LISTS if n < index.nlist), index.nlist):
        parameters = ways(nprobe=lists)
        if share(truth, index.search(asked, _DEEP, params=parameters)[1], _DEEP) >= _ENOUGH:
            break
    return lists, parameters


def share(truth: Any, found: Sequence[Any], depth: int) -> float:
    """How much of flat's first ten is among the first `depth` found."""
    rows = zip(truth, found, strict=True)
    return round(float(np.mean([np.isin(best, row[:depth]).mean() for best, row in rows])), 4)


if __name__ == "__main__":
    main()
