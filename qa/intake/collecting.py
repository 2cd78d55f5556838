"""Folders and files to a sorted list of what is to be read.

In: paths that a user named. Out: the files, each with the name shown to people.
Invariant: sorted by path, each file once; nothing outside the folders named, hidden, temporary,
ignored by `.qaignore`, saved as a part of a page beside it, or a README is among them, except where
the user named that very file.
"""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.errors import ReadingError, RequestError
from qa.reading.beside_pages import parts_of_pages

IGNORE_FILE = ".qaignore"
# What editors, office programs and browsers leave beside the files that they work on.
_TEMPORARY_ENDS = (".tmp", ".temp", ".part", ".crdownload", ".swp", ".bak", "~")
_TEMPORARY_STARTS = ("~$", "#")
_BEGINNING = 16_384  # bytes, in which a file shows its kind


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read."""

    path: Path  # absolute
    file: str  # relative to the folder that was named, with "/"


@dataclass(frozen=True, slots=True)
class Collected:
    """What the named paths hold."""

    files: tuple[Found, ...]
    folders: tuple[Path, ...]  # absolute; files known from inside these that are gone were removed
    passed: tuple[str, ...] = ()  # suffixes of the files that lie beside them and are not read


def collect(paths: Sequence[Path], suffixes: Collection[str]) -> Collected:
    """Find the files to read under some paths; a file that is named is taken as it is.

    `suffixes` are those that can be read, in lower case with the dot. Raises RequestError when a
    path is not there.
    """
    files: dict[Path, Found] = {}
    folders: list[Path] = []
    passed: dict[Path, str] = {}
    for path in paths:
        place = whole(path)
        if place.is_dir():
            folders.append(place)
            for found in _walk(place):
                suffix = found.path.suffix.lower()
                if suffix not in suffixes:
                    passed[found.path] = suffix
                elif suffix != ".xml" or _is_readable_xml(found.path):
                    files.setdefault(found.path, found)
        elif place.is_file():
            files[place] = Found(place, _name(place.name))
        else:
            raise RequestError(f"{path} is not there; name a file or a folder of articles")
    others = tuple(sorted(suffix for path, suffix in passed.items() if path not in files))
    return Collected(tuple(files[path] for path in sorted(files)), tuple(folders), others)


def whole(path: Path) -> Path:
    """A path from the root on; links are kept as they were named."""
    return Path(os.path.normpath(Path.cwd() / path))


def _walk(folder: Path) -> Iterator[Found]:
    """Every file of a folder that somebody may have put there to be read."""
    ignored = _ignored(folder)
    inside = folder.resolve()
    for place, names, files in os.walk(folder, followlinks=True):
        here = Path(place)
        parts = set(parts_of_pages(files))
        names[:] = sorted(
            name
            for name in names
            if not name.startswith(".")
            and name not in parts
            and not ignored(here / name, folder)
            and _stays_inside(here / name, inside)
        )
        for name in sorted(files):
            path = here / name
            wanted = _wanted(path) and not ignored(path, folder)
            if wanted and _stays_inside(path, inside) and path.is_file():
                yield Found(path, _name(path.relative_to(folder).as_posix()))


def _wanted(path: Path) -> bool:
    name = path.name
    if name.startswith((".", *_TEMPORARY_STARTS)) or name.lower().endswith(_TEMPORARY_ENDS):
        return False
    return path.stem.lower() != "readme"


def _is_readable_xml(path: Path) -> bool:
    """Tell a feed or a page from what programs keep in XML, of which no one wants to be told."""
    from qa.reading.kinds import kind_of

    try:
        with path.open("rb") as file:
            return kind_of(file.read(_BEGINNING)) is not None
    except (OSError, ReadingError):
        return True  # it is refused with its reason when it is read


def _stays_inside(path: Path, folder: Path) -> bool:
    """A link is followed only where it leads to a place in the folder that is not above it."""
    if not path.is_symlink():
        return True
    target = path.resolve()
    return target.is_relative_to(folder) and not path.absolute().is_relative_to(target)


def _ignored(folder: Path) -> Any:
    """A function that tells whether `.qaignore` (in gitignore's form) leaves a path out."""
    rules = folder / IGNORE_FILE
    if not rules.is_file():
        return lambda *_: False
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(rules.read_text(encoding="utf-8").splitlines())

    def ignored(path: Path, base: Path) -> bool:
        name = path.relative_to(base).as_posix()
        return bool(spec.match_file(name + "/" if path.is_dir() else name))

    return ignored


def _name(name: str) -> str:
    """A file name as text in NFC; bytes that are no UTF-8 become a visible mark."""
    import unicodedata

    shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", shown)
