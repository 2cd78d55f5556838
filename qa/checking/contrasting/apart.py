"""Words that seem to deny one another, and are said of different things or times; or that do deny.

In: a word of a claim and one of a sentence, matched. Out: yes or no. Invariant: no where nothing in
the sentences tells so.
"""

import re
from collections.abc import Sequence

from qa.checking.sentences.claim_words import (
    ATTAINING,
    CHANGING,
    KEEPING,
    MOVING,
    STOPPING,
    UNDOING,
)
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Aspect, Word, WordKind

# What is left out of what stands before: "to A but not those to B".
_BUT_NOT = re.compile(r"\b(?:but|and) not (?:[a-z]+ ){0,4}$")
_FORMER = re.compile(r"[이하되]?[였었았했됐]던\s")
_THAN = re.compile(r"\bthan (?:the |a |an |their |its )?$", re.I)
_EXCEPT = re.compile(
    r"\b(?:except|excluding|excepting|barring|(?:apart|aside) from|other than|but not)"
    r"(?: for| on| in)?(?: the)? $",
    re.I,
)
_EXCEPTED = re.compile(r"(?:[을를만은]|말)? ?(?:빼고|제외하고|제외한|뺀|말고)(?![가-힣])")
_SOLD = frozenset(("sold", "sell", "sells"))
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s$", re.I)
_TO = re.compile(r"[^,;.]{0,40}\sto\s")
_LIGHT = 0.2  # the weight of a word that says little
_MOST = 0.6  # of the other words
_PARTICLE = 2  # characters between a noun and its verb: its particle and a space
_SURE = 0.7  # a match that counts as the same word


def leaves_out(sentence: Matches, other: Word) -> bool:
    """Whether a thing is only left out of what is done to another, and the claim speaks of more.

    "halted trips to A but not those to B" denies that those to B were halted, and not that they are
    made.
    """
    text = sentence.evidence.text
    left = _BUT_NOT.search(text[: other.start])
    if left is None:
        return False
    words = [w for w in sentence.evidence.words if w.end <= left.start()]
    verbs = [w for w in words if w.aspect is not Aspect.PLAIN]
    met = {match.word for _, match in sentence.pairs() if match.strength >= _SURE}
    return bool(verbs) and verbs[-1] not in met


def are_of_two_times(sentence: Matches, word: Word, other: Word) -> bool:
    """Whether one side tells what was and the other what is: 적자였던, 흑자로 돌아섰다."""
    return _is_former(sentence.claim, word) != _is_former(sentence.evidence, other)


def _is_former(reading: Reading, word: Word) -> bool:
    return reading.korean and _FORMER.match(reading.text, word.end) is not None


def is_measured_against(claim: Reading, word: Word) -> bool:
    """Whether a claim only measures something against a word: "more than smoked fish"."""
    return word.role == "C" or _THAN.search(claim.text[: word.start]) is not None


def is_by_another_verb(sentence: Matches, word: Word, other: Word) -> bool:
    """Whether a thing is only denied by a verb that the other side does not say of it.

    "응급실을 닫지 않는다" denies no 응급실, which "응급실을 운영한다" has; but 승리를 챙기지 못하다
    denies 승리를 거두다.
    """
    denied, plain, mine, its = word, other, sentence.claim, sentence.evidence
    if other.negated:
        denied, plain, mine, its = other, word, sentence.evidence, sentence.claim
    verb = _verb_behind(mine, denied)
    things = denied.kind is plain.kind is WordKind.NOUN and denied.role == "O"
    if not things or verb is None or not verb.negated:
        return False
    said = _verb_behind(its, plain)
    return said is None or not (
        verb.keys & said.keys or (verb.keys & ATTAINING and said.keys & ATTAINING)
    )


def leaves_denial_open(inside: Sequence[Matches]) -> bool:
    """Whether what a claim denies is met, but not the verb that it is denied by.

    지표를 찍을 수 있다 tells nothing of 지표를 촬영하지 못한다, but where the verbs are one.
    """
    claim = inside[0].claim
    for place, thing in enumerate(claim.words):
        verb = _verb_behind(claim, thing)
        denied = thing.negated and thing.kind is WordKind.NOUN and thing.role == "O"
        if not denied or verb is None or not verb.negated or verb.keys & ATTAINING:
            continue
        plain = any(
            match.strength >= _SURE
            for sentence in inside
            for match in sentence.found[place]
            if not any(word.negated for word in sentence.evidence.words)
        )
        at = claim.words.index(verb)
        met = any(m.strength >= _SURE for sentence in inside for m in sentence.found[at])
        if plain and not met:
            return True
    return False


def is_stopped(sentence: Matches, word: Word, other: Word) -> bool:
    """Whether what one side denies has stopped on the other: 운행하지 않는다, 운행이 중단됐다."""
    plain, reading = (other, sentence.evidence) if word.negated else (word, sentence.claim)
    verb = _verb_behind(reading, plain)
    return verb is not None and not verb.negated and bool(verb.keys & STOPPING)


def comes_to_nothing(sentence: Matches, place: int, other: Word) -> bool:
    """Whether what a claim says was done is given up or called off: 서명했다, 서명이 무산됐다."""
    word, evidence = sentence.claim.words[place], sentence.evidence
    if word.kind is not WordKind.PREDICATE or word.negated or other.kind is not WordKind.NOUN:
        return False
    behind = next((each for each in evidence.words if each.start >= other.end), None)
    return (
        behind is not None
        and not other.negated
        and not behind.negated
        and behind.start - other.end <= _PARTICLE
        and bool(behind.keys & UNDOING)
        and not any(each.keys & UNDOING for each in sentence.claim.words)
    )


def _verb_behind(reading: Reading, thing: Word) -> Word | None:
    here = reading.clause_of(thing.start)
    return next(
        (
            word
            for word in reading.words
            if word.start >= thing.end
            and word.kind is WordKind.PREDICATE
            and reading.clause_of(word.start) == here
        ),
        None,
    )


def is_excepted(sentence: Matches, place: int) -> bool:
    """Whether what a claim tells it of is left out by "except": closed on Monday, open but then."""
    text = sentence.evidence.text
    for number, found in enumerate(sentence.found):
        for match in found if number != place else ():
            sure = match.strength >= _SURE
            if sure and (
                _EXCEPT.search(text[: match.word.start]) or _EXCEPTED.match(text, match.word.end)
            ):
                return True
    return False


def is_sale_from_the_other_side(sentence: Matches, word: Word, other: Word) -> bool:
    """Whether one side has bought what was sold, in the passive, to it."""
    sides = ((word, sentence.claim), (other, sentence.evidence))
    sold = [
        _PASSIVE.search(reading.text[: one.start]) is not None and _TO.match(reading.text, one.end)
        for one, reading in sides
        if one.keys & _SOLD
    ]
    return len(sold) == 1 and bool(sold[0])


def keeps_what_changes(word: Word, other: Word) -> bool:
    """Whether one of two words is of keeping as it is, and one of raising, lowering or changing."""
    return (_keeps(word) and _changes(other)) or (_keeps(other) and _changes(word))


def is_of_all_that(sentence: Matches, place: int, other: Word) -> bool:
    """Whether most of what a claim says about a word stands in the clause of the other one."""
    reading = sentence.evidence
    here = reading.clause_of(other.start)
    others = [
        i for i, word in enumerate(sentence.claim.words) if i != place and word.weight > _LIGHT
    ]
    met = [
        i
        for i in others
        if any(
            m.strength >= _SURE and reading.clause_of(m.word.start) == here
            for m in sentence.found[i]
        )
    ]
    return bool(met) and len(met) >= _MOST * len(others)


def tells_both(reading: Reading) -> bool:
    """Whether a sentence tells of something kept and of something changed."""
    return any(map(_keeps, reading.words)) and any(map(_changes, reading.words))


def _keeps(word: Word) -> bool:
    return bool(word.keys & (MOVING if word.negated else KEEPING))


def _changes(word: Word) -> bool:
    return not word.negated and bool(word.keys & CHANGING)
