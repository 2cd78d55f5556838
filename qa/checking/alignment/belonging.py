"""Is a figure of a sentence that of what the claim speaks of, or of something else beside it?

In: a figure of the claim and one of a sentence, matched. Out: whether it is another's. Invariant: a
figure is another's only where the sentence has one that is the claim's, or it is an estimate.
"""

from qa.checking.alignment import events, limits, periods, turns
from qa.checking.alignment.labels import called_alike
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.checking.sentences.words import WordKind
from qa.quantities import Quantity


def is_anothers(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether a figure is that of another event, another thing of a list, or another name.

    One that agrees with the claim's is so too where the sentence gives what the claim calls so
    another one, or has as many of another sort.
    """
    if events.is_anothers(figure, other, sentence) or turns.is_anothers(figure, other, sentence):
        return True
    if limits.is_anothers(figure, other, sentence):
        return True
    if figure.value == 0 and other.value != 0 and _is_of_others(sentence):
        return True
    if periods.is_of_another_sort(sentence.claim, figure, sentence.evidence, other):
        return True
    return relation_of(figure, other) in SAME and (
        is_of_another_sort(figure, other, sentence.evidence)
        or called_alike(figure, other, sentence) is not None
    )


def _is_of_others(sentence: Matches) -> bool:
    """Whether a sentence speaks of no one that the claim names.

    So many of one firm do not deny that another has none.
    """
    named = [i for i, word in enumerate(sentence.claim.words) if word.kind is WordKind.NAME]
    return bool(named) and not any(sentence.found[i] for i in named)


def is_due(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether a figure is that of the event, or the thing of a list, that the claim speaks of."""
    return events.is_due(figure, other, sentence) or turns.is_due(figure, other, sentence)


def is_of_another_sort(figure: Quantity, other: Quantity, reading: Reading) -> bool:
    """Whether as many of something else, where a sentence tells how many of the same: 21도움."""
    unlike = bool(figure.unit and other.unit) and figure.unit != other.unit
    return unlike and any(figure.unit == q.unit for q in reading.quantities)
