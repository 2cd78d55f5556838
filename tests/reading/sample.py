"""What a sample is: a file built in memory, and the articles that it must give."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from tests.reading.truth import Truth

TABLE = (("해", "그루"), ("2022", "없음"), ("2023", "1,240"))
TABLE_TEXT = "해 | 그루\n2022 | 없음\n2023 | 1,240"
NOTE = "나무는 들샘군 양묘장에서 길렀다."


@dataclass(frozen=True, slots=True)
class Expected:
    """One article that a file must give: its text, the facts named, and its member."""

    text: str
    facts: Mapping[str, str] = field(default_factory=dict)
    member: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """A file, and what reading it gives; `loose` leaves white space out of the comparison."""

    label: str
    name: str
    data: bytes
    expected: Sequence[Expected]
    loose: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.label}"


def text_of(truth: Truth) -> str:
    return "\n\n".join(truth.paragraphs)


def facts_of(truth: Truth, names: str = "title author publisher date url") -> dict[str, str]:
    return {name: getattr(truth, name) for name in names.split()}


def zipped(entries: Mapping[str, bytes], encoding: str = "utf-8") -> bytes:
    """Write an archive; with another encoding, names as old Korean programs wrote them."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, data in entries.items():
            entry = ZipInfo(name)
            if encoding != "utf-8":
                entry.filename = name.encode(encoding).decode("cp437")
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            file.writestr(entry, data)
    data = out.getvalue()
    if encoding == "utf-8":
        return data
    for name in entries:
        wrong = name.encode(encoding).decode("cp437").encode()
        data = data.replace(wrong, name.encode(encoding).ljust(len(wrong), b" "))
    return data
