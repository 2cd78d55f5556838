"""What goes into the library and what comes out of it, beside the articles themselves.

Invariant: all are frozen; a place is where an article was read, never where it is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.language.names import SameThing
from qa.language.splitting import Layout, Span
from qa.language.terms import Terms
from qa.models.encoding import Encoded, Vectors
from qa.records import Article, Metadata, Passage

UPLOAD = "upload:"  # the path of what came as bytes begins so; there is no file to look at again
_SPAN = 120  # bytes of a pair of numbers
_RECORDS = 2_000  # bytes of a record's objects beside what they hold
_LETTER = 4  # bytes of a character at the most


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
class Candidate:
    """A passage that may answer, and what it is looked at by."""

    passage: Passage
    stored: Stored

    @property
    def size(self) -> int:
        """Bytes that it takes in memory, or a little more."""
        stored = self.stored
        spans = len(self.passage.sentences) + len(stored.ranges)
        vectors = stored.whole.nbytes + stored.sentences.nbytes
        return vectors + len(stored.tokens) + _SPAN * spans + _RECORDS


@dataclass(frozen=True, slots=True)
class Home:
    """An article and its layout, packed as it is stored."""

    article: Article
    paragraphs: bytes
    sentences: bytes

    @property
    def size(self) -> int:
        """Bytes that it takes in memory, or a little more."""
        text = _LETTER * len(self.article.text)
        return text + len(self.paragraphs) + len(self.sentences) + _RECORDS


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
