"""Of what lasts from one figure to another, which end is told: 13일부터 다음 달 5일까지.

In: a figure of the claim and one of a sentence, matched. Out: whether the sentence has the figure
for the other end. Invariant: nothing is told unless the sentence has the claim's end as well.
"""

import re

from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.quantities import Kind, Quantity

_KINDS = (Kind.DATE, Kind.TIME)
_FROM, _UNTIL = re.compile(r"\s?부터"), re.compile(r"\s?까지")
_ENGLISH_FROM = re.compile(r"\b(?:from|since)\s$", re.I)
_ENGLISH_GOES_ON = re.compile(r"\b(?:until|till)\s$", re.I)
_ENGLISH_UNTIL = re.compile(r"\b(?:to|until|till|through)\s$", re.I)


def is_until(figure: Quantity, reading: Reading) -> bool:
    """Whether something goes on to this time: 8시까지, "until 8pm".

    "To" alone does not say so: what was moved to 8pm begins then.
    """
    if reading.korean:
        return _UNTIL.match(reading.text, figure.end) is not None
    return _ENGLISH_GOES_ON.search(reading.text[: figure.start]) is not None


def is_anothers(figure: Quantity, other: Quantity, sentence: Matches) -> bool:
    """Whether one is told to begin and the other to end, and a like one as the claim's is."""
    if figure.kind not in _KINDS or figure.kind is not other.kind:
        return False
    mine, its = _end(sentence.claim, figure), _end(sentence.evidence, other)
    if not mine * its < 0:
        return False
    likes = (q for q in sentence.evidence.quantities if q.kind is figure.kind and q is not other)
    return any(_end(sentence.evidence, like) == mine for like in likes)


def _end(reading: Reading, figure: Quantity) -> int:
    """1 for where something begins, -1 for where it ends, 0 for what says neither."""
    if reading.korean:
        begins = _FROM.match(reading.text, figure.end)
        ends = _UNTIL.match(reading.text, figure.end)
    else:
        before = reading.text[: figure.start]
        begins, ends = _ENGLISH_FROM.search(before), _ENGLISH_UNTIL.search(before)
    return bool(begins) - bool(ends)
