"""The first bytes of a file -> what it shows that it is.

Comes in: bytes. Goes out: a Kind, or None for what could be any text. Invariant: a kind is named
only on marks that no article of another kind begins with.
"""

import re
import zipfile
from enum import StrEnum
from io import BytesIO

from qa.errors import DamagedFileError, EncryptedFileError, UnsupportedFormatError


class Kind(StrEnum):
    """Kinds of file that show themselves."""

    HTML = "HTML"
    SAVED_PAGE = "saved page"
    WEB_ARCHIVE = "web archive"
    PDF = "PDF"
    WORD = "Word"
    HANGUL = "HWP"
    HANGUL_XML = "HWPX"
    BOOK = "EPUB"
    RICH_TEXT = "RTF"
    ARCHIVE = "ZIP"
    FEED = "feed"
    OPEN_DOCUMENT = "OpenDocument"
    EVERNOTE = "Evernote"
    WORKBOOK = "Excel"


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,4000}?-->\s*){0,20}"
    rb"<(?:!doctype\s+html|html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_SAVED_PAGE = re.compile(
    rb"\s*(?:[A-Za-z][A-Za-z\-]*:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,40}?"
    rb"(?:Content-Type:\s*multipart/(?:related|alternative)"
    rb"|(?:Snapshot-)?Content-Location:|From:[^\n]{0,20}\bSaved by\b)",  # one part, or mixed
    re.IGNORECASE,
)
_WEB_ARCHIVE = re.compile(rb"bplist00|\s*<\?xml[^>]{0,200}\?>\s*<!DOCTYPE plist\b", re.IGNORECASE)
_FEED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]{0,1000}\?>\s*|<!--.{0,4000}?-->\s*){0,20}"
    rb"<(?:rss\s[^>]{0,20}|rss>|rdf:RDF\s[^>]{0,4000}(?:purl\.org/rss/|/rdf/simple/0\.9/)"
    rb"|(?:\w{1,20}:)?feed\s[^>]{0,4000}http://www\.w3\.org/2005/Atom)",
    re.DOTALL,
)
_EVERNOTE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?[^>]{0,1000}\?>\s*|<![^>]{0,1000}>\s*){0,20}<en-export[\s>]"
)
_PDF = re.compile(rb"(?:^|[\r\n])[^\S\r\n]*%PDF-\d\.\d")  # headers of the web may stand before it
# First bytes of files that are never articles, and what to call them.
_FOREIGN = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh91AY&SY", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"MZ\x90\0", "a Windows program"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\0", "a database"),
    (b"OggS\0", "a sound or film"),
    (b"ID3\3", "a sound"),
    (b"ID3\4", "a sound"),
    (b"HWP Document File V", "a HWP document of version 3, from before 2000"),
)


def kind_of(data: bytes) -> Kind | None:
    """Name what the first bytes show.

    Raises UnsupportedFormatError for a kind that is never read, EncryptedFileError for an office
    document with a password, DamagedFileError for a container whose contents can't be listed.
    """
    for start, what in _FOREIGN:
        if data.startswith(start):
            raise UnsupportedFormatError(f"The file is {what}, which is not read; leave it out.")
    if data.startswith(_COMPOUND):
        return _compound(data)
    if data.startswith(_ZIPS):
        return _zip(data)
    if data.startswith(b"{\\rtf"):
        return Kind.RICH_TEXT
    if _PDF.search(data[:1024]) and b" obj" in data[:8192]:
        return Kind.PDF
    if _HTML.match(data[:8192]):
        return Kind.HTML
    if _WEB_ARCHIVE.match(data[:1024]) and b"WebMainResource" in data:
        return Kind.WEB_ARCHIVE
    if _FEED.match(data[:16_384]):
        return Kind.FEED
    if _EVERNOTE.match(data[:16_384]):
        return Kind.EVERNOTE
    return Kind.SAVED_PAGE if _SAVED_PAGE.match(data[:8192]) else None


def _zip(data: bytes) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            names = frozenset(file.namelist())
            text = "mimetype" in names and file.read("mimetype").startswith(_OPEN_DOCUMENT)
    except Exception:  # zipfile raises many kinds; the reader says what is wrong
        return Kind.ARCHIVE
    if "word/document.xml" in names:
        return Kind.WORD
    if "META-INF/container.xml" in names and any(name.endswith(".opf") for name in names):
        return Kind.BOOK
    if any(name.lower().startswith("contents/section") for name in names):
        return Kind.HANGUL_XML
    if {"mimetype", "content.xml"} <= names:
        if text:
            return Kind.OPEN_DOCUMENT
        raise UnsupportedFormatError(
            "The file is an OpenDocument spreadsheet, presentation or drawing, which is not read; "
            "save its text, or save it as .pdf."
        )
    if "xl/workbook.xml" in names:
        return Kind.WORKBOOK
    for inside, what in (("xl/", "a binary Excel workbook"), ("ppt/", "a PowerPoint presentation")):
        if "[Content_Types].xml" in names and any(name.startswith(inside) for name in names):
            raise UnsupportedFormatError(f"The file is {what}, which is not read; save its text.")
    if any(name.startswith("Index/") and name.endswith(".iwa") for name in names):
        raise UnsupportedFormatError(
            "The file is a Pages document, which is not read; save it as .docx or .pdf."
        )
    return Kind.ARCHIVE


def _compound(data: bytes) -> Kind:
    """Tell apart the documents that are OLE compound files."""
    import olefile

    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            names = {"/".join(path) for path in file.listdir()}
    except Exception as error:  # olefile raises OSError, IndexError, struct.error and others
        raise DamagedFileError(
            "The file's list of parts is damaged or cut short; save it again."
        ) from error
    if "FileHeader" in names:
        return Kind.HANGUL
    if "EncryptedPackage" in names:
        raise EncryptedFileError("The document asks for a password; save it without one.")
    what = "an old Word document (.doc)" if "WordDocument" in names else "an old office document"
    raise UnsupportedFormatError(
        f"The file is {what}, which is not read; save it as .docx or .pdf."
    )
