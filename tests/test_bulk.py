"""Many workers and one writer leave the library that one process leaves."""

import importlib.util
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from qa.assistant import Assistant
from qa.errors import RequestError
from qa.intake.bulk import Made, RayWorkers, Result, Task, Worker, Workers
from qa.records import Indexed, Outcome
from qa.settings import Settings
from qa.storage.schema import SEALED
from tests.hashing import HashingEncoder
from tests.writing import write_articles

NO_RAY = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None, reason="ray is not installed: pip install 'qa[ray]'"
)
SETTINGS = Settings(model=HashingEncoder.name, read_again=0)


class Threads:
    """Workers of this process; every `lost`-th result is lost."""

    count = 2

    def __init__(self, lost: int = 0) -> None:
        self.tasks: list[Task] = []
        self._lost = lost
        self._pool = ThreadPoolExecutor(2)
        self._worker = Worker(SETTINGS, HashingEncoder)

    def begin(self, task: Task) -> Result:
        self.tasks.append(task)
        future = self._pool.submit(self._worker.make, task)
        lost = self._lost and len(self.tasks) % self._lost == 0

        def result() -> Made | None:
            made = future.result()
            return None if lost else made

        return result

    def close(self) -> None:
        self._pool.shutdown()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {
        f"{i:02}.md": f"---\ntitle: 제{i}호\npublisher: {'가나'[i % 2]} 신문\n---\n\n가나 구독하기\n\n"
        + f"{i}번 마을에는 배나무가 {i * 7 + 2}그루 있다. 올해는 {i + 3}톤을 거두었다.\n\n" * 4
        for i in range(14)
    }
    texts |= {"copy.txt": texts["03.md"], "empty.txt": " ", "rows.csv": "title,text\n가,나\n"}
    return write_articles(tmp_path, texts)


def indexed(
    place: Path, folder: Path, workers: Workers | None = None
) -> tuple[Assistant, list[Indexed], HashingEncoder]:
    assistant = Assistant.open(place, SETTINGS)
    encoder = HashingEncoder()
    assistant.use(encoder)
    return assistant, list(assistant.indexing([folder], workers)), encoder


def content(assistant: Assistant) -> dict[str, list[tuple[Any, ...]]]:
    """Every row but what tells when and which library it is."""
    tables = {**SEALED, "lexical": ("rowid", "*"), "lexical_lengths": ("*",)}
    found = {}
    for table, columns in tables.items():
        kept = [c for c in columns if c != "indexed"]
        rows = assistant.library.rows(f"SELECT {', '.join(kept)} FROM {table}")
        found[table] = sorted(tuple(row) for row in rows if row[0] not in ("identity",))
    return found


@pytest.fixture
def plain(tmp_path: Path, folder: Path) -> Iterator[Assistant]:
    assistant, _, _ = indexed(tmp_path / "plain", folder)
    yield assistant
    assistant.close()


@pytest.mark.parametrize("lost", [0, 3])
def test_the_library_is_the_same(tmp_path: Path, folder: Path, plain: Assistant, lost: int) -> None:
    workers = Threads(lost)
    assistant, files, encoder = indexed(tmp_path / "bulk", folder, workers)
    assert content(assistant) == content(plain)
    assert [file.outcome for file in files].count(Outcome.COPY) == 1
    assert [file.file for file in files if file.outcome == Outcome.FAILED] == ["empty.txt"]
    assert len(workers.tasks) == 17
    assert (encoder.encoded == 0) == (lost == 0)
    again = Threads(lost)
    files = list(assistant.indexing([folder], again))
    assert [file.outcome for file in files].count(Outcome.UNCHANGED) == 16
    assert [task.name for task in again.tasks] == ["empty.txt"]  # what failed is tried again
    for used in (workers, again):
        used.close()
    assistant.close()


def test_a_run_that_was_broken_off_goes_on(tmp_path: Path, folder: Path, plain: Assistant) -> None:
    workers = Threads()
    assistant = Assistant.open(tmp_path / "bulk", SETTINGS)
    assistant.use(HashingEncoder())
    for number, _ in enumerate(assistant.indexing([folder], workers)):
        if number == 5:
            break
    rest = Threads()
    files = list(assistant.indexing([folder], rest))
    assert [file.outcome for file in files].count(Outcome.UNCHANGED) == 6
    assert len(rest.tasks) == 11
    assert {*content(assistant)["articles"]} == {*content(plain)["articles"]}
    assert {*content(assistant)["vectors"]} == {*content(plain)["vectors"]}
    for used in (workers, rest):
        used.close()
    assistant.close()


def test_what_changes_meanwhile_is_read_anew(tmp_path: Path, folder: Path) -> None:
    workers = Threads()
    assistant = Assistant.open(tmp_path / "bulk", SETTINGS)
    assistant.use(HashingEncoder())
    for number, _ in enumerate(assistant.indexing([folder], workers)):
        if number == 0:  # some have been handed out by now
            (folder / "02.md").write_text("바뀐 이야기다. 섬에 등대가 섰다. " * 9, "utf-8")
            (folder / "04.md").unlink()
    texts = {
        row.article.file: assistant.article(row.article.id).text for row in assistant.articles()
    }
    assert "등대" in texts["02.md"]
    assert "04.md" not in texts
    workers.close()
    assistant.close()


@NO_RAY
@pytest.mark.timeout(600)
@pytest.mark.filterwarnings("ignore")
def test_ray_gives_the_same(tmp_path: Path, folder: Path, plain: Assistant) -> None:
    workers = RayWorkers(SETTINGS, HashingEncoder, 2, None)
    try:
        assistant, _, encoder = indexed(tmp_path / "bulk", folder, workers)
    finally:
        workers.close()
    assert content(assistant) == content(plain)
    assert encoder.encoded == 0
    assistant.close()
    shutil.rmtree(tmp_path / "bulk")


def test_a_cluster_that_is_not_there_is_told_in_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise ConnectionError("Could not find any running Ray instance.\nLook at the logs.")

    monkeypatch.setitem(sys.modules, "ray", SimpleNamespace(init=refuse))
    with pytest.raises(RequestError, match=r"Ray can't be had at 10.0.0.9:6379 \(Could not find"):
        RayWorkers(Settings(), HashingEncoder, 2, "10.0.0.9:6379")
