"""Korean and English text into tokens: content words, whole words as written, bigrams.

In: a text; or a question and a way to ask what words are known. Out: Terms or QueryTerms.
Invariant: a passage's terms depend on its own article alone, never on what was analysed before,
so that the same articles in any order make the same index.
"""

import re
import threading
from collections.abc import Callable, Iterable
from typing import Any

from qa.chunks import Chunk, Morpheme, chunks, content, is_broken, tokens, wholes
from qa.closed_class import (
    ENGLISH_FUNCTION_WORDS,
    LIGHT_WORDS,
    QUESTION_WORDS,
    REQUEST_WORDS,
)
from qa.terms import Alternative, QueryTerm, Terms, bigrams, joined_names, normalised

COMPOUND_WEIGHT = 0.6  # of a compound beside its parts
BIGRAM_WEIGHT = 0.3  # of one pair of characters

_HANGUL = re.compile(r"[가-힣]+")


def _nothing(token: str) -> bool:
    """Know no token: what a question is analysed with where there is no index."""
    return not token


class Analyzer:
    """Kiwi with what qa needs around it; loaded at the first use, safe to share by threads."""

    def __init__(self) -> None:
        self._kiwi: Any = None
        self._lock = threading.Lock()

    def terms(self, text: str) -> Terms:
        """Return the tokens of a passage."""
        text = normalised(text)
        morphemes: list[str] = []
        surface: list[str] = list(joined_names(text))
        pairs: list[str] = []
        for chunk in chunks(text, self.morphemes(text)):
            morphemes += [token for morpheme in content(chunk) for token in tokens(morpheme)]
            surface += wholes(chunk)
            pairs += _pairs(chunk)
        return Terms(tuple(morphemes), tuple(surface), tuple(pairs))

    def question(self, text: str, known: Callable[[str], bool] = _nothing) -> list[QueryTerm]:
        """Return what a question asks for; `known` tells whether the index holds a token.

        A word that the analyser takes apart although the articles have it whole is one term.
        """
        text = normalised(text)
        found: list[QueryTerm] = []
        for chunk in chunks(text, self.morphemes(text)):
            found += _query_terms(chunk, known)
        found += [_term(name, (name,), COMPOUND_WEIGHT, False) for name in joined_names(text)]
        return _asked(found)

    def morphemes(self, text: str) -> list[Morpheme]:
        """Analyse a normalised text."""
        return [
            Morpheme(
                token.form,
                token.tag.partition("-")[0],
                token.start,
                token.start + token.len,
                bool(token.oov),
            )
            for token in self._loaded().tokenize(text)
        ]

    def _loaded(self) -> Any:
        with self._lock:
            if self._kiwi is None:
                from kiwipiepy import Kiwi

                self._kiwi = Kiwi()
            return self._kiwi


def _pairs(chunk: Chunk) -> list[str]:
    word = chunk.text if is_broken(chunk) else chunk.core
    return [pair for run in _HANGUL.findall(word) for pair in bigrams(run)]


def _query_terms(chunk: Chunk, known: Callable[[str], bool]) -> list[QueryTerm]:
    whole = [word for word in wholes(chunk) if known(word)]
    if whole and is_broken(chunk):
        return [_term(whole[-1], whole), *_pair_terms(chunk)]
    parts = [_term(token, (token,)) for morpheme in content(chunk) for token in tokens(morpheme)]
    if whole and len(parts) == 1:
        parts[0] = _term(parts[0].word, (parts[0].word, *whole))
        whole = []
    compounds = [_term(word, (word,), COMPOUND_WEIGHT, False) for word in whole]
    return [*parts, *compounds, *_pair_terms(chunk)]


def _pair_terms(chunk: Chunk) -> list[QueryTerm]:
    return [_term(pair, (pair,), BIGRAM_WEIGHT, False) for pair in _pairs(chunk)]


def _term(word: str, spelt: Iterable[str], weight: float = 1.0, counts: bool = True) -> QueryTerm:
    return QueryTerm(word, tuple(Alternative((token,)) for token in spelt), weight, counts)


def _asked(terms: list[QueryTerm]) -> list[QueryTerm]:
    """Leave out the words of asking, unless nothing else is there; each term once."""
    dull = QUESTION_WORDS | LIGHT_WORDS | ENGLISH_FUNCTION_WORDS
    last = {term.word for term in [t for t in terms if t.counts][-3:]}
    kept = [
        term
        for term in terms
        if term.word not in dull and not (term.word in REQUEST_WORDS and term.word in last)
    ]
    if not any(term.counts for term in kept):
        kept = terms
    unique: dict[tuple[Alternative, ...], QueryTerm] = {}
    for term in kept:
        unique.setdefault(term.alternatives, term)
    return list(unique.values())
