"""Records drawn as text for people at a terminal.

Invariant: everything drawn comes from the record; nothing is looked up or left to guess.
"""

import textwrap
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import Any

from qa.records import (
    Answer,
    Article,
    ArticleSummary,
    Citation,
    IndexReport,
    Language,
    Outcome,
)
from qa.search.several import asks_several

_WIDTH = 88
_KINDS = 6  # of files that are passed over, by name; the others are counted together
# By whether the question is Korean, for who asks in a language reads it.
_UNDERSTOOD = ("Understood as: {}", "이렇게 이해했습니다: {}")
_SEVERAL = (
    "Several things are asked, and one is answered: ask them one by one.",
    "물음이 여럿입니다. 한 번에 한 가지만 답하니, 하나씩 물어보세요.",
)
_NOT_FOUND = ("Not found in the articles.", "기사에서 답을 찾지 못했습니다.")
_UNSURE = (
    "This may be the answer, or the articles may not tell it (confidence {:.2f}):",
    "답일 수도 있고, 묻는 것이 기사에 없을 수도 있습니다(확신 {:.2f}).",
)
_RELATED = ("Related passages:", "관련된 대목:")
_MARK = ("\x1b[1m", "\x1b[0m")
_PLAIN_MARK = ("«", "»")


def draw_answer(answer: Answer, colour: bool = False) -> str:
    """The quotation, then the passages with their places; found sentences are marked."""
    korean = answer.language == Language.KOREAN
    lines: list[str] = []
    if answer.corrected:
        lines += [_UNDERSTOOD[korean].format(answer.corrected), ""]
    if asks_several(answer.question):
        lines += [_SEVERAL[korean], ""]
    if answer.quotation is None:
        lines.append(_NOT_FOUND[korean])
        lines += [_RELATED[korean]] if answer.passages else []
    else:
        if answer.unsure:
            lines += [_UNSURE[korean].format(answer.confidence), ""]
        numbers = "".join(f" [{number}]" for number in answer.quotation.citations)
        lines.append(safe(answer.quotation.text) + numbers)
    for citation in answer.passages:
        lines += ["", *_citation_lines(citation, _MARK if colour else _PLAIN_MARK)]
    return "\n".join(lines)


def _citation_lines(citation: Citation, marks: tuple[str, str]) -> list[str]:
    article = citation.article
    page = f"p. {citation.page}" if citation.page else None
    facts = [article.publisher, article.author, article.date, page]
    told = ", ".join(safe(fact) for fact in facts if fact)
    title = safe(article.title or article.file)
    head = f"[{citation.number}] {title}" + (f" ({told})" if told else "")
    place = f"    {safe(article.file)} {citation.start}-{citation.end}  score {citation.score:.3f}"
    return [head, place, *textwrap.indent(_marked(citation, marks), "    ").splitlines()]


def _marked(citation: Citation, marks: tuple[str, str]) -> str:
    """The text of a citation with marks around its highlights."""
    text, offset = citation.text, citation.start
    parts: list[str] = []
    at = 0
    for start, end in sorted(citation.highlights):
        parts += [safe(text[at : start - offset]), marks[0]]
        parts += [safe(text[start - offset : end - offset]), marks[1]]
        at = end - offset
    return "".join([*parts, safe(text[at:])])


def safe(text: str) -> str:
    """Text without the control characters that could move a terminal's cursor or hide words."""
    return "".join(
        character
        for character in text
        if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs")
    )


def draw_report(report: IndexReport) -> str:
    """Counts, then each file that failed with its reason."""
    counts = ", ".join(f"{report.count(outcome)} {outcome.value}" for outcome in Outcome)
    encoded = sum(file.encoded for file in report.files)
    lines = [f"{counts}; {encoded} passages encoded in {report.seconds:.1f} s"]
    for file in report.files:
        if file.outcome == Outcome.FAILED:
            lines.append(f"failed: {safe(file.file)}: {safe(file.reason or '')}")
        elif file.outcome == Outcome.COPY:
            lines.append(f"copy: {safe(file.file)}: {safe(file.reason or '')}")
        lines += [
            f"not read: {safe(file.file)}#{safe(member)}: {safe(why)}"
            for member, why in file.refused
        ]
    return "\n".join([*lines, *([draw_passed(report.passed)] if report.passed else [])])


def draw_passed(suffixes: Sequence[str]) -> str:
    """One line on the files that are not read for their suffix: how many of which."""
    counted = Counter(suffixes).most_common()
    kinds = [f"{count} {safe(suffix) or 'without suffix'}" for suffix, count in counted]
    if len(kinds) > _KINDS:
        rest = sum(count for _, count in counted[_KINDS:])
        kinds = [*kinds[:_KINDS], f"{rest} others"]
    return (
        f"passed over, for qa does not read such files: {', '.join(kinds)}; "
        "save what they say as .docx, .xlsx, .pdf or .txt"
    )


def draw_articles(summaries: Sequence[ArticleSummary]) -> str:
    """One line an article."""
    lines = [
        f"{summary.article.id}  {summary.article.date or '-':10}  {summary.passages:4} passages  "
        f"{safe(summary.article.title or summary.article.file)}"
        + (f" ({safe(summary.article.publisher)})" if summary.article.publisher else "")
        for summary in summaries
    ]
    return "\n".join(lines) if lines else "no articles"


def draw_article(article: Article) -> str:
    """What is known of an article and where from, a blank line, its text."""
    lines = [f"{'id':10} {article.id}", f"{'file':10} {safe(article.file)}"]
    for name in ("title", "publisher", "author", "date", "url", "language", "section"):
        value = getattr(article, name)
        origin = article.origins.get(name)
        lines.append(f"{name:10} {safe(value or '-')}" + (f"  ({origin})" if origin else ""))
    for source in article.sources:
        told = (source.title, source.publisher, source.author, source.date, source.url)
        lines.append(f"{'source':10} " + ", ".join(safe(fact) for fact in told if fact))
    lines += [f"{'copy':10} {safe(copy)}" for copy in article.copies]
    return "\n".join([*lines, "", safe(article.text)])


def draw_info(facts: dict[str, Any]) -> str:
    """One fact a line."""
    return "\n".join(f"{name:12} {value}" for name, value in facts.items())
