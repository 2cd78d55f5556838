"""Files as people save them -> the articles in them.

Comes in: a name and bytes. Goes out: RawArticles: text, and what the file says of it in
structured form. Invariant: whatever the bytes, a file gives articles with text or a ReadingError
whose message is one line; nothing is written to disk or fetched.
"""

from dataclasses import dataclass

from qa.errors import DamagedFileError, ReadingError, UnsupportedFormatError
from qa.language.halves import without_halves
from qa.reading.refusals import Refusal
from qa.records import RawArticle

# Texts that people keep beside those that are read: one may be an .rtf called .doc; of any other it
# is told how to save it.
UNREAD = frozenset((".doc", ".pages"))
LARGEST = 50_000_000  # bytes; longer than any article, and fits in memory several times

__all__ = ["LARGEST", "UNREAD", "Reading", "Refusal", "examine", "read", "suffixes"]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: its articles, and the parts of it that are none, each with a reason."""

    articles: tuple[RawArticle, ...]
    refused: tuple[Refusal, ...] = ()


def read(name: str, data: bytes) -> list[RawArticle]:
    """Read the articles of one file; the name serves for its suffix alone.

    Raises a ReadingError if there is none; what else a container holds, `examine` tells.
    """
    reading = examine(name, data)
    if not reading.articles:
        raise reading.refused[0].error
    return list(reading.articles)


def examine(name: str, data: bytes) -> Reading:
    """Read one file and name the parts that are not read; a file as a whole is the part "".

    Never raises for what is in the file: it has articles or refusals, or both.
    """
    articles: list[RawArticle] = []
    refused: list[Refusal] = []
    try:
        for part in _parts(name, data):
            if isinstance(part, Refusal):
                refused.append(part)
            else:
                articles.append(without_halves(part))
    except ReadingError as error:
        refused.append(Refusal("", error))
    except Exception as error:  # libraries raise what they like at bytes that nobody foresaw
        reason = f"The file is damaged ({type(error).__name__}: {_line(error)}); save it again."
        refused.append(Refusal("", DamagedFileError(reason)))
    return Reading(tuple(articles), tuple(refused))


def suffixes() -> frozenset[str]:
    """Give the suffixes that are read, such as ".txt", in lower case."""
    from qa.reading.formats import BY_SUFFIX

    return frozenset(BY_SUFFIX)


def _parts(name: str, data: bytes) -> list[RawArticle | Refusal]:
    from qa.reading.formats import read_parts

    if len(data) > LARGEST:
        raise UnsupportedFormatError(
            f"The file has {len(data):,} bytes, more than the {LARGEST:,} that are read; split it."
        )
    return read_parts(name, data)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or "no details"
