"""A reason that a claim gives, and a window does not.

In: a claim matched with a window's sentences of its language. Out: whether the reason stands
nowhere in them. Invariant: nothing is told of a claim that names no reason, nor where a word of it
is met, or the window gives a reason of its own, which may be the same in other words.
"""

import re
from collections.abc import Sequence

from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word

_MET = 0.5  # from here a word counts as met
_CONTENT = 0.6  # the weight of a word that says something
_NEAR = 2  # words right before 때문, or behind "because of", that tell the reason
_FAR = 12  # characters from there to them
_KOREAN = re.compile(
    r"(?:기\s?때문|때문|탓|덕분|덕택|덕)(?:에|이(?:다|었다|라고|라며)|으로|이며|이고|인)"
)
_ENGLISH = re.compile(
    r"\b(?:because(?:\sof)?|due\sto|owing\sto|thanks\sto|as\sa\sresult\sof)\s", re.I
)
_KOREAN_OWN = re.compile(r"때문|탓|덕|인해|따른|이유|원인|영향|힘입|비롯")
_ENGLISH_OWN = re.compile(
    r"\b(?:because|due|owing|thanks|since|as|so|reason|cause[sd]?|result\w*)\b", re.I
)


def is_unfounded(inside: Sequence[Matches], around: Sequence[Matches]) -> bool:
    """Whether a window has nothing of the reason that a claim gives."""
    claim = inside[0].claim
    if claim.korean != inside[0].evidence.korean:
        return False
    reason = _reason(claim)
    places = [claim.words.index(word) for word in reason]
    sentences = (*inside, *around)
    if any(_gives_reason(each.evidence) for each in inside):
        return False
    return bool(places) and all(each.best(i) < _MET for each in sentences for i in places)


def _gives_reason(reading: Reading) -> bool:
    return (_KOREAN_OWN if reading.korean else _ENGLISH_OWN).search(reading.text) is not None


def _reason(claim: Reading) -> list[Word]:
    """The words that tell a claim's reason, the nearest to what marks it."""
    told = [word for word in claim.words if word.weight >= _CONTENT]
    if claim.korean:
        mark = _KOREAN.search(claim.text)
        if mark is None:
            return []
        near = [w for w in told if w.end <= mark.start() and mark.start() - w.start <= _FAR]
        return near[-_NEAR:]
    mark = _ENGLISH.search(claim.text)
    return [w for w in told if w.start >= mark.end()][:_NEAR] if mark is not None else []
