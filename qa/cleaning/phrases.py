"""Phrases of pages, read from the text files beside this module, as patterns.

A file has sections, `[name]` with a word or a remark behind it; a section has a phrase a line, and
samples behind "- " (goes) and "= " (stays). A phrase is a regular expression in which a space may
be missing, `…` stands for up to 40 characters and `…12` for up to 12. Invariant: a phrase is held
against a whole line without the signs and full stops around it, and case does not count.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

_SIGNS: Final = (
    " \t·•*-–—―|>＞»▶▷☞☛◀◁■□◆◇●○★☆▲△▼▽✔✓→←↑↓⇒()[]{}<>〈〉《》【】「」『』\"'“”‘’`~_=+^/\\,:;.!?…"
    "♥♡❤☎✉📌👉🔔📢🏷📧∙"
)
_NOTATION: Final = re.compile(r"…(\d*)|(?<!\\)\((?!\?)| ")
_SECTION: Final = re.compile(r"^\[([a-z' ]+)\](.*)$", re.MULTILINE)
_REMEMBERED: Final = 4_096  # lines; the rules go over each text more than once


@dataclass(frozen=True, slots=True)
class Section:
    """The phrases of one section, and what its heading and its samples say."""

    name: str
    remark: str
    matches: Callable[[str], bool]
    gone: tuple[str, ...]
    kept: tuple[str, ...]


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


def _matcher(phrases: list[str]) -> Callable[[str], bool]:
    whole = re.compile("|".join(f"(?:{_pattern(one)})" for one in phrases), re.IGNORECASE)

    @lru_cache(maxsize=_REMEMBERED)
    def matches(line: str) -> bool:
        return bool(whole.fullmatch(line.strip(_SIGNS)))

    return matches


def _pattern(phrase: str) -> str:
    """A phrase as a regular expression."""

    def written(match: re.Match[str]) -> str:
        if match.group() == " ":
            return r"\s?"
        return "(?:" if match.group() == "(" else f".{{0,{match[1] or 40}}}"

    return _NOTATION.sub(written, phrase)
