"""The records that stages hand to one another. All are frozen; offsets count code points.

Invariant: for every span shown to a reader, `article.text[start:end] == text`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


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
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article out of a file: `text` in NFC with "\\n" between lines, "\\n\\n" between paragraphs."""

    text: str
    metadata: Metadata = Metadata()
    member: str = ""  # its name or row inside a container such as .zip or .jsonl; "" for the file
    pages: tuple[int, ...] = ()  # offsets in `text` where printed pages begin; () where there are none


@dataclass(frozen=True, slots=True)
class Article:
    """An article as the library stores it."""

    id: str
    file: str  # as shown to people: relative to the folder that was indexed, with "#member" behind it
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    date: str | None = None
    url: str | None = None
    language: str = Language.OTHER
    section: str | None = None
    source: Source | None = None
    pages: tuple[int, ...] = ()
    copies: tuple[str, ...] = ()  # other files that hold the same article
    origins: Mapping[str, Origin] = field(default_factory=dict)  # fact name to where it came from
