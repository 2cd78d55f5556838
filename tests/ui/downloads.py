"""The text of a file that the page gave."""

from pathlib import Path
from typing import Any

from docx import Document


def downloaded(download: Any, folder: Path) -> str:
    """What stands in a downloaded file, of a Word file its paragraphs."""
    place = folder / str(download.suggested_filename)
    download.save_as(place)
    if place.suffix == ".docx":
        return "\n".join(paragraph.text for paragraph in Document(str(place)).paragraphs)
    return place.read_text(encoding="utf-8")
