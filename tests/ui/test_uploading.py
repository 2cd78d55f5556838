"""Uploads: only what was uploaded is read, and it is gone afterwards."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.errors import RequestError
from qa.records import Indexed, Outcome
from qa.settings import Settings
from qa.ui.uploading import outcome_html, take_in
from tests.hashing import HashingEncoder
from tests.ui.collection import ATTACK


@pytest.fixture(scope="module")
def harbour(island: Assistant, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant to send files to; each test sends a file of its own."""
    encoder = HashingEncoder()
    made = Assistant.open(
        tmp_path_factory.mktemp("harbour"), Settings(model=encoder.name, read_again=0)
    )
    made.use(encoder)
    made.analyzer = island.analyzer  # takes seconds to load
    yield made
    made.close()


def upload(folder: Path, name: str, text: str) -> Path:
    place = folder / "abc" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8")
    return place


def test_a_file_is_taken_in_and_deleted(harbour: Assistant, tmp_path: Path) -> None:
    place = upload(tmp_path, "x.md", "나룻배는 아침마다 강을 건넌다. 사공은 두 사람이다.")
    done = take_in(harbour, tmp_path, {"path": str(place), "name": "../../강/나룻배.md"})
    assert done["outcome"] == "new"
    assert "나룻배.md" in [summary.article.file for summary in harbour.articles()]
    assert not place.exists()


def test_a_file_that_does_not_read_tells_why(harbour: Assistant, tmp_path: Path) -> None:
    place = upload(tmp_path, "x.exe", "<b>")
    done = take_in(harbour, tmp_path, {"path": str(place), "name": "<img src=x>.exe"})
    assert done["outcome"] == "failed"
    assert "넣지 못했습니다" in done["html"]
    assert "<img" not in done["html"]


def test_parts_that_were_not_read_are_told_of() -> None:
    refused = (("둘째.exe", "no reader is known"), (ATTACK, "odd"))
    shown = outcome_html(Indexed("글.zip", Outcome.NEW, 1, 1, articles=3, refused=refused))
    assert "3편을 넣었습니다" in shown
    assert "읽지 못한 부분: 둘째.exe (no reader is known)" in shown
    assert "<img" not in shown


@pytest.mark.parametrize("path", ["/etc/passwd", "", "abc/../../secret", "abc"])
def test_only_what_was_uploaded_is_read(harbour: Assistant, tmp_path: Path, path: str) -> None:
    folder = tmp_path / "uploads"
    upload(folder, "x.md", "x")
    (tmp_path / "secret").write_text("비밀", encoding="utf-8")
    (folder / "link").symlink_to(tmp_path / "secret")
    for asked in (str(folder / path), path, str(folder / "link")):
        with pytest.raises(RequestError, match="send it again"):
            take_in(harbour, folder, {"path": asked, "name": "x.md"})
    assert (tmp_path / "secret").exists()


def test_a_very_long_name_keeps_its_ending(harbour: Assistant, tmp_path: Path) -> None:
    place = upload(tmp_path, "x.md", "긴 이름을 가진 배도 있다.")
    take_in(harbour, tmp_path, {"path": str(place), "name": "가\u202e" * 400 + ".md"})
    names = [summary.article.file for summary in harbour.articles()]
    assert "가" * 180 + "가" * 17 + ".md" in names
