"""A library into one file and back, also while others use it.

In: an index folder and a file. Out: a copy of one moment; or the library as the file has it.
Invariant: what is put in place was examined before, and comes in one transaction or one rename, so
that a kill leaves the old library or the new one.
"""

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from qa.errors import DamagedLibraryError, LibraryError, RequestError
from qa.storage import dense
from qa.storage.database import FILE, new_identity
from qa.storage.doctor import Problem, examine_library
from qa.storage.guarded import understood
from qa.storage.library import Library
from qa.storage.schema import note

_WORK = ".work"  # a folder beside the library for what is not whole yet
_SIDE = ("-wal", "-shm", "-journal")


def backup(folder: Path, file: Path) -> int:
    """Write the library of a folder into a file; return how many articles it holds.

    A file that is there is replaced only if it is a library. Raises LibraryError, RequestError.
    """
    library = Library.open(folder)
    if file.exists() and not _is_library(file):
        raise RequestError(f"{file} is there and no library of qa; name another file")
    if not file.parent.is_dir():
        raise RequestError(f"{file.parent} is no folder; make it, or name a file in another")
    work = file.with_name(f".{file.name}.new")
    try:
        _copy(library, work, file)
        count = len(_examined(work, file).articles())
        os.replace(work, file)  # noqa: PTH105 - the one call that the tests of kills count
    except OSError as error:
        raise LibraryError(f"{file} can't be written ({error.strerror})") from error
    finally:
        _discard(work)
        library.close()
    return count


def restore(folder: Path, file: Path) -> int:
    """Put the library that a file holds in the place of a folder's; return its articles' number.

    Raises LibraryError unless the file is a whole library; then nothing has been changed.
    """
    if not file.is_file():
        raise RequestError(f"{file} is not there; name a file that qa backup wrote")
    if not _is_library(file):
        raise LibraryError(f"{file} is no library of qa; name a file that qa backup wrote")
    with WorkFolder(folder) as work:
        shutil.copyfile(file, work / FILE)
        library = _examined(work / FILE, file)
        count = len(library.articles())
        put_in_place(library, folder)
    return count


class WorkFolder:
    """A folder beside the library, empty at first and gone at last; what a kill left goes too."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / _WORK

    def __enter__(self) -> Path:
        """Make the folder. Raises LibraryError."""
        try:
            shutil.rmtree(self.path, ignore_errors=True)
            self.path.mkdir(parents=True)
        except OSError as error:
            raise LibraryError(
                f"{self.path} can't be made ({error.strerror}); check permissions and room"
            ) from error
        return self.path

    def __exit__(self, *_: object) -> None:
        """Take the folder away."""
        shutil.rmtree(self.path, ignore_errors=True)


def put_in_place(library: Library, folder: Path) -> None:
    """Make a library, which nobody else uses, the one of a folder.

    Into a file that SQLite can open it goes as one transaction, and those who use it go on with
    the new content; another file is replaced.
    """
    with library.writing() as connection:
        note(connection, identity=new_identity())  # what was made from the old one is of no use
    dense.discard(folder)
    target = folder / FILE
    try:
        there = Library(target)
        _pour(library, there.connection, target)
        there.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        there.close()
    except LibraryError as error:
        if target.exists() and not isinstance(error, DamagedLibraryError):
            raise
        library.rows("PRAGMA journal_mode = DELETE")
        library.close()
        for side in _SIDE:  # they belong to the file that goes
            target.with_name(target.name + side).unlink(missing_ok=True)
        os.replace(library.path, target)  # noqa: PTH105
    library.close()


def _pour(library: Library, into: sqlite3.Connection, named: Path) -> None:
    """Copy every page of a library; an error names what is damaged, or the file without room."""
    try:
        library.connection.backup(into)
    except sqlite3.DatabaseError as error:
        where = library.path if "malformed" in str(error) else named
        raise understood(error, where) from error


def _copy(library: Library, file: Path, named: Path) -> None:
    """Copy a library as it is at one moment, whatever others write meanwhile.

    Errors name the file that the user gave.
    """
    _discard(file)
    try:
        with closing(sqlite3.connect(file)) as copy:
            _pour(library, copy, named)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without others beside it
    except sqlite3.Error as error:
        raise understood(error, named) from error
    with file.open("rb") as written:
        os.fsync(written.fileno())


def _examined(file: Path, named: Path) -> Library:
    """Open a copy and examine it. Raises LibraryError unless it is whole."""
    library = Library(file)
    library.bring_up_to_date()
    problems: list[Problem] = examine_library(library)
    if problems:
        raise DamagedLibraryError(
            f"{named.name} is not whole ({problems[0].told()}, {len(problems)} faults in all); "
            "see: qa doctor"
        )
    library.rows("PRAGMA journal_mode = DELETE")
    return library


def _is_library(file: Path) -> bool:
    """Whether a file is an SQLite database with qa's tables; it is not changed by looking."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as found:
            return bool(found.execute("SELECT count(value) FROM meta, articles").fetchone())
    except sqlite3.Error:
        return False


def _discard(file: Path) -> None:
    for side in ("", *_SIDE):
        with suppress(OSError):
            file.with_name(file.name + side).unlink(missing_ok=True)
