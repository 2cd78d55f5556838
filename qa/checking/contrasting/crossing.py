"""Two names, or two figures, each with what the evidence has at the other.

In: a claim matched with the sentences of a window, in Korean both. Out: contrasts. Invariant: both
stand on both sides, and nowhere in the window has one of them what the claim has at it.

60명 모집에 143명이 신청 beside 143명 모집에 60명이 신청, 8천 원에서 1만 원으로 beside the contrary,
고고봇 직원이 로보온으로 beside 로보온 직원이 고고봇으로.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from qa.checking.contrasting.contrasts import Contrast
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.matching import Matches, alike
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.checking.sentences.words import Word, WordKind
from qa.quantities import Kind

_SURE = 0.7  # a match that counts as the same word
_WEIGHT = 0.6  # of a word that says something
_FAR = 4  # characters between a figure and the word behind it: 143명이 신청
_FROM, _TO, _THAN = "from", "to", "than"
_DONE_TO = re.compile(r"받|되|됐|된|당")
_PARTICLES = (
    (_FROM, re.compile(r"(?:에서|에게서|으?로부터|부터)(?:는|도)?(?![가-힣])")),
    (_TO, re.compile(r"(?:에게|한테|으?로|까지)(?:는|도)?(?![가-힣])")),
    (_THAN, re.compile(r"보다(?:는|도)?(?![가-힣])")),
)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a name or a figure stands, and what it has behind it."""

    start: int
    end: int
    behind: Word | None
    way: str  # from it, to it, or more than it; "" for any other particle


@dataclass(frozen=True, slots=True)
class _Told:
    """A name or a figure of the claim, and where each sentence has it."""

    words: tuple[int, ...]
    mine: _Place
    theirs: tuple[tuple[int, _Place], ...]  # the number of a sentence with each


def of_crossings(inside: Sequence[Matches]) -> Iterator[Contrast]:
    """The first two that have each other's place."""
    claim = inside[0].claim
    if not (claim.korean and inside[0].evidence.korean):
        return
    for kind, told in ((DifferenceKind.NAME, _names(inside)), *_figures(inside)):
        for one, other in combinations(told, 2):
            found = _crossed(one, other)
            if found is None:
                continue
            number, its, others = found
            low, high = sorted((its, others), key=lambda place: place.start)
            theirs = inside[number].evidence.text[low.start : _until(high)]
            mine = claim.text[one.mine.start : _until(other.mine)]
            yield Contrast(kind, mine, theirs, 1.0, (*one.words, *other.words))
            return


def of_nouns(sentence: Matches) -> Iterator[Contrast]:
    """A subject and whom it is done to, or what it is measured against, in each other's place.

    갑이 을에게 제안했다 beside 을은 갑에게 제안했다, said with one verb. Names are compared above.
    """
    claim, evidence = sentence.claim, sentence.evidence
    if not (claim.korean and evidence.korean and claim.words):
        return
    heads = [m.word for m in sentence.found[-1] if m.strength == 1]
    if not heads or not any(_alike_voiced(claim, evidence, head) for head in heads):
        return
    for i, k in permutations(range(len(claim.words)), 2):
        one, other = claim.words[i], claim.words[k]
        way = _way(claim, other)
        if one.role != "S" or way not in (_TO, _THAN):
            continue
        if WordKind.PREDICATE in (one.kind, other.kind) or min(one.weight, other.weight) < _WEIGHT:
            continue
        its = [m.word for m in sentence.found[i] if m.strength == 1]
        theirs = [w for w in evidence.words if alike(other, w) == 1]
        straight = any(_way(evidence, w) == way for w in theirs) or any(w.role == "S" for w in its)
        turned = [(a, b) for a in its for b in theirs if _way(evidence, a) == way and b.role == "S"]
        if turned and not straight:
            low, high = sorted(turned[0], key=lambda w: w.start)
            first, last = sorted((one, other), key=lambda w: w.start)
            yield Contrast(
                DifferenceKind.NAME, claim.text[first.start : last.end],
                evidence.text[low.start : high.end], 1.0, (i, k),
            )  # fmt: skip
            return


def _way(reading: Reading, word: Word) -> str:
    return next((way for way, told in _PARTICLES if told.match(reading.text, word.end)), "")


def _alike_voiced(claim: Reading, evidence: Reading, head: Word) -> bool:
    """Whether both do it, or both have it done to them: 제안했다, 제안받았다."""
    mine, its = (
        _DONE_TO.match(r.text, w.end) for r, w in ((claim, claim.words[-1]), (evidence, head))
    )
    return (mine is None) == (its is None)


def _crossed(one: _Told, other: _Told) -> tuple[int, _Place, _Place] | None:
    if any(_same(each.mine, place) for each in (one, other) for _, place in each.theirs):
        return None
    for number, its in one.theirs:
        for place, others in other.theirs:
            apart = place == number and its.start != others.start
            if apart and _same(one.mine, others) and _same(other.mine, its):
                return number, its, others
    return None


def _same(one: _Place, other: _Place) -> bool:
    """Whether two places have the same behind them: the same word, or the same way."""
    if one.way or other.way:
        return one.way == other.way
    return (
        one.behind is not None
        and other.behind is not None
        and alike(one.behind, other.behind) >= _SURE
    )


def _until(place: _Place) -> int:
    return place.behind.end if place.behind is not None and not place.way else place.end


def _names(inside: Sequence[Matches]) -> list[_Told]:
    """The claim's names, where they have a word or a way behind them."""
    claim = inside[0].claim
    found: list[_Told] = []
    for i, word in enumerate(claim.words):
        if word.kind is not WordKind.NAME:
            continue
        mine = _place(claim, word.start, word.end, 1)
        theirs = tuple(
            (number, _place(sentence.evidence, m.word.start, m.word.end, 1))
            for number, sentence in enumerate(inside)
            for m in sentence.found[i]
            if alike(word, m.word) >= _SURE  # 서산보다 as well, which is less of a match
        )
        if theirs and (mine.way or mine.behind is not None):
            found.append(_Told((i,), mine, theirs))
    return found


def _figures(inside: Sequence[Matches]) -> Iterator[tuple[DifferenceKind, list[_Told]]]:
    """The claim's figures of one unit, where they differ and each stands in the window."""
    claim = inside[0].claim
    units = dict.fromkeys((q.kind, q.unit) for q in claim.quantities if q.kind is not Kind.DATE)
    for kind, unit in units:
        alike_ = [q for q in claim.quantities if (q.kind, q.unit) == (kind, unit)]
        if len(alike_) != 2 or relation_of(*alike_) in SAME:
            continue
        told = [
            _Told((), _place(claim, figure.start, figure.end, _FAR), tuple(
                (number, _place(sentence.evidence, q.start, q.end, _FAR))
                for number, sentence in enumerate(inside)
                for q in sentence.evidence.quantities
                if relation_of(figure, q) in SAME
            ))
            for figure in alike_
        ]  # fmt: skip
        yield DifferenceKind.QUANTITY, told


def _place(reading: Reading, start: int, end: int, far: int) -> _Place:
    """A place with the word so near behind it, or the way that its particle tells."""
    way = next((way for way, told in _PARTICLES if told.match(reading.text, end)), "")
    behind = next((w for w in reading.words if w.start >= end and w.weight >= _WEIGHT), None)
    near = behind is not None and behind.start - end <= far
    return _Place(start, end, behind if near else None, way)
