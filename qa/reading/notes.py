"""A text that holds one note or several, each under a head of its own -> the notes.

Comes in: the source of a .md or .txt file. Goes out: its pieces, in order; joined they are the
source, but for the rules between them. Invariant: a piece begins with front matter, with a list of
properties that names a title, or with a title above its date, so that what one note says of itself
is never said of another.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from qa.cleaning.bylines import byline
from qa.cleaning.dated import is_dated
from qa.cleaning.dates import stated
from qa.cleaning.prose import is_prose
from qa.reading.facts import KEYS, key_name
from qa.reading.property_lines import PAIRS_LEAST, is_list, pairs_from
from qa.records import RawArticle

_RULE: Final = re.compile(r"[-=_*]{3,}\s*")
_HEADING: Final = re.compile(r"# \S")
_NUMBER: Final = re.compile(r"[\[(<]?(\d{1,2})[.)\]>]\s?\D")
_CODE: Final = re.compile(r" {0,3}(?:```|~~~)")
_DATED_LONGEST: Final = 5  # lines of title, author, paper and date
_TITLE_LONGEST: Final = 150  # characters
_FENCE: Final = re.compile(r"---\s*")
_HEAD_LONGEST: Final = 60  # lines
_FENCED_LEAST: Final = 2  # pairs between the marks of front matter


def each_note(text: str, read: Callable[[str], RawArticle]) -> list[RawArticle]:
    """Read each note of a text; of several each is numbered as a part of the file."""
    notes = split_notes(text)
    if len(notes) == 1:
        return [read(notes[0])]
    return [replace(read(note), member=str(number)) for number, note in enumerate(notes, start=1)]


def split_notes(text: str) -> list[str]:
    """Give the notes of a text; the text itself where it is one, or does not begin with a head."""
    lines = text.split("\n")
    starts = list(_heads(lines))
    starts = starts if len(starts) > 1 else _dated_heads(lines)
    if len(starts) < 2 or any(line.strip() for line in lines[: starts[0]]):
        return [text]
    ends = [*starts[1:], len(lines)]
    pieces = ["\n".join(_without_rules(lines[s:e])) for s, e in zip(starts, ends, strict=True)]
    return [piece for piece in pieces if piece.strip()]


def _dated_heads(lines: list[str]) -> list[int]:
    """Give the lines at which a title above a date begins an article, with prose below each.

    They are all the headings of the first level, or else all that stand below a rule, or all that
    are numbered from 1 on: one that has no date is a part of an article, and so are the others.
    """
    if any(map(_CODE.match, lines)):
        return []
    headings = [number for number, line in enumerate(lines) if _HEADING.match(line)]
    ruled = [0, *(number + 1 for number, line in enumerate(lines) if _RULE.fullmatch(line))]
    for starts in (headings, ruled, _numbered(lines)):
        pieces = [lines[start:end] for start, end in pairwise([*starts, len(lines)])]
        if len(pieces) > 1 and all(map(_is_dated_piece, pieces)):
            return starts
    return []


def _numbered(lines: list[str]) -> list[int]:
    """Give the lines below blank ones that count from 1 on; none where 1 is not at the top."""
    starts: list[int] = []
    for number, line in enumerate(lines):
        counted = _NUMBER.match(line) if number == 0 or _parts(lines[number - 1]) else None
        if counted and int(counted[1]) == len(starts) + 1:
            starts.append(number)
    return starts if starts[:1] == [0] else []


def _is_dated_piece(lines: list[str]) -> bool:
    words = [line.strip() for line in lines if not _parts(line)]
    prose = next((number for number, line in enumerate(words) if is_prose(line)), 0)
    head = words[: min(prose, _DATED_LONGEST)]
    if not head or is_dated(head[0]) or len(head[0]) > _TITLE_LONGEST:
        return False
    return any(is_dated(line) or (stated(line) and byline(line)) for line in head[1:])


def _heads(lines: list[str]) -> Iterator[int]:
    """Yield the lines at which a head begins."""
    number = 0
    while number < len(lines):
        fenced = _FENCE.fullmatch(lines[number]) is not None
        opened = fenced or number == 0 or _parts(lines[number - 1])
        least = _FENCED_LEAST if fenced else PAIRS_LEAST
        size = _size(lines, number + fenced, least) if opened and lines[number].strip() else 0
        closed = lines[number + 1 + size] if fenced and number + 1 + size < len(lines) else ""
        if size and (not fenced or _FENCE.fullmatch(closed)):
            yield number
            number += size + 2 * fenced
        else:
            number += 1


def _parts(line: str) -> bool:
    return not line.strip() or _RULE.fullmatch(line) is not None


def _size(lines: list[str], start: int, least: int) -> int:
    """Give how many lines a list of properties with a title has; 0 where none begins."""
    pairs = dict(pairs_from(lines[start : start + _HEAD_LONGEST], 0))
    titled = any(key_name(key) in KEYS["title"] and value for key, value in pairs.values())
    return len(pairs) if titled and len(pairs) >= least and is_list(pairs.values()) else 0


def _without_rules(lines: list[str]) -> list[str]:
    """Leave out the rule that parts a note from the next."""
    while lines and _parts(lines[-1]):
        lines = lines[:-1]
    return lines
