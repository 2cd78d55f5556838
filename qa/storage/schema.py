"""The tables of a library, and the seals on their rows.

In: a connection inside a transaction. Out: tables; rows with a seal, and whether a seal is whole.
Invariant: every row that is not made from another carries a hash of all its columns, so that what a
failing disk has changed is noticed before it is quoted, also where SQLite does not notice.
"""

import hashlib
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

FORMAT = 2
_SEAL_BYTES = 8
# The columns of each table, in order; the seal stands behind them.
SEALED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "meta": ("name", "value"),
        "files": ("path", "file", "size", "modified", "hash", "pipeline", "failure"),
        "articles": (
            *("id", "path", "member", "file", "hash", "text", "facts", "sources", "pages"),
            *("paragraphs", "sentences", "fingerprint", "indexed", "passage_count"),
        ),
        "copies": ("path", "member", "file", "article"),
        "edits": ("article", "name", "value"),
        "passages": ("id", "article", "start", "end", "sentences"),
        "vectors": ("passage", "whole", "sentences", "tokens", "ranges"),
        "lexical_names": ("article", "one", "other", "reason"),
    }
)
_TYPES = {str: b"str", bytes: b"bytes", int: b"int", type(None): b"none"}
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL, seal BLOB) WITHOUT ROWID;
CREATE TABLE files (
    path TEXT PRIMARY KEY, file TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    hash TEXT NOT NULL, pipeline INTEGER NOT NULL, failure TEXT, seal BLOB
) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, member TEXT NOT NULL, file TEXT NOT NULL,
    hash TEXT NOT NULL, text TEXT NOT NULL, facts TEXT NOT NULL, sources TEXT NOT NULL,
    pages BLOB NOT NULL, paragraphs BLOB NOT NULL, sentences BLOB NOT NULL,
    fingerprint BLOB NOT NULL, indexed TEXT NOT NULL, passage_count INTEGER NOT NULL DEFAULT 0,
    seal BLOB, UNIQUE (path, member)
) WITHOUT ROWID;
CREATE TABLE copies (
    path TEXT NOT NULL, member TEXT NOT NULL, file TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, seal BLOB,
    PRIMARY KEY (path, member)
) WITHOUT ROWID;
CREATE INDEX copies_of ON copies (article);
CREATE TABLE edits (
    article TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, seal BLOB,
    PRIMARY KEY (article, name)
) WITHOUT ROWID;
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, sentences BLOB NOT NULL, seal BLOB
);
CREATE INDEX passages_of ON passages (article, start);
CREATE TABLE vectors (
    passage INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    whole BLOB NOT NULL, sentences BLOB NOT NULL,
    tokens BLOB NOT NULL, ranges BLOB NOT NULL, seal BLOB
);
"""


def create_tables(connection: sqlite3.Connection) -> None:
    """Make the tables that hold the truth; those made from them are the lexical index's."""
    for statement in _SCHEMA.split(";"):
        connection.execute(statement)


def seal(table: str, values: Sequence[Any]) -> bytes:
    """The hash of a row's columns, with their types: 8 bytes."""
    parts = [table.encode()]
    for value in values:
        data = value if isinstance(value, bytes) else str(value).encode()
        parts += (b"\0%b %d " % (_TYPES.get(type(value), b"float"), len(data)), data)
    return hashlib.blake2b(b"".join(parts), digest_size=_SEAL_BYTES).digest()


def is_whole(table: str, row: sqlite3.Row) -> bool:
    """Whether a row, read with all its columns, is what was put in; the seal is the last."""
    *values, found = row
    return bool(found == seal(table, values))


def insert(
    connection: sqlite3.Connection, table: str, values: Sequence[Any], replace: bool = False
) -> None:
    """Put a row in with its seal; `replace` puts it in the place of one with the same key."""
    marks = ", ".join("?" * (len(values) + 1))
    columns = ", ".join((*SEALED[table], "seal"))
    verb = "INSERT OR REPLACE" if replace else "INSERT"
    connection.execute(
        f"{verb} INTO {table} ({columns}) VALUES ({marks})", (*values, seal(table, values))
    )


def reseal(connection: sqlite3.Connection, table: str, column: str, value: object) -> None:
    """Seal the rows anew that an UPDATE has changed."""
    connection.execute(f"{_sealing(connection, table)} WHERE {column} = ?", (value,))


def seal_all(connection: sqlite3.Connection, table: str) -> None:
    """Seal every row of a table as it is."""
    connection.execute(_sealing(connection, table))


def _sealing(connection: sqlite3.Connection, table: str) -> str:
    """The statement that seals rows of a table."""
    connection.create_function("seal_of", -1, lambda name, *values: seal(name, values))
    return f"UPDATE {table} SET seal = seal_of('{table}', {', '.join(SEALED[table])})"


def note(connection: sqlite3.Connection, **facts: object) -> None:
    """Put down facts about the library itself."""
    for name, value in facts.items():
        insert(connection, "meta", (name, str(value)), replace=True)


def sealed_rows(connection: sqlite3.Connection, table: str) -> Iterator[tuple[sqlite3.Row, bool]]:
    """Every row of a table, with whether its seal is whole."""
    for row in connection.execute(f"SELECT * FROM {table}"):
        yield row, is_whole(table, row)
