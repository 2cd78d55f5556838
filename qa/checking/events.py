"""Of which of a sentence's events is a figure: the stop at ten o'clock, or the start at two?

In: a figure of the claim and one of a sentence, matched. Out: whether the sentence tells the figure
of what the claim tells of its own. Invariant: nothing is told where one clause alone has a time.
"""

from functools import lru_cache

from qa.checking.english_words import has_verb
from qa.checking.matching import Matches, alike
from qa.checking.readings import Reading
from qa.checking.words import Word, WordKind
from qa.quantities import Kind, Quantity
from qa.terms import stemmed

_SURE = 0.7  # a match that counts as the same word
_KINDS = (Kind.DATE, Kind.TIME)
_AGAIN = "다시 "
_NEAR = 8  # characters between 다시 and its verb
# One axis a line: what goes on or begins / what stops or ends.
_EVENTS = """
재개 복구 개통 재개통 재개장 재가동 정상화 풀리다 풀다 해제 열다 열리다 뚫리다 살아나다 | resume reopen restart restore reinstate / 중단 멈추다 멎다 막히다 막다 끊기다 끊어지다 통제 폐쇄 마비 정지 닫다 닫히다 휴관 휴장 휴업 차단 두절 | stop halt suspend close shut block pause
시작 개시 착수 착공 개막 시작되다 | start begin began begun open / 종료 끝나다 끝내다 마치다 완공 폐막 | end finish conclude
"""  # noqa: E501 - an axis stands on one line


def is_anothers(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether a sentence tells a figure of another event than the claim, and of this a like one."""
    fits = _fits(figure, other, sentence)
    here = sentence.evidence.clause_of(other.start)
    return bool(fits) and fits[here] < max(fits.values())


def is_due(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether a sentence tells `other` of the claim's event, and a like one of another."""
    fits = _fits(figure, other, sentence)
    here = sentence.evidence.clause_of(other.start)
    return bool(fits) and fits[here] == 1 and min(fits.values()) < 1


def is_undecided(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether nothing says which of the events of one thing the claim's is."""
    fits = _fits(figure, other, sentence)
    return bool(fits) and not any(fits.values()) and _of_one_thing(sentence.evidence, set(fits))


def is_told_beside(word: Word, other: Word, sentence: Matches) -> bool:
    """Whether another clause about the same thing tells what a claim's word tells: 다시 열다."""
    claim, evidence = sentence.claim, sentence.evidence
    mine = _ends(claim, claim.clause_of(word.start))
    here = evidence.clause_of(other.start)
    others = set(range(len(evidence.clauses))) - {here}
    beside = any(mine & _ends(evidence, clause) for clause in others)
    return beside and not mine & _ends(evidence, here) and _of_one_thing(evidence, others | {here})


def _fits(figure: Quantity, other: Quantity, sentence: Matches) -> dict[int, int]:
    """The clauses with a figure of its kind: 1 where one tells what the claim does, -1 the end."""
    reading = sentence.evidence
    if other.kind not in _KINDS or figure.kind is not other.kind:
        return {}
    likes = [q for q in reading.quantities if q.kind is other.kind]
    clauses = {reading.clause_of(q.start) for q in likes}
    if len(clauses) < 2:
        return {}
    fits = {clause: _by_event(figure, sentence, clause) for clause in clauses}
    if not any(fits.values()) and _of_one_thing(reading, clauses):
        fits = {clause: _by_verb(figure, sentence, clause) for clause in clauses}
    return fits


def _of_one_thing(reading: Reading, clauses: set[int]) -> bool:
    """Whether no clause but the first has a subject of its own."""
    later = clauses - {min(clauses)}
    return not any(w.role == "S" and reading.clause_of(w.start) in later for w in reading.words)


def _by_event(figure: Quantity, sentence: Matches, clause: int) -> int:
    mine = _ends(sentence.claim, sentence.claim.clause_of(figure.start))
    theirs = _ends(sentence.evidence, clause)
    if mine & theirs:
        return 1
    return -1 if any((axis, -sign) in theirs for axis, sign in mine) else 0


def _by_verb(figure: Quantity, sentence: Matches, clause: int) -> int:
    mine = _verbs(sentence.claim, sentence.claim.clause_of(figure.start))
    theirs = _verbs(sentence.evidence, clause)
    return int(any(alike(word, other) >= _SURE for word in mine for other in theirs))


def _verbs(reading: Reading, clause: int) -> list[Word]:
    return [
        word
        for word in reading.words
        if reading.clause_of(word.start) == clause
        and word.kind is not WordKind.NAME
        and (word.kind is WordKind.PREDICATE if reading.korean else has_verb(word.text))
    ]


def _ends(reading: Reading, clause: int) -> set[tuple[int, int]]:
    """What a clause says to begin or to end, on each axis."""
    words = [w for w in reading.words if reading.clause_of(w.start) == clause]
    found = {end for w in words if not w.negated for key in w.keys for end in _axes().get(key, ())}
    for word in words:
        before = reading.text[: word.start].rfind(_AGAIN)
        near = before >= 0 and word.start - before <= len(_AGAIN) + _NEAR
        if near and word.kind is WordKind.PREDICATE and not any(sign < 0 for _, sign in found):
            found.add((0, 1))  # 다시 띄우다
    return found


@lru_cache(maxsize=1)
def _axes() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for axis, line in enumerate(_EVENTS.strip().splitlines()):
        for sign, told in zip((1, -1), line.split(" / "), strict=True):
            korean, _, english = told.partition("|")
            for token in (*korean.split(), *map(stemmed, english.split())):
                found[token] = (*found.get(token, ()), (axis, sign))
    return found
