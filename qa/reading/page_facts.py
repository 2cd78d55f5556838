"""The tree of a page -> what its head says of its article.

Comes in: an lxml tree. Goes out: Metadata, and the text that JSON-LD states. Invariant: JSON-LD
of an article wins over meta elements, these over <title>; nothing is taken from the text.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qa.metadata.hosts import is_house
from qa.reading.characters import one_line
from qa.reading.facts import fact, merged, metadata_of
from qa.records import Fact, Metadata, Origin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Names in `property`, `name` or `itemprop` of <meta>, best first.
_META = {
    "title": "og:title citation_title dc.title dcterms.title twitter:title headline",
    "publisher": """og:site_name citation_journal_title dc.publisher article:media_name
        application-name""",
    "author": """article:author_name author dable:author byl citation_author dc.creator
        dcterms.creator article:author og:article:author twitter:creator""",
    "date": """article:published_time og:article:published_time article:published datepublished
        citation_publication_date citation_date dc.date.issued dcterms.issued dc.date dcterms.date
        sailthru.date parsely-pub-date pubdate publishdate publish_date date regdate
        article:created og:regdate""",
    "url": "og:url twitter:url",
    "section": "article:section og:article:section dable:section section article:section2",
    "language": "og:locale content-language dc.language",
}
_ARTICLE_TYPES = """
Article NewsArticle BlogPosting Report ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle
ReviewNewsArticle TechArticle ScholarlyArticle LiveBlogPosting SocialMediaPosting
DiscussionForumPosting
"""
_ARTICLES = frozenset(_ARTICLE_TYPES.split())
_MOST_OBJECTS = 2_000
_PUBLISHED = re.compile(r"publish(?:ed)?[_-]?(?:date|time|at)|date[_-]?published", re.IGNORECASE)
_GAP = re.compile(r"\s*(?:::|[|<]|\s[-–—:]\s)\s*(?P<site>[^|<:]{2,30})$")


def page_facts(tree: "HtmlElement") -> Metadata:
    """Read JSON-LD, meta elements, microdata, the first <time> and <title>."""
    known = merged([_json_ld(tree), _meta(tree), _elements(tree)])
    known = _without_service(known)
    if known.title and known.publisher:
        return replace(known, title=_without_publisher(known.title, known.publisher.value))
    return known


def _without_service(known: Metadata) -> Metadata:
    """Part what a service for blogs states as both site and author: "Service | Blog"."""
    if not known.author or not known.publisher or known.author.value != known.publisher.value:
        return known
    service, bar, name = known.author.value.partition(" | ")
    if not bar:
        return known
    return replace(
        known,
        author=replace(known.author, value=name.strip()),
        publisher=replace(known.publisher, value=service.strip()),
    )


def stated_body(tree: "HtmlElement") -> str:
    """Give `articleBody` as JSON-LD states it, "" if it does not."""
    for item in _objects(tree):
        body = item.get("articleBody")
        if isinstance(body, str) and "<" not in body:
            return body
    return ""


def _json_ld(tree: "HtmlElement") -> Metadata:
    for item in _objects(tree):
        kinds = item.get("@type")
        if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            return metadata_of(
                {
                    "title": item.get("headline") or item.get("name"),
                    "publisher": item.get("publisher"),
                    "author": item.get("author") or item.get("creator"),
                    "date": item.get("datePublished") or item.get("dateCreated"),
                    "url": item.get("mainEntityOfPage") or item.get("url"),
                    "section": item.get("articleSection"),
                    "language": item.get("inLanguage"),
                },
                Origin.JSON_LD,
            )
    return Metadata()


def _objects(tree: "HtmlElement") -> Iterator[Mapping[str, object]]:
    """Yield the objects of all JSON-LD scripts, those of @graph and of lists too."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            waiting = [json.loads((script.text or "").strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(_MOST_OBJECTS):
            if not waiting:
                break
            item = waiting.pop(0)
            if isinstance(item, list):
                waiting = item[:_MOST_OBJECTS] + waiting
            elif isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                waiting += graph[:_MOST_OBJECTS] if isinstance(graph, list) else []


def _meta(tree: "HtmlElement") -> Metadata:
    named: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            content = one_line(element.get("content") or "")
            if name and content:
                named.setdefault(name.strip().lower(), []).append(content)
    found: dict[str, Any] = {}
    for field, names in _META.items():
        values = (named[name] for name in names.split() if name in named)
        facts = (_meta_fact(field, value) for value in values)
        found[field] = next(filter(None, facts), None)
    return Metadata(**found)


def _meta_fact(field: str, values: list[str]) -> Fact | None:
    """Join several authors; an author that is an address or a handle is no name."""
    if field == "author":
        values = [value for value in values if "://" not in value and not value.startswith("@")]
        return fact(field, values, Origin.HTML_META)
    return fact(field, values[0], Origin.HTML_META)


def _elements(tree: "HtmlElement") -> Metadata:
    """Read <link rel=canonical>, <html lang>, the first <time>, and the title."""
    rel = (link for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    place = next((link.get("href") or "" for link in rel), "")
    return Metadata(
        title=fact("title", _title(tree), Origin.HTML_META),
        publisher=fact("publisher", _site(tree), Origin.HTML_META),
        date=next(filter(None, map(_time, (*tree.iter("time"), *_dated(tree)))), None),
        url=fact("url", place, Origin.HTML_META),
        language=fact("language", tree.get("lang") or tree.get("xml:lang") or "", Origin.HTML_META),
    )


def _title(tree: "HtmlElement") -> str:
    """Give the headline that is part of <title>, which often has the site's name too."""
    title = next(filter(None, map(_text, tree.iter("title"))), "")
    headlines = [text for text in map(_text, tree.iter("h1")) if text]
    inside = [text for text in headlines if len(text) > 4 and text in title]
    return inside[0] if inside else title or next(iter(headlines), "")


def _site(tree: "HtmlElement") -> str:
    """Give the name behind the headline in <title>, if it is a paper's: "Headline | The Post"."""
    title = next(filter(None, map(_text, tree.iter("title"))), "")
    for headline in filter(None, map(_text, tree.iter("h1"))):
        gap = _GAP.match(title.removeprefix(headline)) if title.startswith(headline) else None
        if gap and is_house(gap["site"]):
            return gap["site"]
    return ""


def _dated(tree: "HtmlElement") -> Iterator["HtmlElement"]:
    """Yield the elements that are named as the day of publication."""
    for element in tree.iter("span", "p", "div", "em", "td", "li", "dd"):
        if element.attrib and _PUBLISHED.search(
            f"{element.get('id') or ''} {element.get('class') or ''}"
        ):
            yield element


def _time(element: "HtmlElement") -> Fact | None:
    """Read a <time> that says it is the day of publication, or the first of the page."""
    return fact("date", element.get("datetime") or _text(element), Origin.HTML_META)


def _text(element: "HtmlElement") -> str:
    return one_line("".join(element.itertext()))


def _without_publisher(title: Fact, publisher: str) -> Fact:
    """Take the site's name off the end of a title: "Title - Site", "Title | Site"."""
    for gap in (" - ", " | ", " – ", " — ", " :: ", " : ", "|", " < "):
        if title.value.endswith(gap + publisher):
            return replace(title, value=title.value.removesuffix(gap + publisher).strip())
    return title
