"""A Korean question as the encoder gets it: Hanja and foreign names in the articles' spelling.

In: a question and the index. Out: the question with some words written otherwise. Invariant: only
what no article has is replaced, and only by what some article has.
"""

from qa.language.hanja import HANJA, readings
from qa.language.terms import latin_tokens
from qa.language.transliteration import is_hangul
from qa.storage.lexical import LexicalIndex

_SURELY = 0.9  # the least weight of another name that is put in a name's place


def spoken(question: str, index: LexicalIndex) -> str:
    """Write Hanja and foreign names in Hangul where the articles do."""
    if not any(map(is_hangul, question)):
        return question
    text = HANJA.sub(lambda run: _in_hangul(run[0], index), question)
    for named in reversed(index.names.find(text)):
        written = text[named.start : named.end]
        if written.isascii() and not all(token in index for token in latin_tokens(written)):
            hangul = [name for name, weight in named.others if weight >= _SURELY]
            meant = next((name for name in hangul if is_hangul(name) and name in index), written)
            text = text[: named.start] + meant + text[named.end :]
    return text


def _in_hangul(run: str, index: LexicalIndex) -> str:
    """The reading of Hanja, or the countries they stand for; as they are if no article has it."""
    reading, *meant = readings(run) or (run,)
    if len(reading) > 1 and reading in index:
        return reading
    return " ".join(word for word in meant if word in index) or run
