"""An answer or a check to take along: Markdown, a page of its own, Word, JSON or a table.

In: an answer, or findings. Out: the bytes of a file. Invariant: offsets are those of the article's
stored text (a claim's, of the draft), and no word of an article, a question or a claim is markup,
or a formula, in the file that it ends up in.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum

from qa.checking import Finding
from qa.exporting import answers, checks, word
from qa.exporting.writing import Words, cut, language_tag, words_of
from qa.records import Answer

__all__ = ["ExportForm", "cut", "export_answer", "export_check", "language_tag"]


class ExportForm(StrEnum):
    """The forms that something can be taken along in; the value is the file's suffix."""

    MARKDOWN = "md"
    WORD = "docx"
    HTML = "html"
    JSON = "json"
    CSV = "csv"


def export_answer(answer: Answer, form: ExportForm, language: str = "ko") -> bytes:
    """A file with an answer and its passages; `language` is that of the headings."""
    if form is ExportForm.WORD:
        return word.answer(answer, words_of(language))
    return _ANSWERS[form](answer, words_of(language)).encode("utf-8", "replace")


def export_check(findings: Sequence[Finding], form: ExportForm, language: str = "ko") -> bytes:
    """A file with the claims of a draft, their verdicts and the evidence."""
    if form is ExportForm.WORD:
        return word.check(findings, words_of(language))
    return _CHECKS[form](findings, words_of(language)).encode("utf-8", "replace")


_ANSWERS: dict[ExportForm, Callable[[Answer, Words], str]] = {
    ExportForm.MARKDOWN: answers.markdown,
    ExportForm.HTML: answers.html,
    ExportForm.JSON: answers.as_json,
    ExportForm.CSV: answers.csv,
}
_CHECKS: dict[ExportForm, Callable[[Sequence[Finding], Words], str]] = {
    ExportForm.MARKDOWN: checks.markdown,
    ExportForm.HTML: checks.html,
    ExportForm.JSON: checks.as_json,
    ExportForm.CSV: checks.csv,
}
