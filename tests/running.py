"""Commands run as at a terminal, on an index of two articles."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from qa import cli
from qa.assistant import Assistant
from tests.hashing import HashingEncoder
from tests.writing import write_articles


def index_of_two(tmp_path: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index of two articles; the commands use the stand-in encoder."""
    texts = {
        "a.txt": "고래가 동해를 지난다. " * 20,
        "b.txt": "The lighthouse counted 12 ships. " * 9,
    }
    assistant.index([write_articles(tmp_path, texts)])
    monkeypatch.setattr(Assistant, "encoder", lambda *_: HashingEncoder())
    return assistant.folder


def run(*arguments: object, text: str = "") -> Result:
    return CliRunner().invoke(
        cli.group, [str(a) for a in arguments], input=text, catch_exceptions=True
    )


def value(*arguments: object) -> Any:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
