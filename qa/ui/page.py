"""The page put together: the head of it, one module a tab, and what all tabs share.

In: an Assistant. Out: Gradio Blocks, and the style and script that go into the page's head.
"""

from importlib.resources import files

import gradio as gr
from markupsafe import Markup

from qa.assistant import Assistant
from qa.ui import wording
from qa.ui.articles_tab import articles_tab
from qa.ui.asking import ask_tab
from qa.ui.checking_tab import check_tab
from qa.ui.checks import Checks
from qa.ui.endpoints import add_endpoints
from qa.ui.examples import Examples
from qa.ui.markup import both, join, spoken, unseen
from qa.ui.options import ServeOptions
from qa.ui.panels import QUIET, panel
from qa.ui.wording import Text

_TABS: tuple[tuple[str, Text], ...] = (
    ("ask", wording.ASK_TAB),
    ("check", wording.CHECK_TAB),
    ("articles", wording.ARTICLES_TAB),
)

_TOP = Markup("""
<a class="skip" href="#question">{skip}</a>
<header class="top">
<h1><a class="brand" href="." data-home><b>qa</b> <span>{tagline}</span></a></h1>
<nav>{navigation}<ul>{tabs}</ul></nav>
<div class="choices" role="group" aria-labelledby="choices-name">
<span id="choices-name" class="unseen">{choices}</span>
<button type="button" data-language="ko" lang="ko">한국어</button>
<button type="button" data-language="en" lang="en">English</button>
<button type="button" data-theme-switch>{theme}<span class="sun" aria-hidden="true"></span></button>
</div>
</header>
<p class="toast" role="status" aria-live="polite" id="toast" {failed}></p>""")


def build(
    assistant: Assistant, examples: Examples, checks: Checks, options: ServeOptions
) -> gr.Blocks:
    """Build the page over an assistant."""
    blocks: gr.Blocks
    with gr.Blocks(
        title="qa",
        analytics_enabled=False,
        fill_width=True,
        delete_cache=(3600, 86400),  # seconds: look every hour, delete what is a day old
    ) as blocks:
        panel("top", "top", _top()).apply(fn=_nothing, **QUIET)
        with gr.Column(elem_id="tab-ask", elem_classes="tab"):
            ask_tab(blocks, assistant, examples)
        with gr.Column(elem_id="tab-check", elem_classes="tab"):
            check_tab(assistant, checks)
        with gr.Column(elem_id="tab-articles", elem_classes="tab"):
            articles_tab(blocks, assistant, options.read_only)
        add_endpoints(assistant, checks)
    return blocks


def _nothing() -> None:
    """What the page has done where only the stream of answers is to be opened."""


def head() -> str:
    """The style and the script of the page, to stand in its head."""
    folder = files("qa.ui") / "assets"
    style = (folder / "style.css").read_text(encoding="utf-8")
    scripts = [
        (folder / name).read_text(encoding="utf-8")
        for name in (
            "page.js",
            "reader.js",
            "asking.js",
            "checking.js",
            "articles.js",
            "picture.js",
        )
    ]
    return f"<style>{style}</style><script>{''.join(scripts)}</script>"


def _top() -> Markup:
    tabs = [
        Markup('<li><a href="#{}">{}</a></li>').format(name, both(text)) for name, text in _TABS
    ]
    return _TOP.format(
        skip=both(wording.SKIP),
        tagline=both(wording.TAGLINE),
        navigation=unseen(wording.SECTIONS),
        tabs=join(tabs),
        choices=both(wording.CHOICES),
        theme=unseen(wording.THEME_CHOICE),
        failed=spoken(wording.NOT_DONE),
    )
