"""A claim with its figures written as the evidence writes them: 4,400억원 for 440 billion won.

In: a claim and its figures beside those of a window. Out: the claim's text. Invariant: only figures
that are the same are written otherwise, so nothing is claimed that was not.

Whether figures agree is told by comparing them; a model that reads both texts need not reckon then.
One that only lies within the other stays as it is: "more than 412" for "more than 400" is not said.
"""

from collections.abc import Sequence

from qa.checking.alignment.pairing import Aligned
from qa.quantities import Relation


def restated(claim: str, figures: Sequence[Aligned | None]) -> str:
    """The claim for a model to read beside the window that the figures stand in."""
    same = [pair for pair in figures if pair is not None and pair.relation is Relation.EQUAL]
    for pair in sorted(same, key=lambda pair: -pair.claim.start):
        if pair.made or pair.claim.text != claim[pair.claim.start : pair.claim.end]:
            continue  # what follows from several figures is written nowhere
        claim = claim[: pair.claim.start] + pair.evidence.text + claim[pair.claim.end :]
    return claim
