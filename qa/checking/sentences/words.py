"""The words of a sentence as they are compared, and what both languages share in making them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from qa.checking.sentences import glossary

Span = tuple[int, int]
_NOUN = 1.0  # what a noun of some letters weighs


class WordKind(StrEnum):
    """What a word does."""

    NAME = "name"
    NOUN = "noun"
    PREDICATE = "predicate"


class Aspect(StrEnum):
    """Whether what a word tells has come about; see `qa.checking.sentences.aspects`."""

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


def joined(text: str, words: Iterable[Word]) -> list[Word]:
    """Words with those that they are written together with as one: an analyser cuts 솔섬 in two."""
    found: list[Word] = []
    for word in words:
        last = found[-1] if found else None
        apart = WordKind.PREDICATE in (word.kind, last.kind) if last is not None else True
        if last is None or apart or word.start != last.end:
            found.append(word)
            continue
        whole = text[last.start : word.end]
        named = WordKind.NAME in (word.kind, last.kind)
        found[-1] = replace(
            word, start=last.start, text=whole, keys=keys_of((whole,)),
            kind=WordKind.NAME if named else word.kind, weight=max(word.weight, last.weight, _NOUN),
        )  # fmt: skip
    return found


def spans_of(text: str, ends: Iterable[int]) -> list[Span]:
    """A text cut at its ends."""
    cuts = sorted({0, len(text), *ends})
    return list(pairwise(cuts)) or [(0, len(text))]
