"""Subtitles, SubRip or WebVTT, in a file of their own or in a text -> what is said in them.

Comes in: bytes, or the text of a .txt file. Goes out: the words of the cues as running text, a line
for each sentence that a cue ends, with a name where another speaks. Invariant: only numbers, names
and times of cues go, what WebVTT has beside them, marks of what is heard and not said, and a line
that the cue before has shown already; a text that is no run of cues is left as it is.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from qa.cleaning.prose import ends_sentence
from qa.errors import DamagedFileError
from qa.reading.characters import mend, tidy
from qa.reading.decoding import decode
from qa.records import RawArticle

_CLOCK: Final = r"(?:\d{1,2}:)?\d{2}:\d{2}[.,]\d{3}"
_TIMES: Final = re.compile(rf"{_CLOCK} -+> {_CLOCK}(?: .*)?")
_HEAD: Final = re.compile(r"WEBVTT.*|(?:Kind|Language): \w+.*|NOTE\b.*")
_TAG: Final = re.compile(rf"</?[a-z][^<>\n]{{0,40}}>|<{_CLOCK}>|\{{\\an?\d\}}")
# What WebVTT has beside its cues: each ends with a blank line, as does the name of a cue above it.
_BESIDE: Final = re.compile(
    r"^(?:WEBVTT|NOTE|STYLE|REGION)\b[^\n]*(?:\n(?![^\n]*-->)[^\n]+)*", re.MULTILINE
)
_NAMED: Final = re.compile(rf"(?:(?<=\n\n)|^)[^\n]+\n(?={_CLOCK} -+> )", re.MULTILINE)
_VOICE: Final = re.compile(r"<v(?:\.[\w.]+)? ([^<>\n]{1,40})>")
# What is heard and not said: [박수], (Laughter), ♪.
_HEARD: Final = re.compile(
    r"[\[(（]\W*(?:박수|웃음|환호|음악|효과음|침묵|한숨|applause|laughter|cheering|music)\W*[\])）]"
    r"|[♪♬♫\s]+",
    re.IGNORECASE,
)
_CUT_SHORT: Final = re.compile(r"(?:\n\n|^)(?:\d+\n?)?[\d:.,> \-]*$")
_TIME: Final = re.compile(r"(?:\d{1,2}:)?\d{1,2}:\d\d")
_FIRST: Final = 30  # seconds, in which a recording begins to speak
_TIMES_LEAST: Final = 8  # of a transcript; a log of a night may begin with such times too
_LINES_MOST: Final = 3  # below each time
_LEAST: Final = 3  # cues in a text


def read_subtitles(data: bytes) -> list[RawArticle]:
    """Read a .srt or .vtt file.

    Raises DamagedFileError if it has no cue; of one that ends in the head of a cue that head goes.
    """
    source = _CUT_SHORT.sub("", tidy(mend(decode(data))))
    said = split_subtitles(source, 1)
    if said == source:
        raise DamagedFileError("The subtitles have no line with times; save them again.")
    return [RawArticle(said)]


def split_subtitles(text: str, least: int = _LEAST) -> str:
    """Give what the cues of a text say, or the text as it is where it is no run of cues."""
    if transcript := _of_transcript(text):
        return transcript
    if text.startswith("WEBVTT"):
        text = _NAMED.sub("", _BESIDE.sub("", text))
    lines = [line.strip() for line in text.split("\n")]
    times = [number for number, line in enumerate(lines) if _TIMES.fullmatch(line)]
    if len(times) < least or any(lines[n] for n in range(times[0]) if not _opens(lines[n])):
        return text
    return _run_on(_words(lines[times[0] :]))


def _run_on(lines: Iterable[str]) -> str:
    """Give words as running text, a line for each sentence that one of them ends."""
    return "".join(line + ("\n" if ends_sentence(line) else " ") for line in lines).strip()


def _of_transcript(text: str) -> str:
    """Give a transcript without its times, which stand on lines of their own; "" for other texts.

    They begin with the recording, go up, and stand above all that is said.
    """
    lines = [line.strip() for line in text.split("\n")]
    at = [number for number, line in enumerate(lines) if _TIME.fullmatch(line)]
    times = [_seconds(lines[number]) for number in at]
    if len(at) < _TIMES_LEAST or times[0] > _FIRST or any(a >= b for a, b in pairwise(times)):
        return ""
    said = [line for line in lines[at[0] :] if line and not _TIME.fullmatch(line)]
    if not said or len(said) > _LINES_MOST * len(at):
        return ""
    above = "\n".join(lines[: at[0]]).strip()
    return f"{above}\n\n{_run_on(said)}".strip()


def _seconds(clock: str) -> int:
    return sum(int(part) * 60**place for place, part in enumerate(reversed(clock.split(":"))))


def _opens(line: str) -> bool:
    return line.isdigit() or _HEAD.fullmatch(line) is not None


def _words(lines: list[str]) -> Iterator[str]:
    """Yield the lines that are said; automatic ones show each line twice."""
    last = voice = ""
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else ""
        counts = line.isdigit() and not above and _is_timed(lines, number + 1)
        speaks = _VOICE.match(line)
        words = _TAG.sub("", line).strip()
        if not words or counts or _TIMES.fullmatch(line) or words == last:
            continue
        last = words
        if _HEARD.fullmatch(words):
            continue
        if speaks and speaks[1] != voice:
            voice = speaks[1]
            words = f"{voice}: {words}"
        yield words


def _is_timed(lines: list[str], number: int) -> bool:
    return number < len(lines) and _TIMES.fullmatch(lines[number]) is not None
