"""A feed, .xml of RSS or Atom -> one article an item.

Comes in: bytes. Goes out: RawArticles whose `member` is the item's number, and a refusal for every
item without text. Invariant: nothing is fetched; an item's text is the fullest that it states.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from qa.errors import EmptyFileError
from qa.metadata.hosts import is_house
from qa.reading.characters import mend, one_line, tidy
from qa.reading.code_marks import rendered
from qa.reading.data_uris import without_data_uris
from qa.reading.facts import metadata_of
from qa.reading.refusals import Refusal
from qa.reading.safe_xml import local_name, parse_xml
from qa.reading.webpage import page_text
from qa.records import Origin, RawArticle

if TYPE_CHECKING:
    from lxml.etree import _Element

ATOM = "http://www.w3.org/2005/Atom"
# RSS 2.0 has no namespace, 0.9 and 1.0 have these; those of players and shops say other things.
_SPOKEN = frozenset(
    (
        "",
        ATOM,
        "http://purl.org/rss/1.0/",
        "http://my.netscape.com/rdf/simple/0.9/",
        "http://purl.org/rss/1.0/modules/content/",
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
    )
)
_TEXTS = ("encoded", "content", "description", "summary")
_DATES = ("pubDate", "published", "issued", "date", "created", "updated", "modified")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|&#?\w{1,30};")
_MAIL = re.compile(r"\S+@\S+\s*\((?P<name>[^()]+)\)|\S+@\S+")  # an author as RSS 2.0 has it


def read_feed(data: bytes) -> Iterator[RawArticle | Refusal]:
    """Read the items of a feed in their order."""
    root = parse_xml(data.lstrip(), "feed")
    items = [element for element in root.iter() if local_name(element) in ("item", "entry")]
    if not items:
        raise EmptyFileError("The feed has no items; nothing is in it to read.")
    channel = _fields(next((one for one in root if local_name(one) == "channel"), root))
    house = _words(channel, "title")
    for number, item in enumerate(items, start=1):
        fields = _fields(item)
        proses = (_prose(fields.get(name)) for name in _TEXTS)
        prose = next((one for one in proses if one.text), None)
        if prose is None:
            reason = (
                f"Item {number} holds no text, only a title or link; save the page it leads to."
            )
            yield Refusal(str(number), EmptyFileError(reason))
            continue
        known = {
            "title": _words(fields, "title"),
            "link": _link(item),
            "date": next(filter(None, (_words(fields, name) for name in _DATES)), ""),
            "author": _words(fields, "creator") or _author(fields.get("author")),
            "publisher": _words(fields, "publisher")
            or _words(fields, "source")
            or (house if is_house(house) else ""),
            "section": _section(fields.get("category")),
            "language": _words(channel, "language"),
        }
        yield replace(prose, metadata=metadata_of(known, Origin.PROPERTIES), member=str(number))


def _fields(element: "_Element") -> Mapping[str, "_Element"]:
    """Give the first child of each name that speaks of the item itself."""
    fields: dict[str, _Element] = {}
    for child in element:
        if isinstance(child.tag, str) and child.tag.rpartition("}")[0].strip("{") in _SPOKEN:
            fields.setdefault(local_name(child), child)
    return fields


def _value(element: "_Element | None") -> str:
    """Give an element's text; of one that holds elements (XHTML in Atom), these as they stand."""
    if element is None:
        return ""
    if len(element):
        from lxml import etree

        return "".join(
            etree.tostring(child, encoding="unicode", method="html") for child in element
        )
    return element.text or ""


def _prose(element: "_Element | None") -> RawArticle:
    value = _value(element)
    if not _MARKUP.search(value):
        return RawArticle(tidy(mend(without_data_uris(value))))
    return rendered(page_text(value) if value.strip() else "")


def _words(fields: Mapping[str, "_Element"], name: str) -> str:
    return one_line(_prose(fields.get(name)).text)


def _author(element: "_Element | None") -> str:
    """Give the name of an author: in an element of its own in Atom, behind a mail in RSS."""
    if element is None:
        return ""
    if len(element):
        return _words(_fields(element), "name")
    value = one_line(element.text or "")
    mail = _MAIL.fullmatch(value)
    return (mail["name"] or "").strip() if mail else value


def _section(element: "_Element | None") -> str:
    return "" if element is None else one_line(element.get("term") or element.text or "")


def _link(item: "_Element") -> str:
    """Give the item's address: the text of <link>, its `href`, or a guid that is one."""
    guid = ""
    for child in item:
        if local_name(child) == "link":
            link = child.get("href") if child.get("rel", "alternate") == "alternate" else ""
            if link or (child.text or "").strip():
                return (link or child.text or "").strip()
        if local_name(child) == "guid" and child.get("isPermaLink", "true") == "true":
            guid = (child.text or "").strip()
    return guid
