"""Pieces of line on a page -> where the white gutter between its columns is.

Comes in: segments, and the gutters of other pages. Goes out: an x, or None. Invariant: on both of
its sides stands prose that runs on, and few lines cross it; cells of a table are no columns.

XY cut: Nagy, Seth and Viswanathan 1992.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from statistics import median

from qa.reading.page_lines import Segment

_BINS = 240
_THIN = 0.12  # share of lines that may cross a gutter: headlines above both columns
_PROSE = 8  # characters in the middle line of a column; shorter ones are a table's cells
_FULL = 0.75  # share of a column's width that its lines take, but for a paragraph's last
_FULL_LINES = 0.7
_LONG = 20  # letters; the cells of tables are shorter


def gutter(segments: Sequence[Segment], known: Sequence[float]) -> float | None:
    """Find the x of a white stripe with columns of prose on both sides, None if there is none."""
    for x in known:
        left, right = _sides(segments, x)
        crossing = len(segments) - len(left) - len(right)
        if crossing <= _THIN * len(segments) and _are_short_columns(left, right, known=True):
            return x
    if len(segments) < 4:
        return None
    return _white_stripe(segments)


def _sides(segments: Sequence[Segment], x: float) -> tuple[list[Segment], list[Segment]]:
    return [s for s in segments if s.right <= x], [s for s in segments if s.left >= x]


def _white_stripe(segments: Sequence[Segment]) -> float | None:
    left, right = min(s.left for s in segments), max(s.right for s in segments)
    scale = _BINS / max(right - left, 1.0)
    changes = [0] * (_BINS + 2)
    for segment in segments:
        changes[int((segment.left - left) * scale)] += 1
        changes[int((segment.right - left) * scale) + 1] -= 1
    covered = list(accumulate(changes))
    most = _THIN * len(segments)
    thinnest = max(5.0, 0.6 * median(s.height for s in segments)) * scale
    stripes = [s for s in _stripes(covered, most) if s[1] - s[0] + 1 >= thinnest]
    for stripe in sorted(stripes, key=lambda s: s[0] - s[1]):
        start, end = _whitest(covered, stripe, thinnest)
        x = left + (start + end + 1) / 2 / scale
        sides = _sides(segments, x)
        if _are_columns(*sides) or _are_short_columns(*sides, known=False):
            return x
    return None


def _whitest(covered: Sequence[int], stripe: tuple[int, int], least: float) -> tuple[int, int]:
    """Give the run of bins of a stripe that fewest lines cross, if it is wide enough.

    Of ragged lines few reach the gutter, so that the stripe is wider than it.
    """
    fewest = min(covered[stripe[0] : stripe[1] + 1])
    places = [place for place in range(stripe[0], stripe[1] + 1) if covered[place] == fewest]
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1][1] = place
        else:
            runs.append([place, place])
    start, end = max(runs, key=lambda run: run[1] - run[0])
    return (start, end) if end - start + 1 >= least else stripe


def _stripes(covered: Sequence[int], most: float) -> Iterator[tuple[int, int]]:
    """Yield the runs of bins, not at either side, that few lines cross."""
    start = None
    for place in range(_BINS // 8, _BINS * 7 // 8):
        if covered[place] <= most:
            start = place if start is None else start
        elif start is not None:
            yield start, place - 1
            start = None
    if start is not None:
        yield start, _BINS * 7 // 8 - 1


def _are_columns(left: Sequence[Segment], right: Sequence[Segment]) -> bool:
    if len(left) < 3 or len(right) < 3:
        return False
    if min(median(len(s.text) for s in side) for side in (left, right)) < _PROSE:
        return False
    top = min(max(s.top for s in left), max(s.top for s in right))
    bottom = max(min(s.bottom for s in left), min(s.bottom for s in right))
    return top - bottom > 3 * median(s.height for s in (*left, *right))


def _are_short_columns(left: Sequence[Segment], right: Sequence[Segment], *, known: bool) -> bool:
    """Tell the end of a text in two columns, of few lines, by how these fill their column.

    Both begin at one height. Lines that run on are full, but for a last one, cells of a table are
    not; a single line says too little, unless other pages have columns there.
    """
    if len(left) < 2 or len(right) < (1 if known else 2):
        return False
    # Of more than two columns, those next to the gutter.
    inner, outer = max(s.left for s in left), min(s.left for s in right)
    indent = 2 * median(s.height for s in (*left, *right))
    lines = sorted((s for s in left if s.left >= inner - indent), key=lambda s: -s.middle)
    others = sorted((s for s in right if s.left <= outer + indent), key=lambda s: -s.middle)
    if len(others) < (1 if known else 2):
        return False
    if abs(lines[0].middle - others[0].middle) > 0.5 * lines[0].height:
        return False
    widest = max(s.right - s.left for s in (*lines, *others))
    running = [*lines[:-1], *others[:-1]]
    full = [s for s in running if s.right - s.left >= _FULL * widest and len(s.text) >= _LONG]
    return len(full) >= _FULL_LINES * len(running) and len(others) <= len(lines)
