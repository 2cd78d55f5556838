"""From windows to one verdict with a confidence.

In: a claim and windows of evidence, and what an entailment model reads in them. Out: a verdict and
what it rests on. Invariant: the weights are fitted; the rules that forbid are written out.
"""
