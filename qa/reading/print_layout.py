"""Pieces of line on pages -> columns in the order in which a person reads them.

Comes in: pages of segments. Goes out: flows, each the lines of one column, top to bottom.
Invariant: every segment given is in one line of one flow; running heads, feet and page numbers
are taken off before.

Columns are told by the gutters between them, which `gutters.py` finds.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from qa.reading.gutters import gutter
from qa.reading.page_lines import Page, Segment

_EDGE_LINES = 3  # lines at either edge among which running heads are sought
_APART = 1.5  # times the usual distance of lines
_RIM = 0.06  # share of the page's height in which no text is set
_MARGIN = 0.12  # share of the page's height in which a page number stands
_SAME_PLACE = 4.0  # points
_PAGE_NUMBER = re.compile(
    r"[-–—‒<\[(·•\s]*(?:page|p\.?|쪽|페이지)?\s*(?P<number>\d{1,4})\s*(?:(?:/|of|중)\s*\d{1,4})?\s*"
    r"(?:쪽|페이지|page)?[-–—‒>\])·•\s]*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?|file)://\S+")
_OF = re.compile(r"\d{1,4}/\d{1,4}")
_BARE = re.compile(r"\d{1,4}")
_MOST_ROWS = 250


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines of one column, top to bottom, and the edges of that column."""

    lines: Sequence[Segment]
    left: float
    right: float


def without_running_heads(pages: Sequence[Page]) -> list[Page]:
    """Take off lines that stand at the same place of several pages, and page numbers."""
    edges = [_edges(page) for page in pages]
    seen = Counter(key for page in edges for key in {_key(row) for row in page})
    needed = 2 if len(pages) == 2 else max(3, len(pages) // 5)
    numbers = _page_numbers(pages, edges)
    kept = []
    for page, rows, number in zip(pages, edges, numbers, strict=True):
        doomed = {id(segment) for row in rows if seen[_key(row)] >= needed for segment in row}
        doomed |= {id(segment) for segment in (*number, *_browser_marks(page, rows))}
        kept.append(replace(page, segments=[s for s in page.segments if id(s) not in doomed]))
    return kept


def gutters_of(pages: Sequence[Page]) -> tuple[float, ...]:
    """Find where pages have their gutters, so that a last page with few lines is read alike."""
    found = {gutter(page.segments, ()) for page in pages}
    return tuple(sorted(x for x in found if x is not None))


def flows_of(
    segments: Sequence[Segment], known: Sequence[float] = (), depth: int = 6
) -> list[Flow]:
    """Order a page: headlines across columns first, then each column from top to bottom.

    `known` are gutters of other pages.
    """
    stripe = gutter(segments, known)
    if stripe is not None and depth:
        zones = _zones(segments, stripe)
        return [flow for zone in zones for flow in flows_of(zone, known, depth - 1)]
    if depth:
        cut = _horizontal_cut(segments, known)
        if cut:
            return [flow for part in cut for flow in flows_of(part, known, depth - 1)]
    lines = [_line(row) for row in rows_of(segments)]
    if not lines:
        return []
    return [Flow(lines, min(line.left for line in lines), max(line.right for line in lines))]


def rows_of(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Group pieces that share a baseline, top to bottom, each row from left to right."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda s: (-s.middle, s.left)):
        last = rows[-1] if rows else []
        if last and abs(last[0].middle - segment.middle) < 0.4 * min(
            last[0].height, segment.height
        ):
            last.append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda s: s.left) for row in rows]


def _line(row: Sequence[Segment]) -> Segment:
    """Make one line of a row; pieces far apart are cells of a table."""
    text = row[0].text
    for before, after in pairwise(row):
        gap = (after.left - before.right) / max(before.height, 1.0)
        text += (" | " if gap > 2 else " " if gap > 0.15 or before.spaced else "") + after.text
    biggest = max(row, key=lambda s: len(s.text))
    return Segment(text, row[0].left, row[-1].right, biggest.bottom, biggest.top, row[-1].spaced)


def _zones(segments: Sequence[Segment], x: float) -> Iterator[list[Segment]]:
    """Yield what stands left, then right of a gutter at `x`, between the lines that cross it."""
    left: list[Segment] = []
    right: list[Segment] = []
    crossing: list[Segment] = []
    for segment in sorted(segments, key=lambda s: -s.middle):
        if segment.left < x < segment.right:
            yield from filter(None, (left, right))
            left, right = [], []
            crossing.append(segment)
            continue
        if crossing:
            yield crossing
            crossing = []
        (left if segment.right <= x else right).append(segment)
    yield from filter(None, (crossing, left, right))


def _horizontal_cut(
    segments: Sequence[Segment], known: Sequence[float]
) -> tuple[list[Segment], list[Segment]] | None:
    """Cut a page in an upper and a lower part, the larger of which has columns."""
    rows = rows_of(segments)
    if len(rows) > _MOST_ROWS:
        return None
    for size in range(len(rows) - 1, 3, -1):
        for at in (len(rows) - size, size):
            upper = [s for row in rows[:at] for s in row]
            lower = [s for row in rows[at:] for s in row]
            if gutter(lower if at == len(rows) - size else upper, known) is not None:
                return upper, lower
    return None


def _edges(page: Page) -> list[list[Segment]]:
    """Give the rows at head and foot that a wide gap or the page's rim sets apart from the text."""
    rows = rows_of(page.segments)
    gaps = [above[0].middle - below[0].middle for above, below in pairwise(rows)]
    if not gaps:
        return []
    wide = _APART * median(gaps)
    rim = _RIM * page.height
    places = range(min(_EDGE_LINES, len(gaps)))
    head = [p + 1 for p in places if gaps[p] > wide or rows[p][0].middle > page.height - rim]
    foot = [p + 1 for p in places if gaps[-1 - p] > wide or rows[-1 - p][0].middle < rim]
    first = max(head, default=0)
    return rows[:first] + rows[max(first, len(rows) - max(foot, default=0)) :]


def _key(row: Sequence[Segment]) -> tuple[str, int]:
    """Give what makes two lines of two pages the same: words with digits masked, and the height."""
    words = re.sub(r"\d+", "#", " ".join(segment.text for segment in row))
    return words, round(row[0].middle / _SAME_PLACE)


def _browser_marks(page: Page, rows: Sequence[Sequence[Segment]]) -> list[Segment]:
    """Give what browsers print around a page: its address and "1/2" below, its day above."""
    if not rows:
        return []
    foot = rows[-1]
    texts = [segment.text for segment in foot]
    inside = foot[0].middle > _MARGIN * page.height
    if inside or len(texts) != 2 or not (_ADDRESS.match(texts[0]) and _OF.fullmatch(texts[1])):
        return []
    head = rows[0] if rows[0][0].middle > (1 - _MARGIN) * page.height else []
    return [*foot, *head]


def _page_numbers(
    pages: Sequence[Page], edges: Sequence[Sequence[Sequence[Segment]]]
) -> list[list[Segment]]:
    """Give each page's number: marked as one, or bare and in step with the pages."""
    found: list[list[tuple[Segment, int]]] = []
    for index, (page, rows) in enumerate(zip(pages, edges, strict=True)):
        here = []
        for segment in (row[0] for row in rows if len(row) == 1):
            match = _PAGE_NUMBER.fullmatch(segment.text)
            place = segment.middle / max(page.height, 1.0)
            if match and not _MARGIN < place < 1 - _MARGIN:
                here.append((segment, int(match["number"]) - index))
        found.append(here)
    steps = Counter(step for here in found for _, step in here)
    return [
        [
            segment
            for segment, step in here
            if not _BARE.fullmatch(segment.text)
            or steps[step] > 1
            or (len(pages) == 1 and step == 1)
        ]
        for here in found
    ]
