"""An `<aside>` of a page -> whether it is a box of the article: facts, a timeline, words explained.

Comes in: the element, and how much running text the page's blocks hold. Goes out: a judgement.
Invariant: only what stands before a paragraph of the same text is a box, and never what links
elsewhere, is filled in, or speaks to the reader as advertisements and invitations do.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from qa.reading.page_names import bears_furniture_name
from qa.reading.prose import ENOUGH, Count

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TEXT: Final = ("p", "blockquote")
_HEADINGS: Final = ("h2", "h3", "h4", "h5", "h6")
_FILLED_IN: Final = ("form", "input", "button", "select", "iframe", "ins")
_QUOTED: Final = re.compile(r"[“\"‘].*?[”\"’]", re.DOTALL)
_SAID_TO_READER: Final = re.compile(
    r"(?:세요|시오|나요|니까|드립니다|바랍니다)(?=[\s.!?]|$)|!(?=\s|$)"
    r"|\b(?:you|your|our|subscribe|sign up|read more|advertisement)\b",
    re.IGNORECASE,
)


def is_box(element: "HtmlElement", counts: Mapping["HtmlElement", Count]) -> bool:
    """Tell a box within the running text from what else pages set aside."""
    count = counts.get(element)
    if count is None or count.total < ENOUGH or count.linked * 2 >= count.total:
        return False
    if next(element.iterdescendants(*_FILLED_IN), None) is not None:
        return False
    if any(map(bears_furniture_name, (element, *element.iterdescendants("div", "section", "ul")))):
        return False
    said = _QUOTED.sub("", " ".join(element.itertext()))
    return not _SAID_TO_READER.search(said) and _before_text(element, counts)


def _before_text(element: "HtmlElement", counts: Mapping["HtmlElement", Count]) -> bool:
    """Tell whether the next block that says something is a paragraph beside the element.

    A heading before that paragraph opens the next part; boxes, pictures and what else has no
    running text are passed over. Text that stands in no element of its own is such a paragraph.
    """
    if len((element.tail or "").strip()) >= ENOUGH:
        return True
    for other in element.itersiblings():
        if other.tag in _HEADINGS or other.tag == "aside" or other not in counts:
            continue
        if counts[other].prose:
            return other.tag in _TEXT
    return False
