"""From what the windows say to one verdict.

In: judgements of windows, and what an entailment model reads in them, if there is one. Out: the
verdict, its confidence and the judgements it rests on. Invariant: SUPPORTED rests on a window
without a contrast in which every figure and name of the claim is met, REFUTED on one with a
contrast; anything else is NOT_ENOUGH_INFO.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from qa.checking.contrasts import Contrast
from qa.checking.findings import DifferenceKind, Verdict
from qa.checking.judging import Judgement
from qa.quantities import Relation

# Set by hand on the corpus half of benchmarks/claims; benchmarks/checking.py measures both halves.
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
ENTAILED = 0.12  # how far an entailment model moves a score, at most
ORDERED = 0.8  # confidence where an order is told
_SLOPE, _MIDDLE = 9.0, -0.12  # of the confidence, by the margin


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict and what it rests on."""

    verdict: Verdict
    confidence: float
    supporting: tuple[Judgement, ...]
    refuting: tuple[Judgement, ...]
    disagree: bool = False  # articles say different things


Read = tuple[float, float, float]  # entailment, neutral, contradiction


def decide(judged: Sequence[tuple[Judgement, Read | None]]) -> Decision:
    """The verdict of the windows together, the best of each side counting."""
    supports = _ranked(judged, support)
    refutes = _ranked(judged, refutation)
    refutes = [(margin, j) for margin, j in refutes if not _cleared(j, judged)]
    best = supports[0][0] if supports else -1.0
    worst = refutes[0][0] if refutes else -1.0
    supporting = tuple(j for margin, j in supports if margin >= 0)
    refuting = tuple(j for margin, j in refutes if margin >= 0)
    if supporting and refuting and _sources_disagree(supporting[0], refuting):
        return Decision(
            Verdict.NOT_ENOUGH_INFO, _confidence(min(best, worst)), supporting, refuting, True
        )
    if supporting and (best >= worst or not refuting):
        return Decision(Verdict.SUPPORTED, _confidence(best), supporting, ())
    if refuting:
        return Decision(Verdict.REFUTED, _confidence(worst), (), refuting)
    return Decision(Verdict.NOT_ENOUGH_INFO, _confidence(-max(best, worst)), (), ())


def _ranked(
    judged: Sequence[tuple[Judgement, Read | None]], measure: "type | object"
) -> list[tuple[float, Judgement]]:
    scored = [(measure(j, read), j) for j, read in judged]  # type: ignore[operator]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].window.end - pair[1].window.start))


def support(judgement: Judgement, read: Read | None) -> float:
    """How far above or below the least a window speaks for the claim."""
    if judgement.contrasts or judgement.unmet:
        return -1.0
    if judgement.missing_names and not judgement.across:
        return -1.0
    least = ACROSS_LEAST if judgement.across else SUPPORT_LEAST
    moved = ENTAILED * (read[0] - read[2]) if read else 0.0
    lacking = 0.15 * judgement.missing_names + LENT * judgement.lent
    lacking += _headless(judgement)
    lacking += max(0.0, PLACED_LEAST - judgement.placed)
    bonus = 0.1 if judgement.across and judgement.figures else 0.0
    bonus += SPECIFIC * min(2, judgement.borne_out - judgement.lent)
    return judgement.covered + moved + bonus - least - lacking


def _headless(judgement: Judgement) -> float:
    """What it costs that what is said last is not met: less where the figures are."""
    if judgement.head or judgement.across:
        return 0.0
    return HEADLESS / 2 if judgement.borne_out else HEADLESS


def refutation(judgement: Judgement, read: Read | None) -> float:
    """How far above or below the least a window speaks against the claim."""
    margins = [_against(judgement, contrast) for contrast in judgement.contrasts]
    moved = ENTAILED * (read[2] - read[0]) / 2 if read else 0.0
    return max(margins, default=-1.0) + moved


def _against(judgement: Judgement, contrast: Contrast) -> float:
    names = 0 if judgement.across else judgement.missing_names
    met = judgement.borne_out == len(judgement.figures) and not judgement.strange_figures
    if contrast.kind is DifferenceKind.NAME:
        specific = min(0.1, 0.05 * judgement.borne_out)
        return (
            judgement.beside - NAME_LEAST + specific
            if met and judgement.head and not judgement.lent
            else -1.0
        )
    if names or judgement.strange_figures:
        return -1.0
    if contrast.kind in (DifferenceKind.QUANTITY, DifferenceKind.DATE):
        least = ACROSS_REFUTE_LEAST if judgement.across else REFUTE_LEAST
        lacking = _headless(judgement)
        missing = 0.15 * judgement.missing_names
        lacking -= SPECIFIC * min(2, judgement.borne_out - judgement.lent)
        return min(judgement.beside - least - lacking, contrast.strength - PLACED_LEAST) - missing
    least = ACROSS_REFUTE_LEAST + 0.1 if judgement.across else POLARITY_LEAST
    return judgement.beside - least - 0.15 * judgement.missing_names if met else -1.0


def _cleared(judgement: Judgement, judged: Sequence[tuple[Judgement, Read | None]]) -> bool:
    """Whether the sentences around a window bear out the figures that it alone seems to deny."""
    figures = (DifferenceKind.QUANTITY, DifferenceKind.DATE)
    if not all(contrast.kind in figures for contrast in judgement.contrasts):
        return False
    window = judgement.window
    return any(
        other.window.article.id == window.article.id
        and other.window.start <= window.start
        and window.end <= other.window.end
        and not other.contrasts
        and other.borne_out - other.lent == len(other.figures)
        for other, _ in judged
    )


def _sources_disagree(supporting: Judgement, refuting: Sequence[Judgement]) -> bool:
    """Whether another article gives another figure for the same thing, as plainly."""
    return any(
        other.window.article.id != supporting.window.article.id
        and other.across == supporting.across
        and other.head
        and other.covered >= supporting.covered
        and all(_plainly(other, contrast, supporting.placed) for contrast in other.contrasts)
        for other in refuting
    )


def _plainly(judgement: Judgement, contrast: Contrast, placed: float) -> bool:
    """Whether a contrast sets two exact figures of one unit against one another."""
    if contrast.kind not in (DifferenceKind.QUANTITY, DifferenceKind.DATE):
        return False
    pairs = [p for p in judgement.figures if p is not None and p.relation is Relation.DIFFERS]
    alike = all(p.claim.unit == p.evidence.unit and p.evidence.value is not None for p in pairs)
    return alike and contrast.strength >= max(placed, 0.8)


def _confidence(margin: float) -> float:
    return round(1 / (1 + math.exp(-_SLOPE * (margin - _MIDDLE))), 2)
