"""What the entailment model reads, as far as the rules let it be heard.

In: a window's judgement and the model's probabilities. Out: probabilities. Invariant: they sum to
what they did, and support never grows.
"""

from collections.abc import Sequence

from qa.checking.deciding import alone
from qa.checking.deciding.judging import Judgement
from qa.checking.deciding.margins import refutation, support
from qa.quantities import Relation

Read = tuple[float, float, float]  # entailment, neutral, contradiction
_WHOLE = 0.85  # of a claim's words


def heard(judgement: Judgement, read: Sequence[float], told: frozenset[int] = frozenset()) -> Read:
    """Without what the model is known to mistake; `told` are the claim's figures told anywhere.

    It takes what is only claimed, or denied, or said of something else, for told; names that stand
    in each other's place for the same; a question for its answer; a converse verb, the words of a
    denial that a claim reports, and a figure that lies within the claim's bound, for the contrary.
    And it overlooks that a figure is another one, and that a plan is not yet done: what it takes
    for support then says otherwise, or nothing where the figure is told in another place.
    """
    entails, neither, contradicts = map(float, read)
    if judgement.window.asks:
        return 0.0, entails + neither + contradicts, 0.0
    if judgement.replaced - told or judgement.planned:
        entails, contradicts = 0.0, contradicts + entails
    if (
        judgement.governed
        or judgement.unsaid
        or judgement.exchanged
        or alone.tells_elsewhere(judgement, told)
    ):
        entails, neither = 0.0, neither + entails
    if judgement.governed or judgement.agreed or _is_within(judgement):
        neither, contradicts = neither + contradicts, 0.0
    return entails, neither, contradicts


def _is_within(judgement: Judgement) -> bool:
    """Whether a window bears a claim out whose figure only bounds the window's: 300명이 안 된다.

    The model does not reckon, and takes 287 for another number.
    """
    bounded = any(p is not None and p.relation is Relation.WITHIN for p in judgement.figures)
    return bounded and not judgement.lent and support(judgement) > 0


def is_asked(judged: Sequence[Judgement]) -> bool:
    """Whether the model is asked at all: not where a window has a claim in such other words."""
    return not any(
        j.covered >= _WHOLE
        and ((j.agreed and support(j) > 0) or (j.exchanged and refutation(j) > 0))
        for j in judged
    )
