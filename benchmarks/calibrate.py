"""Fit how the legs are weighed and how sure an answer is, and say how well that generalises.

    python -m benchmarks.calibrate ../shared/data/retrieval --articles ../shared/articles

Prints the weights of `qa.search.fusion` and the constants of `qa.search.confidence`; both are then
written there rounded. Every figure beside a collection comes from a fit that has not seen it, at an
operating point below which 4 of 100 answerable questions of the others fall. Then asks, with the
constants in use, the near misses of `near_misses.jsonl` and the questions on the articles. Writes
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

from benchmarks.evidence import Asked, Gathered, Nearly, gather, nearly
from benchmarks.quality import machine
from benchmarks.refusals import asked_of_articles, asked_of_corpus
from benchmarks.sureness import (
    KINDS,
    Examples,
    Numbers,
    Reader,
    auroc,
    chances,
    examples,
    logistic,
    nearly_examples,
    second_look,
)
from qa.models.answerability import Answerability
from qa.models.encoding import load
from qa.search import confidence, fusion

_OUT = Path(__file__).with_suffix(".json")
_THINNED = (1.0, 1 / 7, 1 / 25)  # shares of the other documents that are kept
_LOOKS = (0.0, 0.02, 0.04, 0.06, 0.08, 0.12)  # weights of the second look that are tried
_REFUSED = 0.04  # share of answerable questions below the operating point
_TEXTS = Path(__file__).with_name("texts")
_NEARLY = "near misses"  # the table of questions on texts of our own

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
    reader = Reader(Answerability.load())
    result["second look"] = report_second_look(sets, reader)
    result |= report_confidence(sets, nearly(_TEXTS, asked.indexes), reader)
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


def report_second_look(sets: Sequence[Gathered], reader: Reader) -> dict[str, dict[str, float]]:
    """nDCG@10 by the weight of what the second look reads beside a score; 0 leaves it out."""
    found = {
        held.name: {
            str(weight): round(_reread_quality(held, reader, weight), 4) for weight in _LOOKS
        }
        for held in sets
    }
    print("nDCG@10 by the weight of the second look:", json.dumps(found))
    return found


def _reread_quality(found: Gathered, reader: Reader, weight: float) -> float:
    rows: list[float] = []
    for asked in found.own:
        order, _ = second_look(asked, reader, weight)
        places = np.empty(len(order))
        places[order] = np.arange(len(order), 0, -1)
        rows.append(_ndcg(asked, places))
    return float(np.mean(rows))


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
    before = (scores >= best) & ~asked.relevant  # what scores the same counts as before it
    above = len(set(asked.documents[before].tolist()))
    return float(1 / np.log2(above + 2)) if above < 10 else 0.0


def report_confidence(sets: Sequence[Gathered], texts: Nearly, reader: Reader) -> dict[str, Any]:
    """How well answerable questions are told from others, and the constants of all together."""
    tables = {
        (found.name, share): examples(found, share, reader) for found in sets for share in _THINNED
    }
    tables[_NEARLY, 1.0] = nearly_examples(texts, reader)
    names = ("score", "gap", "crossing", "passage", "sentence")
    result: dict[str, Any] = {}
    for title, used in (("read", tables), ("alone", _alone(tables))):
        model = logistic(list(used.values()))
        point = operating_point(used, model)
        fitted = dict(zip((*names[: len(model) - 1], "constant"), model.round(3), strict=True))
        told = {name: float(value) for name, value in fitted.items()}
        print(f"{title}, fitted on all: {told}, refuses below {point:.3f}")
        rows = [_figures(held, used) for held in used]
        _draw(rows)
        result[title] = {"fitted": told, "operating point": round(point, 3), "collections": rows}
    print("in use:", confidence.READ, confidence.ALONE, confidence.ANSWERED)
    return result


def _alone(tables: Tables) -> Tables:
    return {key: rows.alone() for key, rows in tables.items()}


def operating_point(tables: Tables, model: Numbers) -> float:
    """The probability below which the share of answerable questions falls that may be refused."""
    told = [rows for (name, _), rows in tables.items() if name != _NEARLY]
    kinds = np.concatenate([rows.kinds for rows in told])
    found = chances(np.concatenate([rows.numbers for rows in told]), model)
    return float(np.quantile(found[kinds == 1], _REFUSED))


def _figures(held: tuple[str, float], tables: Tables) -> dict[str, Any]:
    """What a fit and an operating point from the other collections give on this one."""
    name, share = held
    others = {key: rows for key, rows in tables.items() if key[0] != name}
    model = logistic(list(others.values()))
    point = operating_point(others, model)
    found, kinds = chances(tables[held].numbers, model), tables[held].kinds
    by_kind = {kind: found[kinds == number] for kind, number in KINDS.items()}
    there = by_kind.pop("answerable")
    told = {kind: of for kind, of in by_kind.items() if len(of)}
    return {
        "collection": name,
        "documents kept": round(share, 3),
        "questions": len(there),
        "refused, answerable": round(float((there < point).mean()), 3),
        **{f"auroc, {kind}": round(auroc(there, of), 3) for kind, of in told.items()},
        **{f"refused, {kind}": round(float((of < point).mean()), 3) for kind, of in told.items()},
    }


def _draw(rows: Sequence[dict[str, Any]]) -> None:
    for row in rows:
        print(", ".join(f"{name} {value}" for name, value in row.items()))


if __name__ == "__main__":
    main()
