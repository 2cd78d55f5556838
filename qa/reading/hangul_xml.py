"""A .hwpx file (KS X 6101, OWPML) -> its article.

Comes in: bytes. Goes out: one RawArticle: paragraphs, tables as lines, footnotes behind the
paragraph that they belong to. Invariant: running heads and feet, hidden comments and deleted
text are not part of the text.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa.errors import DamagedFileError
from qa.reading.archives import Archive, open_archive
from qa.reading.characters import tidy
from qa.reading.manifests import check_readable
from qa.reading.properties import properties
from qa.reading.safe_xml import local_name, named, parse_xml
from qa.reading.tables import flattened
from qa.records import Metadata, RawArticle

if TYPE_CHECKING:
    from lxml.etree import _Element

_PACKAGE = "Contents/content.hpf"
_SECTION = re.compile(r"Contents/section(\d+)\.xml", re.IGNORECASE)
_ASIDE = frozenset(
    ("header", "footer", "hiddenComment", "secPr", "linesegarray", "masterPage", "caption")
)
_MARKS = {"lineBreak": "\n", "tab": " ", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}


def read_hangul_xml(data: bytes) -> list[RawArticle]:
    """Read a HWPX document, section by section."""
    archive = open_archive(data)
    check_readable(archive)
    sections = sorted((name for name in archive.entries if _SECTION.fullmatch(name)), key=_number)
    if not sections:
        raise DamagedFileError("The HWPX document has no section; save the file again.")
    parts: list[str] = []
    for name in sections:
        parts += _blocks(parse_xml(archive.read(name), name))
    text = tidy("\n\n".join(filter(None, map(str.strip, parts))))
    return [RawArticle(text, _facts(archive), marked=False)]


def _number(name: str) -> int:
    match = _SECTION.fullmatch(name)
    return int(match[1][:9]) if match else 0


def _blocks(element: "_Element") -> Iterator[str]:
    """Yield paragraphs below an element, each followed by the tables and notes anchored in it."""
    for child in element:
        name = local_name(child)
        if name == "p":
            yield from _paragraph(child)
        elif name == "tbl":
            yield _table(child)
        elif name not in _ASIDE:
            yield from _blocks(child)


def _table(table: "_Element") -> str:
    rows = (row for row in table if local_name(row) == "tr")
    return flattened([[_cell(cell) for cell in row if local_name(cell) == "tc"] for row in rows])


def _cell(cell: "_Element") -> str:
    return "\n".join(filter(None, map(str.strip, _blocks(cell))))


def _paragraph(paragraph: "_Element") -> Iterator[str]:
    words: list[str] = []
    behind: list[str] = []
    for run in paragraph:
        for item in run if local_name(run) == "run" else ():
            if local_name(item) == "t":
                words.append(_words(item))
            elif local_name(item) == "tbl":
                behind.append(_table(item))
            elif local_name(item) not in _ASIDE:
                behind += _blocks(item)
    yield "".join(words)
    yield from behind


def _words(item: "_Element") -> str:
    """Give the text of <t>, in which marks stand for breaks and spaces, less deleted stretches."""
    parts = [item.text or ""]
    deleted = False
    for mark in item:
        name = local_name(mark)
        deleted = name == "deleteBegin" or (deleted and name != "deleteEnd")
        parts.append(_MARKS.get(name, ""))
        parts.append("" if deleted else mark.tail or "")
    return "".join(parts)


def _facts(archive: Archive) -> Metadata:
    if _PACKAGE not in archive.entries:
        return Metadata()
    package = parse_xml(archive.read(_PACKAGE), _PACKAGE)
    stated = {item.get("name", ""): item.text or "" for item in named(package, "meta")}
    titles = (item.text or "" for item in named(package, "title"))
    return properties({"title": next(titles, ""), "author": stated.get("creator", "")})
