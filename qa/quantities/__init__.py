"""Quantities in Korean and English text: found, compared, and as words for an index.

In: a text. Out: its quantities, or words for an index. Invariant: a quantity stands in the text at
its offsets as it is written.

`find` gives the numbers, sums, shares, ranks, counts, durations and dates of a text; `compare` says
what a claim's is to the evidence's; `terms` gives each a word that is the same however it is
written.
"""

from qa.quantities.comparing import compare
from qa.quantities.durations import seconds
from qa.quantities.finding import find
from qa.quantities.indexing import terms, terms_of
from qa.quantities.quantity import Bound, Kind, Moment, Noun, Quantity, Relation

__all__ = [
    "Bound", "Kind", "Moment", "Noun", "Quantity", "Relation", "compare", "find", "seconds",
    "terms", "terms_of",
]  # fmt: skip
