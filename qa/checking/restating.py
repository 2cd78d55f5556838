"""A claim with its figures written as the evidence writes them: 487억 6000만원 for 약 488억원.

In: a claim and its figures beside those of a window. Out: the claim's text. Invariant: only figures
that agree are written otherwise, so nothing is claimed that was not.

Whether figures agree is told by comparing them; a model that reads both texts need not reckon then.
"""

from collections.abc import Sequence

from qa.checking.aligning import Aligned
from qa.checking.relating import SAME


def restated(claim: str, figures: Sequence[Aligned | None]) -> str:
    """The claim for a model to read beside the window that the figures stand in."""
    agreeing = [pair for pair in figures if pair is not None and pair.relation in SAME]
    for pair in sorted(agreeing, key=lambda pair: -pair.claim.start):
        if pair.made or pair.claim.text != claim[pair.claim.start : pair.claim.end]:
            continue  # what follows from several figures is written nowhere
        claim = claim[: pair.claim.start] + pair.evidence.text + claim[pair.claim.end :]
    return claim
