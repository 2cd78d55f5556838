"""Does a claim stand in an article as it is? Then the article bears it out, whatever words it has.

In: a claim and windows. Out: the window of one sentence that has it. Invariant: signs
and spaces aside, the claim is the whole sentence, or whole clauses of it.
"""

from collections.abc import Iterator, Sequence

from qa.checking.claims import Claim
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.readings import Reading

_LEAST = 8  # letters and figures of a claim that is looked for


def standing(claim: Claim, windows: Sequence[Window]) -> Window | None:
    """The first sentence that says a claim in its own words."""
    told = {_bare(claim.plain), _bare(claim.shown)}
    if min(map(len, told)) < _LEAST:
        return None
    single = (window for window in windows if len(window.sentences) == 1)
    return next((window for window in single if told & set(_parts(window.sentences[0]))), None)


def _parts(reading: Reading) -> Iterator[str]:
    """The sentence, and its clauses taken singly and together."""
    starts = [start for start, _ in reading.segments]
    ends = [end for _, end in reading.segments]
    for start in starts:
        for end in ends:
            if start < end:
                yield _bare(reading.text[start:end])


def _bare(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
