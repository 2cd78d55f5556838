"""What an article's text says of it: title, publisher, author, date, link, language, section.

A raw article comes in, before cleaning; it goes out with those facts filled in that its structured
sources did not give. Invariant: a fact that was there stays; one that is nowhere stated stays None.
"""

from dataclasses import replace

from qa.metadata import authors, language, links, publishers, sources, titles, when
from qa.metadata.parts import Parts
from qa.records import Fact, Metadata, Origin, RawArticle


def complete(raw: RawArticle, name: str) -> RawArticle:
    """Fill in what the text of `raw`, or the name of its file, states of the article."""
    known = raw.metadata
    parts = Parts.of(raw.text, marked=raw.marked)
    headline = titles.headline(parts, known.title)
    url = known.url or links.own(raw.text, parts)
    publisher = known.publisher or publishers.publisher(parts, url, headline)
    found = Metadata(
        title=titles.without_house(headline.title, publisher),
        section=known.section or headline.section or titles.section(raw.text),
        author=_author(known, parts, headline.title.value if headline.title else ""),
        url=url,
        date=known.date or when.date(raw.text, parts, url, name),
        publisher=publisher,
        language=_language(raw.text, known.language),
        sources=known.sources or sources.originals(parts, headline.source),
    )
    return replace(raw, metadata=found)


def _author(known: Metadata, parts: Parts, title: str) -> Fact | None:
    """The names that are stated, or those of the byline.

    A house goes after who signs for it, and so does whom a document's properties name: that is
    often who saved it.
    """
    stated = authors.names_only(known.author)
    if stated and stated.origin is Origin.PROPERTIES:
        return authors.signed(parts, title) or stated
    if stated is None or (known.publisher and stated.value == known.publisher.value):
        return authors.author(parts, title) or stated
    return stated


def _language(text: str, known: Fact | None) -> Fact | None:
    """The language of the text; pages often declare another than they are written in."""
    if known and known.origin is Origin.USER:
        return known
    found = language.language(text)
    if known and (found is None or known.value.lower().split("-")[0] == found):
        return replace(known, value=found or known.value)
    return Fact(found, Origin.TEXT) if found else None
