"""What a browser sends, read with no trust in it.

In: whatever JSON came. Out: values of the types that are asked for; what is of another type, or
out of bounds, is left out. What goes back as a file goes in the same form.
"""

import base64
import time
import unicodedata
from typing import Any

from qa.ui.reader import Place

_SUBJECT_MOST = 40  # characters of a question or claim in the name of a file
_PLACES_MOST = 50  # marks that one article is shown with


def field_of(data: Any, name: str) -> Any:
    """A field of an object; None where it is no object or has no such field."""
    return data.get(name) if isinstance(data, dict) else None


def text_of(data: Any, name: str) -> str:
    """A field that is a text; "" where it is not."""
    value = field_of(data, name)
    return value if isinstance(value, str) else ""


def number_of(data: Any, name: str) -> int:
    """A field that is a whole number; 0 where it is not."""
    value = field_of(data, name)
    return value if isinstance(value, int) else 0


def places_of(data: Any, length: int) -> list[Place]:
    """The places that a browser asks to mark, as far as they lie in a text of this length."""
    rows = field_of(data, "places")
    places = []
    for row in rows[:_PLACES_MOST] if isinstance(rows, list) else []:
        match row:
            case [int(number), int(start), int(end), list(spans)] if 0 <= start < end <= length:
                places.append(Place(number, start, end, _spans(spans, start, end)))
    return places


def _spans(rows: list[Any], start: int, end: int) -> tuple[tuple[int, int], ...]:
    spans = []
    for row in rows[:_PLACES_MOST]:
        match row:
            case [int(first), int(last)] if start <= first < last <= end:
                spans.append((first, last))
    return tuple(spans)


def file_name(subject: str, suffix: str) -> str:
    """A name for a file about something: its first words and the day, fit for every system."""
    plain = "".join(c if c.isalnum() else " " for c in unicodedata.normalize("NFC", subject))
    words = plain.split()
    while words and len("-".join(words)) > _SUBJECT_MOST:
        words = words[:-1] if len(words) > 1 else [words[0][:_SUBJECT_MOST]]
    return "-".join(["qa", *words, time.strftime("%Y-%m-%d")]) + f".{suffix}"


def file_of(name: str, content: bytes) -> dict[str, str]:
    """A file as it is sent to a browser: its name, and its bytes in base64."""
    return {"name": name, "data": base64.b64encode(content).decode("ascii")}
