"""Files made to do harm: each is refused or read in bounded time and memory, and the rest goes on."""

import os
import resource
import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.errors import DamagedFileError, ReadingError, UnsupportedFormatError
from qa.intake import making
from qa.intake.apart import Reader
from qa.intake.preparing import prepare
from qa.records import Outcome
from qa.settings import Settings
from tests.reading.sample import Sample
from tests.reading.samples import samples

SECONDS = 60.0
GROWTH = 300_000_000  # bytes that this process may grow by, whatever the file
TEXT = "등대지기는 배 12척을 보았다고 일지에 적었다. "


def zipped(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _nested_bomb() -> bytes:
    data = zipped({f"{i}.txt": bytes(40_000_000) for i in range(4)})
    return zipped({f"{i}.zip": data for i in range(6)})


def _looping_pdf() -> bytes:
    """A tree of pages that is its own child, and a stream whose length is itself."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Count 1000000/Kids[2 0 R 2 0 R]/Parent 2 0 R>>endobj\n"
        b"3 0 obj<</Length 3 0 R>>stream\nBT (x) Tj ET\nendstream endobj\n"
        b"trailer<</Root 1 0 R/Size 4>>\n%%EOF"
    )


def _xml(kind: str) -> bytes:
    entities = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    declared = {
        "laughs": f'<!DOCTYPE a [<!ENTITY e0 "lol">{entities}]>',
        "outside": '<!DOCTYPE a [<!ENTITY e11 SYSTEM "file:///etc/passwd">]>',
        "parameter": '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]>',
    }[kind]
    body = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>&e11;</w:t></w:r></w:p></w:body></w:document>"
    return zipped({"word/document.xml": f'<?xml version="1.0"?>{declared}{body}'.encode()})


HOSTILE = {
    "zip bomb.zip": zipped({"a.txt": bytes(200_000_000)}),
    "nested bomb.zip": _nested_bomb(),
    "laughs.docx": _xml("laughs"),
    "outside.docx": _xml("outside"),
    "parameter.docx": _xml("parameter"),
    "looping.pdf": _looping_pdf(),
    "tags.html": b"<html><body>" + b"<b>" * 1_000_000 + TEXT.encode(),
    "deep.html": b"<html><body>" + b"<div>" * 1_000 + TEXT.encode() + b"</div>" * 1_000,
    "words.txt": ("가나다 " * 300_000).encode(),
    "one line.txt": b"a" * 2_000_000,
    "brackets.md": b"[" * 600_000,
    "figures.txt": b"1" * 900_000,
    "commas.txt": b"1,000" * 190_000,
    "controls.txt": bytes(range(1, 32)) * 20_000 + TEXT.encode(),
    "bidi.txt": ("\u202e\u2066" * 20_000 + TEXT).encode(),
    "combining.txt": ("가" + "\u0301" * 200_000 + TEXT).encode(),
}


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    made = Reader(SECONDS, 4_000_000_000)
    yield made
    made.close()


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_take_bounded_time_and_memory(reader: Reader, name: str) -> None:
    data = HOSTILE[name]
    before, began = _peak(), time.monotonic()
    try:
        found = reader.prepare(name, data)
    except ReadingError as error:
        assert "\n" not in str(error)
        assert "root:" not in str(error)
    else:
        assert all("root:" not in article.text for article in found.articles)
    assert time.monotonic() - began < SECONDS + 5
    assert _peak() - before < GROWTH


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def test_what_takes_too_long_is_given_up_and_the_next_is_read() -> None:
    reader = Reader(0.01, 4_000_000_000)  # less than any machine takes to start the process
    with pytest.raises(UnsupportedFormatError, match="seconds and was given up"):
        reader.prepare("tags.html", b"<html><body>" + b"<p>x<b>" * 4_000_000)
    reader.seconds = SECONDS
    page = f"<html><body><p>{TEXT * 9}</p></body></html>".encode()
    assert "등대지기" in reader.prepare("a.html", page).articles[0].text
    reader.close()


def test_what_takes_too_much_memory_is_refused_and_the_next_is_read() -> None:
    reader = Reader(SECONDS, 700_000_000)
    with pytest.raises(ReadingError):
        reader.prepare("tags.html", b"<html><body>" + b"<p>x<b>" * 4_000_000)
    page = f"<html><body><p>{TEXT * 9}</p></body></html>".encode()
    assert "등대지기" in reader.prepare("a.html", page).articles[0].text
    reader.close()


def test_a_reader_that_dies_is_told_of_and_replaced(reader: Reader) -> None:
    page = f"<html><body><p>{TEXT * 9}</p></body></html>".encode()
    reader.prepare("a.html", page)
    assert reader._process is not None
    reader._process.kill()
    reader._process.wait()
    with pytest.raises(DamagedFileError):
        reader.prepare("a.html", page)
    assert reader.prepare("a.html", page).articles


@pytest.mark.parametrize("row", samples(), ids=str)
def test_what_is_read_apart_is_what_is_read_here(reader: Reader, row: Sample) -> None:
    assert reader.prepare(row.name, row.data) == prepare(row.name, row.data)


NAMES = [
    "../../escape.txt",
    "a/../../b.txt",
    "CON.txt",
    "aux",
    "a\x00b.txt",
    "a\nb\x1b[31m.txt",
    "\u202egnp.txt",
    "가" * 85 + ".txt",
    ".hidden.txt",
    "C:\\windows\\a.txt",
    "",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_what_is_sent_lead_nowhere(
    tmp_path: Path, assistant: Assistant, name: str
) -> None:
    done = assistant.add(name, (TEXT * 9).encode())
    assert done.outcome in ("new", "failed")
    assert "/" not in done.file and "\\" not in done.file
    assert {p.name for p in tmp_path.iterdir()} <= {"index"}


def test_names_that_are_no_text_are_indexed_and_the_rest_goes_on(
    tmp_path: Path, assistant: Assistant
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    names = [b"\xff\xfe.txt", b"a\nb.txt", b"\x1b[31m.txt", b"x" * 251 + b".txt", b"good.txt"]
    for number, name in enumerate(names):
        path = os.fsencode(folder) + b"/" + name
        with open(path, "wb") as file:  # noqa: PTH123 - a name of bytes
            file.write(f"{number}번 등대에서 배 {number + 7}척을 보았다. ".encode() * 12)
    (folder / "bomb.zip").write_bytes(HOSTILE["zip bomb.zip"])
    report = assistant.index([folder])
    assert (report.count(Outcome.NEW), report.count(Outcome.FAILED)) == (5, 1)
    assert assistant.index([folder]).count(Outcome.UNCHANGED) == 5
    os.unlink(os.fsencode(folder) + b"/" + names[0])  # noqa: PTH108
    assert assistant.index([folder]).count(Outcome.REMOVED) == 1


def test_a_folder_of_texts_starts_no_process(tmp_path: Path, assistant: Assistant) -> None:
    reader = making.reader_of(Settings(model="hashing", read_again=0))
    reader.close()
    assistant.add("a.md", (TEXT * 9).encode())
    assert reader._process is None
