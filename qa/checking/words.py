"""The words of a sentence as they are compared, and what both languages share in making them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from qa.checking import glossary

Span = tuple[int, int]


class WordKind(StrEnum):
    """What a word does."""

    NAME = "name"
    NOUN = "noun"
    PREDICATE = "predicate"


class Aspect(StrEnum):
    """Whether what a word tells has come about; see `qa.checking.aspects`."""

    PLAIN = "plain"  # nothing tells
    DONE = "done"  # it has, or goes on
    AHEAD = "ahead"  # it is planned or foretold
    OPEN = "open"  # it is asked for, possible, or supposed


@dataclass(frozen=True, slots=True)
class Word:
    """One content word; words that share a key say the same."""

    start: int
    end: int
    text: str
    kind: WordKind
    keys: frozenset[str]
    weight: float
    role: str = ""  # the particle's tag behind it, in Korean
    negated: bool = False
    poles: tuple[tuple[int, int], ...] = ()
    known: bool = False  # a name of what everybody knows, such as a country
    aspect: Aspect = Aspect.PLAIN


def keys_of(forms: Iterable[str]) -> frozenset[str]:
    """What words must share to say the same: their forms, and the groups of these."""
    keys: set[str] = set()
    for form in forms:
        form = form.lower()
        keys.add(form)
        bare = form.removesuffix("다") if len(form) > 2 else form
        keys |= {f"={group}" for token in (form, bare) for group in glossary.groups(token)}
    return frozenset(keys)


def poles_of(forms: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """The axes on which some form stands at an end."""
    return tuple(dict.fromkeys(pole for form in forms for pole in glossary.poles(form.lower())))


def spans_of(text: str, ends: Iterable[int]) -> list[Span]:
    """A text cut at its ends."""
    cuts = sorted({0, len(text), *ends})
    return list(pairwise(cuts)) or [(0, len(text))]
