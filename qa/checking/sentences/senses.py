"""Words that mean something else beside certain others: 매출 3억원을 올리다 is to earn.

In: the words of a Korean sentence and its text. Out: the words, some without their poles.
Invariant: nothing but poles is taken away.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from qa.checking.sentences.words import Word

# An amount, or what is earned, right before the verb. 가격을 올리다 and 3%로 올리다 do raise.
_EARNED = re.compile(
    r"(?:[0-9조억만천]\s?(?:여\s)?(?:원|달러|유로|엔|위안|파운드|골|점|표|승)"
    r"(?:의?\s?(?:매출|수익|이익|실적|소득))?|매출|수익|이익|실적|성과|소득|매상|개가|쾌거|전과)[을를]\s"
    r"(?:[^\s.,]*게\s|잇달아\s)?$"
)
_RAISING = "올리다"
_LOOK_BACK = 24  # characters


def sensed(words: Iterable[Word], text: str) -> list[Word]:
    """Words, of which those in another sense are at no end of an axis."""
    return [
        replace(word, poles=())
        if _RAISING in word.keys and _EARNED.search(text[: word.start][-_LOOK_BACK:])
        else word
        for word in words
    ]
