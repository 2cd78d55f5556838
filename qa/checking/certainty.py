"""A claim that something was done, where the evidence only plans it, foretells it or asks for it.

In: a claim matched with a window's sentences. Out: contrasts, and whether it is told as possible
alone. Invariant: nothing is told of a word that the window also has as done.
"""

from collections.abc import Iterator, Sequence

from qa.checking.aspects import as_told
from qa.checking.contrasts import Contrast, beside, carries, with_ending
from qa.checking.findings import DifferenceKind
from qa.checking.matching import Matches
from qa.checking.words import Aspect, Word

_SURE = 0.7  # a match that counts as the same word
_NOT_YET = (Aspect.AHEAD, Aspect.OPEN)


def of_plans(main: Matches, inside: Sequence[Matches]) -> Iterator[Contrast]:
    """What the claim has as done and the window's main sentence as planned, or foretold."""
    for place, word, met in _not_yet(main, inside):
        if all(other.aspect is Aspect.AHEAD for other in met):
            own, its = _shown(main.claim.text, word), _shown(main.evidence.text, met[0])
            yield Contrast(DifferenceKind.CERTAINTY, own, its, 1.0, (place,))
            return  # the parts of a compound tell it once more


def only_possible(main: Matches, inside: Sequence[Matches]) -> bool:
    """Whether what the claim has as done is asked for, possible or supposed, and no more."""
    return any(
        any(other.aspect is Aspect.OPEN for other in met) for _, _, met in _not_yet(main, inside)
    )


def _not_yet(
    main: Matches, inside: Sequence[Matches]
) -> Iterator[tuple[int, Word, Sequence[Word]]]:
    """The claim's words for what is done, each with the words that say that it is not yet."""
    for place, word in enumerate(main.claim.words):
        if word.aspect is not Aspect.DONE or word.negated or not carries(word):
            continue
        here = [m.word for m in main.found[place] if m.strength >= _SURE]
        other = [m.word for each in inside for m in each.found[place] if m.strength >= _SURE]
        if (
            here
            and all(its.aspect in _NOT_YET and not its.negated for its in here)
            and not any(its.aspect is Aspect.DONE for its in other)
            and any(beside(main, its, place) for its in here)
        ):
            yield place, word, here


def _shown(text: str, word: Word) -> str:
    return as_told(text, word, word.start + len(with_ending(text, word)))
