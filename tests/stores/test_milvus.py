"""Milvus alone: a server for several processes, words for what goes wrong, and the exact limit."""

import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from qa.assistant import Assistant
from qa.errors import LibraryError, RequestError
from qa.settings import Settings
from qa.storage import milvus, milvus_client, milvus_rows
from qa.storage.database import FILE
from qa.storage.milvus import MilvusStore
from qa.storage.schema import note
from qa.storage.stores import Choice, Kind, choose
from tests.hashing import HashingEncoder
from tests.stores.conftest import NO_MILVUS, QUIET, Make, articles
from tests.writing import write_articles

pytestmark = [*QUIET]
_READER = """
import sys
from pathlib import Path
from qa.assistant import Assistant
from tests.hashing import HashingEncoder
reader = Assistant.open(Path(sys.argv[1]))
reader.use(HashingEncoder())
for _ in range(3):
    for question in ("귤값이 오른 까닭은?", "수확이 59톤인 곳"):
        passages = reader.ask(question).passages
print([(passage.article.file, passage.start, passage.end) for passage in passages])
"""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """The address of a server of Milvus Lite, which several processes may use."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "milvus_lite", "server", "--data-dir", str(tmp_path / "data")]
    with subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        for _ in range(300):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@NO_MILVUS
def test_processes_share_a_server(tmp_path: Path, server: str, make: Make) -> None:
    plain = make(Kind.FAISS)
    shared = Assistant.open(tmp_path / "shared", Settings(model=HashingEncoder.name, read_again=0))
    shared.use(HashingEncoder())
    shared.keep_in(Choice.asked("milvus", server))
    shared.index([write_articles(tmp_path, articles())])
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", _READER, str(shared.folder)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    for assistant in (plain, shared):
        assistant.add("more.txt", ("항구에 배가 들어왔다. " * 9).encode())
    told = [reader.communicate(timeout=120)[0] for reader in readers]
    passages = plain.ask("수확이 59톤인 곳").passages
    expected = [(passage.article.file, passage.start, passage.end) for passage in passages]
    assert shared.ask("수확이 59톤인 곳").passages == passages
    assert told == [f"{expected}\n"] * 2
    shared.close()


@NO_MILVUS
def test_a_collection_of_another_model_is_made_anew(make: Make) -> None:
    assistant = make(Kind.MILVUS)
    assert isinstance(assistant.store, MilvusStore)
    with assistant.library.writing() as connection:
        note(connection, model="other")
    assistant.store.close()
    held = assistant.store.current()
    assert (held.model, held.complete) == ("other", True)
    assert len(assistant.store.search(np.ones(384, np.float32), 100)) > 12


@NO_MILVUS
def test_a_copy_that_is_behind_leaves_the_collection_alone(make: Make, tmp_path: Path) -> None:
    assistant = make(Kind.MILVUS)
    uri = str(assistant.folder / "milvus.db")
    assistant.keep_in(Choice.asked("milvus", uri))
    assistant.create()
    copy = tmp_path / "copy"
    copy.mkdir()
    with sqlite3.connect(copy / FILE) as target:
        assistant.library.connection.backup(target)
    target.close()
    assistant.store.save()
    before = assistant.store.search(np.ones(384, np.float32), 100)
    assistant.add("more.txt", ("항구에 배가 들어왔다. " * 9).encode())
    after = assistant.store.search(np.ones(384, np.float32), 100)
    assert len(after) > len(before)
    reader = Assistant.open(copy)
    reader.use(HashingEncoder())
    assert all("항구" not in passage.text for passage in reader.ask("항구에 들어온 배").passages)
    reader.close()
    assert assistant.store.search(np.ones(384, np.float32), 100) == after


@NO_MILVUS
def test_a_file_that_another_process_has_open_is_told_of(make: Make) -> None:
    assistant = make(Kind.MILVUS)
    done = subprocess.run(
        [sys.executable, "-c", _READER, str(assistant.folder)], capture_output=True, text=True
    )
    assert "takes one at a time" in done.stderr.splitlines()[-1]


@NO_MILVUS
def test_a_server_that_does_not_answer_is_told_of(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(milvus_client, "SECONDS", 1.0)
    library = make(Kind.FAISS).library
    with pytest.raises(LibraryError, match=r"http://127.0.0.1:9 can't be opened.*see that it runs"):
        MilvusStore(library, "http://127.0.0.1:9", "qa_none").current()


def test_a_missing_package_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(LibraryError, match=r"pip install 'qa\[milvus\]'"):
        milvus_client.connect("http://127.0.0.1:9")


def test_one_goes_back_from_a_milvus_that_is_no_more(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant = make(Kind.FAISS)
    choose(assistant.library, Choice(Kind.MILVUS, "http://127.0.0.1:9"))
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    reader = Assistant.open(assistant.folder)
    reader.use(HashingEncoder())
    with pytest.raises(LibraryError, match="--store faiss"):
        reader.ask("귤 농사")
    reader.keep_in(Choice.asked("faiss", None))
    reader.create()
    assert reader.ask("귤 농사").passages
    reader.close()


@pytest.mark.parametrize(("kind", "uri"), [("milvus", "folder"), ("faiss", "a.db")])
def test_a_place_that_does_not_fit_is_refused(kind: str, uri: str) -> None:
    with pytest.raises(RequestError, match=r"--uri|no place"):
        Choice.asked(kind, uri)


def test_a_place_without_a_folder_lies_with_the_index(tmp_path: Path) -> None:
    assert Choice.asked("milvus", None).place(tmp_path) == str(tmp_path / "milvus.db")
    assert Choice.asked("milvus", "/data/x.db").place(tmp_path) == "/data/x.db"
    assert Choice.asked("milvus", "http://m:19530").place(tmp_path) == "http://m:19530"


def test_no_passage_exceeds_its_limit(make: Make) -> None:
    assistant = make(Kind.FAISS)
    library = assistant.library
    ids = library.passage_ids()
    mean = library.lexical.mean_length
    rows = {row["id"]: row["terms"] for row in milvus_rows.rows(library, ids, mean)}
    for question in ("나주 귤 농사", "늦서리가 내린 지역의 사과값은 올랐나", "59톤"):
        terms = assistant.terms(question)
        limits = library.lexical.limits(terms)
        for number, score in zip(ids, library.lexical.scores(terms, ids), strict=True):
            row = rows[number]
            limit = sum(w * row.get(milvus_rows.number_of(t), 0.0) for t, w in limits.items())
            assert score <= limit * (1 + 1e-9)


@NO_MILVUS
def test_more_is_fetched_until_the_best_are_sure(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(milvus, "_FOLD", 1.5)
    assistant = make(Kind.MILVUS)
    for question in ("나주 귤 농사", "늦서리가 내린 지역의 사과값은 올랐나"):
        terms = assistant.terms(question)
        expected = assistant.library.lexical.search(terms, 2)
        assert assistant.store.search_words(terms, 2) == expected
