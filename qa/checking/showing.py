"""A decision as it is shown: the finding with its places, its differences and its reason.

In: a claim and what decides about it. Out: a finding. Invariant: every difference cites a place
that is shown.
"""

import re
from collections.abc import Iterator, Sequence

from qa.checking import wording
from qa.checking.claim_kinds import is_rule
from qa.checking.claims import Claim
from qa.checking.deciding import verdicts
from qa.checking.deciding.judging import Judgement
from qa.checking.findings import Difference, DifferenceKind, Evidence, Finding, Stance, Verdict
from qa.checking.ordering import order
from qa.checking.sentences import evidence

_SHOWN = 3  # places shown for a claim
_BIDS = re.compile(r"세요|십시오|바랍니다")  # a notice asks for what it makes a rule
# What a court or a ministry orders; who has to do it, no rule tells across languages.
_ORDERED = re.compile(
    r"라(?:고|는) (?:판결|명령|지시|결정)"
    r"|\b(?:order|instruct|direct|oblig)[a-z]* [^.;]{0,120}?\bto\b"
)


def tells_rule(finding: Finding) -> bool:
    """Whether the articles tell what has to be done, or surely something else: it is no opinion."""
    if finding.verdict is Verdict.SUPPORTED:
        own = finding.claim.language
        return any(
            is_rule(place.text)
            or _BIDS.search(place.text)
            or (place.article.language == own and _ORDERED.search(place.text))
            for place in finding.evidence
        )
    return finding.verdict is Verdict.REFUTED and (finding.confidence or 0.0) >= verdicts.RULED


def ordered_finding(claim: Claim, ordered: order.Ordered) -> Finding:
    """The finding of a claim that tells an order, by the figures and words of order found.

    Where words and model are at odds nothing is told: the model mistakes orders, whichever way.
    """
    if ordered.agrees is None:
        places = tuple(_evidence(1 + i, Stance.RELATED, w) for i, w in enumerate(ordered.windows))
        told = wording.reason(Verdict.NOT_ENOUGH_INFO, (), bool(places), claim.language)
        return Finding(claim, Verdict.NOT_ENOUGH_INFO, verdicts.UNDECIDED, told, (), places)
    stance = Stance.SUPPORTS if ordered.agrees else Stance.REFUTES
    verdict = Verdict.SUPPORTED if ordered.agrees else Verdict.REFUTED
    places = tuple(
        _evidence(number, stance, window) for number, window in enumerate(ordered.windows, 1)
    )
    differences = (
        ()
        if ordered.agrees
        else (Difference(DifferenceKind.ORDER, claim.text, ordered.evidence, 1),)
    )
    told = wording.reason(verdict, differences, True, claim.language)
    return Finding(claim, verdict, verdicts.ORDERED, told, differences, places)


def finding_of(claim: Claim, decision: verdicts.Decision, judged: Sequence[Judgement]) -> Finding:
    """The finding of a claim that its windows decide about."""
    shown = _shown(decision, judged)
    places = tuple(
        _evidence(number, stance, j.window) for number, (stance, j) in enumerate(shown, 1)
    )
    differences = tuple(dict.fromkeys(_differences(claim, decision, shown)))
    told = wording.reason(decision.verdict, differences, bool(places), claim.language)
    return Finding(claim, decision.verdict, decision.confidence, told, differences, places)


def _shown(
    decision: verdicts.Decision, judged: Sequence[Judgement]
) -> list[tuple[Stance, Judgement]]:
    """The places to show: distinct ones, from different articles first."""
    told = [(Stance.SUPPORTS, j) for j in decision.supporting]
    told += [(Stance.REFUTES, j) for j in decision.refuting]
    if not told:
        related = sorted(judged, key=lambda j: -j.covered)
        told = [(Stance.RELATED, j) for j in related if j.covered > 0.3 or j.window.likeness > 0.85]
    kept: list[tuple[Stance, Judgement]] = []
    for fresh in (True, False):
        for stance, judgement in told:
            known = {j.window.article.id for _, j in kept}
            apart = all(not _overlap(j, judgement) for _, j in kept)
            if len(kept) < _SHOWN and apart and (judgement.window.article.id not in known) == fresh:
                kept.append((stance, judgement))
    return kept


def _overlap(one: Judgement, other: Judgement) -> bool:
    a, b = one.window, other.window
    return a.article.id == b.article.id and a.start < b.end and b.start < a.end


def _evidence(number: int, stance: Stance, window: evidence.Window) -> Evidence:
    return Evidence(number, stance, window.start, window.end, window.text, window.article)


def _differences(
    claim: Claim, decision: verdicts.Decision, shown: Sequence[tuple[Stance, Judgement]]
) -> Iterator[Difference]:
    if decision.disagree:
        yield from _disagreements(claim, shown)
        return
    for number, (stance, judgement) in enumerate(shown, 1):
        if stance is not Stance.REFUTES:
            continue
        for contrast in judgement.contrasts:
            yield Difference(contrast.kind, contrast.claim, contrast.evidence, number)
        if not judgement.contrasts:
            yield Difference(DifferenceKind.MEANING, claim.text, judgement.window.text, number)
        return  # the place that speaks most plainly; others may be about something else


def _disagreements(claim: Claim, shown: Sequence[tuple[Stance, Judgement]]) -> Iterator[Difference]:
    """What each article says, with its date."""
    for number, (stance, judgement) in enumerate(shown, 1):
        article = judgement.window.article
        if stance is Stance.REFUTES:
            for contrast in judgement.contrasts:
                told = wording.dated(contrast.evidence, article, claim.language)
                yield Difference(DifferenceKind.SOURCES, contrast.claim, told, number)
        for pair in judgement.figures if stance is Stance.SUPPORTS else ():
            if pair is not None:
                told = wording.dated(pair.evidence.text, article, claim.language)
                yield Difference(DifferenceKind.SOURCES, pair.claim.text, told, number)
