"""The lines of a batch: of a file, or of standard input where the name is "-".

Invariant: blank lines are left out, and what is no UTF-8 is replaced rather than refused.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from qa.errors import RequestError


def batch_lines(batch: str) -> Iterator[str]:
    """One line after another, as they come. Raises RequestError where the file can't be read."""
    if batch == "-":
        yield from (line for line in sys.stdin if line.strip())
        return
    try:
        with Path(batch).open(encoding="utf-8-sig", errors="replace") as file:
            yield from (line for line in file if line.strip())
    except OSError as error:
        raise RequestError(f"{batch} can't be read: {error.strerror}") from error
