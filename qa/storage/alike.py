"""Which stored articles may be the same as another one, looked up in the library's own file.

In: a fingerprint. Out: the articles that share a band of its signature, with their fingerprints.
Invariant: every article that is stored can be found, whoever stored it: triggers note what comes,
and what has been noted is taken in before anything is looked up.

Bands are those of locality-sensitive hashing (Leskovec, Rajaraman and Ullman, Mining of Massive
Datasets, 3.4): 18 of 7 rows find nearly all pairs from a share of 0.75 on, and few below 0.5. They
lie in a table, for reading every fingerprint of a large library takes longer than the new article.
"""

import hashlib
import sqlite3
from collections.abc import Iterator

from qa.storage.database import Database
from qa.storage.duplicates import Fingerprint, same, share

_BANDS, _ROWS = 18, 7  # of 128 values; what is best for telling 0.6, see `Copies` in the tests
_PART = 1_000  # articles taken in at a time
_STATEMENTS = (
    "CREATE TABLE alike (key INTEGER NOT NULL, article TEXT NOT NULL REFERENCES articles (id) "
    "ON DELETE CASCADE, PRIMARY KEY (key, article)) WITHOUT ROWID",
    "CREATE INDEX alike_of ON alike (article)",
    "CREATE TABLE alike_waiting (article TEXT PRIMARY KEY) WITHOUT ROWID",
    "INSERT INTO alike_waiting SELECT id FROM articles",
    "CREATE TRIGGER alike_comes AFTER INSERT ON articles "
    "BEGIN INSERT OR IGNORE INTO alike_waiting VALUES (new.id); END",
    "CREATE TRIGGER alike_changes AFTER UPDATE OF fingerprint ON articles "
    "BEGIN INSERT OR IGNORE INTO alike_waiting VALUES (new.id); END",
)


def find(library: Database, fingerprint: Fingerprint) -> str | None:
    """The same article, the most alike first, then the first in order of ids; None without one."""
    if not _is_ready(library.connection):
        with library.writing() as connection:
            take_in(connection, make=True)
    alike = [
        (-share(fingerprint, stored), article)
        for article, stored in _candidates(library, fingerprint)
        if same(fingerprint, stored)
    ]
    return min(alike)[1] if alike else None


def take_in(connection: sqlite3.Connection, make: bool = False) -> None:
    """Take in the articles that were noted, inside a transaction that writes.

    Nothing is done where there is no table yet, unless one is to be made.
    """
    if not _is_there(connection):
        if not make:
            return
        for statement in _STATEMENTS:
            connection.execute(statement)
    while waiting := connection.execute(
        "SELECT article FROM alike_waiting LIMIT ?", (_PART,)
    ).fetchall():
        for (article,) in waiting:
            _put(connection, article)
        connection.executemany("DELETE FROM alike_waiting WHERE article = ?", map(tuple, waiting))


def _put(connection: sqlite3.Connection, article: str) -> None:
    query = "SELECT fingerprint FROM articles WHERE id = ?"
    rows = connection.execute(query, (article,)).fetchall()
    connection.execute("DELETE FROM alike WHERE article = ?", (article,))
    for (stored,) in rows:  # none where it has gone again
        keys = _keys(Fingerprint.from_bytes(stored))
        connection.executemany(
            "INSERT OR IGNORE INTO alike VALUES (?, ?)", [(key, article) for key in keys]
        )


def _candidates(library: Database, fingerprint: Fingerprint) -> Iterator[tuple[str, Fingerprint]]:
    keys = list(_keys(fingerprint))
    found = {row["article"] for row in library.rows_by_ids("SELECT * FROM alike WHERE key", keys)}
    query = "SELECT id, fingerprint FROM articles WHERE id"
    for row in library.rows_by_ids(query, sorted(found)):
        yield row["id"], Fingerprint.from_bytes(row["fingerprint"])


def _keys(fingerprint: Fingerprint) -> Iterator[int]:
    """A number for each band, in SQLite's 64 bits."""
    for band in range(_BANDS):
        values = fingerprint.signature[band * _ROWS : (band + 1) * _ROWS]
        data = hashlib.blake2b(repr((band, values)).encode(), digest_size=8).digest()
        yield int.from_bytes(data, "little", signed=True)


def _is_there(connection: sqlite3.Connection) -> bool:
    query = "SELECT 1 FROM sqlite_master WHERE name = 'alike_waiting'"
    return connection.execute(query).fetchone() is not None


def _is_ready(connection: sqlite3.Connection) -> bool:
    if not _is_there(connection):
        return False
    return connection.execute("SELECT 1 FROM alike_waiting LIMIT 1").fetchone() is None
