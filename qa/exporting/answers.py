"""An answer as Markdown, a page of its own, JSON or a table.

In: an answer and the words of a language. Out: text. Invariant: offsets are those of the article's
stored text.
"""

import json
from html import escape

from qa.citation_forms import CitationForm, cite_as, escape_markdown
from qa.exporting import writing
from qa.exporting.writing import Words, block, language_tag, quoted
from qa.json_form import answer_json
from qa.records import Answer, Citation

_COLUMNS = (
    *("question", "number", "score", "title", "publisher", "author", "date"),
    *("url", "file", "page", "start", "end", "found", "text"),
)


def markdown(answer: Answer, words: Words) -> str:
    """The quotation, and each passage with its source and place."""
    lines = [f"# {escape_markdown(answer.question)}", ""]
    if answer.corrected is not None:
        lines += [understood(escape_markdown(answer.corrected), words), ""]
    if answer.quotation is None:
        lines += [words["none"], ""]
    else:
        if answer.unsure:
            lines += [words["doubt"], ""]
        numbers = "".join(f" \\[{number}\\]" for number in answer.quotation.citations)
        told, blank = block(answer.quotation.text)
        lines += [f"{told}{numbers}", blank]
    lines += [f"## {words['passages']}", ""]
    for citation in answer.passages:
        source = cite_as(citation.article, CitationForm.MARKDOWN, citation.page)
        lines += [f"### {citation.number}. {source}", ""]
        lines += block(citation.text)
        lines += [f"{words['found']}: {quoted(found)}\n" for found in found_in(citation)]
        lines += [f"{_place(citation, words)}, {escape_markdown(citation.article.file)}", ""]
    return "\n".join(lines)


def understood(question: str, words: Words) -> str:
    """How a question was understood that was mended, as the page tells it."""
    return words["understood"].format(question=question)


def page_of(citation: Citation, words: Words) -> str:
    """The printed page of a passage, or nothing."""
    return words["page"].format(page=citation.page) if citation.page is not None else ""


def found_in(citation: Citation) -> list[str]:
    """The sentences that were found in a passage."""
    return [citation.article.text[start:end] for start, end in citation.highlights]


def _place(citation: Citation, words: Words) -> str:
    return writing.place(words, citation.start, citation.end)


def html(answer: Answer, words: Words) -> str:
    """A page that needs nothing else."""
    if answer.quotation is None:
        told = f"<p>{words['none']}</p>"
    else:
        cited = {citation.number: citation for citation in answer.passages}
        first = cited[answer.quotation.citations[0]]
        language = language_tag(first.article.language)
        numbers = "".join(
            f' <a href="#passage-{number}">[{number}]</a>' for number in answer.quotation.citations
        )
        told = (
            f'<blockquote lang="{escape(language)}">'
            f"{escape(answer.quotation.text)}{numbers}</blockquote>"
        )
    if answer.unsure:
        told = f"<p>{escape(words['doubt'])}</p>\n{told}"
    if answer.corrected is not None:
        told += f"\n<p>{escape(understood(answer.corrected, words))}</p>"
    cards = "\n".join(_card(citation, words) for citation in answer.passages)
    body = f"{told}\n<h2>{words['passages']}</h2>\n{cards}"
    return writing.page(answer.question, words, body)


def _card(citation: Citation, words: Words) -> str:
    article = citation.article
    title = writing.linked_title(article)
    where = (page_of(citation, words), _place(citation, words), article.file)
    byline = escape(writing.byline(article, *where))
    text = writing.marked(article.text, citation.start, citation.end, citation.highlights)
    return (
        f'<section id="passage-{citation.number}"><h3>{citation.number}. {title}</h3>\n'
        f'<p class="byline">{byline}</p>\n'
        f'<p class="text" lang="{escape(language_tag(article.language))}">{text}</p></section>'
    )


def as_json(answer: Answer, _: Words) -> str:
    """What the command line prints."""
    return json.dumps(answer_json(answer), ensure_ascii=False, indent=2) + "\n"


def csv(answer: Answer, _: Words) -> str:
    """A row for each passage."""
    return writing.table(_COLUMNS, (_row(answer, citation) for citation in answer.passages))


def _row(answer: Answer, citation: Citation) -> dict[str, object]:
    article = citation.article
    return {
        "question": answer.question,
        "number": citation.number,
        "score": citation.score,
        "title": article.title,
        "publisher": article.publisher,
        "author": article.author,
        "date": article.date,
        "url": article.url,
        "file": article.file,
        "page": citation.page,
        "start": citation.start,
        "end": citation.end,
        "found": " ".join(found_in(citation)),
        "text": citation.text,
    }
