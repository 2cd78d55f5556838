"""What is passed over for another thing: the platinum of "nickel instead of platinum", 백금 대신.

Also the town of "chose Marlow over Bexley".

In: words as read. Out: words, some marked as denied. Invariant: no word is added or taken away.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa.checking.sentences.words import Word, WordKind

_INSTEAD = re.compile(r"\s대신(?=[\s,])")
_ENGLISH_INSTEAD = re.compile(r"\b(?:instead of|rather than|in place of)\s", re.I)
_OVER = re.compile(
    r"\b(?:choos|chose|pick|select|prefer|favou?r|opt)[a-z]*\s[^.,;:]{1,80}?\sover\s(?=[A-Z])"
)
_JOINED = re.compile(r"(?:\s(?:(?:the|a|an|its|their|his|her|old)\s)?)?", re.I)


def passed_over(text: str, words: Sequence[Word]) -> list[Word]:
    """Mark the words before 대신 or behind "instead of" as denied, but for what comes again.

    보잉 여객기 대신 에어버스 여객기 passes Boeing over, and no airliner.
    """
    found = list(words)
    for match in _INSTEAD.finditer(text):
        _deny(found, _before(text, words, match.start()))
    for match in (*_ENGLISH_INSTEAD.finditer(text), *_OVER.finditer(text)):
        _deny(found, _behind(text, words, match.end()))
    return found


def _before(text: str, words: Sequence[Word], end: int) -> list[int]:
    places: list[int] = []
    for i in range(len(words) - 1, -1, -1):
        word = words[i]
        if word.end > end:
            continue
        gap = text[word.end : words[places[-1]].start if places else end]
        if gap.strip() or word.role or word.kind is WordKind.PREDICATE:
            break
        places.append(i)
    return places


def _behind(text: str, words: Sequence[Word], start: int) -> list[int]:
    places: list[int] = []
    end = start
    for i, word in enumerate(words):
        if word.start < start:
            continue
        if not _JOINED.fullmatch(text[end : word.start]):
            break
        places.append(i)
        end = word.end
    return places


def _deny(words: list[Word], places: Sequence[int]) -> None:
    others = [word for i, word in enumerate(words) if i not in places]
    for i in places:
        if not any(words[i].keys & other.keys for other in others):
            words[i] = replace(words[i], negated=True)
