"""What a sentence tells only of another time, for a while, or on a condition.

In: a claim matched with a window's sentences. Out: whether the claim takes it for what is so.
Invariant: nothing is told of a claim that says the same word of time, of passing or of condition.

"처음에 소음을 걱정했으나 요즘은 먼지를" tells nothing of a worry about noise today, "6% 올랐다가
내린 채 마감" no close at 6%, and "세율이 15%로 굳어지면" no rate of 15%.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.checking.sentences.words import Aspect, Span, Word, WordKind
from qa.quantities import Quantity

_SURE = 0.7  # a match that counts as the same word
_CONTENT = 0.6  # the weight of a word that says something
_REACH = 16  # characters before a date
_BEFORE = re.compile(r"\b(?:(?P<after>after|since)|before)\s(?:the\s)?(?:year\s)?\Z", re.I)
_BEHIND = re.compile(
    r"\s?(?:(?P<after>이후|뒤|부터)|이전|전)(?:에는|에|엔|의|은|는|까지)?(?=[\s,.])"
)
_BEGIN, _END = r"(?<![가-힣])", r"(?:에는|에도|에|엔|은|는|의|까지는)?(?![가-힣])"
_TIMES = (
    re.compile(
        rf"{_BEGIN}(?:처음(?=에|엔)|당초|애초|원래|본래|예전|과거|종전|이전(?=에|엔)|초기|한때){_END}"
    ),
    re.compile(rf"{_BEGIN}(?:지금|현재|요즘|요새|이제|최근|오늘날){_END}"),
)
_WHILE = re.compile(r"(?<![려라])다가[,\s]*$")
_FOR_A_WHILE = re.compile(r"다가|한때|장중|초반|도중|잠시")
_IF = re.compile(r"[가-힣]*면(?![가-힣])")
_ON_CONDITION = re.compile(r"면[,\s]|경우|때[,\s는]|조건|전제")


def is_passing(inside: Sequence[Matches]) -> bool:
    """Whether a window tells what the claim has as so only otherwise."""
    claim = inside[0].claim
    if _all_figures(inside, _is_of_other_side):
        return True
    if not (claim.korean and inside[0].evidence.korean):
        return False
    return (
        _of_another_time(inside)
        or _all_figures(inside, _is_of_another_time)
        or (not _FOR_A_WHILE.search(claim.text) and _all_figures(inside, _is_for_a_while))
        or (not _ON_CONDITION.search(claim.text) and _all_figures(inside, _is_conditional))
    )


def is_undone(sentence: Matches, place: int, word: Word) -> bool:
    """Whether a word tells what then went as the claim has it: 올랐다가 내렸다 denies no 내렸다."""
    reading = sentence.evidence
    if not reading.korean:
        return False
    span = reading.clauses[reading.clause_of(word.start)]
    later = any(m.word.start >= span[1] for m in sentence.found[place] if m.strength >= _SURE)
    return later and _WHILE.search(reading.text, *span) is not None


def _of_another_time(inside: Sequence[Matches]) -> bool:
    """Whether what the claim tells of now stands where then is told, and something else now."""
    claim = inside[0].claim
    mine = [side for side, times in enumerate(_TIMES) if times.search(claim.text)]
    if len(mine) != 1:
        return False
    spans = [(each, span, time) for each in inside for span, time in _times(each.evidence)]
    if {0, 1} - {time for _, _, time in spans}:
        return False
    taken = {m.word for each in inside for _, m in each.pairs() if m.strength >= _SURE}
    now = [
        word
        for each, span, time in spans
        if time == mine[0]
        for word in each.evidence.words
        if span[0] <= word.start < span[1] and _is_thing(word) and word not in taken
        and not _tells_time(word)
    ]  # fmt: skip
    roles = {word.role for word in now}
    for place, word in enumerate(claim.words):
        if not _is_thing(word) or word.role != "O" or not roles or _tells_time(word):
            continue
        met = {
            time
            for each, span, time in spans
            for m in each.found[place]
            if m.strength >= _SURE and span[0] <= m.word.start < span[1]
        }
        if met == {1 - mine[0]}:
            return True
    return False


def _is_thing(word: Word) -> bool:
    told = word.role in ("S", "O") and word.weight >= _CONTENT
    return told and word.kind is not WordKind.PREDICATE


def _tells_time(word: Word) -> bool:
    return any(times.match(word.text) for times in _TIMES) or word.text == "처음"


def _times(reading: Reading) -> Iterator[tuple[Span, int | None]]:
    """The clauses of a sentence, each with 0 for then, 1 for now, or that of the one before."""
    last: int | None = None
    for start, end in reading.clauses:
        told = [n for n, times in enumerate(_TIMES) if times.search(reading.text, start, end)]
        last = told[0] if len(told) == 1 else (None if told else last)
        yield (start, end), last


def _all_figures(inside: Sequence[Matches], tells: Callable[[Matches, Quantity], bool]) -> bool:
    """Whether one of the claim's figures stands in the window, and only as this tells."""
    claim = inside[0].claim
    for figure in claim.quantities:
        there = [
            tells(each, other)
            for each in inside
            for other in each.evidence.quantities
            if relation_of(figure, other) in SAME
        ]
        if there and all(there):
            return True
    return False


def _is_of_other_side(sentence: Matches, figure: Quantity) -> bool:
    """Whether a sentence tells of before a date, and the claim of after it, or the reverse."""
    its = _side(sentence.evidence, figure)
    mine = {_side(sentence.claim, q) for q in sentence.claim.quantities} - {None}
    return its is not None and mine == {not its}


def _side(reading: Reading, figure: Quantity) -> bool | None:
    """Whether a figure is that after which something is told, or before which; else None."""
    if reading.korean:
        found = _BEHIND.match(reading.text, figure.end)
        return None if found is None else found["after"] is not None
    told = _BEFORE.search(reading.text[max(0, figure.start - _REACH) : figure.start])
    return None if told is None else told["after"] is not None


def _is_of_another_time(sentence: Matches, figure: Quantity) -> bool:
    """Whether a figure stands where then is told and the claim tells of now, or the other way."""
    mine = [side for side, times in enumerate(_TIMES) if times.search(sentence.claim.text)]
    if len(mine) != 1:
        return False
    return any(
        low <= figure.start < high and time == 1 - mine[0]
        for (low, high), time in _times(sentence.evidence)
    )


def _is_for_a_while(sentence: Matches, figure: Quantity) -> bool:
    """Whether a figure is of what then went otherwise, and what the claim says is of later."""
    reading = sentence.evidence
    span = reading.clauses[reading.clause_of(figure.start)]
    return _WHILE.search(reading.text, *span) is not None and _heads_outside(sentence, span)


def _is_conditional(sentence: Matches, figure: Quantity) -> bool:
    """Whether a figure stands in a clause of condition, and what the claim says there as well."""
    reading = sentence.evidence
    here = reading.segment_of(figure.start)
    behind = next(
        (
            word
            for word in reading.words
            if word.start >= figure.end and word.kind is WordKind.PREDICATE
        ),
        None,
    )
    if (
        behind is None
        or behind.aspect is not Aspect.OPEN
        or reading.segment_of(behind.start) != here
    ):
        return False
    if not _IF.match(reading.text, behind.start):
        return False
    heads = _heads(sentence)
    return bool(heads) and all(word.start <= behind.start for word in heads)


def _heads_outside(sentence: Matches, span: Span) -> bool:
    heads = _heads(sentence)
    return bool(heads) and all(word.start >= span[1] for word in heads)


def _heads(sentence: Matches) -> list[Word]:
    """Where a sentence has the claim's last word."""
    told = [i for i, word in enumerate(sentence.claim.words) if word.weight > 0.2]
    return [m.word for m in sentence.found[told[-1]] if m.strength >= _SURE] if told else []
