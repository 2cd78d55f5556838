"""Backups: what a message names is what the user named."""

import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from qa.assistant import Assistant
from qa.errors import LibraryError, RequestError
from qa.storage.backups import backup
from qa.storage.library import Library


def test_a_folder_that_is_not_there_is_named(assistant: Assistant, tmp_path: Path) -> None:
    assistant.add("a.txt", "고래가 동해를 지난다.".encode())
    with pytest.raises(RequestError, match="nowhere is no folder"):
        backup(assistant.folder, tmp_path / "nowhere" / "b.qa")


def test_no_temporary_file_is_named(assistant: Assistant) -> None:
    assistant.add("a.txt", "고래가 동해를 지난다.".encode())
    with pytest.raises((LibraryError, RequestError)) as refused:
        backup(assistant.folder, Path("/proc/b.qa"))
    assert "/proc/b.qa" in str(refused.value) and ".new" not in str(refused.value)


def test_the_file_without_room_is_named(
    assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assistant.add("a.txt", "고래가 동해를 지난다.".encode())
    opened = sqlite3.connect

    def without_room(path: Path, *given: Any, **named: Any) -> sqlite3.Connection:
        made: sqlite3.Connection = opened(path, *given, **named)
        if str(path).endswith(".new"):
            made.execute("PRAGMA max_page_count = 2")
        return made

    monkeypatch.setattr("qa.storage.backups.sqlite3.connect", without_room)
    with pytest.raises(LibraryError, match=r"no room left to write .*b\.qa"):
        backup(assistant.folder, tmp_path / "b.qa")


def test_a_file_is_no_index(tmp_path: Path) -> None:
    file = tmp_path / "index"
    file.write_text("등대", encoding="utf-8")
    for make in (Library.open, partial(Library.create, model="m", dimension=4)):
        with pytest.raises(LibraryError, match="index is a file, and an index is a folder"):
            make(file)
