"""What a claim says of two things or of a row: which came first, which is larger, which the most.

In: a claim and windows of evidence. Out: whether they agree, and the places that tell. Invariant:
where the articles leave an order open, none is told.
"""
