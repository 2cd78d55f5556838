"""A word as its sentence has it, with its ending and what denies it, to be shown.

In: a sentence and a word of it. Out: a part of the sentence. Invariant: it holds the word.
"""

from qa.checking.sentences.words import Word

_DENIED_BEFORE = 12  # characters from a sign to its word
_WITHOUT_BEFORE = 20  # in English, as in "without having to ask"


def with_ending(text: str, word: Word) -> str:
    """A word as written, to the end of what is written together, with its negation."""
    end = word.end
    while end < len(text) and not text[end].isspace() and text[end] not in ',.!?;:)”’"':
        end += 1
    start = word.start
    if word.negated:
        rest = text[end : end + 14]
        for sign in ("않", "못", "없"):
            if sign in rest:
                stop = end + rest.index(sign)
                while stop < len(text) and not text[stop].isspace() and text[stop] not in ",.":
                    stop += 1
                end = stop
                break
        first = max(0, start - (_WITHOUT_BEFORE if word.text.isascii() else _DENIED_BEFORE))
        before = text[first:start].lower()
        for sign in ("not ", "n't ", "never ", "no ", "without ", "안 ", "못 "):
            if sign in before:
                start = first + before.rindex(sign)
                break
    return text[start:end]
