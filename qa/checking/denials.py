"""What a Korean sentence denies: the words that 않다, 못하다, 없다 and 거부하다 turn round.

In: words as read, morphemes. Out: words, some marked as denied. Invariant: no word is
added, and none taken away but the 없다 of ~ㄹ 수 없다.
"""

from dataclasses import replace
from itertools import pairwise

from qa.checking.words import Word, WordKind
from qa.chunks import Morpheme

_NOT = frozenset(("않", "못하", "말"))
_REFUSALS = frozenset(("거부", "거절", "사양"))
_ACTIONS = frozenset(("VV", "VX", "XSV"))


def negates(morpheme: Morpheme) -> bool:
    """Whether a morpheme denies the word before it."""
    if morpheme.tag == "NNG" and morpheme.form in _REFUSALS:
        return True
    return morpheme.tag == "VCN" or (morpheme.tag in ("VX", "VV") and morpheme.form in _NOT)


def negate_last(words: list[Word], sign: Morpheme) -> None:
    """Negate the verb before, and what it is done to: 승리를 챙기지 못했다 denies the 승리."""
    if not words:
        return
    words[-1] = replace(words[-1], negated=not words[-1].negated)
    behind = sign.tag in ("VX", "VV") and len(words) > 1 and words[-1].kind is WordKind.PREDICATE
    if behind and words[-2].role == "O" and words[-2].kind is WordKind.NOUN:
        words[-2] = replace(words[-2], negated=words[-1].negated)


def without_ability(words: list[Word], morphemes: list[Morpheme]) -> list[Word]:
    """Take ~ㄹ 수 없다 for a negation of the verb before it."""
    for before, verb in pairwise(morphemes):
        if before.tag == "NNB" and before.form == "수" and verb.form == "없":
            words = [word for word in words if word.start != verb.start]
            earlier = [i for i, word in enumerate(words) if word.end <= before.start]
            if earlier:
                words[earlier[-1]] = replace(words[earlier[-1]], negated=True)
    return words


def without_such(words: list[Word], morphemes: list[Morpheme]) -> list[Word]:
    """Take 숨진 사람은 없다 for a denial of the verb, and 사고는 없다 for one of the noun."""
    for at, morpheme in enumerate(morphemes):
        if morpheme.form != "없" or morpheme.tag != "VA":
            continue
        before = [m for m in morphemes[max(0, at - 4) : at] if m.tag[0] != "J"]
        nouns = [m for m in before[-2:] if m.tag in ("NNG", "NNB", "NNP", "XSN")]
        ending = next((m for m in reversed(before) if m.tag == "ETM"), None)
        if not nouns or nouns[-1] is not before[-1] or nouns[-1].form == "수":
            continue
        spoken = ending is not None and any(m.tag in _ACTIONS for m in before[:-1])
        limit = ending.start if spoken and ending is not None else nouns[-1].start
        placed = [i for i, w in enumerate(words) if w.start <= limit and w.start < morpheme.start]
        if placed:
            words[placed[-1]] = replace(words[placed[-1]], negated=not words[placed[-1]].negated)
    return words
