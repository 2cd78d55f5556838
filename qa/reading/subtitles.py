"""Subtitles in a text file, SubRip or WebVTT -> what is said in them.

Comes in: the text of a .txt file. Goes out: the words of the cues as running text, a line for each
sentence that a cue ends. Invariant: only numbers and times of cues go, a head of WebVTT, and a line
that the cue before has shown already; a text that is no run of cues is left as it is.
"""

import re
from collections.abc import Iterator
from typing import Final

from qa.cleaning.prose import ends_sentence

_CLOCK: Final = r"(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3}"
_TIMES: Final = re.compile(rf"{_CLOCK} -+> {_CLOCK}(?: .*)?")
_HEAD: Final = re.compile(r"WEBVTT.*|(?:Kind|Language): \w+.*|NOTE\b.*")
_TAG: Final = re.compile(r"</?[a-z][^<>\n]{0,40}>|\{\\an?\d\}")
_LEAST: Final = 3  # cues


def split_subtitles(text: str) -> str:
    """Give what the cues of a text say, or the text as it is where it is no run of cues."""
    lines = [line.strip() for line in text.split("\n")]
    times = [number for number, line in enumerate(lines) if _TIMES.fullmatch(line)]
    if len(times) < _LEAST or any(lines[n] for n in range(times[0]) if not _opens(lines[n])):
        return text
    said = ""
    for line in _words(lines[times[0] :]):
        said += line + ("\n" if ends_sentence(line) else " ")
    return said.strip()


def _opens(line: str) -> bool:
    return line.isdigit() or _HEAD.fullmatch(line) is not None


def _words(lines: list[str]) -> Iterator[str]:
    """Yield the lines that are said; automatic ones show each line twice."""
    last = ""
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else ""
        counts = line.isdigit() and not above and _is_timed(lines, number + 1)
        words = _TAG.sub("", line).strip()
        if not words or counts or _TIMES.fullmatch(line) or words == last:
            continue
        last = words
        yield words


def _is_timed(lines: list[str], number: int) -> bool:
    return number < len(lines) and _TIMES.fullmatch(lines[number]) is not None
