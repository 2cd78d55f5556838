"""The library: what enters is what comes out, whole or not at all."""

import sqlite3
import threading
from pathlib import Path

import numpy as np
import pytest

from qa.assistant import Assistant
from qa.errors import (
    DamagedLibraryError,
    LibraryError,
    MissingLibraryError,
    OtherModelError,
    RequestError,
    UnknownArticleError,
)
from qa.records import Filters, Outcome
from qa.settings import Settings
from qa.storage.database import FILE
from qa.storage.dense import DenseIndex
from qa.storage.library import Library
from tests.hashing import HashingEncoder
from tests.writing import write_articles


def test_what_is_stored_comes_back(tmp_path: Path, assistant: Assistant) -> None:
    folder = write_articles(tmp_path, {"a.txt": "한강 다리\n\n" + "한강에 새 다리가 놓인다. " * 30})
    assistant.index([folder])
    (summary,) = assistant.articles()
    article = assistant.article(summary.article.id)
    assert article.text.startswith("한강 다리")
    assert summary.characters == len(article.text)
    assert summary.passages == len(assistant.library.passage_ids())
    for passage in assistant.library.passages(assistant.library.passage_ids()):
        assert article.text[passage.start : passage.end].strip()
        assert passage.sentences[0][0] == passage.start


def test_stored_vectors_are_the_encoders_to_half_precision(
    tmp_path: Path, assistant: Assistant, encoder: HashingEncoder
) -> None:
    folder = write_articles(tmp_path, {"a.txt": "달에 물이 있다는 보고가 나왔다. " * 20})
    assistant.index([folder])
    library = assistant.library
    (article,) = assistant.articles()
    text = assistant.article(article.article.id).text
    ids = library.passage_ids()
    texts = [text[p.start : p.end] for p in library.passages(ids)]
    expected = [e.vector for e in encoder.passages(texts, [()] * len(texts))]
    assert np.abs(library.vectors(ids) - np.stack(expected)).max() < 1e-3


def test_dense_search_equals_a_matrix_product(tmp_path: Path, assistant: Assistant) -> None:
    texts = {
        f"{i}.txt": f"{i}번 고장에서는 {['사과', '배', '감', '귤'][i % 4]} 농사를 짓는다. " * 9
        for i in range(12)
    }
    assistant.index([write_articles(tmp_path, texts)])
    library = assistant.library
    ids = library.passage_ids()
    vectors = library.vectors(ids)
    query = HashingEncoder().question("귤 농사는 어디서 짓나").vector
    expected = sorted(((-float(s), i) for i, s in zip(ids, vectors @ query, strict=True)))[:5]
    found = DenseIndex(library).search(query, 5)
    assert [round(score, 5) for _, score in found] == [round(-score, 5) for score, _ in expected]


def test_an_unknown_article_is_told_of(assistant: Assistant, tmp_path: Path) -> None:
    assistant.index([write_articles(tmp_path, {"a.txt": "바람이 분다. " * 20})])
    with pytest.raises(UnknownArticleError, match="qa articles"):
        assistant.article("nowhere")


def test_a_folder_without_an_index_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(MissingLibraryError, match="qa index"):
        Assistant.open(tmp_path / "none").articles()


def test_another_model_is_refused_with_the_way_out(tmp_path: Path, assistant: Assistant) -> None:
    assistant.index([write_articles(tmp_path, {"a.txt": "바람이 분다. " * 20})])
    with pytest.raises(OtherModelError, match="qa index --rebuild FOLDER --model another"):
        Assistant.open(assistant.folder, Settings(model="another"))


def test_another_format_is_refused(tmp_path: Path, assistant: Assistant) -> None:
    assistant.index([write_articles(tmp_path, {"a.txt": "바람이 분다. " * 20})])
    with assistant.library.writing() as connection:
        connection.execute("UPDATE meta SET value = '999' WHERE name = 'format'")
    with pytest.raises(LibraryError, match="format 999"):
        Library.open(assistant.folder)


def test_a_library_that_is_no_database_is_told_of(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"this is no database at all" * 100)
    with pytest.raises(DamagedLibraryError, match="damaged"):
        Library.open(tmp_path)


@pytest.mark.parametrize("damage", ["missing", "short", "flipped", "header", "older"])
def test_a_derived_index_that_can_not_be_trusted_is_made_again(
    tmp_path: Path, assistant: Assistant, encoder: HashingEncoder, damage: str
) -> None:
    folder = write_articles(
        tmp_path, {"a.txt": "고래가 동해를 지난다. " * 40, "b.txt": "눈이 온다. " * 40}
    )
    assistant.index([folder])
    before = assistant.ask("고래는 어디를 지나나")
    dense, header = assistant.folder / "dense.faiss", assistant.folder / "dense.json"
    if damage == "missing":
        dense.unlink()
    elif damage == "short":
        dense.write_bytes(dense.read_bytes()[:100])
    elif damage == "flipped":
        data = bytearray(dense.read_bytes())
        data[len(data) // 2] ^= 0x10
        dense.write_bytes(data)
    elif damage == "header":
        header.write_text("{", encoding="utf-8")
    else:
        header.write_text(header.read_text().replace('"generation": 2', '"generation": 1'))
    encoded = encoder.encoded
    again = Assistant.open(assistant.folder)
    again.use(encoder)
    after = again.ask("고래는 어디를 지나나")
    assert [p.text for p in after.passages] == [p.text for p in before.passages]
    assert encoder.encoded == encoded
    again.close()


def test_a_failed_transaction_leaves_nothing(tmp_path: Path, assistant: Assistant) -> None:
    assistant.index([write_articles(tmp_path, {"a.txt": "바람이 분다. " * 20})])
    library, generation = assistant.library, assistant.library.generation
    with pytest.raises(ZeroDivisionError), library.writing() as connection:
        connection.execute("DELETE FROM articles")
        raise ZeroDivisionError
    assert len(assistant.articles()) == 1
    assert library.generation == generation


def test_an_open_assistant_sees_what_another_indexed(
    tmp_path: Path, assistant: Assistant, encoder: HashingEncoder
) -> None:
    folder = write_articles(tmp_path, {"a.txt": "바람이 분다. " * 20})
    assistant.index([folder])
    reader = Assistant.open(assistant.folder)
    reader.use(encoder)
    reader.ask("바람이 부나")
    write_articles(tmp_path, {"b.txt": "고래가 동해를 지난다. " * 20})
    assistant.index([folder])
    assert reader.ask("고래는 어디를 지나나").passages[0].article.file == "b.txt"
    (folder / "b.txt").unlink()
    assistant.index([folder])
    assert {p.article.file for p in reader.ask("고래는 어디를 지나나").passages} == {"a.txt"}
    reader.close()


def test_many_threads_read_and_write_at_once(tmp_path: Path, assistant: Assistant) -> None:
    folder = write_articles(tmp_path, {"a.txt": "바람이 분다. " * 20})
    assistant.index([folder])
    errors: list[BaseException] = []

    def work(number: int) -> None:
        try:
            for i in range(5):
                if number % 2:
                    assistant.add(
                        f"{number}.txt", f"{i}번째 눈이 {number}번 마을에 온다. ".encode() * 20
                    )
                else:
                    assert assistant.ask("바람이 부나").passages
        except BaseException as error:
            errors.append(error)
        finally:
            assistant.close()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(assistant.articles()) == 4


def test_corrections_outlive_indexing_again(tmp_path: Path, assistant: Assistant) -> None:
    folder = write_articles(tmp_path, {"a.txt": "바람이 분다. " * 20})
    assistant.index([folder])
    (summary,) = assistant.articles()
    assistant.edit(summary.article.id, {"title": "바람", "date": "2024-10-08"})
    write_articles(tmp_path, {"a.txt": "바람이 세게 분다. " * 20})
    report = assistant.index([folder])
    assert report.count(Outcome.CHANGED) == 1
    article = assistant.article(summary.article.id)
    assert (article.title, article.date) == ("바람", "2024-10-08")
    assert article.origins["title"] == "user"
    assert assistant.edit(article.id, {"title": None}).origins.get("title") != "user"


def test_filters_narrow_before_the_best_are_taken(tmp_path: Path, assistant: Assistant) -> None:
    texts = {f"{i:02}.txt": f"고래가 {i}번 바다를 지난다. " * 12 for i in range(12)}
    assistant.index([write_articles(tmp_path, texts)])
    for number, summary in enumerate(assistant.articles()):
        assistant.edit(
            summary.article.id,
            {"date": f"2024-{number + 1:02}-15", "publisher": "가" if number < 3 else "나"},
        )
    ask = assistant.ask
    found = ask("고래가 어느 바다를 지나나", 5, Filters(publisher="가")).passages
    assert {p.article.publisher for p in found} == {"가"} and len(found) == 3
    found = ask(
        "고래가 어느 바다를 지나나", 12, Filters(since="2024-06", until="2024-08-15")
    ).passages
    assert {p.article.date for p in found} == {"2024-06-15", "2024-07-15", "2024-08-15"}
    last = assistant.articles()[-1].article.id
    assert [p.article.id for p in ask("고래", 3, Filters(article=last)).passages] == [last]
    with pytest.raises(RequestError, match="no article meets until 2023"):
        ask("고래", 3, Filters(until="2023"))


def test_no_pickle_is_stored(tmp_path: Path, assistant: Assistant) -> None:
    assistant.index([write_articles(tmp_path, {"a.txt": "바람이 분다. " * 20})])
    connection = sqlite3.connect(assistant.folder / FILE)
    for table in ("articles", "passages", "vectors", "meta", "files"):
        for row in connection.execute(f"SELECT * FROM {table}"):
            assert not any(isinstance(v, bytes) and v.startswith(b"\x80\x04") for v in row)
    connection.close()
