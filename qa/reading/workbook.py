"""An .xlsx workbook -> one article a row, as archives of news export them.

Comes in: bytes. Goes out: what `rows.of_cells` makes of each sheet; of several that hold articles
each member begins with its sheet's name. Invariant: what is shown is read, so that a date is a day
and no number of days; nothing is computed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from qa.errors import EmptyFileError, ReadingError
from qa.reading.archives import Archive, open_archive
from qa.reading.refusals import Refusal
from qa.reading.rows import of_cells
from qa.reading.safe_xml import local_name, named, parse_xml
from qa.records import RawArticle

if TYPE_CHECKING:
    from lxml.etree import _Element

_BOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_STRINGS: Final = "xl/sharedStrings.xml"
_STYLES: Final = "xl/styles.xml"
_COLUMN: Final = re.compile(r"[A-Z]{1,3}")
_ESCAPED: Final = re.compile(r"_x(000[9AD])_")  # a tab or a break of lines
_MOST_COLUMNS: Final = 1_000
# Forms of dates that need no definition (ECMA-376 18.8.30), and the letters of the others.
_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_OF_DATES: Final = re.compile(r"[ymd]", re.IGNORECASE)
_NO_LETTERS: Final = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST_DAY: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet's days have no zone
_FIRST_DAY_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001
_LAST: Final = 2_958_466  # days; the year 10000


def read_workbook(data: bytes) -> list[RawArticle | Refusal]:
    """Read the rows of every sheet; a sheet without a text is passed over where another has one."""
    archive = open_archive(data)
    sheets = {name: _read(cells) for name, cells in _sheets(archive)}
    told = {name: parts for name, parts in sheets.items() if any(map(_is_article, parts))}
    if len(told) < 2:
        found = next(iter(told.values()), next(iter(sheets.values()), []))
        if not found:
            raise EmptyFileError("The workbook has no sheet with text; nothing is in it to read.")
        return found
    return [replace(part, member=f"{name}#{part.member}") for name in told for part in told[name]]


def _is_article(part: RawArticle | Refusal) -> bool:
    return isinstance(part, RawArticle)


def _read(cells: list[list[str]]) -> list[RawArticle | Refusal]:
    try:
        return of_cells(cells)
    except ReadingError as error:
        return [Refusal("", error)]


def _sheets(archive: Archive) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield the name and the cells of each sheet, from the first row with several on."""
    book = parse_xml(archive.read(_BOOK), _BOOK)
    first = _FIRST_DAY
    for settings in named(book, "workbookPr"):
        first = _FIRST_DAY_1904 if settings.get("date1904") in ("1", "true") else first
    strings, dated = _strings(archive), _dated(archive)
    places = {
        relation.get("Id"): relation.get("Target", "")
        for relation in named(parse_xml(archive.read(_RELATIONS), _RELATIONS), "Relationship")
    }
    for sheet in named(book, "sheet"):
        link = next((str(v) for k, v in sheet.items() if str(k).endswith("}id")), "")
        place = _place(places.get(link, ""))
        if place not in archive.entries:
            continue
        rows = [
            list(_row(row, strings, dated, first))
            for row in named(parse_xml(archive.read(place), place), "row")
        ]
        yield sheet.get("name", ""), _table(rows)


def _place(target: str) -> str:
    return target[1:] if target.startswith("/") else str(PurePosixPath("xl") / target)


def _table(rows: list[list[str]]) -> list[list[str]]:
    """All rows as wide as the head, which is the first row of more than one filled cell."""
    filled = [row for row in rows if any(map(str.strip, row))]
    head = next((n for n, row in enumerate(filled) if sum(map(bool, row)) > 1), 0)
    filled = filled[head:]
    width = max((n for row in filled for n, cell in enumerate(row, 1) if cell.strip()), default=0)
    return [[*row, *[""] * width][:width] for row in filled]


def _row(
    row: "_Element", strings: Sequence[str], dated: Mapping[str, bool], first: datetime
) -> Iterator[str]:
    """Yield the cells of a row; those that are left out are empty."""
    done = 0
    for cell in row:
        column = _COLUMN.match(cell.get("r") or "")
        at = min(_number(column[0]) if column else done + 1, _MOST_COLUMNS)
        yield from [""] * (at - done - 1)
        yield _value(cell, strings, dated, first)
        done = max(at, done + 1)


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _value(
    cell: "_Element", strings: Sequence[str], dated: Mapping[str, bool], first: datetime
) -> str:
    kind, said = cell.get("t", "n"), next((v.text or "" for v in named(cell, "v")), "")
    if kind == "s":
        return strings[int(said)] if said.isdigit() and int(said) < len(strings) else ""
    if kind == "inlineStr":
        return _words(cell)
    if kind == "e":
        return ""
    if kind == "n" and dated.get(cell.get("s", "")):
        return _day(said, first)
    return said


def _day(said: str, first: datetime) -> str:
    try:
        days = float(said)
    except ValueError:
        return said
    if not 0 < days < _LAST:
        return said
    when = first + timedelta(seconds=round(days * 86_400))
    return when.date().isoformat() if days.is_integer() else when.isoformat(" ")


def _strings(archive: Archive) -> list[str]:
    if _STRINGS not in archive.entries:
        return []
    return [_words(item) for item in named(parse_xml(archive.read(_STRINGS), _STRINGS), "si")]


def _words(element: "_Element") -> str:
    """Give the text of a string, without the readings that stand above it."""
    texts = (text.text or "" for text in named(element, "t") if _above(text) != "rPh")
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), "".join(texts))


def _above(element: "_Element") -> str:
    parent = element.getparent()
    return "" if parent is None else local_name(parent)


def _dated(archive: Archive) -> dict[str, bool]:
    """Tell for each style of cells whether it shows dates."""
    if _STYLES not in archive.entries:
        return {}
    styles = parse_xml(archive.read(_STYLES), _STYLES)
    own = {
        form.get("numFmtId"): bool(
            _OF_DATES.search(_NO_LETTERS.sub("", form.get("formatCode", "")))
        )
        for form in named(styles, "numFmt")
    }
    cells = next(named(styles, "cellXfs"), None)
    forms = [] if cells is None else [style.get("numFmtId", "0") for style in cells]
    return {
        str(number): own.get(form, form.isdigit() and int(form) in _DATES)
        for number, form in enumerate(forms)
    }
