"""A .docx file -> its article.

Comes in: bytes. Goes out: one RawArticle: paragraphs, tables as lines, text boxes, footnotes and
endnotes at the end. Invariant: the text is what Word shows: insertions are in, deletions out.

The parts are walked here, since python-docx gives neither insertions nor text boxes nor notes.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa.reading.archives import Archive, open_archive
from qa.reading.characters import tidy
from qa.reading.properties import properties
from qa.reading.safe_xml import local_name, named, parse_xml
from qa.reading.tables import flattened
from qa.records import Metadata, RawArticle

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "word/document.xml"
_CORE = "docProps/core.xml"
_SKIPPED = frozenset(
    (
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "rt",
        "Fallback",
        "pPr",
        "rPr",
        "sectPr",
        "tblPr",
        "sdtPr",
    )
)
_MARKS = {"tab": " ", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}


def read_word(data: bytes) -> list[RawArticle]:
    """Read a Word document; headers, footers and comments are not part of its text."""
    archive = open_archive(data)
    body = parse_xml(archive.read(_MAIN), _MAIN)
    parts = list(_blocks(body))
    for name, kind in (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote")):
        parts += _notes(archive, name, kind, body)
    text = tidy("\n\n".join(part for part in map(str.strip, parts) if part))
    return [RawArticle(text, _facts(archive), marked=False)]


def _blocks(element: "_Element") -> Iterator[str]:
    """Yield the paragraphs and tables below an element, in order."""
    for child in element:
        name = local_name(child)
        if name == "p":
            yield _paragraph(child)
            for box in _boxes(child):
                yield from _blocks(box)
        elif name == "tbl":
            yield flattened([[_cell(cell) for cell in named(row, "tc")] for row in _rows(child)])
        elif name not in _SKIPPED:
            yield from _blocks(child)


def _rows(table: "_Element") -> Iterator["_Element"]:
    """Yield a table's own rows; a table inside a cell is part of that cell."""
    for row in named(table, "tr"):
        if next(row.iterancestors("{*}tbl"), None) is table:
            yield row


def _cell(cell: "_Element") -> str:
    return "\n".join(filter(None, _blocks(cell)))


def _paragraph(paragraph: "_Element") -> str:
    parts: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        name = local_name(element)
        if name == "t":
            parts.append(element.text or "")
        elif name == "br":
            parts.append("" if _attribute(element, "type") in ("page", "column") else "\n")
        elif name in _MARKS:
            parts.append(_MARKS[name])
        elif name not in _SKIPPED and name != "txbxContent":
            waiting.extend(reversed(element))
    return "".join(parts)


def _boxes(paragraph: "_Element") -> Iterator["_Element"]:
    """Yield the text boxes anchored in a paragraph, once each: Word writes them in two ways."""
    for box in named(paragraph, "txbxContent"):
        if next(box.iterancestors("{*}Fallback"), None) is None and (
            next(box.iterancestors("{*}p"), None) is paragraph
        ):
            yield box


def _notes(archive: Archive, name: str, kind: str, body: "_Element") -> Iterator[str]:
    """Yield the notes that the text refers to, in the order in which it does."""
    if name not in archive.entries:
        return
    notes = {
        _attribute(note, "id"): note for note in named(parse_xml(archive.read(name), name), kind)
    }
    for reference in named(body, f"{kind}Reference"):
        note = notes.get(_attribute(reference, "id"))
        if note is not None:
            yield "\n".join(filter(None, map(str.strip, _blocks(note))))


def _attribute(element: "_Element", name: str) -> str:
    values = (str(value) for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return next(values, "")


def _facts(archive: Archive) -> Metadata:
    if _CORE not in archive.entries:
        return Metadata()
    stated = {local_name(item): item.text or "" for item in parse_xml(archive.read(_CORE), _CORE)}
    return properties({"title": stated.get("title", ""), "author": stated.get("creator", "")})
