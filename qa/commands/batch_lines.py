"""The lines of a batch: of a file, or of standard input where the name is "-".

Invariant: blank lines are left out, and what is no text in any encoding is replaced rather than
refused. What is given back with an answer, the `id`, can be printed as JSON.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import NoReturn, TextIO

from qa.errors import ReadingError, RequestError


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a batch: its `id`, whatever that is, and its text; None where it has none."""

    number: object
    text: str | None

    @classmethod
    def read(cls, line: str, field: str) -> "Row":
        """The row of a line, its text from `field`. Raises RequestError for what is no JSON."""
        try:
            value = json.loads(line, parse_constant=_refuse)
            number = value.get("id") if isinstance(value, dict) else None
            # It is printed with the answer; 1e400 is read as an infinite number, which JSON lacks.
            json.dumps(number, ensure_ascii=False, allow_nan=False).encode()
        except (ValueError, RecursionError) as error:
            told = " ".join(str(error).split())
            raise RequestError(f"the line is no JSON ({told}); write one object a line") from error
        text = value.get(field) if isinstance(value, dict) else None
        return cls(number, text if isinstance(text, str) else None)

    def told(self, field: str) -> str:
        """The text. Raises RequestError where there is none."""
        if self.text is None:
            raise RequestError(f'a line of a batch is an object with "id" and "{field}", a text')
        return self.text


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def batch_lines(batch: Path) -> Iterator[str]:
    """One line after another, as they come. Raises RequestError where the file can't be read."""
    if batch == Path("-"):
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
        yield from (line for line in sys.stdin if line.strip())
        return
    try:
        with _opened(batch) as file:
            yield from (line for line in file if line.strip())
    except OSError as error:
        raise RequestError(
            f"{batch} can't be read ({error.strerror}); name a file of JSON Lines, "
            "or - for standard input"
        ) from error


def _opened(path: Path) -> TextIO:
    """A file as text: UTF-8, unless all of it is writing in another encoding of Korean."""
    if path.is_file():
        data = path.read_bytes()
        try:
            data.decode()
        except UnicodeDecodeError:
            from qa.reading.decoding import decode

            with suppress(ReadingError):
                return StringIO(decode(data), newline=None)
    return path.open(encoding="utf-8-sig", errors="replace")
