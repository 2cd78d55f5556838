"""A sentence that tells all of a claim but its figure: what another one tells of less counts not.

In: a figure of a claim, the sentence that has it, and the sentences of a window, matched. Out:
whether one of the others has every word of the claim, beside another figure of the sort. Invariant:
a sentence that has all of the claim's words is not set aside.

"In-patients: 12,000" stands beside "patients: 214,000": 214,000 in-patients is not what is told.
"""

from collections.abc import Sequence

from qa.checking.alignment.other_times import of_other_times
from qa.checking.alignment.placing import placed
from qa.checking.sentences.matching import Matches, coverage
from qa.checking.sentences.relating import SAME, relation_of
from qa.quantities import Kind, Quantity, Relation

_WHOLE = 0.95  # of a claim's words, and how well a figure is placed


def tells_another(figure: Quantity, number: int, matches: Sequence[Matches]) -> bool:
    """Whether a sentence beside this one tells all of the claim with another figure."""
    if figure.kind is Kind.DATE or _covered(matches[number]) >= _WHOLE:
        return False
    others = of_other_times(matches)
    return any(
        _covered(sentence) >= _WHOLE and _has_another(figure, other, matches)
        for other, sentence in enumerate(matches)
        if other != number and other not in others
    )


def _has_another(figure: Quantity, number: int, matches: Sequence[Matches]) -> bool:
    sentence = matches[number]
    theirs = [
        q for q in sentence.evidence.quantities if (q.kind, q.unit) == (figure.kind, figure.unit)
    ]
    relations = [relation_of(figure, other) for other in theirs]
    return not any(relation in SAME for relation in relations) and any(
        relation is Relation.DIFFERS
        and placed(sentence.claim, figure, other, number, matches) >= _WHOLE
        for other, relation in zip(theirs, relations, strict=True)
    )


def _covered(sentence: Matches) -> float:
    """The share of a claim's words that one sentence has, by weight."""
    words = sentence.claim.words
    return coverage(words, [sentence.best(place) for place in range(len(words))])
