"""The two READMEs say the same: as many headings of each level, the same commands and code."""

import json
import re
import shlex
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from qa.checking.json_form import finding_json, row_json
from qa.cli import group
from qa.json_form import answer_json, article_json, summary_json, whole_article_json
from qa.reading import suffixes
from qa.records import ArticleSummary
from qa.storage.doctor import Problem
from tests.test_exporting import FULL, answer
from tests.test_exporting_checks import aside, found

ROOT = Path(__file__).parent.parent
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
KOREAN = (ROOT / "README.ko.md").read_text(encoding="utf-8")


def test_headings_are_of_the_same_levels() -> None:
    levels = [re.findall(r"^#+(?= )", without_code(text), re.M) for text in (ENGLISH, KOREAN)]
    assert levels[0] == levels[1]


def test_code_is_the_same() -> None:
    blocks = [re.findall(r"^```.*?^```", text, re.M | re.S) for text in (ENGLISH, KOREAN)]
    assert blocks[0] == blocks[1]


def test_commands_options_files_and_links_are_the_same() -> None:
    found = [
        (
            set(re.findall(r"`([^`\n]+)`", without_code(text))),
            set(re.findall(r"\]\(([^)]+)\)", text)),
        )
        for text in (ENGLISH, KOREAN)
    ]
    assert found[0][0] == found[1][0]
    assert found[0][1] - {"README.ko.md"} == found[1][1] - {"README.md"}


def test_every_suffix_that_is_read_is_named() -> None:
    for text in (ENGLISH, KOREAN):
        assert suffixes() <= set(re.findall(r"`(\.\w+)`", text))


def test_an_answer_and_a_verdict_have_the_forms_that_are_shown() -> None:
    shown_answer, shown_verdict = map(
        json.loads, re.findall(r"^```json\n(.*?)^```", ENGLISH, re.M | re.S)
    )
    given = answer_json(answer(FULL))
    finding = found("물은 뜨겁다.", FULL, "뜨겁다", "차다")
    verdict = finding_json(finding, 1)
    assert list(shown_answer) == list(given)
    for shown, made in ((shown_answer, given), (shown_verdict, verdict)):
        assert list(shown) == list(made)
    assert list(shown_answer["passages"][0]) == list(given["passages"][0])
    assert list(shown_answer["passages"][0]["article"]) == list(given["passages"][0]["article"])
    for name in ("differences", "evidence"):
        assert list(shown_verdict[name][0]) == list(verdict[name][0])
    row = row_json("물은 뜨겁다. 물은?", 7, (finding, aside("물은?")))
    assert set(row) == {*verdict, "parts"} - {"kind"}
    assert [set(part) for part in row["parts"]] == [set(verdict)] * 2


def test_python_runs_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for block in re.findall(r"^```python\n(.*?)^```", ENGLISH, re.M | re.S):
        exec(block, names)  # noqa: S102 - the project's own words
    told = capsys.readouterr().out.splitlines()
    assert "12명" in told[0]
    assert [line.split()[0] for line in told[1:]] == ["REFUTED"]
    assert names["recent"].passages
    assert all(passage.article.date >= "2024-06" for passage in names["recent"].passages)
    names["assistant"].close()


def test_the_terminal_shows_what_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = CliRunner()
    assert run.invoke(group, ["index", str(ROOT / "corpus")]).exit_code == 0
    (block,) = re.findall(r"^```console\n(.*?)^```", ENGLISH, re.M | re.S)
    for shown in block.split("$ qa ")[1:]:
        command, _, lines = shown.partition("\n")
        told = without_scores(run.invoke(group, shlex.split(command)).output)
        pieces = [piece.strip() for piece in re.split(r"…|\n", without_scores(lines))]
        assert [piece for piece in pieces if piece not in told] == []


def without_scores(text: str) -> str:
    """What is shown, without figures that a processor's way of rounding may move."""
    return re.sub(r"\b0\.\d+", "", text)


def test_pictures_and_documents_are_there() -> None:
    for link in re.findall(r"\]\(([^)#]+)\)", ENGLISH):
        assert (ROOT / link).is_file(), link


def without_code(text: str) -> str:
    return re.sub(r"^```.*?^```", "", text, flags=re.M | re.S)


def test_the_json_of_the_other_commands_is_told_field_by_field() -> None:
    told = (
        summary_json(ArticleSummary(FULL, 1, 2)),
        whole_article_json(FULL),
        asdict(Problem("part", "what")),
    )
    fields = {name for form in told for name in form} - set(article_json(FULL))
    for text in (ENGLISH, KOREAN):
        assert fields <= set(re.findall(r"`(\w+)`", text))
