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
from qa.quantities import Bound, Kind, Quantity, Relation

SAME = (Relation.EQUAL, Relation.WITHIN)
_BESIDE = 1.0  # a word in the figure's own segment, before it in Korean
_AFTER = 0.7  # behind it, in Korean
_PARTED = 0.75  # nearer to another figure of the kind
_ANOTHERS = 0.4  # and, in Korean, before that one
_ALONE = 0.85  # anywhere in a sentence that has no other figure of the kind
_BEFORE = 0.55  # in an earlier segment of its sentence, as a topic is
_BEHIND = 0.35
_AROUND = 0.25  # in a neighbouring sentence
_OTHER_NAME = 0.3  # taken off where the claim's name is beside another figure
_STRANGE_NAME = 0.35  # and again where a name that the claim does not have is beside this one
_OWN_NAME = 0.25  # for the name that stands nearest to both figures
_FOLLOWED = 0.35  # for the same word right behind both figures: 4억원 줄었다
_NOUN = 0.3  # for the same noun counted
_OTHER_NOUN = 0.15
_TIE = 0.6  # a figure that agrees wins over one of another sentence this much better placed
_TIE_INSIDE = 0.03  # or over one of its own sentence
_CLOSE = 3  # characters
_OVERSTATED = 2  # times the evidence's figure
_ENOUGH = 0.5  # how well figures count as placed that come in the claim's order


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
    if len(claim.quantities) > 1 and (found := _in_turn(claim, matches)) is not None:
        return found
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
    agreeing = [c for c in candidates if c.relation in SAME and _wins(c, best, figure, matches)]
    if agreeing:
        return max(agreeing, key=lambda c: c.score)
    return best


def _wins(agreeing: Aligned, best: Aligned, figure: Quantity, matches: Sequence[Matches]) -> bool:
    """Whether a figure that agrees counts, although another one is better placed."""
    if agreeing.score >= best.score - _TIE_INSIDE:
        return True
    if _strange(figure, agreeing.evidence, agreeing.sentence, matches):
        return False
    near = _TIE_INSIDE if agreeing.sentence == best.sentence else _TIE
    return agreeing.score >= best.score - near


def _in_turn(claim: Reading, matches: Sequence[Matches]) -> list[Aligned | None] | None:
    """The figures of a claim that has several, where one sentence has them all in their order."""
    for number, sentence in enumerate(matches):
        found: list[Aligned | None] = []
        place = 0
        for figure in claim.quantities:
            other = next(
                (
                    q
                    for q in sentence.evidence.quantities
                    if q.start >= place and relation_of(figure, q) in SAME
                ),
                None,
            )
            if other is None or _strange(figure, other, number, matches) > _OTHER_NAME:
                break
            place = other.end
            score = max(_ENOUGH, _score(claim, figure, other, number, matches))
            found.append(Aligned(figure, other, number, relation_of(figure, other), score))
        if len(found) == len(claim.quantities):
            return found
    return None


def relation_of(claim: Quantity, evidence: Quantity) -> Relation:
    """What two figures are to one another; where the units are not alike they can only agree."""
    relation = quantities.compare(claim, evidence)
    if relation is Relation.DIFFERS and evidence.value is None and evidence.bound is Bound.ABOUT:
        return Relation.INCOMPARABLE  # 수십조원 says too little to deny anything
    counts = (Kind.COUNT, Kind.NUMBER)
    if relation is Relation.OPEN and claim.value is not None and claim.value == evidence.value:
        relation = Relation.WITHIN  # the same figure, held a little otherwise
    if relation is Relation.OPEN and _overstates(claim, evidence):
        relation = Relation.DIFFERS
    if claim.kind not in counts or evidence.kind not in counts:
        return relation
    if claim.value is not None and claim.value == evidence.value:
        return relation if relation in SAME else Relation.WITHIN
    if (
        "" in (claim.unit, evidence.unit)
        or claim.unit == evidence.unit
        or _same_noun(claim, evidence)
    ):
        return relation
    return relation if relation in SAME else Relation.INCOMPARABLE


def _overstates(claim: Quantity, evidence: Quantity) -> bool:
    """Whether both say "more than", and the claim more than more: one would have said so."""
    bounds = (Bound.MORE_THAN, Bound.AT_LEAST, Bound.SOME_OVER)
    if claim.bound not in bounds or evidence.bound not in bounds:
        return False
    one, other = claim.value, evidence.value
    return one is not None and other is not None and one > other * _OVERSTATED


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
    total = score = 0.0
    for place, word in enumerate(claim.words):
        weight = word.weight * _nearness(claim, word, figure)
        total += weight
        score += weight * _nearest(place, other, number, matches)
    score = score / total if total else 0.0
    score += _by_noun(figure, other, claim, matches[number])
    score += _FOLLOWED if _followed(claim, figure, other, matches[number]) else 0.0
    score += _OWN_NAME if _owned(claim, figure, other, matches[number]) else 0.0
    return score - _strange(figure, other, number, matches)


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
    if here != there:
        alone = _ALONE if not likes else 0.0
        return max(alone, _BEFORE if there < here else _BEHIND)
    nearer = any(_distance(word, q) < _distance(word, figure) for q in likes)
    if nearer:
        return _ANOTHERS if reading.korean and word.start > figure.start else _PARTED
    return _AFTER if reading.korean and word.start > figure.start and likes else _BESIDE


def _distance(word: Word, figure: Quantity) -> int:
    return max(word.start - figure.end, figure.start - word.end, 0)


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
    theirs = next((w for w in sentence.evidence.words if w.start >= other.end), None)
    if mine is None or theirs is None or claim.words[mine].start - figure.end > _CLOSE:
        return False
    near = theirs.start - other.end <= _CLOSE
    return near and any(match.word == theirs for match in sentence.found[mine])


def _owners(claim: Reading, figure: Quantity) -> list[int]:
    """The claim's names that a figure of it may belong to: the nearest, where there are several."""
    named = [i for i, word in enumerate(claim.words) if word.kind is WordKind.NAME]
    likes = [q for q in claim.quantities if q is not figure and q.kind is figure.kind]
    if not likes or len(named) < 2:
        return named
    nearest = min(_distance(claim.words[i], figure) for i in named)
    return [i for i in named if _distance(claim.words[i], figure) == nearest]


def _owned(claim: Reading, figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether the name nearest to the claim's figure is the one nearest to the evidence's."""
    named = [w for w in sentence.evidence.words if w.kind is WordKind.NAME]
    if sentence.evidence.korean:
        named = [w for w in named if w.start < other.start]
    mine = [i for i, word in enumerate(claim.words) if word.kind is WordKind.NAME]
    if not named or not mine:
        return False
    nearest = min(named, key=lambda w: _distance(w, other))
    place = min(mine, key=lambda i: _distance(claim.words[i], figure))
    return any(match.word == nearest for match in sentence.found[place])


def _within(word: Word, noun: quantities.Noun) -> bool:
    return word.start < noun.end and noun.start < word.end


def _strange(figure: Quantity, other: Quantity, number: int, matches: Sequence[Matches]) -> float:
    """How much speaks for the figure being another's: the claim's name is beside a like figure."""
    reading = matches[number].evidence
    here = (number, reading.segment_of(other.start))
    taken = False
    met: set[Word] = set()
    for place in _owners(matches[0].claim, figure):
        at = {
            (i, sentence.evidence.segment_of(m.word.start)): sentence.evidence
            for i, sentence in enumerate(matches)
            for m in sentence.found[place]
        }
        met |= {m.word for m in matches[number].found[place]}
        if at and here not in at:
            taken |= any(_has_like(figure, other, r, segment) for (_, segment), r in at.items())
    if not taken:
        return 0.0
    strange = any(
        word.kind is WordKind.NAME and word not in met and reading.segment_of(word.start) == here[1]
        for word in reading.words
    )
    return _OTHER_NAME + (_STRANGE_NAME if strange else 0.0)


def _has_like(figure: Quantity, other: Quantity, reading: Reading, segment: int) -> bool:
    return any(
        q is not other
        and reading.segment_of(q.start) == segment
        and relation_of(figure, q) is not Relation.INCOMPARABLE
        for q in reading.quantities
    )
