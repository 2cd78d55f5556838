"""Nouns that tell what kind of thing the next noun is: 최고 기록, 운행 시간.

In: a word of a claim and a word of the evidence, matched. Out: whether the one can deny the other.
Invariant: only Korean nouns that stand right before a noun, without a particle, are looked at.
"""

from qa.checking.sentences.matching import Matches
from qa.checking.sentences.words import Word, WordKind


def says_it_of_alike(sentence: Matches, place: int, other: Word) -> bool:
    """Whether two nouns that tell a kind of something tell it of the same: 최고 기록, 최저 기온."""
    claim, evidence = sentence.claim, sentence.evidence
    word = claim.words[place]
    follows = place + 1 < len(claim.words) and claim.words[place + 1].start - word.end <= 1
    if not claim.korean or word.kind is not WordKind.NOUN or word.role or not follows:
        return True
    behind = next((w for w in evidence.words if w.start >= other.end), None)
    return any(m.word == behind for m in sentence.found[place + 1])


def only_modifies(sentence: Matches, word: Word, other: Word) -> bool:
    """Whether a noun only tells what sort of thing the next noun is: 운행 시간 does not say that
    something runs, and so is no contrary of 운행하지 않는다.
    """
    noun = other.kind is WordKind.NOUN and not other.role and not other.negated
    if not noun or not sentence.evidence.korean or not word.negated:
        return False
    behind = next((w for w in sentence.evidence.words if w.start >= other.end), None)
    return (
        behind is not None
        and behind.kind is WordKind.NOUN
        and sentence.evidence.text[other.end : behind.start] == " "
    )
