"""The records that stages hand to one another. All are frozen; offsets count code points.

Invariant: for every span shown to a reader, `article.text[start:end] == text`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

# A confidence from which 83 of 100 answers to the questions of benchmarks.refusals, two in five of
# which nothing answers, are right; of those below 30 are.
SURE_FROM = 0.6


class Language(StrEnum):
    """The languages that qa tells apart; `OTHER` is read and found, but not specially treated."""

    KOREAN = "ko"
    ENGLISH = "en"
    OTHER = "other"


class Origin(StrEnum):
    """Where a fact about an article came from."""

    FRONT_MATTER = "front matter"
    HTML_META = "html meta"
    JSON_LD = "json-ld"
    PROPERTIES = "document properties"
    COLUMN = "column"
    TEXT = "text"
    FILE_NAME = "file name"
    LINK = "link"  # the address of the article, or of its images
    USER = "user"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of an article, and where it was found."""

    value: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Source:
    """The article that another one retells: what its front matter says under `source:`."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of its article; what it does not say is None."""

    title: Fact | None = None
    publisher: Fact | None = None
    author: Fact | None = None
    date: Fact | None = None  # ISO 8601, as exact as stated: "2024-10-08", "2024-02" or "2024"
    url: Fact | None = None
    language: Fact | None = None
    section: Fact | None = None
    sources: tuple[Source, ...] = ()  # the articles that this one retells


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article out of a file: NFC, "\\n" between lines, "\\n\\n" between paragraphs."""

    text: str
    metadata: Metadata = Metadata()
    member: str = ""  # its name or row inside a container such as .zip or .jsonl; "" for the file
    pages: tuple[int, ...] = ()  # offsets in `text` where printed pages begin
    code: tuple[tuple[int, int], ...] = ()  # spans of `text` that cleaning leaves as they are
    marked: bool = True  # whether marks of HTML and Markdown may stand in `text`


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the library stores it."""

    id: str
    file: str  # as shown: relative to the folder that was indexed, with "#member" behind it
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    language: str = Language.OTHER
    section: str | None = None
    sources: tuple[Source, ...] = ()  # the articles that this one retells
    pages: tuple[int, ...] = ()
    copies: tuple[str, ...] = ()  # other files that hold the same article
    origins: Mapping[str, Origin] = field(default_factory=dict)  # fact name to where it came from


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit that is searched: a span of an article and the spans of its sentences."""

    id: int
    article: str
    start: int
    end: int
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """What a reader sees of a place: a span of an article, with the found sentences marked.

    `text == article.text[start:end]`; `highlights` are spans of the article inside it, best first.
    """

    number: int
    score: float
    start: int
    end: int
    text: str
    highlights: tuple[tuple[int, int], ...]
    article: Article
    page: int | None = None  # printed page, where the file has pages
    words: tuple[str, ...] = ()  # words of the question that were met here


@dataclass(frozen=True, slots=True)
class Quotation:
    """A verbatim answer: the numbers of the citations that it stands in."""

    text: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question; without `quotation` the passages are related but no answer."""

    question: str
    language: str
    quotation: Quotation | None
    passages: tuple[Citation, ...]
    seconds: float
    confidence: float | None = None
    corrected: str | None = None  # the question as it was understood, where that differs

    @property
    def unsure(self) -> bool:
        """Whether it is quoted, and so uncertain that the articles may not tell what is asked."""
        told = self.quotation is not None and self.confidence is not None
        return told and (self.confidence or 0.0) < SURE_FROM


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """One row of the list of articles; `article.text` is left empty."""

    article: Article
    passages: int
    characters: int


class Outcome(StrEnum):
    """What became of one file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REMOVED = "removed"
    FAILED = "failed"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Indexed:
    """One file dealt with: the `position`th of `total`."""

    file: str
    outcome: Outcome
    position: int
    total: int
    articles: int = 0
    encoded: int = 0  # passages that went through the encoder
    reason: str | None = None  # why it failed, or which article it is a copy of
    refused: tuple[tuple[str, str], ...] = ()  # parts of it that were not read, each with why


@dataclass(frozen=True, slots=True)
class IndexReport:
    """What an index run did, file by file."""

    files: tuple[Indexed, ...]
    seconds: float
    passed: tuple[str, ...] = ()  # suffixes of files in the folders that no reader takes

    def count(self, outcome: Outcome) -> int:
        """How many files came out so."""
        return sum(file.outcome == outcome for file in self.files)


@dataclass(frozen=True, slots=True)
class Filters:
    """What to search in; None leaves it open. Dates are ISO, as exact as wished, both included."""

    since: str | None = None
    until: str | None = None
    publisher: str | None = None
    language: str | None = None
    article: str | None = None
