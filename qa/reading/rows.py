"""Rows of .json, .jsonl, .csv and of tables in other files -> one article a row.

Comes in: bytes. Goes out: RawArticles whose `member` is the row's id or number, and a refusal for
every row that gives none. Invariant: a column is taken by its name if that is known, and guessed
only where no name is.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from qa.errors import DamagedFileError, EmptyFileError
from qa.reading.characters import mend, tidy
from qa.reading.code_marks import rendered
from qa.reading.columns import (
    KNOWN,
    LONG,
    Row,
    guessed_columns,
    id_of,
    is_filled,
    name_of,
    text_column,
)
from qa.reading.data_uris import without_data_uris
from qa.reading.decoding import decode
from qa.reading.facts import KEYS, key_name, metadata_of
from qa.reading.nested import articles_in, plain
from qa.reading.refusals import Refusal
from qa.reading.webpage import page_text
from qa.records import Origin, RawArticle

_HTML = re.compile(r"</(?:p|div|br|span|a|b|strong|li|td)\s*>|<br\s*/?>", re.IGNORECASE)
_MOST_LINES = 60  # of one row in a table some of whose quotation marks do not pair
_DELIMITERS = ",\t;|"
# Of all that ends a line elsewhere, JSON strings may hold U+2028, U+2029 and U+0085 as they are.
_LINE_END = re.compile("\r\n|[\r\n]")


def read_json(data: bytes) -> list[RawArticle | Refusal]:
    """Read one article, or the list of them that stands somewhere in the file."""
    text = decode(data)
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        raise DamagedFileError(f"It is not whole JSON ({_short(error)}); save it again.") from error
    value = articles_in(value)
    if isinstance(value, dict):
        return list(_articles([plain(value)], alone=True))
    if not isinstance(value, list) or not any(isinstance(item, dict) for item in value):
        raise DamagedFileError(
            "The JSON holds no article; an object with title and text was expected, or a list."
        )
    return _read_rows(dict(enumerate(value, start=1)))


def read_json_lines(data: bytes) -> list[RawArticle | Refusal]:
    """Read one article a line; a line that is damaged is refused, the others are read."""
    rows: dict[int, object] = {}
    refused: list[RawArticle | Refusal] = []
    for number, line in enumerate(_LINE_END.split(decode(data)), start=1):
        if not line.strip():
            continue
        try:
            rows[number] = json.loads(line, strict=False)
        except (ValueError, RecursionError) as error:
            reason = DamagedFileError(
                f"Line {number} is not whole JSON ({_short(error)}); save it again."
            )
            refused.append(Refusal(str(number), reason))
    return [*_read_rows(rows), *refused]


def read_table(data: bytes) -> list[RawArticle | Refusal]:
    """Read a table with comma, tab, semicolon or bar between its columns."""
    return of_cells(_cells(decode(data).lstrip("\ufeff")))


def of_cells(cells: Sequence[list[str] | None]) -> list[RawArticle | Refusal]:
    """Read the rows of a table below its head; None stands for a row that is damaged."""
    table = [row for row in cells if row is None or any(map(str.strip, row))]
    if not table or table[0] is None:
        raise EmptyFileError("The table is empty; nothing is in it to read.")
    head, first = table[0], 1
    if not any(key_name(name) in KNOWN for name in head) and max(map(len, head)) >= LONG:
        head, first = [f"column {number}" for number in range(1, len(head) + 1)], 0
    rows: dict[int, object] = {}
    refused: list[RawArticle | Refusal] = []
    for number, row in enumerate(table[first:], start=1):
        if row is None:
            reason = DamagedFileError(
                f"Row {number} has a quotation mark without its pair; mend it in the table."
            )
            refused.append(Refusal(str(number), reason))
        elif len(row) < len(head) or any(map(str.strip, row[len(head) :])):
            reason = DamagedFileError(
                f"Row {number} has {len(row)} cells where {len(head)} were expected: it is damaged "
                "or cut short; save the table again."
            )
            refused.append(Refusal(str(number), reason))
        else:
            rows[number] = dict(zip(head, row, strict=False))
    return [*_read_rows(rows), *refused]


def _read_rows(rows: Mapping[int, object]) -> list[RawArticle | Refusal]:
    """Read what is under each number; what is no object is refused, behind the articles."""
    objects = {number: plain(row) for number, row in rows.items() if isinstance(row, dict)}
    refused = [
        Refusal(
            str(number),
            DamagedFileError(f"Row {number} is no object; one with title and text was expected."),
        )
        for number in rows
        if number not in objects
    ]
    read = list(_articles(list(objects.values()), list(objects)))
    return sorted([*read, *refused], key=lambda part: isinstance(part, Refusal))


def _cells(text: str) -> list[list[str] | None]:
    """Give the cells of each row, None for a row whose quotation marks do not pair."""
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=head.count)
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        rows = list(_readable(_LINE_END.split(text), delimiter))
        if not any(rows[1:]):
            raise DamagedFileError(
                f"The table's quotation marks do not pair ({_short(error)}); save it again."
            ) from error
        return rows


def _readable(lines: Sequence[str], delimiter: str) -> Iterator[list[str] | None]:
    """Yield the cells of rows of one line or several, and None for each line that makes none.

    A row goes no further than to the next line that is a whole row by itself.
    """
    head = _row(lines[:1], delimiter) or []
    number = 0
    while number < len(lines):
        whole = [lines[number]]
        cells = _row(whole, delimiter)
        for line in lines[number + 1 : number + _MOST_LINES] if cells is None else ():
            if len(_row([line], delimiter) or ()) == len(head) > 1:
                break
            whole.append(line)
            cells = _row(whole, delimiter)
            if cells is not None:
                break
        yield cells
        number += len(whole) if cells is not None else 1


def _row(lines: Sequence[str], delimiter: str) -> list[str] | None:
    try:
        rows = list(csv.reader(["\n".join(lines)], delimiter=delimiter, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else [] if not rows else None


def _articles(
    rows: Sequence[Row], numbers: Sequence[int] | None = None, *, alone: bool = False
) -> Iterator[RawArticle | Refusal]:
    """Make an article of every row; one without text under any column is refused."""
    common = text_column(rows)
    guessed = guessed_columns(rows, common)
    ids = [id_of(row) for row in rows]
    unique = len(set(ids)) == len(ids) and all(ids)
    for index, row in enumerate(rows):
        number = numbers[index] if numbers else index + 1
        column = common if is_filled(row, common) else text_column([row])
        text = row.get(column)
        if not isinstance(text, str) or not text.strip():
            reason = f"Row {number} holds no text; give it one, as `text`, or leave it out."
            yield Refusal("" if alone else str(number), EmptyFileError(reason))
            continue
        known = {key: value for key, value in row.items() if key != column}
        known |= {name: row.get(key) for name, key in guessed.items()}
        if not any(key_name(key) in KEYS["title"] for key in known):
            known["title"] = name_of(row)
        member = "" if alone else ids[index] if unique else str(number)
        yield replace(_text(text), metadata=metadata_of(known, Origin.COLUMN), member=member)


def _text(value: str) -> RawArticle:
    if _HTML.search(value):
        return rendered(page_text(value))
    return RawArticle(tidy(mend(without_data_uris(value))))


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:100]
