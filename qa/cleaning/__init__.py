"""Raw text in, the article's text out: page furniture gone, paragraphs kept, broken lines joined.

Cleaning is a table of small rules, each of which only cuts. They are applied again and again until
none finds anything. Invariants: cleaning twice is cleaning once; the characters of the outcome, but
for white space, are a subsequence of those that came in.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from qa.cleaning import blocks, credits, edges, joining, markup, mending, spacing
from qa.cleaning import furniture as page_furniture
from qa.cleaning.page import Known, Page, Rule, apply
from qa.cleaning.prose import ends_sentence
from qa.records import RawArticle

RULES: Final[tuple[Rule, ...]] = (
    *spacing.RULES[:4],
    *markup.RULES,
    *blocks.RULES[:1],
    *edges.RULES,
    *blocks.RULES[1:],
    *page_furniture.RULES,
    *credits.RULES,
    *joining.RULES,
    *mending.RULES,
    *spacing.RULES,
)
_REPEATED_LONGEST = 80
_REPEATED_SHARE = 0.5
_REPEATED_LEAST = 3


def clean(raw: RawArticle, furniture: frozenset[str] = frozenset()) -> RawArticle:
    """The article without the page around it; `furniture` holds lines that `repeated_lines` gave.

    In the text that goes out a blank line parts paragraphs, and a single line break parts lines of
    one paragraph. `pages` move along with the text.
    """
    known = Known.of(raw.metadata, furniture)
    page, pages = Page.of(raw.text, known), raw.pages
    while True:
        before = page.text
        for rule in RULES:
            text, pages = apply(page.text, rule.cuts(page), pages)
            if text != page.text:
                page = Page.of(text, known)
        if page.text == before:
            return replace(raw, text=before, pages=pages)


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
