"""The FAISS index: another kind when there are many, and a file that is written when it is worth."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from qa.assistant import Assistant
from qa.models.centring import unit
from qa.models.encoding import Vectors
from qa.records import Filters
from qa.storage import dense, nearest
from qa.storage.dense import DenseIndex
from tests.hashing import HashingEncoder
from tests.stores.conftest import Make

COUNT = 3_000


@pytest.fixture
def vectors() -> Vectors:
    noise = np.random.default_rng(7)
    centres = noise.normal(size=(60, 32))
    chosen = centres[noise.integers(60, size=COUNT)]
    return unit((chosen + 0.5 * noise.normal(size=chosen.shape)).astype(np.float32))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A handful is many."""
    monkeypatch.setattr(nearest, "FLAT_MOST", 20)
    yield


def filled(vectors: Vectors) -> object:
    index = nearest.larger(32, COUNT, vectors)
    index.add_with_ids(vectors, np.arange(COUNT) + 11)
    return index


def truth(vectors: Vectors, query: Vectors, allowed: list[int]) -> set[int]:
    rows = np.array(allowed) - 11
    best = np.argsort(-(vectors[rows] @ query), kind="stable")[:10]
    return {int(rows[row]) + 11 for row in best}


@pytest.mark.parametrize("share", [1, 3, 100])
def test_lists_find_what_comparing_all_finds(vectors: Vectors, share: int) -> None:
    index = filled(vectors)
    allowed = list(range(11, COUNT + 11, share))
    found = 0
    for query in vectors[:50]:
        how = nearest.searching(index, None if share == 1 else allowed)
        _, ids = index.search(query[None], min(50, len(allowed)), params=how)  # type: ignore[attr-defined]
        assert set(ids[0].tolist()) <= {*allowed, -1}
        found += len(truth(vectors, query, allowed) & set(ids[0].tolist()))
    assert found >= 0.99 * 50 * 10


def test_ids_are_told_and_taken_out(vectors: Vectors) -> None:
    index = filled(vectors)
    index.remove_ids(np.array([11, 500]))  # type: ignore[attr-defined]
    expected = [number for number in range(11, COUNT + 11) if number not in (11, 500)]
    assert nearest.ids_of(index).tolist() == expected
    flat = nearest.flat(32)
    flat.add_with_ids(vectors[:3], np.array([9, 4, 6]))
    assert nearest.ids_of(flat).tolist() == [4, 6, 9]


def test_a_library_that_has_grown_changes_its_kind_and_follows_on(
    make: Make, few: None, tmp_path: Path
) -> None:
    assistant = make("faiss")
    assert not nearest.is_flat(current(assistant))
    before = {hit.passage.id for hit in assistant.find("귤 농사")}
    reader = Assistant.open(assistant.folder)
    reader.use(HashingEncoder())
    assert not nearest.is_flat(current(reader))
    assert {hit.passage.id for hit in reader.find("귤 농사")} == before
    assistant.add("new.txt", ("독도 앞바다에서 오징어가 많이 잡혔다. " * 9).encode())
    assert "오징어" in reader.ask("독도 앞바다 오징어").passages[0].text
    assistant.remove(reader.ask("독도 앞바다 오징어").passages[0].article.id)
    assert {hit.passage.id for hit in reader.find("귤 농사", Filters(language="ko"))} == before
    assert list(dense.faults(assistant.library)) == []
    reader.close()


def test_one_article_more_does_not_write_the_whole_file(
    make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dense, "_UNSAVED_SHARE", 2)
    assistant = make("faiss")
    file = assistant.folder / dense.FILE
    before = file.stat().st_mtime_ns
    assistant.add("new.txt", ("독도 앞바다에서 오징어가 많이 잡혔다. " * 3).encode())
    assert file.stat().st_mtime_ns == before
    assert "오징어" in assistant.ask("독도 앞바다 오징어").passages[0].text
    reader = Assistant.open(assistant.folder)
    reader.use(HashingEncoder())
    read: list[int] = []
    real = reader.library.vectors

    def note(ids: Sequence[int]) -> Vectors:
        read.extend(ids)
        return real(ids)

    monkeypatch.setattr(reader.library, "vectors", note)
    assert "오징어" in reader.ask("독도 앞바다 오징어").passages[0].text
    assert 0 < len(read) < 5
    for number in range(40):
        assistant.add(f"{number}.txt", f"{number}번 배가 항구에 들어왔다. ".encode() * 9)
    assert file.stat().st_mtime_ns > before
    reader.close()


def test_what_has_gone_is_found_by_counting(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dense, "_LISTED", 2)
    assistant = make("faiss")
    held = np.array(assistant.library.passage_ids())
    store = DenseIndex(assistant.library)
    assert list(store._gone(held)) == []
    for number in (7, 0, 3):
        assistant.remove(assistant.articles()[number].article.id)
        expected = sorted(set(held.tolist()) - set(assistant.library.passage_ids()))
        assert list(store._gone(held)) == expected


def test_asking_lists_no_passages(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    assistant = make("faiss")
    reader = Assistant.open(assistant.folder)
    reader.use(HashingEncoder())
    listed: list[int] = []
    real = reader.library.passage_ids

    def note(low: int = 0, high: int = 2**62) -> list[int]:
        found = real(low, high)
        listed.extend(found)
        return found

    monkeypatch.setattr(reader.library, "passage_ids", note)
    assert reader.ask("귤 농사").passages
    assert listed == []
    reader.close()


def current(assistant: Assistant) -> object:
    assert isinstance(assistant.store, DenseIndex)
    return assistant.store.current()
