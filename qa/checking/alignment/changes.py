"""What a figure is in a change: what was before, what is after, or how much it changed by.

In: a reading. Out: the part of each figure. Invariant: a figure is what was, or is, only where a
sentence tells a change.
"""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from qa.checking.sentences import glossary
from qa.checking.sentences.claim_words import MOVING
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word
from qa.quantities import Kind, Quantity

_NEAR = 60  # characters between what was and what is
_CLOSE = 3  # characters between a figure and the verb that tells the change
_FROM = re.compile(r"\s?(?:에서|보다)(?![가-힣])")
_TO = re.compile(r"\s?(?:으로|로|까지)(?![가-힣])|[이가]\s(?:됐|되|된|돼)")
_STEP_PARTICLE = re.compile(r"[이가을를만]?\s")
_ENGLISH_FROM = re.compile(
    r"\b(?:from|compared (?:with|to)|than|against)\s(?:about |some |an? |around |nearly )?$", re.I
)
_ENGLISH_TO = re.compile(r"\bto\s(?:about |some |an? |around |nearly |just )?$", re.I)
_ENGLISH_BY = re.compile(r"\bby\s(?:about |some |an? |around |nearly |just |more than )?$", re.I)
_ENGLISH_STEP = re.compile(
    r"[\w ]{0,12}?\b(?:more|fewer|less|higher|lower|older|younger|longer|shorter|thinner|thicker"
    r"|increase|rise|drop|fall|cut|decline|growth|thicker|deeper|heavier|lighter|up|down)\b",
    re.I,
)
_UP_FROM = re.compile(r"[^.;\d]{0,40}?\b(?:up|down) from\b", re.I)  # behind what it came to
# A time or a day is what was, or is, only where a word tells that it was moved.
_MOVABLE = (Kind.TIME, Kind.DATE)
_THING = re.compile(r"\s?(?!으로)([가-힣]{1,8}?)(에서|으로|로)(?![가-힣])")
_PLAIN_TO = re.compile(r"\s?으?로(?![가-힣])")
_CHANGE = r"(?:변경|개편|조정|인상|인하|개정|확대|축소|교체)(?:한|된)?"
# What a claim says to hold from now on, and what it says to have held.
_NOW = re.compile(
    rf"앞으로|이제|향후|바뀐|변경된|새로\s|{_CHANGE}\s?(?:뒤|이?후|다음)(?:에는?|의|부터)?(?![가-힣])"
    r"|\b(?:now|from now on|henceforth|new|will|after (?:the|this|that) \w+)\b",
    re.I,
)
_ONCE = re.compile(
    r"기존|종전|원래|당초|애초|이전에|이전까지|그동안|지금까지|바뀌기 전"
    rf"|{_CHANGE}\s?(?:하기 )?이?전(?:에는?|의|까지)?(?![가-힣])"
    r"|\b(?:previously|formerly|originally|initially|at first|earlier|before|used to|until now"
    r"|old)\b",
    re.I,
)
# What was meant at first, and what tells that it did not come so: 애초 6척이었으나 4척으로.
_AT_FIRST = re.compile(
    r"(?:원래|애초|당초|처음에는?|본래)[^.]{0,40}$"
    r"|\b(?:originally|initially|at first|had planned|had been due|was to have)\b[^.]{0,60}$",
    re.I,
)
_BUT = re.compile(
    r"[^.]{0,40}?(?:으나|지만|[었했려]는데|려다가?|하다가)[\s,]|[^.]{0,60}?\bbut\b", re.I
)
LEVELS = (Kind.COUNT, Kind.NUMBER, Kind.MONEY, Kind.MEASURE, Kind.SHARE, Kind.DURATION)
_CHANGING = (
    "늘다",
    "많다",
    "크다",
    "높다",
    "길다",
    "넓다",
    "늦다",
    "강하다",
    "두껍다",
    "무겁다",
    "깊다",
)


class Part(StrEnum):
    """What a figure is in a change."""

    NONE = ""
    BEFORE = "before"
    AFTER = "after"
    STEP = "step"


def parts(reading: Reading) -> tuple[Part, ...]:
    """The part of each of a reading's figures."""
    found = [_part(reading, quantity) for quantity in reading.quantities]
    return tuple(_settled(reading, found, i) for i in range(len(found)))


def parts_meant(claim: Reading, evidence: Sequence[Reading]) -> tuple[Part, ...]:
    """The parts of a claim's figures, by its words for now and once where a sentence has both."""
    found = parts(claim)
    now, once = _NOW.search(claim.text), _ONCE.search(claim.text)
    if now is None and once is None:
        left = {q.kind for told in evidence for q in told.quantities if given_up(told, q)}
        return tuple(
            Part.AFTER if part is Part.NONE and quantity.kind in left else part
            for quantity, part in zip(claim.quantities, found, strict=True)
        )
    if (now is None) == (once is None):
        return found
    meant = Part.AFTER if now is not None else Part.BEFORE
    told = {
        quantity.kind
        for reading in evidence
        for quantity, part in zip(reading.quantities, parts(reading), strict=True)
        if part is Part.BEFORE and _is_paired(reading, quantity)
    }
    return tuple(
        meant if part is Part.NONE and quantity.kind in told else part
        for quantity, part in zip(claim.quantities, found, strict=True)
    )


def given_up(reading: Reading, quantity: Quantity) -> bool:
    """Whether a figure is what was meant at first, beside another that it came to."""
    if not _AT_FIRST.search(reading.text[: quantity.start]):
        return False
    but = _BUT.match(reading.text, quantity.end)
    return but is not None and any(
        q.kind is quantity.kind and q.unit == quantity.unit and q.start >= but.end()
        for q in reading.quantities
    )


def _is_paired(reading: Reading, before: Quantity) -> bool:
    """Whether a sentence has what is beside what was, of one kind and unit."""
    return any(
        part is Part.AFTER and other.kind is before.kind and other.unit == before.unit
        for other, part in zip(reading.quantities, parts(reading), strict=True)
    )


def _moved(reading: Reading, quantity: Quantity) -> Part:
    """What a time or a day is where it was moved: 7시 출발에서 9시 출발로, from May to June."""
    if not any(word.keys & MOVING for word in reading.words):
        return Part.NONE
    behind = reading.text[quantity.end : quantity.end + 20]
    before = reading.text[max(0, quantity.start - 30) : quantity.start]
    if not reading.korean:
        if _ENGLISH_FROM.search(before):
            return Part.BEFORE
        return Part.AFTER if _ENGLISH_TO.search(before) else Part.NONE
    thing = _THING.match(behind)
    if thing is not None:
        other = "(?:으?로)" if thing[2] == "에서" else "에서"
        paired = re.search(re.escape(thing[1].strip()) + other + r"(?![가-힣])", reading.text)
        told = Part.BEFORE if thing[2] == "에서" else Part.AFTER
        return told if paired else Part.NONE
    if _PLAIN_TO.match(behind):
        return Part.AFTER
    ends = (q.end for q in reading.quantities if q.kind is quantity.kind)
    to = any(_PLAIN_TO.match(reading.text, end) for end in ends)  # and not 9시에서 6시까지
    return Part.BEFORE if to and _FROM.match(behind) else Part.NONE


def _part(reading: Reading, quantity: Quantity) -> Part:
    if given_up(reading, quantity):
        return Part.BEFORE
    if quantity.kind in _MOVABLE:
        return _moved(reading, quantity)
    if quantity.kind not in (*LEVELS, Kind.POINTS, Kind.MULTIPLE):
        return Part.NONE
    if quantity.kind in (Kind.POINTS, Kind.MULTIPLE):
        return Part.STEP
    behind = reading.text[quantity.end : quantity.end + 20]
    if reading.korean:
        if _FROM.match(behind):
            return Part.BEFORE
        if _TO.match(behind):
            return Part.AFTER
        return Part.STEP if _changes(reading, quantity) else Part.NONE
    before = reading.text[max(0, quantity.start - 30) : quantity.start]
    if _ENGLISH_FROM.search(before):
        return Part.BEFORE
    if _ENGLISH_BY.search(before) or _ENGLISH_STEP.match(behind):
        return Part.STEP
    came = _ENGLISH_TO.search(before) or _UP_FROM.match(reading.text, quantity.end)
    return Part.AFTER if came else Part.NONE


def _settled(reading: Reading, found: list[Part], place: int) -> Part:
    """Let what was be so only where what is stands beside it, and the other way round."""
    part, mine = found[place], reading.quantities[place]
    if mine.kind in _MOVABLE:
        return part
    if part is Part.AFTER and not _has_change(reading):
        return Part.NONE
    if part is not Part.BEFORE:
        return part
    paired = any(
        other is not mine and other.kind is mine.kind and _apart(mine, other) <= _NEAR
        for other in reading.quantities
    )
    return part if paired or _has_change(reading) else Part.NONE


def _apart(one: Quantity, other: Quantity) -> int:
    return max(other.start - one.end, one.start - other.end)


def _changes(reading: Reading, quantity: Quantity) -> bool:
    """Whether a word of change follows right behind: 37% 늘었다, and 18.4%, … 늘었다."""
    gap = _STEP_PARTICLE.match(reading.text, quantity.end)
    word = next((w for w in reading.words if w.start >= quantity.end), None)
    if gap and word is not None and word.start - quantity.end <= _CLOSE:
        return tells_change(word)
    word = shared_predicate(reading, quantity)
    return word is not None and tells_change(word)


def shared_predicate(reading: Reading, quantity: Quantity) -> Word | None:
    """The verb that a figure shares with the next of a list: 매출은 18.4%, 이익은 37% 늘었다."""
    if not reading.korean or reading.text[quantity.end : quantity.end + 1] != ",":
        return None
    here = reading.segment_of(quantity.start)
    likes = [q for q in reading.quantities if q.start > quantity.end and q.kind is quantity.kind]
    if not likes or reading.segment_of(likes[0].start) != here + 1:
        return None
    return next((w for w in reading.words if w.start >= likes[0].end), None)


def tells_change(word: Word) -> bool:
    """Whether a word says that something grew or shrank."""
    known = axes()
    return any(axis in known for axis, _ in word.poles)


def _has_change(reading: Reading) -> bool:
    return any(tells_change(word) for word in reading.words)


@lru_cache(maxsize=1)
def axes() -> frozenset[int]:
    """The axes of growing and shrinking."""
    return frozenset(axis for verb in _CHANGING for axis, _ in glossary.poles(verb))


def compatible(claim: Part, evidence: Part, kind: Kind) -> bool:
    """Whether figures of these parts can deny one another."""
    if claim is evidence:
        return True
    if Part.STEP in (claim, evidence):
        return Part.NONE in (claim, evidence) and kind in (Kind.POINTS, Kind.MULTIPLE)
    return Part.BEFORE not in (claim, evidence)


def crossed(claim: Part, evidence: Part) -> bool:
    """Whether the claim has before what the evidence has after."""
    return {claim, evidence} == {Part.BEFORE, Part.AFTER}
