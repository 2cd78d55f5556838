"""Whether a question is of nothing: keys pressed in a row or one over and over, or only "why?".

In: a question as it was understood, and the index. Out: yes or no. Invariant: no where it has a
word that tells what is asked about. All texts are as near to what has none.
"""

import re

from qa.language.closed_class import (
    ENGLISH_FUNCTION_WORDS,
    GREETINGS,
    LIGHT_WORDS,
    QUESTION_WORDS,
    REQUEST_NOUNS,
    REQUEST_VERBS,
)
from qa.search.questions import Reading
from qa.storage.lexical import LexicalIndex

_WORD = re.compile(r"\w+")
_ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ",
    "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ",
    "ㅋㅌㅊㅍㅠㅜㅡ",
)
_OF_NOTHING = frozenset[str]().union(
    QUESTION_WORDS, LIGHT_WORDS, ENGLISH_FUNCTION_WORDS, GREETINGS, REQUEST_VERBS, REQUEST_NOUNS,
    ("hello", "hi", "hey", "ok", "okay", "ye", "bye", "네", "예", "응", "그래", "그래서"),
)  # fmt: skip
_LETTER = re.compile(r"[a-zㄱ-ㅎㅏ-ㅣ가-힣]", re.I)  # Hanja tell something, and so do figures
_NOUN = re.compile(r"[가-힣]")  # 쌀, where an article has it
_RUN = 3  # keys beside one another that are no chance


def is_gibberish(question: Reading, index: LexicalIndex) -> bool:
    """Whether a question has no word but runs of keys, and no article has one of these."""
    words = _WORD.findall(question.mended.lower())
    if not words or not all(map(_is_run, words)):
        return False
    ways = (way for term in question.terms for way in term.alternatives)
    return not any(token in index for way in ways for token in way.tokens)


def is_of_nothing(question: Reading, index: LexicalIndex) -> bool:
    """Whether a question has no word but those of asking, greeting and thanking, and letters."""
    words = _WORD.findall(question.mended)
    if all(_LETTER.fullmatch(word) for word in words):
        return not any(_NOUN.fullmatch(word) and word in index for word in words)
    return all(term.word in _OF_NOTHING for term in question.terms if term.counts)


def _is_run(word: str) -> bool:
    """Whether a word is one key over and over, or only keys that lie side by side: asdf, lkjfds."""
    if len(word) < _RUN:
        return False
    if len(set(word)) == 1:
        return True
    at = 0
    while at < len(word):
        length = max(_run(word[at:], row) for row in (*_ROWS, *(row[::-1] for row in _ROWS)))
        if length < _RUN:
            return False
        at += length
    return True


def _run(word: str, row: str) -> int:
    """How many letters at the beginning of a word lie side by side in a row of keys."""
    start = row.find(word[0])
    length = 0
    while start >= 0 and row[start : start + length + 1] == word[: length + 1]:
        length += 1
        if length == len(word) or start + length == len(row):
            break
    return length
