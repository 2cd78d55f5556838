"""Fit how the legs are weighed and how sure an answer is, and say how well that generalises.

    python -m benchmarks.calibrate ../shared/data/retrieval --indexes .cache/calibration

Prints the weights of `qa.fusion` and the constants of `qa.confidence`; both are then written there
rounded. Every figure beside a collection comes from a fit that has not seen that collection.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.evidence import Asked, Gathered, gather
from qa import confidence, fusion

Numbers = npt.NDArray[np.float64]
_THINNED = (1.0, 1 / 7, 1 / 25)  # shares of the other documents that are kept
_REFUSED = 0.04  # share of answerable questions below the operating point
_RIDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Examples:
    """Outcomes of searches, and whether an answer was there."""

    numbers: Numbers  # (n, 3): best score, gap, crossing
    kinds: npt.NDArray[np.int64]  # (n,): 1 answerable, 0 its passage taken out, -1 from elsewhere


def main() -> None:
    """Gather, fit, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--indexes", type=Path, default=Path(".cache/calibration"))
    parser.add_argument("--documents", type=int, default=1_300, help="of each collection")
    parser.add_argument("--questions", type=int, default=300, help="of each collection")
    parser.add_argument("--foreign", type=int, default=60, help="of each other collection")
    arguments = parser.parse_args()
    sets = list(
        gather(
            arguments.folder,
            arguments.indexes,
            arguments.documents,
            arguments.questions,
            arguments.foreign,
        )
    )
    report_weights(sets)
    report_confidence(sets)


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


def report_confidence(sets: Sequence[Gathered]) -> None:
    """How well answerable questions are told from others, and the constants of all together."""
    print("AUROC against: passage taken out / questions from elsewhere, by share of documents kept")
    tables = {(found.name, share): examples(found, share) for found in sets for share in _THINNED}
    for held in sets:
        model = logistic([rows for (name, _), rows in tables.items() if name != held.name])
        for share in _THINNED:
            rows = tables[held.name, share]
            scores = rows.numbers @ model[:3]
            values = [
                auroc(scores[rows.kinds == 1], scores[rows.kinds == kind]) for kind in (0, -1)
            ]
            print(f"{held.name:18} {share:.2f}  {values[0]:.3f} / {values[1]:.3f}")
    model = logistic(list(tables.values()))
    print("score, gap, crossing, constant:", model.round(2))
    report_threshold(tables, model)


def report_threshold(tables: dict[tuple[str, float], Examples], model: Numbers) -> None:
    """Where to refuse, and what is refused there and with the constants in use."""
    kinds = np.concatenate([rows.kinds for rows in tables.values()])
    chances = _chances(np.concatenate([rows.numbers for rows in tables.values()]), model)
    point = float(np.quantile(chances[kinds == 1], _REFUSED))
    print(f"operating point {point:.3f}; in use {confidence.ANSWERED}")
    for (name, share), rows in tables.items():
        found = _chances(rows.numbers, model)
        refused = [float((found[rows.kinds == kind] < point).mean()) for kind in (1, 0, -1)]
        print(
            f"{name:18} {share:.2f}  refused: answerable {refused[0]:.3f}, "
            f"taken out {refused[1]:.3f}, from elsewhere {refused[2]:.3f}"
        )


def examples(found: Gathered, share: float) -> Examples:
    """Searches of a collection thinned to a share of its documents; the relevant ones stay."""
    random = np.random.default_rng(0)
    rows: list[tuple[float, float, float]] = []
    kinds: list[int] = []
    for asked in (*found.own, *found.foreign):
        documents = np.unique(asked.documents)
        kept = documents[random.random(len(documents)) < share]
        thinned = asked.keep(np.isin(asked.documents, kept) | asked.relevant)
        cases = [(thinned, 1 if thinned.relevant.any() else -1)]
        if thinned.relevant.any():
            cases.append((thinned.keep(~thinned.relevant), 0))
        for case, kind in cases:
            if len(case.legs):
                rows.append(_numbers(case))
                kinds.append(kind)
    return Examples(np.array(rows), np.array(kinds, np.int64))


def _numbers(asked: Asked) -> tuple[float, float, float]:
    scores = fusion.Evidence(*asked.legs.T.astype(np.float32)).scores
    return (*confidence.best_and_gap(scores), float(asked.crossing[scores.argmax()]))


def logistic(tables: Sequence[Examples], rounds: int = 50) -> Numbers:
    """A logistic model by Newton's method: three slopes and a constant.

    Answerable questions weigh as much as the others, of which either kind weighs a half.
    """
    numbers = np.concatenate([rows.numbers for rows in tables])
    kinds = np.concatenate([rows.kinds for rows in tables])
    inputs = np.c_[numbers, np.ones(len(numbers))]
    shares = np.select([kinds == 1, kinds == 0], [0.5, 0.25], 0.25)
    counts = np.select([kinds == k for k in (1, 0, -1)], [(kinds == k).sum() for k in (1, 0, -1)])
    each = shares / counts * len(kinds)
    model = np.zeros(4)
    for _ in range(rounds):
        chances = 1 / (1 + np.exp(-inputs @ model))
        slope = inputs.T @ (each * ((kinds == 1) - chances)) - _RIDGE * model
        curve = (inputs * (each * chances * (1 - chances))[:, None]).T @ inputs
        model += np.linalg.solve(curve + _RIDGE * np.eye(4), slope)
    return model


def _chances(numbers: Numbers, model: Numbers) -> Numbers:
    return np.asarray(1 / (1 + np.exp(-(numbers @ model[:3] + model[3]))))


def auroc(positive: Numbers, negative: Numbers) -> float:
    """The chance that one drawn from the first scores above one drawn from the second."""
    behind = np.sort(negative)
    below = np.searchsorted(behind, positive, side="left")
    ties = np.searchsorted(behind, positive, side="right") - below
    return float(np.mean(below + ties / 2) / len(negative))


if __name__ == "__main__":
    main()
