"""Sentences of a claim and of articles, read so that they can be set beside one another.

In: text. Out: readings (words, figures, clauses), windows of evidence, and how much of a claim's
words a sentence has. Invariant: nothing here tells what speaks for a claim or against it.
"""
