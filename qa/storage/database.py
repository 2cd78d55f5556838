"""The library's file: an SQLite database, its connections and its transactions.

In: a folder. Out: rows and transactions. Invariant: what a transaction does stands whole or not at
all, in this process and in others; no error of SQLite's own gets past here.
"""

import secrets
import sqlite3
import threading
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from filelock import FileLock

from qa.errors import LibraryError, OtherModelError
from qa.storage.guarded import GuardedConnection, damaged, missing, understood
from qa.storage.schema import FORMAT, create_tables, is_whole, note

FILE = "library.sqlite"
_LOCK = ".index.lock"  # for one file at a time, not for a whole run
_BUSY_MILLISECONDS = 60_000
_Read = TypeVar("_Read")


class Database:
    """Holds one connection for each thread that uses it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Open the database in a folder; one of an earlier format is brought to this one.

        Raises MissingLibraryError when there is none, DamagedLibraryError when SQLite can't read
        it, LibraryError when it is of another format.
        """
        path = folder / FILE
        if not path.is_file():
            raise missing(folder)
        database = cls(path)
        try:
            database.bring_up_to_date()
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def create(cls, folder: Path, model: str, dimension: int) -> Self:
        """Open the database in a folder, making it first where there is none.

        Raises OtherModelError when it was made with another model.
        """
        path = folder / FILE
        if folder.is_file():
            raise missing(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.touch()
        except OSError as error:
            raise LibraryError(
                f"{folder} can't be written ({error.strerror}); check its permissions and room"
            ) from error
        database = cls(path)
        with database.writing() as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
                create_tables(connection)
                note(connection, format=FORMAT, model=model, dimension=dimension, generation=0)
                note(connection, identity=new_identity())
                database.create_derived()
        database.bring_up_to_date()
        database.check_model(model, dimension)
        return database

    def create_derived(self) -> None:
        """Make the tables that a subclass adds, in the transaction that makes the rest."""

    def upgrade(self, connection: sqlite3.Connection) -> None:  # noqa: ARG002 - subclasses use it
        """Bring the tables to this version's format, inside a transaction; a subclass knows how."""
        raise LibraryError(f"{self.path} can't be brought to format {FORMAT}")

    def bring_up_to_date(self) -> None:
        """Upgrade an earlier format. Raises LibraryError for one that is not known."""
        found = self.format
        if found == FORMAT:
            return
        if 1 <= found < FORMAT:
            with self.writing() as connection:
                if self.format == found:  # another process may have been here first
                    self.upgrade(connection)
            return
        raise LibraryError(
            f"{self.path} has format {found}, this version of qa reads 1 to {FORMAT}; "
            "use the version of qa that made it, or delete the folder and index again"
        )

    @property
    def format(self) -> int:
        """The version of the tables; 0 where it can't be told."""
        rows = self.rows("SELECT value FROM meta WHERE name = 'format'")
        value = str(rows[0]["value"]) if rows else ""
        return int(value) if value.isdecimal() else 0

    def check_model(self, model: str, dimension: int) -> None:
        """Raise OtherModelError unless the vectors here were made by this model."""
        found = (self.meta("model"), self.dimension)
        if found != (model, dimension):
            raise OtherModelError(
                f"{self.path.parent} was made with the model {found[0]} ({found[1]} dimensions), "
                f"not with {model} ({dimension}); use --model {found[0]}, or make it again with: "
                f"qa index --rebuild FOLDER --model {model} --index {self.path.parent}"
            )

    @property
    def connection(self) -> GuardedConnection:
        """This thread's connection, to the file that lies at the path now.

        Raises MissingLibraryError when the file has gone.
        """
        local = self._local.__dict__
        connection: GuardedConnection | None = local.get("connection")
        if connection is not None and connection.in_transaction:
            return connection
        file = self._file()
        if connection is None or local["file"] != file:
            self.close()  # the index was made anew behind our back: the old file is nobody's now
            connection = self._connect()
            local |= {"connection": connection, "file": file}
        return connection

    def _file(self) -> tuple[int, int]:
        """What tells the file from another one at the same path."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            raise missing(self.path.parent) from None
        except OSError as error:
            raise LibraryError(
                f"{self.path} can't be read ({error.strerror}); check the folder's permissions"
            ) from error
        return found.st_dev, found.st_ino

    def _connect(self) -> GuardedConnection:
        try:
            connection = sqlite3.connect(
                self.path,
                timeout=_BUSY_MILLISECONDS / 1000,
                isolation_level=None,
                factory=GuardedConnection,
            )
        except sqlite3.Error as error:
            raise understood(error, self.path) from error
        connection.path = self.path
        connection.row_factory = sqlite3.Row
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
            if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                connection.execute("PRAGMA journal_mode = WAL")
        except LibraryError:
            connection.close()
            raise
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        connection: GuardedConnection | None = getattr(self._local, "connection", None)
        self._local.__dict__.clear()
        if connection is not None:
            connection.told(connection.close)

    @contextmanager
    def writing(self) -> Iterator[GuardedConnection]:
        """One transaction: all that is done in it stands, or none of it."""
        connection = self.connection
        connection.execute("BEGIN IMMEDIATE")
        connection.writes = True
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        finally:
            connection.writes = False

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Keep other processes and threads from dealing with a file meanwhile; they wait."""
        try:
            lock = FileLock(self.path.parent / _LOCK)
            lock.acquire()
        except OSError as error:
            raise LibraryError(
                f"{self.path.parent} can't be written ({error.strerror}); check its permissions"
            ) from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever others write meanwhile."""
        connection = self.connection
        if connection.in_transaction:
            yield
            return
        connection.execute("BEGIN")
        connection.kept = {}
        try:
            yield
        finally:
            connection.kept = None
            if connection.in_transaction:
                connection.execute("ROLLBACK")

    def once(self, key: Hashable, read: Callable[[], _Read]) -> _Read:
        """What `read` gives, read once in everything that is read of one moment (`reading`)."""
        connection: GuardedConnection | None = getattr(self._local, "connection", None)
        kept = connection.kept if connection is not None else None
        if kept is None:
            return read()
        found: _Read = kept[key] if key in kept else kept.setdefault(key, read())
        return found

    def rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        """All rows of a query."""
        found: list[sqlite3.Row] = self.connection.execute(query, values).fetchall()
        return found

    def whole_rows(self, table: str, query: str, *values: Any) -> list[sqlite3.Row]:
        """Rows of one table, all columns. Raises DamagedLibraryError where a seal is broken."""
        return self._whole(table, self.rows(query, *values))

    def _whole(self, table: str, rows: list[sqlite3.Row]) -> list[sqlite3.Row]:
        for row in rows:
            if not is_whole(table, row):
                raise damaged(self.path, f"{table} {next(iter(row))!r} is not what was stored")
        return rows

    def meta(self, name: str) -> str | None:
        """One fact about the library itself."""
        return self.once(("meta", name), lambda: self._meta(name))

    def _meta(self, name: str) -> str | None:
        found = self.whole_rows("meta", "SELECT * FROM meta WHERE name = ?", name)
        return str(found[0]["value"]) if found else None

    @property
    def dimension(self) -> int:
        """Components of a vector."""
        return int(self.meta("dimension") or 0)

    @property
    def generation(self) -> int:
        """Grows by one with every article that enters, changes or leaves."""
        return int(self.meta("generation") or 0)

    @property
    def state(self) -> tuple[str, int]:
        """Identity and generation: two libraries, or two moments of one, never share both."""
        return self.meta("identity") or "", self.generation

    def rows_by_ids(self, query: str, ids: Sequence[int] | Sequence[str]) -> list[sqlite3.Row]:
        """Rows of a query that ends in the column to compare, in parts that SQLite can take."""
        found: list[sqlite3.Row] = []
        for first in range(0, len(ids), 500):
            part = ids[first : first + 500]
            marks = ",".join("?" * len(part))
            found += self.rows(f"{query} IN ({marks})", *part)
        return found

    def whole_by_ids(
        self, table: str, column: str, ids: Sequence[int] | Sequence[str]
    ) -> list[sqlite3.Row]:
        """Rows of a table by a column. Raises DamagedLibraryError where a seal is broken."""
        return self._whole(table, self.rows_by_ids(f"SELECT * FROM {table} WHERE {column}", ids))


def advance(connection: sqlite3.Connection) -> None:
    """Note that something changed."""
    (value,) = connection.execute("SELECT value FROM meta WHERE name = 'generation'").fetchone()
    note(connection, generation=int(value) + 1)


def new_identity() -> str:
    """A name that no other library has."""
    return secrets.token_hex(16)
