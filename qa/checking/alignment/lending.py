"""What stands around a window, and the day of its article, lends a date to what it tells.

In: a claim, its figures beside those of a window. Out: the same, with dates that are borne out so,
and how many. Invariant: a figure that the window itself tells is left as it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from qa import quantities
from qa.checking.alignment import periods
from qa.checking.alignment.pairing import Aligned
from qa.checking.alignment.standing import PLACED
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.quantities import Kind, Relation


def with_context(
    claim: Reading, figures: Sequence[Aligned | None], window: Window
) -> tuple[list[Aligned | None], int]:
    """Let what stands before a window, and the article's date, bear out a date; count such."""
    around = [
        quantity
        for reading in (*window.before, *window.about)
        for quantity in reading.quantities
        if quantity.kind is Kind.DATE
    ]
    written = quantities.find(window.article.date or "")
    found: list[Aligned | None] = []
    lent = 0
    for figure, pair in zip(claim.quantities, figures, strict=True):
        open_still = pair is None or pair.relation is Relation.OPEN
        weak = pair is None or open_still or pair.score < PLACED
        near = around if figure.unit == periods.PERIOD else [*around, *written]
        other = next((q for q in near if relation_of(figure, q) in SAME), None)
        agrees = pair is not None and pair.relation in SAME
        day = window.article.date
        if pair is not None and open_still and periods.of_its_year(figure, pair.evidence, day):
            pair = replace(pair, relation=Relation.WITHIN)
        elif open_still and other is not None:
            pair = Aligned(figure, other, 0, Relation.WITHIN, PLACED)
            lent += 1
        elif weak and not agrees:
            pair = None
        found.append(pair)
    return found, lent
