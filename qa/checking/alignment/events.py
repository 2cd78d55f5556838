"""Of which of a sentence's events is a figure: the stop at ten o'clock, or the start at two?

In: a figure of the claim and one of a sentence, matched. Out: whether the sentence tells the figure
of what the claim tells of its own. Invariant: nothing is told where one clause alone has a time.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from qa.checking.alignment.limits import is_until
from qa.checking.sentences.english_words import has_verb
from qa.checking.sentences.matching import Matches, alike
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Span, Word, WordKind
from qa.language.terms import stemmed
from qa.quantities import Kind, Quantity

_SURE = 0.7  # a match that counts as the same word
_BESIDE = 2  # characters between what begins or ends and the verb for that
_KINDS = (Kind.DATE, Kind.TIME)
_AGAIN = "다시 "
_TOLD_BEHIND = re.compile(
    r"(?:에)? ?(?:[^\s,.]+ ){0,2}?(?:밝[혔히]|(?:말|전|설명|보도)[했하]|발표|공시|알[렸리]|덧붙)"
)
_TOLD_BEFORE = re.compile(r"\b(?:said|told|announced|reported|added)(?: \w+)? (?:on )?$", re.I)
_THAN_BEHIND = re.compile(r"\s?(?:보다|에 비해|[과와] 비교)")
_THAN_BEFORE = re.compile(r"\b(?:than|compared (?:with|to))(?: in| on| the| its| that of)* $", re.I)
_NEAR = 8  # characters between 다시 and its verb
# One axis a line: what goes on or begins / what stops or ends.
_EVENTS = """
재개 복구 개통 재개통 재개장 재가동 정상화 풀리다 풀다 해제 열다 열리다 뚫리다 살아나다 | resume reopen open restart restore reinstate / 중단 멈추다 멎다 막히다 막다 끊기다 끊어지다 통제 폐쇄 마비 정지 닫다 닫히다 휴관 휴장 휴업 차단 두절 | stop halt suspend close shut block pause
시작 개시 착수 착공 개막 시작되다 | start begin began begun open / 종료 끝나다 끝내다 마치다 완공 폐막 | end finish conclude
"""  # noqa: E501 - an axis stands on one line


def is_anothers(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether a sentence tells a figure of another event than the claim, and of this a like one."""
    fits = _fits(figure, other, sentence)
    return bool(fits) and fits[_place(fits, other)] < max(fits.values())


def is_due(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether a sentence tells `other` of the claim's event, and a like one of another."""
    fits = _fits(figure, other, sentence)
    return bool(fits) and fits[_place(fits, other)] == 1 and min(fits.values()) < 1


def is_undecided(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether nothing says which of the events of one thing the claim's is."""
    fits = _fits(figure, other, sentence)
    reading = sentence.evidence
    likes = [q for q in reading.quantities if q.kind is other.kind]
    return bool(fits) and not any(fits.values()) and _of_one_thing(reading, _spans(reading, likes))


def is_of_the_other_end(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether one tells when a thing begins and the other when it ends, which do not clash."""
    if other.kind not in _KINDS or figure.kind is not other.kind:
        return False
    reading = sentence.evidence
    told = _by_event(figure, sentence, reading.clauses[reading.clause_of(other.start)])
    if is_until(other, reading) != is_until(figure, sentence.claim):
        told = -told  # 8시까지 연다 tells when it closes
    return told < 0


def is_compared_with(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether a sentence only compares with a date: 당초 5월보다 앞당겨, earlier than in May.

    That is not when it was, and denies no date of the claim's, unless that is compared with too.
    """
    if figure.kind is not Kind.DATE or other.kind is not Kind.DATE:
        return False
    return _is_base(other, sentence.evidence) and not _is_base(figure, sentence.claim)


def _is_base(figure: Quantity, reading: Reading) -> bool:
    before, behind = reading.text[: figure.start], reading.text[figure.end :]
    return bool(_THAN_BEHIND.match(behind) or _THAN_BEFORE.search(before))


def ends_then(word: Word, other: Word, sentence: Matches) -> bool:
    """Whether what goes on until a time is what ends at one: 8시까지 연다, 8시에 닫는다."""
    return _goes_on(sentence.evidence, other) != _goes_on(sentence.claim, word)


def _goes_on(reading: Reading, word: Word) -> bool:
    here = reading.clause_of(word.start)
    return any(
        figure.kind in _KINDS
        and reading.clause_of(figure.start) == here
        and is_until(figure, reading)
        for figure in reading.quantities
    )


def is_day_of_telling(figure: Quantity, reading: Reading) -> bool:
    """Whether a date only says when something was said: 맺었다고 2일 밝혔다, "said on 2 June"."""
    if figure.kind is not Kind.DATE:
        return False
    before, behind = reading.text[: figure.start], reading.text[figure.end :]
    if reading.korean:
        return before.rstrip().endswith("고") and _TOLD_BEHIND.match(behind) is not None
    return _TOLD_BEFORE.search(before) is not None


def is_told_beside(word: Word, other: Word, sentence: Matches) -> bool:
    """Whether another clause about the same thing tells what a claim's word tells: 다시 열다."""
    claim, evidence = sentence.claim, sentence.evidence
    mine = _ends(claim, claim.clauses[claim.clause_of(word.start)])
    here = evidence.clauses[evidence.clause_of(other.start)]
    beside = any(mine & _ends(evidence, span) for span in evidence.clauses if span != here)
    return beside and not mine & _ends(evidence, here) and _of_one_thing(evidence, evidence.clauses)


def _fits(figure: Quantity, other: Quantity, sentence: Matches) -> dict[int, int]:
    """By place of a clause with a like figure: 1 if it tells what the claim does, -1 the end."""
    reading = sentence.evidence
    if other.kind not in _KINDS or figure.kind is not other.kind:
        return {}
    spans = _spans(reading, [q for q in reading.quantities if q.kind is other.kind])
    if len(spans) < 2:
        return {}
    if told := _by_activity(figure, sentence, spans):
        return told
    fits = {span[0]: _by_event(figure, sentence, span) for span in spans}
    if not any(fits.values()) and _of_one_thing(reading, spans):
        fits = {span[0]: _by_verb(figure, sentence, span) for span in spans}
    return fits


def _spans(reading: Reading, likes: Sequence[Quantity]) -> list[Span]:
    """The clauses of figures; in Korean, where they stand in one, each with the verb behind it."""
    clauses = {reading.clauses[reading.clause_of(q.start)] for q in likes}
    if len(clauses) > 1 or not reading.korean or len(likes) < 2:
        return sorted(clauses)
    [(start, end)] = clauses
    cuts = [start, *(q.start for q in likes[1:]), end]
    parts = list(pairwise(cuts))
    told = all(any(a <= v.start < b for v in _verbs(reading, (start, end))) for a, b in parts)
    return parts if told else []


def _place(fits: Mapping[int, int], other: Quantity) -> int:
    """Where the clause of a figure starts."""
    return max(start for start in fits if start <= other.start)


def _of_one_thing(reading: Reading, spans: Sequence[Span]) -> bool:
    """Whether no clause but the first has a subject of its own."""
    later = spans[1:]
    return not any(w.role == "S" and _within(w, span) for w in reading.words for span in later)


def _within(word: Word, span: Span) -> bool:
    return span[0] <= word.start < span[1]


def _own(figure: Quantity, claim: Reading) -> Span:
    return claim.clauses[claim.clause_of(figure.start)]


def _by_event(figure: Quantity, sentence: Matches, span: Span) -> int:
    mine = _ends(sentence.claim, _own(figure, sentence.claim))
    theirs = _ends(sentence.evidence, span)
    if mine & theirs:
        return 1
    return -1 if any((axis, -sign) in theirs for axis, sign in mine) else 0


def _by_verb(figure: Quantity, sentence: Matches, span: Span) -> int:
    mine = _verbs(sentence.claim, _own(figure, sentence.claim))
    theirs = _verbs(sentence.evidence, span)
    return int(any(alike(word, other) >= _SURE for word in mine for other in theirs))


def _verbs(reading: Reading, span: Span) -> list[Word]:
    return [
        word
        for word in reading.words
        if _within(word, span)
        and word.kind is not WordKind.NAME
        and (word.kind is WordKind.PREDICATE if reading.korean else has_verb(word.text))
    ]


def _ends(reading: Reading, span: Span) -> set[tuple[int, int]]:
    """What a clause says to begin or to end, on each axis."""
    words = [w for w in reading.words if _within(w, span)]
    found = {end for w in words if not w.negated for key in w.keys for end in _axes().get(key, ())}
    for word in words:
        before = reading.text[: word.start].rfind(_AGAIN)
        near = before >= span[0] and word.start - before <= len(_AGAIN) + _NEAR
        if near and word.kind is WordKind.PREDICATE and not any(sign < 0 for _, sign in found):
            found.add((0, 1))  # 다시 띄우다
    return found


def _by_activity(figure: Quantity, sentence: Matches, spans: Sequence[Span]) -> dict[int, int]:
    """Where one clause alone tells of what the claim says to begin or to end: 가동을 시작하다."""
    claim, reading = sentence.claim, sentence.evidence
    start, end = _own(figure, claim)
    words = [word for word in claim.words if start <= word.start < end]
    for noun, verb in pairwise(words if claim.korean else words[::-1]):
        gap = max(noun.start, verb.start) - min(noun.end, verb.end)
        if gap > _BESIDE or noun.kind is WordKind.NAME or not verb.keys & _phases():
            continue
        fits = {
            span[0]: int(any(alike(noun, w) >= _SURE for w in reading.words if _within(w, span)))
            for span in spans
        }
        if 0 < sum(fits.values()) < len(fits):
            return fits
    return {}


@lru_cache(maxsize=1)
def _phases() -> frozenset[str]:
    """What says of something else that it begins or ends."""
    return frozenset(key for key, ends in _axes().items() if any(axis == 1 for axis, _ in ends))


@lru_cache(maxsize=1)
def _axes() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for axis, line in enumerate(_EVENTS.strip().splitlines()):
        for sign, told in zip((1, -1), line.split(" / "), strict=True):
            korean, _, english = told.partition("|")
            for token in (*korean.split(), *map(stemmed, english.split())):
                found[token] = (*found.get(token, ()), (axis, sign))
    return found
