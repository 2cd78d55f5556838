"""Killed at any moment: what was reported as done is there, whole, and nothing is half done.

`make torture` tries more moments: QA_TORTURE times as many kills as stand here.
"""

import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from qa.errors import MissingLibraryError
from qa.storage.doctor import examine
from qa.storage.library import Library
from tests.reliability.collection import Case, answers_of, make_case, truth
from tests.reliability.faults import LONG, Ended, Fault, Server, Trial, can_start, spread
from tests.reliability.test_formats import of_format_1

pytestmark = pytest.mark.skipif(not can_start(), reason="needs Linux and a C compiler")
WORKS = ("index", "edit", "add", "derived", "backup", "restore", "repair", "upgrade")
_KILLS = 2 * (LONG or 1)  # of each work at its calls; as many again with half a write


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    started = Server.start(tmp_path_factory.mktemp("faults"))
    yield started
    started.stop()


@pytest.fixture(scope="module")
def given(pattern: Case, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The library that a work begins with, and beside its articles a backup."""
    from qa.storage.backups import backup

    backup(pattern.index, pattern.articles.parent / "saved.backup")
    return pattern


def begin(given: Case, work: str, folder: Path) -> Case:
    """What a work begins with: for indexing, half of the articles and some that have changed."""
    case = given.copied(folder)
    if work == "upgrade":
        of_format_1(case)
    if work == "index":
        articles = folder / "articles"
        shutil.copytree(given.articles, articles)
        shutil.rmtree(case.index)
        return replace(case, articles=articles)
    return case


def check(case: Case, ended: Ended, work: str) -> None:
    """The laws that hold after every end."""
    assert ended.error is None, ended.error
    try:
        problems = examine(case.index)
    except MissingLibraryError:
        assert work == "index" and not ended.reported
        return
    assert [p for p in problems if p.part != "dense.faiss"] == [], problems
    assistant = case.open()
    files = {summary.article.file for summary in assistant.articles()}
    if work == "index":
        assert {told.split()[1] for told in ended.reported if told.startswith("new")} <= files
    elif work == "add":
        assert {told.split()[1] for told in ended.reported} <= files
    elif work == "edit":
        for number, article in enumerate(ended.reported):
            assert assistant.article(article).section == f"part {number}"
    if work not in ("index", "add"):
        told = [
            [row[2:] for _, row in [(0, r) for r in answer[1]]] for answer in answers_of(assistant)
        ]
        assert told == [[row[2:] for row in answer[1]] for answer in case.answers]
    assistant.close()


def finish(server: Server, case: Case, work: str, whole: Case) -> None:
    """Do the work again without a fault: all is as if there had never been one."""
    ended = server.run(Trial(work, str(case.index), str(case.articles)))
    assert ended.error is None and not ended.killed
    check(case, ended, work)
    names = [
        {path.name for path in kept.index.iterdir() if not path.name.endswith(("-wal", "-shm"))}
        for kept in (case, whole)
    ]
    assert names[0] == names[1]
    size, usual = (sum(p.stat().st_size for p in c.index.iterdir()) for c in (case, whole))
    assert size <= 1.5 * usual, (size, usual)
    ours, theirs = case.open(), whole.open()
    assert answers_of(ours) == answers_of(theirs)
    ours.close()
    theirs.close()


@pytest.mark.parametrize("work", WORKS)
def test_a_kill_at_a_write_loses_nothing(
    server: Server, given: Case, tmp_path: Path, work: str
) -> None:
    whole = begin(given, work, tmp_path / "whole")
    trial = Trial(work, str(whole.index), str(whole.articles))
    calls = server.run(trial)
    assert calls.error is None and calls.calls > 0
    for fault in (Fault.KILL, Fault.TORN):
        for number, at in enumerate(spread(calls.calls, _KILLS)):
            case = begin(given, work, tmp_path / f"{fault}-{number}")
            ended = server.run(Trial(work, str(case.index), str(case.articles), fault, at))
            assert ended.killed, at
            check(case, ended, work)
            finish(server, case, work, whole)
            shutil.rmtree(case.index.parent)


def test_kills_at_random_moments_of_one_library_lose_nothing(
    server: Server, given: Case, tmp_path: Path
) -> None:
    chance = random.Random(7)  # noqa: S311 - the same moments every time
    whole = begin(given, "index", tmp_path / "whole")
    server.run(Trial("index", str(whole.index), str(whole.articles)))
    case = begin(given, "index", tmp_path / "case")
    articles = sorted(case.articles.glob("0[2-9].txt"))  # none of which has a copy
    for _ in range(8 * (LONG or 1)):
        changed = chance.choice(articles)
        changed.write_text(changed.read_text() + f"\n{chance.randrange(99)}번째 줄이다.")
        seconds = chance.uniform(0.01, 0.4)
        ended = server.run(Trial("index", str(case.index), str(case.articles), seconds=seconds))
        check(case, ended, "index")
    for path in articles:
        path.write_bytes((whole.articles / path.name).read_bytes())
    finish(server, case, "index", whole)
    assert len(truth(case.index)["passages"]) == len(truth(whole.index)["passages"])


@pytest.mark.parametrize(("step", "gone"), [("remove_members", False), ("forget_file", True)])
def test_the_old_content_of_a_file_that_comes_back_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, gone: bool
) -> None:
    """Ended after its articles were changed and before that was noted, to the same time of day."""
    case = make_case(tmp_path)
    file = case.articles / "03.txt"
    old, when = file.read_text(), file.stat().st_mtime_ns
    assistant = case.open()

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    file.write_text(f"{old}\n55번째 줄이다.")
    if gone:
        file.unlink()
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Library, step, end)
        assistant.index([case.articles])
    file.write_text(old)
    os.utime(file, ns=(when, when))
    assistant.index([case.articles])
    assert answers_of(assistant) == case.answers
    assistant.close()
