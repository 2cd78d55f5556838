"""Builds .xlsx workbooks, with shared and inline strings and days as numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from tests.reading.sample import zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Day:
    """A day in ISO form that the sheet holds as a number."""

    iso: str


Cell = str | bytes | Day  # a shared string, a string in its cell, a day


def workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """Write a workbook; empty cells are left out, as programs do."""
    strings: list[str] = []
    parts: dict[str, bytes] = {"[Content_Types].xml": b"<Types/>"}
    listed = linked = ""
    for number, (name, rows) in enumerate(sheets.items(), 1):
        written = "".join(
            f'<row r="{at}">{"".join(_cell(c, n, at, strings) for n, c in enumerate(row))}</row>'
            for at, row in enumerate(rows, 1)
        )
        sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{written}</sheetData></worksheet>'
        parts[f"xl/worksheets/sheet{number}.xml"] = sheet.encode()
        listed += f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        linked += f'<Relationship Id="rId{number}" Target="worksheets/sheet{number}.xml"/>'
    parts["xl/workbook.xml"] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>{listed}</sheets></workbook>'.encode()
    )
    parts["xl/_rels/workbook.xml.rels"] = f"<Relationships>{linked}</Relationships>".encode()
    shared = "".join(
        f"<si><r><t>{escape(text[:2])}</t></r><r><t>{escape(text[2:])}</t></r>"
        "<rPh><t>읽는 소리</t></rPh></si>"
        for text in strings
    ).replace("\n", "_x000D_\n")
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{_MAIN}">{shared}</sst>'.encode()
    parts["xl/styles.xml"] = (
        f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" '
        'formatCode="[$-412]yyyy&quot;년&quot; m"/></numFmts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="164"/></cellXfs></styleSheet>'.encode()
    )
    return zipped(parts)


def _cell(cell: Cell, column: int, row: int, strings: list[str]) -> str:
    place = f"{chr(ord('A') + column)}{row}"
    if isinstance(cell, Day):
        days = (date.fromisoformat(cell.iso) - date(1899, 12, 30)).days
        return f'<c r="{place}" s="1"><v>{days}</v></c>'
    if isinstance(cell, bytes):
        text = escape(cell.decode())
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if not cell:
        return ""
    strings.append(cell)
    return f'<c r="{place}" t="s"><v>{len(strings) - 1}</v></c>'
