"""Phrases of pages, read from the text files beside this module, as patterns.

A file has sections, `[name]` with a word or a remark behind it; a section has a phrase a line, and
samples behind "- " (goes) and "= " (stays). A phrase is a regular expression in which a space may
be missing, `…` stands for up to 40 characters and `…12` for up to 12, never for a part of a Latin
word. A phrase behind "? " is one that an article may also say in full. Invariant: a phrase is held
against a whole line without the signs and full stops around it, and case does not count.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from importlib.resources import files
from typing import Final

from qa.cleaning.remembering import remembered

_SIGNS: Final = (
    " \t·•*-–—―|>＞»▶▷☞☛◀◁■□◆◇●○◎★☆▲△▼▽✔✓→←↑↓⇒()[]{}<>〈〉《》【】「」『』\"'“”‘’`~_=+^/\\,:;.!?…"
    "♥♡❤☎✉📌👉🔔📢🏷📧∙\ufe0f"
)
_NOTATION: Final = re.compile(r"(?P<look>(?<=\(\?[=!]))?…(?P<most>\d*)|(?<!\\)\((?!\?)| ")
_BORDER: Final = r"(?!(?<=[A-Za-z])[A-Za-z])"  # not within a Latin word
_OPEN: Final = 0.34  # the share of a line that a phrase leaves open and still is nearly all of it
_SHORTEST: Final = 4  # characters; what is shorter may be a heading
_SECTION: Final = re.compile(r"^\[([a-z' ]+)\](.*)$", re.MULTILINE)


class Match(IntEnum):
    """How surely a line is a phrase of pages."""

    NONE = 0
    OPEN = 1  # words of its own stand in it as well
    WHOLE = 2


@dataclass(frozen=True, slots=True)
class Section:
    """The phrases of one section, and what its heading and its samples say."""

    name: str
    remark: str
    match: Callable[[str], Match]
    gone: tuple[str, ...]
    kept: tuple[str, ...]

    def matches(self, line: str) -> bool:
        """Whether a phrase fits the line, open or whole."""
        return self.match(line) is not Match.NONE


def sections(file: str) -> dict[str, Section]:
    """The sections of a file of phrases, by name and in order."""
    text = (files("qa.cleaning") / file).read_text("utf-8")
    _, *parts = _SECTION.split(text)
    read = {}
    for name, remark, body in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        lines = [line for line in body.split("\n") if line and not line.startswith("#")]
        phrases = [line for line in lines if not line.startswith(("- ", "= "))]
        gone = tuple(line[2:] for line in lines if line.startswith("- "))
        kept = tuple(line[2:] for line in lines if line.startswith("= "))
        read[name] = Section(name, remark.strip(), _matcher(phrases), gone, kept)
    return read


def _matcher(phrases: list[str]) -> Callable[[str], Match]:
    sure = _any([phrase for phrase in phrases if not phrase.startswith("? ")])
    unsure = _any([phrase[2:] for phrase in phrases if phrase.startswith("? ")])

    @remembered
    def match(line: str) -> Match:
        line = line.strip(_SIGNS)
        found = sure.fullmatch(line)
        if not found:
            return Match.OPEN if unsure.fullmatch(line) else Match.NONE
        opened = sum(len(text) for text in found.groups() if text)
        whole = len(line) >= _SHORTEST and opened <= _OPEN * len(line)
        return Match.WHOLE if whole else Match.OPEN

    return match


def _any(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(_pattern, phrases)) or r"(?!)", re.IGNORECASE)


def _pattern(phrase: str) -> str:
    """A phrase as a regular expression, whose groups are what its ellipses stand for."""

    def written(match: re.Match[str]) -> str:
        if match.group() in " (":
            return r"\s?" if match.group() == " " else "(?:"
        most = f".{{0,{match['most'] or 40}}}"
        return most if match["look"] is not None else f"{_BORDER}({most}){_BORDER}"

    return f"(?:{_NOTATION.sub(written, phrase)})"
