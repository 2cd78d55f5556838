"""A Korean verb that a window has with another thing than the claim has it with.

In: a claim matched with a window's sentences. Out: whether the claim takes its verb from one clause
and what it tells of from another. Invariant: nothing is told where the thing stands nowhere in the
window, or where some clause with the verb names no other.

"공사를 끝냈다. 증설은 미뤘다" tells of no 증설을 끝냈다, and "갑 의원은 안을 냈고 을 의원은
반대한다" of no 갑 의원은 반대한다.
"""

import re
from collections.abc import Sequence

from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word, WordKind

_SURE = 0.7  # a match that counts as the same word
_CONTENT = 0.6  # the weight of a word that says something
_TOPIC = re.compile(r"(?:은|는)(?![가-힣])")
Group = tuple[Word, ...]


def is_unbound(inside: Sequence[Matches]) -> bool:
    """Whether every clause with the claim's verb has another object there, or another topic."""
    claim = inside[0].claim
    if not (claim.korean and inside[0].evidence.korean) or not claim.words:
        return False
    place = len(claim.words) - 1
    verb = claim.words[place]
    if verb.kind is not WordKind.PREDICATE or verb.weight < _CONTENT:
        return False
    places = [(each, m.word) for each in inside for m in each.found[place] if m.strength >= _SURE]
    if not places:
        return False
    mine = _groups(claim)
    return any(
        thing is not None
        and _stands(thing, inside)
        and all(other(thing, each, its) for each, its in places)
        for thing, other in (
            (_last(mine, "O"), _has_another_object),
            (_only(mine, "S"), _has_another_topic),
        )
    )


def _groups(reading: Reading) -> list[Group]:
    """The words that are written one after another, to the particle: 허진표 의원은."""
    found: list[Group] = []
    for word in reading.words:
        if word.kind is WordKind.PREDICATE:
            continue
        last = found[-1][-1] if found else None
        if last is not None and word.start - last.end <= (0 if last.role else 1):
            found[-1] = (*found[-1], word)
        else:
            found.append((word,))
    return [group for group in found if max(w.weight for w in group) >= _CONTENT]


def _last(groups: Sequence[Group], role: str) -> Group | None:
    told = [group for group in groups if group[-1].role == role]
    return told[-1] if told else None


def _only(groups: Sequence[Group], role: str) -> Group | None:
    told = [group for group in groups if group[-1].role == role]
    return told[0] if len(told) == 1 else None


def _stands(thing: Group, inside: Sequence[Matches]) -> bool:
    """Whether a window has what tells a thing: its name, or else its last word."""
    return any(_is_met(thing, each, each.evidence.words) for each in inside)


def _is_met(thing: Group, sentence: Matches, words: Sequence[Word]) -> bool:
    own = [word for word in thing if word.kind is WordKind.NAME] or [thing[-1]]
    places = [sentence.claim.words.index(word) for word in own]
    return any(m.word in words for i in places for m in sentence.found[i] if m.strength > 0)


def _taken(sentence: Matches) -> set[Word]:
    return {m.word for _, m in sentence.pairs()}


def _has_another_object(thing: Group, sentence: Matches, verb: Word) -> bool:
    """Whether the verb's own clause has an object that the claim does not know, and not its own."""
    reading = sentence.evidence
    start, _ = reading.clauses[reading.clause_of(verb.start)]
    before = [w for w in reading.words if start <= w.start < verb.start]
    others = [group for group in _groups(reading) if group[-1] in before and group[-1].role == "O"]
    if not others or _is_met(thing, sentence, before):
        return False
    near = others[-1]
    return not _verb_between(reading, near[-1], verb) and not any(
        w in _taken(sentence) for w in near
    )


def _has_another_topic(thing: Group, sentence: Matches, verb: Word) -> bool:
    """Whether the verb's own clause has another topic, and the claim's thing stands elsewhere."""
    reading = sentence.evidence
    start, end = reading.clauses[reading.clause_of(verb.start)]
    here = [w for w in reading.words if start <= w.start < end]
    others = [
        group
        for group in _groups(reading)
        if group[-1] in here and group[-1].start < verb.start and _is_topic(reading, group[-1])
    ]
    if len(others) != 1 or _is_met(thing, sentence, here):
        return False
    if not _is_met(thing, sentence, reading.words):
        return False  # told in other words of it, perhaps, in the sentence that has it
    taken = _taken(sentence)
    named = [word for word in others[0] if word.kind is WordKind.NAME]
    return not any(w in taken for w in (named or others[0]))


def _is_topic(reading: Reading, word: Word) -> bool:
    """Whether a word is what is spoken of, also with how many they are behind it: 학교 세 곳은."""
    counted = (q.end for q in reading.quantities if 0 < q.start - word.end <= 1 and not word.role)
    return any(_TOPIC.match(reading.text, end) for end in (word.end, *counted))


def _verb_between(reading: Reading, word: Word, verb: Word) -> bool:
    return any(
        w.kind is WordKind.PREDICATE and word.end <= w.start < verb.start for w in reading.words
    )
