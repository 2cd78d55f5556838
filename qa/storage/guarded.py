"""A connection to SQLite that speaks of errors in words, whoever uses it.

In: what SQLite raises, at whichever call. Out: a LibraryError with what to do, or a RequestError
for what can't be asked at all. Invariant: no
`sqlite3.Error` leaves a cursor of this connection.
"""

import sqlite3
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

from qa.errors import DamagedLibraryError, LibraryError, MissingLibraryError, RequestError

_Got = TypeVar("_Got")
_VERSION = "version"


class GuardedConnection(sqlite3.Connection):
    """Holds the path that errors name, whether what is read may be rolled back, and the moment.

    `kept` is what was read of one moment, while everything that is read is of it.
    """

    path: Path = Path()
    writes: bool = False
    kept: dict[Hashable, Any] | None = None

    def cursor(self, factory: Any = None) -> Any:
        """A cursor whose errors are in words."""
        return super().cursor(factory or _Cursor)

    def execute(self, *given: Any) -> Any:
        """Run a statement on a cursor of its own."""
        return self.cursor().execute(*given)

    def executemany(self, *given: Any) -> Any:
        """Run a statement for each of some rows."""
        return self.cursor().executemany(*given)

    def told(self, call: Callable[..., _Got], *given: Any) -> _Got:
        """Call something of SQLite's and raise its error in words."""
        try:
            return call(*given)
        except sqlite3.Error as error:
            raise understood(error, self.path) from error


class _Cursor(sqlite3.Cursor):
    # One method each, without a common one inside: a question makes hundreds of these calls.
    def execute(self, *given: Any) -> Any:
        try:
            return super().execute(*given)
        except sqlite3.Error as error:
            raise self._understood(error) from error
        except UnicodeEncodeError as error:  # an id or a filter of half a character
            raise RequestError("what was asked for holds half a character; send UTF-8") from error

    def executemany(self, *given: Any) -> Any:
        try:
            return super().executemany(*given)
        except sqlite3.Error as error:
            raise self._understood(error) from error

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except sqlite3.Error as error:
            raise self._understood(error) from error

    def fetchall(self) -> Any:
        try:
            return super().fetchall()
        except sqlite3.Error as error:
            raise self._understood(error) from error

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except sqlite3.Error as error:
            raise self._understood(error) from error

    def _understood(self, error: sqlite3.Error) -> LibraryError:
        return understood(error, getattr(self.connection, "path", Path()))


def is_writing(connection: sqlite3.Connection) -> bool:
    """Whether what is read now may be rolled back: inside a transaction that writes."""
    if isinstance(connection, GuardedConnection):
        return connection.writes
    return connection.in_transaction


def version(connection: sqlite3.Connection) -> tuple[int, int]:
    """What is another whenever this connection or another one has written.

    A question wants to know before each of its words; of one moment it is asked for once.
    """
    kept = connection.kept if isinstance(connection, GuardedConnection) else None
    if kept is not None and _VERSION in kept:
        found: tuple[int, int] = kept[_VERSION]
        return found
    (number,) = connection.execute("PRAGMA data_version").fetchone()
    now = (int(number), connection.total_changes)
    if kept is not None:
        kept[_VERSION] = now
    return now


def understood(error: sqlite3.Error, path: Path) -> LibraryError:
    """SQLite's error in words that tell what to do."""
    text = " ".join(str(error).split())
    if "locked" in text or "busy" in text:
        return LibraryError(
            f"{path} is held by another program ({text}); wait for it and try again"
        )
    if "readonly" in text or "unable to open" in text:
        return LibraryError(
            f"{path} can't be opened or written ({text}); check the folder's permissions"
        )
    if "disk is full" in text:
        return LibraryError(f"no room left to write {path} ({text}); free some and try again")
    if "disk I/O error" in text:
        return LibraryError(
            f"{path} can't be read or written ({text}); see that there is room and that the disk "
            "works, and try again"
        )
    if "constraint failed" in text:
        return LibraryError(
            f"{path} was changed by another program at the same moment ({text}); try again"
        )
    if "no such table: meta" in text:
        return missing(path.parent)
    return damaged(path, text)


def missing(folder: Path) -> MissingLibraryError:
    """The error for a folder without an index, or a file in the place of one."""
    if folder.is_file():
        return MissingLibraryError(
            f"{folder} is a file, and an index is a folder; name the one that qa index made"
        )
    return MissingLibraryError(
        f"no index in {folder}; make one with: qa index FOLDER --index {folder}"
    )


def damaged(path: Path, what: str) -> DamagedLibraryError:
    """The error for a library that does not hold what was put into it."""
    return DamagedLibraryError(
        f"{path} is damaged ({what}); mend it with: qa doctor --repair --index {path.parent}"
    )
