"""A page saved from a browser's reader view -> what its head says, and the page without it.

Comes in: an lxml tree. Goes out: Metadata; the head is taken off the tree. Invariant: only elements
of the names that Firefox gives to its reader's head are looked at, beside a title so named.
"""

from typing import TYPE_CHECKING, Final

from qa.reading.characters import one_line
from qa.reading.facts import fact
from qa.records import Metadata, Origin

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE: Final = "reader-title"
_AUTHOR: Final = "reader-credits"
_SITE: Final = "reader-domain"
_HEAD: Final = (_AUTHOR, _SITE, "reader-estimated-time")


def take_reader_head(tree: "HtmlElement") -> Metadata:
    """Give author and address as the reader shows them; take them and the time to read away."""
    if next(iter(tree.find_class(_TITLE)), None) is None:
        return Metadata()
    author = " ".join(_text(one) for one in tree.find_class(_AUTHOR))
    place = next((one.get("href") or "" for one in tree.find_class(_SITE)), "")
    for name in _HEAD:
        for element in tree.find_class(name):
            element.drop_tree()
    return Metadata(
        author=fact("author", author, Origin.HTML_META),
        url=fact("url", place, Origin.HTML_META),
    )


def _text(element: "HtmlElement") -> str:
    return one_line("".join(element.itertext()))
