"""An index begun again keeps what no file can bring back."""

from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.intake.rebuilding import begin_again, remove_index
from qa.models.embedded import NAME, PLAIN
from qa.settings import Settings
from qa.storage.database import FILE
from qa.storage.library import Library
from tests.hashing import HashingEncoder

HARBOUR = "등대지기는 배 열두 척을 보았다고 일지에 적었다. 항구는 밤새 조용했다.\n"
UPLOADED = "화랑은 봄 전시를 4월 12일에 연다고 밝혔다. 입장료는 없다.\n"


def rebuilt(assistant: Assistant, encoder: HashingEncoder, folder: Path) -> Assistant:
    begin_again(assistant.folder, None, lambda _: encoder)
    again = Assistant.open(assistant.folder, Settings(model=encoder.name, read_again=0))
    again.use(encoder)
    again.index([folder])
    return again


def stored(assistant: Assistant) -> list[tuple[str, str | None, str]]:
    """Each article's id, title and text."""
    articles = [assistant.article(row.article.id) for row in assistant.articles()]
    return [(a.id, a.title, a.text) for a in articles]


def test_corrections_and_uploads_outlive_a_rebuild(
    assistant: Assistant, encoder: HashingEncoder, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    assistant.index([folder])
    assistant.add("gallery.txt", UPLOADED.encode())
    for row in assistant.articles():
        assistant.edit(row.article.id, {"title": f"고친 제목 {row.article.file}"})
    before = stored(assistant)
    assert [title for _, title, _ in before] == ["고친 제목 gallery.txt", "고친 제목 harbour.txt"]
    again = rebuilt(assistant, encoder, folder)
    assert stored(again) == before
    assert again.ask("화랑의 봄 전시는 언제 열리나?").passages[0].article.file == "gallery.txt"
    again.close()


def test_what_files_gave_goes_until_they_are_read_again(
    assistant: Assistant, encoder: HashingEncoder, tmp_path: Path
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "harbour.txt").write_text(HARBOUR, encoding="utf-8")
    assistant.index([folder])
    (folder / "harbour.txt").unlink()
    again = rebuilt(assistant, encoder, folder)
    assert again.articles() == []
    again.close()


@pytest.mark.parametrize(
    ("made_with", "asked", "expected"),
    [
        (PLAIN, None, NAME),
        (PLAIN, PLAIN, PLAIN),
        ("another/model", None, "another/model"),
    ],
)
def test_the_model_that_a_rebuilt_index_is_made_with(
    made_with: str, asked: str | None, expected: str, encoder: HashingEncoder, tmp_path: Path
) -> None:
    """What earlier versions embedded becomes what this one embeds; what was chosen stays."""
    Library.create(tmp_path, made_with, encoder.dimension).close()
    loaded = []

    def load(name: str) -> HashingEncoder:
        loaded.append(name)
        return encoder

    begin_again(tmp_path, asked, load)
    assert loaded == [expected]


def test_an_index_that_cant_be_read_is_begun_again(encoder: HashingEncoder, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"no database at all" * 99)
    begin_again(tmp_path, None, lambda _: encoder)
    assert not (tmp_path / FILE).exists()


def test_nothing_else_in_the_folder_is_deleted(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")
    remove_index(tmp_path)
    assert (tmp_path / "README.md").read_text() == "mine"
