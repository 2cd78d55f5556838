"""Lists of words, written in the modules that use them as running text."""


def listed(words: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(words.split())
