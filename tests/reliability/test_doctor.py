"""The doctor notices what is not as it was stored, and mends what can be mended."""

import json
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result

from qa import cli
from qa.errors import DamagedLibraryError, LibraryError, QaError
from qa.intake.repairing import repair
from qa.storage import packing
from qa.storage.dense import DenseIndex
from qa.storage.doctor import examine
from qa.storage.schema import note
from tests.hashing import HashingEncoder
from tests.reliability.collection import Case, answers_of, truth

# Each harm is a statement that changes rows behind qa's back, and the part it is found in.
HARMS = {
    "an article's text": ("UPDATE articles SET text = replace(text, '41', '47')", "articles"),
    "an article's layout": ("UPDATE articles SET sentences = x'0000000001000000'", "articles"),
    "an article's title": (
        "UPDATE articles SET facts = replace(facts, '고래', '상어')",
        "articles",
    ),
    "a passage's place": ("UPDATE passages SET start = start + 1 WHERE id = 3", "passages"),
    "a passage gone": ("DELETE FROM passages WHERE id = 4", "passages"),
    "vectors gone": ("DELETE FROM vectors WHERE passage = 5", "vectors"),
    "a vector of zeros": ("UPDATE vectors SET whole = zeroblob(768) WHERE passage = 2", "vectors"),
    "a short vector": ("UPDATE vectors SET whole = x'0000' WHERE passage = 2", "vectors"),
    "a correction": ("UPDATE edits SET value = 'x'", "edits"),
    "a copy": ("UPDATE copies SET file = 'x'", "copies"),
    "a file": ("UPDATE files SET hash = 'x'", "files"),
    "a name": ("UPDATE lexical_names SET other = 'x'", "lexical_names"),
    "a length": ("UPDATE lexical_lengths SET length = 99 WHERE passage = 1", "lexical"),
    "terms": ("UPDATE lexical_content SET c0 = 'x' WHERE id = 1", "lexical"),
    "terms gone": ("DELETE FROM lexical WHERE rowid = 2", "lexical"),
    "sounds": ("DELETE FROM lexical_sounds", "lexical"),
}


def harm(case: Case, statement: str) -> None:
    connection = sqlite3.connect(case.index / "library.sqlite")
    assert connection.execute(statement).rowcount > 0
    connection.commit()
    connection.close()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(cli.group, [str(argument) for argument in arguments])


def test_a_sound_library_has_no_problem(case: Case) -> None:
    before = truth(case.index)
    assert examine(case.index) == []
    assert run("doctor", "--index", case.index).exit_code == 0
    assert truth(case.index) == before


@pytest.mark.parametrize("name", HARMS)
def test_each_harm_is_noticed_named_and_mended(case: Case, name: str) -> None:
    statement, part = HARMS[name]
    before = truth(case.index)
    harm(case, statement)
    problems = examine(case.index)
    assert part in {problem.part for problem in problems}, problems
    repair(case.index, lambda _: HashingEncoder())
    assert examine(case.index) == []
    assistant = case.open()
    assistant.index([case.articles])  # what the repair could not keep is read again
    if name not in ("an article's text", "an article's layout", "an article's title"):
        assert answers_of(assistant) == case.answers or name in ("a correction", "a copy")
    assistant.close()
    assert examine(case.index) == []
    after = truth(case.index)
    files = {row[1:5] for row in before["articles"]} - {row[1:5] for row in after["articles"]}
    assert {row[1] for row in files} <= {"sent.txt"}  # no file holds it any more


PACKED = {
    "a place": "UPDATE lexical_packed SET passages = x'01000000' WHERE passages = x'02000000'",
    "a count": "UPDATE lexical_packed SET counts = x'09000000' WHERE length(counts) = 4",
    "a term": "UPDATE lexical_packed SET term = term || 'x'",
    "a length": "UPDATE lexical_segments SET lengths = zeroblob(length(lengths))",
    "a passage": "UPDATE lexical_segments SET passages = zeroblob(length(passages))",
    "what was taken out": "INSERT INTO lexical_removed VALUES (3)",
    "no numbers": "UPDATE lexical_packed SET passages = x'010000'",
}


@pytest.mark.parametrize("name", PACKED)
def test_packed_postings_that_are_not_what_was_packed_are_noticed(case: Case, name: str) -> None:
    connection = sqlite3.connect(case.index / "library.sqlite", isolation_level=None)
    connection.execute("BEGIN")
    assert packing.pack(connection) > 9
    connection.execute("COMMIT")
    connection.close()
    assert examine(case.index) == []
    harm(case, PACKED[name])
    assert {problem.part for problem in examine(case.index)} == {"lexical"}
    repair(case.index, lambda _: HashingEncoder())
    assert examine(case.index) == []


def test_a_store_that_is_not_examined_is_told_of(case: Case) -> None:
    assistant = case.open()
    with assistant.library.writing() as connection:
        note(connection, store="milvus", store_uri="milvus.db", store_collection="a")
    assistant.close()
    told = run("doctor", "--index", case.index)
    assert told.exit_code == 0 and "Milvus keeps is not examined" in told.output


@pytest.mark.parametrize("name", ["an article's text", "a passage's place", "vectors gone"])
def test_nothing_damaged_is_quoted(case: Case, name: str) -> None:
    harm(case, HARMS[name][0])
    assistant = case.open()
    texts = {path.name: path.read_text() for path in case.articles.iterdir()}
    for question in ("harbour ships", "등대에서 배를", "바다는 잔잔했다"):
        try:
            passages = assistant.ask(question).passages
        except DamagedLibraryError as error:
            assert "qa doctor --repair" in str(error)
        else:
            assert all(p.text in texts.get(p.article.file, p.text) for p in passages)
    assistant.close()


def test_a_lost_article_is_named_and_what_is_left_of_it_set_aside(case: Case) -> None:
    harm(case, "UPDATE articles SET text = text || '!' WHERE file = 'sent.txt'")
    done = repair(case.index, lambda _: HashingEncoder())
    assert done.lost == ["sent.txt"]
    (left,) = (case.index / "damaged").iterdir()
    assert "소나무" in left.read_text()


def test_the_command_tells_and_mends(case: Case) -> None:
    harm(case, HARMS["terms"][0])
    told = run("doctor", "--index", case.index)
    assert told.exit_code == 1 and "qa doctor --repair" in told.output
    told = run("doctor", "--repair", "--json", "--index", case.index)
    value = json.loads(told.output)
    assert told.exit_code == 0 and value["sound"] and value["problems"] and value["mended"]


def test_a_damaged_faiss_file_is_told_of_and_made_again(case: Case) -> None:
    dense = case.index / "dense.faiss"
    data = bytearray(dense.read_bytes())
    data[len(data) // 2] ^= 1
    dense.write_bytes(data)
    assert [problem.part for problem in examine(case.index)] == ["dense.faiss"]
    assert run("doctor", "--repair", "--index", case.index).exit_code == 0
    assert examine(case.index) == []


def test_a_sound_faiss_file_is_a_matrix_of_the_stored_vectors(case: Case) -> None:
    assistant = case.open()
    index = DenseIndex(assistant.library).current()
    ids = np.array(assistant.library.passage_ids())
    assert np.array_equal(index.reconstruct_batch(ids), assistant.library.vectors(ids.tolist()))
    assistant.close()


def test_another_librarys_faiss_file_is_not_taken(case: Case, tmp_path: Path) -> None:
    from tests.reliability.collection import TEXTS, make_case

    other = make_case(tmp_path / "other", {name: text[::-1] for name, text in TEXTS.items()})
    for name in ("dense.faiss", "dense.json"):
        (case.index / name).write_bytes((other.index / name).read_bytes())
    assert [problem.part for problem in examine(case.index)] == ["dense.faiss"]
    assistant = case.open()
    assert answers_of(assistant) == case.answers
    assistant.close()


def test_a_backup_is_whole_and_restored_while_others_read(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "saved.sqlite"
    reader = case.open()
    assert run("backup", file, "--index", case.index).exit_code == 0
    reader.add("new.txt", "새로 온 글에는 매화가 핀다. ".encode() * 9)
    assert reader.ask("매화").passages[0].article.file == "new.txt"
    assert run("restore", file, "--index", case.index).exit_code == 0
    assert answers_of(reader) == case.answers
    reader.add("other.txt", "다시 온 글에는 국화가 핀다. ".encode() * 9)  # the ids of new.txt again
    assert reader.ask("국화").passages[0].article.file == "other.txt"
    assert examine(case.index) == []
    reader.close()


def test_a_backup_starts_a_library_in_an_empty_folder(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "saved.sqlite"
    run("backup", file, "--index", case.index)
    assert run("restore", file, "--index", tmp_path / "fresh").exit_code == 0
    assert truth(tmp_path / "fresh") == truth(case.index)
    assert sorted(path.name for path in (tmp_path / "fresh").iterdir()) == ["library.sqlite"]


@pytest.mark.parametrize("kind", ["text", "cut", "harmed", "foreign", "missing"])
def test_what_is_no_whole_library_is_not_restored(case: Case, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "saved.sqlite"
    run("backup", file, "--index", case.index)
    if kind == "text":
        file.write_text("no library")
    elif kind == "cut":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    elif kind == "harmed":
        connection = sqlite3.connect(file)
        connection.execute("UPDATE articles SET text = 'x'")
        connection.commit()
        connection.close()
    elif kind == "foreign":
        file.unlink()
        connection = sqlite3.connect(file)
        connection.execute("CREATE TABLE meta (name, value)")
        connection.close()
    else:
        file.unlink()
    before = truth(case.index)
    told = run("restore", file, "--index", case.index)
    assert isinstance(told.exception, QaError) and "\n" not in str(told.exception)
    assert truth(case.index) == before and examine(case.index) == []
    assert not (case.index / ".work").exists()


def test_a_backup_replaces_no_other_file(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("dear reader")
    told = run("backup", file, "--index", case.index)
    assert isinstance(told.exception, QaError) and file.read_text() == "dear reader"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_library_that_sqlite_can_not_read_is_restored_over(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "saved.sqlite"
    run("backup", file, "--index", case.index)
    (case.index / "library.sqlite").write_bytes(b"x" * 8192)
    with pytest.raises(LibraryError, match="qa doctor"):
        case.open()
    assert run("restore", file, "--index", case.index).exit_code == 0
    assistant = case.open()
    assert answers_of(assistant) == case.answers
    assistant.close()
