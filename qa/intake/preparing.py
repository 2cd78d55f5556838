"""A file's bytes to the clean articles in it.

In: a name and bytes. Out: articles, and the parts refused with why. Invariant: what comes out
depends on the name and the bytes alone, so that it may be made in another process.
"""

from dataclasses import dataclass

from qa import cleaning, metadata, reading
from qa.cleaning.remembering import forget
from qa.errors import EmptyFileError
from qa.records import RawArticle


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a file gives: its articles, and what was left out, by name and reason."""

    articles: tuple[RawArticle, ...]
    refused: tuple[tuple[str, str], ...] = ()


def prepare(name: str, data: bytes) -> Prepared:
    """Read and clean a file. Raises ReadingError when nothing of it becomes an article."""
    read = reading.examine(name, data)
    if not read.articles:
        raise read.refused[0].error
    try:
        raw = [metadata.complete(article, name) for article in read.articles]
        cleaned = [cleaning.clean(article) for article in raw]
    finally:
        forget()
    articles = tuple(article for article in cleaned if article.text.strip())
    if not articles:
        raise EmptyFileError("no article text is in it, only what stands around one")
    return Prepared(articles, tuple((part.member, str(part.error)) for part in read.refused))
