"""Passages as rows of a Milvus collection, and filters as its expressions.

In: a library and passage ids; filters. Out: rows; an expression. Invariant: a row never changes
while its passage is there, for it holds an article's facts as they were found; corrections, which
come and go, are put into the expression.
"""

import json
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from qa.records import Filters
from qa.storage.lexical import saturation
from qa.storage.library import Library
from qa.storage.narrowing import passes
from qa.storage.postings import SURFACE_WEIGHT
from qa.storage.storing import article_from_row

ALL = "id > 0"  # the row of number 0 says what the collection holds
_LATER = "~"  # sorts behind everything that a date has
_NONE = "id < 0"
_LONGEST = 1_000  # characters of a fact that are kept
TEXT_BYTES = 4 * _LONGEST
# In one statement, so that all is of one moment.
_ROWS = (
    "SELECT p.id AS id, p.article AS article, v.whole AS whole, t.morphemes AS morphemes, "
    "t.surface AS surface, t.bigrams AS bigrams, n.length AS length FROM passages p "
    "JOIN vectors v ON v.passage = p.id JOIN lexical t ON t.rowid = p.id "
    "JOIN lexical_lengths n ON n.passage = p.id WHERE p.id"
)
_FACTS = (
    "SELECT id, file, '' AS text, facts, sources, pages FROM articles WHERE id"  # as they were read
)


def rows(library: Library, ids: Sequence[int], mean: float) -> list[dict[str, Any]]:
    """The rows of passages; ids that are gone are left out. `mean`: of the passages' lengths."""
    found = [dict(row) for row in library.rows_by_ids(_ROWS, ids)]
    facts = _facts(library, sorted({row["article"] for row in found}))
    return [
        {
            "id": row["id"],
            "article": row["article"],
            "note": "",
            "dense": np.frombuffer(row["whole"], "<f2").astype(np.float32),
            "terms": _terms(row, mean),
            **facts[row["article"]],
        }
        for row in found
        if row["article"] in facts
    ]


def marker(note: str, dimension: int) -> dict[str, Any]:
    """The row that says what the collection holds."""
    dense = np.zeros(dimension, np.float32)
    facts = {"article": "", "publisher": "", "language": "", "first": "", "last": ""}
    return {"id": 0, "note": note, "dense": dense, "terms": {0: 1e-9}, **facts}


def number_of(token: str) -> int:
    """A token's dimension. Two may share one: it makes a limit too high, and never too low."""
    return zlib.crc32(token.encode()) % (2**32 - 2) + 1


def _terms(row: Mapping[str, Any], mean: float) -> dict[int, float]:
    """Each token's saturation in a passage, by its dimension; never empty, as Milvus wants it."""
    counts: Counter[str] = Counter(f"{row['morphemes']} {row['bigrams']}".split())
    weighted = {token: float(count) for token, count in counts.items()}
    for token, count in Counter(row["surface"].split()).items():
        weighted[token] = weighted.get(token, 0.0) + SURFACE_WEIGHT * count
    found: dict[int, float] = {}
    for token, frequency in weighted.items():
        dimension = number_of(token)
        found[dimension] = found.get(dimension, 0.0) + saturation(frequency, row["length"], mean)
    return found or {0: 1e-9}


def _facts(library: Library, articles: Sequence[str]) -> dict[str, dict[str, str]]:
    """What filters look at, as it was found."""
    found = {}
    for row in library.rows_by_ids(_FACTS, articles):
        article = article_from_row(dict(row), {}, {})
        date = _cut(article.date)
        found[row["id"]] = {
            "publisher": _cut(article.publisher),
            "language": _cut(article.language),
            "first": date,
            "last": date + _LATER if date else "",
        }
    return found


def expression(library: Library, filters: Filters) -> str:
    """Filters as `passes` has them, corrections counted in."""
    within = _within(filters)
    if not within:
        return ALL
    edited = [row["article"] for row in library.rows("SELECT DISTINCT article FROM edits")]
    if edited:
        edited = [
            row["id"] for row in library.rows_by_ids("SELECT id FROM articles WHERE id", edited)
        ]
        kept = [number for number in edited if passes(library.article(number), filters)]
        within = f"({within} and article not in {_listed(edited)})" if edited else within
        within += f" or article in {_listed(kept)}" if kept else ""
    return f"{ALL} and ({within})"


def _within(filters: Filters) -> str:
    parts = []
    for name in ("article", "publisher", "language"):
        value = getattr(filters, name)
        if value is not None:
            parts.append(f"{name} == {_quoted(_cut(value))}" if value else _NONE)
    # A date that is only a month or a year is compared as far as it goes.
    if filters.since is not None:
        parts.append(f'last >= {_quoted(filters.since)} and first > ""')
    if filters.until is not None:
        parts.append(f'first <= {_quoted(filters.until + _LATER)} and first > ""')
    return " and ".join(parts)


def _cut(value: str | None) -> str:
    return (value or "")[:_LONGEST]


def _quoted(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _listed(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, values))}]"
