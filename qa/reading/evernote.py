"""An .enex file, notes as Evernote exports them -> one article a note.

Comes in: bytes. Goes out: RawArticles whose `member` is the note's number, and a refusal for every
note without text. Invariant: attached files are left out, and the day on which a note was made is
the article's only where no page is named that it was taken from.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from qa.errors import EmptyFileError
from qa.reading.code_marks import rendered
from qa.reading.facts import metadata_of
from qa.reading.refusals import Refusal
from qa.reading.safe_xml import named, parse_xml
from qa.reading.webpage import page_text
from qa.records import Origin, RawArticle

if TYPE_CHECKING:
    from lxml.etree import _Element

_ATTACHED: Final = re.compile(rb"<resource>.*?</resource>", re.DOTALL)
_DAY: Final = re.compile(r"(\d{4})(\d\d)(\d\d)T\d{6}Z")


def read_evernote(data: bytes) -> Iterator[RawArticle | Refusal]:
    """Read the notes of an export in their order."""
    notes = list(named(parse_xml(_ATTACHED.sub(b"", data.lstrip()), "export"), "note"))
    if not notes:
        raise EmptyFileError("The export has no notes; nothing is in it to read.")
    for number, note in enumerate(notes, start=1):
        content = _value(note, "content")
        body = rendered(page_text(content) if content.strip() else "")
        if not body.text.strip():
            reason = f"Note {number} holds no text; give it some, or leave it out."
            yield Refusal(str(number), EmptyFileError(reason))
            continue
        link, made = _value(note, "source-url"), _DAY.fullmatch(_value(note, "created"))
        known = {
            "title": _value(note, "title"),
            "author": _value(note, "author"),
            "url": link,
            "date": "-".join(made.groups()) if made and not link else "",
        }
        yield replace(body, metadata=metadata_of(known, Origin.PROPERTIES), member=str(number))


def _value(note: "_Element", name: str) -> str:
    return next((found.text or "" for found in named(note, name)), "").strip()
