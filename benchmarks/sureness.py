"""How sure an answer is: searches as numbers, and the logistic model that is fitted on them.

In: gathered questions. Out: examples, a model, how well it tells. Invariant: an example's numbers
are those that `qa.confidence` would see for the same search.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.evidence import Asked, Gathered
from qa import confidence, fusion

Numbers = npt.NDArray[np.float64]
_RIDGE = 1e-3


@dataclass(frozen=True, slots=True)
class Examples:
    """Outcomes of searches, and whether an answer was there."""

    numbers: Numbers  # (n, 3): best score, gap, crossing
    kinds: npt.NDArray[np.int64]  # (n,): 1 answerable, 0 its passage taken out, -1 from elsewhere


def examples(found: Gathered, share: float) -> Examples:
    """Searches of a collection thinned to a share of its documents; the relevant ones stay."""
    random = np.random.default_rng(0)
    cases: list[Asked] = []
    kinds: list[int] = []
    for asked in (*found.own, *found.foreign):
        documents = np.unique(asked.documents)
        kept = documents[random.random(len(documents)) < share]
        thinned = asked.keep(np.isin(asked.documents, kept) | asked.relevant)
        there = bool(thinned.relevant.any())
        for case, kind in ((thinned, 1 if there else -1), (thinned.keep(~thinned.relevant), 0)):
            if len(case.legs) and (there or kind):
                cases.append(case)
                kinds.append(kind)
    numbers = np.array([_numbers(case) for case in cases])
    return Examples(numbers, np.array(kinds, np.int64))


def _scores(asked: Asked) -> npt.NDArray[np.float32]:
    return fusion.Evidence(*asked.legs.T.astype(np.float32)).scores


def _best(asked: Asked) -> int:
    return int(_scores(asked).argmax())


def _numbers(asked: Asked) -> tuple[float, float, float]:
    return (*confidence.best_and_gap(_scores(asked)), float(asked.crossing[_best(asked)]))


def logistic(tables: Sequence[Examples], rounds: int = 50) -> Numbers:
    """A logistic model by Newton's method: a slope for each number, and a constant.

    Answerable questions weigh as much as the others, of which either kind weighs a half.
    """
    numbers = np.concatenate([rows.numbers for rows in tables])
    kinds = np.concatenate([rows.kinds for rows in tables])
    inputs = np.c_[numbers, np.ones(len(numbers))]
    shares = np.select([kinds == 1, kinds == 0], [0.5, 0.25], 0.25)
    counts = np.select([kinds == k for k in (1, 0, -1)], [(kinds == k).sum() for k in (1, 0, -1)])
    each = shares / counts * len(kinds)
    model = np.zeros(inputs.shape[1])
    for _ in range(rounds):
        chances = 1 / (1 + np.exp(-inputs @ model))
        slope = inputs.T @ (each * ((kinds == 1) - chances)) - _RIDGE * model
        curve = (inputs * (each * chances * (1 - chances))[:, None]).T @ inputs
        model += np.linalg.solve(curve + _RIDGE * np.eye(len(model)), slope)
    return model


def chances(numbers: Numbers, model: Numbers) -> Numbers:
    """The probabilities (n,) that a model gives."""
    return np.asarray(1 / (1 + np.exp(-(numbers @ model[:-1] + model[-1]))))


def auroc(positive: Numbers, negative: Numbers) -> float:
    """The chance that one drawn from the first scores above one drawn from the second."""
    behind = np.sort(negative)
    below = np.searchsorted(behind, positive, side="left")
    ties = np.searchsorted(behind, positive, side="right") - below
    return float(np.mean(below + ties / 2) / len(negative))
