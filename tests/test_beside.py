"""A process beside this one takes no module out of the folder that somebody works in."""

import subprocess
from pathlib import Path

import pytest

from qa.beside import command
from qa.intake.apart import Reader

SHADOW = "open('ran', 'w').close(); raise SystemExit(3)"


@pytest.fixture
def shadowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with files that are called like modules."""
    for name in ("json.py", "qa.py", "lxml.py", "kiwipiepy.py", "threading.py"):
        (tmp_path / name).write_text(SHADOW, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_files_are_read_in_a_folder_with_files_called_like_modules(shadowed: Path) -> None:
    reader = Reader(60, 4 << 30)
    page = (
        "<html><body><p>"
        + "마을 시장은 토요일마다 아침 일찍 문을 연다. " * 20
        + "</p></body></html>"
    )
    [article] = reader.prepare("market.html", page.encode()).articles
    reader.close()
    assert "마을 시장은" in article.text
    assert not (shadowed / "ran").exists()


def test_the_analyser_is_loaded_there_too(shadowed: Path) -> None:
    done = subprocess.run(
        command("qa.language.kiwi_apart"),
        input=b'["spaced", "\\uac00"]\n',
        capture_output=True,
        check=True,
    )
    assert done.stdout == b'["\\uac00"]\n'
    assert not (shadowed / "ran").exists()
