"""The Check tab: a draft, its verdicts as they are made, and the article beside them.

In: an Assistant's checks and what the browser sends. Out: HTML for the draft and for the article.
"""

import time
from collections.abc import Iterator
from typing import Any

import gradio as gr
from markupsafe import Markup

from qa.assistant import Assistant
from qa.exporting import ExportForm, export_check
from qa.ui import wording
from qa.ui.check_rendering import checked_html
from qa.ui.checks import TEXT_MOST, Checks
from qa.ui.drafts import FILE_MOST, draft_of
from qa.ui.markup import both, join, notice, safe, spoken
from qa.ui.panels import CHECKING, QUIET, answering, lane, panel, streaming
from qa.ui.reader import reader_html
from qa.ui.received import file_name, file_of, number_of, places_of, text_of
from qa.ui.shielding import shielded_json
from qa.ui.verdict_signs import Sign
from qa.ui.wording import Text

_STEP = 0.25  # seconds between two drawings of a draft that is being checked
_SHARE = 4.0  # a drawing may take a fifth of the time: so much longer than it took is waited
_ACCEPTED = ".txt,.md,.markdown,.docx,.hwpx,.hwp,.pdf,.html,.htm,.rtf"

_FORM = Markup("""
<form class="check" autocomplete="off">
<label for="draft" class="heading">{label}</label>
<div id="draft-notice" role="alert"></div>
<div class="paper"><textarea id="draft" rows="8" spellcheck="false" data-placeholder {placeholder}
 data-most="{most}"></textarea>
<div class="buttons"><label class="choose"><input type="file" accept="{accept}" data-most="{bytes}">
<span>{open}</span></label><small>{private}</small>
<button type="submit" class="primary">{check}</button></div></div>
<p class="unseen" role="status" aria-live="polite" id="check-status" {begun}></p>
<p class="waiting" aria-hidden="true">{waiting}</p>
<dl class="legend">{legend}</dl>
<template data-stopped {halted}><p class="stopped">{stopped}</p></template>
<template data-too-large>{too_large}</template><template data-not-sent>{not_sent}</template>
<template id="draft-long">{long}</template>
</form>""")


_MEANING = Markup('<div><dt class="sign {}">{}{}</dt><dd>{}</dd></div>')
_MEANINGS: dict[Sign, Text] = {
    Sign.SUPPORTED: wording.MEANS_SUPPORTED,
    Sign.REFUTED: wording.MEANS_REFUTED,
    Sign.UNKNOWN: wording.MEANS_NOT_ENOUGH,
    Sign.DISAGREE: wording.MEANS_DISAGREE,
}


def check_tab(assistant: Assistant, checks: Checks) -> None:
    """Lay the tab out and connect it. Must be called inside the Blocks."""

    def draft(data: Any) -> dict[str, str]:
        return shielded_json(lambda: {"text": draft_of(data)})

    def export(data: Any) -> dict[str, str]:
        return shielded_json(lambda: _export(checks, data))

    with gr.Row(elem_id="check", elem_classes="split"):
        with gr.Column(elem_classes="main"):
            form = panel("check-form", "checkForm", _form(), functions=[draft])
            result = panel("checked", "checked", functions=[export])
        with gr.Column(elem_classes="side"):
            reader = panel("check-reader", "checkReader")
    checked = form.submit(
        streaming(lambda data: _checked(checks, text_of(data, "text"))),
        outputs=result,
        **QUIET,
        **CHECKING,
    )
    lane(checked, "check")
    result.stop(fn=None, cancels=[checked])
    opened = result.select(answering(lambda data: _open(assistant, data)), outputs=reader, **QUIET)
    lane(opened, "check-reader")


def _form() -> Markup:
    return _FORM.format(
        label=both(wording.DRAFT),
        placeholder=spoken(wording.DRAFT_PLACEHOLDER),
        most=TEXT_MOST,
        long=notice(wording.DRAFT_LONG, length="[length]", most=f"{TEXT_MOST:,}"),
        accept=safe(_ACCEPTED),
        bytes=FILE_MOST,
        open=both(wording.CHECK_FILE),
        private=both(wording.CHECK_PRIVATE),
        check=both(wording.CHECK),
        begun=spoken(wording.CHECK_BEGUN),
        waiting=both(wording.CHECK_WAITING),
        legend=join(
            _MEANING.format(one.value, one.icon, both(one.word), both(text))
            for one, text in _MEANINGS.items()
        ),
        stopped=both(wording.CHECK_STOPPED),
        halted=spoken(wording.CHECK_STOPPED),
        too_large=notice(wording.TOO_LARGE, most=FILE_MOST // 1_000_000),
        not_sent=notice(wording.NOT_SENT),
    )


def _checked(checks: Checks, text: str) -> Iterator[Markup]:
    """The draft drawn again and again while it is checked, or the notice of what is wrong."""
    text = text.replace("\r\n", "\n")
    if not any(character.isalnum() for character in text):
        yield notice(wording.WORDLESS if text.strip() else wording.DRAFT_EMPTY)
        return
    if len(text) > TEXT_MOST:
        yield notice(wording.DRAFT_LONG, length=f"{len(text):,}", most=f"{TEXT_MOST:,}")
        return
    claims, findings = checks.run(text)
    yield checked_html(text, claims, (), running=True)
    made, next_drawing = [], time.monotonic() + _STEP
    for finding in findings:
        made.append(finding)
        began = time.monotonic()
        if began >= next_drawing and len(made) < len(claims):
            yield checked_html(text, claims, made, running=True)
            now = time.monotonic()
            next_drawing = now + max(_STEP, _SHARE * (now - began))
    yield checked_html(text, claims, made, running=False)


def _open(assistant: Assistant, data: Any) -> Markup:
    article = assistant.article(text_of(data, "article"))
    places = places_of(data, len(article.text))
    return reader_html(article, places, number_of(data, "number"), "check-reader")


def _export(checks: Checks, data: Any) -> dict[str, str]:
    """The file that a check is taken along in."""
    form = ExportForm(text_of(data, "form"))
    text = text_of(data, "text").replace("\r\n", "\n")[:TEXT_MOST]
    findings = checks.findings(text)
    return file_of(
        file_name(findings[0].claim.text if findings else "check", form.value),
        export_check(findings, form, text_of(data, "page_language")),
    )
