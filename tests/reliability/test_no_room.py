"""No room, no rights, held by another: a clear line, nothing lost, and it works again when mended."""

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.errors import LibraryError
from qa.records import Outcome
from qa.storage import database
from qa.storage.doctor import examine
from qa.storage.library import Library
from tests.hashing import HashingEncoder
from tests.reliability.collection import Case, answers_of, truth
from tests.reliability.faults import LONG, Fault, Server, Trial, can_start, spread
from tests.reliability.test_killed import begin, check, finish

ENOSPC, EIO = 28, 5
_TRIED = 3 * (LONG or 1)  # writes of each work that fail, in each way


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not can_start():
        pytest.skip("needs Linux and a C compiler")
    started = Server.start(tmp_path_factory.mktemp("faults"))
    yield started
    started.stop()


@pytest.mark.parametrize("error", [ENOSPC, EIO])
@pytest.mark.parametrize("work", ["index", "edit", "add", "derived", "backup", "repair"])
def test_a_write_that_fails_is_told_of_and_loses_nothing(
    server: Server, pattern: Case, tmp_path: Path, work: str, error: int
) -> None:
    whole = begin(pattern, work, tmp_path / "whole")
    calls = server.run(Trial(work, str(whole.index), str(whole.articles))).calls
    for fault in (Fault.FAIL_FROM, Fault.FAIL_ONCE):
        for at in spread(calls, _TRIED):
            case = begin(pattern, work, tmp_path / f"{fault}-{at}")
            ended = server.run(Trial(work, str(case.index), str(case.articles), fault, at, error))
            assert not ended.killed
            if ended.error is not None:
                assert "TRACEBACK" not in ended.error and "\n" not in ended.error, ended.error
                assert "damaged" not in ended.error, ended.error
            check(case, type(ended)(ended.reported, False, 0, None), work)
            finish(server, case, work, whole)
            shutil.rmtree(case.index.parent)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become a user without rights")
@pytest.mark.parametrize(
    "work", ["articles", "index", "edit", "add", "derived", "backup", "repair"]
)
def test_a_folder_without_rights_gives_a_line(server: Server, case: Case, work: str) -> None:
    before = truth(case.index)
    for path in (case.articles, *case.articles.parents, *case.index.parents):
        if path.is_relative_to("/tmp") and path != Path("/tmp"):  # noqa: S108 - pytest's folders
            path.chmod(0o755)
    case.index.chmod(0o555)
    ended = server.run(Trial(work, str(case.index), str(case.articles), rights=False))
    case.index.chmod(0o755)
    assert ended.error is None or ("TRACEBACK" not in ended.error and "\n" not in ended.error)
    assert ended.error is not None or work == "articles"
    assert truth(case.index) == before
    assert examine(case.index) == []


def test_a_library_that_another_holds_is_told_of(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_MILLISECONDS", 50)
    holder = sqlite3.connect(case.index / "library.sqlite")
    holder.execute("BEGIN IMMEDIATE")
    assistant = case.open()
    assert answers_of(assistant) == case.answers  # reading goes on
    with pytest.raises(LibraryError, match="another program"):
        assistant.add("new.txt", "새 글이다. ".encode() * 20)
    holder.execute("ROLLBACK")
    holder.close()
    assistant.add("new.txt", "새 글이다. ".encode() * 20)
    assert "new.txt" in {s.article.file for s in assistant.articles()}
    assistant.close()


def test_a_writer_waits_for_another(case: Case) -> None:
    holder = sqlite3.connect(case.index / "library.sqlite", check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")

    def let_go() -> None:
        holder.execute("ROLLBACK")

    timer = threading.Timer(0.5, let_go)
    timer.start()
    assistant = case.open()
    assistant.add("new.txt", "새 글이다. ".encode() * 20)
    assert "new.txt" in {s.article.file for s in assistant.articles()}
    timer.join()
    holder.close()
    assistant.close()


def test_a_file_that_vanishes_while_it_is_read_is_told_of(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    (case.articles / "late.txt").write_text("늦게 온 글이다. " * 20)
    read = Path.read_bytes

    def vanishing(path: Path) -> bytes:
        if path.name == "late.txt":
            path.unlink()
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", vanishing)
    assistant = case.open()
    failed = [file for file in assistant.index([case.articles]).files if file.outcome == "failed"]
    assert [file.file for file in failed] == ["late.txt"]
    assert answers_of(assistant) == case.answers
    assistant.close()


def test_a_clock_that_goes_back_changes_nothing(case: Case) -> None:
    """A file that was changed is read again, whether its time went forward or back."""
    path = case.index.parent / "articles" / "a.txt"
    path.parent.mkdir()
    path.write_text("처음 글이다. " * 20)
    assistant = case.open()
    assistant.index([path.parent])
    for seconds in (1_000_000_000, 4_000_000_000, 0):
        path.write_text(f"{seconds}초의 글이다. " * 20)
        os.utime(path, (seconds, seconds))
        assert assistant.index([path.parent]).count(Outcome.CHANGED) == 1
        (article,) = [s.article for s in assistant.articles() if s.article.file == "a.txt"]
        assert assistant.article(article.id).text.startswith(f"{seconds}초")
    assistant.close()
    assert examine(case.index) == []


def test_an_index_made_anew_behind_a_page_is_picked_up(case: Case, tmp_path: Path) -> None:
    reader = case.open()
    assert answers_of(reader) == case.answers
    shutil.rmtree(case.index)
    with pytest.raises(LibraryError, match="qa index"):
        reader.ask("고래")
    writer = case.open()
    writer.add("new.txt", "새로 온 글에는 매화가 핀다. ".encode() * 9)
    assert [p.article.file for p in reader.ask("매화").passages] == ["new.txt"]
    reader.close()
    writer.close()


def test_a_library_without_tables_is_made(tmp_path: Path) -> None:
    """A kill while the library is made leaves a file without tables."""
    (tmp_path / "library.sqlite").touch()
    encoder = HashingEncoder()
    Library.create(tmp_path, encoder.name, encoder.dimension).close()
    assert Library.open(tmp_path).generation == 0
