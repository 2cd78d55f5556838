"""The library's file: an SQLite database, its format, transactions, and errors in words.

In: a folder. Out: rows and transactions. Invariant: what a transaction does stands whole or not at
all, in this process and in others; no error of SQLite's own gets past here.
"""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from qa.errors import DamagedLibraryError, LibraryError, MissingLibraryError, OtherModelError

FILE = "library.sqlite"
FORMAT = 1
_BUSY_MILLISECONDS = 60_000
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    path TEXT PRIMARY KEY, file TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    hash TEXT NOT NULL, pipeline INTEGER NOT NULL, failure TEXT
) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, member TEXT NOT NULL, file TEXT NOT NULL,
    hash TEXT NOT NULL, text TEXT NOT NULL, facts TEXT NOT NULL, sources TEXT NOT NULL,
    pages BLOB NOT NULL, paragraphs BLOB NOT NULL, sentences BLOB NOT NULL,
    fingerprint BLOB NOT NULL, indexed TEXT NOT NULL, UNIQUE (path, member)
) WITHOUT ROWID;
CREATE TABLE copies (
    path TEXT NOT NULL, member TEXT NOT NULL, file TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, PRIMARY KEY (path, member)
) WITHOUT ROWID;
CREATE INDEX copies_of ON copies (article);
CREATE TABLE edits (
    article TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (article, name)
) WITHOUT ROWID;
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, sentences BLOB NOT NULL
);
CREATE INDEX passages_of ON passages (article, start);
CREATE TABLE vectors (
    passage INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    whole BLOB NOT NULL, sentences BLOB NOT NULL,
    tokens BLOB NOT NULL, ranges BLOB NOT NULL
);
"""


class Database:
    """Holds one connection for each thread that uses it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the database in a folder.

        Raises MissingLibraryError when there is none, DamagedLibraryError when SQLite can't read
        it, LibraryError when it is of another format.
        """
        path = folder / FILE
        if not path.is_file():
            raise MissingLibraryError(
                f"no index in {folder}; make one with: qa index FOLDER --index {folder}"
            )
        database = cls(path)
        database._check_format()
        return database

    @classmethod
    def create(cls, folder: Path, model: str, dimension: int) -> Self:
        """Open the database in a folder, making it first where there is none.

        Raises OtherModelError when it was made with another model.
        """
        path = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"{folder} can't be made: {error.strerror}") from error
        database = cls(path)
        with database.writing() as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
                for statement in _SCHEMA.split(";"):
                    connection.execute(statement)
                facts = {"format": FORMAT, "model": model, "dimension": dimension, "generation": 0}
                rows = [(name, str(value)) for name, value in facts.items()]
                connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)
                database._extend_schema()
        database._check_format()
        database.check_model(model, dimension)
        return database

    def _extend_schema(self) -> None:
        """Make the tables that a subclass adds, in the transaction that makes the rest."""

    def _check_format(self) -> None:
        found = self.meta("format")
        if found != str(FORMAT):
            raise LibraryError(
                f"{self.path} has format {found}, this version of qa reads {FORMAT}; "
                "use the version of qa that made it, or delete the folder and index again"
            )

    def check_model(self, model: str, dimension: int) -> None:
        """Raise OtherModelError unless the vectors here were made by this model."""
        found = (self.meta("model"), int(self.meta("dimension") or 0))
        if found != (model, dimension):
            raise OtherModelError(
                f"{self.path.parent} was made with the model {found[0]} ({found[1]} dimensions), "
                f"not with {model} ({dimension}); use --model {found[0]}, or make it again with: "
                f"qa index --rebuild --model {model} --index {self.path.parent}"
            )

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            self._local.connection = connection
        return connection

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(
                self.path, timeout=_BUSY_MILLISECONDS / 1000, isolation_level=None
            )
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        except sqlite3.DatabaseError as error:
            raise _understood(error, self.path) from error
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.__dict__.clear()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all that is done in it stands, or none of it."""
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.DatabaseError as error:
            raise _understood(error, self.path) from error

    def rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        """All rows of a query, with SQLite's errors turned into qa's."""
        try:
            return self.connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _understood(error, self.path) from error

    def meta(self, name: str) -> str | None:
        """One fact about the library itself."""
        found = self.rows("SELECT value FROM meta WHERE name = ?", name)
        return str(found[0]["value"]) if found else None

    @property
    def generation(self) -> int:
        """Grows by one with every article that enters, changes or leaves."""
        return int(self.meta("generation") or 0)

    def rows_by_ids(self, query: str, ids: Sequence[int] | Sequence[str]) -> list[sqlite3.Row]:
        """Rows of a query that ends in the column to compare, in parts that SQLite can take."""
        found: list[sqlite3.Row] = []
        for first in range(0, len(ids), 500):
            part = ids[first : first + 500]
            marks = ",".join("?" * len(part))
            found += self.rows(f"{query} IN ({marks})", *part)
        return found


def advance(connection: sqlite3.Connection) -> None:
    """Note that something changed."""
    connection.execute(
        "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = 'generation'"
    )


def _understood(error: sqlite3.DatabaseError, path: Path) -> LibraryError:
    """SQLite's error in words that tell what to do."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return LibraryError(
            f"{path} is held by another program ({text}); wait for it and try again"
        )
    if "readonly" in text or "unable to open" in text:
        return LibraryError(f"{path} can't be written ({text}); check the folder's permissions")
    if "full" in text:
        return LibraryError(f"no room left to write {path} ({text}); free some and try again")
    if isinstance(error, sqlite3.OperationalError) and "no such table: meta" in text:
        return MissingLibraryError(f"no index in {path.parent}; make one with: qa index FOLDER")
    return DamagedLibraryError(
        f"{path} is damaged ({text}); restore it from a backup, or delete {path.parent} "
        "and index the articles again"
    )
