"""The Ask tab: a question, its answer, and the article beside it.

In: an Assistant and what the browser sends. Out: HTML for the answer and for the article.
"""

from collections.abc import Sequence
from typing import Any

import gradio as gr
from markupsafe import Markup

from qa.assistant import Assistant
from qa.errors import MissingLibraryError
from qa.exporting import ExportForm, export_answer
from qa.records import ArticleSummary
from qa.ui import wording
from qa.ui.examples import Examples
from qa.ui.filtering import filters_html, filters_of
from qa.ui.markup import NOTHING, both, join, notice, safe, spoken
from qa.ui.panels import ASKING, QUIET, answering, lane, loading, panel
from qa.ui.reader import reader_html
from qa.ui.received import file_name, file_of, number_of, places_of, text_of
from qa.ui.rendering import answer_html
from qa.ui.shielding import shielded_json

_FORM = Markup("""
<form class="ask" role="search" autocomplete="off">
<label for="question" class="unseen">{label}</label>
<div class="box">
<textarea id="question" rows="1" enterkeyhint="search" spellcheck="false" data-placeholder
 data-most="{most}" {placeholder}></textarea>
<button type="submit" class="primary">{ask}</button>
</div>
<p class="unseen" role="status" aria-live="polite" id="status" {searching}></p>
<p class="waiting" aria-hidden="true">{waiting}</p>
<div id="refused"></div>
<template id="refused-unreached">{unreached}</template><template id="refused-busy">{busy}</template>
<template id="refused-long">{long}</template>
</form>""")
_HISTORY = Markup("""
<details class="history" hidden><summary>{earlier}</summary><div><ul></ul>
<p>{kept} <button type="button" class="plain" data-forget>{forget}</button></p></div></details>""")
_BEGINNING = Markup('<section class="examples"><p class="holdings">{}</p>{}</section>')
_EXAMPLES = Markup("<h2>{}</h2><ul>{}</ul>")
_DATES = Markup('<span class="close-up">{} – {}</span>')
_EXAMPLE = Markup('<li><button type="button" lang="{0}" data-question="{1}">{1}</button></li>')


def ask_tab(blocks: gr.Blocks, assistant: Assistant, examples: Examples) -> None:
    """Lay the tab out and connect it. Must be called inside the Blocks."""

    def export(data: Any) -> dict[str, str]:
        return shielded_json(lambda: _export(assistant, data))

    with gr.Row(elem_id="ask", elem_classes="split"):
        with gr.Column(elem_classes="main"):
            form = panel("form", "form", _form(assistant.settings.question_most))
            filters = panel("filters", "filters")
            panel("history", "history", _history())
            beginnings = panel("examples", "beginning")
            answer = panel("answer", "answer", functions=[export])
        with gr.Column(elem_classes="side"):
            reader = panel("reader", "reader")
    asked = form.submit(
        answering(lambda data: _answer(assistant, data)), outputs=answer, **QUIET, **ASKING
    )
    lane(asked, "ask")
    opened = answer.select(answering(lambda data: _open(assistant, data)), outputs=reader, **QUIET)
    lane(opened, "reader")
    filters.apply(answering(lambda _: filters_html(assistant.articles())), outputs=filters, **QUIET)
    beginnings.apply(answering(lambda _: _beginning(examples)), outputs=beginnings, **QUIET)
    blocks.load(loading(lambda: _beginning(examples)), outputs=beginnings, **QUIET)
    blocks.load(loading(lambda: filters_html(assistant.articles())), outputs=filters, **QUIET)


def _form(most: int) -> Markup:
    return _FORM.format(
        label=both(wording.QUESTION),
        placeholder=spoken(wording.PLACEHOLDER),
        ask=both(wording.ASK),
        searching=spoken(wording.SEARCHING),
        waiting=both(wording.WAITING),
        most=most,
        unreached=notice(wording.UNREACHED),
        busy=notice(wording.BUSY),
        long=notice(wording.LONG_QUESTION, length="[length]", most=f"{most:,}"),
    )


def _history() -> Markup:
    return _HISTORY.format(
        earlier=both(wording.EARLIER),
        kept=both(wording.KEPT_HERE),
        forget=both(wording.FORGET),
    )


def _answer(assistant: Assistant, data: Any) -> Markup:
    """The answer to what the form sent, or the notice of what is wrong with the question."""
    question = text_of(data, "question")
    most = assistant.settings.question_most
    if not any(character.isalnum() for character in question):
        return notice(wording.WORDLESS if question.strip() else wording.EMPTY_QUESTION)
    if len(question) > most:
        return notice(wording.LONG_QUESTION, length=f"{len(question):,}", most=f"{most:,}")
    return answer_html(assistant.ask(question, filters=filters_of(data)))


def _open(assistant: Assistant, data: Any) -> Markup:
    article = assistant.article(text_of(data, "article"))
    return reader_html(article, places_of(data, len(article.text)), number_of(data, "number"))


def _export(assistant: Assistant, data: Any) -> dict[str, str]:
    """The file that an answer is taken along in; asking again gives the same answer."""
    form = ExportForm(text_of(data, "form"))
    answer = assistant.ask(text_of(data, "question"), filters=filters_of(data))
    name = file_name(answer.question, form.value)
    return file_of(name, export_answer(answer, form, text_of(data, "page_language")))


def _beginning(examples: Examples) -> Markup:
    """What there is to ask, with questions to begin with, as buttons; or how to add articles."""
    try:
        summaries = examples.assistant.articles()
    except MissingLibraryError:
        summaries = []
    if not summaries:
        return _BEGINNING.format(both(wording.NO_ARTICLES), NOTHING)
    rows = [_EXAMPLE.format(one.language, safe(one.question)) for one in examples.current()]
    shown = _EXAMPLES.format(both(wording.EXAMPLES), join(rows)) if rows else NOTHING
    return _BEGINNING.format(_holdings(summaries), shown)


def _holdings(summaries: Sequence[ArticleSummary]) -> Markup:
    """How many articles there are, of how many publishers, and from when to when."""
    publishers = {one.article.publisher for one in summaries if one.article.publisher}
    dates = sorted(one.article.date for one in summaries if one.article.date)
    parts = [both(wording.HOLDINGS, articles=f"{len(summaries):,}")]
    if len(publishers) > 1:
        parts.append(both(wording.HOLDINGS_OF, publishers=f"{len(publishers):,}"))
    if dates and dates[0] != dates[-1]:
        parts.append(_DATES.format(dates[0], dates[-1]))
    return join(parts, Markup(" · "))
