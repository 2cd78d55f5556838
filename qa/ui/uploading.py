"""Files that a browser sends, one after another, into the library.

In: the place where Gradio put a file, and its name. Out: what became of it, as Markup. Invariant:
only a file that was uploaded is read, and it is deleted once it has been.
"""

import threading
from pathlib import Path, PurePath
from typing import Any

from markupsafe import Markup

from qa.assistant import Assistant
from qa.errors import RequestError
from qa.intake.indexing import SAME_AS
from qa.records import Indexed, Outcome
from qa.ui import wording
from qa.ui.markup import both, join
from qa.ui.reasons import reason_text
from qa.ui.received import text_of
from qa.ui.wording import Text

_NAME_MOST = 200  # characters
_TOLD: dict[Outcome, Text] = {
    Outcome.NEW: wording.ADDED,
    Outcome.CHANGED: wording.REPLACED,
    Outcome.UNCHANGED: wording.SAME,
    Outcome.COPY: wording.COPY_OF,
    Outcome.FAILED: wording.FAILED,
}
_OUTCOME = Markup('<span class="outcome {}">{}</span>')
_LEFT_OUT = Markup('<small class="outcome failed">{}</small>')
_LEFT_OUT_MOST = 20  # parts of one file that are told of
# One file at a time: the library takes one writer, and those who ask must not wait for a
# processor that a hundred uploads share out among themselves.
_turn = threading.Lock()


def take_in(assistant: Assistant, folder: Path, data: Any) -> dict[str, str]:
    """Index one uploaded file; `folder` is where uploads are put. Raises RequestError."""
    place = _uploaded(folder, text_of(data, "path"))
    name = PurePath(text_of(data, "name").replace("\\", "/")).name or place.name
    with _turn:
        try:
            done = assistant.add(_short(name), place.read_bytes())
        finally:
            place.unlink(missing_ok=True)
    return {"outcome": done.outcome.value, "html": str(outcome_html(done))}


def outcome_html(done: Indexed) -> Markup:
    """What became of one file, with the reason where it failed."""
    text = _TOLD[done.outcome]
    if done.outcome == Outcome.NEW and done.articles > 1:
        text = wording.ADDED_MANY
    reason = done.reason or ""
    original = reason.removeprefix(SAME_AS)
    told = both(text, articles=done.articles, original=original, reason=reason_text(reason))
    left_out = [
        _LEFT_OUT.format(both(wording.NOT_READ, part=part, reason=reason_text(reason)))
        for part, reason in done.refused[:_LEFT_OUT_MOST]
    ]
    return _OUTCOME.format(done.outcome.value, told) + join(left_out)


def _uploaded(folder: Path, path: str) -> Path:
    place = Path(path).resolve()
    if not place.is_relative_to(folder.resolve()) or not place.is_file():
        raise RequestError("the uploaded file is gone; send it again")
    return place


def _short(name: str) -> str:
    """A name without what can't be seen, and cut in the middle where it is long."""
    name = "".join(character for character in name if character.isprintable())
    if len(name) > _NAME_MOST:
        name = name[: _NAME_MOST - 20] + name[-20:]
    return name
