"""A question into what it asks for: terms, each with the ways in which a passage may say it.

In: a question; the index with its vocabulary and names. Out: query terms. Invariant: words of
asking are left out unless nothing else is there, so a question that has letters has terms.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from qa import quantities
from qa.chunks import Chunk, Morpheme, chunks, content, is_broken, tokens, wholes
from qa.closed_class import (
    ENGLISH_FUNCTION_WORDS,
    LIGHT_WORDS,
    QUESTION_WORDS,
    REQUEST_WORDS,
)
from qa.hanja import joined_countries, readings
from qa.korean import Analyzer, pairs_of
from qa.lexical import LexicalIndex
from qa.terms import Alternative, QueryTerm, joined_names, normalised
from qa.transliteration import is_hangul, is_latin

COMPOUND_WEIGHT = 0.6  # of a compound beside its parts
BIGRAM_WEIGHT = 0.3  # of one pair of characters
SOUND_WEIGHT = 0.7  # of a word that only sounds the same, where it sounds just so
SOUND_STEP = 0.05  # less for each tenth that it is further
GLOSS_WEIGHT = 0.9  # of a country for its Hanja
_MOST_WAYS = 10  # of saying one term

_DULL = QUESTION_WORDS | LIGHT_WORDS | ENGLISH_FUNCTION_WORDS
_LAST = 3  # terms at the end of a question among which words of asking are looked for


@dataclass(frozen=True, slots=True)
class _Asked:
    """A term and the span of the question that it stands for."""

    term: QueryTerm
    start: int
    end: int
    unknown: bool = False


class Questions:
    """Reads questions against one index; make one for each connection, as for the index."""

    def __init__(self, analyzer: Analyzer, index: LexicalIndex) -> None:
        self._analyzer = analyzer
        self._index = index

    def terms(self, question: str) -> list[QueryTerm]:
        """Return what a question asks for, each thing once."""
        text = normalised(question)
        if text.isupper():
            text = text.lower()
        asked: list[_Asked] = []
        for chunk in chunks(text, self._analyzer.morphemes(text)):
            asked += self._of_chunk(chunk)
        asked = [self._with_sounds(item) for item in _without_asking(asked)]
        others = [*self._other_names(text), *_quantities(text), *_countries(text)]
        terms = [_with_ways(item, others) for item in asked]
        terms += [_term(name, (name,), COMPOUND_WEIGHT, False) for name in joined_names(text)]
        unique: dict[tuple[Alternative, ...], QueryTerm] = {}
        for term in terms:
            unique.setdefault(term.alternatives, term)
        return list(unique.values())

    def _of_chunk(self, chunk: Chunk) -> list[_Asked]:
        """Return a chunk's terms: one for a name the articles have whole, else one for a part."""
        known = [word for word in wholes(chunk) if word in self._index]
        pairs = [_term(pair, (pair,), BIGRAM_WEIGHT, False) for pair in pairs_of(chunk)]
        beside = [_Asked(pair, chunk.start, chunk.end) for pair in pairs]
        if known and is_broken(chunk):
            whole = _term(min(known, key=len), known)
            return [_Asked(whole, chunk.start, chunk.end), *beside]
        parts = [part for morpheme in content(chunk) for part in _of_morpheme(morpheme)]
        if len(parts) == 1 and parts[0].unknown:
            ways = tuple(Alternative((word,)) for word in wholes(chunk))
            alone = replace(parts[0].term, alternatives=parts[0].term.alternatives + ways)
            return [replace(parts[0], term=alone), *beside]
        compounds = [_term(word, (word,), COMPOUND_WEIGHT, False) for word in known]
        return [*parts, *(_Asked(term, chunk.start, chunk.end) for term in compounds), *beside]

    def _with_sounds(self, asked: _Asked) -> _Asked:
        """Add words of the other script that sound the same, for foreign and unknown words."""
        word = asked.term.word
        foreign = is_latin(word) or (asked.unknown and is_hangul(word))
        if not foreign or not asked.term.counts:
            return asked
        ways = tuple(
            Alternative((token,), SOUND_WEIGHT - SOUND_STEP * far)
            for token, far in self._index.sounding_like(word)[:_MOST_WAYS]
        )
        return replace(asked, term=replace(asked.term, alternatives=asked.term.alternatives + ways))

    def _other_names(self, text: str) -> Iterator[tuple[int, int, Alternative]]:
        for named in self._index.names.find(text):
            for other, weight in named.others[:_MOST_WAYS]:
                for way in self._ways_of(other):
                    yield named.start, named.end, Alternative(way, weight)

    def _ways_of(self, name: str) -> Iterator[tuple[str, ...]]:
        """Give the tokens that a name may have in a passage: as one word, or all of its parts."""
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


def _of_morpheme(morpheme: Morpheme) -> list[_Asked]:
    """Return a morpheme's terms; Hanja may be meant by its reading or by what it stands for."""
    unknown = morpheme.unknown
    if morpheme.tag == "SH":
        heard = readings(morpheme.form)
        ways = [Alternative((morpheme.form,))]
        ways += [Alternative((word,), GLOSS_WEIGHT) for word in heard if len(word) > 1]
        term = QueryTerm(morpheme.form, tuple(ways))
        return [_Asked(term, morpheme.start, morpheme.end)]
    return [
        _Asked(_term(token, (token,)), morpheme.start, morpheme.end, unknown)
        for token in tokens(morpheme)
    ]


def _term(word: str, spelt: Iterable[str], weight: float = 1.0, counts: bool = True) -> QueryTerm:
    return QueryTerm(word, tuple(Alternative((token,)) for token in spelt), weight, counts)


def _without_asking(asked: list[_Asked]) -> list[_Asked]:
    """Leave out the words of asking, unless nothing else is there."""
    last = {item.term.word for item in [item for item in asked if item.term.counts][-_LAST:]}
    kept = [
        item
        for item in asked
        if item.term.word not in _DULL
        and not (item.term.word in REQUEST_WORDS and item.term.word in last)
    ]
    return kept if any(item.term.counts for item in kept) else asked


def _with_ways(asked: _Asked, others: Iterable[tuple[int, int, Alternative]]) -> QueryTerm:
    """Add to a term the other ways to say the span in which it stands, each way once."""
    ways = {way.tokens: way for way in asked.term.alternatives}
    for start, end, way in others:
        if start <= asked.start and asked.end <= end:
            ways.setdefault(way.tokens, way)
    return replace(asked.term, alternatives=tuple(ways.values())[:_MOST_WAYS])


def _quantities(text: str) -> Iterator[tuple[int, int, Alternative]]:
    for quantity in quantities.find(text):
        for word in quantities.terms_of(quantity)[:1]:
            yield quantity.start, quantity.end, Alternative((word.lower(),))


def _countries(text: str) -> Iterator[tuple[int, int, Alternative]]:
    for offset, country in joined_countries(text):
        yield offset, offset + 1, Alternative((country,), GLOSS_WEIGHT)
