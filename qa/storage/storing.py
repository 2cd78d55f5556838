"""How records lie in the library's columns: spans as packed integers, facts as JSON.

Invariant: what is packed and unpacked again is equal.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from qa.records import Article, Fact, Language, Metadata, Origin, RawArticle, Source

FACTS = ("title", "publisher", "author", "date", "url", "language", "section")
_SPANS = np.dtype("<i4")


def pack_spans(spans: Sequence[tuple[int, int]]) -> bytes:
    """Spans as little-endian 32-bit pairs."""
    return np.array(spans, dtype=_SPANS).tobytes()


def unpack_spans(data: bytes) -> list[tuple[int, int]]:
    """The spans that `pack_spans` packed."""
    pairs = np.frombuffer(data, _SPANS).reshape(-1, 2).tolist()
    return [(start, end) for start, end in pairs]


def facts_of(metadata: Metadata) -> str:
    """The facts that were found, as JSON: name to value and origin."""
    found = {name: getattr(metadata, name) for name in FACTS}
    return json.dumps(
        {name: [fact.value, fact.origin] for name, fact in found.items() if fact is not None},
        ensure_ascii=False,
    )


def sources_of(metadata: Metadata) -> str:
    """The articles that this one retells, as JSON."""
    return json.dumps([asdict(source) for source in metadata.sources], ensure_ascii=False)


def metadata_from_row(row: Mapping[str, Any]) -> Metadata:
    """What a file said of its article, without the user's corrections."""
    facts = {
        name: Fact(value, Origin(origin))
        for name, (value, origin) in json.loads(row["facts"]).items()
    }
    sources = tuple(Source(**source) for source in json.loads(row["sources"]))
    return Metadata(**facts, sources=sources)


def raw_from_row(row: Mapping[str, Any]) -> RawArticle:
    """An article as it was before it was split, by its stored text."""
    pages = tuple(start for start, _ in unpack_spans(row["pages"]))
    return RawArticle(row["text"], metadata_from_row(row), row["member"], pages)


def article_from_row(
    row: Mapping[str, Any],
    edits: Mapping[str, Mapping[str, str]],
    copies: Mapping[str, Sequence[str]],
) -> Article:
    """An article from its row, with the user's corrections over what was found."""
    facts = {
        name: Fact(value, Origin(origin))
        for name, (value, origin) in json.loads(row["facts"]).items()
    }
    for name, value in edits.get(row["id"], {}).items():
        facts[name] = Fact(value, Origin.USER)
    values: dict[str, str | None] = {
        name: facts[name].value if name in facts and facts[name].value else None for name in FACTS
    }
    language = values.pop("language") or Language.OTHER
    return Article(
        id=row["id"],
        file=row["file"],
        text=row["text"],
        language=language,
        sources=tuple(Source(**source) for source in json.loads(row["sources"])),
        pages=tuple(start for start, _ in unpack_spans(row["pages"])),
        copies=tuple(copies.get(row["id"], ())),
        origins={name: fact.origin for name, fact in facts.items() if fact.value},
        **values,
    )
