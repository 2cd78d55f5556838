"""The command line: what it prints, what it refuses, and that it starts light."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from qa import cli
from qa.assistant import Assistant
from qa.errors import RequestError
from qa.models.embedded import NAME, PLAIN
from tests.conftest import ROOT
from tests.hashing import HashingEncoder
from tests.writing import write_articles

FIELDS = {"id", "title", "publisher", "author", "date", "url", "file", "language"}


@pytest.fixture
def index(tmp_path: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> Path:
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


def test_an_answer_has_the_documented_form(index: Path) -> None:
    answer = value("ask", "고래는 어디를 지나나", "--index", index)
    assert {"id", "question", "language", "answered", "answer", "passages", "seconds"} <= set(
        answer
    )
    assert answer["id"] is None and answer["language"] == "ko"
    passage = answer["passages"][0]
    assert {"number", "score", "start", "end", "text", "highlights", "article"} <= set(passage)
    assert set(passage["article"]) == FIELDS
    stored = value("show", passage["article"]["id"], "--index", index)
    assert stored["text"][passage["start"] : passage["end"]] == passage["text"]
    for start, end in passage["highlights"]:
        assert passage["start"] <= start < end <= passage["end"]
    if answer["answered"]:
        assert answer["answer"]["citations"] == [1]
        assert answer["answer"]["text"] in passage["text"]


@pytest.mark.parametrize(
    ("place", "options", "told"),
    [
        ("typed-wrong", (), "is not there"),
        ("empty", (), "no file that qa reads is there"),
        ("articles", ("--store", "milvus"), "needs pymilvus, which is not installed"),
        ("articles", ("--workers", 2), "need Ray, which is not installed"),
    ],
)
def test_an_index_that_can_not_be_begun_again_stays_as_it_was(
    index: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
    options: tuple[object, ...],
    told: str,
) -> None:
    monkeypatch.setattr("qa.models.encoding.load", lambda *_: HashingEncoder())
    monkeypatch.setattr("qa.storage.stores.find_spec", lambda _: None)
    monkeypatch.setitem(sys.modules, "ray", None)
    (tmp_path / "empty").mkdir()
    before = value("info", "--index", index)
    refused = run("index", tmp_path / place, *options, "--rebuild", "--index", index)
    assert isinstance(refused.exception, RequestError)
    assert told in str(refused.exception)
    after = value("info", "--index", index)
    assert [after[name] for name in ("articles", "store", "generation")] == [
        before[name] for name in ("articles", "store", "generation")
    ]
    assert value("ask", "고래는 어디를 지나나?", "--index", index)["passages"]


def test_an_index_of_an_earlier_version_is_told_of_the_encoder_of_now(tmp_path: Path) -> None:
    folder, index = (
        write_articles(tmp_path, {"a.txt": "고래가 동해를 지난다. " * 9}),
        tmp_path / "i",
    )
    first = run("index", folder, "--index", index, "--model", PLAIN)
    assert (first.exit_code, first.stderr) == (0, "")  # who names it knows
    again = run("index", folder, "--index", index)
    assert again.exit_code == 0
    assert f"qa index --rebuild FOLDER --index {index}" in again.stderr
    assert value("ask", "고래는 어디를 지나나?", "--index", index)["passages"]
    assert run("index", folder, "--index", index, "--rebuild").stderr == ""
    assert value("info", "--index", index)["model"] == NAME


def test_a_named_file_that_is_not_read_is_an_error(index: Path, tmp_path: Path) -> None:
    settings = tmp_path / "settings.xml"
    settings.write_text("<?xml version='1.0'?><settings><a>1</a></settings>", encoding="utf-8")
    folder = write_articles(tmp_path / "more", {"c.txt": "등대가 배를 센다. " * 20})
    (folder / "other.xml").write_bytes(settings.read_bytes())
    result = run("index", settings, folder, "--index", index)
    assert isinstance(result.exception, RequestError)
    assert "settings.xml could not be indexed" in str(result.exception)
    assert "no feed of RSS or Atom" in result.stdout
    assert "other.xml" not in result.stdout  # in a folder, what programs keep is passed over
    assert run("index", folder, "--index", index).exit_code == 0


def test_articles_are_one_object_a_line(index: Path) -> None:
    lines = run("articles", "--json", "--index", index).stdout.splitlines()
    rows = [json.loads(line) for line in lines]
    assert [row["file"] for row in rows] == ["a.txt", "b.txt"]
    assert all(FIELDS | {"passages"} <= set(row) for row in rows)


def test_a_batch_answers_line_by_line_and_survives_a_broken_one(index: Path) -> None:
    lines = [
        '{"id": 1, "question": "고래는 어디를 지나나"}',
        "{broken",
        '{"id": "x", "question": ""}',
        '["no object"]',
        '{"id": 4}',
        '{"id": 5, "question": "How many ships?"}',
    ]
    result = run("ask", "--batch", "-", "--index", index, text="\n".join(lines))
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["id"] for row in rows] == [1, None, "x", None, 4, 5]
    assert ["error" in row for row in rows] == [False, True, True, True, True, False]
    assert result.exit_code == 0


def test_a_batch_from_standard_input_is_read_as_one_from_a_file(
    index: Path, tmp_path: Path
) -> None:
    lines = (
        b'\xef\xbb\xbf{"id": 1, "question": "\xff ships?"}\n{"id": 1e400, "question": "ships?"}\n'
    )
    (tmp_path / "lines").write_bytes(lines)
    program = (
        "from pathlib import Path\nfrom qa.commands.batch_lines import Row, batch_lines\n"
        "for line in batch_lines(Path('-')):\n"
        "    try: print(ascii(Row.read(line, 'question')))\n"
        "    except Exception as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        input=lines,
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},  # strict, as most people's terminals are
    )
    first, second = done.stdout.decode().splitlines()
    assert first == "Row(number=1, text='\\ufffd ships?')"
    assert "the line is no JSON" in second
    told = run("ask", "--batch", tmp_path / "lines", "--index", index).stdout.splitlines()
    assert [json.loads(line)["id"] for line in told] == [1, None]


def test_edit_corrects_and_forgets(index: Path) -> None:
    number = json.loads(run("articles", "--json", "--index", index).stdout.splitlines()[0])["id"]
    edited = value("edit", number, "--title", "고래", "--date", "2024-05", "--index", index)
    assert (edited["title"], edited["date"]) == ("고래", "2024-05")
    assert value("edit", number, "--forget", "date", "--index", index)["date"] is None
    both = run("edit", number, "--title", "물개", "--forget", "title", "--index", index)
    assert isinstance(both.exception, RequestError) and "title" in str(both.exception)
    assert value("show", number, "--index", index)["title"] == "고래"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--since", "어제"], "since is '어제', which is no date"),
        (["--since", ""], "since is '', which is no date"),
        (["--publisher", "없는신문"], "no article is of the publisher '없는신문'"),
    ],
)
def test_a_wrong_filter_stops_a_batch_before_its_first_line(
    index: Path, arguments: list[str], told: str
) -> None:
    line = '{"id": 1, "question": "고래는 어디를 지나나"}'
    result = run("ask", "--batch", "-", *arguments, "--index", index, text=line)
    assert result.stdout == ""
    assert isinstance(result.exception, RequestError) and told in str(result.exception)


def test_edit_refuses_what_is_no_date(index: Path) -> None:
    number = json.loads(run("articles", "--json", "--index", index).stdout.splitlines()[0])["id"]
    result = run("edit", number, "--date", "2023-02-30", "--index", index)
    assert isinstance(result.exception, RequestError)
    assert value("show", number, "--index", index)["date"] is None


def test_info_tells_what_is_there(index: Path) -> None:
    facts = value("info", "--index", index)
    assert (facts["articles"], facts["model"], facts["dimension"]) == (2, "hashing", 384)


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
