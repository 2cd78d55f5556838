"""What a lexical index holds of a passage, and what a question asks it for.

In: words as written. Out: tokens spelt so that the index neither splits nor folds them.
Invariant: a token is NFKC, lower-case, not empty and without white space.
"""

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from qa.language.closed_class import ENGLISH_FUNCTION_WORDS

_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")
_NAME_WITH_NUMBER = re.compile(r"[a-z]+-?[0-9]+(?:\.[0-9]+)*[a-z]*|[0-9]+[a-z]+[0-9]*")
_ALPHANUMERIC = re.compile(r"[a-z\u00df-\u024f]+|[0-9]+(?:[.,][0-9]+)*")
_PLURAL_OF_INITIALS = re.compile(r"\b([A-Z]{2,})s\b")
_STEMMER_LOCK = threading.Lock()  # a stemmer object holds the word it works on

# A bigram of characters is spelt behind this mark (U+318D), so that it never meets a word of
# two syllables.
BIGRAM_MARK = "ㆍ"


@dataclass(frozen=True, slots=True)
class Terms:
    """A passage's tokens, in the order of the text and as often as they stand there."""

    morphemes: tuple[str, ...] = ()  # content words: nouns, verbs and adjectives by stem, numbers
    surface: tuple[str, ...] = ()  # whole words as written, where the morphemes do not say the same
    bigrams: tuple[str, ...] = ()  # two neighbouring characters of a word, behind BIGRAM_MARK


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way to say a thing: all `tokens` in a passage, worth `weight` of an exact match."""

    tokens: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class QueryTerm:
    """One thing a question asks for. Its ways to be said count once, however many a passage has.

    `counts` is false for terms that add to the score but stand for nothing of their own, such
    as a compound beside its parts; coverage leaves them out.
    """

    word: str  # as the question has it, to be shown
    alternatives: tuple[Alternative, ...]
    weight: float = 1.0
    counts: bool = True


def normalised(text: str) -> str:
    """Return the text as it is searched: NFKC, white space and control signs as single blanks."""
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=50_000)
def stemmed(word: str) -> str:
    """Return the Porter2 stem of a lower-case word."""
    with _STEMMER_LOCK:
        return str(_stemmer().stemWord(word))


def latin_tokens(word: str) -> tuple[str, ...]:
    """Split a word in Latin letters and digits into stems and numbers: "GPT-3.5" to gpt, 3.5.

    Capitals that would be a function word otherwise (US, WHO, IT) keep apart from it: "=us".
    Initials lose a plural's s, which no stemmer takes from them: "GPUs" is gpu.
    """
    word = _PLURAL_OF_INITIALS.sub(r"\1", word)
    if word.isupper() and len(word) > 1 and word.lower() in ENGLISH_FUNCTION_WORDS:
        return ("=" + word.lower(),)
    return tuple(
        part.replace(",", "") if part[0].isdigit() else stemmed(part)
        for part in _ALPHANUMERIC.findall(word.lower())
    )


def bigrams(word: str) -> tuple[str, ...]:
    """Return the neighbouring pairs of characters of a word, each behind the bigram mark."""
    return tuple(BIGRAM_MARK + word[i : i + 2] for i in range(len(word) - 1))


def joined_names(text: str) -> tuple[str, ...]:
    """Return names of letters and digits in one spelling: "GPT-3.5" and "GPT3.5" to gpt3.5."""
    return tuple(name.replace("-", "") for name in _NAME_WITH_NUMBER.findall(text.lower()))
