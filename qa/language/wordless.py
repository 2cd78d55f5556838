"""Texts that ask and claim nothing: empty ones, and ones of signs alone.

In: what somebody wrote. Out: an error that tells which of the two it is. Invariant: what passes
has a letter or a digit.
"""

from qa.errors import RequestError


def refuse_wordless(text: str, what: str, expected: str) -> None:
    """Raise RequestError for a text without a letter or digit; `what` names it in the message."""
    if any(character.isalnum() for character in text):
        return
    found = "holds no letter or digit" if text.strip() else "is empty"
    raise RequestError(f"{what} {found}; {expected}")
