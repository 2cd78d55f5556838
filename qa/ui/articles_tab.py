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
from qa.ui import wording
from qa.ui.markup import NOTHING, both, notice, safe, spoken
from qa.ui.panels import QUIET, answering, loading, panel
from qa.ui.received import text_of
from qa.ui.sheet import corrections_of, sheet_html
from qa.ui.shelf import View, shelf_html
from qa.ui.shielding import shielded_json
from qa.ui.uploading import take_in

_TOOLS = Markup("""
<section class="adding" aria-labelledby="adding-heading">
<h2 id="adding-heading" class="unseen">{add}</h2>
<label class="drop"><input type="file" multiple accept="{accept}" data-most="{most}">
<b>{drop}</b><small>{formats}</small></label>
<ul id="uploads" aria-live="polite" data-sending {sending}></ul>
<template data-too-large>{too_large}</template><template data-not-sent>{not_sent}</template>
</section>
<div class="searching"><label for="search-articles" class="unseen">{search}</label>
<input id="search-articles" type="search" data-placeholder {placeholder}></div>""")
_TOLD = Markup('<p class="told" role="status">{}</p>')


def articles_tab(blocks: gr.Blocks, assistant: Assistant) -> None:
    """Lay the tab out and connect it. Must be called inside the Blocks."""

    def add(data: Any) -> dict[str, str]:
        folder = Path(os.environ["GRADIO_TEMP_DIR"])
        return shielded_json(lambda: take_in(assistant, folder, data))

    def listed(data: Any) -> Markup:
        try:
            summaries = assistant.articles()
        except MissingLibraryError:
            summaries = []
        return shelf_html(summaries, View.from_browser(data))

    with gr.Row(elem_id="articles", elem_classes="split"):
        with gr.Column(elem_classes="main"):
            panel("shelf-tools", "shelfTools", _tools(assistant), functions=[add])
            shelf = panel("shelf", "shelf")
        with gr.Column(elem_classes="side"):
            sheet = panel("sheet", "sheet")
    shelf.input(answering(listed), outputs=shelf, **QUIET)
    read = shelf.select(
        answering(lambda data: sheet_html(assistant.article(text_of(data, "article")))),
        outputs=sheet,
        **QUIET,
    )
    corrected = sheet.submit(
        answering(lambda data: _correct(assistant, data)), outputs=sheet, **QUIET
    )
    removed = sheet.delete(answering(lambda data: _remove(assistant, data)), outputs=sheet, **QUIET)
    for shown in (read, corrected, removed):
        shown.then(fn=None, js="() => qaPage.showSheet()")
    for changed in (corrected, removed):
        changed.then(fn=None, js="() => qaPage.refreshShelf()")
    blocks.load(loading(lambda: listed({})), outputs=shelf, **QUIET)


def _tools(assistant: Assistant) -> Markup:
    suffixes = sorted(reading.suffixes())
    most = assistant.settings.file_most
    return _TOOLS.format(
        add=both(wording.ADD),
        accept=safe(",".join(suffixes)),
        most=most,
        drop=both(wording.DROP),
        formats=both(wording.FORMATS, formats=" ".join(suffixes)),
        sending=spoken(wording.SENDING),
        too_large=both(wording.TOO_LARGE, most=most // 1_000_000),
        not_sent=both(wording.NOT_SENT),
        search=both(wording.SEARCH_ARTICLES),
        placeholder=spoken(wording.SEARCH_ARTICLES),
    )


def _correct(assistant: Assistant, data: Any) -> Markup:
    identifier = text_of(data, "article")
    values = corrections_of(data)
    if values is None:
        return sheet_html(assistant.article(identifier), notice(wording.NO_DATE))
    return sheet_html(assistant.edit(identifier, values), _TOLD.format(both(wording.SAVED)))


def _remove(assistant: Assistant, data: Any) -> Markup:
    assistant.remove(text_of(data, "article"))
    return NOTHING
