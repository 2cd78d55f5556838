"""An .xlsx workbook -> one article a row, as archives of news export them.

Comes in: bytes. Goes out: what `rows.of_cells` makes of each sheet; of several that hold articles
each member begins with its sheet's name. Invariant: what is shown is read, so that a date is a day
and no number of days; nothing is computed.
"""

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from qa.errors import DamagedFileError, EmptyFileError, ReadingError
from qa.reading.archives import open_archive
from qa.reading.refusals import Refusal
from qa.reading.rows import of_cells
from qa.records import RawArticle

_MOST_COLUMNS: Final = 1_000
_READ: Final = (".xml", ".rels")  # the parts that openpyxl reads
_ERROR: Final = "e"  # the kind of a cell that shows #N/A and the like
# What openpyxl raises of a workbook whose parts are damaged or missing.
_DAMAGED: Final = (
    *(AttributeError, IndexError, KeyError, TypeError, ValueError),
    *(EOFError, OSError, ParseError, zipfile.BadZipFile, zlib.error),
)


def read_workbook(data: bytes) -> list[RawArticle | Refusal]:
    """Read the rows of every sheet; a sheet without a text is passed over where another has one."""
    sheets = {name: _read(cells) for name, cells in _sheets(data)}
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


def _sheets(data: bytes) -> list[tuple[str, list[list[str]]]]:
    """The name and the cells of each sheet, from the first row with several on."""
    archive = open_archive(data)
    for name in archive.entries:
        if name.endswith(_READ):
            archive.read(name)  # within the bounds, and whole; pictures are not read
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles that are left out
            return list(_opened(data))
    except _DAMAGED as error:
        raise DamagedFileError(
            "The workbook's parts do not fit together; save it again as .xlsx."
        ) from error


def _opened(data: bytes) -> Iterator[tuple[str, list[list[str]]]]:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(data), read_only=True, data_only=True)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # what a file says of its own size is often wrong
        rows = sheet.iter_rows(max_col=_MOST_COLUMNS)
        yield sheet.title, _table([[_told(cell) for cell in row] for row in rows])


def _table(rows: Sequence[list[str]]) -> list[list[str]]:
    """All rows as wide as the head, which is the first row of more than one filled cell."""
    filled = [row for row in rows if any(map(str.strip, row))]
    head = next((n for n, row in enumerate(filled) if sum(map(bool, row)) > 1), 0)
    filled = filled[head:]
    width = max((n for row in filled for n, cell in enumerate(row, 1) if cell.strip()), default=0)
    return [[*row, *[""] * width][:width] for row in filled]


def _told(cell: Any) -> str:
    from openpyxl.utils.escape import unescape

    value = cell.value
    if value is None or cell.data_type == _ERROR:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(unescape(str(value)))
