"""The data that a page's scripts hold -> the article that they show, where the page has none.

Comes in: an lxml tree. Goes out: the text that is stated, with marks of HTML if it has any, and
Metadata. Invariant: it is the article whose title the page's head states, not one that it links to.
"""

import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from qa.metadata.hosts import is_house
from qa.metadata.segments import last_part
from qa.reading.characters import one_line
from qa.reading.columns import Row, has_title, is_filled, text_column
from qa.reading.facts import KEYS, Value, key_name, metadata_of
from qa.reading.nested import plain
from qa.records import Fact, Metadata, Origin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# __NEXT_DATA__ and its like are JSON; others set a variable: window.__INITIAL_STATE__ = {…};
_SET: Final = re.compile(r"\s*(?:(?:window|self|var|let|const)\b[.\s]*)?[\w.$\[\]'\"]{1,80}\s*=\s*")
_JSON: Final = ("application/json", "")
_TITLES: Final = ("og:title", "twitter:title")
_MOST_TITLES: Final = 8
_MOST_OBJECTS: Final = 20_000
_TEXT_LEAST: Final = 100  # characters; what is shorter is a teaser


def data_article(tree: "HtmlElement") -> tuple[str, Metadata]:
    """Give the longest text of an object whose title the page's head states, and its facts."""
    shown = _stated_titles(tree)
    best, known = "", Metadata()
    for item in _objects(tree) if shown else ():
        if not has_title(item) or not _holds_text(item):
            continue
        row = plain(item)
        column = text_column([row])
        facts = metadata_of({key: row[key] for key in row if key != column}, Origin.COLUMN)
        text = row[column] if is_filled(row, column) else ""
        title = facts.title.value if facts.title else ""
        if not isinstance(text, str) or len(text) <= max(len(best), _TEXT_LEAST):
            continue
        if title and any(title in one for one in shown):
            best, known = text, _with_site(facts, title, shown)
    return best, known


def _with_site(facts: Metadata, title: str, shown: list[str]) -> Metadata:
    """Give the house that the page's title names behind the article's, if the data name none."""
    sites = (last_part(one.removeprefix(title)) for one in shown if one.startswith(title))
    house = next(filter(is_house, sites), "")
    if facts.publisher or not house:
        return facts
    return replace(facts, publisher=Fact(house, Origin.HTML_META))


def _stated_titles(tree: "HtmlElement") -> list[str]:
    stated = ["".join(one.itertext()) for one in tree.iter("title")]
    named = (
        one for one in tree.iter("meta") if (one.get("property") or one.get("name")) in _TITLES
    )
    stated += (one.get("content") or "" for one in named)
    return list(islice(filter(None, map(one_line, stated)), _MOST_TITLES))


def _holds_text(item: Row) -> bool:
    """Whether something that may hold words stands under a name of texts."""
    return any(
        key_name(key) in KEYS["text"] and isinstance(value, str | list | dict)
        for key, value in item.items()
    )


def _objects(tree: "HtmlElement") -> Iterator[Row]:
    """Yield the objects of all scripts of data, outer ones first."""
    for script in tree.iter("script"):
        waiting: deque[Value] = deque([_value(script)])
        for _ in range(_MOST_OBJECTS):
            if not waiting:
                break
            item = waiting.popleft()
            if isinstance(item, dict):
                yield item
                waiting += (one for one in item.values() if isinstance(one, dict | list))
            elif isinstance(item, list):
                waiting += (one for one in item[:_MOST_OBJECTS] if isinstance(one, dict | list))


def _value(script: "HtmlElement") -> Value:
    """Give the value that a script is or sets; None for a program."""
    kind, text = (script.get("type") or "").lower(), script.text or ""
    if kind not in (*_JSON, "text/javascript"):
        return None
    start = _SET.match(text)
    begins = start.end() if start else len(text) - len(text.lstrip())
    if text[begins : begins + 1] not in ("{", "["):
        return None
    try:
        return json.JSONDecoder(strict=False).raw_decode(text, begins)[0]
    except (ValueError, RecursionError):
        return None
