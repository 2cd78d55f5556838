"""Quantities in Korean and English text: found, compared, and as words for an index.

`find` gives the numbers, sums, shares, ranks, counts, durations and dates of a text; `compare` says
what a claim's is to the evidence's; `terms` gives each a word that is the same however it is
written.
"""

from .comparing import compare
from .durations import seconds
from .finding import find
from .indexing import terms, terms_of
from .quantity import Bound, Kind, Moment, Noun, Quantity, Relation

__all__ = [
    "Bound", "Kind", "Moment", "Noun", "Quantity", "Relation", "compare", "find", "seconds",
    "terms", "terms_of",
]  # fmt: skip
