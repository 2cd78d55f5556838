"""A text under cleaning: its lines and where its prose lies; and cuts, the only change there is.

Invariant: a cut removes characters and leaves white space or nothing in their place, so that no
rule can put a word into an article that its file does not hold.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from qa.cleaning.bylines import bare, byline
from qa.cleaning.dated import is_dated
from qa.cleaning.dates import stated
from qa.cleaning.prose import (
    asks_of_itself,
    is_clause,
    is_declarative,
    is_notice,
    is_prose,
    is_sentence,
)
from qa.cleaning.words import evidence
from qa.records import Metadata

_REGISTER_LEAST = 3  # lines in the plain style: then a polite notice at the end is the page's
_CLAUSES_SHARE = 0.4  # of the lines; where fewer are clauses, the others are no page's edge
_TOP = 8  # lines, in which a post names its writer and its day
_LINE = re.compile(r"[^\n]+")
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]"
)


@dataclass(frozen=True, slots=True)
class Cut:
    """The characters `start:end` go, and `left` (white space or nothing) stands in their place."""

    start: int
    end: int
    left: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; `text` is it without the white space around."""

    start: int
    end: int
    text: str

    def cut(self) -> Cut:
        """The whole line goes; what stood around it stays in paragraphs of its own."""
        return Cut(self.start, self.end, "\n")

    def within(self, match: re.Match[str]) -> Cut:
        """The cut of what `match`, made on `text`, found."""
        return Cut(self.start + match.start(), self.start + match.end())


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article before its text is cleaned."""

    title: str = ""
    author: str = ""
    names: frozenset[str] = frozenset()  # of publisher, authors and section
    furniture: frozenset[str] = frozenset()  # lines that repeat over the files of one site

    @classmethod
    def of(cls, facts: Metadata, furniture: frozenset[str]) -> "Known":
        """What the metadata say, in the forms that lines of a page may have."""
        values = [fact.value for fact in (facts.publisher, facts.author, facts.section) if fact]
        return cls(
            facts.title.value if facts.title else "",
            facts.author.value if facts.author else "",
            frozenset(name for value in values for name in (value, *value.split(", "))),
            furniture,
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its lines; the first of prose is `head`, the one behind the last `tail`."""

    text: str
    lines: tuple[Line, ...]
    head: int
    tail: int
    known: Known = Known()

    @classmethod
    def of(cls, text: str, known: Known = Known()) -> "Page":
        """Split `text` into its lines."""
        lines = tuple(_lines(text))
        prose = [n for n, line in enumerate(lines) if is_prose(line.text) and not _days(line.text)]
        if sum(is_declarative(lines[number].text) for number in prose) >= _REGISTER_LEAST:
            while is_notice(lines[prose[-1]].text):
                prose.pop()
        prose = prose or _short(lines)
        head, tail = (prose[0], prose[-1] + 1) if prose else (len(lines), len(lines))
        return cls(text, lines, head, tail, known)

    def outside(self, number: int) -> bool:
        """Whether line `number` stands before the first or behind the last line of prose."""
        return number < self.head or number >= self.tail

    def is_title(self, number: int) -> bool:
        """Whether line `number` is the title that is known, as a heading or not."""
        text = self.lines[number].text
        return bool(text) and self.known.title in (text, text.strip("# "))

    def blank_before(self, number: int) -> bool:
        """Whether a blank line, or the start of the text, stands before line `number`."""
        return (
            number == 0
            or self.text.count("\n", self.lines[number - 1].end, self.lines[number].start) > 1
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that cleaning does: what it cuts, and samples of text before and after.

    A sample whose two sides are equal says what the rule must leave alone.
    """

    name: str
    cuts: Callable[[Page], Iterable[Cut]]
    samples: tuple[tuple[str, str], ...]


def where(
    pattern: str, left: str = "", groups: tuple[int, ...] = (0,)
) -> Callable[[Page], Iterator[Cut]]:
    """The function of a rule that cuts the given groups wherever the pattern is found."""
    found = re.compile(pattern, re.IGNORECASE | re.MULTILINE)

    def cuts(page: Page) -> Iterator[Cut]:
        for match in found.finditer(page.text):
            for group in groups:
                yield Cut(match.start(group), match.end(group), left)

    return cuts


def apply(text: str, cuts: Iterable[Cut], marks: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """`text` with the cuts made, and the offsets `marks` moved along with it."""
    merged = _merged(cuts)
    if not merged:
        return text, marks
    pieces, kept = [], 0
    for cut in merged:
        pieces += [text[kept : cut.start], cut.left]
        kept = cut.end
    return "".join([*pieces, text[kept:]]), _moved(marks, merged)


def width(text: str) -> int:
    """How many columns a text takes in a fixed-width font."""
    if text.isascii():
        return len(text)
    return len(text) + len(_WIDE.findall(text))


def sparing(cuts: Iterable[Cut], code: tuple[tuple[int, int], ...]) -> Iterator[Cut]:
    """The cuts that touch none of the spans, which are in order."""
    ends = [end for _, end in code]
    for cut in cuts:
        place = bisect_right(ends, cut.start)  # the first span that ends behind the cut's start
        if place == len(code) or code[place][0] >= cut.end:
            yield cut


def _short(lines: tuple[Line, ...]) -> list[int]:
    """The prose of a text without any long sentence: short ones, such without stops, or all lines.

    Posts and poems have no full stops, lists and tables no sentences, so that nothing of them is an
    edge but what stands down to a byline or a date near the top, a first heading and page words.
    """
    start = _start(lines)
    numbers = range(start, len(lines))
    sentences = [number for number in numbers if is_sentence(lines[number].text)]
    clauses = [number for number in numbers if is_clause(lines[number].text)]
    if sentences and len(sentences) * 2 >= len(clauses):
        while len(sentences) > 1 and asks_of_itself(lines[sentences[-1]].text):
            sentences.pop()
        return sentences
    if clauses and len(clauses) >= _CLAUSES_SHARE * len(numbers):
        return clauses
    end = len(lines)
    while end > start + 1 and (evidence(lines[end - 1].text) or byline(lines[end - 1].text)):
        end -= 1
    return list(range(start, end)) if len(lines) > 1 else []


def _start(lines: tuple[Line, ...]) -> int:
    """Where a text without long sentences begins: below its heading, its byline and its date."""
    top = range(min(len(lines) - 1, _TOP))
    barred = [n for n in top if " | " in lines[n].text and not evidence(lines[n].text)]
    rows = {near for n in barred for near in (n - 1, n + 1)}
    signed = [n for n in top if byline(lines[n].text) or is_dated(lines[n].text)]
    signed = [n for n in signed if n not in rows]  # a row of a table
    if not signed:
        return int(len(lines) > 1 and lines[0].text.startswith("# "))
    start = signed[0] + 1
    while start < len(lines) - 1 and start in signed:
        start += 1
    return start


def _days(line: str) -> bool:
    """Whether a line that looks like prose has dates and their labels alone: Updated Dec. 2, …"""
    return bool(stated(line)) and not re.search(r"\w", bare(line))


def _lines(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        stripped = match.group().strip()
        if stripped:
            start = match.start() + match.group().index(stripped[0])
            yield Line(start, start + len(stripped), stripped)


def _merged(cuts: Iterable[Cut]) -> list[Cut]:
    """In order, and none overlapping another: of two that do, the longer `left` stays."""
    merged: list[Cut] = []
    for cut in sorted(cuts, key=lambda cut: (cut.start, -cut.end)):
        if merged and cut.start < merged[-1].end:
            last = merged.pop()
            left = max(last.left, cut.left, key=len)
            cut = Cut(last.start, max(last.end, cut.end), left)
        merged.append(cut)
    return merged


def _moved(marks: tuple[int, ...], cuts: list[Cut]) -> tuple[int, ...]:
    """A mark inside a cut comes to stand behind what is left in the cut's place."""
    starts = [cut.start for cut in cuts]
    shifts = [0]  # how far the text has moved left behind the first, second … cut
    for cut in cuts:
        shifts.append(shifts[-1] + cut.end - cut.start - len(cut.left))
    moved = []
    for mark in marks:
        before = bisect_right(starts, mark - 1)
        inside = before > 0 and cuts[before - 1].end > mark
        moved.append((cuts[before - 1].end if inside else mark) - shifts[before])
    return tuple(moved)
