"""A writer of PDFs for tests: lines broken, set in columns, with running heads and page numbers."""

import io
from collections.abc import Sequence

from tests.reading.truth import Truth

_WIDTH, _HEIGHT, _MARGIN, _GAP = 595.0, 842.0, 60.0, 24.0
_SIZE, _LEADING = 10.0, 15.0
KOREAN_FONT = "HYSMyeongJo-Medium"


def printed(
    truth: Truth,
    *,
    columns: int = 1,
    lines_a_page: int = 40,
    head: str = "",
    numbered: bool = False,
    hyphenate: bool = False,
    password: str = "",
    image_only: bool = False,
) -> bytes:
    """Print an article; each paragraph begins with an indent."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    font = KOREAN_FONT if truth.language == "ko" else "Helvetica"
    if truth.language == "ko" and font not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    encryption = StandardEncryption(password) if password else None
    out = io.BytesIO()
    canvas = Canvas(out, (_WIDTH, _HEIGHT), invariant=1, pageCompression=1, encrypt=encryption)
    canvas.setTitle(truth.title)
    canvas.setAuthor(truth.author)
    width = (_WIDTH - 2 * _MARGIN - (columns - 1) * _GAP) / columns
    lines = [
        line
        for paragraph in truth.paragraphs
        for line in _broken(paragraph, width, font, hyphenate=hyphenate)
    ]
    per_column = min(lines_a_page, -(-len(lines) // columns))
    for page, start in enumerate(range(0, len(lines), per_column * columns), start=1):
        canvas.setFont(font, _SIZE)
        if image_only:
            canvas.rect(100, 100, 300, 300, fill=1)
        else:
            if head:
                canvas.drawString(_MARGIN, _HEIGHT - 40, head)
            if numbered:
                canvas.drawCentredString(_WIDTH / 2, 30, f"- {page} -")
            for column in range(columns):
                first = start + column * per_column
                left = _MARGIN + column * (width + _GAP)
                _draw(canvas, lines[first : first + per_column], left)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines_printed(lines: Sequence[str], font: str = "Helvetica") -> bytes:
    """Print lines as they are given, one below the other."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    if font == KOREAN_FONT and font not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(font))

    out = io.BytesIO()
    canvas = Canvas(out, (_WIDTH, _HEIGHT), invariant=1)
    canvas.setFont(font, _SIZE)
    _draw(canvas, [(line, 0.0) for line in lines], _MARGIN)
    canvas.save()
    return out.getvalue()


def lines_placed(columns: Sequence[tuple[float, Sequence[str]]], *, centred: bool = False) -> bytes:
    """Print columns of lines, each from its own x on, or around it."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, (_WIDTH, _HEIGHT), invariant=1)
    canvas.setFont("Helvetica", _SIZE)
    draw = canvas.drawCentredString if centred else canvas.drawString
    for x, lines in columns:
        for row, line in enumerate(lines):
            draw(x, _HEIGHT - 80 - row * _LEADING, line)
    canvas.save()
    return out.getvalue()


def _draw(canvas: object, lines: Sequence[tuple[str, float]], left: float) -> None:
    for row, (line, indent) in enumerate(lines):
        canvas.drawString(left + indent, _HEIGHT - 80 - row * _LEADING, line)  # type: ignore[attr-defined]


def _broken(paragraph: str, width: float, font: str, *, hyphenate: bool) -> list[tuple[str, float]]:
    """Break a paragraph in lines at spaces, or within words with a hyphen."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    lines: list[tuple[str, float]] = []
    line, indent = "", _SIZE
    for word in paragraph.split(" "):
        longer = f"{line} {word}" if line else word
        if stringWidth(longer, font, _SIZE) + indent <= width:
            line = longer
            continue
        fits = [
            cut
            for cut in range(2, len(word) - 1)
            if stringWidth(f"{line} {word[:cut]}-", font, _SIZE) + indent <= width
        ]
        if hyphenate and fits and word.isalpha():
            lines.append((f"{line} {word[: fits[-1]]}-", indent))
            line = word[fits[-1] :]
        else:
            lines.append((line, indent))
            line = word
        indent = 0.0
    return [*lines, (line, indent)]
