"""The blocks of a page -> those in which readers are asked to choose one of several answers.

Comes in: the page's root, and how much running text its blocks hold. Goes out: blocks with a
question and its buttons. Invariant: none is long or holds a third of the page's prose, as a page
that is built as one form does.
"""

from collections.abc import Mapping
from itertools import groupby, islice
from typing import TYPE_CHECKING, Final

from qa.reading.prose import Count

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST: Final = 400  # characters of a question with its answers
_SHARE: Final = 1 / 3
_MOST: Final = 50  # polls
_OUTER: Final = 8  # elements around the buttons


def polls(root: "HtmlElement", counts: Mapping["HtmlElement", Count]) -> list["HtmlElement"]:
    """List the smallest blocks that hold a question and radio buttons of one name below it."""
    buttons = [one for one in root.iter("input") if (one.get("type") or "").lower() == "radio"]
    most = counts[root].prose * _SHARE
    found: list[HtmlElement] = []
    for _, group in islice(groupby(buttons, key=lambda one: one.get("name")), _MOST):
        several = list(group)
        block = _around(several, counts) if len(several) > 1 else None
        if block is not None and block is not root and counts[block].prose <= most:
            found.append(block)
    return [one for one in found if not any(outer in found for outer in one.iterancestors())]


def _around(
    buttons: list["HtmlElement"], counts: Mapping["HtmlElement", Count]
) -> "HtmlElement | None":
    """Give the smallest block around buttons that asks something, if it is short."""
    wanted = set(buttons)
    for outer in islice(buttons[0].iterancestors(), _OUTER):
        if outer not in counts:
            continue
        if counts[outer].total > _LONGEST:
            return None
        if wanted.issubset(outer.iter("input")) and "?" in "".join(outer.itertext()):
            return outer
    return None
