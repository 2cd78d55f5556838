"""A .pdf file -> its article.

Comes in: bytes. Goes out: one RawArticle: the text layer in reading order, in paragraphs, and the
offset at which each printed page begins. Invariant: a file that breaks off, or whose streams do
not inflate, is refused; a page's text is never taken from pictures.
"""

from typing import TYPE_CHECKING, Any

from qa.errors import DamagedFileError, EmptyFileError, EncryptedFileError, UnsupportedFormatError
from qa.reading.characters import plausibility
from qa.reading.page_lines import Page, page_of
from qa.reading.pdf_integrity import check_whole
from qa.reading.print_layout import flows_of, gutters_of, without_running_heads
from qa.reading.print_paragraphs import paragraphs_of
from qa.reading.properties import properties
from qa.records import Metadata, RawArticle

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 5_000
_NO_CHARACTERS = (
    "The PDF's fonts do not say which characters they show; run text recognition on it."
)
_MOST_STRANGE = 0.2  # share of characters beyond ASCII; no language in Latin letters has as many
_MOST_UNKNOWN = 0.3  # share of characters without a Unicode value, from which nothing can be read


def read_pdf(data: bytes) -> list[RawArticle]:
    """Read the text layer of a PDF.

    Raises EncryptedFileError for one with a password, EmptyFileError for a scan without text.
    """
    from qa.cleaning.mending import broken_words

    check_whole(data)
    document = _open(data)
    try:
        pages = _pages(document)
        bodies = without_running_heads(pages)
        gutters = gutters_of(bodies)
        flows = [flows_of(page.segments, gutters) for page in bodies]
        text, starts = paragraphs_of(flows, broken_words)
        _check_legible(text)
        return [RawArticle(text, _facts(document), pages=starts, marked=False)]
    finally:
        document.close()


def _open(data: bytes) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        return PdfDocument(data)
    except PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedFileError("The PDF asks for a password; save it without one.") from None
        raise DamagedFileError("The PDF is damaged; save the file again.") from error


def _pages(document: "PdfDocument") -> list[Page]:
    from pypdfium2 import PdfiumError

    if len(document) > MOST_PAGES:
        raise UnsupportedFormatError(
            f"The PDF has {len(document):,} pages, more than the {MOST_PAGES:,} read; split it."
        )
    try:
        pages = [page_of(document[number]) for number in range(len(document))]
    except PdfiumError as error:
        raise DamagedFileError("A page of the PDF is damaged; save the file again.") from error
    characters = sum(page.characters for page in pages)
    if not any(page.segments for page in pages):
        raise EmptyFileError(
            f"The PDF has {len(pages)} pages but no text: it is a scan; run text recognition on it."
        )
    if sum(page.unknown for page in pages) > _MOST_UNKNOWN * characters:
        raise UnsupportedFormatError(_NO_CHARACTERS)
    return pages


def _check_legible(text: str) -> None:
    """Refuse what a font without a proper table of characters makes of other scripts."""
    strange = sum(not character.isascii() for character in text)
    if strange > _MOST_STRANGE * len(text) and plausibility(text) < -0.1:
        raise UnsupportedFormatError(_NO_CHARACTERS)


def _facts(document: "PdfDocument") -> Metadata:
    stated: dict[str, Any] = document.get_metadata_dict()
    return properties({"title": stated.get("Title", ""), "author": stated.get("Author", "")})
