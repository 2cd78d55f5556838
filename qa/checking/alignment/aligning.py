"""Which figure of a sentence speaks of the same thing as a figure of the claim?

In: a claim and a sentence, their words matched. Out: for each figure of the claim the figure that
stands among the same words, and what the two are to one another. Invariant: figures of different
kinds are never set against one another.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.checking.alignment import changes, deriving, events, turns, wholes, wholly
from qa.checking.alignment.belonging import is_anothers, is_due
from qa.checking.alignment.changes import Part
from qa.checking.alignment.numbered import named_alike
from qa.checking.alignment.other_times import of_other_times
from qa.checking.alignment.owners import called_alike, called_another
from qa.checking.alignment.pairing import ENOUGH, Aligned, together
from qa.checking.alignment.placing import placed
from qa.checking.alignment.ties import wins
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.quantities import Kind, Quantity, Relation
from qa.quantities.tolerance import DOWNWARD, UPWARD

_SUMMED = re.compile(
    r"모두|총|합쳐|합해|합한|합치|포함|더해|더하|전체"
    r"|\b(?:total|altogether|including|in all|combined)\b",
    re.I,
)
_REVERSED = 1.0  # how well two figures are placed that a change leads from and to, the other way
_GIVEN = 0.8  # and where the evidence tells in turn which is whose
_NEAR = 2  # times a bound
_EITHER = 0.3  # and where either of two events may be meant


def align(claim: Reading, matches: Sequence[Matches]) -> list[Aligned | None]:
    """For each figure of the claim the figure of a window that speaks of the same, or None."""
    parts = [changes.parts(sentence.evidence) for sentence in matches]
    mine = changes.parts_meant(claim, [sentence.evidence for sentence in matches])
    if len(claim.quantities) > 1:
        found = together(claim, mine, matches, parts)
        if found is not None and not _is_told_elsewhere(found, matches):
            return found
    turned = _turned_round(claim, mine, matches, parts)
    if turned is not None:
        return turned
    return _each_for_one(
        [
            _aligned(claim, figure, part, matches, parts)
            for figure, part in zip(claim.quantities, mine, strict=True)
        ]
    )


def _each_for_one(found: Sequence[Aligned | None]) -> list[Aligned | None]:
    """Without figures that would deny one figure of a claim and bear out another one."""
    taken = {
        (pair.sentence, pair.evidence.start)
        for pair in found
        if pair is not None and not pair.made and pair.relation in SAME
    }
    return [
        None
        if pair is not None
        and pair.relation is Relation.DIFFERS
        and (pair.sentence, pair.evidence.start) in taken
        else pair
        for pair in found
    ]


def _is_told_elsewhere(found: Sequence[Aligned | None], matches: Sequence[Matches]) -> bool:
    """Whether another sentence tells all of the claim with another figure."""
    return any(
        pair is not None and wholly.tells_another(pair.claim, pair.sentence, matches)
        for pair in found
    )


def _turned_round(
    claim: Reading,
    mine: Sequence[Part],
    matches: Sequence[Matches],
    parts: Sequence[Sequence[Part]],
) -> list[Aligned | None] | None:
    """The figures of a claim that tells a change from B to A, where a sentence has A to B."""
    ends = [mine.index(p) for p in (Part.BEFORE, Part.AFTER) if mine.count(p) == 1]
    if len(ends) < 2:
        return None
    first, last = (claim.quantities[i] for i in ends)
    for number, sentence in enumerate(matches):
        theirs = list(zip(sentence.evidence.quantities, parts[number], strict=True))
        was = next(
            (q for q, p in theirs if p is Part.BEFORE and relation_of(last, q) in SAME), None
        )
        now = next(
            (q for q, p in theirs if p is Part.AFTER and relation_of(first, q) in SAME), None
        )
        if was is None or now is None or relation_of(first, was) in SAME:
            continue
        found: list[Aligned | None] = [
            _aligned(claim, figure, part, matches, parts)
            for figure, part in zip(claim.quantities, mine, strict=True)
        ]
        for place, figure, other in ((ends[0], first, was), (ends[1], last, now)):
            found[place] = Aligned(figure, other, number, Relation.DIFFERS, _REVERSED)
        return found
    return None


def _aligned(
    claim: Reading,
    figure: Quantity,
    part: Part,
    matches: Sequence[Matches],
    parts: Sequence[Sequence[Part]],
) -> Aligned | None:
    if (named := named_alike(figure, matches)) is not None:
        return named
    candidates = [
        Aligned(figure, other, number, relation, placed(claim, figure, other, number, matches))
        for number, sentence in enumerate(matches)
        for other, its in zip(sentence.evidence.quantities, parts[number], strict=True)
        if _speaks(relation := relation_of(figure, other), part, its, figure.kind)
        or (
            relation is Relation.DIFFERS
            and (part is its or Part.BEFORE not in (part, its))
            and turns.is_due(figure, other, sentence)
        )
    ]
    if not any(c.relation in SAME for c in candidates):
        candidates += _following(claim, figure, part, matches, parts)
    if not any(c.relation in SAME for c in candidates):
        if (step := _step(claim, figure, matches)) is not None:
            return step
        candidates += _made(claim, figure, matches, parts)
    candidates = [
        c
        for c in candidates
        if c.made
        or not (
            _of_another(c, candidates, matches)
            or wholes.is_whole(c.claim, c.evidence, matches[c.sentence])
            or wholes.is_of_all(c.claim, c.evidence, matches[c.sentence])
        )
    ]
    candidates = _of_its_end(_of_its_time(figure, candidates, matches), matches)
    if not candidates:
        return None
    candidates = [_due(c, matches) for c in candidates]
    best = max(candidates, key=lambda c: c.score)
    if (either := _undecided(candidates, matches)) is not None:
        return either
    agreeing = [c for c in candidates if c.relation in SAME and wins(c, best, figure, matches)]
    if agreeing:
        return max(agreeing, key=lambda c: c.score)
    return best


def _of_its_time(
    figure: Quantity, candidates: list[Aligned], matches: Sequence[Matches]
) -> list[Aligned]:
    """Without figures of other times, where one of the claim's time is among them."""
    if figure.kind is Kind.DATE:
        return candidates
    others = of_other_times(matches)
    return [c for c in candidates if c.sentence not in others] or candidates


def _of_its_end(candidates: list[Aligned], matches: Sequence[Matches]) -> list[Aligned]:
    """Without times at which a thing ends where the claim's is when it begins, and such.

    One that is alone stays, to tell that the window speaks of something else, if it differs.
    """
    own = [
        c
        for c in candidates
        if not events.is_of_the_other_end(c.claim, c.evidence, matches[c.sentence])
    ]
    return own or [c for c in candidates if c.relation not in SAME]


def _of_another(pair: Aligned, candidates: Sequence[Aligned], matches: Sequence[Matches]) -> bool:
    """Whether a sentence gives a figure to another thing than the claim's.

    Not where it tells what the claim's was meant to be, nor where the figure is called what the
    claim's is and one beside it is called otherwise.
    """
    sentence = matches[pair.sentence]
    if not is_anothers(pair.claim, pair.evidence, sentence):
        return False
    if any(changes.given_up(sentence.evidence, q) for q in sentence.evidence.quantities):
        return False
    return not called_alike(pair.claim, pair.evidence, sentence) or not any(
        called_another(pair.claim, c.evidence, c.sentence, matches) for c in candidates
    )


def _due(pair: Aligned, matches: Sequence[Matches]) -> Aligned:
    """A figure that a list gives to the claim's thing, placed as well as that deserves."""
    sentence = matches[pair.sentence]
    if called_another(pair.claim, pair.evidence, pair.sentence, matches):
        return pair
    dated = pair.relation in SAME and turns.is_dated(pair.evidence, sentence)
    if dated or is_due(pair.claim, pair.evidence, sentence):
        return replace(pair, score=max(pair.score + (_GIVEN if dated else 0.0), _GIVEN))
    return pair


def _undecided(candidates: Sequence[Aligned], matches: Sequence[Matches]) -> Aligned | None:
    """The figure that agrees, if only one of two events has it and the claim may mean either."""
    agreeing = [c for c in candidates if c.relation in SAME]
    other = any(c.relation is Relation.DIFFERS for c in candidates)
    for pair in agreeing if other else ():
        if events.is_undecided(pair.claim, pair.evidence, matches[pair.sentence]):
            return replace(pair, score=min(pair.score, _EITHER))
    return None


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
        for other, told in deriving.following(sentence.evidence, tuple(parts[number])):
            relation = relation_of(figure, other)
            if relation in SAME or (told and relation is Relation.DIFFERS):
                score = placed(claim, figure, other, number, matches)
                found.append(Aligned(figure, other, number, relation, score, made=True))
    return found


def _made(
    claim: Reading,
    figure: Quantity,
    matches: Sequence[Matches],
    parts: Sequence[Sequence[Part]],
) -> list[Aligned]:
    """The claim's figure beside what figures of one sentence make together, where they agree."""
    summed = _SUMMED.search(claim.text) is not None
    found: list[Aligned] = []
    for number, sentence in enumerate(matches):
        for other in (
            *deriving.together(sentence.evidence, summed),
            *deriving.rest(sentence.evidence, [each.evidence for each in matches[:number]]),
            *deriving.spans(sentence.evidence),
            *deriving.earlier(claim, sentence.evidence, parts[number]),
        ):
            relation = relation_of(figure, other)
            if relation in SAME and _is_near(figure, other):
                score = placed(claim, figure, other, number, matches)
                found.append(Aligned(figure, other, number, relation, score, made=True))
    return found


def _is_near(figure: Quantity, made: Quantity) -> bool:
    """Whether a figure that follows comes near a claim's bound: far from it any figure would do."""
    if figure.bound not in (*UPWARD, *DOWNWARD) or not figure.value or made.value is None:
        return True
    return figure.value <= made.value * _NEAR and made.value <= figure.value * _NEAR


def _step(claim: Reading, figure: Quantity, matches: Sequence[Matches]) -> Aligned | None:
    """The claim's figure beside two that lie so far apart, which is seldom by chance."""
    for number, sentence in enumerate(matches):
        for other in deriving.apart(claim, sentence.evidence):
            relation = relation_of(figure, other)
            if relation in SAME:
                score = max(ENOUGH, placed(claim, figure, other, number, matches))
                return Aligned(figure, other, number, relation, score, made=True)
    return None
