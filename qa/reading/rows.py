"""Files of rows, .json, .jsonl and .csv -> one article a row.

Comes in: bytes. Goes out: RawArticles whose `member` is the row's id or number. Invariant: a
column is taken by its name if that is known, and guessed only where no name is.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence

from qa.errors import DamagedFileError, EmptyFileError
from qa.reading.characters import mend, tidy
from qa.reading.dates import iso_date
from qa.reading.decoding import decode
from qa.reading.facts import KEYS, Value, key_name, metadata_of
from qa.reading.refusals import Refusal
from qa.reading.webpage import page_text
from qa.records import Origin, RawArticle

Row = Mapping[str, Value]

_IDS = ("id", "_id", "articleid", "newsid", "docid", "no", "번호", "기사번호", "식별자", "일련번호")
_HTML = re.compile(r"</(?:p|div|br|span|a|b|strong|li|td)\s*>|<br\s*/?>", re.IGNORECASE)
_LONG = 40  # characters on average, from which a column holds text and not names
_KNOWN = frozenset(name for names in KEYS.values() for name in names) | frozenset(_IDS)
_DELIMITERS = ",\t;|"


def read_json(data: bytes) -> list[RawArticle]:
    """Read one article, a list of them, or an object that holds such a list."""
    text = decode(data)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DamagedFileError(f"It is not whole JSON ({_short(error)}); save it again.") from error
    if isinstance(value, dict) and not _has_text(value):
        inner = [item for item in value.values() if _are_rows(item)]
        value = max(inner, key=len, default=value)
    if isinstance(value, dict):
        return list(_articles([value], alone=True))
    if not _are_rows(value):
        raise DamagedFileError(
            "The JSON holds no article; an object with title and text was expected, or a list."
        )
    return list(_articles(value))


def read_json_lines(data: bytes) -> list[RawArticle | Refusal]:
    """Read one article a line; a line that is damaged is refused, the others are read."""
    rows: list[Row] = []
    numbers: list[int] = []
    refused: list[RawArticle | Refusal] = []
    for number, line in enumerate(decode(data).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            reason = DamagedFileError(
                f"The line is not whole JSON ({_short(error)}); save it again."
            )
            refused.append(Refusal(str(number), reason))
            continue
        if isinstance(row, dict):
            rows.append(row)
            numbers.append(number)
    return [*_articles(rows, numbers), *refused]


def read_table(data: bytes) -> list[RawArticle]:
    """Read a table with comma, tab, semicolon or bar between its columns."""
    table = [row for row in _cells(decode(data).lstrip("\ufeff")) if any(map(str.strip, row))]
    if not table:
        raise EmptyFileError("The table is empty; nothing is in it to read.")
    head, first = table[0], 1
    if not any(key_name(name) in _KNOWN for name in head) and max(map(len, head)) >= _LONG:
        head, first = [f"column {number}" for number in range(1, len(head) + 1)], 0
    for number, row in enumerate(table[first:], start=first + 1):
        if len(row) < len(head) or any(map(str.strip, row[len(head) :])):
            raise DamagedFileError(
                f"Row {number} has {len(row)} cells where {len(head)} were expected: the table is "
                "damaged or cut short; save it again."
            )
    return list(_articles([dict(zip(head, row, strict=False)) for row in table[first:]]))


def _cells(text: str) -> list[list[str]]:
    head = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(_DELIMITERS, key=head.count)
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise DamagedFileError(
            f"The table's quotation marks do not pair ({_short(error)}); save it again."
        ) from error


def _articles(
    rows: Sequence[Row], numbers: Sequence[int] | None = None, *, alone: bool = False
) -> Iterator[RawArticle]:
    """Make an article of every row that has text."""
    column = _text_column(rows)
    guessed = _guessed_columns(rows, column)
    ids = [_id(row) for row in rows]
    unique = len(set(ids)) == len(ids) and all(ids)
    for index, row in enumerate(rows):
        text = row.get(column)
        if not isinstance(text, str) or not text.strip():
            continue
        number = str(numbers[index] if numbers else index + 1)
        known = {key: value for key, value in row.items() if key != column}
        known |= {name: row.get(key) for name, key in guessed.items()}
        member = "" if alone else ids[index] if unique else number
        yield RawArticle(_text(text), metadata_of(known, Origin.COLUMN), member)


def _text(value: str) -> str:
    return page_text(value) if _HTML.search(value) else tidy(mend(value))


def _has_text(row: Row) -> bool:
    return any(isinstance(row[key], str) and key_name(key) in KEYS["text"] for key in row)


def _are_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _text_column(rows: Sequence[Row]) -> str:
    """Give the column of the article's text: by name, or the one with the longest values."""
    columns = list(dict.fromkeys(key for row in rows for key in row if isinstance(key, str)))
    for name in KEYS["text"]:
        for column in columns:
            if key_name(column) == name and any(isinstance(row.get(column), str) for row in rows):
                return column
    known = [column for column in columns if key_name(column) not in _KNOWN]
    longest = max(known, key=lambda column: _mean_length(rows, column), default="")
    return longest if longest and _mean_length(rows, longest) >= _LONG else ""


def _guessed_columns(rows: Sequence[Row], text: str) -> dict[str, str]:
    """Give columns for link, date and title where none has a known name and the values say so."""
    columns = list(dict.fromkeys(key for row in rows for key in row if key != text))
    if any(key_name(column) in _KNOWN for column in columns):
        return {}
    guessed: dict[str, str] = {}
    for column in columns:
        values = [str(row[column]).strip() for row in rows if row.get(column)]
        if values and all(re.match(r"https?://", value) for value in values):
            guessed.setdefault("url", column)
        elif values and all(len(value) >= 8 and iso_date(value) for value in values):
            guessed.setdefault("date", column)
        elif values and len(set(values)) == len(values) and all(" " in value for value in values):
            guessed.setdefault("title", column)
    return guessed


def _mean_length(rows: Sequence[Row], column: str) -> float:
    lengths = [len(value) for row in rows if isinstance(value := row.get(column), str)]
    return sum(lengths) / len(rows) if rows else 0.0


def _id(row: Row) -> str:
    for key, value in row.items():
        if key_name(key) in _IDS and isinstance(value, str | int) and str(value).strip():
            return str(value).strip()[:100]
    return ""


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:100]
