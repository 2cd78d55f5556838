"""Which figure of a sentence speaks of the same thing as a figure of the claim?

In: a claim and a sentence, their words matched. Out: for each figure of the claim the figure that
stands among the same words, and what the two are to one another. Invariant: figures of different
kinds are never set against one another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa import quantities
from qa.checking.matching import Matches
from qa.checking.readings import Reading, Word, WordKind
from qa.quantities import Kind, Quantity, Relation

SAME = (Relation.EQUAL, Relation.WITHIN)
_BESIDE = 1.0  # a word in the figure's own segment
_BEFORE = 0.55  # in an earlier segment of its sentence, as a topic is
_BEHIND = 0.35
_AROUND = 0.25  # in a neighbouring sentence
_OTHER_NAME = 1.2  # taken off for a name beside the figure that the claim sets elsewhere
_NOUN = 1.0  # for the same noun counted
_OTHER_NOUN = 0.5
_TIE = 0.25  # a figure that agrees wins over one that is this little better placed


@dataclass(frozen=True, slots=True)
class Aligned:
    """A figure of the claim beside the best placed figure of the evidence."""

    claim: Quantity
    evidence: Quantity
    sentence: int  # which of the window's sentences
    relation: Relation
    score: float  # how much of the claim's words stand about the evidence's figure


def align(claim: Reading, matches: Sequence[Matches]) -> list[Aligned | None]:
    """For each figure of the claim the figure of a window that speaks of the same, or None."""
    return [_aligned(claim, figure, matches) for figure in claim.quantities]


def _aligned(claim: Reading, figure: Quantity, matches: Sequence[Matches]) -> Aligned | None:
    candidates = [
        Aligned(figure, other, number, relation, _score(claim, figure, other, number, matches))
        for number, sentence in enumerate(matches)
        for other in sentence.evidence.quantities
        if (relation := relation_of(figure, other)) is not Relation.INCOMPARABLE
    ]
    if not candidates:
        return None
    best = max(candidates, key=lambda c: c.score)
    agreeing = [c for c in candidates if c.relation in SAME and c.score >= best.score - _TIE]
    if agreeing:
        return max(agreeing, key=lambda c: c.score)
    return best


def relation_of(claim: Quantity, evidence: Quantity) -> Relation:
    """What two figures are to one another; one of no known unit is set against its like alone."""
    if Kind.NUMBER in (claim.kind, evidence.kind) and claim.kind is not evidence.kind:
        relation = quantities.compare(claim, evidence)
        return relation if relation in SAME else Relation.INCOMPARABLE
    if evidence.kind is Kind.COUNT and claim.kind is Kind.COUNT and claim.unit != evidence.unit:
        relation = quantities.compare(claim, evidence)
        return relation if relation in SAME or _same_noun(claim, evidence) else Relation.INCOMPARABLE
    return quantities.compare(claim, evidence)


def _same_noun(claim: Quantity, evidence: Quantity) -> bool:
    one, other = claim.noun, evidence.noun
    return one is not None and other is not None and one.text.lower() == other.text.lower()


def _score(
    claim: Reading,
    figure: Quantity,
    other: Quantity,
    number: int,
    matches: Sequence[Matches],
) -> float:
    """How much of what stands about the claim's figure stands about the evidence's as well."""
    own = claim.segment_of(figure.start)
    total = score = 0.0
    for place, word in enumerate(claim.words):
        weight = word.weight * (1.0 if claim.segment_of(word.start) == own else 0.5)
        total += weight
        score += weight * _nearest(place, other, number, matches)
    score = score / total if total else 0.0
    score += _by_noun(figure, other, claim, matches[number])
    return score - _OTHER_NAME / max(total, 1.0) * _strange(claim, other, matches[number])


def _nearest(place: int, other: Quantity, number: int, matches: Sequence[Matches]) -> float:
    best = 0.0
    for i, sentence in enumerate(matches):
        for match in sentence.found[place]:
            nearness = _nearness(sentence.evidence, match.word, other) if i == number else _AROUND
            best = max(best, nearness * match.strength)
    return best


def _nearness(reading: Reading, word: Word, figure: Quantity) -> float:
    here, there = reading.segment_of(figure.start), reading.segment_of(word.start)
    if here == there:
        return _BESIDE
    return _BEFORE if there < here else _BEHIND


def _by_noun(figure: Quantity, other: Quantity, claim: Reading, sentence: Matches) -> float:
    """More for figures that count the same noun, less for those that count different ones."""
    if figure.noun is None or other.noun is None:
        return 0.0
    mine = [i for i, w in enumerate(claim.words) if _within(w, figure.noun)]
    theirs = [w for w in sentence.evidence.words if _within(w, other.noun)]
    if not mine or not theirs:
        return 0.0
    met = any(match.word in theirs for i in mine for match in sentence.found[i])
    return _NOUN * 0.3 if met else -_OTHER_NOUN * 0.3


def _within(word: Word, noun: quantities.Noun) -> bool:
    return word.start < noun.end and noun.start < word.end


def _strange(claim: Reading, figure: Quantity, sentence: Matches) -> int:
    """Whether a name beside the figure is not the claim's, while the claim's own is elsewhere."""
    reading = sentence.evidence
    here = reading.segment_of(figure.start)
    met = [match.word for _, match in sentence.pairs() if match.word.kind is WordKind.NAME]
    beside = [
        word
        for word in reading.words
        if word.kind is WordKind.NAME and reading.segment_of(word.start) == here
    ]
    if any(word in met for word in beside):
        return 0
    claimed = any(word.kind is WordKind.NAME for word in claim.words)
    return int(claimed and bool(beside) and any(word not in met for word in beside))
