"""A claim that something was done, where the evidence only plans it, foretells it or asks for it.

In: a claim matched with a window's sentences. Out: contrasts, and whether it is told as possible
alone. Invariant: nothing is told of a word that the window also has as done.
"""

import re
from collections.abc import Iterator, Sequence

from qa.checking.contrasting.contrasts import Contrast, beside, carries
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.aspects import as_told
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Aspect, Word, WordKind
from qa.checking.sentences.written import with_ending

_SURE = 0.7  # a match that counts as the same word
_CONTENT = 0.6  # the weight of a word that says something
_PRESENT = re.compile(r"[가-힣]*다(?:고|며)?(?![가-힣])")
_NOT_YET = (Aspect.AHEAD, Aspect.OPEN)


def of_plans(
    main: Matches, inside: Sequence[Matches], today: str | None = None
) -> Iterator[Contrast]:
    """What the claim has as done and the window's main sentence as planned, or foretold.

    `today` is the day of the article: what it tells of a later day in the present is yet to come.
    """
    for place, word, met in _not_yet(main, inside, today):
        if all(other.aspect is Aspect.AHEAD or _is_due(main, other, today) for other in met):
            own, its = _shown(main.claim.text, word), _shown(main.evidence.text, met[0])
            yield Contrast(DifferenceKind.CERTAINTY, own, its, 1.0, (place,))
            return  # the parts of a compound tell it once more


def only_possible(main: Matches, inside: Sequence[Matches]) -> bool:
    """Whether what the claim has as done is asked for, possible or supposed, and no more."""
    return any(
        any(other.aspect is Aspect.OPEN for other in met) for _, _, met in _not_yet(main, inside)
    )


def only_ahead(inside: Sequence[Matches]) -> bool:
    """Whether a window has what the claim says was done, wherever it has it, as not done yet."""
    claim = inside[0].claim
    done = [
        i
        for i, word in enumerate(claim.words)
        if word.aspect is Aspect.DONE and not word.negated and word.weight >= _CONTENT
    ]
    if not done or (claim.korean and done[-1] != len(claim.words) - 1):
        return False
    place = done[-1] if claim.korean else done[0]
    met = [m.word for each in inside for m in each.found[place] if m.strength >= _SURE]
    return bool(met) and all(word.aspect in _NOT_YET and not word.negated for word in met)


def _not_yet(
    main: Matches, inside: Sequence[Matches], today: str | None = None
) -> Iterator[tuple[int, Word, Sequence[Word]]]:
    """The claim's words for what is done, each with the words that say that it is not yet."""
    for place, word in enumerate(main.claim.words):
        if word.aspect is not Aspect.DONE or word.negated or not carries(word):
            continue
        here = [m.word for m in main.found[place] if m.strength >= _SURE]
        other = [m.word for each in inside for m in each.found[place] if m.strength >= _SURE]
        if (
            here
            and all(
                (its.aspect in _NOT_YET or _is_due(main, its, today)) and not its.negated
                for its in here
            )
            and not any(its.aspect is Aspect.DONE for its in other)
            and any(beside(main, its, place) for its in here)
        ):
            yield place, word, here


def _is_due(sentence: Matches, word: Word, today: str | None) -> bool:
    """Whether Korean tells something in the present of a day that is yet to come: 24일 열린다."""
    reading = sentence.evidence
    present = word.aspect is Aspect.PLAIN and word.kind is WordKind.PREDICATE
    if not today or not present or not reading.korean or not _ends_sentence(reading, word):
        return False
    here = reading.clause_of(word.start)
    return any(
        (first := q.since.first() if q.since is not None else None) and first.isoformat() > today
        for q in reading.quantities
        if reading.clause_of(q.start) == here
    )


def _ends_sentence(reading: Reading, word: Word) -> bool:
    """Whether a verb in the present ends what is told, and goes before no noun."""
    return _PRESENT.match(reading.text, word.start) is not None


def _shown(text: str, word: Word) -> str:
    return as_told(text, word, word.start + len(with_ending(text, word)))
