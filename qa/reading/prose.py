"""The tree of a page -> how much running text each of its blocks holds.

Invariant: a character counts in one block of its own and in all blocks around that one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qa.reading.elements import BLOCKS, HIDDEN

if TYPE_CHECKING:
    from lxml.html import HtmlElement

ENOUGH = 20  # characters of a block of prose; Korean says a short sentence in as many


@dataclass(slots=True)
class Count:
    """Characters of one block, its inner blocks left out: all, and those in links.

    `prose` is the running text of the block and of all blocks in it, `total` and `links` count all.
    """

    own: int = 0
    own_linked: int = 0
    prose: int = 0
    total: int = 0
    linked: int = 0
    links: int = 0

    def add(self, text: str | None, depth: int) -> None:
        """Count text that stands in the block itself, `depth` links deep."""
        if text:
            size = len(text.strip())
            self.own += size
            self.own_linked += size if depth else 0

    @property
    def runs(self) -> bool:
        """Tell whether the block's own text is prose and not a label or a list of links."""
        return self.own >= ENOUGH and self.own_linked * 2 < self.own

    def close(self) -> None:
        """Sum up, when all of the block has been seen."""
        self.prose += self.own if self.runs else 0
        self.total += self.own
        self.linked += self.own_linked

    def take(self, inner: "Count") -> None:
        """Take over the counts of a block inside."""
        self.prose += inner.prose
        self.total += inner.total
        self.linked += inner.linked
        self.links += inner.links


def counted(root: "HtmlElement") -> Mapping["HtmlElement", Count]:
    """Count every block under an element, and the element itself."""
    from lxml import etree

    counts: dict[HtmlElement, Count] = {}
    blocks = [Count()]
    depth = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag
        if name in HIDDEN:
            if event == "start":
                walk.skip_subtree()
            else:
                blocks[-1].add(element.tail, depth)
        elif event == "start":
            if name in BLOCKS or element is root:
                blocks.append(Count())
            if name == "a":
                depth += 1
                blocks[-1].links += 1
            blocks[-1].add(element.text, depth)
        else:
            depth -= name == "a"
            if name in BLOCKS or element is root:
                counts[element] = blocks.pop()
                counts[element].close()
                blocks[-1].take(counts[element])
            if element is not root:
                blocks[-1].add(element.tail, depth)
    return counts
