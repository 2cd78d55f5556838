"""How sure it is that the best passage answers.

In: the candidates' scores and whether the question crosses languages. Out: a probability.
Invariant: it only grows with the best score, with its distance from those behind it, and with what
was read in the first passage.

A logistic model on a few numbers (Platt 1999), fitted on questions whose passage is there, the same
questions with their passage taken out, questions asked of other articles, and near misses, as
benchmarks/calibrate.py fits it anew. None of the numbers depends on how many articles there are:
collections thinned to a seventh and a twenty-fifth are fitted alongside.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from qa.models.centring import korean_share

_BEHIND = 5  # candidates that the best is compared with
# Of the best score; of its distance from the mean of those behind it; of crossing languages, where
# scores are lower for the same truth; of what was read in the passage and in its best sentence
# alone, if it was; and a constant.
ALONE = (9.3, 0.0, 1.4, -4.7)
READ = (3.0, 0.0, 0.5, 0.39, 0.24, -0.85)

# Below this, a passage is shown as related and not as an answer. It is chosen where 5 of 100
# answerable questions are refused, of seven sets of benchmarks/texts that only measure. The fit
# would give the best score 6; 3 refuses more near misses, and costs .01 of AUROC against questions
# from elsewhere. The two logits weigh to one another as in the fit.
ANSWERED = 0.3

# The most where the passage tells of another period than the question names, see
# `qa.search.periods`.
ANOTHER_PERIOD = 0.1
# The most where a figure is asked for and the passage has none, see `qa.search.expecting`.
NO_FIGURE = 0.2
GIBBERISH = 0.02  # the most where a question is nothing but keys pressed in a row


def probability(
    scores: npt.NDArray[np.float32], crossing: float, read: Sequence[float] = ()
) -> float:
    """The probability that the first passage answers the question.

    `scores` are those of `fusion.Evidence`, of all candidates, in any order; `crossing` is that of
    the question and the first passage, `read` the logits of `rereading.Read`, where it was read.
    Without candidates it is 0.
    """
    if not len(scores):
        return 0.0
    best, gap = best_and_gap(scores)
    model = READ if read else ALONE
    numbers = (best, gap, crossing, *read)
    return _logistic(model[-1] + sum(a * b for a, b in zip(model[:-1], numbers, strict=True)))


def best_and_gap(scores: npt.NDArray[np.float32]) -> tuple[float, float]:
    """The highest score, and how far it lies above the mean of those behind it, or above 0."""
    ranked = np.sort(scores)[::-1]
    behind = ranked[1 : 1 + _BEHIND]
    best = float(ranked[0])
    return best, best - (float(behind.mean()) if len(behind) else 0.0)


def crossing(question: str, passage: str) -> float:
    """How far a question and a passage are from being in one language: 0 the same, 1 not at all."""
    return abs(korean_share(question) - korean_share(passage))


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))
