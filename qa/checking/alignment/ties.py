"""Which of two figures of a window is meant, if one agrees with the claim's and one stands better?

In: the figure that agrees, the best placed one, and the sentences of a window, matched. Out: yes or
no. Invariant: a figure that agrees and is as well placed counts.
"""

from collections.abc import Sequence

from qa.checking.alignment import events, wholly
from qa.checking.alignment.owners import strange
from qa.checking.alignment.pairing import Aligned
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.relating import is_exact, is_large, same_noun
from qa.quantities import Kind, Quantity, Relation

_TIE = 0.6  # a figure that agrees wins over one of another sentence this much better placed
_TIE_INSIDE = 0.15  # or over one of its own sentence
_TIE_EXACT = 0.4  # the same for what two seldom share by chance, as 5870억 or a month of a year
_TIE_LARGE = 0.9  # and for a large number, or as many of what is called the same


def wins(agreeing: Aligned, best: Aligned, figure: Quantity, matches: Sequence[Matches]) -> bool:
    """Whether a figure that agrees counts, although another one is better placed."""
    if agreeing.score >= best.score - _TIE_INSIDE or _is_beside_the_point(agreeing, best, matches):
        return True
    if best.relation is Relation.DIFFERS and wholly.tells_another(
        figure, agreeing.sentence, matches
    ):
        return False
    if strange(figure, agreeing.evidence, agreeing.sentence, matches):
        return False
    inside = _TIE_EXACT if is_exact(figure) else _TIE_INSIDE
    counted = agreeing.evidence.noun is not None and same_noun(figure, agreeing.evidence)
    written = (
        figure.kind is Kind.DATE and figure.text == agreeing.evidence.text
    )  # 올해 of two years
    inside = _TIE_LARGE if is_large(figure) or counted or written else inside
    near = inside if agreeing.sentence == best.sentence else _TIE
    return agreeing.score >= best.score - near


def _is_beside_the_point(agreeing: Aligned, best: Aligned, matches: Sequence[Matches]) -> bool:
    """Whether the better placed figure only tells more of the one that agrees, or when it was said.

    3-2(25-19, 22-25, …), and 계약했다고 2일 밝혔다 beside 6월 30일까지.
    """
    reading = matches[best.sentence].evidence
    if agreeing.sentence == best.sentence and agreeing.evidence.kind is best.evidence.kind:
        between = reading.text[agreeing.evidence.end : best.evidence.start]
        if between.startswith("(") and ")" not in between:
            return True
    return (
        is_exact(agreeing.claim)
        and events.is_day_of_telling(best.evidence, reading)
        and not events.is_day_of_telling(best.claim, matches[0].claim)
    )
