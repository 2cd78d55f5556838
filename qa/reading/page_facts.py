"""The tree of a page -> what its head says of its article.

Comes in: an lxml tree. Goes out: Metadata. Invariant: JSON-LD of an article wins over meta
elements, these over <title>; nothing is taken from the text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from qa.cleaning.words import names_sections
from qa.metadata.hosts import is_house
from qa.metadata.segments import headline_in, last_part
from qa.reading.characters import one_line
from qa.reading.facts import fact, merged
from qa.reading.json_ld import json_ld
from qa.reading.properties import NO_TITLE
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
# Services for blogs, which state themselves as the publisher of what others write there.
_SERVICES = frozenset(
    (
        "tistory", "티스토리", "네이버 블로그", "naver blog", "다음 블로그", "브런치",
        "브런치스토리",
        "brunch", "velog", "medium", "substack", "wordpress", "wordpress.com", "blogger",
        "blogspot", "tumblr", "포스타입", "postype", "이글루스",
    )
)  # fmt: skip
_PUBLISHED = re.compile(
    r"publish(?:ed)?[_-]?(?:date|time|at)|date[_-]?published"
    r"|(?<![\w-])(?:blog|article|entry)[_-]?date(?![\w-])",
    re.IGNORECASE,
)
_WRITER = re.compile(r"written by|author|글쓴이|작성자", re.IGNORECASE)
_SHOWN = ("h1", "h2", "h3", "h4", "h5", "a", "b", "strong", "p", "div", "span", "td", "dt", "li")
_FEW = 6  # elements inside one of those
_LONGEST = 200
_SITE_LONGEST = 30
_GAP = re.compile(r"\s*(?:::|[|<]|\s[-–—:]\s)\s*(?P<site>[^|<:]{2,30})$")


def page_facts(tree: "HtmlElement") -> Metadata:
    """Read JSON-LD, meta elements, microdata, the first <time> and <title>."""
    stated, meta = json_ld(tree), _meta(tree)
    if stated.publisher and meta.publisher and stated.publisher.value.lower() in _SERVICES:
        stated = replace(stated, publisher=None)  # which names its own name for every blog
    known = merged([stated, meta, _elements(tree)])
    known = _without_portal(_without_service(known), tree)
    if known.title and known.publisher:
        return replace(known, title=_without_publisher(known.title, known.publisher.value))
    return known


def _without_service(known: Metadata) -> Metadata:
    """Part what a service for blogs states as the site: "Service | Blog", as the author too."""
    if not known.publisher:
        return known
    service, bar, name = known.publisher.value.partition(" | ")
    named = service.strip().lower() in _SERVICES if not known.author else False
    same = known.author is not None and known.author.value == known.publisher.value
    if not bar or not (named or same):
        return known
    return replace(
        known,
        author=replace(known.publisher, value=name.strip()),
        publisher=replace(known.publisher, value=service.strip()),
    )


def _without_portal(known: Metadata, tree: "HtmlElement") -> Metadata:
    """Take a portal's name off the house whose articles it shows.

    Portals state the house as the author, with their own name beside it ("House | Portal") or
    beside the site's ("Portal - House").
    """
    creators = frozenset(
        one_line(one.get("content") or "")
        for name in ("twitter:creator", "article:media_name")
        for one in _metas(tree, name)
    )
    publisher, author = known.publisher, known.author
    _, dash, behind = publisher.value.partition(" - ") if publisher else ("", "", "")
    if publisher and dash and (behind in creators or (author and behind == author.value)):
        alone = author is None or behind == author.value
        publisher, author = replace(publisher, value=behind), None if alone else author
    house, bar, portal = author.value.partition(" | ") if author else ("", "", "")
    if author and bar and (publisher is None or publisher.value.startswith(portal)):
        named = is_house(house) or house in creators
        if named and (publisher is not None or not is_house(portal)):
            publisher, author = replace(author, value=house), None
    return replace(known, publisher=publisher, author=author)


def _metas(tree: "HtmlElement", name: str) -> Iterator["HtmlElement"]:
    return (one for one in tree.iter("meta") if name in (one.get("name"), one.get("property")))


def _meta(tree: "HtmlElement") -> Metadata:
    named: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            content = one_line(element.get("content") or "")
            if name and content:
                named.setdefault(name.strip().lower(), []).append(content)
    for number in ("1", "2"):  # as WordPress tells what is shown beside a link
        label = (named.get(f"twitter:label{number}") or [""])[0]
        if _WRITER.fullmatch(label) and f"twitter:data{number}" in named:
            named.setdefault("author", named[f"twitter:data{number}"])
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
    title = _page_title(tree)
    headlines = [text for text in map(_text, tree.iter("h1")) if text]
    inside = [text for text in headlines if len(text) > 4 and text in title]
    if inside:
        return inside[0]
    found = headline_in(title, _shown(tree))
    return found[0] if found else title or next(iter(headlines), "")


def _site(tree: "HtmlElement") -> str:
    """Give the name beside the headline in <title>: "Headline | The Post".

    It has to be a paper's, or to stand elsewhere on the page as well.
    """
    title = _page_title(tree)
    for headline in filter(None, map(_text, tree.iter("h1"))):
        gap = _GAP.match(title.removeprefix(headline)) if title.startswith(headline) else None
        if gap and is_house(gap["site"]):
            return gap["site"]
    shown = _shown(tree)
    found = headline_in(title, shown)
    if found is None:
        return ""
    headline, rest = found
    site = last_part(rest) if title.startswith(headline) else rest
    known = is_house(site) or (site in shown and site != headline)
    return site if known and len(site) <= _SITE_LONGEST and not names_sections(site) else ""


def _page_title(tree: "HtmlElement") -> str:
    title = next(filter(None, map(_text, tree.iter("title"))), "")
    return "" if NO_TITLE.fullmatch(title) else title


def _shown(tree: "HtmlElement") -> frozenset[str]:
    """Give the texts of the page's short elements, each by itself."""
    body = tree.find("body")
    return frozenset(
        text
        for element in (tree if body is None else body).iter(*_SHOWN)
        if _is_small(element) and (text := _text(element)) and len(text) <= _LONGEST
    )


def _is_small(element: "HtmlElement") -> bool:
    return sum(1 for _ in islice(element.iterdescendants(), _FEW + 1)) <= _FEW


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
        bare, found, site = title.value.rpartition(gap)
        if bare and found and (site == publisher or site.lower() in _SERVICES):
            return replace(title, value=bare.strip())
    return title
