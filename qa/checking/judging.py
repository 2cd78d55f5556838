"""What one window of evidence says of a claim, as a few numbers.

In: a claim and a window. Out: a Judgement. Invariant: support and refutation are each in 0 to 1,
and without a contrast the refutation is 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa import quantities
from qa.checking import contrasts, order
from qa.checking.aligning import SAME, Aligned, align
from qa.checking.contrasts import Contrast
from qa.checking.evidence import Window
from qa.checking.findings import DifferenceKind
from qa.checking.matching import Matches, coverage, match
from qa.checking.readings import Reading, WordKind
from qa.quantities import Kind, Quantity, Relation

_BEFORE = 0.9  # what a word is worth that stands earlier in the paragraph
_ABOUT = 0.8  # or in the title
_MET = 0.5  # from here a word counts as met
_PLACED = 0.45  # how well a figure must be placed to speak of the same thing


@dataclass(frozen=True, slots=True)
class Judgement:
    """One window, weighed."""

    window: Window
    covered: float  # share of the claim's words, by weight
    beside: float  # the same, without the words that a contrast is about
    figures: tuple[Aligned | None, ...]
    missing_names: int
    contrasts: tuple[Contrast, ...]
    in_order: bool | None  # whether the order that the claim tells is the evidence's
    across: bool  # claim and window are in different languages
    likeness: float

    @property
    def borne_out(self) -> int:
        """How many figures agree."""
        return contrasts.agreeing(self.figures)

    @property
    def unmet(self) -> int:
        """How many figures are not there, or only nearly."""
        return sum(pair is None or pair.relation is Relation.OPEN for pair in self.figures)


def judge(claim: Reading, window: Window) -> Judgement:
    """Weigh a window against a claim."""
    inside = [match(claim, sentence) for sentence in window.sentences]
    before = [match(claim, sentence) for sentence in window.before]
    about = [match(claim, sentence) for sentence in window.about]
    strengths = _strengths(claim, inside, before, about)
    figures = tuple(_with_context(claim, align(claim, inside), window))
    found = [
        *contrasts.of_figures(figures),
        *contrasts.of_polarity(inside, strengths),
        *contrasts.of_names(inside, strengths),
    ]
    ordered = order.compare(claim, window)
    if ordered is not None and ordered.contrast is not None:
        found.append(ordered.contrast)
    aside = {i for contrast in found for i in contrast.words}
    rest = [i for i in range(len(claim.words)) if i not in aside]
    return Judgement(
        window=window,
        covered=coverage(claim.words, strengths),
        beside=coverage([claim.words[i] for i in rest], [strengths[i] for i in rest]),
        figures=figures,
        missing_names=sum(
            word.kind is WordKind.NAME and strength < _MET
            for word, strength in zip(claim.words, strengths, strict=True)
        ),
        contrasts=tuple(found),
        in_order=ordered.agrees if ordered is not None else None,
        across=claim.korean != window.sentences[0].korean,
        likeness=window.likeness,
    )


def _strengths(
    claim: Reading,
    inside: Sequence[Matches],
    before: Sequence[Matches],
    about: Sequence[Matches],
) -> list[float]:
    found: list[float] = []
    for place, word in enumerate(claim.words):
        best = max((sentence.best(place) for sentence in inside), default=0.0)
        if word.kind is not WordKind.PREDICATE:
            near = max((sentence.best(place) for sentence in before), default=0.0)
            told = max((sentence.best(place) for sentence in about), default=0.0)
            best = max(best, near * _BEFORE, told * _ABOUT)
        found.append(best)
    return found


def _with_context(
    claim: Reading, figures: Sequence[Aligned | None], window: Window
) -> list[Aligned | None]:
    """Let what stands before a window, and the article's date, bear out a date or a figure."""
    found: list[Aligned | None] = []
    around = [
        q
        for reading in (*window.before, *window.about)
        for q in reading.quantities
        if q.kind is Kind.DATE
    ]
    dated = quantities.find(window.article.date or "")
    for figure, pair in zip(claim.quantities, figures, strict=True):
        weak = pair is None or pair.relation is Relation.OPEN or (
            pair.relation is Relation.DIFFERS and (figure.kind is Kind.DATE or pair.score < _PLACED)
        )
        lent = next((q for q in (*around, *dated) if _bears_out(figure, q)), None)
        if weak and lent is not None:
            pair = Aligned(figure, lent, 0, Relation.WITHIN, _PLACED)
        elif pair is not None and pair.relation is Relation.DIFFERS and pair.score < _PLACED:
            pair = None
        found.append(pair)
    return found


def _bears_out(figure: Quantity, other: Quantity) -> bool:
    return quantities.compare(figure, other) in SAME


def kinds(judgement: Judgement) -> set[DifferenceKind]:
    """In what claim and window differ."""
    return {contrast.kind for contrast in judgement.contrasts}
