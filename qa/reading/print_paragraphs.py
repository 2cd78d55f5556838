"""Columns of printed lines -> running text in paragraphs, and where its pages begin.

Comes in: for each page its flows in reading order. Goes out: text, and one offset a page.
Invariant: but for hyphens at line ends, every character of every line is in the text.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from qa.language.hyphens import breaks_word, compounds, is_hyphenated
from qa.reading.page_lines import LINE_END_HYPHEN, Segment
from qa.reading.print_layout import Flow

# Lines and the lines below them, and all text -> whether the break between them cuts a word.
Judge = Callable[[list[tuple[str, str]], str], list[bool]]

_SENTENCE_END = re.compile(r"[.!?。…][\"'”’)\]」』]*$")
_ITEM = re.compile(r"[•●○■□▶▷◆◇※·◦▪①-⑳❶-❿]|[-–]\s|\(?\d{1,2}[.)]\s|[가-하]\)\s")
_NUMBERED = re.compile(r"(\(?)(\d{1,2})([.)])\s")
_WIDE = re.compile("[\u1100-\u11ff\u2e80-\uffdc]")
_FIGURE = re.compile(r".?\d\|[0-9A-Za-z.,]|\d[.,]\|\d")
_HANGUL = re.compile("[가-힣]")
_OPEN_PITCH = 1.35  # times the usual distance of lines, from which a paragraph ends
_OTHER_SIZE = 1.15
_INDENT = 0.7  # letter heights
_EDGE_LEAST = 8  # lines, from which their edge can be told
_RAGGED_SHARE = 0.3
_WRAPPED_SHARE = 0.6
_CENTRED = 3.0  # points
_CENTRED_LEAST = 4  # lines
_CENTRED_SHARE = 0.8  # of all, beside a headline
_WIDER = 3  # lines of a headline and a byline


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line, the page it is printed on, and whether a paragraph begins with it."""

    line: Segment
    page: int
    begins: bool


def paragraphs_of(
    pages: Sequence[Sequence[Flow]], broken_words: Judge
) -> tuple[str, tuple[int, ...]]:
    """Join the lines of all pages; `offsets[n]` is where page n + 1 begins.

    `broken_words` says for each pair of lines of Hangul, or of a figure and Hangul, whether the
    break between cuts a word; it is asked only if the file does not print the spaces at which
    lines break.
    """
    placed = list(_placed(pages))
    whole = compounds(item.line.text for item in placed)
    trusted = _prints_spaces(placed)
    cut = frozenset() if trusted else _cut_words(placed, broken_words)
    pieces: list[str] = []
    starts: dict[int, int] = {}
    length = 0
    for number, item in enumerate(placed):
        words = item.line.text
        if pieces:
            last = pieces.pop()
            joined = _ended(last) if item.begins else _joined(last, words, whole)
            if not item.begins and not joined.endswith((" ", "-")) and _is_hangul(last, words):
                joined += "" if trusted or number in cut else " "
            elif number in cut or (trusted and not item.begins and _is_figure_cut(last, words)):
                joined = joined.removesuffix(" ")
            pieces.append(joined)
            length += len(joined) - len(last)
        starts.setdefault(item.page, length)
        pieces.append(words + (" " if item.line.spaced and trusted else ""))
        length += len(pieces[-1])
    text = "".join(pieces).rstrip(f" {LINE_END_HYPHEN}")
    return text, _offsets(starts, len(pages), len(text))


def _cut_words(placed: Sequence[_Placed], broken_words: Judge) -> frozenset[int]:
    """Give the numbers of the lines that begin within a word."""
    asked = [
        number
        for number, (above, below) in enumerate(pairwise(placed), start=1)
        if not below.begins and _may_be_cut(above.line.text, below.line.text)
    ]
    lines = [(placed[number - 1].line.text, placed[number].line.text) for number in asked]
    text = "\n".join(item.line.text for item in placed)
    answers = broken_words(lines, text) if lines else []
    return frozenset(number for number, is_cut in zip(asked, answers, strict=True) if is_cut)


def _is_hangul(above: str, below: str) -> bool:
    return bool(_WIDE.match(above[-1:]) and _WIDE.match(below[:1]))


def _may_be_cut(above: str, below: str) -> bool:
    """Tell a break that may stand for no space: beside Hangul, or in a figure among Hangul."""
    if _is_hangul(above, below) or _is_figure_cut(above, below):
        return True
    return bool(_HANGUL.match(above[-1:]) or _HANGUL.match(below[:1]))


def _is_figure_cut(above: str, below: str) -> bool:
    """Tell a break between two digits, or a digit and a unit, of lines in Hangul."""
    within = _FIGURE.fullmatch(above[-2:] + "|" + below[:1])
    return bool(within and _HANGUL.search(above) and _HANGUL.search(below))


def _ended(last: str) -> str:
    return last.rstrip(f" {LINE_END_HYPHEN}") + "\n\n"


def _offsets(starts: Mapping[int, int], pages: int, length: int) -> tuple[int, ...]:
    """Give each page's offset; a page without text begins where the next one does."""
    offsets: list[int] = []
    following = length
    for page in reversed(range(pages)):
        following = min(starts.get(page, following), length)
        offsets.append(following)
    return tuple(reversed(offsets))


def _placed(pages: Sequence[Sequence[Flow]]) -> Iterator[_Placed]:
    last: tuple[Segment, Flow] | None = None
    for number, flows in enumerate(pages):
        for flow in flows:
            flow = _uncentred(flow)
            flow, pitch = replace(flow, right=_edge(flow)), _pitch(flow)
            for index, line in enumerate(flow.lines):
                if last is None:
                    begins = True
                elif index:
                    begins = _begins(last[0], line, flow, pitch)
                else:
                    begins = _begins_column(*last, line, flow)
                yield _Placed(line, number, begins)
                last = line, flow


def _uncentred(flow: Flow) -> Flow:
    """Give lines that are set around one middle as if they began at the left edge of their column.

    Their indents say nothing, and what is free of a line is free at both of its ends.
    """
    middle = median((line.left + line.right) / 2 for line in flow.lines)
    centred = [
        line for line in flow.lines if abs((line.left + line.right) / 2 - middle) <= _CENTRED
    ]
    apart = sum(line.left - flow.left > _CENTRED for line in centred)
    if len(centred) < max(_CENTRED_LEAST, _CENTRED_SHARE * len(flow.lines)):
        return flow
    if apart * 2 < len(centred):
        return flow
    lines = [
        replace(one, left=flow.left, right=flow.left + one.right - one.left) for one in flow.lines
    ]
    return replace(flow, lines=lines, right=max(line.right for line in lines))


def _pitch(flow: Flow) -> float:
    """Give the usual distance from line to line."""
    gaps = [above.middle - below.middle for above, below in pairwise(flow.lines)]
    return median(gaps) if gaps else 0.0


def _height(flow: Flow) -> float:
    """Give the usual height of lines."""
    return max(median(line.height for line in flow.lines), 0.1)


def _begins(last: Segment, line: Segment, flow: Flow, pitch: float) -> bool:
    """Tell whether a line begins a paragraph: by distance, size, indent or a short line before."""
    if _goes_on(last, line):
        return False
    larger = max(1.0, min(last.height, line.height) / _height(flow))  # as the lines of headlines
    if last.middle - line.middle > max(_OPEN_PITCH * pitch * larger, 1.1 * line.height):
        return True
    if _differ(last, line) or " | " in line.text or " | " in last.text:
        return True
    if _is_item(last, line, flow):
        return True
    indented = line.left - flow.left > _INDENT * line.height
    if indented and last.left - flow.left < _INDENT * line.height:
        return True
    return _is_short(last, line, flow.right)


def _is_item(last: Segment, line: Segment, flow: Flow) -> bool:
    """Tell a line that begins an item; a number alone may end a sentence: "along Route | 9. The".

    Then a sentence ends above it, or the number before or behind it begins a line as well.
    """
    number = _NUMBERED.match(line.text)
    if number is None:
        return _ITEM.match(line.text) is not None
    if _SENTENCE_END.search(last.text) or _is_short(last, line, flow.right):
        return True
    beside = {f"{int(number[2]) + step}{number[3]}" for step in (-1, 1)}
    found = (_NUMBERED.match(one.text) for one in flow.lines)
    return any(one is not None and f"{int(one[2])}{one[3]}" in beside for one in found)


def _begins_column(last: Segment, flow: Flow, line: Segment, other: Flow) -> bool:
    """Tell whether a paragraph begins with a column, or goes on from the column before."""
    if _goes_on(last, line):
        return False
    if _differ(last, line) or _SENTENCE_END.search(last.text) or _ITEM.match(line.text):
        return True
    if line.left - other.left > _INDENT * line.height or len(flow.lines) < 2:
        return True
    return _is_short(last, line, flow.right)


def _goes_on(last: Segment, line: Segment) -> bool:
    """Tell a line that begins within a word or a range, which a hyphen broke."""
    word = is_hyphenated(last.text, line.text)
    figures = re.search(r"\d[-\xad]$", last.text) is not None and line.text[:1].isdigit()
    return (word or figures) and not _differ(last, line)


def _differ(last: Segment, line: Segment) -> bool:
    ratio = max(last.height, line.height) / max(min(last.height, line.height), 0.1)
    return ratio > _OTHER_SIZE


def _edge(flow: Flow) -> float:
    """Give where the lines of a column end: its right edge, or theirs below a wider headline.

    At the edge at which lines are wrapped, the next word would not have fitted on most of them.
    """
    pairs = list(pairwise(flow.lines))
    if len(pairs) < _EDGE_LEAST or _wrapped_at(flow.right, pairs) >= _RAGGED_SHARE:
        return flow.right
    rights = sorted((line.right for line in flow.lines), reverse=True)
    inner = rights[1 : 1 + max(_WIDER, len(rights) // 5)]
    return next((one for one in inner if _wrapped_at(one, pairs) >= _WRAPPED_SHARE), flow.right)


def _wrapped_at(right: float, pairs: Sequence[tuple[Segment, Segment]]) -> float:
    """Give the share of the lines up to an edge on which the next word would not have fitted."""
    within = [_is_short(last, line, right) for last, line in pairs if last.right <= right]
    return within.count(False) / max(_EDGE_LEAST, len(within))


def _is_short(last: Segment, line: Segment, right: float) -> bool:
    """Tell a line that ends although the next one's first word would have fitted on it."""
    unit = (line.right - line.left) / max(_units(line.text), 0.5)
    word = line.text.split(" ", 1)[0]
    return right - last.right > unit * (_units(word) + 1.0)


def _units(text: str) -> float:
    """Give a rough width in letters of Hangul, of which Latin letters and digits fill a half."""
    return sum(1.0 if _WIDE.match(character) else 0.5 for character in text)


def _prints_spaces(placed: Sequence[_Placed]) -> bool:
    """Tell whether the file prints the spaces at which lines break, so that their lack counts."""
    within = [before.line.spaced for before, after in pairwise(placed) if not after.begins]
    return sum(within) >= max(1, 0.2 * len(within))


def _joined(text: str, words: str, whole: set[str]) -> str:
    """Give a line as it stands before the words that go on from it.

    A hyphen goes where it only broke a word; between Hangul the break is left to the caller.
    """
    if text.endswith(" "):
        return text
    if is_hyphenated(text, words):
        return text[:-1] + ("" if breaks_word(text, words, whole) else "-")
    text = text.replace(LINE_END_HYPHEN, "-")
    return text if text[-1:] == "-" or _is_hangul(text, words) else text + " "
