"""Which of a claim's figures stand in a window, and which have others in their place.

In: a claim, what its figures were aligned with, and a window's sentences. Out: places of figures.
Invariant: no figure is in both sets.
"""

from collections.abc import Sequence

from qa.checking.alignment.pairing import Aligned
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.quantities import Kind, Quantity, Relation

PLACED = 0.45  # how well a figure must be placed to speak of the same thing

Places = frozenset[int]


def standing(
    claim: Reading, figures: Sequence[Aligned | None], sentences: Sequence[Reading]
) -> tuple[Places, Places]:
    """The figures that stand there, whatever of; those that do not, where others of their sort do.

    Any larger figure is "more than 20": one that is nothing else to the claim does not tell it.
    """
    here = [quantity for reading in sentences for quantity in reading.quantities]
    told: set[int] = set()
    replaced: set[int] = set()
    for place, (figure, pair) in enumerate(zip(claim.quantities, figures, strict=True)):
        relations = [relation_of(figure, other) for other in here]
        aligned = [pair.score] if pair is not None and pair.relation in SAME else []
        agrees = bool(aligned) or any(relation in SAME for relation in relations)
        placed = any(score >= PLACED for score in aligned)
        if placed or Relation.EQUAL in relations or (agrees and not _is_open(figure)):
            told.add(place)
        elif not agrees and _has_another(figure, here, relations):
            replaced.add(place)
    return frozenset(told), frozenset(replaced)


def _is_open(figure: Quantity) -> bool:
    """Whether only one end of a figure is told: more than 20, up to half."""
    return figure.kind is not Kind.DATE and (figure.low is None) != (figure.high is None)


def _has_another(figure: Quantity, here: Sequence[Quantity], relations: Sequence[Relation]) -> bool:
    """Whether another figure of the same kind and unit denies this one."""
    sort = (figure.kind, figure.unit)
    return any(
        relation is Relation.DIFFERS and (other.kind, other.unit) == sort
        for other, relation in zip(here, relations, strict=True)
    )
