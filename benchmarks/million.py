"""A whole library of a million passages: opening, asking, memory, what is found, one article more.

    python -m benchmarks.million INDEX --questions FILE --library DIR [--passages 1000000]

Makes the library out of the passages of INDEX where DIR has none: grown to some ten thousand
(`benchmarks.growing`), then multiplied (`benchmarks.multiplying`). Fills FAISS in a process of its
own. Then opens it as the page does and asks the questions of FILE (JSON Lines with `question` or
`text`) twice. Beside, question by question: the lexical leg with and without leaving passages out,
whose results must be equal, and FAISS against comparing every vector. Told are milliseconds by the
clock and of processor time, which other work on the machine hardly changes. Writes
benchmarks/million.json.
"""

import argparse
import json
import multiprocessing
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.growing import grow, pool
from benchmarks.multiplying import multiply
from benchmarks.quality import machine
from qa.assistant import Assistant
from qa.language.terms import QueryTerm
from qa.models.encoding import Vectors
from qa.settings import Settings
from qa.storage import alike, pruning

_OUT = Path(__file__).parent / "million.json"
_BASE = 49_150  # passages, in three packed segments
_TOP = 10
_PART = 20_000
_NEW = "독도 앞바다의 오징어잡이 배 {n}척이 새벽에 항구로 돌아왔다. 선장은 어획량이 늘었다고 했다. "
Spent = tuple[float, float]  # milliseconds by the clock, of processor time
_ASKED = "독도 앞바다에서 돌아온 오징어잡이 배는 몇 척인가?"


def main() -> None:
    """Make what is missing, measure, write down."""
    given = _arguments()
    if not (given.library / "library.sqlite").is_file() or given.make:
        _make(given.index, given.library, given.passages)
    rows = [json.loads(line) for line in given.questions.read_text("utf-8").split("\n") if line]
    texts = [row.get("question") or row["text"] for row in rows[:: len(rows) // given.asked or 1]]
    result: dict[str, Any] = {"date": datetime.now(UTC).date().isoformat(), "machine": machine()}
    filling = multiprocessing.get_context("spawn").Process(target=fill, args=(given.library,))
    result["fill_s"] = _timed(partial(_run, filling))
    result |= measure(given.library, texts[: given.asked])
    given.out.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    print(json.dumps(result, indent=1))


def _run(process: Any) -> None:
    process.start()
    process.join()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--passages", type=int, default=1_000_000)
    parser.add_argument("--make", action="store_true", help="go on making one that is there")
    parser.add_argument("--asked", type=int, default=100)
    parser.add_argument("--out", type=Path, default=_OUT)
    return parser.parse_args()


def _make(index: Path, folder: Path, passages: int) -> None:
    small = Assistant.open(index)
    library = grow(folder, pool(small), min(_BASE, passages), small.settings.model)
    library.pack()
    multiply(library, passages)
    with library.writing() as connection:
        alike.take_in(connection, make=True)  # as indexing does from the first article on
    library.close()
    small.close()


def fill(folder: Path) -> None:
    """Make the FAISS index, or bring it up to date."""
    assistant = Assistant.open(folder)
    assistant.store.save()
    assistant.close()


def measure(folder: Path, texts: Sequence[str]) -> dict[str, Any]:
    """Everything that is asked of a library this large."""
    found: dict[str, Any] = {"questions": len(texts)}
    before = _memory("VmRSS")
    assistant = Assistant.open(folder, Settings(questions_kept=0))
    assistant.encoder().question("warm")
    assistant.terms("가")  # the analyser loads its model
    found["encoder_and_analyser_mb"] = _memory("VmRSS") - before
    assistant.close()
    assistant = _opened(assistant)
    found["open_and_first_answer_s"] = _timed(lambda: assistant.ask(texts[0]))
    found["again_s"] = _timed(lambda: assistant.ask(texts[0]))
    for name in ("first", "second"):
        found[name] = _percentiles([_spent(partial(assistant.ask, text)) for text in texts])
    found["resident_mb"] = _memory("VmRSS")
    found["passages"] = assistant.library.passage_count()
    found["library_bytes"] = (folder / "library.sqlite").stat().st_size
    found["faiss_bytes"] = (folder / "dense.faiss").stat().st_size
    found |= _legs(assistant, texts)
    found |= _recall(assistant, texts)
    found["one_more"] = _one_more(assistant)
    found["peak_mb"] = _memory("VmHWM")
    assistant.close()
    return found


def _opened(before: Assistant) -> Assistant:
    assistant = Assistant.open(before.folder, before.settings)
    assistant.use(before.encoder())
    return assistant


def _legs(assistant: Assistant, texts: Sequence[str]) -> dict[str, Any]:
    """Both legs alone, the lexical one with and without leaving passages out."""
    spent: dict[str, list[Spent]] = {}
    lexical, depth = assistant.library.lexical, assistant.settings.candidates
    for text in texts:
        terms, vector = assistant.terms(text), _vector(assistant, text)
        lexical.search(terms, depth)  # reads what is not in memory
        ways: dict[str, Callable[[], object]] = {
            "dense": partial(assistant.store.search, vector, depth),
            "lexical": partial(lexical.search, terms, depth),
            "lexical_all_scored": partial(_all_scored, assistant, terms, depth),
        }
        for name, way in ways.items():
            spent.setdefault(name, []).append(_spent(way))
        if lexical.search(terms, depth) != _all_scored(assistant, terms, depth):
            raise SystemExit(f"leaving passages out changed what is found: {text}")
    found: dict[str, Any] = {name: _percentiles(times) for name, times in spent.items()}
    pairs = zip(spent["lexical_all_scored"], spent["lexical"], strict=True)
    ratios = [one[1] / other[1] for one, other in pairs]
    found["lexical_ratio"] = round(float(np.median(ratios)), 2)
    return found


def _all_scored(assistant: Assistant, terms: Sequence[QueryTerm], depth: int) -> object:
    with _few(2**62):
        return assistant.library.lexical.search(terms, depth)


@contextmanager
def _few(places: int) -> Iterator[None]:
    before, pruning.FEW = pruning.FEW, places
    try:
        yield
    finally:
        pruning.FEW = before


def _recall(assistant: Assistant, texts: Sequence[str]) -> dict[str, float]:
    """The share of the nearest ten of all, as stored, among FAISS's first ten and candidates."""
    asked = np.stack([_vector(assistant, text) for text in texts])
    best = [(np.full(_TOP, -np.inf, np.float32), np.zeros(_TOP, np.int64)) for _ in texts]
    query = "SELECT passage, whole FROM vectors ORDER BY passage"
    rows = assistant.library.connection.execute(query)
    while part := rows.fetchmany(_PART):
        ids = np.array([row[0] for row in part])
        vectors = np.frombuffer(b"".join(row[1] for row in part), "<f2").reshape(len(part), -1)
        scores = asked @ vectors.astype(np.float32).T
        for at, own in enumerate(scores):
            cosines = np.concatenate([best[at][0], own])
            numbers = np.concatenate([best[at][1], ids])
            order = np.argsort(-cosines, kind="stable")[:_TOP]
            best[at] = cosines[order], numbers[order]
    depth = assistant.settings.candidates
    hits = [[n for n, _ in assistant.store.search(vector, depth)] for vector in asked]
    pairs = list(zip(best, hits, strict=True))
    return {
        "recall_at_10": _share(pairs, _TOP),
        "ten_in_candidates": _share(pairs, depth),
    }


def _share(pairs: Sequence[tuple[tuple[Any, Any], list[int]]], depth: int) -> float:
    shares = [np.isin(numbers, hits[:depth]).mean() for (_, numbers), hits in pairs]
    return round(float(np.mean(shares)), 4)


def _one_more(assistant: Assistant) -> dict[str, float]:
    """Seconds until an article that is added is found, and one that takes its place."""
    found = {}
    for name, ships in (("added_s", 41), ("changed_s", 52)):
        data = (_NEW.format(n=ships) * 3).encode()

        def run(data: bytes = data, ships: int = ships) -> None:
            assistant.add("added.txt", data)
            if f"{ships}척" not in assistant.ask(_ASKED).passages[0].text:
                raise SystemExit("an article that was added is not found")

        found[name] = _timed(run)
    article = next(iter(assistant.ask(_ASKED).passages)).article.id

    def remove() -> None:
        assistant.remove(article)
        assistant.ask(_ASKED)

    found["removed_s"] = _timed(remove)
    return found


def _vector(assistant: Assistant, text: str) -> Vectors:
    from qa.search.searching import Question

    encoded = assistant.encoder().question(text)
    return Question.of(text, encoded, (), assistant.centres).vector


def _spent(run: Callable[[], object]) -> Spent:
    """Milliseconds by the clock and of processor time."""
    clock, processor = time.perf_counter(), time.process_time()
    run()
    return 1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - processor)


def _percentiles(times: Sequence[Spent]) -> dict[str, float]:
    p50, p95 = np.percentile(times, [50, 95], axis=0).round(1).tolist()
    return {
        "p50_ms": p50[0],
        "p95_ms": p95[0],
        "processor_p50_ms": p50[1],
        "processor_p95_ms": p95[1],
    }


def _memory(name: str) -> int:
    """A line of this process's status in megabytes; 0 where a system has none."""
    status = Path("/proc/self/status")
    lines = status.read_text("utf-8").split("\n") if status.is_file() else []
    return next((int(line.split()[1]) // 1000 for line in lines if line.startswith(name)), 0)


def _timed(run: Callable[[], object]) -> float:
    began = time.perf_counter()
    run()
    return round(time.perf_counter() - began, 4)


if __name__ == "__main__":
    main()
