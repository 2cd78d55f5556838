"""Raw text in, the article's text out: page furniture gone, paragraphs kept, broken lines joined.

Cleaning is a table of small rules, each of which only cuts. They are applied again and again until
none finds anything. Invariants: cleaning twice is cleaning once; the characters of the outcome, but
for white space, are a subsequence of those that came in.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from qa.cleaning import blocks, contents, credits, edges, joining, markup, mending, running, spacing
from qa.cleaning import furniture as page_furniture
from qa.cleaning.page import Known, Page, Rule, apply, sparing
from qa.cleaning.prose import ends_sentence
from qa.records import RawArticle

RULES: Final[tuple[Rule, ...]] = (
    *spacing.RULES[:4],
    *running.RULES,
    *markup.RULES,
    *contents.RULES,
    *blocks.RULES[:1],
    *edges.RULES,
    *blocks.RULES[1:],
    *page_furniture.RULES,
    *credits.RULES,
    *joining.RULES,
    *mending.RULES,
    *spacing.RULES,
)
# For texts whose reader has taken the marks off: what looks like one is the article's.
_UNMARKED: Final[tuple[Rule, ...]] = tuple(rule for rule in RULES if rule not in markup.RULES)
_KNOWN_LINES: Final[tuple[Rule, ...]] = (page_furniture.RULES[0], *spacing.RULES[3:5])
_REPEATED_LONGEST = 80
_REPEATED_SHARE = 0.5
_REPEATED_LEAST = 3


def clean(raw: RawArticle, furniture: frozenset[str] = frozenset()) -> RawArticle:
    """The article without the page around it; `furniture` holds lines that `repeated_lines` gave.

    In the text that goes out a blank line parts paragraphs, and a single line break parts lines of
    one paragraph. `pages` move along with the text; what stands in `code` stays as it is.
    """
    return _applied(raw, RULES if raw.marked else _UNMARKED, furniture)


def without(raw: RawArticle, furniture: frozenset[str]) -> RawArticle:
    """A clean article without the lines that `repeated_lines` gave."""
    return _applied(raw, _KNOWN_LINES, furniture)


def _applied(raw: RawArticle, rules: tuple[Rule, ...], furniture: frozenset[str]) -> RawArticle:
    known = Known.of(raw.metadata, furniture)
    page, pages, code = Page.of(raw.text, known), raw.pages, raw.code
    while True:
        before = page.text
        for rule in rules:
            cuts = sparing(rule.cuts(page), code)
            marks = (*pages, *(end for span in code for end in span))
            text, marks = apply(page.text, cuts, marks)
            if text != page.text:
                page, pages = Page.of(text, known), marks[: len(pages)]
                ends = marks[len(pages) :]
                code = tuple(zip(ends[::2], ends[1::2], strict=True))
        if page.text == before:
            return replace(raw, text=before, pages=pages, code=code)


def repeated_lines(texts: Iterable[str]) -> frozenset[str]:
    """Short lines, no sentences, in at least three and in half of the texts of one site."""
    counts: Counter[str] = Counter()
    number = 0
    for text in texts:
        number += 1
        counts.update({line.strip() for line in text.split("\n")})
    least = max(_REPEATED_LEAST, number * _REPEATED_SHARE)
    return frozenset(
        line
        for line, count in counts.items()
        if line and count >= least and len(line) <= _REPEATED_LONGEST and not ends_sentence(line)
    )
