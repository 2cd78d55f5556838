"""Which column of a row is its text, its name, its number.

Comes in: rows, each a mapping from columns to values. Goes out: the names of columns, or what
stands in them. Invariant: a column is taken by its name if that is known, and guessed only where no
name is.
"""

import re
from collections.abc import Mapping, Sequence

from qa.cleaning.bylines import is_full_name, is_name
from qa.reading.dates import iso_date
from qa.reading.facts import KEYS, Value, key_name

Row = Mapping[str, Value]

LONG = 40  # characters on average, from which a column holds text and not names
_IDS = (
    "id",
    "_id",
    "articleid",
    "newsid",
    "docid",
    "no",
    "번호",
    "기사번호",
    "뉴스식별자",
    "식별자",
    "일련번호",
)
_NAMES = ("name", "이름")  # of a page, where no column is called its title
KNOWN = frozenset(name for names in KEYS.values() for name in names) | frozenset(_IDS)


def has_text(row: Row) -> bool:
    """Whether a string stands under a name of texts."""
    return any(isinstance(row[key], str) and key_name(key) in KEYS["text"] for key in row)


def has_title(row: Row) -> bool:
    """Whether a string stands under a name of titles."""
    return any(bool(row[key]) and key_name(key) in KEYS["title"] for key in row)


def is_filled(row: Row, column: str) -> bool:
    """Whether a row has words in a column."""
    value = row.get(column)
    return isinstance(value, str) and bool(value.strip())


def text_column(rows: Sequence[Row]) -> str:
    """Give the column of the article's text: by name, or the one with the longest values."""
    columns = list(dict.fromkeys(key for row in rows for key in row if isinstance(key, str)))
    for name in KEYS["text"]:
        for column in columns:
            if key_name(column) == name and any(is_filled(row, column) for row in rows):
                return column
    known = [column for column in columns if key_name(column) not in KNOWN]
    longest = max(known, key=lambda column: _mean_length(rows, column), default="")
    return longest if longest and _mean_length(rows, longest) >= LONG else ""


def guessed_columns(rows: Sequence[Row], text: str) -> dict[str, str]:
    """Give columns for link, date and title where none has a known name and the values say so."""
    columns = list(dict.fromkeys(key for row in rows for key in row if key != text))
    if any(key_name(column) in KNOWN for column in columns):
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


def name_of(row: Row) -> str:
    """Give what the column of names calls the page, "" where that is rather a person."""
    names = (str(value) for key, value in row.items() if key_name(key) in _NAMES and value)
    return next((name for name in names if not (is_name(name) or is_full_name(name))), "")


def id_of(row: Row) -> str:
    """Give the number or name that a row has of its own."""
    for key, value in row.items():
        if key_name(key) in _IDS and isinstance(value, str | int) and str(value).strip():
            return str(value).strip()[:100]
    return ""
