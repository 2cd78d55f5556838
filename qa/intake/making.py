"""What is to be stored of a file, made in this process; `qa.intake.bulk` has it made elsewhere.

In: a file and its bytes. Out: its articles, and the entry of each. Invariant: a file that cannot be
read takes nobody with it; it is read in a process of its own (`qa.intake.apart`).
"""

import os
from functools import cache
from pathlib import Path

from qa.intake.apart import Reader
from qa.intake.collecting import Found
from qa.intake.entering import Tools, make_entry
from qa.intake.preparing import Prepared
from qa.records import RawArticle
from qa.settings import Settings
from qa.storage.entries import Entry, Place


class Local:
    """Makes here what is to be stored. `qa.intake.bulk` has it made elsewhere."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def prepare(self, found: Found, data: bytes) -> Prepared:
        """The articles of a file. Raises ReadingError."""
        return reader_of(self.settings).prepare(name_of(found), data)

    def entry(self, tools: Tools, place: Place, article: RawArticle) -> Entry:
        """What is stored of an article."""
        return make_entry(tools, self.settings, place, article)


@cache
def reader_of(settings: Settings) -> Reader:
    """The process that reads; one for all runs."""
    return Reader(settings.file_seconds, settings.file_memory)


def key_of(path: Path) -> str:
    """A path as it is stored; bytes of a name that are no text are escaped."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def name_of(found: Found) -> str:
    """A file's name for who reads it."""
    return key_of(Path(found.path.name))
