"""One page of a PDF -> its pieces of line, with their places.

Comes in: a page of PDFium. Goes out: a Page: pieces of text on one baseline without a wide gap, in
points from the lower left corner. Invariant: text that stands at an angle to the page's own,
such as a watermark, is left out.
"""

import ctypes
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.reading.characters import tidy

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

LINE_END_HYPHEN = "\xad"
_WIDE_GAP = 2.0  # letter heights, from which two pieces are cells or columns
_LINE_ENDS = (0x0A, 0x0D)
_HYPHENS = (0x02, 0xAD, 0xFFFE)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of one line: its text, its box, and whether a space was printed behind it."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    spaced: bool = False

    @property
    def height(self) -> float:
        """Give the height of its letters."""
        return self.top - self.bottom

    @property
    def middle(self) -> float:
        """Give the height above the page's foot at which it stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its height, its pieces of line, and how many characters had no Unicode value."""

    height: float
    segments: Sequence[Segment]
    characters: int
    unknown: int


@dataclass(frozen=True, slots=True)
class _Glyph:
    code: int
    left: float
    right: float
    bottom: float
    top: float
    turned: bool
    made: bool  # put in by PDFium: a space in a gap, a line end


def page_of(page: "PdfPage") -> Page:
    """Read one page and close it."""
    textpage = page.get_textpage()
    try:
        glyphs = list(_glyphs(textpage))
        unknown = sum(
            glyph.code in (0, 0xFFFD) or 0xE000 <= glyph.code <= 0xF8FF for glyph in glyphs
        )
        return Page(page.get_height(), _segments(glyphs), len(glyphs), unknown)
    finally:
        textpage.close()
        page.close()


def _glyphs(textpage: "PdfTextPage") -> Iterator[_Glyph]:
    import pypdfium2.raw as pdfium

    count = textpage.count_chars()
    box = pdfium.FS_RECTF()
    turns = Counter(
        round(pdfium.FPDFText_GetCharAngle(textpage, index), 1) for index in range(0, count, 7)
    )
    upright = turns.most_common(1)[0][0] if turns else 0.0
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        if not pdfium.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
            continue
        angle = round(pdfium.FPDFText_GetCharAngle(textpage, index), 1)
        made = pdfium.FPDFText_IsGenerated(textpage, index) == 1
        if pdfium.FPDFText_IsHyphen(textpage, index) == 1:
            code = 0xAD
        sides = _upright(box.left, box.right, box.bottom, box.top, upright)
        yield _Glyph(code, *sides, abs(angle - upright) > 0.05 and not made, made)


def _upright(
    left: float, right: float, bottom: float, top: float, angle: float
) -> tuple[float, float, float, float]:
    """Turn the box of a page whose text runs at a right angle, as on pages printed sideways."""
    if abs(angle - 1.6) < 0.1:  # a quarter turn: lines run upwards
        return bottom, top, -right, -left
    if abs(angle - 4.7) < 0.1:
        return -top, -bottom, left, right
    if abs(angle - 3.1) < 0.1:
        return -right, -left, -top, -bottom
    return left, right, bottom, top


def _segments(glyphs: Sequence[_Glyph]) -> list[Segment]:
    segments: list[Segment] = []
    run: list[_Glyph] = []
    for glyph in glyphs:
        if glyph.turned:
            continue
        if glyph.code in _LINE_ENDS or (run and _apart(run[-1], glyph)):
            segments += _segment(run)
            run = []
        if glyph.code not in _LINE_ENDS:
            run.append(glyph)
    return [*segments, *_segment(run)]


def _apart(last: _Glyph, glyph: _Glyph) -> bool:
    """Tell whether a glyph stands on another line than the last, or far from it."""
    if glyph.made or last.made:
        return False
    height = max(last.top - last.bottom, 1.0)
    overlap = min(last.top, glyph.top) - max(last.bottom, glyph.bottom)
    if overlap < 0.3 * min(height, max(glyph.top - glyph.bottom, 1.0)):
        return True
    return glyph.left - last.right > _WIDE_GAP * height or glyph.left < last.left - height


def _segment(run: Sequence[_Glyph]) -> list[Segment]:
    """Make one piece of a run of glyphs, or several where PDFium bridged a wide gap by a space."""
    solid = [glyph for glyph in run if not glyph.made and chr(glyph.code).strip(" \t\xa0\u3000")]
    for before, after in pairwise(solid):
        if _apart(before, after):
            cut = run.index(after)
            return [*_segment(run[:cut]), *_segment(run[cut:])]
    text = tidy(_text(run)).strip()
    if not text.strip(LINE_END_HYPHEN) or not solid:
        return []
    spaced = not run[-1].made and not chr(run[-1].code).strip()
    if solid[-1].code in _HYPHENS:
        text += LINE_END_HYPHEN
    heights = sorted(glyph.top - glyph.bottom for glyph in solid)
    height = heights[len(heights) // 2]
    bottom = sorted(glyph.bottom for glyph in solid)[len(solid) // 2]
    sides = min(glyph.left for glyph in solid), max(glyph.right for glyph in solid)
    return [Segment(" ".join(text.split()), *sides, bottom, bottom + height, spaced)]


def _text(run: Sequence[_Glyph]) -> str:
    """Give the characters; those beyond 16 bits come in two halves."""
    codes = [0x20 if glyph.code == 0 else glyph.code for glyph in run if glyph.code not in _HYPHENS]
    units = b"".join(
        code.to_bytes(2, "little") if code < 0x10000 else chr(code).encode("utf-16-le")
        for code in codes
    )
    return units.decode("utf-16-le", "ignore")
