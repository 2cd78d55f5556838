"""What goes into the library and what comes out of it, beside the articles themselves.

Invariant: all are frozen; a place is where an article was read, never where it is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.intake.splitting import Layout, Span
from qa.language.names import SameThing
from qa.models.encoding import Encoded, Vectors
from qa.records import Metadata
from qa.search.terms import Terms


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article comes from."""

    path: str  # of the file, absolute
    member: str  # inside the file; "" for the whole
    file: str  # as shown to people


@dataclass(frozen=True, slots=True)
class Original:
    """The article that another file turned out to hold as well."""

    article: str
    path: str
    file: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article on its way into the library. `vectors` holds one record for each passage."""

    id: str
    place: Place
    hash: str
    text: str
    metadata: Metadata
    pages: tuple[int, ...]
    layout: Layout
    vectors: Sequence[Encoded]
    tokens: Sequence[bytes]
    terms: Sequence[Terms]
    names: Sequence[SameThing]
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored of a passage for a second look."""

    whole: Vectors  # (d,)
    sentences: Vectors  # (sentences, d)
    tokens: bytes  # packed as `interaction` does
    ranges: tuple[Span, ...]  # of each sentence, which of the tokens are its own


@dataclass(frozen=True, slots=True)
class FileState:
    """What is known of a file that was read before."""

    path: str
    file: str
    size: int
    modified: int  # nanoseconds since 1970
    hash: str = ""
    pipeline: int = 0
    failure: str | None = None
