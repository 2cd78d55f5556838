"""The command line at its edges: what it refuses, streams that are closed or full, and a light start."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from qa import cli
from qa.assistant import Assistant
from qa.errors import RequestError
from tests.conftest import ROOT
from tests.hashing import HashingEncoder
from tests.running import index_of_two, run, value
from tests.writing import write_articles


@pytest.fixture
def index(tmp_path: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> Path:
    return index_of_two(tmp_path, assistant, monkeypatch)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["ask", "무엇"], "no index"),
        (["ask", ""], "the question is empty"),
        (["ask", "🐟!"], "the question holds no letter or digit"),
        (["check", "🐟"], "the claim holds no letter or digit"),
        (["check", "--file", os.devnull], "holds no text; name a file with a draft in it"),
        (["index", ""], "the path is empty"),
        (["eval", ""], "the path is empty"),
        (["index", "nowhere", ""], "the path is empty"),
        (["ask"], "give one question"),
        (["articles"], "no index"),
        (["show", "x"], "no index"),
        (["info"], "no index"),
        (["index", "nowhere"], "is not there"),
        (["ask", "무엇", "--batch", "x"], "give one question"),
        (["ask", "무엇", "-k", "many"], "not a valid integer"),
        (["nonsense"], "No such command 'nonsense'; see qa --help"),
        (["ask", "--indx", "x"], "see qa ask --help"),
        (["ask", "a", "b", "c"], "Got unexpected extra arguments (b c); see qa ask --help"),
        (["eval", "nowhere"], "can't be read (No such file or directory);"),
        (["serve", "--auth-file", "nowhere"], "can't be read (No such file or directory);"),
    ],
)
def test_each_error_is_one_line_and_exit_status_2(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    command = [sys.executable, "-m", "qa", *arguments]
    if arguments[0] != "nonsense":
        command += ["--index", str(tmp_path / "none")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_an_index_folder_without_a_name_is_refused() -> None:
    result = run("articles", "--index", "")
    assert result.exit_code == 2 and "the path is empty" in result.stderr


def test_a_file_that_was_named_must_be_read_and_one_in_a_folder_need_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Assistant, "encoder", lambda *_: HashingEncoder())
    folder = write_articles(tmp_path, {"a.txt": "고래가 동해를 지난다. " * 20, "b.docx": "no"})
    whole = run("index", folder, "--index", tmp_path / "one")
    assert whole.exit_code == 0 and "failed: b.docx" in whole.stdout
    for _ in range(2):  # also when it is tried again
        named = run("index", folder / "a.txt", folder / "b.docx", "--index", tmp_path / "two")
        assert isinstance(named.exception, RequestError)
        assert str(named.exception).startswith(f"{folder / 'b.docx'} could not be indexed")
    assert len(run("articles", "--index", tmp_path / "two").stdout.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is full")
@pytest.mark.parametrize("arguments", [["articles"], ["articles", "--json"], ["info"]])
def test_output_without_room_is_told_in_a_line(index: Path, arguments: list[str]) -> None:
    command = [sys.executable, "-m", "qa", *arguments, "--index", str(index)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1 and "No space left on device" in done.stderr


@pytest.mark.parametrize("closed", [">&-", "<&-", ">&- 2>&- <&-"])
@pytest.mark.parametrize("command", ["articles", "ask --batch -", "check --batch -", "info"])
def test_closed_streams_are_no_error(index: Path, command: str, closed: str) -> None:
    command = f'exec "{sys.executable}" -m qa {command} --index "{index}" </dev/null {closed}'
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


def test_a_reader_that_has_gone_is_no_error(index: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "qa", "articles", "--index", str(index)]
    done = subprocess.run(
        command, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, "")


def test_no_file_is_opened_in_the_place_of_a_closed_stream() -> None:
    code = (
        "import sys; from qa import cli; cli._open_streams(); "
        "print(open('pyproject.toml').fileno() > 2, sys.stdin.read(), sys.stderr.isatty())"
    )
    done = subprocess.run(
        ["bash", "-c", f'exec "{sys.executable}" -c "{code}" <&- 2>&-'],
        cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    assert done.stdout == "True  False\n"


def test_qa_alone_tells_its_commands() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "qa"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    listed = done.stdout.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == sorted(cli.group.commands)
    assert not [line for line in listed if line.endswith("...")]


def test_an_interrupt_inside_an_import_ends_as_an_interrupt() -> None:
    code = (
        "import sys\nfrom qa import cli\n"
        "def broken(**_):\n"
        "    try: raise KeyboardInterrupt\n"
        "    except KeyboardInterrupt as stop: raise ImportError('initialization failed') from stop\n"
        "cli.group.commands['info'].callback = broken\n"
        "sys.argv = ['qa', 'info']\ncli.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 130
    assert done.stderr == "qa: stopped; what was reported as done is kept\n"


def test_a_folder_with_nothing_to_read_is_told_of(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    command = [sys.executable, "-m", "qa", "index", str(empty), "--index", str(tmp_path / "i")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no file" in done.stderr


def test_a_watched_folder_is_followed(tmp_path: Path) -> None:
    folder = write_articles(tmp_path, {"a.txt": ""})
    command = [sys.executable, "-u", "-m", "qa", "index", str(folder), "--watch", "--json"]
    with subprocess.Popen(
        [*command, "--index", str(tmp_path / "i")], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["failed"] == 1
        time.sleep(1.5)
        (folder / "b.md").write_text("", encoding="utf-8")
        assert json.loads(process.stdout.readline())["failed"] == 2
        (folder / "a.txt").unlink()
        assert json.loads(process.stdout.readline())["removed"] == 1
        process.kill()


def test_import_and_help_are_light() -> None:
    code = (
        "import sys, qa, qa.cli\n"
        "try: qa.cli.group.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'faiss', 'gradio', 'numpy', 'kiwipiepy', 'transformers'} & set(sys.modules)\n"
        "print('heavy:', sorted(heavy))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "heavy: []"


def test_every_command_has_help_and_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name, command in cli.group.commands.items():
        assert command.help, name
        assert f"qa {name}" in readme, name
        for parameter in command.params:
            if isinstance(parameter, click.Option) and name != "edit":
                assert parameter.help, (name, parameter.name)


def test_files_that_no_reader_takes_are_told_in_one_line(index: Path, tmp_path: Path) -> None:
    folder = write_articles(
        tmp_path / "more",
        {
            "c.txt": "기러기가 강을 건넌다. " * 20,
            "sub/prices.XLS": "x",
            "talk.ppt": "x",
            "other.ppt": "x",
            ".hidden.ppt": "x",
            "draft.tmp": "x",
            "c.html": f"<html><body>{'<p>셋째 글이다. 길다.</p>' * 9}</body></html>",
            "c_files/picture.png": "x",
            "left/out.ppt": "x",
            ".qaignore": "left/\n",
        },
    )
    result = run("index", folder, "--index", index)
    (line,) = [line for line in result.stdout.split("\n") if line.startswith("passed over")]
    assert ": 2 .ppt, 1 .xls;" in line
    assert value("index", folder, "--index", index)["passed_over"] == {".ppt": 2, ".xls": 1}
    (folder / "c.txt").unlink()
    (folder / "c.html").unlink()
    refused = run("index", folder, "--rebuild", "--index", index)
    assert isinstance(refused.exception, RequestError)
    assert ": 2 .ppt, 1 .png, 1 .xls;" in str(refused.exception)


@pytest.mark.parametrize("encoding", ["cp949", "utf-16"])
def test_a_batch_in_another_encoding_of_korean_is_read(tmp_path: Path, encoding: str) -> None:
    from qa.commands.batch_lines import Row, batch_lines

    line = '{"id": 1, "question": "고래는 어디를 지나는가?"}\r\n'
    (tmp_path / "lines").write_bytes(line.encode(encoding))
    (told,) = batch_lines(tmp_path / "lines")
    assert Row.read(told, "question").told("question") == "고래는 어디를 지나는가?"
