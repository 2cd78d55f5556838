"""How much of what stands about a figure of a claim stands about a figure of the evidence?

In: two figures and the sentences they stand in, matched. Out: a score. Invariant: without a word in
common it is 0 at the most, but for dates of one grain and figures of one noun.
"""

from collections.abc import Sequence

from qa import quantities
from qa.checking.alignment import changes
from qa.checking.alignment.owners import distance, owned, strange
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word
from qa.quantities import Kind, Quantity

_BESIDE = 1.0  # a word in the figure's own segment, before it in Korean
_AFTER = 0.7  # behind it, in Korean
_PARTED = 0.75  # nearer to another figure of the kind
_ANOTHERS = 0.4  # and, in Korean, before that one
_ALONE = 0.85  # anywhere in a sentence that has no other figure of the kind
_BEFORE = 0.55  # in an earlier segment of its sentence, as a topic is
_BEHIND = 0.35
_AROUND = 0.25  # in a neighbouring sentence
_OWN_NAME = 0.25  # for the name that stands nearest to both figures
_FOLLOWED = 0.35  # for the same word right behind both figures: 4억원 줄었다
_NOUN = 0.3  # for the same noun counted
_OTHER_NOUN = 0.15
_CLOSE = 3  # characters
_GRAIN = 0.3  # for a date as fine as the claim's: a day for a day


def placed(
    claim: Reading, figure: Quantity, other: Quantity, number: int, matches: Sequence[Matches]
) -> float:
    """How much of what stands about the claim's figure stands about the evidence's as well."""
    total = score = 0.0
    for place, word in enumerate(claim.words):
        weight = word.weight * _nearness(claim, word, figure)
        total += weight
        score += weight * _nearest(place, other, number, matches)
    score = score / total if total else 0.0
    score += _by_noun(figure, other, claim, matches[number])
    score += _FOLLOWED if _followed(claim, figure, other, matches[number]) else 0.0
    if figure.kind is Kind.DATE and other.kind is Kind.DATE and not other.relative:
        score += _GRAIN if figure.unit == other.unit else 0.0
    score += _OWN_NAME if owned(claim, figure, other, matches[number]) else 0.0
    return score - strange(figure, other, number, matches)


def _nearest(place: int, other: Quantity, number: int, matches: Sequence[Matches]) -> float:
    best = 0.0
    for i, sentence in enumerate(matches):
        for match in sentence.found[place]:
            nearness = _nearness(sentence.evidence, match.word, other) if i == number else _AROUND
            best = max(best, nearness * match.strength)
    return best


def _nearness(reading: Reading, word: Word, figure: Quantity) -> float:
    likes = [q for q in reading.quantities if q is not figure and q.kind is figure.kind]
    here, there = reading.segment_of(figure.start), reading.segment_of(word.start)
    if here != there and changes.shared_predicate(reading, figure) == word:
        return _BESIDE
    if here != there:
        alone = _ALONE if not likes else 0.0
        return max(alone, _BEFORE if there < here else _BEHIND)
    nearer = any(distance(word, q) < distance(word, figure) for q in likes)
    if nearer:
        return _ANOTHERS if reading.korean and word.start > figure.start else _PARTED
    return _AFTER if reading.korean and word.start > figure.start and likes else _BESIDE


def _by_noun(figure: Quantity, other: Quantity, claim: Reading, sentence: Matches) -> float:
    """More for figures that count the same noun, less for those that count different ones."""
    if figure.noun is None or other.noun is None:
        return 0.0
    mine = [i for i, w in enumerate(claim.words) if _within(w, figure.noun)]
    theirs = [w for w in sentence.evidence.words if _within(w, other.noun)]
    if not mine or not theirs:
        return 0.0
    met = any(match.word in theirs for i in mine for match in sentence.found[i])
    return _NOUN if met else -_OTHER_NOUN


def _followed(claim: Reading, figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether the word right behind the claim's figure is the one behind the evidence's."""
    mine = next((i for i, w in enumerate(claim.words) if w.start >= figure.end), None)
    shared = changes.shared_predicate(sentence.evidence, other)
    theirs = shared or next((w for w in sentence.evidence.words if w.start >= other.end), None)
    if mine is None or theirs is None or claim.words[mine].start - figure.end > _CLOSE:
        return False
    near = shared is not None or theirs.start - other.end <= _CLOSE
    return near and any(match.word == theirs for match in sentence.found[mine])


def _within(word: Word, noun: quantities.Noun) -> bool:
    return word.start < noun.end and noun.start < word.end
