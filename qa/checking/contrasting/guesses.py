"""What the evidence may have in place of a figure that it does not have.

In: a claim, its figures as aligned, a window's sentences. Out: contrasts, which count for little by
themselves. Invariant: no figure that bears the claim out is guessed at.
"""

from collections.abc import Iterator, Sequence

from qa.checking.alignment.pairing import Aligned
from qa.checking.alignment.placing import placed
from qa.checking.contrasting.contrasts import Contrast
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.quantities import Kind, Quantity

_COUNTED = (Kind.COUNT, Kind.NUMBER)


def of_figures(
    claim: Reading, figures: Sequence[Aligned | None], matches: Sequence[Matches]
) -> Iterator[Contrast]:
    """For each figure that is not met, the best placed one of its kind that says another value."""
    for figure, pair in zip(claim.quantities, figures, strict=True):
        if pair is not None and pair.relation in SAME:
            continue
        found = [
            (placed(claim, figure, other, number, matches), other.text)
            for number, sentence in enumerate(matches)
            for other in sentence.evidence.quantities
            if _comparable(figure, other) and not _taken(claim, other)
        ]
        if found:
            score, text = max(found, key=lambda told: told[0])
            kind = DifferenceKind.DATE if figure.kind is Kind.DATE else DifferenceKind.QUANTITY
            yield Contrast(kind, figure.text, text, min(1.0, max(0.0, score)))


def _comparable(figure: Quantity, other: Quantity) -> bool:
    alike = figure.kind is other.kind or (figure.kind in _COUNTED and other.kind in _COUNTED)
    if figure.kind is Kind.MONEY and figure.unit != other.unit:
        return False
    return alike and relation_of(figure, other) not in SAME and figure.value != other.value


def _taken(claim: Reading, other: Quantity) -> bool:
    """Whether a figure bears out another one of the claim."""
    return any(relation_of(figure, other) in SAME for figure in claim.quantities)
