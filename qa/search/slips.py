"""Slips in a question: what was typed that no article has, and the articles' word that it may be.

In: stretches that were missed, and the index with its vocabulary. Out: for each at most one word
that the articles have. Invariant: a word that the articles have is never read as another.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from qa.language.closed_class import ENGLISH_FUNCTION_WORDS
from qa.language.korean import Analyzer
from qa.language.terms import latin_tokens, stemmed
from qa.language.transliteration import is_latin
from qa.search.repair import as_korean, as_latin, has_loose_jamo, slips
from qa.storage.lexical import LexicalIndex

if TYPE_CHECKING:
    from spellchecker import SpellChecker

_MOST_SLIPS = 2  # in one question, the longest words first: each is looked up in 300 spellings
_LONGEST_SLIP = 12  # letters of a word that is looked up so
_SURE_TYPED = 4  # letters; a shorter word is also made by chance of the other keyboard's letters
_WORD = re.compile(r"[A-Za-z]+|[가-힣ㄱ-ㅣ]+")


@dataclass(frozen=True, slots=True)
class Correction:
    """A word of a question that no article has, and the one it was read as."""

    written: str
    meant: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A stretch of a question that no article and no dictionary has, in the forms it may have."""

    written: str
    words: tuple[str, ...]
    start: int
    end: int
    sure: bool  # that what stands there is not in the articles


class Slips:
    """Reads what was typed wrongly as the articles have it; made for one index."""

    def __init__(self, analyzer: Analyzer, index: LexicalIndex) -> None:
        self._analyzer = analyzer
        self._index = index

    def on_the_right_keyboard(self, text: str) -> tuple[str, list[Correction]]:
        """Put right what was typed on the keyboard of the other language, if it is known then."""
        typed = _WORD.findall(text)
        meant = {word: other for word in typed if (other := self._on_other_keyboard(word))}
        if any(map(is_latin, meant)):  # then the short ones were typed so as well: auc is 몇
            short = {
                w: as_korean(w)
                for w in typed
                if len(w) < _SURE_TYPED and w.islower() and is_latin(w)
            }
            meant |= {
                word: other
                for word, other in short.items()
                if other and not self._index.has_any(latin_tokens(word))
            }
        corrections = [Correction(word, meant[word]) for word in typed if word in meant]
        return _WORD.sub(lambda match: meant.get(match[0], match[0]), text), corrections

    def _on_other_keyboard(self, word: str) -> str | None:
        if has_loose_jamo(word):
            meant = as_latin(word)
            return meant if meant and self._index.has_any(latin_tokens(meant)) else None
        short = len(word) < _SURE_TYPED or word.lower() in ENGLISH_FUNCTION_WORDS
        if short or not is_latin(word):
            return None
        meant = as_korean(word)
        if (
            not meant
            or self._index.has_any(latin_tokens(word))
            or self._index.sounding_like(word.lower())
        ):
            return None
        text_terms = self._analyzer.terms(meant)
        return meant if self._index.has_any((*text_terms.morphemes, *text_terms.surface)) else None

    def meant_by(self, missed: Sequence[Missed]) -> list[tuple[Missed, str]]:
        """Return the words that the longest of the missed ones may be slips of."""
        longest = sorted(missed, key=lambda miss: (-len(miss.written), miss.start))[:_MOST_SLIPS]
        found = [(miss, self._meant(miss)) for miss in sorted(longest, key=lambda m: m.start)]
        return [(miss, meant) for miss, meant in found if meant is not None]

    def _meant(self, miss: Missed) -> str | None:
        """Return the articles' word that is one letter away, of several the most frequent."""
        for word in miss.words:
            if len(word) <= (3 if is_latin(word) else 2) or len(word) > _LONGEST_SLIP:
                continue  # words of two syllables are one letter away from too many others
            if is_latin(word):
                # The first two letters are taken to be right: a few words to look at, not 300.
                # So is the ending: only so is what is read another form of a word.
                near = self._index.beginning_with(word[:2])
                end = _ending(word)
                likely = filter(self._is_word, _with_stem_among(slips(word), near))
                told = {slip: stemmed(slip) for slip in likely if _ending(slip) == end}
                spellings = {stem: slip for slip, stem in told.items()}
                found = {slip: n for slip, n in near.items() if slip in spellings}
            else:
                spellings = {slip: slip for slip in slips(word)}
                found = self._index.frequencies(tuple(spellings))
            if found:
                return spellings[min(found, key=lambda slip: (-found[slip], slip))]
        return None

    def _is_word(self, latin: str) -> bool:
        """Whether this is a word, or a name that the articles have."""
        return is_english(latin) or (stemmed(latin) == latin and latin in self._index)


def is_english(latin: str) -> bool:
    """Whether a word in small letters is one of English; of the commonest the encoder tells."""
    from qa.models.tokens import shared

    return len(shared().tokens([latin])[0].ids) == 1 or latin in _dictionary()


@lru_cache(maxsize=1)
def _dictionary() -> "SpellChecker":
    from spellchecker import SpellChecker  # takes 0.3 s: only where a word is missed

    return SpellChecker(language="en")


def lost(missed: Sequence[Missed], meant: Sequence[tuple[Missed, str]]) -> int:
    """Return how many letters of a question could not be made out."""
    made_out = {miss.start for miss, _ in meant}
    return sum(miss.end - miss.start for miss in missed if miss.start not in made_out)


def _with_stem_among(words: Iterable[str], stems: Iterable[str]) -> Iterator[str]:
    """The words that may have one of these stems: stemming takes long, and there are hundreds.

    It changes two letters of what it leaves of a word at the most.
    """
    heads = {stem[: max(2, len(stem) - 2)] for stem in stems}
    sizes = sorted({len(head) for head in heads})
    return (word for word in words if any(word[:size] in heads for size in sizes))


def _ending(latin: str) -> str:
    """What stemming takes off or changes at the end of a word."""
    stem = stemmed(latin)
    return latin[len(stem) :] if latin.startswith(stem) else stem[-1:] + latin[len(stem) :]
