"""A question into what it asks for: terms, each with the ways in which a passage may say it.

In: a question; the index with its vocabulary and names. Out: query terms, and what was read
otherwise than it was typed. Invariant: a word that the articles have is never read as another.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from qa.language.chunks import Chunk, chunks, content, is_broken, stems, tokens, wholes
from qa.language.closed_class import ENGLISH_FUNCTION_WORDS
from qa.language.korean import Analyzer, pairs_of
from qa.language.terms import Alternative, QueryTerm, joined_names, normalised, stemmed
from qa.language.transliteration import is_hangul, is_latin
from qa.search.asking import (
    MOST_WAYS,
    Asked,
    Elsewhere,
    as_term,
    countries,
    figures,
    of_morpheme,
    with_ways,
    without_asking,
)
from qa.search.slips import Correction, Missed, Slips, is_english, lost
from qa.search.speaking import spoken
from qa.storage.lexical import LexicalIndex

COMPOUND_WEIGHT = 0.6  # of a compound beside its parts
BIGRAM_WEIGHT = 0.3  # of one pair of characters
SOUND_WEIGHT = 0.7  # of a word that only sounds the same, where it sounds just so
SOUND_STEP = 0.05  # less for each tenth that it is further
SLIP_WEIGHT = 0.7  # of a word that is one letter away from what was typed

_LONG_WORD = 3  # letters; a longer word of the dictionary that no article has may be misspelt
_WORTH_SPACING = 4  # letters that can't be made out, above which other spaces are tried


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it was understood."""

    text: str  # with the keyboard and the spaces put right; else as it was asked
    terms: tuple[QueryTerm, ...]
    corrections: tuple[Correction, ...]
    spoken: str  # for the encoder: mended, and Hanja and foreign names as the articles have them

    @property
    def mended(self) -> str:
        """The question with its slips mended."""
        text = self.text
        for correction in self.corrections:
            text = text.replace(correction.written, correction.meant)
        return text


class Questions:
    """Reads questions against one index; make one for each connection, as for the index."""

    def __init__(self, analyzer: Analyzer, index: LexicalIndex) -> None:
        self._analyzer = analyzer
        self._index = index
        self._slips = Slips(analyzer, index)

    def terms(self, question: str) -> list[QueryTerm]:
        """Return what a question asks for, each thing once."""
        return list(self.read(question).terms)

    def read(self, question: str) -> Reading:
        """Return a question as understood: slips of keyboard, spaces and single letters mended.

        A mended word is looked for beside what was typed, at a lower weight.
        """
        text = unicodedata.normalize("NFC", question)
        text, corrections = self._slips.on_the_right_keyboard(text)
        text = normalised(text)
        if text.isupper() and not any(map(is_hangul, text)):
            text = text.lower()
        asked, missed = self._asked(text)
        meant = self._slips.meant_by(missed)
        unread = lost(missed, meant)
        if unread > _WORTH_SPACING and any(map(is_hangul, text)):
            spaced = self._analyzer.spaced(text)
            again, still_missed = self._asked(spaced)
            meant_then = self._slips.meant_by(still_missed)
            before = self._found(asked) + len(meant) - unread / 4
            after = self._found(again) + len(meant_then) - lost(still_missed, meant_then) / 4
            if after > before:
                text, asked, meant = spaced, again, meant_then
        others = [*self._other_names(text), *figures(text), *countries(text)]
        for miss, word in meant:
            corrections.append(Correction(miss.written, word))
            asked = _mended(asked, miss, word)
        terms = [with_ways(self._with_sounds(item), others) for item in without_asking(asked)]
        terms += [as_term(name, (name,), COMPOUND_WEIGHT, False) for name in joined_names(text)]
        unique = {term.alternatives: term for term in reversed(terms)}
        reading = Reading(text, tuple(reversed(unique.values())), tuple(corrections), "")
        return replace(reading, spoken=spoken(reading.mended, self._index))

    def _asked(self, text: str) -> tuple[list[Asked], list[Missed]]:
        """Return the terms of a text, and the words in it that no article has and no dictionary."""
        asked: list[Asked] = []
        missed: list[Missed] = []
        for chunk in chunks(text, self._analyzer.morphemes(text)):
            known = [word for word in wholes(chunk) if word in self._index]
            parts = [part for morpheme in content(chunk) for part in of_morpheme(morpheme)]
            asked += _of_chunk(chunk, parts, known)
            if not known and self._is_missed(chunk, parts):
                forms = (*stems(chunk.text), "" if is_broken(chunk) else chunk.core, chunk.text)
                words = tuple(dict.fromkeys(word.lower() for word in forms if len(word) > 1))
                if self._index.has_any(words):
                    continue
                sure = is_broken(chunk) or not all(p.term.word in self._index for p in parts)
                missed += [Missed(chunk.text, words, chunk.start, chunk.end, sure)] if words else []
        return asked, missed

    def _is_missed(self, chunk: Chunk, parts: Sequence[Asked]) -> bool:
        """Tell whether a chunk that no article has whole may be a slip."""
        latin = chunk.core.lower()
        if is_latin(latin):
            if len(latin) < 4 or latin in ENGLISH_FUNCTION_WORDS:
                return False
            known = self._knows(parts) or self._index.sounding_like(latin)
            return not known and not is_english(latin)
        if any(map(str.isdigit, chunk.text)):
            return False  # another figure is another thing
        if is_broken(chunk):
            return True
        # A noun of one syllable before another is rare, and a sign of a word in pieces.
        pieces = len(parts) > 1 and len(parts[0].heard) == 1 and is_hangul(parts[0].heard)
        absent = [part for part in parts if part.term.word not in self._index]
        return pieces or any(p.unknown or len(p.heard) > _LONG_WORD for p in absent)

    def _knows(self, parts: Sequence[Asked]) -> bool:
        return any(part.term.word in self._index for part in parts)

    def _found(self, asked: Sequence[Asked]) -> int:
        """Return how many of the terms the articles have."""
        return sum(item.term.counts and item.term.word in self._index for item in asked)

    def _with_sounds(self, asked: Asked) -> Asked:
        """Add words of the other script that sound the same."""
        if not asked.heard or not asked.term.counts:
            return asked
        ways = tuple(
            Alternative((token,), SOUND_WEIGHT - SOUND_STEP * far)
            for token, far in self._index.sounding_like(asked.heard)[:MOST_WAYS]
        )
        return replace(asked, term=replace(asked.term, alternatives=asked.term.alternatives + ways))

    def _other_names(self, text: str) -> Iterator[Elsewhere]:
        for named in self._index.names.find(text):
            for other, weight in named.others[:MOST_WAYS]:
                for way in self._ways_of(other):
                    yield named.start, named.end, Alternative(way, weight)

    def _ways_of(self, name: str) -> Iterator[tuple[str, ...]]:
        """Give the tokens that a name may have in a passage: all of its parts, or as one word."""
        text = normalised(name)
        parts = tuple(
            token
            for morpheme in self._analyzer.morphemes(text)
            for token in tokens(morpheme)
            if morpheme.tag[0] in "NXS" and token not in ENGLISH_FUNCTION_WORDS
        )
        whole = text.replace(" ", "").lower()
        if parts:
            yield parts
        if not text.isascii() and (whole,) != parts:
            yield (whole,)


def _mended(asked: Sequence[Asked], miss: Missed, meant: str) -> list[Asked]:
    """Add what was meant; leave out the pieces of what was typed, if no article has them."""
    token = stemmed(meant) if is_latin(meant) else meant
    mended = QueryTerm(miss.written, (Alternative((token,), SLIP_WEIGHT),))
    kept = [
        item
        for item in asked
        if not (
            miss.sure and item.term.counts and miss.start <= item.start and item.end <= miss.end
        )
    ]
    return [*kept, Asked(mended, miss.start, miss.end)]


def _of_chunk(chunk: Chunk, parts: list[Asked], known: Sequence[str]) -> list[Asked]:
    """Return a chunk's terms: one for a name the articles have whole, else one for each part."""
    beside = [as_term(pair, (pair,), BIGRAM_WEIGHT, False) for pair in pairs_of(chunk)]
    if known and is_broken(chunk):
        terms = [as_term(min(known, key=len), known), *beside]
    elif len(parts) == 1 and parts[0].unknown:
        ways = tuple(Alternative((word,)) for word in wholes(chunk))
        alone = replace(parts[0].term, alternatives=parts[0].term.alternatives + ways)
        return [replace(parts[0], term=alone), *_spread(beside, chunk)]
    else:
        terms = [as_term(word, (word,), COMPOUND_WEIGHT, False) for word in known] + beside
        return [*parts, *_spread(terms, chunk)]
    return _spread(terms, chunk)


def _spread(terms: Sequence[QueryTerm], chunk: Chunk) -> list[Asked]:
    """Let terms stand for the whole of a chunk."""
    return [Asked(term, chunk.start, chunk.end) for term in terms]
