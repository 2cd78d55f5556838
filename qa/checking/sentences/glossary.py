"""Everyday words of news in Korean and English: which say the same, and which say the opposite.

In: a token as an analyser or a stemmer gives it. Out: the number of its group, or its axes and
signs. Invariant: nothing here names a person, a place, a company or an event.
"""

from functools import lru_cache
from importlib.resources import files

from qa.language.terms import stemmed

# One group a line; Korean nouns and 다-forms, then English words by any of their forms.
_SAME = "same.txt"
# One axis a line: one end / the other; a word may stand at an end of several axes.
_OPPOSITE = "opposite.txt"


def _lines(name: str) -> list[str]:
    return (files("qa.checking.sentences") / name).read_text("utf-8").strip().splitlines()


def _tokens(words: str) -> list[str]:
    korean, _, english = words.partition("|")
    return [*korean.lower().split(), *(stemmed(word) for word in english.split())]


@lru_cache(maxsize=1)
def _groups() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(_lines(_SAME)):
        for token in _tokens(line):
            found[token] = (*found.get(token, ()), number)
    return found


@lru_cache(maxsize=1)
def _axes() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, line in enumerate(_lines(_OPPOSITE)):
        for sign, words in zip((1, -1), line.split(" / "), strict=True):
            for token in _tokens(words):
                found[token] = (*found.get(token, ()), (number, sign))
    return found


def groups(token: str) -> tuple[int, ...]:
    """The groups of words that say the same as this token; most tokens are in none."""
    return _groups().get(token, ())


def poles(token: str) -> tuple[tuple[int, int], ...]:
    """The axes on which a token stands at an end, each with the sign of that end."""
    return _axes().get(token, ())
