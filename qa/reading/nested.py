"""JSON as programs keep it (readers of feeds, sites, corpora, searches) -> rows.

Comes in: a value of JSON. Goes out: the object or the list of objects in it that are articles, and
each of them as a row whose text is a string. Invariant: what is a row already stays as it is, and
nothing is told of an article that does not stand in its own object, but for the name of its feed.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from qa.reading.columns import KNOWN, Row, has_text, has_title, is_filled, text_column
from qa.reading.facts import KEYS, SOURCE, Value, key_name

_DEEPEST: Final = 12  # objects in objects; what lies deeper is no list of articles
# Under which keys an object holds the words that it is there for.
_WORDS: Final = (
    "rendered",  # WordPress
    "content",  # Feedly, Inoreader, and documents of editors
    "text",
    "sentence",
    "form",  # 모두의 말뭉치
    "context",  # SQuAD, KorQuAD
    "paragraph",
    "value",
    "data",
)
_PARTS: Final = ("paragraph", "paragraphs", "blocks", "sentences", "문단", "문장")
_LINKS: Final = ("alternate", "canonical")
_ORIGINS: Final = ("origin", "feed")  # the feed that an item came in
_FEED: Final = "jsonfeed.org"  # in the version of a JSON Feed, whose title names the house


def articles_in(value: Value) -> Value:
    """Give the one article or the list of articles that a value is, or holds somewhere.

    Of several lists the one whose objects have texts and titles, and of such that with most text. A
    value that holds none is given back as it is.
    """
    if isinstance(value, Mapping) and has_text(plain(value)):
        return value
    best = max(_lists(value), key=_worth, default=None)
    if best is None:
        return value
    if isinstance(value, Mapping) and _FEED in str(value.get("version")):
        return [{"publisher": value.get("title"), **row} for row in best if isinstance(row, dict)]
    return best


def plain(row: Row) -> Row:
    """Give a row whose words stand under its own keys.

    What an object in it tells is told of the row itself, where that lacks a text or a title.
    """
    return _plain(row, 0)


def _plain(row: Row, depth: int) -> Row:
    found: dict[str, Value] = {}
    for key, value in row.items():
        found[key] = value if isinstance(value, str) else _flat(key_name(key), value)
    for key, value in row.items():
        name = key_name(key)
        if name in _PARTS and not has_text(found) and (words := _words(value)):
            found["text"] = words
        elif name in _LINKS and (link := _link(value)):
            found.setdefault("url", link)
        elif name in _ORIGINS and isinstance(value, Mapping) and value.get("title"):
            found.setdefault("publisher", value["title"])
    if has_text(found) and has_title(found):
        return found
    for key, value in row.items():
        if isinstance(value, Mapping) and _is_wrapper(key_name(key), value) and depth < _DEEPEST:
            found = {**_plain(value, depth + 1), **found}
    return found


def _flat(name: str, value: Value) -> Value:
    """Give the words of a value that is there for them, and any other value as it is."""
    if isinstance(value, Mapping):
        if name in KEYS["text"] and not has_title(value):
            return _words(value) or value
        words = value.get("rendered") or value.get("content")
        return words if isinstance(words, str) else value
    if isinstance(value, list) and name in KEYS["text"]:
        return _words(value) or value
    if name in KEYS["author"] and isinstance(value, int | float):
        return None  # a number in another table
    return value


def _words(value: Value, depth: int = 0, *, within: bool = False) -> str:
    """Give the text of paragraphs, which may be lists of sentences; "" for articles."""
    if isinstance(value, str):
        return value
    if depth > _DEEPEST:
        return ""
    if isinstance(value, Mapping):
        return next((words for key in _WORDS if (words := _words(value.get(key), depth + 1))), "")
    if not isinstance(value, list) or any(isinstance(x, Mapping) and has_title(x) for x in value):
        return ""
    run = all(isinstance(part, Mapping) and part.get("type") == "text" for part in value)
    between = "" if run else "\n" if within else "\n\n"
    parts = (_words(part, depth + 1, within=True) for part in value)
    return between.join(filter(None, parts))


def _link(value: Value) -> Value:
    """Give the address in a list of links."""
    first = value[0] if isinstance(value, list) and value else value
    return first.get("href") if isinstance(first, Mapping) else None


def _is_wrapper(name: str, value: Row) -> bool:
    """Whether an object is there to hold what belongs to the one around it."""
    if name in KEYS["text"]:
        return has_title(value)
    if name in SOURCE:  # `_source` of a search; any other tells where a text comes from
        return has_title(value) and has_text(value)
    return name not in KNOWN and name not in _ORIGINS


def _lists(value: Value) -> Iterator[list[Value]]:
    """The lists of objects that could be articles, outer ones first; none within an article."""
    level, depth = [value], 0
    while level and depth < _DEEPEST:
        below: list[Value] = []
        for one in level:
            if isinstance(one, list):
                rows = [plain(row) for row in one if isinstance(row, Mapping)]
                if rows and text_column(rows):
                    yield one
                below += [row for row in one if not _is_article(row)]
            elif isinstance(one, Mapping):
                if _is_article(one):
                    yield [one]
                else:
                    below += one.values()
        level, depth = below, depth + 1


def _is_article(value: Value) -> bool:
    return isinstance(value, Mapping) and has_text(plain(value))


def _worth(rows: list[Value]) -> tuple[bool, bool, int]:
    flat = [plain(row) for row in rows if isinstance(row, Mapping)]
    column = text_column(flat)
    own = [row for row in flat if is_filled(row, column)]
    long = sum(len(str(row[column])) for row in own)
    return any(map(has_text, own)), any(map(has_title, own)), long
