"""The figures of a claim that has several, where one sentence has all of them.

In: a claim and the sentences of a window, matched. Out: each of the claim's figures beside the one
that agrees, or nothing where no sentence has them all, in their order or side by side. Invariant:
what is found stands in one sentence.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.checking.alignment import changes
from qa.checking.alignment.belonging import is_anothers, is_of_another_sort
from qa.checking.alignment.changes import Part
from qa.checking.alignment.owners import OTHER_NAME, strange
from qa.checking.alignment.placing import placed
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.quantities import Quantity, Relation

ENOUGH = 0.5  # how well figures count as placed that come in the claim's order


@dataclass(frozen=True, slots=True)
class Aligned:
    """A figure of the claim beside the best placed figure of the evidence."""

    claim: Quantity
    evidence: Quantity
    sentence: int  # which of the window's sentences
    relation: Relation
    score: float  # how much of the claim's words stand about the evidence's figure
    made: bool = False  # out of several figures of the evidence


def together(
    claim: Reading,
    mine: Sequence[Part],
    matches: Sequence[Matches],
    parts: Sequence[Sequence[Part]],
) -> list[Aligned | None] | None:
    """The figures of a claim in the first sentence that has them all; None where none has.

    `mine` and `parts` are what the claim's and each sentence's figures are of a change.
    """
    return _in_turn(claim, mine, matches, parts) or _side_by_side(claim, mine, matches, parts)


def _in_turn(
    claim: Reading,
    mine: Sequence[Part],
    matches: Sequence[Matches],
    parts: Sequence[Sequence[Part]],
) -> list[Aligned | None] | None:
    """The figures of a claim that has several, where one sentence has them all in their order."""
    for number, sentence in enumerate(matches):
        found: list[Aligned | None] = []
        place = 0
        for figure, part in zip(claim.quantities, mine, strict=True):
            other = next(
                (
                    q
                    for q, its in zip(sentence.evidence.quantities, parts[number], strict=True)
                    if q.start >= place
                    and relation_of(figure, q) in SAME
                    and not changes.crossed(part, its)
                    and not is_of_another_sort(figure, q, sentence.evidence)
                ),
                None,
            )
            if other is None or strange(figure, other, number, matches) > OTHER_NAME:
                break
            if found and _skips(figure, other, place, sentence.evidence):
                break
            if is_anothers(figure, other, sentence):
                break
            place = other.end
            score = max(ENOUGH, placed(claim, figure, other, number, matches))
            found.append(Aligned(figure, other, number, relation_of(figure, other), score))
        if len(found) == len(claim.quantities):
            return found
    return None


def _skips(figure: Quantity, other: Quantity, place: int, reading: Reading) -> bool:
    """Whether a figure that could be meant as well stands before the one that agrees."""
    between = [q for q in reading.quantities if place <= q.start < other.start]
    return any(relation_of(figure, q) is Relation.DIFFERS for q in between)


def _side_by_side(
    claim: Reading,
    mine: Sequence[Part],
    matches: Sequence[Matches],
    parts: Sequence[Sequence[Part]],
) -> list[Aligned | None] | None:
    """The figures of a claim, where a sentence has them all in another order but side by side."""
    for number, sentence in enumerate(matches):
        theirs = list(zip(sentence.evidence.quantities, parts[number], strict=True))
        found: list[Aligned | None] = []
        for figure, part in zip(claim.quantities, mine, strict=True):
            agreeing = [
                q
                for q, its in theirs
                if relation_of(figure, q) in SAME
                and not changes.crossed(part, its)
                and not is_of_another_sort(figure, q, sentence.evidence)
            ]
            if len(agreeing) != 1 or strange(figure, agreeing[0], number, matches):
                break
            if is_anothers(figure, agreeing[0], sentence):
                break
            well = placed(claim, figure, agreeing[0], number, matches)
            if well < ENOUGH and _is_turned_round(figure, agreeing[0], found):
                break
            score = max(ENOUGH, well)
            relation = relation_of(figure, agreeing[0])
            found.append(Aligned(figure, agreeing[0], number, relation, score))
        if len(found) == len(claim.quantities) and _adjoin(found, sentence.evidence):
            return found
    return None


def _is_turned_round(figure: Quantity, other: Quantity, found: Sequence[Aligned | None]) -> bool:
    """Whether a figure stands before one of its sort behind which the claim has it.

    두 명이 숨지고 한 명이 다쳤다 is not what "1명이 숨지고 2명이 다쳤다" tells.
    """
    return any(
        pair is not None
        and (pair.claim.kind, pair.claim.unit) == (figure.kind, figure.unit)
        and other.start < pair.evidence.start
        for pair in found
    )


def _adjoin(found: Sequence[Aligned | None], reading: Reading) -> bool:
    """Whether no other figure of their kinds stands between figures."""
    taken = sorted((pair.evidence for pair in found if pair is not None), key=lambda q: q.start)
    kinds = {q.kind for q in taken}
    between = [q for q in reading.quantities if taken[0].end <= q.start < taken[-1].start]
    return len(set(taken)) == len(taken) and not any(
        q.kind in kinds and q not in taken for q in between
    )
