"""What in a window speaks against a claim, and what of it is said there of something else.

In: a claim and the sentences of a window, matched, with its figures aligned. Out: contrasts, each
with the words of either side. Invariant: how much a contrast counts in the end is not told here.
"""
