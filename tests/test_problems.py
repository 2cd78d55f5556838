"""What indexing could not read is kept, told, and forgotten when it is mended."""

import io
import zipfile
from pathlib import Path

from qa.assistant import Assistant
from qa.intake import problems
from tests.writing import write_articles


def bundle(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in members.items():
            archive.writestr(f"{name}.txt", text)
    return file.getvalue()


def test_parts_that_were_not_read_are_known_until_they_are(assistant: Assistant) -> None:
    assistant.add("bundle.zip", bundle(whale="고래가 동해를 지난다.", empty=""))
    (article,) = assistant.articles()
    ((identifier, refused),) = problems.of_articles(assistant.library).items()
    assert identifier == article.article.id
    assert [part for part, reason in refused if reason] == ["empty.txt"]
    assistant.add("bundle.zip", bundle(whale="고래가 동해를 지난다.", empty="이제 차 있다."))
    assert problems.of_articles(assistant.library) == {}


def test_files_that_failed_are_told_with_their_reason(assistant: Assistant, tmp_path: Path) -> None:
    folder = write_articles(tmp_path, {"a.txt": "고래가 동해를 지난다.", "b.docx": "no document"})
    assistant.index([folder])
    (failure,) = problems.failures(assistant.library)
    assert failure.file == "b.docx" and failure.reason
    (folder / "b.docx").unlink()
    assistant.index([folder])
    assert problems.failures(assistant.library) == []


def test_an_index_that_met_no_problem_has_none(assistant: Assistant) -> None:
    assistant.add("a.txt", "고래가 동해를 지난다.".encode())
    assert problems.of_articles(assistant.library) == {}
    assert problems.failures(assistant.library) == []
    generation = assistant.library.generation
    problems.note(assistant.library, "upload:a.txt", ())
    assert assistant.library.generation == generation
