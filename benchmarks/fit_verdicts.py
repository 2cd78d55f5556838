"""Fits the weights of verdicts, and prints how well they do on articles that they have not seen.

    python -m benchmarks.fit_verdicts                 cross-validated figures
    python -m benchmarks.fit_verdicts --write         and writes qa/models/verdict-weights.json

Every claim set but those that only measure is read, of those that training learned from the
articles that it left out; folds share no article. A claim that makes several statements, or tells
an order, is left out: its verdict is not made of one claim's features.
Deterministic: the same claims and the same index give the same file.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.checking import FITTED, SETS, entailment_model
from benchmarks.checking import told as told_claims
from qa.assistant import Assistant
from qa.checking import Checker, Entails, Verdict
from qa.checking.deciding import verdicts, weighing

OUT = Path(__file__).parent.parent / "qa" / "models" / "verdict-weights.json"
FOLDS = 10
# The rules behind the features were made with these sets in sight, and look better on them.
DEVELOPED = ("corpus", "articles", "news", "news-held-out", "labs", "society", "ledger")
HALF = 0.5  # what a claim of theirs counts
STRENGTH = 0.05  # the inverse of the penalty on the weights
FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sample:
    """A claim as the fit sees it."""

    set: str
    article: str  # that of the likeliest place
    values: FloatArray  # (features,)
    label: int  # its place in Verdict


def samples(checker: Checker, name: str) -> list[Sample]:
    """The claims of a set with their features."""
    found: list[Sample] = []
    for row in told_claims(SETS[name][0]):
        told = [
            weighed
            for claim in checker.claims(row["claim"])
            if (weighed := checker.weighed(claim)) is not None
        ]
        if len(told) != 1 or not told[0]:
            continue
        nearest = max(told[0], key=lambda pair: pair[0].window.likeness)[0]
        found.append(
            Sample(
                name,
                f"{name} {nearest.window.article.file}",
                verdicts.values(told[0]),
                list(Verdict).index(Verdict(row["label"])),
            )
        )
    return found


def fit(rows: Sequence[Sample], width: int) -> dict[str, list[object]]:
    """Weights of a multinomial logistic regression on standardised features."""
    from sklearn.linear_model import LogisticRegression

    values = np.stack([row.values[:width] for row in rows])
    mean, scale = values.mean(axis=0), values.std(axis=0)
    scale[scale == 0] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=5000, tol=1e-8)
    counts = [HALF if row.set in DEVELOPED else 1.0 for row in rows]
    model.fit((values - mean) / scale, [row.label for row in rows], sample_weight=counts)
    parts = {"mean": mean, "scale": scale, "weights": model.coef_, "bias": model.intercept_}
    return {name: np.round(part, 4).tolist() for name, part in parts.items()}


def predicted(rows: Sequence[Sample], width: int) -> FloatArray:
    """Probabilities (claims, 3), each from weights fitted without the claim's article."""
    groups = sorted({row.article for row in rows})
    fold = {group: i % FOLDS for i, group in enumerate(groups)}
    found = np.zeros((len(rows), len(Verdict)))
    for number in range(FOLDS):
        held = [i for i, row in enumerate(rows) if fold[row.article] == number]
        weights = fit([row for row in rows if fold[row.article] != number], width)
        for i in held:
            told = weighing.apply(rows[i].values, weighing.Weights.of(weights))
            found[i] = [told[verdict] for verdict in Verdict]
    return found


def expected_calibration_error(found: FloatArray, labels: Sequence[int], bins: int = 10) -> float:
    """The mean gap of confidence and accuracy over bins of equal width (Naeini et al. 2015)."""
    sure, right = found.max(axis=1), found.argmax(axis=1) == np.array(labels)
    place = np.minimum((sure * bins).astype(int), bins - 1)
    return float(
        sum(
            abs(sure[place == i].mean() - right[place == i].mean()) * (place == i).mean()
            for i in range(bins)
            if (place == i).any()
        )
    )


def report(title: str, rows: Sequence[Sample], found: FloatArray) -> str:
    """Accuracy by set, the confusion matrix, and how far the confidence is off."""
    labels = [row.label for row in rows]
    right = found.argmax(axis=1) == np.array(labels)
    told = [f"{title}: {right.mean():.3f} of {len(rows)} right"]
    for name in sorted({row.set for row in rows}):
        inside = np.array([row.set == name for row in rows])
        told.append(f"  {name}: {right[inside].mean():.3f} of {inside.sum()}")
    for i, verdict in enumerate(Verdict):
        counts = [
            int(((np.array(labels) == i) & (found.argmax(axis=1) == k)).sum()) for k in range(3)
        ]
        told.append(f"  {verdict.value:16}" + "".join(f"{count:5}" for count in counts))
    told.append(f"  expected calibration error {expected_calibration_error(found, labels):.3f}")
    return "\n".join(told)


def _unmeasured(rows: Sequence[Sample]) -> list[Sample]:
    """The claims without likeness, whose scale is that of one encoder."""
    keep = np.array([name != "likeness" for name in weighing.WITH])
    return [replace(row, values=row.values * keep) for row in rows]


def _width(entailment: bool) -> int:
    return len(weighing.WITH if entailment else weighing.WITHOUT)


def weights(rows: Sequence[Sample]) -> dict[str, dict[str, list[object]]]:
    """All weights that are stored, by name."""
    return {
        weighing.kind(entailment, measured): fit(
            rows if measured else _unmeasured(rows), _width(entailment)
        )
        for measured in (True, False)
        for entailment in (False, True)
    }


def collected(index: Path, entailment: Entails | None) -> list[Sample]:
    """The claims of all sets that the fit may see."""
    found: list[Sample] = []
    for name in FITTED:
        assistant = Assistant.open(index / name)
        assistant.index([SETS[name][1]])
        found += samples(Checker(assistant, entailment), name)
        assistant.close()
    return found


def main() -> None:
    """Read the options, print the figures, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--index", type=Path, help="keep the indexes in this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = collected(options.index or Path(folder), entailment_model())
    for measured in (True, False):
        held = rows if measured else _unmeasured(rows)
        for entailment in (False, True):
            found = predicted(held, _width(entailment))
            print(report(weighing.kind(entailment, measured), held, found))
    if options.write:
        fitted = weights(rows)
        OUT.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
