"""Builds .xlsx workbooks, as programs write them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from openpyxl import Workbook

_SHOWN = '[$-412]yyyy"년" m'  # a form of dates that a user made


@dataclass(frozen=True, slots=True)
class Day:
    """A day in ISO form that the sheet holds as a number."""

    iso: str


Cell = str | Day


def workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Write a workbook; empty cells are left out, as programs do."""
    book = Workbook()
    for sheet in book.worksheets:
        book.remove(sheet)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells, 1):
                if isinstance(cell, Day):
                    made = sheet.cell(row, column, date.fromisoformat(cell.iso))
                    made.number_format = _SHOWN
                elif cell:
                    sheet.cell(row, column, cell)
    data = BytesIO()
    book.save(data)
    return data.getvalue()
