"""Where claim and evidence differ, as spans that can be marked in both.

In: a finding. Out: spans. Invariant: each span lies in the text that it is of; words that don't
stand there letter by letter, as with a subject that another clause lends, give none.
"""

import re
from collections.abc import Iterable

from qa.checking import Difference, DifferenceKind, Evidence, Finding

Span = tuple[int, int]
_WHEN = re.compile(r" \([^()]*\)$")  # what follows a figure where sources disagree


def claim_spans(finding: Finding) -> tuple[Span, ...]:
    """Spans of the claim's text that an article says otherwise."""
    return _spans(finding.claim.text, (difference.claim for difference in finding.differences))


def evidence_spans(finding: Finding, evidence: Evidence) -> tuple[Span, ...]:
    """Spans of the evidence's article, inside the evidence, that say something else."""
    told = (
        evidence_words(difference)
        for difference in finding.differences
        if difference.citation == evidence.number
    )
    return tuple(
        (evidence.start + start, evidence.start + end) for start, end in _spans(evidence.text, told)
    )


def evidence_words(difference: Difference) -> str:
    """What the article says, without the date that stands behind it where sources disagree."""
    if difference.kind is DifferenceKind.SOURCES:
        return _WHEN.sub("", difference.evidence)
    return difference.evidence


def disagree(finding: Finding) -> bool:
    """Whether one article bears the claim out and another says otherwise."""
    return any(d.kind is DifferenceKind.SOURCES for d in finding.differences)


def _spans(text: str, words: Iterable[str]) -> tuple[Span, ...]:
    found: list[Span] = []
    for one in dict.fromkeys(words):
        place = _place(text, one)
        if place and all(place[1] <= start or end <= place[0] for start, end in found):
            found.append(place)
    return tuple(sorted(found))


def _place(text: str, words: str) -> Span | None:
    """The first place of some words that is no part of a longer figure or Latin word."""
    if not words.strip():
        return None
    pattern = re.escape(words)
    before = r"(?<![0-9A-Za-z])" if words[0].isascii() and words[0].isalnum() else ""
    after = r"(?![0-9A-Za-z])" if words[-1].isascii() and words[-1].isalnum() else ""
    match = re.search(before + pattern + after, text)
    return match.span() if match else None
