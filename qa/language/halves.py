"""Half characters (lone surrogates), as a broken argument or JSON's escapes can bring them.

In: what somebody sent, or what a file says. Out: an error in words, or the text with U+FFFD in it.
Invariant: what passes can be written down as UTF-8, so that the database, the analyser and JSON
take it, and offsets stay where they were.
"""

import re
from dataclasses import fields, replace

from qa.errors import RequestError
from qa.records import Fact, Metadata, RawArticle, Source

_HALF = re.compile("[\ud800-\udfff]")


def refuse_halves(text: str, what: str) -> None:
    """Raise RequestError for a text with half a character; `what` names it in the message."""
    found = _HALF.search(text)
    if found:
        raise RequestError(f"{what} holds half a character at {found.start()}; send it as UTF-8")


def without_halves(article: RawArticle) -> RawArticle:
    """The article as it can be written down."""
    facts = article.metadata
    return replace(
        article,
        text=_whole(article.text),
        member=_whole(article.member),
        metadata=Metadata(
            **{name: _fact(getattr(facts, name)) for name in _FACTS},
            sources=tuple(_source(source) for source in facts.sources),
        ),
    )


_FACTS = tuple(field.name for field in fields(Metadata) if field.name != "sources")


def _fact(fact: Fact | None) -> Fact | None:
    return None if fact is None else replace(fact, value=_whole(fact.value))


def _source(source: Source) -> Source:
    values = {field.name: getattr(source, field.name) for field in fields(Source)}
    return Source(**{name: value and _whole(value) for name, value in values.items()})


def _whole(text: str) -> str:
    return _HALF.sub("\ufffd", text)
