"""The number that belongs to a name, as in Heron 3 or 누리호 3: it counts nothing.

In: a bare figure of a claim and the sentences of a window, matched. Out: the same number behind the
same name there. Invariant: nothing is told of a number that stands behind another name, or none.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.checking.alignment.pairing import Aligned
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.words import WordKind
from qa.quantities import Kind, Quantity, Relation

_SURE = 0.7  # a match that counts as the same word
_BEHIND = re.compile(r"[ -]?([0-9]+)(?![0-9]|[.,][0-9]|%| ?percent)")


def named_alike(figure: Quantity, matches: Sequence[Matches]) -> Aligned | None:
    """The number behind a name, where a sentence has the name with the same number."""
    if figure.kind is not Kind.NUMBER or figure.unit or not figure.text.isdigit():
        return None
    words = matches[0].claim.words
    named = [i for i, w in enumerate(words) if 0 <= figure.start - w.end <= 1]
    if not named or words[named[-1]].kind is WordKind.PREDICATE:
        return None
    for number, sentence in enumerate(matches):
        for match in sentence.found[named[-1]]:
            behind = _BEHIND.match(sentence.evidence.text, match.word.end)
            if match.strength >= _SURE and behind is not None and behind[1] == figure.text:
                there = replace(figure, start=behind.start(1), end=behind.end(1))
                return Aligned(figure, there, number, Relation.EQUAL, 1.0)
    return None
