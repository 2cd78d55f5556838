"""Several findings to one verdict, for a text that is to get one.

Invariant: REFUTED if a part is, SUPPORTED if every part that states something is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.checking.findings import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Combined:
    """The verdict of several findings; `decided_by` is the one that settled it, if any did."""

    verdict: Verdict
    confidence: float | None
    decided_by: Finding | None


def combined(findings: Sequence[Finding]) -> Combined:
    """The verdict of a text with several claims; without any it is NOT_ENOUGH_INFO."""
    checked = [finding for finding in findings if finding.verdict is not None]
    for verdict in (Verdict.REFUTED, Verdict.NOT_ENOUGH_INFO):
        told = [finding for finding in checked if finding.verdict is verdict]
        if told:
            surest = max(told, key=lambda finding: finding.confidence or 0.0)
            return Combined(verdict, surest.confidence, surest)
    if not checked:
        return Combined(Verdict.NOT_ENOUGH_INFO, None, None)
    weakest = min(checked, key=lambda finding: finding.confidence or 0.0)
    return Combined(Verdict.SUPPORTED, weakest.confidence, weakest)
