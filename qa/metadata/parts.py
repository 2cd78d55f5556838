"""The parts of a page that speak of the article: what stands above its prose, and what below.

Invariant: neither part holds a line of the prose, nor anything from the comments or from a list of
other articles on, whose names and dates are not this article's.
"""

import re
from dataclasses import dataclass

from qa.cleaning import blocks, joining, markup, spacing
from qa.cleaning.bylines import bare, byline
from qa.cleaning.dates import stated
from qa.cleaning.page import Page, apply
from qa.cleaning.prose import is_prose

_HEAD_LONGEST = 25
_TOP = 2  # lines that may stand above a headline
_NEAR = 6
_HEADLINE_LONGEST = 150
_MARK = re.compile(r"[<>\[\]*_#|`&{}!]")


@dataclass(frozen=True, slots=True)
class Parts:
    """Lines without markup: `head` above the first prose, `prose`, and `foot` below the last."""

    head: tuple[str, ...]
    prose: tuple[str, ...]
    foot: tuple[str, ...]
    marked: bool = True  # whether marks of HTML and Markdown may stand in the lines

    @classmethod
    def of(cls, text: str, *, marked: bool = True) -> "Parts":
        """Take a raw text apart; it is read, not changed."""
        for rule in (*spacing.RULES[:4], *joining.RULES, *blocks.RULES):
            text, _ = apply(text, rule.cuts(Page.of(text)), ())
        page = Page.of(text)
        lines = tuple(line.text for line in page.lines)
        head = _below_facts(page)
        if page.head == len(lines):
            return cls(lines[:_HEAD_LONGEST], (), (), marked)
        return cls(
            lines[:head][-_HEAD_LONGEST:],
            lines[head : page.tail],
            lines[page.tail :],
            marked,
        )

    def plain(self, line: str) -> str:
        """A line without marks, if it may have any."""
        return plain(line) if self.marked else line.strip()


def _below_facts(page: Page) -> int:
    """Where the prose begins; a headline that is a sentence stands above author and date."""
    head, lines = page.head, page.lines
    if head > _TOP or head >= len(lines) or len(lines[head].text) > _HEADLINE_LONGEST:
        return head
    near = range(head + 1, min(head + _NEAR, page.tail))
    prose = next((number for number in near if is_prose(lines[number].text)), head)
    facts = any(_is_fact(lines[number].text) for number in range(head + 1, prose))
    return prose if facts else head


def _is_fact(line: str) -> bool:
    found = byline(line)
    if found:
        return not found.expert
    return bool(stated(line)) and not re.search(r"[^\W\d_]", bare(line))


def plain(line: str) -> str:
    """A line without marks of HTML and Markdown."""
    if not _MARK.search(line):
        return line.strip()
    for rule in markup.RULES:
        line, _ = apply(line, rule.cuts(Page.of(line)), ())
    return line.strip()
