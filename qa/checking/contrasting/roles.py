"""Who did it to whom: two names that a claim and the evidence have in each other's place.

In: a claim matched with one sentence of its language. Out: contrasts. Invariant: both names stand
on both sides.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from qa.checking.contrasting.acting import of_actors
from qa.checking.contrasting.contrasts import Contrast
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.matching import Match, Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word, WordKind

_SURE = 0.7  # a match that counts as the same word
_JOINED = re.compile(r"(?:\([^()\n]{1,20}\))?[가-힣]*")
# What turns the places of two names round: with it on one side alone they may say the same.
_TURNED = (
    re.compile(r"\b(?:was|were|been|be|is|are)\s+\w+\b.*\bby\b", re.I),
    re.compile(
        r"\b(?:behind|below|after|under|second to|(?:less|fewer|lower|smaller) .*than)\b", re.I
    ),
)


def of_roles(sentence: Matches) -> Iterator[Contrast]:
    """Two names of the claim that do in the evidence what the other does in the claim."""
    claim, evidence = sentence.claim, sentence.evidence
    if claim.korean != evidence.korean:
        return
    if not _verb_met(sentence):
        yield from of_actors(sentence)
        return
    named = [
        (i, word, found[0].word)
        for i, (word, found) in enumerate(zip(claim.words, _sure(sentence), strict=True))
        if word.kind is WordKind.NAME and found and (word.role or not claim.korean)
    ]
    for (i, one, its), (k, other, others) in pairwise(named):
        if one.end + 1 >= other.start or its == others:
            continue
        if _exchanged(claim, evidence, (one, its), (other, others)):
            first, last = sorted((its, others), key=lambda w: w.start)
            told, theirs = _span(claim, one, other), _span(evidence, first, last)
            yield Contrast(DifferenceKind.NAME, told, theirs, 1.0, (i, k))
            return


def _span(reading: Reading, first: Word, last: Word) -> str:
    """From one name to another, in Korean with what is written together with that: E씨에게."""
    joined = _JOINED.match(reading.text, last.end) if reading.korean else None
    return reading.text[first.start : joined.end() if joined else last.end]


def _sure(sentence: Matches) -> list[list[Match]]:
    return [[m for m in found if m.strength >= _SURE] for found in sentence.found]


def _verb_met(sentence: Matches) -> bool:
    """Whether the claim's last word is met, which in Korean is its verb; in English any verb."""
    words = sentence.claim.words
    if not words:
        return False
    if sentence.claim.korean:
        return sentence.best(len(words) - 1) >= _SURE
    return all(
        sentence.best(i) >= _SURE for i, word in enumerate(words) if word.kind is WordKind.NAME
    )


def _exchanged(
    claim: Reading, evidence: Reading, one: tuple[Word, Word], other: tuple[Word, Word]
) -> bool:
    if claim.korean:
        mine, theirs = (one[0].role, other[0].role), (one[1].role, other[1].role)
        if "" in (*mine, *theirs) or mine.count("S") != 1 or theirs.count("S") != 1:
            return False
        return mine.index("S") != theirs.index("S")
    verb = any(
        one[0].end <= w.start < other[0].start and w.kind is not WordKind.NAME for w in claim.words
    )
    turned = one[1].start > other[1].start
    if turned and not verb:
        verb = _else_alike(claim, evidence, (one[0], other[0]), (one[1], other[1]))
    voices = any(bool(t.search(claim.text)) != bool(t.search(evidence.text)) for t in _TURNED)
    return verb and turned and not voices


def _else_alike(
    claim: Reading, evidence: Reading, mine: tuple[Word, Word], theirs: tuple[Word, Word]
) -> bool:
    """Whether the same words stand about two names, in the same order: won by A, with B second."""
    rest = [w.text.lower() for w in claim.words if w not in mine]
    others = [w.text.lower() for w in evidence.words if w not in theirs]
    return len(rest) > 1 and rest == others[: len(rest)]
