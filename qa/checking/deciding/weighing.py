"""What all windows together make of a claim: a few features, and from them probabilities.

In: judgements of windows, and what an entailment model reads in some of them. Out: features and
the probabilities of the verdicts. Invariant: the weights are those that benchmarks/fit_verdicts.py
fits; nothing here is set by hand.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from qa.checking.deciding.hearing import Read
from qa.checking.deciding.judging import Judgement
from qa.checking.deciding.margins import NOTHING, Margins
from qa.checking.findings import DifferenceKind, Verdict

FloatArray = npt.NDArray[np.float64]
Weighed = Sequence[tuple[Judgement, Read | None]]

WITHOUT = (
    "support", "refutation", "may_support", "may_refute", "covered", "likeness", "nearest_covered",
    "figures", "figures_met", "across", "names_missing", "names_lent", "bound", "head", "placed",
    "graded_support", "graded_refutation", "by_figure", "by_name", "by_polarity", "guessed",
    "unmet", "figures_somewhere", "most_covered",
)  # fmt: skip
WITH = (
    *WITHOUT, "entails", "contradicts", "nearest_entails", "nearest_contradicts", "best_entails",
    "best_contradicts", "worst_contradicts", "leaning", "leaning_of_all",
)  # fmt: skip
_HEARD = 0.02  # what a side gets at the least from a model that reads anything
_LEAST_READ = 0.02  # added to both sides of odds, which have no end
_SHARPNESS = 4  # the power of how far a window speaks at all, by which its leaning counts
_FLOOR = -0.6  # of a margin: below it there is nothing to tell apart
_DATA = "models/verdict-weights.json"


def features(weighed: Weighed, margins: Margins) -> FloatArray:
    """The features of a claim with its windows, in the order of `WITH`.

    Those of entailment are zero without it.
    """
    if not weighed:
        return np.array([_FLOOR, _FLOOR, *[0.0] * (len(WITH) - 2)])
    judged = [judgement for judgement, _ in weighed]
    best = int(np.argmax(margins.supports))
    if margins.supports[best] <= NOTHING:
        best = int(np.argmax(margins.graded_supports))
    worst = int(np.argmax(margins.refutes))
    if margins.refutes[worst] <= NOTHING:
        worst = int(np.argmax(margins.graded_refutes))
    told = [
        *_strict(judged, margins, judged[best]),
        *_graded(judged, margins, judged[best], judged[worst]),
    ]
    return np.array([*map(float, told), *_entailment(weighed, best, worst)])


def _strict(judged: Sequence[Judgement], margins: Margins, best: Judgement) -> list[float]:
    nearest = max(judged, key=lambda j: j.window.likeness)
    clean = [j.covered for j in judged if not j.contrasts and not j.unmet]
    met = any(j.borne_out == len(j.figures) and not j.strange_figures for j in judged)
    return [
        max(max(margins.supports), _FLOOR),
        max(max(margins.refutes), _FLOOR),
        max(margins.supports) > NOTHING,
        max(margins.refutes) > NOTHING,
        max(clean, default=0.0),
        nearest.window.likeness,
        nearest.covered,
        bool(best.figures),
        bool(best.figures) and met,
        best.across,
        min(j.missing_names for j in judged),
        best.lent_names,
    ]


def _graded(
    judged: Sequence[Judgement], margins: Margins, best: Judgement, worst: Judgement
) -> list[float]:
    kinds = {contrast.kind for contrast in worst.contrasts}
    figures = max(1, len(best.figures))
    return [
        best.bound,
        best.head,
        best.placed,
        max(margins.graded_supports),
        max(*margins.graded_refutes, _FLOOR),
        bool(kinds & {DifferenceKind.QUANTITY, DifferenceKind.DATE}),
        DifferenceKind.NAME in kinds,
        bool(kinds & {DifferenceKind.POLARITY, DifferenceKind.CERTAINTY}),
        max((guess.strength for j in judged for guess in j.guesses), default=0.0),
        min(2, best.unmet),
        max(j.borne_out for j in judged) / figures,
        max(j.covered for j in judged),
    ]


def _entailment(weighed: Weighed, best: int, worst: int) -> tuple[float, ...]:
    read = [(judgement, rows) for judgement, rows in weighed if rows is not None]
    if not read:
        return (0.0,) * (len(WITH) - len(WITHOUT))
    nearest = max(read, key=lambda pair: pair[0].window.likeness)[1]
    borne = weighed[best][1] or nearest
    denied = weighed[worst][1] or nearest
    most, least = max(r[0] for _, r in read), max(r[2] for _, r in read)
    return (
        most, least, nearest[0], nearest[2], borne[0], borne[2], denied[2], most - least,
        _leaning([rows for _, rows in read]),
    )  # fmt: skip


def _leaning(read: Sequence[Read]) -> float:
    """The log odds of support against contradiction, mostly of the windows that speak most."""
    told = np.array(read)  # (windows, 3)
    odds = np.log((told + _LEAST_READ) / (1 - told + _LEAST_READ))
    speaking = (told[:, 0] + told[:, 2]) ** _SHARPNESS
    return float(
        speaking @ (odds[:, 0] - odds[:, 2]) / max(speaking.sum(), _LEAST_READ**_SHARPNESS)
    )


@dataclass(frozen=True, slots=True)
class Weights:
    """A multinomial logistic regression; features are taken about their means, by their scales."""

    mean: FloatArray  # (features,)
    scale: FloatArray  # (features,)
    weights: FloatArray  # (verdicts, features)
    bias: FloatArray  # (verdicts,)

    @classmethod
    def of(cls, told: Mapping[str, object]) -> "Weights":
        """Weights from lists, as they are stored."""
        return cls(*(np.array(told[name], float) for name in ("mean", "scale", "weights", "bias")))


def apply(values: FloatArray, fitted: Weights) -> dict[Verdict, float]:
    """The probabilities of the verdicts; features behind those of the weights are left out."""
    held = (values[: len(fitted.mean)] - fitted.mean) / fitted.scale
    logits = fitted.weights @ held + fitted.bias
    shares = np.exp(logits - logits.max())
    shares /= shares.sum()
    return {verdict: float(share) for verdict, share in zip(Verdict, shares, strict=True)}


def is_silent(weighed: Weighed) -> bool:
    """Whether no model read a window, or what it read gives neither side anything."""
    return all(max(rows[0], rows[2]) <= _HEARD for _, rows in weighed if rows is not None)


def probabilities(values: FloatArray, read: bool, measured: bool) -> dict[Verdict, float]:
    """How likely each verdict is to be right.

    Entailment counts where windows were `read` by a model, and likeness where it was `measured` by
    the encoder that the weights were fitted with.
    """
    return apply(values, _stored()[kind(read, measured)])


def kind(entailment: bool, measured: bool) -> str:
    """The name of the weights."""
    return ("with" if entailment else "without") + ("" if measured else ", any encoder")


@lru_cache(maxsize=1)
def _stored() -> dict[str, Weights]:
    data = json.loads(files("qa").joinpath(_DATA).read_text(encoding="utf-8"))
    return {name: Weights.of(part) for name, part in data.items()}
