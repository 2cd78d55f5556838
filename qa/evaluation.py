"""How well a searcher finds, on a folder of questions with known answers.

In: a folder in BEIR's form (corpus.jsonl, queries.jsonl, qrels.tsv) and searchers. Out: nDCG@10,
recall, MRR and latency with their confidence intervals. Invariant: every searcher is asked the same
questions in the same order, and the intervals come from a fixed seed.
"""

import json
import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.errors import RequestError

# A question to the ids of documents, best first.
Searcher = Callable[[str], Sequence[str]]
DEPTH = 20  # documents of a ranking that are looked at
_ROUNDS = 2_000  # resamples of a bootstrap; the ends of an interval move by less than .001 beyond
_QRELS = ("qrels.tsv", "qrels/test.tsv", "qrels/dev.tsv", "qrels/train.tsv")


@dataclass(frozen=True, slots=True)
class Document:
    """One row of corpus.jsonl."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Collection:
    """Documents and the questions whose relevant documents are known."""

    name: str
    documents: tuple[Document, ...]
    questions: Mapping[str, str]  # id to text; only those with a relevant document that is there
    relevant: Mapping[str, Mapping[str, int]]  # question id to document id to gain, all positive


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean with the ends of its 95 % confidence interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Report:
    """What came of one searcher; `values` has one number a question, in their order."""

    searcher: str
    questions: int
    measures: Mapping[str, Interval]
    values: Mapping[str, tuple[float, ...]]
    p50: float  # milliseconds a question
    p95: float


def read(folder: Path) -> Collection:
    """Read a folder in BEIR's form.

    Raises RequestError when a file is missing or a row is not what it should be.
    """
    documents = tuple(
        Document(str(row["_id"]), str(row.get("title") or ""), str(row["text"]))
        for row in _rows(folder / "corpus.jsonl")
    )
    there = {document.id for document in documents}
    relevant = _relevant(_first(folder), there)
    questions = {
        str(row["_id"]): str(row["text"])
        for row in _rows(folder / "queries.jsonl")
        if str(row["_id"]) in relevant
    }
    if not questions:
        raise RequestError(
            f"{folder} has no question with a relevant document in its corpus; "
            "check the ids in queries.jsonl and qrels.tsv"
        )
    return Collection(folder.name, documents, questions, relevant)


def ndcg(ranked: Sequence[str], relevant: Mapping[str, int], depth: int = 10) -> float:
    """Discounted gain of a ranking over that of the best one (Järvelin and Kekäläinen 2002)."""
    gains = [relevant.get(document, 0) for document in ranked[:depth]]
    best = sorted(relevant.values(), reverse=True)[:depth]
    return _discounted(gains) / _discounted(best)


def recall(ranked: Sequence[str], relevant: Mapping[str, int], depth: int) -> float:
    """Share of the relevant documents among the first `depth`."""
    return len(set(ranked[:depth]) & set(relevant)) / len(relevant)


def reciprocal_rank(ranked: Sequence[str], relevant: Mapping[str, int]) -> float:
    """One over the rank of the first relevant document among the first `DEPTH`, or 0."""
    found = (1 / rank for rank, document in enumerate(ranked[:DEPTH], 1) if document in relevant)
    return next(found, 0.0)


MEASURES: Mapping[str, Callable[[Sequence[str], Mapping[str, int]], float]] = {
    "nDCG@10": ndcg,
    "Recall@1": lambda ranked, relevant: recall(ranked, relevant, 1),
    "Recall@5": lambda ranked, relevant: recall(ranked, relevant, 5),
    "Recall@20": lambda ranked, relevant: recall(ranked, relevant, 20),
    "MRR": reciprocal_rank,
}


def interval(values: Sequence[float], seed: int = 0) -> Interval:
    """The mean of some values, with a percentile bootstrap of it (Efron 1979)."""
    sample = np.asarray(values, dtype=np.float64)
    random = np.random.default_rng(seed)
    means = [sample[random.integers(len(sample), size=len(sample))].mean() for _ in range(_ROUNDS)]
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(sample.mean()), float(low), float(high))


def difference(one: Report, other: Report, measure: str = "nDCG@10") -> Interval:
    """How much better `one` does than `other` on the same questions, with a paired bootstrap."""
    gains = np.subtract(one.values[measure], other.values[measure])
    return interval(gains.tolist())


def evaluate(
    collection: Collection,
    searchers: Mapping[str, Searcher],
    limit: int | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> list[Report]:
    """Ask every searcher the questions, or `limit` of them spread evenly; one report each."""
    ids = _spread(list(collection.questions), limit)
    return [_report(collection, name, search, ids, clock) for name, search in searchers.items()]


def fuse_by_rank(rankings: Sequence[Sequence[str]], constant: int = 60) -> list[str]:
    """Plain reciprocal rank fusion (Cormack et al. 2009), to compare with; ties by first seen."""
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, document in enumerate(ranking, 1):
            scores[document] = scores.get(document, 0.0) + 1 / (constant + rank)
    return sorted(scores, key=lambda document: -scores[document])


def table(reports: Sequence[Report]) -> str:
    """The reports as lines of text for people: means, and half the interval of nDCG@10."""
    heads = ["searcher", *MEASURES, "p50 ms", "p95 ms"]
    rows = [heads]
    for report in reports:
        means = [f"{report.measures[name].mean:.3f}" for name in MEASURES]
        ends = report.measures["nDCG@10"]
        means[0] += f" ±{(ends.high - ends.low) / 2:.3f}"
        rows.append([report.searcher, *means, f"{report.p50:.1f}", f"{report.p95:.1f}"])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def as_json(collection: Collection, reports: Sequence[Report]) -> dict[str, Any]:
    """The reports without their single values, in a form that `json` writes."""
    return {
        "collection": collection.name,
        "documents": len(collection.documents),
        "searchers": [
            {
                "searcher": report.searcher,
                "questions": report.questions,
                "measures": {
                    name: {"mean": ends.mean, "low": ends.low, "high": ends.high}
                    for name, ends in report.measures.items()
                },
                "p50_ms": report.p50,
                "p95_ms": report.p95,
            }
            for report in reports
        ],
    }


def _report(
    collection: Collection,
    name: str,
    search: Searcher,
    ids: Sequence[str],
    clock: Callable[[], float],
) -> Report:
    values: dict[str, list[float]] = {measure: [] for measure in MEASURES}
    seconds = []
    for question in ids:
        start = clock()
        ranked = search(collection.questions[question])
        seconds.append(clock() - start)
        for measure, of in MEASURES.items():
            values[measure].append(of(ranked, collection.relevant[question]))
    p50, p95 = (1000 * np.percentile(seconds, [50, 95])).tolist()
    return Report(
        name,
        len(ids),
        {measure: interval(numbers) for measure, numbers in values.items()},
        {measure: tuple(numbers) for measure, numbers in values.items()},
        p50,
        p95,
    )


def _discounted(gains: Sequence[int]) -> float:
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1))


def _spread(ids: list[str], limit: int | None) -> list[str]:
    if limit is None or limit >= len(ids):
        return ids
    if limit < 1:
        raise RequestError(f"{limit} questions were asked for; at least 1 is needed")
    places: npt.NDArray[np.int64] = np.linspace(0, len(ids) - 1, limit).astype(np.int64)
    return [ids[place] for place in places]


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            rows.append({**row, "_id": row["_id"], "text": row["text"]})
        except (ValueError, KeyError, TypeError) as error:
            raise RequestError(
                f"{path}, line {number}: not a JSON object with _id and text"
            ) from error
    return rows


def _relevant(path: Path, there: set[str]) -> dict[str, dict[str, int]]:
    """Question id to its relevant documents; a first line without a number is a heading."""
    relevant: dict[str, dict[str, int]] = {}
    for number, line in enumerate(_text(path).split("\n"), 1):
        cells = line.rstrip("\r").split("\t")
        try:
            question, document, gain = cells[0], cells[-2], int(cells[-1])
        except (ValueError, IndexError) as error:
            if number == 1 or not line.strip():
                continue
            raise RequestError(
                f"{path}, line {number}: not question id, document id and score with tabs between"
            ) from error
        if gain > 0 and document in there:
            relevant.setdefault(question, {})[document] = gain
    return relevant


def _first(folder: Path) -> Path:
    found = [folder / name for name in _QRELS if (folder / name).is_file()]
    if not found:
        raise RequestError(f"{folder} has no {' or '.join(_QRELS)}; give a folder in BEIR's form")
    return found[0]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", error)
        raise RequestError(
            f"{path} can't be read ({why}); a folder in BEIR's form has corpus.jsonl, "
            "queries.jsonl and qrels.tsv"
        ) from error
