"""The table of formats, and the first bytes by which a file shows what it is.

Comes in: a name and bytes. Goes out: the row of the table that reads them. Invariant: bytes that
show their kind are read as that kind, whatever the name says.

A new format is one function from bytes to articles, and one row here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from qa.errors import DamagedFileError, UnsupportedFormatError
from qa.reading.markdown import read_markdown
from qa.reading.plain import read_plain
from qa.reading.webpage import read_webpage
from qa.records import RawArticle


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: `binary` says that its first bytes must show it."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Sequence[RawArticle]]
    binary: bool = False


FORMATS = (
    Format("text", (".txt", ".text"), read_plain),
    Format("Markdown", (".md", ".markdown"), read_markdown),
    Format("HTML", (".html", ".htm", ".xhtml"), read_webpage),
)
BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes}
BY_NAME = {row.name: row for row in FORMATS}

_HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*)*<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
# First bytes of files that are never articles, and what to call them.
_FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"MZ", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
    (b"HWP Document File V", "a HWP document from before 2000 (version 3)"),
)


def format_of(name: str, data: bytes) -> Format:
    """Choose the row for a file by its first bytes, or by its suffix where these say nothing.

    Raises UnsupportedFormatError and DamagedFileError with what to do.
    """
    row = BY_SUFFIX.get(suffix_of(name))
    shown = _shown(data)
    if shown:
        return BY_NAME[shown]
    if row is None:
        found = suffix_of(name) or "a file without suffix"
        known = " ".join(sorted(BY_SUFFIX))
        raise UnsupportedFormatError(f"No reader for {found}; save it as one of {known}.")
    if row.binary:
        raise DamagedFileError(
            f"The name says {row.name}, but the first bytes do not: the file is damaged or "
            "misnamed. Save it again, or give it the suffix of what it is."
        )
    return row


def suffix_of(name: str) -> str:
    """Give the suffix in lower case, of the last part of a path with either kind of slash."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def _shown(data: bytes) -> str:
    """Name the format that the first bytes show, "" where they show none."""
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise UnsupportedFormatError(
                f"The file is {what}, which holds no text that can be read; leave it out."
            )
    return "HTML" if _HTML_START.match(data[:8192]) else ""
