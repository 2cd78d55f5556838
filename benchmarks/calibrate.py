"""Fit how the legs are weighed and how sure an answer is, and say how well that generalises.

    python -m benchmarks.calibrate ../shared/data/retrieval --articles ../shared/articles

Prints the weights of `qa.fusion` and the constants of `qa.confidence`; both are then written there
rounded. Every figure beside a collection comes from a fit that has not seen it, at an operating
point below which 4 of 100 answerable questions of the others fall. Then asks, with the constants in
use, the near misses of `near_misses.jsonl` and the questions on the articles. Writes
benchmarks/calibrate.json, with the date and the machine.

A collection thinned to a seventh and a twenty-fifth of its documents stands for smaller ones.
"""

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.evidence import Asked, Gathered, gather
from benchmarks.quality import machine
from benchmarks.refusals import asked_of_articles, asked_of_corpus
from benchmarks.sureness import Examples, Numbers, auroc, chances, examples, logistic
from qa import confidence, fusion
from qa.encoding import load

_OUT = Path(__file__).with_suffix(".json")
_THINNED = (1.0, 1 / 7, 1 / 25)  # shares of the other documents that are kept
_REFUSED = 0.04  # share of answerable questions below the operating point
_KINDS = {"answerable": 1, "passage taken out": 0, "from elsewhere": -1}

Tables = dict[tuple[str, float], Examples]


def main() -> None:
    """Gather, fit, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=Path, help="the articles that its `articles` asks of")
    parser.add_argument("--indexes", type=Path, default=Path(".cache/calibration"))
    parser.add_argument("--documents", type=int, default=1_300, help="of each collection")
    parser.add_argument("--questions", type=int, default=300, help="of each collection")
    parser.add_argument("--foreign", type=int, default=60, help="of each other collection")
    parser.add_argument("--out", type=Path, default=_OUT)
    asked = parser.parse_args()
    sets = list(
        gather(asked.folder, asked.indexes, asked.documents, asked.questions, asked.foreign)
    )
    report_weights(sets)
    result: dict[str, Any] = {"date": datetime.now(UTC).date().isoformat(), "machine": machine()}
    result |= report_confidence(sets)
    encoder = load()
    result["near misses of the corpus"] = asked_of_corpus(encoder)
    questions = asked.folder / "articles" / "questions.jsonl"
    if asked.articles and questions.is_file():
        result["questions on real articles"] = asked_of_articles(encoder, asked.articles, questions)
    for name in ("near misses of the corpus", "questions on real articles"):
        print(name, json.dumps(result.get(name), ensure_ascii=False))
    asked.out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")


def report_weights(sets: Sequence[Gathered]) -> None:
    """nDCG@10 of each leg, of weights fitted on the other collections, and of those in use."""
    print("nDCG@10             dense  tokens  BM25   left out  in use")
    used = np.array([fusion.DENSE, fusion.INTERACTION, fusion.LEXICAL])
    for held in sets:
        fitted = weights([found for found in sets if found is not held])
        columns = [*np.eye(3), fitted, used]
        print(f"{held.name:18}", *(f"{quality(held, column):7.3f}" for column in columns))
    print("weights fitted on all:", weights(sets).round(3), "in use:", used)


def weights(sets: Sequence[Gathered], rounds: int = 3_000, rate: float = 5.0) -> Numbers:
    """Weights with sum 1 under which relevant candidates win a softmax over all (Cao et al. 2007).

    Gradient ascent on logits, each collection counting the same; none becomes negative.
    """
    questions = [
        (asked, 1 / (len(sets) * len(found.own)))
        for found in sets
        for asked in found.own
        if asked.relevant.any()
    ]
    legs = np.concatenate([asked.legs for asked, _ in questions])
    relevant = np.concatenate([asked.relevant for asked, _ in questions])
    sizes = np.array([len(asked.legs) for asked, _ in questions])
    starts = np.cumsum(sizes) - sizes
    share = np.repeat([weight for _, weight in questions], sizes)
    logits = np.full(3, 5.0)
    for _ in range(rounds):
        scores = legs @ logits
        raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        every = raised / np.repeat(np.add.reduceat(raised, starts), sizes)
        right = raised * relevant
        right /= np.repeat(np.add.reduceat(right, starts), sizes)
        logits = np.maximum(logits + rate * legs.T @ (share * (right - every)), 0)
    return np.asarray(logits / logits.sum())


def quality(found: Gathered, column: Numbers) -> float:
    """Mean nDCG@10 of documents by their best candidate; one relevant document is assumed."""
    return float(np.mean([_ndcg(asked, asked.legs @ column) for asked in found.own]))


def _ndcg(asked: Asked, scores: Numbers) -> float:
    if not asked.relevant.any():
        return 0.0
    best = scores[asked.relevant].max()
    above = len(set(asked.documents[scores > best].tolist()))
    return float(1 / np.log2(above + 2)) if above < 10 else 0.0


def report_confidence(sets: Sequence[Gathered]) -> dict[str, Any]:
    """How well answerable questions are told from others, and the constants of all together."""
    tables = {(found.name, share): examples(found, share) for found in sets for share in _THINNED}
    model = logistic(list(tables.values()))
    point = operating_point(tables, model)
    names = ("score", "gap", "crossing", "constant")
    fitted = dict(zip(names, model.round(3).tolist(), strict=True))
    print(f"fitted on all: {fitted}, refuses below {point:.3f}; in use {confidence.ANSWERED}")
    sizes = {found.name: found.documents for found in sets}
    rows = [_figures(held, tables) | {"documents": sizes[held[0]]} for held in tables]
    _draw(rows)
    return {"fitted on all": fitted, "operating point": round(point, 3), "collections": rows}


def operating_point(tables: Tables, model: Numbers) -> float:
    """The probability below which the share of answerable questions falls that may be refused."""
    kinds = np.concatenate([rows.kinds for rows in tables.values()])
    found = chances(np.concatenate([rows.numbers for rows in tables.values()]), model)
    return float(np.quantile(found[kinds == 1], _REFUSED))


def _figures(held: tuple[str, float], tables: Tables) -> dict[str, Any]:
    """What a fit and an operating point from the other collections give on this one."""
    name, share = held
    others = {key: rows for key, rows in tables.items() if key[0] != name}
    model = logistic(list(others.values()))
    point = operating_point(others, model)
    found, kinds = chances(tables[held].numbers, model), tables[held].kinds
    by_kind = {kind: found[kinds == number] for kind, number in _KINDS.items()}
    there = by_kind["answerable"]
    return {
        "collection": name,
        "documents kept": round(share, 3),
        "questions": len(there),
        "auroc, passage taken out": round(auroc(there, by_kind["passage taken out"]), 3),
        "auroc, from elsewhere": round(auroc(there, by_kind["from elsewhere"]), 3),
        **{f"refused, {k}": round(float((of < point).mean()), 3) for k, of in by_kind.items()},
    }


def _draw(rows: Sequence[dict[str, Any]]) -> None:
    print("AUROC against taken out, from elsewhere; refused: answerable, and those two")
    for row in rows:
        name, share, _, *figures, _ = row.values()
        print(f"{name:20} {share:.2f}", *(f"{figure:7.3f}" for figure in figures))


if __name__ == "__main__":
    main()
