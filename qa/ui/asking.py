"""The Ask tab: a question, its answer, and the article beside it.

In: what the browser sends. Out: HTML for the answer and for the article. Invariant: nothing that
the browser sends is trusted to be of the type or the size that the page's script would send.
"""

from collections.abc import Sequence
from typing import Any

import gradio as gr
from markupsafe import Markup

from qa.assistant import Assistant
from qa.records import Filters
from qa.ui import wording
from qa.ui.examples import Examples
from qa.ui.markup import NOTHING, both, join, notice, safe, spoken
from qa.ui.panels import QUIET, answering, loading, panel
from qa.ui.reader import Place, reader_html
from qa.ui.rendering import answer_html

_PLACES_MOST = 50  # marks that one article is shown with

_FORM = Markup("""
<form class="ask" role="search" autocomplete="off">
<label for="question" class="unseen">{label}</label>
<div class="box">
<textarea id="question" rows="1" enterkeyhint="search" spellcheck="false" data-placeholder
 {placeholder}></textarea>
<button type="submit" class="primary">{ask}</button>
</div>
<p class="unseen" role="status" aria-live="polite" id="status" {searching}></p>
</form>""")

_EXAMPLES = Markup("""
<section class="examples" aria-labelledby="examples-heading">
<h2 id="examples-heading">{heading}</h2><ul>{items}</ul></section>""")
_EXAMPLE = Markup('<li><button type="button" lang="{}" data-question="{}">{}</button></li>')


def ask_tab(blocks: gr.Blocks, assistant: Assistant, examples: Examples) -> None:
    """Lay the tab out and connect it. Must be called inside the Blocks."""
    with gr.Row(elem_id="ask"):
        with gr.Column(elem_id="ask-main"):
            form = panel("form", "form", _form())
            beginnings = panel("examples", "examples")
            answer = panel("answer", "answer")
        with gr.Column(elem_id="ask-beside"):
            reader = panel("reader", "reader")
    form.submit(answering(lambda data: _answer(assistant, data)), outputs=answer, **QUIET).then(
        fn=None, js="() => qaPage.settled()"
    )
    answer.select(answering(lambda data: _open(assistant, data)), outputs=reader, **QUIET)
    blocks.load(loading(lambda: _examples(examples)), outputs=beginnings, **QUIET)


def _form() -> Markup:
    return _FORM.format(
        label=both(wording.QUESTION),
        placeholder=spoken(wording.PLACEHOLDER),
        ask=both(wording.ASK),
        searching=spoken(wording.SEARCHING),
    )


def _answer(assistant: Assistant, data: Any) -> Markup:
    """The answer to what the form sent, or the notice of what is wrong with the question."""
    question = _text(data, "question")
    most = assistant.settings.question_most
    if not any(character.isalnum() for character in question):
        return notice(wording.EMPTY_QUESTION)
    if len(question) > most:
        return notice(wording.LONG_QUESTION, length=f"{len(question):,}", most=f"{most:,}")
    return answer_html(assistant.ask(question, filters=Filters()))


def _open(assistant: Assistant, data: Any) -> Markup:
    article = assistant.article(_text(data, "article"))
    places = _places(_field(data, "places"), len(article.text))
    number = _field(data, "number")
    return reader_html(article, places, number if isinstance(number, int) else 0)


def _field(data: Any, name: str) -> Any:
    return data.get(name) if isinstance(data, dict) else None


def _text(data: Any, name: str) -> str:
    value = _field(data, name)
    return value if isinstance(value, str) else ""


def _places(rows: Any, length: int) -> list[Place]:
    """The places that a browser asks to mark, as far as they lie in the article."""
    places = []
    for row in rows[:_PLACES_MOST] if isinstance(rows, list) else []:
        match row:
            case [int(number), int(start), int(end), list(highlights)]:
                if 0 <= start < end <= length:
                    places.append(Place(number, start, end, _spans(highlights, start, end)))
    return places


def _spans(rows: Sequence[Any], start: int, end: int) -> tuple[tuple[int, int], ...]:
    spans = []
    for row in rows[:_PLACES_MOST]:
        match row:
            case [int(first), int(last)] if start <= first < last <= end:
                spans.append((first, last))
    return tuple(spans)


def _examples(examples: Examples) -> Markup:
    """Questions to begin with, as buttons."""
    made = examples.current()
    if not made:
        return NOTHING
    items = [
        _EXAMPLE.format(example.language, safe(example.question), safe(example.question))
        for example in made
    ]
    return _EXAMPLES.format(heading=both(wording.EXAMPLES), items=join(items))
