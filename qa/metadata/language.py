"""The language of a text, by the share of its letters and by the small words of English."""

import re
from typing import Final

from qa.records import Language

_HANGUL: Final = re.compile(r"[가-힣ㄱ-ㆎ]")
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[a-z]+", re.IGNORECASE)
_SMALL: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "is",
        "that",
        "for",
        "it",
        "on",
        "with",
        "as",
        "was",
        "by",
        "are",
        "be",
        "at",
        "from",
        "this",
        "have",
    ]
)
_HANGUL_SHARE: Final = 0.2  # Korean articles on technology are full of Latin names
_SMALL_SHARE: Final = 0.12
_FEW: Final = 20  # letters, by which no language of Latin letters can be told
_SAMPLE: Final = 20_000


def language(text: str) -> Language | None:
    """Korean, English or another; None where there are hardly any letters."""
    sample = text[:_SAMPLE]
    letters, hangul = len(_LETTER.findall(sample)), len(_HANGUL.findall(sample))
    if letters < _FEW:  # Hangul is Korean, however little there is of it
        return Language.KOREAN if hangul > letters / 2 else None
    if hangul >= letters * _HANGUL_SHARE:
        return Language.KOREAN
    words = [word.lower() for word in _WORD.findall(sample)]
    if words and sum(word in _SMALL for word in words) >= len(words) * _SMALL_SHARE:
        return Language.ENGLISH
    return Language.OTHER
