"""The blocks of a page -> those whose own first line says that other articles or comments follow.

Comes in: the page's root, how much running text its blocks hold, and what holds the article. Goes
out: blocks such as the <div> of "Most read" with its links. Invariant: the heading stands first in
its block, and the block links elsewhere and holds neither the article nor much of the page's prose.
"""

from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from qa.cleaning.phrases import sections
from qa.cleaning.prose import ends_sentence
from qa.reading.characters import one_line
from qa.reading.elements import BLOCKS
from qa.reading.prose import Count

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKS: Final = sections("marks.txt")
_KINDS: Final = ("comments", "other articles", "other articles below the prose")
_HEADINGS: Final = ("h2", "h3", "h4", "h5", "h6", "strong", "b", "dt", "p", "div", "span")
_LONGEST: Final = 40
_FEW: Final = 6  # elements in a heading


def headed(
    root: "HtmlElement",
    counts: Mapping["HtmlElement", Count],
    around: Container["HtmlElement"],
    most: float,
) -> Iterator["HtmlElement"]:
    """Yield the blocks with such a heading; `most` is how much prose one may hold."""
    for heading in root.iter(*_HEADINGS):
        text = _line(heading)
        block = _block_of(heading, text, counts) if text else None
        if block is None or block is root or block in around:
            continue
        count = counts[block]
        if count.links and count.prose <= most and _is_mark(text):
            yield block


@lru_cache(maxsize=4_096)
def _is_mark(text: str) -> bool:
    return any(_MARKS[kind].matches(text) for kind in _KINDS)


def _line(element: "HtmlElement") -> str:
    """Give the text of what may be a heading: short, and no sentence; "" of all else."""
    if sum(1 for _ in islice(element.iterdescendants(), _FEW + 1)) > _FEW:
        return ""
    text = one_line("".join(element.itertext()))
    return "" if len(text) > _LONGEST or ends_sentence(text) else text


def _block_of(
    heading: "HtmlElement", text: str, counts: Mapping["HtmlElement", Count]
) -> "HtmlElement | None":
    """Give the smallest block around a heading that holds more, if it begins with the heading."""
    inner, outer = heading, heading.getparent()
    while outer is not None:
        if (outer.text or "").strip() or _before(inner):
            return None
        if outer in counts and outer.tag in BLOCKS and counts[outer].total > len(text) + 1:
            return outer
        inner, outer = outer, outer.getparent()
    return None


def _before(element: "HtmlElement") -> bool:
    """Tell whether text stands before an element in its parent."""
    return any(
        (one.tail or "").strip() or any(part.strip() for part in one.itertext())
        for one in element.itersiblings(preceding=True)
    )
