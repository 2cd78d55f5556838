"""Who of two did it: what the claim tells of one stands in the clause of another.

In: a claim matched with a sentence, in Korean both. Out: contrasts. Invariant: the claim's subject
has a clause of its own in the sentence, of which the claim has next to nothing.

A 의원은 결의안을 냈고 B 의원은 이에 반대한다: that A 의원 is against it is not said.
"""

from collections.abc import Iterator

from qa.checking.contrasting.contrasts import Contrast
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.checking.sentences.words import Word, WordKind

_SURE = 0.7  # a match that counts as the same word
_LEAST = 1.0  # what must stand in the other's clause, by weight: more than one word
_LIGHT = 0.15  # words of no more weight say nothing
_TOPIC, _SUBJECT = "은는", "이가"


def of_actors(sentence: Matches) -> Iterator[Contrast]:
    """The name in whose clause the claim's last word and most of the rest stand."""
    claim, evidence = sentence.claim, sentence.evidence
    if not (claim.korean and evidence.korean) or not claim.words:
        return
    mine = _subjects(claim)
    theirs = _subjects(evidence)
    if len(mine) != 1 or len(theirs) < 2:
        return
    own = [claim.words.index(word) for word in mine[0]]
    named = [i for i in own if claim.words[i].kind is WordKind.NAME]
    at = next((group for group in theirs if _is(sentence, named, group)), None)
    if at is None:
        return
    here = evidence.clause_of(at[-1].start)
    for group in theirs:
        there = evidence.clause_of(group[-1].start)
        if group is at or there == here or _is(sentence, named, group):
            continue
        if _marked(evidence, group) != _marked(evidence, at) or _is_met(sentence, group):
            continue
        if any(evidence.clause_of(g[-1].start) == there for g in theirs if g is not group):
            continue
        if _says_it(sentence, own, here, there):
            told = claim.text[mine[0][0].start : mine[0][-1].end]
            its = evidence.text[group[0].start : group[-1].end]
            yield Contrast(DifferenceKind.NAME, told, its, 1.0, tuple(own))
            return


def _says_it(sentence: Matches, own: list[int], here: int, there: int) -> bool:
    """Whether the claim's last word, and most of the others, stand in that clause alone."""
    claim, evidence = sentence.claim, sentence.evidence
    rest = [i for i, w in enumerate(claim.words) if i not in own and w.weight > _LIGHT]
    if not rest or rest[-1] != len(claim.words) - 1:
        return False
    where = {
        i: {evidence.clause_of(m.word.start) for m in sentence.found[i] if m.strength >= _SURE}
        for i in rest
    }
    if there not in where[rest[-1]] or here in where[rest[-1]]:
        return False
    only = sum(claim.words[i].weight for i in rest if there in where[i] and here not in where[i])
    other = sum(claim.words[i].weight for i in rest if here in where[i] and there not in where[i])
    figures = {
        evidence.clause_of(its.start)
        for figure in claim.quantities
        for its in evidence.quantities
        if relation_of(figure, its) in SAME
    }
    if figures and there not in figures:
        return False
    return only > max(other, _LEAST) or bool(
        claim.words[-1].poles
    )  # 이에 반대한다 leaves out what stands before


def _is(sentence: Matches, named: list[int], group: list[Word]) -> bool:
    """Whether a subject is the claim's."""
    return any(m.word in group for i in named for m in sentence.found[i] if m.strength >= _SURE)


def _is_met(sentence: Matches, group: list[Word]) -> bool:
    """Whether the claim names a subject elsewhere."""
    names = [word for word in group if word.kind is WordKind.NAME]
    return any(m.word in names for found in sentence.found for m in found)


def _marked(reading: Reading, group: list[Word]) -> bool:
    """Whether a subject is a topic: 은 or 는 behind it, and not 이 or 가."""
    rest = reading.text[group[-1].end : group[-1].end + 24].split(" ", 2)
    return any(part.rstrip(",").endswith(tuple(_TOPIC)) for part in rest[:2])


def _subjects(reading: Reading) -> list[list[Word]]:
    """The named subjects, each with the words that it is written together with: B 의원."""
    found: list[list[Word]] = []
    group: list[Word] = []
    for word in reading.words:
        near = group and word.start - group[-1].end <= 1 and not group[-1].role
        group = [*group, word] if near and word.kind is not WordKind.PREDICATE else [word]
        if word.role == "S" and any(w.kind is WordKind.NAME for w in group):
            found.append(group)
    return found
