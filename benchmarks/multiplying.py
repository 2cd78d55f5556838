"""A library made many times as large, at the speed of the database.

In: a packed library (see `benchmarks.growing`). Out: the same with copies of all its passages
behind. Invariant: what comes out is a whole library, as `qa doctor` has it: every row has its seal,
and the packed words are those of FTS5.

Each copy has its vectors turned by noise of their own, and another third of its vocabulary
exchanged for words that are about as frequent. So a copy says other things with words of the same
frequencies, and the number of different words does not grow. Rows go in by the dozen thousand, past
the methods that store one article: a million passages take minutes.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from sqlite3 import Connection, Row
from typing import Any

import numpy as np

from benchmarks.growing import NOISE
from qa.language.transliteration import keys
from qa.models.centring import unit
from qa.storage.database import advance
from qa.storage.library import Library
from qa.storage.schema import SEALED, seal

_EXCHANGED = 0.3  # share of the vocabulary
_BAND = 50  # words of about the same frequency
_PART = 5_000  # passages at a time
_Mapped = dict[str, str]


def multiply(library: Library, passages: int, seed: int = 0) -> None:
    """Copy the passages there are until there are at least so many."""
    library.connection.execute("PRAGMA synchronous = OFF")  # it can be made again
    query = "SELECT id FROM passages WHERE article NOT LIKE '%-%' ORDER BY id"
    base = [row["id"] for row in library.rows(query)]
    words = [word for word, _ in sorted(_frequencies(library).items(), key=lambda one: one[::-1])]
    _sounds(library, words)
    for number in range(1, -(-passages // len(base))):
        if not library.passage_count(base[-1] * number):
            _copy(library, base, number, _exchanged(words, seed + number))


def _frequencies(library: Library) -> dict[str, int]:
    rows = library.rows("SELECT term, sum(length(passages)) AS n FROM lexical_packed GROUP BY term")
    return {row["term"]: int(row["n"]) for row in rows}


def _sounds(library: Library, words: Sequence[str]) -> None:
    """Let every word be found by its sound: one may come to stand where only another did."""
    rows = [(key, word) for word in words for key in keys(word, 16)]
    with library.writing() as connection:
        connection.executemany("INSERT OR IGNORE INTO lexical_sounds VALUES (?, ?)", rows)


def _exchanged(words: Sequence[str], seed: int) -> _Mapped:
    """Some words to others, both ways; neighbours in the order given."""
    seeded = random.Random(seed)  # noqa: S311 - to be repeated
    mapped: _Mapped = {}
    for first in range(0, len(words), _BAND):
        band = list(words[first : first + _BAND])
        chosen = seeded.sample(band, round(_EXCHANGED * len(band)))
        shifted = [*chosen[1:], *chosen[:1]]
        mapped |= dict(zip(chosen, shifted, strict=True))
    return mapped


def _copy(library: Library, base: Sequence[int], number: int, words: _Mapped) -> None:
    """One copy of the passages of `base`, in one transaction."""
    shift = base[-1] * number
    noise = np.random.default_rng(number)
    with library.writing() as connection:
        _insert(connection, "articles", _articles(connection, number))
        for first in range(0, len(base), _PART):
            span = base[first], base[min(first + _PART, len(base)) - 1]
            _insert(connection, "passages", _passages(connection, span, number, shift))
            _insert(connection, "vectors", _vectors(connection, span, shift, noise))
            _words(connection, span, shift, words)
        _packed(connection, base[-1], shift, words)
        connection.execute(
            "UPDATE sqlite_sequence SET seq = ? WHERE name = 'passages'", (shift + base[-1],)
        )
        advance(connection)


def _insert(connection: Connection, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" * (len(SEALED[table]) + 1))
    sealed = ((*row, seal(table, row)) for row in rows)
    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", sealed)


def _read(connection: Connection, table: str, column: str, span: tuple[int, int]) -> list[Row]:
    query = f"SELECT * FROM {table} WHERE {column} BETWEEN ? AND ? ORDER BY {column}"
    return connection.execute(query, span).fetchall()


def _articles(connection: Connection, number: int) -> Iterator[tuple[Any, ...]]:
    rows = connection.execute("SELECT * FROM articles WHERE id NOT LIKE '%-%' ORDER BY id")
    for row in rows.fetchall():
        found = dict(zip(SEALED["articles"], row, strict=False))
        changed = {name: f"{found[name]}-{number}" for name in ("id", "path", "file", "hash")}
        yield tuple((found | changed).values())


def _passages(
    connection: Connection, span: tuple[int, int], number: int, shift: int
) -> Iterator[tuple[Any, ...]]:
    for row in _read(connection, "passages", "id", span):
        yield row["id"] + shift, f"{row['article']}-{number}", *tuple(row)[2:-1]


def _vectors(
    connection: Connection, span: tuple[int, int], shift: int, noise: np.random.Generator
) -> Iterator[tuple[Any, ...]]:
    rows = _read(connection, "vectors", "passage", span)
    whole = np.frombuffer(b"".join(row["whole"] for row in rows), "<f2")
    vectors = whole.reshape(len(rows), -1).astype(np.float32)
    turned = noise.standard_normal(vectors.shape, np.float32)
    halves = unit(vectors + NOISE * unit(turned)).astype("<f2")
    for row, half in zip(rows, halves, strict=True):
        yield row["passage"] + shift, half.tobytes(), *tuple(row)[2:-1]


def _words(connection: Connection, span: tuple[int, int], shift: int, words: _Mapped) -> None:
    """The terms of some passages, with words exchanged, into FTS5."""
    texts: list[Any] = []
    lengths: list[Any] = []
    sizes = {row[0]: row[1] for row in _read(connection, "lexical_lengths", "passage", span)}
    for row in _read(connection, "lexical", "rowid", span):
        own = list(sizes)[len(texts)]
        terms = [" ".join([words.get(w, w) for w in text.split(" ")]) for text in tuple(row)]
        values = (own + shift, *terms)
        texts.append(values)
        lengths.append((own + shift, sizes[own], seal("lexical", (*values, sizes[own]))))
    connection.executemany(
        "INSERT INTO lexical (rowid, morphemes, surface, bigrams) VALUES (?, ?, ?, ?)", texts
    )
    connection.executemany("INSERT INTO lexical_lengths VALUES (?, ?, ?)", lengths)


def _packed(connection: Connection, last: int, shift: int, words: _Mapped) -> None:
    """The packed postings of the copy: the same places further on, under the words exchanged."""
    moved = _mover(shift)
    segments = connection.execute(
        "SELECT * FROM lexical_segments WHERE last <= ? ORDER BY last", (last,)
    ).fetchall()
    for segment, passages, lengths in segments:
        query = "SELECT term, passages, counts FROM lexical_packed WHERE segment = ?"
        rows = connection.execute(query, (segment,)).fetchall()
        places = sorted((words.get(term, term), moved(own), counts) for term, own, counts in rows)
        connection.executemany(
            "INSERT INTO lexical_packed VALUES (?, ?, ?, ?)",
            [(term, segment + shift, own, counts) for term, own, counts in places],
        )
        values = (segment + shift, moved(passages), lengths)
        connection.execute("INSERT INTO lexical_segments VALUES (?, ?, ?)", values)


def _mover(shift: int) -> Callable[[bytes], bytes]:
    return lambda data: (np.frombuffer(data, "<u4") + np.uint32(shift)).tobytes()
