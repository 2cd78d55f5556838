"""Backups: what a message names is what the user named."""

from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.errors import LibraryError, RequestError
from qa.storage.backups import backup


def test_a_folder_that_is_not_there_is_named(assistant: Assistant, tmp_path: Path) -> None:
    assistant.add("a.txt", "고래가 동해를 지난다.".encode())
    with pytest.raises(RequestError, match="nowhere is no folder"):
        backup(assistant.folder, tmp_path / "nowhere" / "b.qa")


def test_no_temporary_file_is_named(assistant: Assistant) -> None:
    assistant.add("a.txt", "고래가 동해를 지난다.".encode())
    with pytest.raises((LibraryError, RequestError)) as refused:
        backup(assistant.folder, Path("/proc/b.qa"))
    assert "/proc/b.qa" in str(refused.value) and ".new" not in str(refused.value)
