"""What a claim compares: the one thing, the other, and which of them is to be the larger.

In: a claim. Out: its two things as the words that tell them apart, or a thing and another time of
it. Invariant: a figure is no thing, so "more than 300" compares nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from qa.checking.alignment.changes import tells_change
from qa.checking.sentences.matching import alike
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word, WordKind, joined
from qa.quantities import Kind, Quantity

_MORE = "많|크|큰|큽|컸|높|넓|길|긴|깁|비싸|비싼|비쌌|비쌉|무겁|무거|웃돌|늘[었어고며지]"
_LESS = "적|작|낮|좁|짧|싸|싼|쌌|쌉|가볍|가벼|밑돌|줄[었어고며지]"
_KOREAN = re.compile(
    r"(?<=[가-힣A-Za-z0-9)])보다[는도]?\s(?P<said>.*?)(?<![가-힣])(?P<no>(?:안|덜)\s)?"
    rf"(?:(?P<more>{_MORE})|(?P<less>{_LESS}))(?P<rest>[가-힣]*(?:\s[가-힣]+){{0,2}})$"
)
_KOREAN_NOT = re.compile(r"지\s?(?:[는도]\s?)?(?:않|못)")
_ENGLISH = re.compile(
    r"\b(?:(?P<more>more|larger|bigger|higher|greater|longer|taller|heavier|dearer|wider)"
    r"|(?P<less>fewer|less|smaller|lower|shorter|lighter|cheaper|narrower))\b"
    r"(?P<what>[^,;]*?)\bthan\b\s(?P<two>[^,;]+)",
    re.I,
)
_ENGLISH_NOT = re.compile(
    r"\b(?:not|no|never|neither|hardly)\s(?:\w+\s)?$|n[’']t\s(?:\w+\s){0,2}$", re.I
)
_BEFORE_FIGURE = re.compile(r"(?:(?:about|some|around|nearly|the|its|an?)\s)*", re.I)
# What is told to be dearer has a price, and what is longer a length or the time that it takes.
_PRICED = re.compile(r"비?[싸쌌싼쌉]|cheaper|dearer", re.I)
_LONG = re.compile(r"[길긴깁짧]|longer|shorter", re.I)
_SIZED = (Kind.MONEY, Kind.SHARE, Kind.COUNT, Kind.MEASURE, Kind.NUMBER)
_JOINED = re.compile(
    r"합(?:[치친쳐]|계|보다|[을의]\s)|더한|\b(?:together|combined|sum|total)\b", re.I
)
# What is left of a time, as in 지난해 같은 기간, and of one that is no date: "a year before".
_TIMES = re.compile(r"기간|달|때|시기|분기|해|같|이전|전|당시|예전|평소|지금|현재|올해")
_ENGLISH_TIMES = re.compile(
    r"(?:years?|months?|weeks?|quarters?|before|earlier|ago|last|previous\w*|then|was|had|been|did"
    r"|does|do|is|were|are|expected|planned|usual|now|ever|same|period|time)",
    re.I,
)
_TOPIC = re.compile(r"[은는],?\s|,")
_LIGHT = 0.2  # words of no more weight say little
_TAIL = 12  # characters behind the other thing that tell no more


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two things, by the words that the other one does not have."""

    one: tuple[Word, ...]
    other: tuple[Word, ...]  # empty where it is a time
    shared: tuple[Word, ...]  # words of the one that the other has as well
    more: bool  # whether the one is to be the larger
    kinds: tuple[Kind, ...]  # of what can be so much more
    figures: tuple[Quantity, ...]  # the claim's, but for dates: by how much, or how much
    own: Quantity | None = None  # the one's time
    date: Quantity | None = None  # and the other's, where that is what is compared
    whole: bool = True  # whether the claim tells no more than this


def comparison(claim: Reading) -> Comparison | None:
    """What a claim compares; None where it compares nothing, or what is added up."""
    text = claim.text.rstrip(".!。 ")
    if _JOINED.search(text):
        return None
    return _korean(claim, text) if claim.korean else _english(claim, text)


def _korean(claim: Reading, text: str) -> Comparison | None:
    """The two of "A는 B보다 크다", "B보다 A가 크다" and "A가 지난해보다 크다"."""
    found = _KOREAN.search(text)
    if found is None or "보다" in found["said"]:
        return None
    start = found.start()
    before = [w for w in claim.words if w.end <= start]
    behind = [w for w in claim.words if start <= w.start < found.end("said")]
    figure = any(q.end == start and q.kind is not Kind.DATE for q in claim.quantities)
    if figure or not before or _TOPIC.search(found["said"]):
        return None
    date = _date_before(claim, before, start)
    if (date is None and start - before[-1].end > 1) or _is_of_change(claim, found):
        return None
    other = [] if date else _thing(claim, before)
    one = [w for w in before if w not in other] + behind
    denied = found["no"] is not None or _KOREAN_NOT.search(found["rest"]) is not None
    return _made(claim, (one, other), date, _kinds(found), bool(found["more"]) != denied, True)


def _date_before(claim: Reading, before: Sequence[Word], start: int) -> Quantity | None:
    """The date that 보다 follows, with no more between than 같은 기간."""
    dates = [q for q in claim.quantities if q.kind is Kind.DATE and q.end <= start]
    last = dates[-1] if dates else None
    between = [w for w in before if last is not None and w.start >= last.end]
    return last if all(_TIMES.fullmatch(w.text) for w in between) else None


def _thing(claim: Reading, before: Sequence[Word]) -> list[Word]:
    """The words before 보다 that make one thing, with a clause that tells which: 구가 낸 돈."""
    at = len(before) - 1
    while at and _belongs(claim, before[at - 1], before[at]):
        at -= 1
    if at and _tells_which(before[at - 1], before[at]):
        at -= 1
        while at and not _TOPIC.match(claim.text, before[at - 1].end):
            at -= 1
    return list(before[at:])


def _belongs(claim: Reading, word: Word, behind: Word) -> bool:
    between = claim.text[word.end : behind.start]
    close = len(between) <= 2 and "," not in between
    return close and word.role in ("", "C", "G") and word.kind is not WordKind.PREDICATE


def _tells_which(word: Word, behind: Word) -> bool:
    return word.kind is WordKind.PREDICATE and behind.start - word.end <= 2


def _english(claim: Reading, text: str) -> Comparison | None:
    found = _ENGLISH.search(text)
    if found is None:
        return None
    start, end = found.span("two")
    behind = [q for q in claim.quantities if q.end > start]
    figures = [q for q in behind if q.kind is not Kind.DATE]
    if any(_BEFORE_FIGURE.fullmatch(text[start : max(start, q.start)]) for q in figures):
        return None
    if _is_of_change(claim, found):
        return None
    date = next((q for q in behind if q.kind is Kind.DATE and start <= q.start < end), None)
    more = range(found.start(), found.start("what"))
    one = [w for w in claim.words if w.end <= start and w.start not in more and w.text != "than"]
    other = [] if date else [w for w in claim.words if start <= w.start < end]
    denied = _ENGLISH_NOT.search(text[: found.start()]) is not None
    whole = len(text) - end <= _TAIL
    return _made(claim, (one, other), date, _kinds(found), bool(found["more"]) != denied, whole)


def _is_of_change(claim: Reading, found: re.Match[str]) -> bool:
    """Whether what is more is a rise or a fall, which figures of how much there is don't tell."""
    start, end = found.span("more" if found["more"] else "less")
    return any(tells_change(w) for w in claim.words if w.end <= start or w.start >= end)


def _kinds(found: re.Match[str]) -> tuple[Kind, ...]:
    """What can be so much more: prices, lengths, or any size."""
    said = found["more"] or found["less"]
    if _PRICED.fullmatch(said):
        return (Kind.MONEY,)
    return (Kind.DURATION, Kind.MEASURE) if _LONG.match(said) else _SIZED


def _made(
    claim: Reading,
    things: tuple[Sequence[Word], Sequence[Word]],
    date: Quantity | None,
    kinds: tuple[Kind, ...],
    more: bool,
    whole: bool,
) -> Comparison | None:
    one, other = ([w for w in joined(claim.text, words) if w.weight > _LIGHT] for words in things)
    mine = [w for w in one if not any(alike(w, o) == 1 for o in other)]
    theirs = [w for w in other if not any(alike(w, o) == 1 for o in one)]
    if not mine or (date is None and all(map(_is_time, theirs))):
        return None
    times = [q for q in claim.quantities if q.kind is Kind.DATE and q is not date]
    return Comparison(
        one=tuple(mine),
        other=tuple(theirs),
        shared=tuple(w for w in one if w not in mine),
        more=more,
        kinds=kinds,
        figures=tuple(q for q in claim.quantities if q.kind is not Kind.DATE),
        own=times[0] if len(times) == 1 else None,
        date=date,
        whole=whole,
    )


def _is_time(word: Word) -> bool:
    return any(times.fullmatch(word.text) for times in (_TIMES, _ENGLISH_TIMES))
