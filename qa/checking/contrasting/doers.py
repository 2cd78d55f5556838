"""Who does it, in English: the name that stands right before the verb.

In: a claim matched with sentences of its language. Out: a contrast where another of the claim's
names does it, or whether it is told of somebody else. Invariant: nothing is told where either side
has no name right before the verb, as in the passive.
"""

import re
from collections.abc import Iterator, Sequence

from qa.checking.contrasting.contrasts import Contrast
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.matching import Match, Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word, WordKind

_SURE = 0.7  # a match that counts as the same word
_CONTENT = 0.6  # the weight of a verb that says something: not of "said"
_RELATIVE = r",?\s(?:which|who)(?=\s)"
_BEFORE_VERB = re.compile(
    rf"(?:,[^,.;]{{1,60}},|{_RELATIVE})?\s"
    r"(?:(?:has|have|had|will|would|also|then|later|now|still|first|[a-z]+ly)\s){0,3}\Z"
)


def of_doers(sentence: Matches) -> Iterator[Contrast]:
    """The claim's doer, where the one that it does it to does it in the evidence."""
    for mine, verb, theirs, its in _doing(sentence):
        others = [
            i
            for i, word in enumerate(sentence.claim.words)
            if word.kind is WordKind.NAME
            and word.start > verb.end
            and any(m.word in theirs for m in _surely(sentence.found[i]))
        ]
        if others:
            claim, evidence = sentence.claim.text, sentence.evidence.text
            places = tuple(sentence.claim.words.index(word) for word in mine)
            yield Contrast(
                DifferenceKind.NAME, claim[mine[0].start : verb.end],
                evidence[theirs[0].start : its.end], 1.0, (*places, *others),
            )  # fmt: skip


def is_anothers(sentence: Matches, around: Sequence[Matches]) -> bool:
    """Whether a sentence tells of somebody else what a claim tells of its doer.

    The claim's doer must be named around it, or behind the verb, so that it is not another name for
    the same; unless a name stands right before "who" or "which".
    """
    named = {m.word for word, m in sentence.pairs() if word.kind is WordKind.NAME}
    for mine, _, theirs, its in _doing(sentence):
        places = [sentence.claim.words.index(word) for word in mine]
        here = [m.word for i in places for m in sentence.found[i]]
        near = bool(here) or any(_surely(each.found[i]) for each in around for i in places)
        behind = all(word.start > its.end for word in here)
        said = _BEFORE_VERB.search(sentence.evidence.text, 0, its.start)
        plain = said is not None and re.match(_RELATIVE, said[0]) is not None
        if near and (behind or plain) and not named.intersection(theirs):
            return True
    return False


def _doing(sentence: Matches) -> list[tuple[Sequence[Word], Word, Sequence[Word], Word]]:
    """The claim's doer and verb, the evidence's doer and verb; none where the claim's does it."""
    claim, evidence = sentence.claim, sentence.evidence
    if claim.korean or evidence.korean:
        return []
    place = next((i for i, w in enumerate(claim.words) if w.kind is not WordKind.NAME), None)
    if place is None or claim.words[place].weight < _CONTENT or claim.words[place].negated:
        return []
    verb = claim.words[place]
    mine = _doer(claim, verb)
    own = {m.word for w, m in sentence.pairs() if w in mine and m.strength >= _SURE}
    told = [(_doer(evidence, m.word), m.word) for m in _surely(sentence.found[place])]
    if not mine or not told or any(not theirs or own.intersection(theirs) for theirs, _ in told):
        return []
    return [(mine, verb, theirs, its) for theirs, its in told]


def _doer(reading: Reading, verb: Word) -> Sequence[Word]:
    """The name right before a verb, as its words; empty where something else stands there."""
    gap = _BEFORE_VERB.search(reading.text, 0, verb.start)
    end = gap.start() if gap is not None else verb.start
    found: list[Word] = []
    for word in reversed([w for w in reading.words if w.end <= end]):
        if word.kind is not WordKind.NAME or reading.text[word.end : end].strip(" "):
            break
        found.append(word)
        end = word.start
    return found[::-1]


def _surely(found: Sequence[Match]) -> list[Match]:
    return [match for match in found if match.strength >= _SURE]
