"""A part of a file that is not read, beside parts that are: an entry of a .zip, a row."""

from dataclasses import dataclass

from qa.errors import ReadingError


@dataclass(frozen=True, slots=True)
class Refusal:
    """One part that does not become an article: its name in the file, and why."""

    member: str
    error: ReadingError
