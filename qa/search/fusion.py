"""The legs of a search weighed against one another.

In: what each leg says of the same candidates. Out: one score for each. Invariant: a leg that found
nothing of a question adds nothing to any passage, so it can't change an order.

The rule is a convex combination of scores that need no collection to be compared (Bruch et al.
2023, arXiv:2210.11934): cosines as they are, and BM25 as a share of the most that any passage could
get for the question. So the same evidence gives the same score among five articles and among five
thousand, and an English question, of which BM25 knows no word in Korean text, is left to the rest.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Scores = npt.NDArray[np.float32]

# Round numbers on a flat optimum; benchmarks/calibrate.py fits them anew, with each collection
# left out in turn, and prints what these and those give.
DENSE = 0.2
INTERACTION = 0.6
LEXICAL = 0.2


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the legs say of n candidates, each (n,) in the same order."""

    dense: Scores  # cosine of the centred sentence vectors
    interaction: Scores  # MaxSim of the centred token vectors
    lexical: Scores  # BM25 over its bound for the question, see `share`

    @property
    def scores(self) -> Scores:
        """The candidates' scores: about 0 for unrelated text, 1 for the question itself."""
        return np.asarray(
            DENSE * self.dense + INTERACTION * self.interaction + LEXICAL * self.lexical,
            dtype=np.float32,
        )


def share(bm25: npt.ArrayLike, bound: float) -> Scores:
    """BM25 scores as shares of what a passage would get that had every term without end.

    `bound` is the sum over the question's terms of weight, rarity and (k1 + 1); 0 where the
    question has no term that could be found.
    """
    scores = np.asarray(bm25, dtype=np.float32)
    return scores / np.float32(bound) if bound > 0 else np.zeros_like(scores)
