"""The parts of a page that speak of the article: what stands above its prose, and what below.

Invariant: neither part holds a line of the prose, nor anything from the comments or from a list of
other articles on, whose names and dates are not this article's.
"""

import re
from dataclasses import dataclass

from qa.cleaning import blocks, edges, joining, markup, spacing
from qa.cleaning.page import Page, apply

_HEAD_LONGEST = 25
_MARK = re.compile(r"[<>\[\]*_#|`&{}!]")


@dataclass(frozen=True, slots=True)
class Parts:
    """Lines without markup: `head` above the first prose, `prose`, and `foot` below the last."""

    head: tuple[str, ...]
    prose: tuple[str, ...]
    foot: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Parts":
        """Take a raw text apart; it is read, not changed."""
        for rule in (*spacing.RULES[:4], *joining.RULES, *blocks.RULES):
            text, _ = apply(text, rule.cuts(Page.of(text)), ())
        page = edges.narrowed(Page.of(text))
        lines = tuple(line.text for line in page.lines)
        if page.head == len(lines):
            return cls(lines[:_HEAD_LONGEST], (), ())
        return cls(
            lines[: page.head][-_HEAD_LONGEST:], lines[page.head : page.tail], lines[page.tail :]
        )


def plain(line: str) -> str:
    """A line without marks of HTML and Markdown."""
    if not _MARK.search(line):
        return line.strip()
    for rule in markup.RULES:
        line, _ = apply(line, rule.cuts(Page.of(line)), ())
    return line.strip()
