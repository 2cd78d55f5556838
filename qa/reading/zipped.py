"""A .zip of files -> the articles of all files in it.

Comes in: bytes. Goes out: RawArticles whose `member` is the entry's name, and a refusal for every
entry that is not read. Invariant: names serve to show only; nothing is written anywhere.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from qa.errors import ReadingError, UnsupportedFormatError
from qa.reading.archives import open_archive
from qa.reading.beside_pages import parts_of_pages
from qa.reading.refusals import Refusal
from qa.records import RawArticle

DEEPEST = 2  # a .zip in a .zip is read, one more is not
_NEVER = ("__MACOSX", "Thumbs.db", "desktop.ini", "Icon\r")


def read_zip(data: bytes, depth: int = 1) -> Iterator[RawArticle | Refusal]:
    """Read every file of an archive, in the order of their names."""
    from qa.reading.formats import read_inside

    if depth > DEEPEST:
        raise UnsupportedFormatError(
            "Archives inside archives inside archives are not read; unpack it."
        )
    archive = open_archive(data)
    parts = tuple(f"{folder}/" for folder in parts_of_pages(archive.entries))
    for name in sorted(archive.entries):
        if archive.entries[name].is_dir() or _is_system_file(name) or name.startswith(parts):
            continue
        try:
            yield from read_inside(name, archive.read(name), depth)
        except ReadingError as error:
            yield Refusal(name, error)


def _is_system_file(name: str) -> bool:
    """Tell what systems put into archives: resource forks, thumbnails, hidden files."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(
        part in _NEVER or (part.startswith((".", "~$")) and part.strip(".")) for part in parts
    )
