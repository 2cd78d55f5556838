"""The options of `qa serve`: what they say of themselves, and what they set."""

from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from qa import cli
from qa.assistant import Assistant
from qa.errors import RequestError
from qa.ui import serving
from qa.ui.logins import make_login
from qa.ui.options import ServeOptions


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the page would have been served with."""
    told: dict[str, Any] = {}

    def serve(assistant: Assistant, options: ServeOptions) -> None:
        told.update(assistant=assistant, options=options)

    monkeypatch.setattr(serving, "serve", serve)
    return told


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli.group, ["serve", "--index", str(folder), *arguments])


def test_every_option_says_what_it_does() -> None:
    told = CliRunner().invoke(cli.group, ["serve", "--help"]).output
    options = {
        name: option.help or ""
        for option in cli.group.commands["serve"].params
        if isinstance(option, click.Option)
        for name in option.opts
    }
    assert set(options) == {
        *("--auth-file", "--make-login", "--read-only", "--mcp", "--root-path", "--max-size"),
        *("--queue", "--entailment", "--host", "--port", "--index", "--model"),
    }
    for name, text in options.items():
        assert f"  {name} " in told
        assert len(text.split()) > 1


def test_without_options_only_this_machine_is_served(
    tmp_path: Path, served: dict[str, Any]
) -> None:
    done = run(tmp_path)
    assert done.exit_code == 0, done.output
    assert served["options"] == ServeOptions()
    assert served["options"].host == "127.0.0.1"
    assert done.stderr == ""


def test_options_set_what_they_say(tmp_path: Path, served: dict[str, Any]) -> None:
    logins = tmp_path / "logins"
    logins.write_text(make_login("naru", "twelve ships"), encoding="utf-8")
    done = run(
        tmp_path,
        *("--host", "0.0.0.0", "--port", "8001", "--auth-file", str(logins), "--read-only"),  # noqa: S104 - only set
        *("--mcp", "--root-path", "qa/", "--max-size", "7", "--queue", "9"),
        *("--entailment", "none"),
    )
    assert done.exit_code == 0, done.output
    options = served["options"]
    assert (options.host, options.port, options.root_path) == ("0.0.0.0", 8001, "/qa")  # noqa: S104
    assert (options.queue, options.read_only, options.mcp) == (9, True, True)
    assert (list(options.logins), options.entailment) == (["naru"], "none")
    assert served["assistant"].settings.file_most == 7_000_000
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("more", "told"),
    [((), "read, add, correct and remove"), (("--read-only",), "read the articles;")],
)
def test_an_open_page_is_warned_of(
    tmp_path: Path, served: dict[str, Any], more: tuple[str, ...], told: str
) -> None:
    done = run(tmp_path, "--host", "192.0.2.1", *more)
    assert told in done.stderr
    assert "--auth-file" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("option", "value"), [("--root-path", "/a b?"), ("--auth-file", "/nowhere/logins")]
)
def test_what_can_not_be_is_refused_in_a_line(
    tmp_path: Path, served: dict[str, Any], option: str, value: str
) -> None:
    done = run(tmp_path, option, value)
    assert isinstance(done.exception, RequestError)
    assert "\n" not in str(done.exception)
    assert served == {}
