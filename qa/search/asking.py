"""The terms of a question before the index is asked: what stands for what, and where.

In: morphemes and text. Out: terms with the spans they stand for. Invariant: words of asking are
left out unless nothing else is there, so that a question that has letters has terms.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from qa import quantities
from qa.language.chunks import Morpheme, tokens
from qa.language.closed_class import (
    ENGLISH_FUNCTION_WORDS,
    GREETINGS,
    LIGHT_WORDS,
    QUESTION_WORDS,
    REQUEST_NOUNS,
    REQUEST_VERBS,
)
from qa.language.hanja import joined_countries, readings
from qa.language.terms import Alternative, QueryTerm

GLOSS_WEIGHT = 0.9  # of a country for its Hanja, or its syllable between dots
MOST_WAYS = 10  # of saying one term

_DULL = QUESTION_WORDS | LIGHT_WORDS | ENGLISH_FUNCTION_WORDS

# From where to where in the question, and another way to say what stands there.
Elsewhere = tuple[int, int, Alternative]


@dataclass(frozen=True, slots=True)
class Asked:
    """A term and the span of the question that it stands for."""

    term: QueryTerm
    start: int
    end: int
    heard: str = ""  # the noun or foreign word as written, lower-case: what others may sound like
    unknown: bool = False


def of_morpheme(morpheme: Morpheme) -> list[Asked]:
    """Return a morpheme's terms; Hanja may be meant by its reading or by what it stands for."""
    if morpheme.tag == "SH":
        meant = readings(morpheme.form)
        ways = [Alternative((morpheme.form,))]
        ways += [Alternative((word,), GLOSS_WEIGHT) for word in meant if len(word) > 1]
        term = QueryTerm(morpheme.form, tuple(ways))
        return [Asked(term, morpheme.start, morpheme.end)]
    spelt = tokens(morpheme)
    named = morpheme.tag in ("NNG", "NNP", "SL")
    return [
        Asked(
            as_term(token, (token,)),
            morpheme.start,
            morpheme.end,
            "" if not named else token if len(spelt) > 1 else morpheme.form.lower(),
            morpheme.unknown,
        )
        for token in spelt
    ]


def as_term(word: str, spelt: Iterable[str], weight: float = 1.0, counts: bool = True) -> QueryTerm:
    """Make a term of the tokens that it may be spelt as."""
    return QueryTerm(word, tuple(Alternative((token,)) for token in spelt), weight, counts)


def without_asking(asked: list[Asked]) -> list[Asked]:
    """Leave out the words of asking, unless nothing else is there.

    Requests are words of asking where a question ends in them: "... explain, I would be grateful".
    """
    ending: set[int] = set()
    verb = False
    for item in reversed(asked):
        if not item.term.counts or item.term.word in _DULL:
            continue
        verb = verb or item.term.word in REQUEST_VERBS
        if not (item.term.word in REQUEST_VERBS or (verb and item.term.word in REQUEST_NOUNS)):
            break
        ending.add(item.start)
    kept = [
        item
        for item in asked
        if item.term.word not in _DULL
        and item.term.word not in GREETINGS
        and item.start not in ending
    ]
    return kept if any(item.term.counts for item in kept) else asked


def with_ways(asked: Asked, others: Iterable[Elsewhere]) -> QueryTerm:
    """Add to a counting term the other ways to say the span in which it stands, each once."""
    if not asked.term.counts:
        return asked.term
    ways = {way.tokens: way for way in asked.term.alternatives}
    for start, end, way in others:
        if start <= asked.start and asked.end <= end:
            ways.setdefault(way.tokens, way)
    return replace(asked.term, alternatives=tuple(ways.values())[:MOST_WAYS])


def figures(text: str) -> Iterator[Elsewhere]:
    """Give the quantities of a text as the index spells them by value."""
    for quantity in quantities.find(text):
        for word in quantities.terms_of(quantity)[:1]:
            yield quantity.start, quantity.end, Alternative((word.lower(),))


def countries(text: str) -> Iterator[Elsewhere]:
    """Give the countries that syllables between dots stand for."""
    for offset, country in joined_countries(text):
        yield offset, offset + 1, Alternative((country,), GLOSS_WEIGHT)
