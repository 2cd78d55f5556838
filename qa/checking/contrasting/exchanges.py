"""Two things in each other's place: the claim takes the one that the evidence passes over.

In: a claim matched with a sentence. Out: contrasts. Invariant: both sides name both things.
"""

from collections.abc import Iterator

from qa.checking.contrasting.contrasts import Contrast
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.words import WordKind

_SURE = 0.7  # a match that counts as the same word
_CONTENT = 0.6  # the weight of a word that says something


def of_exchanges(sentence: Matches) -> Iterator[Contrast]:
    """Two things of which the claim takes the one that the evidence passes over."""
    claim, evidence = sentence.claim, sentence.evidence
    told = [
        (i, word, [m.word for m in found if m.strength >= _SURE])
        for i, (word, found) in enumerate(zip(claim.words, sentence.found, strict=True))
        if word.weight >= _CONTENT and word.kind is not WordKind.PREDICATE
    ]
    left = [(i, word, its) for i, word, its in told if word.negated and its]
    taken = [(i, word, its) for i, word, its in told if not word.negated and its]
    for i, one, its in left:
        for k, other, others in taken:
            if any(w.negated for w in its) or not all(w.negated for w in others):
                continue
            mine = sorted((one, other), key=lambda w: w.start)
            theirs = sorted((its[0], others[0]), key=lambda w: w.start)
            yield Contrast(
                DifferenceKind.POLARITY, claim.text[mine[0].start : mine[1].end],
                evidence.text[theirs[0].start : theirs[1].end], 1.0, (i, k),
            )  # fmt: skip
            return
