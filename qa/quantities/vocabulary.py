"""Lists of words, written in the modules that use them as running text.

In: a text. Out: its words. Invariant: none is lost or moved.
"""


def listed(words: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(words.split())
