"""How far each window speaks for a claim, and against it.

In: judgements of windows. Out: margins above or below the least that speaks. Invariant: a window
that a rule forbids to speak has -1.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.checking.contrasting.contrasts import Contrast
from qa.checking.deciding.judging import Judgement
from qa.checking.findings import DifferenceKind

# What a window's two margins are made of. Which verdict they mean, and how surely, is fitted:
# benchmarks/fit_verdicts.py.
SUPPORT_LEAST = 0.72  # of a claim's words, in its own language
ACROSS_LEAST = 0.5  # of a claim's words, in the other language
REFUTE_LEAST = 0.66  # of the words that a contrast is not about
ACROSS_REFUTE_LEAST = 0.4
NAME_LEAST = 0.8
POLARITY_LEAST = 0.7
PLACED_LEAST = 0.5  # how well a contrasting figure must stand among the claim's words
HEADLESS = 0.2  # taken off where what is said last is not met
SPECIFIC = 0.05  # for each figure that is borne out
LENT = 0.2  # for a date that only stands before
_MISSING = 0.15  # taken off for a name that stands nowhere
NOTHING = -1.0  # the margin of a window that cannot speak for a claim, or against it
_AMISS = 0.6  # a figure that is placed so much worse than one that differs is another thing's
_NEARER = 0.3  # of a claim's words, by which a text of its own language has more of them
CLOSE = 0.15  # how far below the best margin another window is still shown beside it


@dataclass(frozen=True, slots=True)
class Margins:
    """How far each window speaks for a claim and against it.

    The strict ones are -1 where a rule forbids the window to speak, the graded ones never.
    """

    supports: Sequence[float]
    refutes: Sequence[float]
    graded_supports: Sequence[float]
    graded_refutes: Sequence[float]

    @classmethod
    def of(cls, judged: Sequence[Judgement]) -> "Margins":
        """The margins of windows that were judged for one claim."""
        cleared = [_cleared(j, judged) for j in judged]
        return cls(
            [support(j) for j in judged],
            [NOTHING if c else refutation(j) for j, c in zip(judged, cleared, strict=True)],
            [graded_support(j) for j in judged],
            [
                NOTHING if c or _outdone(j, judged) else graded_refutation(j)
                for j, c in zip(judged, cleared, strict=True)
            ],
        )


def decisive(judgement: Judgement) -> float:
    """How far a window speaks either way; one that only comes near does by one less."""
    strict = max(support(judgement), refutation(judgement))
    graded = max(graded_support(judgement), graded_refutation(judgement))
    return max(strict, graded - 1)


def graded_support(judgement: Judgement) -> float:
    """How nearly a window bears a claim out, whatever it lacks; -1 where it says otherwise."""
    if _says_otherwise(judgement):
        return NOTHING
    lacking = _MISSING * judgement.missing_names + (0.0 if judgement.head else HEADLESS)
    return max(judgement.covered - lacking, NOTHING + 0.01)


def graded_refutation(judgement: Judgement) -> float:
    """How nearly a window denies a claim, whatever it lacks; -1 where nothing differs.

    A name that another text has in another place is no denial: that is for the strict rule.
    """
    told = [c for c in judgement.contrasts if c.kind is not DifferenceKind.NAME]
    if not told:
        return NOTHING
    lacking = _MISSING * judgement.missing_names + (0.0 if judgement.head else HEADLESS)
    strength = max(contrast.strength for contrast in told)
    return max(judgement.beside + 0.5 * min(0.0, strength - PLACED_LEAST) - lacking, -0.99)


def _outdone(judgement: Judgement, judged: Sequence[Judgement]) -> bool:
    """Whether another window has all figures of a claim, and as much of the rest."""
    return any(
        not other.contrasts
        and bool(other.figures)
        and not other.unmet
        and other.covered >= judgement.covered - CLOSE
        for other in judged
    )


def _says_otherwise(judgement: Judgement) -> bool:
    """Whether a window has something else than the claim, or does not tell it as fact."""
    other = bool(judgement.contrasts) or judgement.unmet > 0
    return other or judgement.governed or judgement.unsaid or judgement.window.asks


def support(judgement: Judgement) -> float:
    """How far above or below the least a window speaks for the claim."""
    if _says_otherwise(judgement):
        return NOTHING
    if judgement.missing_names and not judgement.across:
        return NOTHING
    least = ACROSS_LEAST if judgement.across else SUPPORT_LEAST
    lacking = 0.15 * judgement.missing_names + LENT * judgement.lent
    lacking += _headless(judgement)
    lacking += max(0.0, PLACED_LEAST - judgement.placed)
    bonus = 0.1 if judgement.across and judgement.figures else 0.0
    bonus += SPECIFIC * min(2, judgement.borne_out - judgement.lent)
    return judgement.covered + bonus - least - lacking


def _headless(judgement: Judgement) -> float:
    """What it costs that what is said last is not met: less where the figures are."""
    if judgement.head or judgement.across:
        return 0.0
    return HEADLESS / 2 if judgement.borne_out else HEADLESS


def refutation(judgement: Judgement) -> float:
    """How far above or below the least a window speaks against the claim."""
    margins = [_against(judgement, contrast) for contrast in judgement.contrasts]
    return max(margins, default=NOTHING)


def _against(judgement: Judgement, contrast: Contrast) -> float:
    names = 0 if judgement.across else judgement.missing_names
    met = judgement.borne_out == len(judgement.figures) and not judgement.strange_figures
    if contrast.kind is DifferenceKind.NAME:
        specific = min(0.1, 0.05 * judgement.borne_out)
        return (
            judgement.beside - NAME_LEAST + specific
            if met and judgement.head and not judgement.lent
            else NOTHING
        )
    if names or judgement.strange_figures:
        return NOTHING
    if contrast.kind in (DifferenceKind.QUANTITY, DifferenceKind.DATE):
        if any(other.kind is DifferenceKind.NAME for other in judgement.contrasts):
            return NOTHING  # another's figure
        kinds = {c.kind for c in judgement.contrasts}
        swapped = len(judgement.told) == len(judgement.figures)  # they stand there, of another
        if not judgement.borne_out and len(kinds) > 1 and not swapped:
            return NOTHING  # neither the day nor the figure: another statement
        least = ACROSS_REFUTE_LEAST if judgement.across else REFUTE_LEAST
        lacking = _headless(judgement)
        missing = 0.15 * judgement.missing_names
        lacking -= SPECIFIC * min(2, judgement.borne_out - judgement.lent)
        return min(judgement.beside - least - lacking, contrast.strength - PLACED_LEAST) - missing
    least = ACROSS_REFUTE_LEAST + 0.1 if judgement.across else POLARITY_LEAST
    return judgement.beside - least - 0.15 * judgement.missing_names if met else NOTHING


def _cleared(judgement: Judgement, judged: Sequence[Judgement]) -> bool:
    """Whether another window bears out the figures that this one alone seems to deny.

    Those around it always may, others only where they have as much of the claim.
    """
    figures = (DifferenceKind.QUANTITY, DifferenceKind.DATE)
    if not all(contrast.kind in figures for contrast in judgement.contrasts):
        return False
    if judgement.across and _names_no_one(judgement) and _is_told_nearer(judgement, judged):
        return True
    return any(
        not other.contrasts
        and other.borne_out - other.lent == len(other.figures)
        and (_around(other, judgement) or _speaks_as_well(other, judgement))
        and _worst(judgement) - other.placed < _AMISS
        for other in judged
    )


def _names_no_one(judgement: Judgement) -> bool:
    return not judgement.named and not judgement.missing_names


def _is_told_nearer(judgement: Judgement, judged: Sequence[Judgement]) -> bool:
    """Whether a text in the claim's own language has far more of its words."""
    return any(
        not other.across and other.covered - judgement.covered >= _NEARER for other in judged
    )


def _worst(judgement: Judgement) -> float:
    """How plainly a window's figure stands for the claim's and is another."""
    return max((contrast.strength for contrast in judgement.contrasts), default=0.0)


def _around(other: Judgement, judgement: Judgement) -> bool:
    one, window = other.window, judgement.window
    inside = one.start <= window.start and window.end <= one.end
    return one.article.id == window.article.id and inside


def _speaks_as_well(other: Judgement, judgement: Judgement) -> bool:
    """Whether a window of the same article, its figures well placed, has as much of the claim."""
    alike = other.window.article.id == judgement.window.article.id
    return alike and other.placed >= PLACED_LEAST and other.covered >= judgement.covered - CLOSE
