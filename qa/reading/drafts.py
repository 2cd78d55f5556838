"""A file with a draft in it to the text that is checked.

In: a name and bytes. Out: text. Invariant: plain text and Markdown stay as they are, markup and
line ends and all, so that offsets count in the file's own text, whatever it is encoded in.
"""

from pathlib import PurePath

from qa import reading
from qa.reading.decoding import decode

_PLAIN = frozenset((".txt", ".text", ".md", ".markdown", ""))


def draft_text(name: str, content: bytes) -> str:
    """The text of a draft. Raises ReadingError where nothing can be read of it."""
    if PurePath(name).suffix.lower() in _PLAIN:
        return decode(content)
    return "\n\n".join(article.text for article in reading.read(name, content))
