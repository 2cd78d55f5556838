"""Rows of cells -> readable lines, for every format that has tables."""

from collections.abc import Sequence

LONGEST_CELL = 200  # characters; a longer cell is a page laid out with a table


def flattened(rows: Sequence[Sequence[str]]) -> str:
    """Give one line a row, "a | b"; the cells of a table that lays out a page as paragraphs."""
    cells = [cell.strip() for row in rows for cell in row if cell.strip()]
    if max(map(len, rows), default=0) < 2 or max(map(len, cells), default=0) > LONGEST_CELL:
        return "\n\n".join(cells)
    lines = [" | ".join(" ".join(cell.split()) for cell in row) for row in rows if any(row)]
    return "\n".join(lines)
