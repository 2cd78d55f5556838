"""Which figure of a window speaks of the same thing as a figure of the claim.

In: a claim and the sentences of a window, matched. Out: for each figure of the claim the one beside
it, and what the two are to one another. Invariant: words alone, without a figure, are not weighed.
"""
