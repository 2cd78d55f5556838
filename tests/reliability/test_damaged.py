"""Damage to any file of the index: noticed or harmless, never a wrong citation, and mended.

`make torture` tries more: QA_TORTURE times as many places of each file.
"""

import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qa.assistant import Assistant
from qa.errors import LibraryError, MissingLibraryError
from qa.intake.repairing import repair
from qa.storage.backups import backup, restore
from qa.storage.doctor import examine
from tests.hashing import HashingEncoder
from tests.reliability.collection import TEXTS, Case, answers_of, make_case, truth
from tests.reliability.faults import LONG

FILES = ("library.sqlite", "library.sqlite-wal", "dense.faiss", "dense.json")
Harm = Callable[[bytearray, random.Random], None]


def _flip_bit(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _flip_many(data: bytearray, chance: random.Random) -> None:
    for _ in range(20):
        _flip_bit(data, chance)


def _truncate(data: bytearray, chance: random.Random) -> None:
    del data[chance.randrange(len(data)) :]


def _zero(data: bytearray, chance: random.Random) -> None:
    first = chance.randrange(len(data))
    last = min(len(data), first + chance.choice((1, 64, 4096)))
    data[first:last] = bytes(last - first)


def _shuffle(data: bytearray, chance: random.Random) -> None:
    """Exchange two blocks, as a confused disk does."""
    size = min(4096, len(data) // 3)
    one, other = sorted(chance.sample(range(len(data) // size), 2))
    a, b = slice(one * size, one * size + size), slice(other * size, other * size + size)
    data[a], data[b] = data[b], data[a]


HARMS: dict[str, Harm] = {
    "a bit": _flip_bit,
    "many bits": _flip_many,
    "cut": _truncate,
    "zeroed": _zero,
    "shuffled": _shuffle,
}


@pytest.fixture(scope="module")
def unfinished(pattern: Case, tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The library as it lies on the disk while it is written: with a log beside it."""
    folder = tmp_path_factory.mktemp("unfinished")
    whole = pattern.copied(folder / "whole")
    writer = whole.open()
    writer.add("late.txt", "늦게 온 글에는 동백 15그루가 있다. ".encode() * 8)
    left = whole.copied(folder / "left")
    writer.close()
    assert (left.index / "library.sqlite-wal").stat().st_size > 0
    return left


def _state(index: Path) -> Any:
    """What the library holds, or that it can't be told."""
    try:
        return truth(index)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return str(error)


def _ask(case: Case) -> Any:
    """The answers, or the error that a user gets instead."""
    try:
        assistant = case.open()
    except LibraryError as error:
        return error
    try:
        answers = answers_of(assistant)
        texts = {s.article.id: assistant.article(s.article.id).text for s in assistant.articles()}
    except LibraryError as error:
        return error
    finally:
        assistant.close()
    for _, passages in answers:
        for article, _, start, end, text, highlights, _ in passages:
            assert texts[article][start:end] == text
            assert all(start <= first < last <= end for first, last in highlights)
    return answers


def _told(index: Path) -> list[str]:
    try:
        return [problem.told() for problem in examine(index)]
    except LibraryError as error:
        return [str(error)]


def _try(case: Case, file: str, data: bytes, original: Case, saved: Path) -> str:
    """Damage a file, ask, examine, mend. Return what came of it."""
    before, answers = _state(original.index), _ask(original)
    known = {row[0]: row[4] for row in before["articles"]}
    (case.index / file).write_bytes(data)
    found = _ask(case)
    if not isinstance(found, LibraryError):
        for _, passages in found:
            for article, _, start, end, text, _, _ in passages:
                assert known[article][start:end] == text, "a wrong citation"
    told = _told(case.index)
    after = _state(case.index)
    if file.startswith("dense"):
        assert found == answers, "what is derived is made again by itself"
        return "made again"
    if not told and not isinstance(found, LibraryError):
        # A log that is cut between two transactions can't be told from one that ends there. What
        # was read is then not noted as read: the file is read once more.
        assert set(after.pop("files")) <= set(before.pop("files")), "unnoticed"
        assert after == before, "unnoticed"
        assert found == answers, "unnoticed"
        return "harmless"
    try:
        repair(case.index, lambda _: HashingEncoder())
        came = "repaired"
    except (LibraryError, OSError):
        restore(case.index, saved)
        came = "restored"
    assert _told(case.index) == []
    assert not isinstance(_ask(case), LibraryError)
    return came


@pytest.mark.parametrize("file", FILES)
def test_damage_is_noticed_or_harmless_and_never_a_wrong_citation(
    unfinished: Case, tmp_path: Path, file: str
) -> None:
    chance = random.Random(file)  # noqa: S311 - the same places every time
    original = unfinished.copied(tmp_path / "original")
    saved = tmp_path / "saved.sqlite"
    if file != "library.sqlite-wal":
        original.open().close()  # all of the log goes into the library
    whole = original.copied(tmp_path / "whole")
    backup(whole.index, saved)
    came: Counter[str] = Counter()
    for name, harm in HARMS.items():
        for number in range(1 + 2 * LONG):
            data = bytearray((original.index / file).read_bytes())
            harm(data, chance)
            case = original.copied(tmp_path / f"{name}-{number}")
            try:
                came[_try(case, file, bytes(data), whole, saved)] += 1
            except AssertionError as error:
                raise AssertionError(f"{file}, {name}, {number}: {error}") from error
            shutil.rmtree(case.index.parent)
    print(f"{file}: {dict(came)}")


def test_a_library_swapped_for_anothers_is_told_of(case: Case, tmp_path: Path) -> None:
    other = make_case(tmp_path / "other", {f"x{name}": text * 2 for name, text in TEXTS.items()})
    shutil.copyfile(other.index / "library.sqlite", case.index / "library.sqlite")
    assert _told(case.index) == ["dense.faiss: it was made from another library"]
    answers = _ask(case)
    assert all(file.startswith(("x", "sent", "copy")) for _, row in answers for _, file, *_ in row)


def test_an_emptied_library_is_told_of(case: Case) -> None:
    (case.index / "library.sqlite").write_bytes(b"")
    with pytest.raises(MissingLibraryError):
        Assistant.open(case.index).articles()
