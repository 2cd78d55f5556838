"""From what the windows say to one verdict.

In: judgements of windows, and what an entailment model reads in them, if there is one. Out: the
verdict, its confidence and the judgements it rests on. Invariant: a verdict that says something
rests on a window that the rules, or the model, take for it, and is at least as likely as `SURE`;
anything else is NOT_ENOUGH_INFO.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from qa.checking.contrasts import Contrast
from qa.checking.findings import DifferenceKind, Verdict
from qa.checking.judging import Judgement
from qa.checking.weighing import Margins, Weighed, features, probabilities
from qa.quantities import Relation

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
SURE = 0.5  # the least probability of a verdict that says something: else it says nothing
HEARD = 0.5  # of a window's probability, for it to be shown by what the model reads alone
_MISSING = 0.15  # taken off for a name that stands nowhere
VERBATIM = 0.99  # confidence where an article has the claim in its own words
ORDERED = 0.8  # confidence where an order is told
_NOTHING = -1.0  # the margin of a window that cannot speak for a claim, or against it
_WHOLE = 0.9  # of a claim's words: what is left is a name that stands in the sentence before
_WELL = 0.8  # how well its figures are placed then
_PLAIN = 1.0  # how well two figures stand for one another where nothing else can be meant
_AMISS = 0.6  # a figure that is placed so much worse than one that differs is another thing's
_CLOSE = 0.15  # how far below the best margin another window is still shown beside it


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict and what it rests on."""

    verdict: Verdict
    confidence: float
    supporting: tuple[Judgement, ...]
    refuting: tuple[Judgement, ...]
    disagree: bool = False  # articles say different things


def decide(weighed: Weighed, measured: bool = True) -> Decision:
    """The verdict of the windows together: the likeliest of those that something bears out.

    `measured` tells that likeness is that of the embedded encoder.
    """
    judged = [judgement for judgement, _ in weighed]
    margins = _margins(judged)
    likely = probabilities(features(weighed, margins), measured)
    supporting = _ranked(judged, margins.supports, 0.0)
    refuting = _ranked(judged, margins.refutes, 0.0)
    if supporting and refuting and _sources_disagree(supporting[0], refuting):
        sure = _rounded(1 - likely[Verdict.NOT_ENOUGH_INFO])
        return Decision(Verdict.NOT_ENOUGH_INFO, sure, supporting, refuting, True)
    for_it = _speaking(judged, margins.supports, margins.graded_supports)
    if not supporting:
        for_it = _agreed(for_it, _read(weighed, 0))
    against = _speaking(judged, margins.refutes, margins.graded_refutes)
    if not refuting:
        against = _agreed(against, _read(weighed, 2))
    if not for_it:
        likely[Verdict.SUPPORTED] = 0.0
    if not against or _outweighed(supporting, judged, margins.refutes):
        likely[Verdict.REFUTED] = 0.0
    verdict = max(Verdict, key=lambda each: likely[each])
    if likely[verdict] < SURE:
        verdict = Verdict.NOT_ENOUGH_INFO
    sure = _rounded(likely[verdict])  # as fitted: what the rules forbid makes the rest no surer
    if verdict is Verdict.SUPPORTED:
        return Decision(verdict, sure, for_it, ())
    return Decision(verdict, sure, (), against if verdict is Verdict.REFUTED else ())


def _speaking(
    judged: Sequence[Judgement], strict: Sequence[float], graded: Sequence[float]
) -> tuple[Judgement, ...]:
    """The windows that a verdict rests on: those that may speak, or else those that come nearest.

    Empty where none comes near.
    """
    margins = strict if max(strict, default=_NOTHING) > _NOTHING else graded
    most = max(margins, default=_NOTHING)
    return _ranked(judged, margins, most - _CLOSE) if most > _NOTHING else ()


def _read(weighed: Weighed, side: int) -> tuple[Judgement, ...]:
    """The windows that the entailment model takes for this side, the surest first.

    It may have missed that a figure is plainly another one, as where a change is turned round.
    """
    told = [
        (rows[side], i)
        for i, (judgement, rows) in enumerate(weighed)
        if rows is not None and not (side == 0 and _has_another_figure(judgement))
    ]
    return tuple(weighed[i][0] for share, i in sorted(told, reverse=True) if share > HEARD)


def _agreed(told: tuple[Judgement, ...], read: tuple[Judgement, ...]) -> tuple[Judgement, ...]:
    """Of windows that the rules take for a side, none for certain, those that the model takes too.

    Where there are none, what the model takes for it; what the rules do only where it is silent.
    """
    both = tuple(one for one in told if any(one is other for other in read))
    return both or read or told


def _has_another_figure(judgement: Judgement) -> bool:
    figures = (DifferenceKind.QUANTITY, DifferenceKind.DATE)
    return any(c.kind in figures and c.strength >= _PLAIN for c in judgement.contrasts)


def _outweighed(
    supporting: Sequence[Judgement], judged: Sequence[Judgement], refutes: Sequence[float]
) -> bool:
    """Whether what denies a claim is less than a text of its own language that bears it out.

    Only texts of the other language deny it, or no rule does and all that it says is met.
    """
    own = [j for j in supporting if not j.across]
    denying = [j for j, margin in zip(judged, refutes, strict=True) if margin > _NOTHING]
    if not denying:
        return any(_has_all(j) for j in own)
    return bool(own) and all(j.across for j in denying)


def _has_all(judgement: Judgement) -> bool:
    """Whether a window has the claim's figures, well placed, and nearly every one of its words."""
    met = bool(judgement.figures) and judgement.borne_out == len(judgement.figures)
    whole = judgement.covered >= _WHOLE and judgement.placed >= _WELL
    return met and judgement.head and whole


def _rounded(share: float) -> float:
    """Two places; nothing is certain."""
    return min(0.99, round(share, 2))


def values(weighed: Weighed) -> npt.NDArray[np.float64]:
    """The features of a claim with its windows."""
    return features(weighed, _margins([judgement for judgement, _ in weighed]))


def _margins(judged: Sequence[Judgement]) -> Margins:
    """How far each window speaks for the claim, and against it."""
    cleared = [_cleared(j, judged) for j in judged]
    return Margins(
        [support(j) for j in judged],
        [_NOTHING if c else refutation(j) for j, c in zip(judged, cleared, strict=True)],
        [graded_support(j) for j in judged],
        [
            _NOTHING if c or _outdone(j, judged) else graded_refutation(j)
            for j, c in zip(judged, cleared, strict=True)
        ],
    )


def graded_support(judgement: Judgement) -> float:
    """How nearly a window bears a claim out, whatever it lacks; -1 where it says otherwise."""
    if judgement.contrasts or judgement.unmet:
        return _NOTHING
    lacking = _MISSING * judgement.missing_names + (0.0 if judgement.head else HEADLESS)
    return max(judgement.covered - lacking, _NOTHING + 0.01)


def graded_refutation(judgement: Judgement) -> float:
    """How nearly a window denies a claim, whatever it lacks; -1 where nothing differs.

    A name that another text has in another place is no denial: that is for the strict rule.
    """
    told = [c for c in judgement.contrasts if c.kind is not DifferenceKind.NAME]
    if not told:
        return _NOTHING
    lacking = _MISSING * judgement.missing_names + (0.0 if judgement.head else HEADLESS)
    strength = max(contrast.strength for contrast in told)
    return max(judgement.beside + 0.5 * min(0.0, strength - PLACED_LEAST) - lacking, -0.99)


def _outdone(judgement: Judgement, judged: Sequence[Judgement]) -> bool:
    """Whether another window has all figures of a claim, and as much of the rest."""
    return any(
        not other.contrasts
        and bool(other.figures)
        and not other.unmet
        and other.covered >= judgement.covered - _CLOSE
        for other in judged
    )


def _ranked(
    judged: Sequence[Judgement], margins: Sequence[float], least: float
) -> tuple[Judgement, ...]:
    """The windows of at least this margin, the best and among such the shortest first."""
    told = [i for i, margin in enumerate(margins) if margin >= least and margin > _NOTHING]
    told.sort(key=lambda i: (-margins[i], judged[i].window.end - judged[i].window.start))
    return tuple(judged[i] for i in told)


def support(judgement: Judgement) -> float:
    """How far above or below the least a window speaks for the claim."""
    if judgement.contrasts or judgement.unmet:
        return _NOTHING
    if judgement.missing_names and not judgement.across:
        return _NOTHING
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
    return max(margins, default=_NOTHING)


def _against(judgement: Judgement, contrast: Contrast) -> float:
    names = 0 if judgement.across else judgement.missing_names
    met = judgement.borne_out == len(judgement.figures) and not judgement.strange_figures
    if contrast.kind is DifferenceKind.NAME:
        specific = min(0.1, 0.05 * judgement.borne_out)
        return (
            judgement.beside - NAME_LEAST + specific
            if met and judgement.head and not judgement.lent
            else _NOTHING
        )
    if names or judgement.strange_figures:
        return _NOTHING
    if contrast.kind in (DifferenceKind.QUANTITY, DifferenceKind.DATE):
        if any(other.kind is DifferenceKind.NAME for other in judgement.contrasts):
            return _NOTHING  # another's figure
        if not judgement.borne_out and len({c.kind for c in judgement.contrasts}) > 1:
            return _NOTHING  # neither the day nor the figure: another statement
        least = ACROSS_REFUTE_LEAST if judgement.across else REFUTE_LEAST
        lacking = _headless(judgement)
        missing = 0.15 * judgement.missing_names
        lacking -= SPECIFIC * min(2, judgement.borne_out - judgement.lent)
        return min(judgement.beside - least - lacking, contrast.strength - PLACED_LEAST) - missing
    least = ACROSS_REFUTE_LEAST + 0.1 if judgement.across else POLARITY_LEAST
    return judgement.beside - least - 0.15 * judgement.missing_names if met else _NOTHING


def _cleared(judgement: Judgement, judged: Sequence[Judgement]) -> bool:
    """Whether another window bears out the figures that this one alone seems to deny.

    Those around it always may, others only where they have as much of the claim.
    """
    figures = (DifferenceKind.QUANTITY, DifferenceKind.DATE)
    if not all(contrast.kind in figures for contrast in judgement.contrasts):
        return False
    return any(
        not other.contrasts
        and other.borne_out - other.lent == len(other.figures)
        and (_around(other, judgement) or _speaks_as_well(other, judgement))
        and _worst(judgement) - other.placed < _AMISS
        for other in judged
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
    return alike and other.placed >= PLACED_LEAST and other.covered >= judgement.covered - _CLOSE


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
