"""Pieces of the page that hold our own markup, and how their events are wired.

In: Markup and the name of the script's function that looks after it. Out: a Gradio component.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import gradio as gr
from markupsafe import Markup

from qa.errors import MissingLibraryError
from qa.ui.markup import NOTHING
from qa.ui.received import number_of
from qa.ui.shielding import notice_of, shielded

_MADE_FOR = Markup('<div class="made" data-request="{}">{}</div>')


def panel(
    name: str,
    script: str,
    html: Markup = NOTHING,
    functions: Sequence[Callable[[Any], dict[str, str]]] = (),
) -> gr.HTML:
    """A piece of the page with this id; `qaPage.<script>` gets it once it is there.

    `functions` are what the script may call for a result of its own, by their names.
    """
    return gr.HTML(
        str(html),
        elem_id=name,
        apply_default_css=False,
        server_functions=list(functions),
        js_on_load=f"qaPage.{script}(element, qaPage.heard(trigger), watch, server, upload)",
    )


def answering(work: Callable[[Any], Markup]) -> Callable[[gr.EventData], str]:
    """A listener for an event of a panel: `work` gets what the script sent along."""

    def listener(event: gr.EventData) -> str:
        return str(_numbered(event._data, shielded(lambda: work(event._data))))

    return listener


def streaming(work: Callable[[Any], Iterator[Markup]]) -> Callable[[gr.EventData], Iterator[str]]:
    """The same for what is drawn again and again while it is made."""

    def listener(event: gr.EventData) -> Iterator[str]:
        try:
            for drawn in work(event._data):
                yield str(_numbered(event._data, drawn))
        except Exception as error:
            yield str(_numbered(event._data, notice_of(error)))

    return listener


def _numbered(data: Any, drawn: Markup) -> Markup:
    """What was made for a request that has a number, with that number.

    By it the script knows an answer that comes late, when something else has been asked.
    """
    number = number_of(data, "request")
    return _MADE_FOR.format(number, drawn) if number else drawn


def lane(event: Any, name: str) -> None:
    """Tell the script's lane of this name when an event is through, or was refused."""
    event.then(fn=None, js=f"() => qaPage.landed('{name}')")
    event.failure(fn=None, js=f"() => qaPage.landed('{name}', true)")


def loading(work: Callable[[], Markup]) -> Callable[[], str]:
    """A listener for the page being opened; what needs articles stays empty without them."""

    def listener() -> str:
        try:
            return str(work())
        except MissingLibraryError:
            return ""
        except Exception as error:
            return str(notice_of(error))

    return listener


# How every listener of the page is registered: our own script shows that something is under way,
# and sees to it that the last click wins (`lane`; of two clicks that overlap, Gradio's own
# "always_last" repeats the first); only the named endpoints are for others to call.
QUIET: dict[str, Any] = {
    "show_progress": "hidden",
    "trigger_mode": "multiple",
    "api_visibility": "private",
}
# Questions share their turn, from wherever they come: more at a time than there are cores makes
# each of them slower.
ASKING: dict[str, Any] = {"concurrency_id": "ask", "concurrency_limit": 2}
# Checks have a turn of their own, so that a long draft keeps no question waiting.
CHECKING: dict[str, Any] = {"concurrency_id": "check", "concurrency_limit": 2}
