"""Findings to JSON, in the form that the README documents and that stays as it is.

Invariant: a claim's offsets count code points in the text that was given, an evidence's in the
article's stored text; what is not known is null.
"""

from collections.abc import Sequence
from typing import Any

from qa.checking.findings import Evidence, Finding
from qa.checking.parts import combined
from qa.json_form import article_json

Json = dict[str, Any]


def finding_json(finding: Finding, number: object = None) -> Json:
    """One claim and what came of it; `verdict` is null for what is no claim to be checked."""
    return {
        "id": number,
        "claim": finding.claim.text,
        "start": finding.claim.start,
        "end": finding.claim.end,
        "kind": finding.claim.kind.value,
        "verdict": finding.verdict and finding.verdict.value,
        "confidence": finding.confidence,
        "reason": finding.reason,
        "differences": [
            {
                "kind": difference.kind.value,
                "claim": difference.claim,
                "evidence": difference.evidence,
                "citation": difference.citation,
            }
            for difference in finding.differences
        ],
        "evidence": [_evidence_json(evidence) for evidence in finding.evidence],
    }


def _evidence_json(evidence: Evidence) -> Json:
    return {
        "number": evidence.number,
        "stance": evidence.stance.value,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
        "article": article_json(evidence.article),
    }


def row_json(claim: str, number: object, findings: Sequence[Finding]) -> Json:
    """A row of a batch: one verdict, that of its parts together, and the parts."""
    whole = combined(findings)
    told = whole.decided_by or (findings[0] if findings else None)
    shown = finding_json(told) if told else {}
    return {
        "id": number,
        "claim": claim,
        "start": 0,
        "end": len(claim),
        "verdict": whole.verdict.value,
        "confidence": whole.confidence,
        "reason": shown.get("reason", ""),
        "differences": shown.get("differences", []),
        "evidence": shown.get("evidence", []),
        "parts": [finding_json(finding, place) for place, finding in enumerate(findings, 1)],
    }
