"""Of which of two figures is it said: of so many among so many, the part or the whole?

In: the reading of a sentence. Out: which of its figures are a part of another, and which the whole
that a part stands beside. Invariant: a whole is only told where its part is in the same sentence.

12 of the 23 dives, 유물 263점 가운데 41점, and 263점이 나오며 이 중 41점.
"""

import re
from enum import StrEnum
from functools import lru_cache

from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.quantities import Kind, Quantity

_SURE = 0.7  # a match that counts as the same word
_COUNTED = (Kind.COUNT, Kind.NUMBER)
_OF = re.compile(r"\sof (?:the |its |their |his |her |our |these |those |all |some )?", re.I)
_AMONG = re.compile(
    r"\s?(?:[가-힣]{1,6}\s)?(?:가운데|중)(?:에서|에)?(?:는|도)?\s(?:[^\s,.]+\s){0,3}?"
)
_OF_THESE = re.compile(r"(?:이|그) ?(?:가운데|중)(?:에서|에)?(?:는|도)?\s(?:[^\s,.]+\s){0,3}?$")
_AMONG_BEFORE = re.compile(r"[가-힣]\s?(?:가운데|중)(?:에서|에)?(?:는|도)?\s(?:[^\s,.]+\s){0,2}?$")
_OF_BEHIND = re.compile(r"\sof (?:the |its |their |his |her |our |these |those )[a-z]", re.I)
# Of the 900 members, 600 voted.
_OF_ALL = re.compile(r"(?:^|[.,;]\s)of (?:the |its |their |his |her |our |all )?$", re.I)
_BEHIND = re.compile(r"(?: [a-z’'-]+){0,4}, (?:only |just |about |some |nearly )?", re.I)
_THING_AMONG = re.compile(
    r"([가-힣A-Za-z]+)\s?(?:가운데|중)(?:에서|에)?(?:는|도)?\s(?:[^\s,.]+\s){0,2}?$"
)
_REACH = 24  # characters behind a figure in which it is told what is counted


class Share(StrEnum):
    """What a figure is of another."""

    NONE = ""
    PART = "part"
    WHOLE = "whole"


@lru_cache(maxsize=4_000)
def shares(reading: Reading) -> tuple[Share, ...]:
    """For each figure of a sentence whether it is a part, or the whole that its part stands by."""
    told = reading.quantities
    found = [Share.NONE] * len(told)
    for place, figure in enumerate(told):
        if figure.kind not in _COUNTED:
            continue
        before = reading.text[: figure.start]
        if _AMONG_BEFORE.search(before) or _OF_BEHIND.match(reading.text, figure.end):
            found[place] = Share.PART
        for at, other in enumerate(told[:place]):
            if other.kind not in _COUNTED or not _are_of_a_sort(other, figure):
                continue
            between = reading.text[other.end : figure.start]
            if _OF.fullmatch(between) and not reading.korean:
                found[at], found[place] = Share.PART, Share.WHOLE
            elif (_OF_ALL.search(reading.text[: other.start]) and _BEHIND.fullmatch(between)) or (
                reading.korean and (_AMONG.fullmatch(between) or _OF_THESE.search(before))
            ):
                found[at], found[place] = Share.WHOLE, Share.PART
    return tuple(found)


def is_of_all(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether the claim's figure is of some of a thing, and `other`, the larger, of all of it.

    사업비 가운데 2억 달러 beside 사업비는 11억 달러, "four of its cranes" beside "14 cranes".
    """
    claim, evidence = sentence.claim, sentence.evidence
    if figure.value is None or other.value is None or figure.value >= other.value:
        return False
    start, end = _all_of_which(claim, figure)
    for word, found in zip(claim.words, sentence.found, strict=True):
        if not start <= word.start < end:
            continue
        for match in found:
            near = evidence.segment_of(match.word.start) == evidence.segment_of(other.start)
            counted = _REACH > match.word.start - other.end >= 0
            told = match.word.end <= other.start if evidence.korean else counted
            if match.strength >= _SURE and near and told:
                return True
    return False


def _all_of_which(claim: Reading, figure: Quantity) -> tuple[int, int]:
    """Where the words stand that say of what a figure is a part; nowhere without such."""
    if claim.korean:
        among = _THING_AMONG.search(claim.text[: figure.start])
        return (among.start(1), among.end(1)) if among else (0, 0)
    behind = _OF_BEHIND.match(claim.text, figure.end)
    return (behind.end() - 1, behind.end() + _REACH) if behind else (0, 0)


def _are_of_a_sort(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit or "" in (one.unit, other.unit)


def is_whole(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether `other` is the whole where the claim's figure is a part, or says what the part does.

    Of "litter on 12 of the 23 dives" the 23 tell nothing of the litter.
    """
    claim, evidence = sentence.claim, sentence.evidence
    told = shares(evidence)
    place = next((i for i, q in enumerate(evidence.quantities) if q is other), -1)
    if place < 0 or told[place] is not Share.WHOLE or len(claim.quantities) > 1:
        return False
    mine = next((i for i, q in enumerate(claim.quantities) if q is figure), -1)
    if mine >= 0 and shares(claim)[mine] is Share.PART:
        return True
    if evidence.korean:
        return False
    here = evidence.clause_of(other.start)
    return any(
        match.strength >= _SURE
        and evidence.clause_of(match.word.start) == here
        and match.word.end <= other.start
        for _, match in sentence.pairs()
    )
