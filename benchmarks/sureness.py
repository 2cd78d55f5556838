"""How sure an answer is: searches as numbers, and the logistic model that is fitted on them.

In: gathered questions. Out: examples, a model, how well it tells. Invariant: an example's numbers
are those that `qa.search.confidence` would see for the same search.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.evidence import Asked, Gathered, Nearly, Text
from qa.models.answerability import Answerability
from qa.search import confidence, fusion, rereading
from qa.settings import Settings

Numbers = npt.NDArray[np.float64]
_RIDGE = 1e-3
KINDS = {"answerable": 1, "passage taken out": 0, "from elsewhere": -1, "near miss": -2}


@dataclass(frozen=True, slots=True)
class Examples:
    """Outcomes of searches, and whether an answer was there."""

    numbers: Numbers  # (n, 5): best score, gap, crossing, what was read in the first passage
    kinds: npt.NDArray[np.int64]  # (n,), of `KINDS`

    def alone(self) -> "Examples":
        """The same without what was read."""
        return Examples(self.numbers[:, :3], self.kinds)


class Reader:
    """The model behind the second look; what it read once it does not read again."""

    def __init__(self, model: Answerability) -> None:
        self._model = model
        self._known: dict[tuple[str, str], float] = {}
        self._best: dict[tuple[str, str], int] = {}  # of a text's sentences

    def passages(self, question: str, texts: Sequence[Text]) -> list[float]:
        """What is read in passages, as logits (texts,)."""
        return [self._passage(question, text) for text in texts]

    def sentence(self, question: str, text: Text) -> float:
        """What is read in the best sentence of a passage alone, as a logit."""
        self._passage(question, text)
        alone = text.sentence(self._best[question, text.told])
        if (question, alone) not in self._known:
            self._known[question, alone] = self._model.read(question, [alone])[0].logit
        return self._known[question, alone]

    def _passage(self, question: str, text: Text) -> float:
        key = question, text.told
        if key not in self._best:
            reading = self._model.read(question, [text.told])[0]
            fits = rereading.pointed_fits(reading, text.sentences, text.fits)
            self._known[key], self._best[key] = reading.logit, int(fits.argmax())
        return self._known[key]


def examples(found: Gathered, share: float, reader: Reader) -> Examples:
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
    numbers = np.array([numbers_of(case, reader) for case in cases])
    return Examples(numbers, np.array(kinds, np.int64))


def _scores(asked: Asked) -> npt.NDArray[np.float32]:
    return fusion.Evidence(*asked.legs.T.astype(np.float32)).scores


def nearly_examples(found: Nearly, reader: Reader) -> Examples:
    """Questions on texts of our own that are answered there, and near misses."""
    cases = [*((a, 1) for a in found.answered), *((a, -2) for a in found.missed)]
    told = [(numbers_of(case, reader), kind) for case, kind in cases if len(case.legs)]
    return Examples(np.array([n for n, _ in told]), np.array([kind for _, kind in told], np.int64))


def numbers_of(asked: Asked, reader: Reader) -> tuple[float, ...]:
    """What `qa.search.confidence` would see of a question's candidates."""
    order, answers = second_look(asked, reader)
    best, gap = confidence.best_and_gap(_scores(asked))
    first = order[0]
    read = rereading.read_in(answers, lambda: reader.sentence(asked.question, asked.texts[first]))
    return best, gap, float(asked.crossing[first]), *astuple(read)


def second_look(
    asked: Asked, reader: Reader, weight: float | None = None
) -> tuple[list[int], float]:
    """The candidates in the order of a search, and the logit of the first."""
    scores = _scores(asked)
    if weight is None:
        weight = rereading.weight_of(float(asked.crossing[int(np.argmax(scores))]))
    ranked = np.argsort(-scores, kind="stable")

    def logits(places: Sequence[int]) -> Sequence[float]:
        texts = [asked.texts[ranked[place]] for place in places]
        return reader.passages(asked.question, texts)

    most = Settings().read_again
    order, answers = rereading.look(scores[ranked].tolist(), logits, most, weight)
    return [int(ranked[place]) for place in order], answers or 0.0


def logistic(tables: Sequence[Examples], rounds: int = 50) -> Numbers:
    """A logistic model by Newton's method: a slope for each number, and a constant.

    A slope of the best score or of its gap that would be negative is left at nothing: confidence
    only grows with either.
    """
    numbers = np.concatenate([rows.numbers for rows in tables])
    answerable = np.concatenate([rows.kinds for rows in tables]) == 1
    each = np.concatenate(_counts(tables)) * len(numbers)
    kept = np.ones(numbers.shape[1], bool)
    while True:
        inputs = np.c_[numbers * kept, np.ones(len(numbers))]
        model = np.zeros(inputs.shape[1])
        for _ in range(rounds):
            likely = 1 / (1 + np.exp(-inputs @ model))
            slope = inputs.T @ (each * (answerable - likely)) - _RIDGE * model
            curve = (inputs * (each * likely * (1 - likely))[:, None]).T @ inputs
            model += np.linalg.solve(curve + _RIDGE * np.eye(len(model)), slope)
        if not (model[:2] < 0).any():
            return model
        kept[:2] &= model[:2] >= 0


def _counts(tables: Sequence[Examples]) -> list[Numbers]:
    """What each example weighs: near misses as much as all collections together.

    In a table answerable questions weigh as much as the others, of which each kind weighs the same.
    """
    near = [bool((rows.kinds == KINDS["near miss"]).any()) for rows in tables]
    sides = {side: near.count(side) for side in set(near)}
    found: list[Numbers] = []
    for rows, side in zip(tables, near, strict=True):
        kinds = rows.kinds.tolist()
        others = max(1, len(set(kinds) - {1}))
        share = 1 / (len(sides) * sides[side])
        told = {k: (0.5 if k == 1 else 0.5 / others) / kinds.count(k) for k in set(kinds)}
        found.append(share * np.array([told[kind] for kind in kinds]))
    return found


def chances(numbers: Numbers, model: Numbers) -> Numbers:
    """The probabilities (n,) that a model gives."""
    return np.asarray(1 / (1 + np.exp(-(numbers @ model[:-1] + model[-1]))))


def auroc(positive: Numbers, negative: Numbers) -> float:
    """The chance that one drawn from the first scores above one drawn from the second."""
    behind = np.sort(negative)
    below = np.searchsorted(behind, positive, side="left")
    ties = np.searchsorted(behind, positive, side="right") - below
    return float(np.mean(below + ties / 2) / len(negative))
