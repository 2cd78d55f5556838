"""Statements to pairs: whole, in one split with their premise, and without a tell of the label."""

import json
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from training import statements
from training.pairs import LABELS, Split, only, split_of

STATEMENTS, REPORTS = statements.FOLDERS
FILES = sorted(STATEMENTS.glob("*.jsonl"))
OF_REPORTS = sorted(REPORTS.glob("*.jsonl"))


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_has_a_premise_and_a_sentence_for_each_label(path: Path) -> None:
    rows = _rows(path)
    assert all(set(row) == {"premise", *LABELS} for row in rows)
    assert all(text.strip() for row in rows for text in row.values())
    assert len({row["premise"] for row in rows}) == len(rows)


@pytest.mark.parametrize("path", OF_REPORTS, ids=lambda path: path.stem)
def test_every_report_has_a_text_and_claims_for_each_label(path: Path) -> None:
    rows = _rows(path)
    assert all(
        set(row) - {"asked", "unasked", "across"} == {"head", "text", *LABELS} for row in rows
    )
    assert all(row["text"].strip() for row in rows)
    assert all(answer in row["text"] for row in rows for _, answer in row.get("asked", ()))
    assert all(row[name] and all(map(str.strip, row[name])) for row in rows for name in LABELS)
    assert len({row["text"] for row in rows}) == len(rows)


def test_a_report_is_read_under_its_heading(tmp_path: Path) -> None:
    row: dict[str, Any] = {
        "head": "새 다리 (2025-05-01)",
        "text": "다리가 5월에 열렸다.",
        "entailment": ["다리가 개통됐다."],
    }
    row |= {
        "neutral": ["다리는 튼튼하다."],
        "contradiction": ["다리는 6월에 열렸다.", "다리는 아직 닫혀 있다."],
    }
    row |= {"asked": [["언제 열렸나?", "5월"]], "unasked": ["다리의 길이는?"]}
    (tmp_path / "one.jsonl").write_text(
        json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    pairs = statements.read(tmp_path)
    assert {pair.premise for pair in pairs} == {"새 다리 (2025-05-01)\n다리가 5월에 열렸다."}
    assert [pair.label for pair in pairs] == [0, 1, 2, 2, 1, 0]
    asked, unasked = (pair for pair in pairs if pair.asked)
    assert asked.premise[slice(*asked.answer)] == "5월"
    assert unasked.answer == (0, 0)


def test_a_premise_and_its_three_sentences_fall_into_one_split() -> None:
    pairs = statements.read(STATEMENTS)
    assert [pair.label for pair in pairs] == [0, 1, 2] * (len(pairs) // 3)
    learned, chosen = statements.split([STATEMENTS])
    assert len(learned) + len(chosen) + len(only(pairs, Split.TEST)) == len(pairs)
    assert all(split_of(pair.premise) is Split.TRAIN for pair in learned)


@pytest.mark.parametrize("folder", statements.FOLDERS, ids=lambda folder: folder.name)
def test_the_length_of_a_sentence_does_not_tell_its_label(folder: Path) -> None:
    pairs = [pair for pair in statements.read(folder) if not pair.asked]
    lengths = [mean(len(p.hypothesis) for p in pairs if p.label == label) for label in range(3)]
    assert max(lengths) < 1.2 * min(lengths)
