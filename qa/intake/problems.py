"""What indexing could not read: whole files, and parts of files, each with its reason.

In: an index run's refusals. Out: the same again, for those who look after the articles. Invariant:
what is told is of the last time a file was read; a file that is gone has no problems.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from qa.storage.library import Library

Refused = tuple[tuple[str, str], ...]  # a part of a file, and why it was not read

_TABLE = (
    "CREATE TABLE IF NOT EXISTS problems (path TEXT NOT NULL, part TEXT NOT NULL,"
    " reason TEXT NOT NULL, PRIMARY KEY (path, part)) WITHOUT ROWID"
)


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that gave no article at all."""

    path: str
    file: str
    reason: str


def note(library: Library, path: str, refused: Refused) -> None:
    """Keep which parts of a file were not read, in place of what was known of it."""
    if refused == _of_path(library, path):
        return
    with library.writing() as connection:
        connection.execute(_TABLE)
        connection.execute("DELETE FROM problems WHERE path = ?", (path,))
        rows = [(path, part, reason) for part, reason in refused]
        connection.executemany("INSERT OR REPLACE INTO problems VALUES (?, ?, ?)", rows)


def of_articles(library: Library) -> dict[str, Refused]:
    """Articles whose file has parts that were not read, by id."""
    rows = _rows(
        library,
        "SELECT a.id AS id, p.part AS part, p.reason AS reason FROM problems p"
        " JOIN articles a ON a.path = p.path ORDER BY a.id, p.part",
    )
    found: dict[str, Refused] = {}
    for row in rows:
        found[row["id"]] = (*found.get(row["id"], ()), (row["part"], row["reason"]))
    return found


def failures(library: Library) -> list[Failure]:
    """Files that could not be read, sorted by name."""
    failed = [file for file in library.files().values() if file.failure is not None]
    failed.sort(key=lambda file: (file.file, file.path))
    return [Failure(file.path, file.file, file.failure or "") for file in failed]


def _of_path(library: Library, path: str) -> Refused:
    rows = _rows(library, "SELECT part, reason FROM problems WHERE path = ? ORDER BY part", path)
    return tuple((row["part"], row["reason"]) for row in rows)


def _rows(library: Library, query: str, *values: str) -> Sequence[sqlite3.Row]:
    """Rows of a query; an index that never met a problem has no table of them."""
    if not library.rows("SELECT 1 FROM sqlite_master WHERE name = 'problems'"):
        return ()
    return library.rows(query, *values)
