"""Findings drawn as text for people at a terminal: a sign, a word and, on a terminal, a colour.

Invariant: the word alone tells the verdict; colour and sign only repeat it.
"""

import textwrap
from collections import Counter
from collections.abc import Sequence

from qa.checking.claim_kinds import ClaimKind
from qa.checking.findings import Evidence, Finding, Stance, Verdict
from qa.commands.drawing import safe

_SIGNS = {Verdict.SUPPORTED: "✓", Verdict.REFUTED: "✗", Verdict.NOT_ENOUGH_INFO: "?"}
_COLOURS = {
    Verdict.SUPPORTED: "\x1b[32m",
    Verdict.REFUTED: "\x1b[31m",
    Verdict.NOT_ENOUGH_INFO: "\x1b[33m",
}
_PLAIN = "\x1b[0m"
_STANCES = {Stance.SUPPORTS: "+", Stance.REFUTES: "-", Stance.RELATED: " "}
_WIDTH = 88
_SHOWN_MOST = 300  # characters of a place


def draw_findings(findings: Sequence[Finding], colour: bool = False) -> str:
    """One block a claim, and a line of counts where there are several."""
    blocks = ["\n".join(_lines(finding, colour)) for finding in findings]
    if len(findings) > 1:
        counts = Counter(map(_word, findings))
        blocks.append(", ".join(f"{count} {word}" for word, count in sorted(counts.items())))
    return "\n\n".join(blocks)


def _word(finding: Finding) -> str:
    """The verdict, or what the claim is where there is none."""
    if finding.verdict is not None:
        return finding.verdict.value
    kind = finding.claim.kind
    return "NOT CHECKED" if kind is ClaimKind.OTHER else kind.value


def _lines(finding: Finding, colour: bool) -> list[str]:
    claim = " ".join(safe(finding.claim.text).split())
    told = [f"    {line}" for line in textwrap.wrap(claim, _WIDTH - 4)[:8]]
    if finding.verdict is None:
        return [f"· {_word(finding)}  {finding.reason}", *told]
    head = f"{_SIGNS[finding.verdict]} {finding.verdict.value}"
    if colour:
        head = f"{_COLOURS[finding.verdict]}{head}{_PLAIN}"
    sure = "" if finding.confidence is None else f" {finding.confidence:.2f}"
    sure += " (unsure)" if finding.unsure else ""
    lines = [f"{head}{sure}  {safe(finding.reason)}", *told]
    for evidence in finding.evidence:
        lines += _place(evidence)
    return lines


def _place(evidence: Evidence) -> list[str]:
    article = evidence.article
    text = " ".join(safe(evidence.text).split())
    text = text if len(text) <= _SHOWN_MOST else text[:_SHOWN_MOST] + "…"
    facts = ", ".join(safe(fact) for fact in (article.publisher, article.date) if fact)
    title = safe(article.title or article.file) + (f" ({facts})" if facts else "")
    head = f"  [{evidence.number}] {_STANCES[evidence.stance]} {evidence.stance.value}: {title}"
    place = f"      {safe(article.file)} {evidence.start}-{evidence.end}"
    return [
        head,
        place,
        *textwrap.wrap(text, _WIDTH, initial_indent="      ", subsequent_indent="      "),
    ]
