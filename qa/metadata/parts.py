"""The parts of a page that speak of the article: what stands above its prose, and what below.

Invariant: neither part holds a line of the prose, nor anything from the comments or from a list of
other articles on, whose names and dates are not this article's.
"""

import re
from dataclasses import dataclass

from qa.cleaning import blocks, edges, joining, markup, running, spacing
from qa.cleaning.bylines import bare, byline
from qa.cleaning.dates import stated
from qa.cleaning.furniture import is_furniture
from qa.cleaning.page import Page, apply
from qa.cleaning.prose import is_prose

_HEAD_LONGEST = 25
_HEAD_MOST = 100
_TOP = 16  # lines among which author and date stand
_HEADLINE_AT = 8
_MOST_ABOVE = 3  # sentences above them
_NEAR = 18
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
        for rule in (*spacing.RULES[:4], *running.RULES, *joining.RULES, *blocks.RULES):
            text, _ = apply(text, rule.cuts(Page.of(text)), ())
        page = edges.narrowed(Page.of(text))
        lines = tuple(line.text for line in page.lines)
        head = _below_facts(page)
        if page.head == len(lines):
            return cls(lines[:_HEAD_LONGEST], (), (), marked)
        return cls(
            _nearest(lines[:head]),
            lines[head : page.tail],
            lines[page.tail :],
            marked,
        )

    def plain(self, line: str) -> str:
        """A line without marks, if it may have any."""
        return plain(line) if self.marked else line.strip()


def _nearest(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines nearest to the prose; buttons and menus, which may part it from them, count not."""
    counted = 0
    for number in range(len(lines) - 1, max(-1, len(lines) - 1 - _HEAD_MOST), -1):
        counted += not is_furniture(lines[number])
        if counted > _HEAD_LONGEST:
            return lines[number + 1 :]
    return lines[-_HEAD_MOST:]


def _below_facts(page: Page) -> int:
    """Where the prose begins; a headline that is a sentence stands above author and date.

    So does a notice of cookies, but further above: there both have to be found.
    """
    lines = page.lines
    top = range(page.head, min(_TOP, page.tail))
    prose = [number for number in top if is_prose(lines[number].text)]
    for count, number in enumerate(prose[:_MOST_ABOVE]):
        if len(lines[number].text) > _HEADLINE_LONGEST:
            break
        near = range(number + 1, min(number + _NEAR, page.tail))
        following = next((one for one in near if is_prose(lines[one].text)), number)
        between = [lines[one].text for one in range(number + 1, following)]
        signed, dated = any(map(_is_signed, between)), any(map(_is_dated, between))
        if (signed and dated) or ((signed or dated) and not count and number <= _HEADLINE_AT):
            return following
    return page.head


def _is_signed(line: str) -> bool:
    found = byline(line)
    return found is not None and not found.expert


def _is_dated(line: str) -> bool:
    return bool(stated(line)) and not re.search(r"[^\W\d_]", bare(line))


def plain(line: str) -> str:
    """A line without marks of HTML and Markdown."""
    if not _MARK.search(line):
        return line.strip()
    for rule in markup.RULES:
        line, _ = apply(line, rule.cuts(Page.of(line)), ())
    return line.strip()
