"""Which figure of a sentence speaks of the same thing as a figure of the claim?

In: a claim and a sentence, their words matched. Out: for each figure of the claim the figure that
stands among the same words, and what the two are to one another. Invariant: figures of different
kinds are never set against one another.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa import quantities
from qa.checking import changes
from qa.checking.changes import Part
from qa.checking.matching import Matches
from qa.checking.owners import OTHER_NAME, distance, owned, strange
from qa.checking.readings import Reading
from qa.checking.relating import SAME, relation_of
from qa.checking.words import Word
from qa.quantities import Kind, Quantity, Relation

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
_TIE = 0.6  # a figure that agrees wins over one of another sentence this much better placed
_TIE_INSIDE = 0.15  # or over one of its own sentence
_TIE_EXACT = 0.4  # the same for what two seldom share by chance, as 5870억 or a month of a year
_DIGITS = 3  # that make a figure such
_CLOSE = 3  # characters
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
    parts = [changes.parts(sentence.evidence) for sentence in matches]
    if len(claim.quantities) > 1:
        found = _in_turn(claim, matches, parts) or _side_by_side(claim, matches, parts)
        if found is not None:
            return found
    mine = changes.parts(claim)
    return [
        _aligned(claim, figure, part, matches, parts)
        for figure, part in zip(claim.quantities, mine, strict=True)
    ]


def _aligned(
    claim: Reading,
    figure: Quantity,
    part: Part,
    matches: Sequence[Matches],
    parts: Sequence[Sequence[Part]],
) -> Aligned | None:
    candidates = [
        Aligned(figure, other, number, relation, _score(claim, figure, other, number, matches))
        for number, sentence in enumerate(matches)
        for other, its in zip(sentence.evidence.quantities, parts[number], strict=True)
        if _speaks(relation := relation_of(figure, other), part, its, figure.kind)
    ]
    if not any(c.relation in SAME for c in candidates):
        candidates += _following(claim, figure, part, matches, parts)
    if not candidates:
        return None
    best = max(candidates, key=lambda c: c.score)
    agreeing = [c for c in candidates if c.relation in SAME and _wins(c, best, figure, matches)]
    if agreeing:
        return max(agreeing, key=lambda c: c.score)
    return best


def _speaks(relation: Relation, part: Part, its: Part, kind: Kind) -> bool:
    """Whether a figure of the evidence can bear out or deny the claim's, by what each is."""
    if relation in SAME:
        return not changes.crossed(part, its)
    return relation is not Relation.INCOMPARABLE and changes.compatible(part, its, kind)


def _following(
    claim: Reading,
    figure: Quantity,
    part: Part,
    matches: Sequence[Matches],
    parts: Sequence[Sequence[Part]],
) -> list[Aligned]:
    """The claim's step beside the steps that follow from two figures of the evidence."""
    if part is not Part.STEP:
        return []
    found: list[Aligned] = []
    for number, sentence in enumerate(matches):
        for other, told in changes.following(sentence.evidence, tuple(parts[number])):
            relation = relation_of(figure, other)
            if relation in SAME or (told and relation is Relation.DIFFERS):
                score = _score(claim, figure, other, number, matches)
                found.append(Aligned(figure, other, number, relation, score))
    return found


def _wins(agreeing: Aligned, best: Aligned, figure: Quantity, matches: Sequence[Matches]) -> bool:
    """Whether a figure that agrees counts, although another one is better placed."""
    if agreeing.score >= best.score - _TIE_INSIDE:
        return True
    if strange(figure, agreeing.evidence, agreeing.sentence, matches):
        return False
    inside = _TIE_EXACT if _is_exact(figure) else _TIE_INSIDE
    near = inside if agreeing.sentence == best.sentence else _TIE
    return agreeing.score >= best.score - near


def _is_exact(figure: Quantity) -> bool:
    """Whether another figure is hardly the same by chance."""
    since = figure.since
    if since is not None:
        return since.year is not None and since.month is not None
    return figure.written >= _DIGITS


def _in_turn(
    claim: Reading, matches: Sequence[Matches], parts: Sequence[Sequence[Part]]
) -> list[Aligned | None] | None:
    """The figures of a claim that has several, where one sentence has them all in their order."""
    mine = changes.parts(claim)
    for number, sentence in enumerate(matches):
        found: list[Aligned | None] = []
        place = 0
        for figure, part in zip(claim.quantities, mine, strict=True):
            other = next(
                (
                    q
                    for q, its in zip(sentence.evidence.quantities, parts[number], strict=True)
                    if q.start >= place
                    and relation_of(figure, q) in SAME
                    and not changes.crossed(part, its)
                ),
                None,
            )
            if other is None or strange(figure, other, number, matches) > OTHER_NAME:
                break
            if found and _skips(figure, other, place, sentence.evidence):
                break
            place = other.end
            score = max(_ENOUGH, _score(claim, figure, other, number, matches))
            found.append(Aligned(figure, other, number, relation_of(figure, other), score))
        if len(found) == len(claim.quantities):
            return found
    return None


def _skips(figure: Quantity, other: Quantity, place: int, reading: Reading) -> bool:
    """Whether a figure that could be meant as well stands before the one that agrees."""
    between = [q for q in reading.quantities if place <= q.start < other.start]
    return any(relation_of(figure, q) is Relation.DIFFERS for q in between)


def _side_by_side(
    claim: Reading, matches: Sequence[Matches], parts: Sequence[Sequence[Part]]
) -> list[Aligned | None] | None:
    """The figures of a claim, where a sentence has them all in another order but side by side."""
    mine = changes.parts(claim)
    for number, sentence in enumerate(matches):
        theirs = list(zip(sentence.evidence.quantities, parts[number], strict=True))
        found: list[Aligned | None] = []
        for figure, part in zip(claim.quantities, mine, strict=True):
            agreeing = [
                q
                for q, its in theirs
                if relation_of(figure, q) in SAME and not changes.crossed(part, its)
            ]
            if len(agreeing) != 1 or strange(figure, agreeing[0], number, matches):
                break
            score = max(_ENOUGH, _score(claim, figure, agreeing[0], number, matches))
            relation = relation_of(figure, agreeing[0])
            found.append(Aligned(figure, agreeing[0], number, relation, score))
        if len(found) == len(claim.quantities) and _adjoin(found, sentence.evidence):
            return found
    return None


def _adjoin(found: Sequence[Aligned | None], reading: Reading) -> bool:
    """Whether no other figure of their kinds stands between figures."""
    taken = sorted((pair.evidence for pair in found if pair is not None), key=lambda q: q.start)
    kinds = {q.kind for q in taken}
    between = [q for q in reading.quantities if taken[0].end <= q.start < taken[-1].start]
    return len(set(taken)) == len(taken) and not any(
        q.kind in kinds and q not in taken for q in between
    )


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
