"""A sentence, or a part of one, that tells of another than the claim does.

In: a claim matched with a sentence, and a word of it. Out: whether what the word says is told of
somebody or something that the claim does not name. Invariant: nothing is told across languages,
where names and words may stand unmet.
"""

from collections.abc import Sequence

from qa.checking.sentences.matching import Match, Matches
from qa.checking.sentences.words import Word, WordKind

_SURE = 0.7  # a match that counts as the same word
_CONTENT = 0.6  # the weight of a word that says something


def tells_of_another(sentence: Matches, place: int, other: Word) -> bool:
    """Whether the opposite is told of another than the claim's subject.

    어른 요금은 오르고 어린이 요금은 그대로다: nothing is told of children's by what stands first.
    """
    claim, evidence = sentence.claim, sentence.evidence
    if not (claim.korean and evidence.korean):
        return False
    met = {word for found in sentence.found for word in _surely(found)}
    named = [
        found
        for word, found in zip(claim.words, sentence.found, strict=True)
        if word.kind is WordKind.NAME and word.role == "S"
    ]
    if named and not any(named) and _is_of_stranger(sentence):
        return True
    here = evidence.segment_of(other.start)
    subjects = [
        word
        for word in evidence.words
        if word.role == "S" and word.start < other.start and evidence.segment_of(word.start) == here
    ]
    return bool(subjects) and subjects[-1] not in met and _stands_elsewhere(sentence, place, here)


def _is_of_stranger(sentence: Matches) -> bool:
    """Whether a sentence's first subject is named, and by nothing that the claim tells of."""
    evidence = sentence.evidence
    met = {match.word for word, match in sentence.pairs() if word.role != "C"}  # but for A보다
    at = next((i for i, word in enumerate(evidence.words) if word.role == "S"), None)
    if at is None:
        return False
    first = at
    while first and evidence.words[first].start - evidence.words[first - 1].end <= 1:
        first -= 1
    told = evidence.words[first : at + 1]
    return any(word.kind is WordKind.NAME for word in told) and not any(w in met for w in told)


def _stands_elsewhere(sentence: Matches, place: int, here: int) -> bool:
    """Whether a noun of the claim stands in other segments of a sentence, and not in this one."""
    evidence = sentence.evidence
    for i, (word, found) in enumerate(zip(sentence.claim.words, sentence.found, strict=True)):
        noun = i != place and word.kind is not WordKind.PREDICATE and word.weight >= _CONTENT
        where = {evidence.segment_of(its.start) for its in _surely(found)}
        if noun and where and here not in where:
            return True
    return False


def _surely(found: Sequence[Match]) -> list[Word]:
    return [match.word for match in found if match.strength >= _SURE]
