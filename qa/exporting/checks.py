"""A checked draft as Markdown, a page of its own, JSON or a table.

In: a draft, its findings and the words of a language. Out: text. Invariant: a claim's offsets are
those of the draft, an evidence's those of its article's stored text.
"""

import json
from collections import Counter
from collections.abc import Sequence
from html import escape

from qa.checking import Evidence, Finding
from qa.checking.differing import claim_spans, disagree, evidence_spans
from qa.checking.json_form import finding_json
from qa.citation_forms import CitationForm, cite_as, escape_markdown
from qa.exporting import writing
from qa.exporting.writing import Words, block, language_tag, quoted

_COLUMNS = (
    *("claim", "claim_start", "claim_end", "verdict", "confidence", "reason", "number", "stance"),
    *("title", "publisher", "date", "url", "file", "start", "end", "text"),
)


def verdict_word(finding: Finding, words: Words) -> str:
    """The sign and the word of a verdict, or of why there is none."""
    if finding.verdict is None:
        return words[finding.claim.kind.value]
    if finding.unsure:
        return words[f"seems {finding.verdict.value}"]
    return words["disagree" if disagree(finding) else finding.verdict.value]


def where(finding: Finding, words: Words) -> str:
    """Where a claim stands in its draft, and how sure its verdict is."""
    place = writing.place(words, finding.claim.start, finding.claim.end)
    if finding.confidence is None:
        return place
    return f"{words['sure'].format(confidence=finding.confidence)}, {place}"


def counts(findings: Sequence[Finding], words: Words) -> str:
    """How many claims got which verdict."""
    told = Counter(verdict_word(finding, words) for finding in findings)
    return " · ".join(f"{word} {count}" for word, count in told.most_common())


def markdown(findings: Sequence[Finding], words: Words) -> str:
    """Each claim with its verdict, why, and the places for and against."""
    lines = [f"# {words['check']}", "", counts(findings, words), ""]
    for number, finding in enumerate(findings, 1):
        claim = finding.claim
        lines += [f"## {number}. {verdict_word(finding, words)}", "", *block(claim.text)]
        lines += [f"{quoted(finding.reason)} ({where(finding, words)})", ""]
        for evidence in finding.evidence:
            source = cite_as(evidence.article, CitationForm.MARKDOWN)
            lines += [f"### \\[{evidence.number}\\] {words[evidence.stance.value]}: {source}", ""]
            lines += block(evidence.text)
            place = writing.place(words, evidence.start, evidence.end)
            lines += [f"{place}, {escape_markdown(evidence.article.file)}", ""]
    return "\n".join([*lines, words["made"], ""])


def html(findings: Sequence[Finding], words: Words) -> str:
    """A page that needs nothing else."""
    parts = [f"<p>{escape(counts(findings, words))}</p>"]
    for number, finding in enumerate(findings, 1):
        claim, name = finding.claim, finding.verdict.value if finding.verdict else "none"
        text = writing.marked(claim.text, 0, len(claim.text), claim_spans(finding))
        parts.append(
            f'<section><h2 class="{name}">{number}. {escape(verdict_word(finding, words))}</h2>\n'
            f'<blockquote class="text">{text}</blockquote>\n'
            f'<p>{escape(finding.reason)} <span class="byline">{where(finding, words)}</span></p>'
        )
        parts += [_card(finding, evidence, words) for evidence in finding.evidence]
        parts.append("</section>")
    parts.append(f'<p class="byline">{escape(words["made"])}</p>')
    return writing.page(words["check"], words, "\n".join(parts))


def _card(finding: Finding, evidence: Evidence, words: Words) -> str:
    article = evidence.article
    place = writing.place(words, evidence.start, evidence.end)
    spans = evidence_spans(finding, evidence)
    text = writing.marked(article.text, evidence.start, evidence.end, spans)
    return (
        f"<h3>[{evidence.number}] {words[evidence.stance.value]}: "
        f"{writing.linked_title(article)}</h3>\n"
        f'<p class="byline">{escape(writing.byline(article, place, article.file))}</p>\n'
        f'<p class="text" lang="{escape(language_tag(article.language))}">{text}</p>'
    )


def as_json(findings: Sequence[Finding], _: Words) -> str:
    """What the command line prints of a draft: a list, in the order of the text."""
    rows = [finding_json(finding, number) for number, finding in enumerate(findings, 1)]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def csv(findings: Sequence[Finding], _: Words) -> str:
    """A row for each place of each claim; a claim without any has one row."""
    rows = []
    for finding in findings:
        rows += [_row(finding, evidence) for evidence in finding.evidence or (None,)]
    return writing.table(_COLUMNS, rows)


def _row(finding: Finding, evidence: Evidence | None) -> dict[str, object]:
    row: dict[str, object] = {
        "claim": finding.claim.text,
        "claim_start": finding.claim.start,
        "claim_end": finding.claim.end,
        "verdict": finding.verdict.value if finding.verdict else finding.claim.kind.value,
        "confidence": finding.confidence,
        "reason": finding.reason,
    }
    if evidence is None:
        return row
    article = evidence.article
    return row | {
        "number": evidence.number,
        "stance": evidence.stance.value,
        "title": article.title,
        "publisher": article.publisher,
        "date": article.date,
        "url": article.url,
        "file": article.file,
        "start": evidence.start,
        "end": evidence.end,
        "text": evidence.text,
    }
