"""Whether Latin letters write a Korean name: Hanbit and 한빛, Se-bin and 세빈, Cheongna and 청라.

In: a lower-case word of Latin letters, a word of Hangul. Out: yes or no. What a syllable may be
written as follows the Revised Romanization of the National Institute of Korean Language, with what
McCune-Reischauer and the usual spellings of personal names need. Invariant: every syllable is
written.
"""

import re
from functools import lru_cache

from qa.language.syllables import parted

_INITIALS = "k|g kk|gg n t|d tt|dd r|l|n m p|b pp|bb s|sh ss - j|ch jj|tch ch k|kh t|th p|ph h"
_VOWELS = (
    "a|ah ae|ai|e ya yae|ye eo|u|o|uh e|eh|ey yeo|yu|you|yo ye|yeh o|oh wa wae|wai|we oe|oi|we yo"
    " u|oo|ou|wu wo|weo|wu we|wae wi|wee yu|yoo|you eu|u|oo ui|eui|i|yi i|ee|yi|ih"
)
_FINALS = (
    "- k|g|ng k|kk k n|l n n t|d l|r|n|ll k|lg m|lm l l l l l|m m|n p|b|m p t|s|d|n t|s ng|n t|j"
    " t|ch k t p|m -|h|t"
)
_LEAST = 3  # letters that are no chance


@lru_cache(maxsize=50_000)
def romanises(latin: str, hangul: str) -> bool:
    """Whether the letters write the syllables, all of them."""
    least = len(latin) >= _LEAST and len(latin) >= 2 * len(hangul) - 1
    return least and _pattern(hangul).fullmatch(latin) is not None


@lru_cache(maxsize=50_000)
def _pattern(hangul: str) -> re.Pattern[str]:
    return re.compile("".join(_syllable(sign) for sign in hangul))


def _syllable(sign: str) -> str:
    initial, vowel, final = parted(sign)
    told = ((_INITIALS, initial), (_VOWELS, vowel), (_FINALS, final))
    parts = [written.split()[place] for written, place in told]
    return "".join(f"(?:{part.replace('-', '')})" for part in parts)
