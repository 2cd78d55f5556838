"""Workbooks beyond what every format is tested for."""

import zipfile
from io import BytesIO

import pytest

from qa.errors import DamagedFileError
from qa.reading.workbook import read_workbook
from qa.records import RawArticle
from tests.reading.workbook_files import workbook

ROWS = [["제목", "본문"], ["나룻배가 돌아왔다", "나룻배는 아침 아홉 시에 강을 건넌다."]]


def with_entry(name: str) -> bytes:
    """A workbook with another entry, whose bytes are not those of its checksum."""
    data = BytesIO(workbook({"기사": ROWS}))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr(name, b"what stands here")
    return data.getvalue().replace(b"what stands here", b"what stood there")


def test_a_picture_in_a_workbook_is_not_looked_at() -> None:
    [article] = read_workbook(with_entry("xl/media/image1.png"))
    assert isinstance(article, RawArticle)
    assert article.text == ROWS[1][1]


def test_a_damaged_part_of_a_workbook_is_told() -> None:
    with pytest.raises(DamagedFileError, match="sheet9"):
        read_workbook(with_entry("xl/worksheets/sheet9.xml"))


def test_parts_that_do_not_fit_together_are_told() -> None:
    data = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook({"기사": ROWS}))) as whole,
        zipfile.ZipFile(data, "w") as cut,
    ):
        for name in whole.namelist():
            part = whole.read(name)
            cut.writestr(name, part[:-40] if name.startswith("xl/worksheets") else part)
    with pytest.raises(DamagedFileError, match="fit together"):
        read_workbook(data.getvalue())
