"""Hyphens at the ends of lines: those that only break a word, and those that belong to it.

In: a line and the words that go on from it. Out: whether its hyphen goes. Invariant: a line without
a hyphen behind letters, or whose next does not go on in lower case, is told nothing of.
"""

import re
from collections.abc import Iterable

_HYPHENATED = re.compile(r"(?P<before>\w-)?(?P<start>[A-Za-z]{2,})[-\xad]$")
_COMPOUND = re.compile(r"\b\w+-\w+")
# What goes before a hyphen in compounds and hardly begins a longer word.
_FIRST_PARTS = """
all best better cross deep double early eight eighteen eighth eighty ever far fast few fifth fifty
first five forty four fourth free full good half hard heavy high hundred ill kind large last late
left light little long low many mid middle much narrow nearly never new newly nine ninety ninth now
often old once open poor quarter quick right second self semi seven seventh seventy short single six
sixth sixty slow small soft so still strong ten tenth then thick third thirty thousand three time
triple twenty twice two vice warm well wide world worst yet
"""
_COMPOUNDING = frozenset(_FIRST_PARTS.split())


def compounds(texts: Iterable[str]) -> set[str]:
    """The words with a hyphen that stand whole in some texts, in lower case."""
    return {word.lower() for text in texts for word in _COMPOUND.findall(text)}


def is_hyphenated(line: str, words: str) -> bool:
    """Whether a hyphen ends a line within a word that goes on with `words`."""
    return _HYPHENATED.search(line) is not None and words[:1].islower()


def breaks_word(line: str, words: str, whole: set[str]) -> bool:
    """Whether such a hyphen only broke the word: none of `whole`, and no usual compound."""
    match = _HYPHENATED.search(line) if is_hyphenated(line, words) else None
    if match is None:
        return False
    second = re.match(r"\w+", words)
    first = match["start"].lower()
    compound = f"{first}-{second[0] if second else ''}".lower()
    return not (compound in whole or match["before"] or first in _COMPOUNDING)
