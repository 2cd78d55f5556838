"""The table of formats: which function reads which file.

Comes in: a name and bytes. Goes out: the articles of that file, or refusals. Invariant: bytes that
show their kind are read as that kind, whatever the name says.

A new format is one function from bytes to articles and one row here; if its first bytes show
what it is, they are told in `kinds`.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from qa.errors import DamagedFileError, EmptyFileError, UnsupportedFormatError
from qa.reading.book import read_book
from qa.reading.evernote import read_evernote
from qa.reading.feed import read_feed
from qa.reading.hangul import read_hangul
from qa.reading.hangul_xml import read_hangul_xml
from qa.reading.kinds import Kind, kind_of
from qa.reading.mail import read_mail
from qa.reading.markdown import read_markdown
from qa.reading.open_document import read_open_document
from qa.reading.pdf import read_pdf
from qa.reading.plain import read_plain
from qa.reading.refusals import Refusal
from qa.reading.rich_text import read_rich_text
from qa.reading.rows import read_json, read_json_lines, read_table
from qa.reading.saved_page import read_saved_page
from qa.reading.subtitles import read_subtitles
from qa.reading.web_archive import read_web_archive
from qa.reading.webpage import read_webpage
from qa.reading.word import read_word
from qa.reading.workbook import read_workbook
from qa.reading.zipped import read_zip
from qa.records import RawArticle


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file; one with a `kind` must show it in its first bytes."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Iterable[RawArticle | Refusal]]
    kind: Kind | None = None


FORMATS = (
    Format("text", (".txt", ".text"), read_plain),
    Format("subtitles", (".srt", ".vtt"), read_subtitles),
    Format("Markdown", (".md", ".markdown"), read_markdown),
    Format("HTML", (".html", ".htm", ".xhtml"), read_webpage),
    Format("saved page", (".mhtml", ".mht"), read_saved_page, Kind.SAVED_PAGE),
    Format("web archive", (".webarchive",), read_web_archive, Kind.WEB_ARCHIVE),
    Format("PDF", (".pdf",), read_pdf, Kind.PDF),
    Format("Word", (".docx",), read_word, Kind.WORD),
    Format("OpenDocument", (".odt",), read_open_document, Kind.OPEN_DOCUMENT),
    Format("HWPX", (".hwpx",), read_hangul_xml, Kind.HANGUL_XML),
    Format("HWP", (".hwp",), read_hangul, Kind.HANGUL),
    Format("EPUB", (".epub",), read_book, Kind.BOOK),
    Format("RTF", (".rtf",), read_rich_text, Kind.RICH_TEXT),
    Format("Evernote", (".enex",), read_evernote, Kind.EVERNOTE),
    Format("JSON", (".json",), read_json),
    Format("JSON lines", (".jsonl", ".ndjson"), read_json_lines),
    Format("table", (".csv", ".tsv"), read_table),
    Format("workbook", (".xlsx",), read_workbook, Kind.WORKBOOK),
    Format("mail", (".eml",), read_mail),
    Format("feed", (".xml",), read_feed, Kind.FEED),
    Format("ZIP", (".zip",), read_zip, Kind.ARCHIVE),
)
BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes}
BY_KIND = {row.kind: row for row in FORMATS if row.kind} | {Kind.HTML: BY_SUFFIX[".html"]}
_NOTHING = b" \t\r\n\0\xef\xbb\xbf\xfe\xff"  # white space and marks of byte order


def read_parts(name: str, data: bytes, depth: int = 1) -> list[RawArticle | Refusal]:
    """Read a file by its first bytes, or by its suffix where these say nothing.

    `depth` counts the archives around it. Raises ReadingError, and whatever libraries raise.
    """
    if not data.strip(_NOTHING):
        raise EmptyFileError("The file is empty; nothing is in it to read.")
    row = _row(name, data)
    nested = next((read for read in (read_zip, read_mail) if row.read is read), None)
    parts = nested(data, depth) if nested else row.read(data)
    kept = [part for part in parts if isinstance(part, Refusal) or part.text.strip()]
    if not kept:
        raise EmptyFileError("The file holds no text; nothing is in it to read.")
    return kept


def read_inside(name: str, data: bytes, depth: int) -> Iterator[RawArticle | Refusal]:
    """Read a file that lies in an archive or a mail at this depth; each part tells the file's name.

    Raises ReadingError, and whatever libraries raise.
    """
    for part in read_parts(name, data, depth + 1):
        yield replace(part, member=f"{name}#{part.member}" if part.member else name)


def _row(name: str, data: bytes) -> Format:
    named = BY_SUFFIX.get(_suffix(name))
    kind = kind_of(data)
    if kind is Kind.SAVED_PAGE and named is BY_SUFFIX[".eml"]:
        return named  # a mail of text and HTML begins as a saved page does
    if kind:
        return BY_KIND[kind]
    if named is None:
        known = " ".join(sorted(BY_SUFFIX))
        found = _suffix(name) or "a file without suffix"
        raise UnsupportedFormatError(f"No reader for {found}; save it as one of {known}.")
    if named.kind is Kind.FEED and data.lstrip(_NOTHING).startswith(b"<"):
        raise UnsupportedFormatError("The file is XML, but no feed of RSS or Atom; save its text.")
    if named.kind:
        raise DamagedFileError(
            f"The name says {named.name}, but the first bytes do not: the file is damaged or "
            "misnamed. Save it again, or give it the suffix of what it is."
        )
    return named


def _suffix(name: str) -> str:
    """Give the suffix in lower case, of the last part of a path with either kind of slash."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()
