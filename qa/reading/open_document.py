"""An .odt file (OpenDocument text) -> its article.

Comes in: bytes. Goes out: one RawArticle: paragraphs, items behind a bullet, tables as lines,
footnotes behind the paragraph that they belong to. Invariant: running heads and feet, comments and
deleted text are not part of the text.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa.reading.archives import Archive, open_archive
from qa.reading.characters import tidy
from qa.reading.manifests import check_readable
from qa.reading.properties import properties
from qa.reading.safe_xml import local_name, named, parse_xml
from qa.reading.tables import flattened
from qa.records import Metadata, RawArticle

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTENT = "content.xml"
_META = "meta.xml"
_ASIDE = frozenset(
    (
        "tracked-changes",
        "annotation",
        "note-citation",
        "forms",
        "sequence-decls",
        "ruby-text",
        "table-of-content",
    )
)
_MARKS = {"tab": " ", "line-break": "\n"}


def read_open_document(data: bytes) -> list[RawArticle]:
    """Read a text document; spreadsheets and presentations are told apart before."""
    archive = open_archive(data)
    check_readable(archive)
    body = parse_xml(archive.read(_CONTENT), _CONTENT)
    parts = [part for text in named(body, "text") if _is_body(text) for part in _blocks(text)]
    text = tidy("\n\n".join(filter(None, map(str.strip, parts))))
    return [RawArticle(text, _facts(archive), marked=False)]


def _is_body(element: "_Element") -> bool:
    above = element.getparent()
    return above is not None and local_name(above) == "body"


def _blocks(element: "_Element") -> Iterator[str]:
    """Yield the paragraphs, lists and tables below an element, in order."""
    for child in element:
        name = local_name(child)
        if name in ("p", "h"):
            yield from _paragraph(child)
        elif name == "list":
            yield "\n".join(_items(child))
        elif name == "table":
            yield _table(child)
        elif name not in _ASIDE:
            yield from _blocks(child)


def _items(items: "_Element") -> Iterator[str]:
    """Yield the items of a list, and of the lists in it, a line each."""
    for item in items:
        said = [part for part in map(str.strip, _blocks(item)) if part]
        if said and local_name(item) == "list-item":
            first = said[0] if said[0].startswith("• ") else f"• {said[0]}"
            yield "\n".join([first, *said[1:]])


def _table(table: "_Element") -> str:
    rows = (row for row in named(table, "table-row") if _table_of(row) is table)
    return flattened(
        [[_cell(cell) for cell in row if local_name(cell) == "table-cell"] for row in rows]
    )


def _table_of(row: "_Element") -> "_Element | None":
    """Give a row's own table; one inside a cell is part of that cell."""
    return next(row.iterancestors("{*}table"), None)


def _cell(cell: "_Element") -> str:
    return "\n".join(filter(None, map(str.strip, _blocks(cell))))


def _paragraph(paragraph: "_Element") -> Iterator[str]:
    """Yield a paragraph, and behind it the notes and boxes anchored in it."""
    behind: list[_Element] = []
    yield "".join(_words(paragraph, behind))
    for element in behind:
        yield from _blocks(element)


def _words(element: "_Element", behind: "list[_Element]") -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = local_name(child)
        if name in ("note", "text-box"):
            behind.append(child)
        elif name == "s":
            yield " "
        elif name in _MARKS:
            yield _MARKS[name]
        elif name not in _ASIDE:
            yield from _words(child, behind)
        yield child.tail or ""


def _facts(archive: Archive) -> Metadata:
    if _META not in archive.entries:
        return Metadata()
    stated = {
        local_name(item): item.text or "" for item in parse_xml(archive.read(_META), _META).iter()
    }
    author = stated.get("initial-creator") or stated.get("creator", "")
    return properties({"title": stated.get("title", ""), "author": author})
