"""Code in an article: marked while a reader works on the text, spans of it when it is done.

Comes in: text. Goes out: the same text with two characters around each piece of code, or a
RawArticle with the spans of them. Invariant: the two characters are none of any text (Unicode
keeps them for use inside of programs), and none is left in an article.
"""

import re
from collections.abc import Callable, Iterator

from qa.reading.characters import tidy
from qa.records import Metadata, RawArticle

_OPEN, _CLOSE = "\U0010fffe", "\U0010ffff"
_MARKS = re.compile(f"[{_OPEN}{_CLOSE}]")
_MARKED = re.compile(f"{_OPEN}[^{_CLOSE}]*{_CLOSE}")
_TAB = re.compile(r"^(?: {0,3}\t)+", re.MULTILINE)
_START = re.compile(
    r"<!--|^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t]){0,20}(?P<fence>`{3,}|~{3,})[^`\n]*\n"
    r"|(?P<ticks>`+)",
    re.MULTILINE,
)
_TICKS = re.compile("`+")
_PARAGRAPH_END = re.compile(r"\n[ \t]*\n")
_FARTHEST = 2_000  # characters between the two ends of a piece of code in a paragraph
_NOTHING = Metadata()
_SIGN = re.compile(r"[{}()\[\]=;<>_/\\|&$#*+^~]")
_INDENTED = re.compile(r"^ {2,}\S", re.MULTILINE)
_SENTENCE = re.compile(r"[.!?。][\"'”’)\]]*(?:\s|$)")
_SIGNS_OF_CODE = 0.03  # share of characters
_INDENTED_LINES = 0.25


def as_code(text: str) -> str:
    """Mark code; line ends around it are no part of it."""
    text = with_spaces(without_marks(text)).rstrip().strip("\n")
    return f"{_OPEN}{text}{_CLOSE}" if text else ""


def without_marks(text: str) -> str:
    """Give the text alone."""
    return _MARKS.sub("", text)


def rendered(text: str, metadata: Metadata = _NOTHING, *, marked: bool = False) -> RawArticle:
    """Make an article of a text with code marked in it; `marked` if markup may be left in it."""
    pieces = _MARKS.split(tidy(text))
    spans, length = [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            spans.append((length, length + len(piece)))
        length += len(piece)
    return RawArticle("".join(pieces), metadata, code=tuple(spans), marked=marked)


def around_code(text: str, change: Callable[[str], str]) -> str:
    """Change a text but for the code marked in it."""
    kept: list[str] = _MARKED.findall(text)
    if not kept:
        return change(text)
    numbers = iter(range(len(kept)))
    changed = change(_MARKED.sub(lambda _: f"{_OPEN}{next(numbers)}{_CLOSE}", text))
    return _MARKED.sub(lambda match: kept[int(match[0][1:-1])], changed)


def marked_in_source(text: str, spans: Iterator[tuple[int, int]]) -> str:
    """Mark what stands at some spans of a text."""
    parts, position = [], 0
    for start, end in spans:
        parts += [text[position:start], _OPEN, text[start:end], _CLOSE]
        position = end
    return "".join([*parts, text[position:]])


def with_spaces(text: str) -> str:
    """Give the text with four spaces for each tab at the start of a line."""
    return _TAB.sub(lambda match: "    " * match[0].count("\t"), text)


def is_code(text: str) -> bool:
    """Tell the code in a preformatted part from a letter or an article that stands in one."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not _SENTENCE.search(text) or len(_SIGN.findall(text)) > _SIGNS_OF_CODE * len(text):
        return True
    return len(_INDENTED.findall(text)) > _INDENTED_LINES * len(lines)


def code_spans(text: str, *, lines: bool = False) -> Iterator[tuple[int, int]]:
    """Find what stands in fences and between backticks of a Markdown text, outside of comments.

    With `lines`, code between backticks ends on its own line.
    """
    position, missing = 0, set[str]()
    while start := _START.search(text, position):
        position = start.end()
        if start["ticks"]:
            end = _ticks_end(text, start["ticks"], position, lines=lines)
            if end:
                yield start.start(), end
                position = end
        elif start["fence"]:
            span = _fenced(text, start["fence"], position, missing)
            if span:
                yield position, span[0]
                position = span[1]
        elif "-->" not in missing:
            end = text.find("-->", position)
            position = end if end >= 0 else position
            missing |= {"-->"} if end < 0 else set()


def _ticks_end(text: str, ticks: str, position: int, *, lines: bool) -> int:
    """Find where code ends that begins with some backticks, 0 if it does not in its paragraph."""
    farthest = position + _FARTHEST
    if lines:
        stop = text.find("\n", position) % (len(text) + 1)
    else:
        blank = _PARAGRAPH_END.search(text, position, farthest)
        stop = blank.start() if blank else farthest
    ends = _TICKS.finditer(text, position, min(stop, farthest))
    return next((end.end() for end in ends if end[0] == ticks), 0)


def _fenced(text: str, fence: str, position: int, missing: set[str]) -> tuple[int, int] | None:
    """Find the start and the end of the line that closes a fence."""
    if fence in missing:
        return None
    closing = re.compile(
        rf"^[ \t>]{{0,40}}{re.escape(fence)}{re.escape(fence[0])}*[ \t]*$", re.MULTILINE
    ).search(text, position)
    if closing is None:
        missing.add(fence)
        return None
    return closing.span()
