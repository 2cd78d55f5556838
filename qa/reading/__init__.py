"""Files as people save them -> the articles in them.

Comes in: a name and bytes. Goes out: RawArticles: text, and what the file says of it in
structured form. Invariant: whatever the bytes, `read` gives articles with text or raises a
ReadingError whose message is one line; nothing is written to disk or fetched.
"""

from qa.errors import DamagedFileError, EmptyFileError, ReadingError, UnsupportedFormatError
from qa.records import RawArticle

LARGEST = 50_000_000  # bytes; a longer article than any, and what fits in memory several times

__all__ = ["LARGEST", "read", "suffixes"]


def read(name: str, data: bytes) -> list[RawArticle]:
    """Read one file; the name serves for its suffix alone.

    Raises a ReadingError that says what was found, what was expected and what to do.
    """
    from qa.reading.formats import format_of

    if len(data) > LARGEST:
        raise UnsupportedFormatError(
            f"The file has {len(data):,} bytes, more than the {LARGEST:,} that are read; split it."
        )
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xfe\xff"):
        raise EmptyFileError("The file is empty; nothing is in it to read.")
    try:
        articles = [article for article in format_of(name, data).read(data) if article.text.strip()]
    except ReadingError:
        raise
    except Exception as error:  # libraries raise what they like at bytes that nobody foresaw
        raise DamagedFileError(
            f"The file is damaged ({type(error).__name__}: {_line(error)}); save it again."
        ) from error
    if not articles:
        raise EmptyFileError("The file holds no text; nothing is in it to read.")
    return articles


def suffixes() -> frozenset[str]:
    """Give the suffixes that are read, such as ".txt", in lower case."""
    from qa.reading.formats import BY_SUFFIX

    return frozenset(BY_SUFFIX)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or "no details"
