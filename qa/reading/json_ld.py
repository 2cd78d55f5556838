"""The JSON-LD of a page -> what it says of the page's article.

Comes in: an lxml tree. Goes out: Metadata, and the text that is stated. Invariant: what is broken
is passed over, and an address is no name.
"""

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from qa.reading.characters import one_line
from qa.reading.facts import metadata_of
from qa.records import Metadata, Origin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = """
Article NewsArticle BlogPosting Report ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle
ReviewNewsArticle TechArticle ScholarlyArticle LiveBlogPosting SocialMediaPosting
DiscussionForumPosting
"""
_ARTICLES = frozenset(_ARTICLE_TYPES.split())
_MOST_OBJECTS = 2_000


def json_ld(tree: "HtmlElement") -> Metadata:
    """Read the first object that is an article; parties named by an @id are looked up."""
    for item in _objects(tree):
        kinds = item.get("@type")
        if any(kind in _ARTICLES for kind in (kinds if isinstance(kinds, list) else [kinds])):
            named = _named(tree)
            return metadata_of(
                {
                    "title": _title(item, tree),
                    "publisher": _party(item.get("publisher"), named),
                    "author": _party(item.get("author") or item.get("creator"), named),
                    "date": item.get("datePublished") or item.get("dateCreated"),
                    "url": item.get("mainEntityOfPage") or item.get("url"),
                    "section": item.get("articleSection"),
                    "language": item.get("inLanguage"),
                },
                Origin.JSON_LD,
            )
    return Metadata()


def stated_body(tree: "HtmlElement") -> str:
    """Give `articleBody` as JSON-LD states it, with marks of HTML if it has any; "" if none."""
    bodies = (item.get("articleBody") for item in _objects(tree))
    return next((body for body in bodies if isinstance(body, str) and body.strip()), "")


def _title(item: Mapping[str, object], tree: "HtmlElement") -> object:
    """Give the headline; the name, where only that stands in the page's own title."""
    headline, name = item.get("headline"), item.get("name")
    if isinstance(headline, str) and isinstance(name, str) and one_line(name):
        shown = one_line(tree.findtext(".//title") or "")
        if one_line(name) in shown and one_line(headline) not in shown:
            return name
    return headline or name


def _named(tree: "HtmlElement") -> Mapping[str, object]:
    """Give the names of the objects that have an @id."""
    return {
        str(item["@id"]): item["name"]
        for item in _objects(tree)
        if item.get("@id") and item.get("name")
    }


def _party(value: object, named: Mapping[str, object]) -> object:
    """Give the name of a person or house, of several, or of what their @id leads to."""
    if isinstance(value, list):
        return [_party(one, named) for one in value[:20]]
    if isinstance(value, dict):
        name = value.get("name") or named.get(str(value.get("@id")))
        return _party(name, named) if isinstance(name, list) else name
    return value


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
