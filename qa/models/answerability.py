"""Does this passage say what that question asks, and where?

In: a question and passages. Out: a reading of each. Invariant: a passage's reading does not depend
on the passages beside it; what its logit means is fitted in `qa.search.confidence`.

A passage that speaks of the same matter is near a question whether it holds the answer or not, so
nearness cannot tell the two apart. The network that judges claims can: it reads question and
passage together, and has heads that were trained on questions with their near misses: one for
whether the answer is there, one for the tokens that it begins and ends with (as Devlin et al. 2019
for SQuAD). Questions are read with nine of its twelve layers, which learned to say what all say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from qa.models.pair_network import ASKED, READER, FloatArray, PairNetwork, Row, Said, Span

_ASKED_MOST = 240  # characters of a question that are read: each further window costs as much
NEVER = -20.0  # of a passage without text, and of a place without tokens


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a passage."""

    logit: float  # that the answer is there: 0 as likely as not
    spans: tuple[Span, ...] = ()  # where its tokens stand
    points: FloatArray | None = None  # (tokens, 2), logs of shares: begins, ends with a token

    def inside(self, start: int, end: int) -> float:
        """How likely, as a log, the answer begins and ends in this part of the passage."""
        at = [i for i, (a, b) in enumerate(self.spans) if a < b and start <= a and b <= end]
        if self.points is None or not at:
            return NEVER
        return max(NEVER, float(self.points[at].max(axis=0).sum()))


class Answerability:
    """Tells whether passages answer a question."""

    def __init__(self, network: PairNetwork, kept: int = 0) -> None:
        self.network = network
        # One by one takes no longer than several at once: the products fill the processor.
        self._kept = lru_cache(kept)(self._read)

    @classmethod
    def load(cls, kept: int = 0) -> "Answerability":
        """The model of qa's own; the last readings are `kept`. Raises ModelError."""
        return cls(PairNetwork.load(READER), kept)

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        """Read each passage; of one in several windows the one that says most counts."""
        return [self._kept(question, passage) for passage in passages]

    def _read(self, question: str, passage: str) -> Reading:
        found = Reading(NEVER)
        rows = self.network.rows([(passage, _asked(question))])
        # Of a question in several windows the last is read: there it is asked.
        rows = [row for row in rows if row.part == rows[-1].part]
        for row, said in zip(rows, self.network.read(rows), strict=True):
            if said.logits[ASKED] > found.logit:
                found = _reading(row, said)
        return found


def _asked(question: str) -> str:
    """The end of a long question, where it is asked; it would be read in many windows else."""
    return question[-_ASKED_MOST:] if len(question) > _ASKED_MOST else question


def _reading(row: Row, said: Said) -> Reading:
    shares = said.points - np.logaddexp.reduce(said.points, axis=0) if len(row.spans) else None
    return Reading(float(said.logits[ASKED]), row.spans, shares)
