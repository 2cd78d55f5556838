"""What a library keeps of its rows: bounded, of one state, and never what was changed since."""

import sqlite3
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.assistant import Assistant
from qa.errors import DamagedLibraryError
from qa.settings import Settings
from qa.storage import passages
from qa.storage.database import FILE
from qa.storage.library import Library
from qa.storage.remembering import Memory
from tests.hashing import HashingEncoder
from tests.writing import write_articles

QUESTION = "등대에는 몇 명이 사나?"
_WORK = st.tuples(st.integers(0, 2), st.integers(0, 1), st.sets(st.integers(0, 9), max_size=4))


def opened(folder: Path) -> Assistant:
    made = Assistant.open(folder, Settings(model=HashingEncoder.name, read_again=0))
    made.use(HashingEncoder())
    return made


def lamp(people: int) -> bytes:
    return f"바닷가 등대에는 {people}명이 산다. 바람이 세다. ".encode() * 8


@given(st.lists(_WORK))
def test_a_memory_is_bounded_and_gives_what_was_read_of_that_state(
    work: list[tuple[int, int, set[int]]],
) -> None:
    memory = Memory[int, tuple[int, int]](100, lambda value: 10 + 9 * value[1])
    for state, version, keys in work:
        found = memory.of(state, version, sorted(keys))
        assert found.items() <= {key: (state, key) for key in keys}.items()
        memory.keep(state, {key: (state, key) for key in keys})
        again = memory.of(state, version, range(10))
        assert memory.bytes == sum(10 + 9 * key for key in again) <= 100


def test_what_was_used_longest_ago_goes_first() -> None:
    memory = Memory[str, int](3, lambda _: 1)
    memory.keep("s", {"a": 1, "b": 2, "c": 3})
    memory.of("s", 0, ["a"])
    memory.keep("s", {"d": 4})
    assert memory.of("s", 0, "abcd") == {"a": 1, "c": 3, "d": 4}
    assert memory.of("t", 0, "abcd") == {}
    assert memory.of("s", 1, "abcd") == {}, "somebody has written"
    memory.keep("s", {str(number): number for number in range(9)})
    assert memory.bytes == 3


def test_rows_are_read_and_checked_once_until_somebody_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant, other = opened(tmp_path / "index"), opened(tmp_path / "index")
    assistant.index([write_articles(tmp_path, {"a.txt": "한강에 다리가 있다. " * 40})])
    library = assistant.library
    ids = library.passage_ids()
    stored = library.evidence(ids)
    checked: list[str] = []
    plain = Library._whole

    def noting(self: Library, table: str, rows: list[sqlite3.Row]) -> list[sqlite3.Row]:
        checked.extend(table for _ in rows)
        return plain(self, table, rows)

    monkeypatch.setattr(Library, "_whole", noting)
    for _ in range(3):
        found = library.candidates([*reversed(ids), 10_000])
        assert [one.passage.id for one in found] == [*reversed(ids)]
        assert all(one.stored.tokens == stored[one.passage.id].tokens for one in found)
        assistant.article(found[0].passage.article)
    assert checked.count("passages") == checked.count("vectors") == len(ids)
    assert checked.count("articles") == 1
    other.add("b.txt", lamp(2))
    library.candidates(ids)
    assert checked.count("vectors") > len(ids)
    for one in (assistant, other):
        one.close()


def test_what_is_kept_has_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passages, "_REMEMBERED", 30_000)
    assistant = opened(tmp_path / "index")
    assistant.index([write_articles(tmp_path, {"a.txt": "한강에 다리가 있다. " * 400})])
    library = assistant.library
    for number in library.passage_ids():
        (found,) = library.candidates([number])
        assert found.passage.id == number
        assert found.size <= library._candidates.bytes <= 30_000
    assistant.close()


def test_damage_is_noticed_though_the_row_was_read_before(tmp_path: Path) -> None:
    assistant = opened(tmp_path / "index")
    assistant.add("a.txt", lamp(3))
    assert assistant.ask(QUESTION).passages
    connection = sqlite3.connect(tmp_path / "index" / FILE)
    for table, change in (("articles", "text = text || '.'"), ("vectors", "tokens = zeroblob(48)")):
        assert assistant.ask(QUESTION).passages
        connection.execute("BEGIN")
        kept = connection.execute(f"SELECT * FROM {table}").fetchall()
        connection.execute(f"UPDATE {table} SET {change}")
        connection.commit()
        with pytest.raises(DamagedLibraryError, match=table):
            assistant.ask(QUESTION)
        column = change.partition(" ")[0]
        names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
        for row in kept:
            values = (row[names.index(column)], row[0])
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE {names[0]} = ?", values)
        connection.commit()
    connection.close()
    assistant.close()


def test_a_copy_that_went_another_way_is_another_library(tmp_path: Path) -> None:
    assistant = opened(tmp_path / "index")
    assistant.create()
    assistant.close()
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / FILE).write_bytes((tmp_path / "index" / FILE).read_bytes())
    for folder, people in (("index", 3), ("copy", 7)):
        assistant = opened(tmp_path / folder)
        assistant.add("a.txt", lamp(people))
        assistant.close()
    library, copy = Library.open(tmp_path / "index"), Library.open(tmp_path / "copy")
    assert library.state == copy.state
    (article,) = library.articles()
    assert "3명" in library.article(article.article.id).text
    copy.close()
    library.close()
    (tmp_path / "copy" / FILE).replace(tmp_path / "index" / FILE)
    assert "7명" in library.article(article.article.id).text
    library.close()


def test_who_asks_while_others_write_gets_what_stands_there(tmp_path: Path) -> None:
    assistant = opened(tmp_path / "index")
    assistant.add("a.txt", lamp(1))
    wrong: list[object] = []
    done = threading.Event()

    def ask() -> None:
        try:
            while not done.is_set():
                for citation in assistant.ask(QUESTION).passages:
                    text = citation.article.text
                    if text[citation.start : citation.end] != citation.text:
                        wrong.append(citation)
        except BaseException as error:
            wrong.append(error)
        finally:
            assistant.library.close()

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    writer = opened(tmp_path / "index")
    for people in range(2, 10):
        writer.add("a.txt", lamp(people))
        (first, *_) = assistant.ask(QUESTION).passages
        assert f"{people}명" in first.text
        writer.edit(first.article.id, {"title": f"등대 {people}"})
        assert assistant.ask(QUESTION).passages[0].article.title == f"등대 {people}"
    done.set()
    for thread in threads:
        thread.join()
    assert not wrong
    for one in (writer, assistant):
        one.close()


def test_whether_anybody_wrote_is_asked_for_once_of_a_moment(tmp_path: Path) -> None:
    assistant = opened(tmp_path / "index")
    assistant.add("a.txt", lamp(3))
    assistant.ask(QUESTION)
    statements: list[str] = []
    assistant.library.connection.set_trace_callback(statements.append)
    assistant.ask(QUESTION)
    assert sum("data_version" in one for one in statements) == 1
    assert not any("FROM articles WHERE id =" in one for one in statements)
    assistant.close()
