"""Statements to pairs: whole, in one split with their premise, and without a tell of the label."""

import json
from pathlib import Path
from statistics import mean

import pytest

from training import statements
from training.pairs import LABELS, Split, only, split_of

FILES = sorted(statements.FOLDER.glob("*.jsonl"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_line_has_a_premise_and_a_sentence_for_each_label(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    assert all(set(row) == {"premise", *LABELS} for row in rows)
    assert all(text.strip() for row in rows for text in row.values())
    assert len({row["premise"] for row in rows}) == len(rows)


def test_a_premise_and_its_three_sentences_fall_into_one_split() -> None:
    pairs = statements.read()
    assert [pair.label for pair in pairs] == [0, 1, 2] * (len(pairs) // 3)
    learned, chosen = statements.split()
    assert len(learned) + len(chosen) + len(only(pairs, Split.TEST)) == len(pairs)
    assert all(split_of(pair.premise) is Split.TRAIN for pair in learned)


def test_the_length_of_a_sentence_does_not_tell_its_label() -> None:
    pairs = statements.read()
    lengths = [mean(len(p.hypothesis) for p in pairs if p.label == label) for label in range(3)]
    assert max(lengths) < 1.2 * min(lengths)
