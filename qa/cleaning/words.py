"""The words of the page around an article: buttons, menus, counters, in Korean and English.

`words.txt` holds them. Invariant: a line counts as page words only if nothing else than such words,
digits and signs stands in it; one other word, a particle even, and the line is the article's.
"""

import re
from importlib.resources import files
from typing import Final

from qa.cleaning.remembering import remembered

_HEADING = re.compile(r"^\[(\w+)\].*$", re.MULTILINE)
_LONGEST = 160
_STEP = re.compile(r"(?:\d{1,2}[.)]|[①-⑳])\s")  # of instructions, which may name a button
_MENU_LEAST = 3


def _read() -> dict[str, list[str]]:
    text = (files("qa.cleaning") / "words.txt").read_text("utf-8")
    _, *parts = _HEADING.split(text)
    return {name: words.split() for name, words in zip(parts[::2], parts[1::2], strict=True)}


def _loose(word: str) -> str:
    """A word as a pattern; in Korean page words, spaces come and go between syllables."""
    return r"\s?".join(map(re.escape, word)) if re.search("[가-힣]", word) else re.escape(word)


def _any(words: list[str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    korean = [_loose(word) for word in longest_first if not word.isascii()]
    latin = [re.escape(word) for word in longest_first if word.isascii()]
    return "|".join([*korean, rf"(?<![A-Za-z])(?:{'|'.join(latin)})(?![A-Za-z])"])


_WORDS: Final = _read()
_NAMED: Final = _WORDS["buttons"] + _WORDS["labels"]
SECTIONS: Final = frozenset(word.lower() for word in _WORDS["sections"])
_BUTTONS: Final = frozenset(re.sub(r"\W", "", word).lower() for word in _WORDS["buttons"])
_BUTTON: Final = re.compile(_any(_WORDS["buttons"]), re.IGNORECASE)
_LABEL: Final = re.compile(_any(_NAMED), re.IGNORECASE)
_ONLY: Final = re.compile(rf"(?>{_any(_NAMED + _WORDS['fillers'])}|[\W\d_])++", re.IGNORECASE)
_LISTED: Final = SECTIONS | frozenset(word.lower() for word in _NAMED)
_KNOWN: Final = _LISTED | frozenset(word.lower() for word in _WORDS["fillers"])


@remembered
def evidence(line: str) -> int:
    """How many page words make up the line: 0 where anything else stands in it.

    A word that is a button by itself counts for two: 2 and more is a line of furniture anywhere.
    """
    if len(line) > _LONGEST or _STEP.match(line):
        return 0
    if re.sub(r"[\W\d_]+", "", line).lower() in _BUTTONS:
        return 2
    if not _ONLY.fullmatch(line):
        return 0
    labels = sum(1 for _ in _LABEL.finditer(line))
    return labels + 1 if _BUTTON.search(line) else labels


def names_sections(line: str) -> bool:
    """Whether a line is nothing but the names of sections: 경제 > 산업, [IT | 과학]."""
    words = re.findall(r"[^\W_]+", line.lower())
    return bool(words) and all(word in SECTIONS for word in words)


def is_menu(line: str) -> bool:
    """Whether a line lists at least three parts of a site and hardly anything else.

    What may stand between those proves nothing: "up to 40 % of the plastics in" is no menu.
    """
    words = [word for word in re.findall(r"[^\W_]+", line.lower()) if not word.isdigit()]
    listed = sum(word in _LISTED for word in words)
    known = sum(word in _KNOWN for word in words)
    return listed >= _MENU_LEAST and known >= 0.75 * len(words)
