"""The Articles tab: the list, one article beside it, and files to take in.

In: an Assistant and what the browser sends. Out: HTML for the list and for the article.
"""

import os
from pathlib import Path
from typing import Any

import gradio as gr
from markupsafe import Markup

from qa import reading
from qa.assistant import Assistant
from qa.errors import MissingLibraryError
from qa.intake import problems
from qa.storage.entries import UPLOAD
from qa.ui import wording
from qa.ui.markup import NOTHING, both, safe, spoken
from qa.ui.panels import QUIET, answering, lane, loading, panel
from qa.ui.picture import picture_panel
from qa.ui.received import places_of, text_of
from qa.ui.sheet import Typed, corrections_of, sheet_html
from qa.ui.shelf import View, failures_html, shelf_html
from qa.ui.shielding import shielded_json
from qa.ui.uploading import take_in

_ADDING = Markup("""
<section class="adding" aria-labelledby="adding-heading">
<h2 id="adding-heading" class="unseen">{add}</h2>
<label class="drop"><input type="file" multiple accept="{accept}" data-most="{most}">
<b>{drop}</b></label>
<details class="formats"><summary>{formats}</summary><p>{suffixes}</p></details>
<ul id="uploads" aria-live="polite" data-sending {sending}></ul>
<template data-too-large>{too_large}</template><template data-not-sent>{not_sent}</template>
</section>""")
_SEARCH = Markup("""
<div class="searching"><label for="search-articles" class="unseen">{search}</label>
<input id="search-articles" type="search" data-placeholder {placeholder}></div>""")
_TOLD = Markup('<p class="told" role="status">{}</p>')


def articles_tab(blocks: gr.Blocks, assistant: Assistant, read_only: bool = False) -> None:
    """Lay the tab out and connect it. Must be called inside the Blocks.

    Where it is for reading alone, what changes articles is not there, also for a program.
    """

    def add(data: Any) -> dict[str, str]:
        folder = Path(os.environ["GRADIO_TEMP_DIR"])
        return shielded_json(lambda: take_in(assistant, folder, data))

    def listed(data: Any) -> Markup:
        return _listed(assistant, data, read_only)

    with gr.Row(elem_id="articles", elem_classes="split"):
        with gr.Column(elem_classes="main"):
            tools = _tools(assistant, read_only)
            panel("shelf-tools", "shelfTools", tools, functions=[] if read_only else [add])
            picture_panel(assistant)
            shelf = panel("shelf", "shelf")
        with gr.Column(elem_classes="side"):
            sheet = panel("sheet", "sheet")
    lane(shelf.input(answering(listed), outputs=shelf, **QUIET), "shelf")
    read = shelf.select(
        answering(lambda data: _read(assistant, data, read_only)), outputs=sheet, **QUIET
    )
    lane(read, "sheet")
    blocks.load(loading(lambda: listed({})), outputs=shelf, **QUIET)
    if not read_only:
        _connect_changes(assistant, shelf, sheet)


def _connect_changes(assistant: Assistant, shelf: gr.HTML, sheet: gr.HTML) -> None:
    """Connect what corrects and removes the article that is read."""
    forgotten = shelf.delete(
        answering(lambda data: _forget(assistant, data)), outputs=shelf, **QUIET
    )
    corrected = sheet.submit(
        answering(lambda data: _correct(assistant, data)), outputs=sheet, **QUIET
    )
    removed = sheet.delete(answering(lambda data: _remove(assistant, data)), outputs=sheet, **QUIET)
    for changed in (corrected, removed):
        changed.then(fn=None, js="() => qaPage.showSheet()")
        changed.then(fn=None, js="() => qaPage.articlesChanged()")
    for asked in (forgotten, corrected, removed):
        asked.failure(fn=None, js="() => qaPage.tellFailure()")


def _tools(assistant: Assistant, read_only: bool) -> Markup:
    """What stands above the list: where files are dropped, and the search."""
    search = _SEARCH.format(
        search=both(wording.SEARCH_ARTICLES), placeholder=spoken(wording.SEARCH_ARTICLES)
    )
    return search if read_only else _adding(assistant) + search


def _adding(assistant: Assistant) -> Markup:
    suffixes = sorted(reading.suffixes())
    most = assistant.settings.file_most
    return _ADDING.format(
        add=both(wording.ADD),
        accept=safe(",".join(suffixes)),
        most=most,
        drop=both(wording.DROP),
        formats=both(wording.FORMATS),
        suffixes=safe(" ".join(suffixes)),
        sending=spoken(wording.SENDING),
        too_large=both(wording.TOO_LARGE, most=most // 1_000_000),
        not_sent=both(wording.NOT_SENT),
    )


def _read(assistant: Assistant, data: Any, read_only: bool) -> Markup:
    article = assistant.article(text_of(data, "article"))
    refused = problems.of_articles(assistant.library).get(article.id, ())
    places = places_of(data, len(article.text))
    return sheet_html(article, read_only=read_only, refused=refused, places=places)


def _listed(assistant: Assistant, data: Any, read_only: bool) -> Markup:
    """The list, and below it the files that are not in it."""
    try:
        summaries = assistant.articles()
    except MissingLibraryError:
        return shelf_html([], View.from_browser(data))
    library = assistant.library
    found = problems.of_articles(library)
    table = shelf_html(summaries, View.from_browser(data), found, library.opening)
    return table + failures_html(problems.failures(library), read_only)


def _forget(assistant: Assistant, data: Any) -> Markup:
    """Take an uploaded file that failed off the list; there is no file to try again."""
    path = UPLOAD + text_of(data, "file")
    if any(failure.path == path for failure in problems.failures(assistant.library)):
        assistant.library.forget_file(path)
    return _listed(assistant, data, read_only=False)


def _correct(assistant: Assistant, data: Any) -> Markup:
    identifier = text_of(data, "article")
    refused = problems.of_articles(assistant.library).get(identifier, ())
    typed = Typed.of(corrections_of(data))
    if typed.wrong:
        return sheet_html(assistant.article(identifier), refused=refused, typed=typed)
    saved = assistant.edit(identifier, dict(typed.values))
    return sheet_html(saved, _TOLD.format(both(wording.SAVED)), refused=refused)


def _remove(assistant: Assistant, data: Any) -> Markup:
    assistant.remove(text_of(data, "article"))
    return NOTHING
