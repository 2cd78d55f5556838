"""An answer to take along: as Markdown, a page of its own, JSON or a table.

In: an answer. Out: text. Invariant: offsets are those of the article's stored text, and no word of
an article or a question is markup, or a formula, in the file that it ends up in.
"""

import csv
import io
import json
from collections.abc import Callable
from enum import StrEnum
from html import escape

from qa.citation_forms import CitationForm, cite_as, escape_markdown, web_address
from qa.json_form import answer_json
from qa.records import Answer, Citation

_WORDS = {
    "ko": {
        "none": "글에서 답을 찾지 못했습니다.",
        "found": "찾은 문장",
        "place": "{start}~{end}번째 글자",
        "passages": "찾은 대목",
    },
    "en": {
        "none": "Not found in the articles.",
        "found": "Found",
        "place": "characters {start} to {end}",
        "passages": "Passages",
    },
}
_COLUMNS = (
    *("question", "number", "score", "title", "publisher", "author", "date"),
    *("url", "file", "page", "start", "end", "found", "text"),
)
_STYLE = (
    "body{max-width:42rem;margin:3rem auto;padding:0 1rem;line-height:1.75;word-break:keep-all;"
    "overflow-wrap:anywhere;font-family:'Noto Sans CJK KR','Apple SD Gothic Neo','Malgun Gothic',"
    "sans-serif}blockquote{margin:0 0 .5rem;padding-left:1rem;border-left:3px solid #0b6b5d}"
    ".text{white-space:pre-line}mark{background:#ffeca3}.byline{color:#5b6068;font-size:.9rem}"
)


class ExportForm(StrEnum):
    """The forms that an answer can be taken along in; the value is the file's suffix."""

    MARKDOWN = "md"
    HTML = "html"
    JSON = "json"
    CSV = "csv"


def export_answer(answer: Answer, form: ExportForm, language: str = "ko") -> str:
    """The text of a file with an answer and its passages; `language` is that of the headings."""
    return _FORMS[form](answer, _WORDS["ko" if language == "ko" else "en"])


def _markdown(answer: Answer, words: dict[str, str]) -> str:
    lines = [f"# {escape_markdown(answer.question)}", ""]
    if answer.quotation is None:
        lines += [words["none"], ""]
    else:
        numbers = "".join(f" \\[{number}\\]" for number in answer.quotation.citations)
        lines += [f"> {_quoted(answer.quotation.text)}{numbers}", ""]
    lines += [f"## {words['passages']}", ""]
    for citation in answer.passages:
        lines += [f"### {citation.number}. {_markdown_source(citation)}", ""]
        lines += [f"> {_quoted(citation.text)}", ""]
        lines += [f"{words['found']}: {_quoted(found)}\n" for found in _found(citation)]
        lines += [f"{_place(citation, words)}, {escape_markdown(citation.article.file)}", ""]
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """Text after a mark such as `>`, where nothing at its start can begin a list or a heading."""
    shown = escape_markdown(text)
    head = shown.split(" ", 1)[0].rstrip(".)\\")
    if shown[:1] in "+-=":
        return "\\" + shown
    return shown.replace(".", "\\.", 1) if head.isdigit() else shown


def _markdown_source(citation: Citation) -> str:
    return cite_as(citation.article, CitationForm.MARKDOWN, citation.page)


def _place(citation: Citation, words: dict[str, str]) -> str:
    return words["place"].format(start=citation.start, end=citation.end)


def _found(citation: Citation) -> list[str]:
    return [citation.article.text[start:end] for start, end in citation.highlights]


def _html(answer: Answer, words: dict[str, str]) -> str:
    question = escape(answer.question)
    if answer.quotation is None:
        told = f"<p>{words['none']}</p>"
    else:
        numbers = "".join(
            f' <a href="#passage-{number}">[{number}]</a>' for number in answer.quotation.citations
        )
        told = f"<blockquote>{escape(answer.quotation.text)}{numbers}</blockquote>"
    cards = "\n".join(_html_card(citation, words) for citation in answer.passages)
    return (
        f'<!doctype html>\n<html lang="{escape(answer.language)}">\n<head><meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{question}</title>\n'
        f"<style>{_STYLE}</style></head>\n<body>\n<h1>{question}</h1>\n{told}\n"
        f"<h2>{words['passages']}</h2>\n{cards}\n</body>\n</html>\n"
    )


def _html_card(citation: Citation, words: dict[str, str]) -> str:
    article = citation.article
    title = escape(article.title or article.file)
    address = web_address(article.url)
    if address:
        title = f'<a href="{escape(address)}" rel="noopener noreferrer">{title}</a>'
    facts = (article.publisher, article.author, article.date, _place(citation, words))
    byline = " · ".join(escape(fact) for fact in facts if fact)
    return (
        f'<section id="passage-{citation.number}"><h3>{citation.number}. {title}</h3>\n'
        f'<p class="byline">{byline}</p>\n<p class="text">{_html_text(citation)}</p></section>'
    )


def _html_text(citation: Citation) -> str:
    return "".join(
        f"<mark>{escape(text)}</mark>" if found else escape(text)
        for text, found in pieces(citation)
    )


def pieces(citation: Citation) -> list[tuple[str, bool]]:
    """The text of a citation cut where its highlights begin and end: a piece, and if it is one."""
    cut: list[tuple[str, bool]] = []
    at, text = citation.start, citation.article.text
    for start, end in sorted(citation.highlights):
        start, end = max(start, at), min(end, citation.end)
        if start < end:
            cut += [(text[at:start], False), (text[start:end], True)]
            at = end
    return [*cut, (text[at : citation.end], False)]


def _json(answer: Answer, _: dict[str, str]) -> str:
    return json.dumps(answer_json(answer), ensure_ascii=False, indent=2) + "\n"


def _csv(answer: Answer, _: dict[str, str]) -> str:
    """A row for each passage; the mark at its start tells spreadsheets that it is UTF-8."""
    file = io.StringIO(newline="")
    table = csv.DictWriter(file, _COLUMNS)
    table.writeheader()
    table.writerows(_row(answer, citation) for citation in answer.passages)
    return "\ufeff" + file.getvalue()


def _row(answer: Answer, citation: Citation) -> dict[str, object]:
    article = citation.article
    words = {
        "question": answer.question,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "date": article.date,
        "url": article.url,
        "file": article.file,
        "found": " ".join(_found(citation)),
        "text": citation.text,
    }
    numbers: dict[str, object] = {
        "number": citation.number,
        "score": citation.score,
        "page": citation.page,
        "start": citation.start,
        "end": citation.end,
    }
    return {**{name: _cell(text) for name, text in words.items()}, **numbers}


def _cell(text: str | None) -> str:
    """A cell that a spreadsheet takes for text: formulas are kept from being run."""
    text = text or ""
    return f"'{text}" if text.lstrip().startswith(("=", "+", "-", "@", "|", "%")) else text


_FORMS: dict[ExportForm, Callable[[Answer, dict[str, str]], str]] = {
    ExportForm.MARKDOWN: _markdown,
    ExportForm.HTML: _html,
    ExportForm.JSON: _json,
    ExportForm.CSV: _csv,
}
