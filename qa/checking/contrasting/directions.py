"""Which way a figure goes: so much more or less, so long before or after.

In: a claim matched with a sentence, in Korean both. Out: contrasts. Invariant: both have the same
figure, with one of two contrary words right behind it, and measure it against the same.

예산보다 7억 원 더 들었다 beside 7억 원 적게, 석 달 먼저 beside 석 달 늦게.
"""

import re
from collections.abc import Iterator, Sequence

from qa.checking.contrasting.contrasts import Contrast
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.matching import Matches, alike
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.checking.sentences.words import Word
from qa.quantities import Quantity

_SURE = 0.7  # a match that counts as the same word
_GAP = r"(?:이나|씩|가량|정도|만큼|만)? ?(?:나 )?"
_SMALL = "적|낮|짧|작|싸|가볍|좁"
_LARGE = "많|높|길|비싸|무겁|넓"
_ENDS = (  # so much more, so much less; so long before, so long after
    (
        rf"더(?! (?:{_SMALL}|빨|일찍|늦))|(?:더 )?(?:{_LARGE})[가-힣]{{0,2}}",
        rf"덜|(?:더 )?(?:{_SMALL})[가-힣]{{0,2}}",
    ),
    (
        r"(?:더 )?(?:먼저|일찍|앞서|앞당[겨긴]|빨리|빠르게|이르게)",
        r"(?:더 )?(?:늦게|늦은|늦춰|늦어져|늦어진|뒤늦게)",
    ),
)
_WAYS = tuple(tuple(re.compile(f"{_GAP}(?:{end})(?![가-힣])") for end in ends) for ends in _ENDS)


def of_directions(sentence: Matches) -> Iterator[Contrast]:
    """A figure that goes one way in the claim and the other in the evidence."""
    claim, evidence = sentence.claim, sentence.evidence
    if not (claim.korean and evidence.korean):
        return
    for figure in claim.quantities:
        mine = _way(claim, figure)
        if mine is None:
            continue
        for other in evidence.quantities:
            theirs = _way(evidence, other)
            if theirs is None or relation_of(figure, other) not in SAME:
                continue
            if mine[0] == theirs[0] and mine[1] != theirs[1] and _against_the_same(sentence):
                told = claim.text[figure.start : mine[2]]
                its = evidence.text[other.start : theirs[2]]
                yield Contrast(DifferenceKind.POLARITY, told, its, 1.0)
                return


def _way(reading: Reading, figure: Quantity) -> tuple[int, bool, int] | None:
    """On which axis a figure goes which way, and where the word ends that tells it."""
    for axis, ends in enumerate(_WAYS):
        for end, pattern in enumerate(ends):
            if found := pattern.match(reading.text, figure.end):
                return axis, bool(end), found.end()
    return None


def _against_the_same(sentence: Matches) -> bool:
    """Whether neither side measures against what the other one speaks of."""
    mine, theirs = _measures(sentence.claim.words), _measures(sentence.evidence.words)
    if mine and theirs:
        return any(alike(one, other) >= _SURE for one in mine for other in theirs)
    subjects = [w for w in (sentence.evidence if mine else sentence.claim).words if w.role == "S"]
    return not any(alike(one, w) >= _SURE for one in (*mine, *theirs) for w in subjects)


def _measures(words: Sequence[Word]) -> list[Word]:
    return [word for word in words if word.role == "C"]
