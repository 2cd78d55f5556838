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

from qa.checking.contrasting.contrasts import Contrast
from qa.checking.deciding import alone
from qa.checking.deciding.judging import Judgement
from qa.checking.deciding.margins import CLOSE, NOTHING, Margins, refutation
from qa.checking.deciding.weighing import Weighed, features, is_silent, probabilities
from qa.checking.findings import DifferenceKind, Verdict
from qa.quantities import Relation

SURE = 0.5  # the least probability of a verdict that says something: else it says nothing
DENIED = 0.2  # a strict margin from which a model that reads support where no rule does is wrong
HEARD = 0.5  # of a window's probability, for it to be shown by what the model reads alone
NEUTRAL = 0.8  # of a window's probability, for it not to be shown where another one speaks
VERBATIM = 0.99  # confidence where an article has the claim in its own words
# Confidence, at the least, where all of a claim stands there with another figure: of such claims of
# benchmarks.checking 157 of 163 are refuted.
ALL_BUT_FIGURE = 0.9
RULED = 0.7  # confidence from which an article denies what has to be done
ORDERED = 0.8  # confidence where an order is told
UNDECIDED = 0.5  # and where words and model are at odds about it
_WHOLE = 0.9  # of a claim's words: what is left is a name that stands in the sentence before
_ALL = 0.95  # of a claim's words, and of how well a figure is placed
_WELL = 0.8  # how well its figures are placed then
_PLAIN = 1.0  # how well two figures stand for one another where nothing else can be meant


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
    margins = Margins.of(judged)
    supporting = _ranked(judged, margins.supports, 0.0)
    refuting = _ranked(judged, margins.refutes, 0.0)
    read = any(rows is not None for _, rows in weighed)
    if (supporting or refuting) and is_silent(weighed):
        read = False  # what rules tell for certain, a model that says nothing does not take back
    likely = probabilities(features(weighed, margins), read, measured)
    if supporting and refuting and _sources_disagree(supporting[0], refuting):
        sure = _rounded(1 - likely[Verdict.NOT_ENOUGH_INFO])
        return Decision(Verdict.NOT_ENOUGH_INFO, sure, supporting, refuting, True)
    for_it = _speaking(judged, margins.supports, margins.graded_supports)
    if not supporting:
        for_it = _agreed(for_it, _read(weighed, 0), _neutral(weighed))
    against = _speaking(judged, margins.refutes, margins.graded_refutes)
    if not refuting:
        against = _agreed(against, _read(weighed, 2), _neutral(weighed))
    for_it = tuple(j for j in for_it if j in supporting or not _is_outdone(j, judged, False))
    against = tuple(j for j in against if j in refuting or not _is_outdone(j, judged, True))
    if not for_it or _is_denied(supporting, refuting):
        told = _is_denied(supporting, refuting) or any(j.exchanged for j in refuting)
        _settle(likely, Verdict.SUPPORTED, Verdict.REFUTED, told)
    if not against or _outweighed(supporting, judged, margins.refutes):
        told = _is_borne_out(supporting, margins) or any(j.agreed for j in supporting)
        _settle(likely, Verdict.REFUTED, Verdict.SUPPORTED, told)
    if not supporting and any(_is_all_but_figure(j) for j in refuting):
        likely[Verdict.REFUTED] = max(likely[Verdict.REFUTED], ALL_BUT_FIGURE)
    if not supporting and alone.has_untold_figure(judged):
        _settle(likely, Verdict.SUPPORTED, Verdict.REFUTED, told=False)
    verdict = max(Verdict, key=lambda each: likely[each])
    unruled = verdict is Verdict.REFUTED and not refuting
    doubted = unruled and (alone.has_all_figures(judged) or alone.is_doubted(weighed, against))
    if likely[verdict] < (alone.FIRM if doubted else SURE):
        verdict = Verdict.NOT_ENOUGH_INFO
    sure = _rounded(likely[verdict])  # as fitted: what the rules forbid makes the rest no surer
    if verdict is Verdict.SUPPORTED:
        return Decision(verdict, sure, for_it, ())
    return Decision(verdict, sure, (), against if verdict is Verdict.REFUTED else ())


def _is_denied(supporting: Sequence[Judgement], refuting: Sequence[Judgement]) -> bool:
    """Whether rules plainly deny a claim that none bears out."""
    return not supporting and any(refutation(j) >= DENIED for j in refuting)


def _is_all_but_figure(judgement: Judgement) -> bool:
    """Whether a window has all that a claim says, but another figure, and no other difference."""
    whole = judgement.covered >= _ALL and judgement.head and not judgement.across
    return (
        whole
        and bool(judgement.contrasts)
        and all(
            c.kind in (DifferenceKind.QUANTITY, DifferenceKind.DATE) and c.strength >= _ALL
            for c in judgement.contrasts
        )
    )


def _is_borne_out(supporting: Sequence[Judgement], margins: Margins) -> bool:
    """Whether a text has all of a claim, and no rule denies it anywhere."""
    denied = max(margins.refutes, default=NOTHING) > NOTHING
    return not denied and any(map(_has_all, supporting))


def _speaking(
    judged: Sequence[Judgement], strict: Sequence[float], graded: Sequence[float]
) -> tuple[Judgement, ...]:
    """The windows that a verdict rests on: those that may speak, or else those that come nearest.

    Empty where none comes near.
    """
    margins = strict if max(strict, default=NOTHING) > NOTHING else graded
    most = max(margins, default=NOTHING)
    return _ranked(judged, margins, most - CLOSE) if most > NOTHING else ()


def _read(weighed: Weighed, side: int) -> tuple[Judgement, ...]:
    """The windows that the entailment model takes for this side, the surest first.

    It may have missed that a figure is plainly another one, as where a change is turned round, or
    is another quarter's.
    """
    told = [
        (rows[side], i)
        for i, (judgement, rows) in enumerate(weighed)
        if rows is not None
        and not (side == 0 and _has_another_figure(judgement))
        and not (side != 0 and judgement.elsewhere)
    ]
    return tuple(weighed[i][0] for share, i in sorted(told, reverse=True) if share > HEARD)


def _agreed(
    told: tuple[Judgement, ...], read: tuple[Judgement, ...], neutral: tuple[Judgement, ...]
) -> tuple[Judgement, ...]:
    """Of windows that the rules take for a side, none for certain, those that the model takes too.

    Where there are none, what the model takes for it; what the rules do only where it is silent,
    and of that first what it does not take for neither.
    """
    both = tuple(one for one in told if any(one is other for other in read))
    speaking = tuple(one for one in told if not any(one is other for other in neutral))
    return both or read or speaking or told


def _neutral(weighed: Weighed) -> tuple[Judgement, ...]:
    """The windows that the entailment model takes for speaking of something else."""
    return tuple(j for j, rows in weighed if rows is not None and rows[1] > NEUTRAL)


def _settle(likely: dict[Verdict, float], no: Verdict, yes: Verdict, told: bool) -> None:
    """Take away what the rules forbid; where they tell the contrary, it is as likely as both."""
    likely[yes] += likely[no] if told else 0.0
    likely[no] = 0.0


def _is_outdone(judgement: Judgement, judged: Sequence[Judgement], against: bool) -> bool:
    """Whether a window that has more of a claim tells plainly that this side isn't told there."""
    return any(
        other.covered >= judgement.covered
        and (
            other.governed
            or (other.agreed if against else other.exchanged or _is_unsaid_about(other, judgement))
        )
        for other in judged
    )


def _is_unsaid_about(other: Judgement, judgement: Judgement) -> bool:
    """Whether a window with what stands about this one shows that it is told of something else."""
    one, window = other.window, judgement.window
    inside = one.start <= window.start and window.end <= one.end
    return other.unsaid and one.article.id == window.article.id and inside


def _has_another_figure(judgement: Judgement) -> bool:
    figures = (DifferenceKind.QUANTITY, DifferenceKind.DATE)
    return any(c.kind in figures and c.strength >= _PLAIN for c in judgement.contrasts)


def _outweighed(
    supporting: Sequence[Judgement], judged: Sequence[Judgement], refutes: Sequence[float]
) -> bool:
    """Whether what denies a claim is less than what bears it out.

    No rule denies it and all that it says is met, or only texts of the other language do, and one
    of its own bears it out.
    """
    own = [j for j in supporting if not j.across]
    denying = [j for j, margin in zip(judged, refutes, strict=True) if margin > NOTHING]
    if not denying:
        return any(map(_has_all, supporting))
    return bool(own) and all(j.across for j in denying)


def _has_all(judgement: Judgement) -> bool:
    """Whether a window has the claim's figures, well placed, and nearly every one of its words."""
    met = bool(judgement.figures) and judgement.borne_out == len(judgement.figures)
    whole = judgement.covered >= _WHOLE and judgement.placed >= _WELL
    return met and judgement.head and whole and not (judgement.across and judgement.missing_names)


def _rounded(share: float) -> float:
    """Two places; nothing is certain."""
    return min(0.99, round(share, 2))


def values(weighed: Weighed) -> npt.NDArray[np.float64]:
    """The features of a claim with its windows."""
    return features(weighed, Margins.of([judgement for judgement, _ in weighed]))


def _ranked(
    judged: Sequence[Judgement], margins: Sequence[float], least: float
) -> tuple[Judgement, ...]:
    """The windows of at least this margin, the best and among such the shortest first."""
    told = [i for i, margin in enumerate(margins) if margin >= least and margin > NOTHING]
    told.sort(key=lambda i: (-margins[i], judged[i].window.end - judged[i].window.start))
    return tuple(judged[i] for i in told)


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
