"""The command line: what it prints, and in which form."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.errors import RequestError
from qa.models.embedded import NAME, PLAIN
from tests.conftest import ROOT
from tests.hashing import HashingEncoder
from tests.running import index_of_two, run, value
from tests.writing import write_articles

FIELDS = {"id", "title", "publisher", "author", "date", "url", "file", "language"}


@pytest.fixture
def index(tmp_path: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> Path:
    return index_of_two(tmp_path, assistant, monkeypatch)


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
