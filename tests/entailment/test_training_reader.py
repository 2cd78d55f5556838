"""Training the reader: what it learns from, that a run goes through, and what is kept of it."""

import subprocess
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest

from qa.models.pair_network import ANSWERS, READER, PairNetwork
from training.lessons import Lessons, of_parallel, of_reports, taught

ROOT = Path(__file__).parent.parent.parent
PAIRS = [
    ("나룻배 표 값 (2026-03-02)\n나룻배의 표 값은 어른 900원이다.", "나룻배의 표 값은 얼마인가?"),
    ("The ferry leaves at nine.", "When does the ferry leave?"),
    ("다리가 열렸다.", "나룻배의 표 값은?"),
]


def test_lessons_are_what_the_teacher_says(tmp_path: Path) -> None:
    teacher = PairNetwork.load()
    lessons = taught(teacher, PAIRS[:2], PAIRS[2:])
    rows = teacher.rows(PAIRS)
    assert (len(lessons), lessons.held) == (3, 1)
    for at, (row, said) in enumerate(zip(rows, teacher.read(rows), strict=True)):
        assert lessons.ids[lessons.place(at)].tolist() == row.ids
        assert lessons.begins[at] == row.begin
        assert lessons.logits[at] == pytest.approx(said.logits[ANSWERS], abs=0.1)
        inside = lessons.points[lessons.place(at)][1 : 1 + len(row.spans)]
        assert inside == pytest.approx(said.points, abs=0.1)
    lessons.save(tmp_path / "lessons.npz")
    again = Lessons.open(tmp_path / "lessons.npz")
    assert again.held == 1
    assert np.array_equal(again.points, lessons.points)


def test_long_pairs_are_left_out() -> None:
    lessons = taught(PairNetwork.load(), [("강물이 흐른다. " * 90, "강은?"), *PAIRS], [])
    assert len(lessons) == 3


def test_what_is_asked_of_reports_and_of_passages_in_two_languages() -> None:
    told = list(of_reports(Random(1)))  # noqa: S311 - not a secret
    assert len(told) > 20_000
    assert all(passage and question for passage, question in told)
    parallel = list(of_parallel(Random(1)))  # noqa: S311 - not a secret
    korean = [any("가" <= sign <= "힣" for sign in text) for pair in parallel for text in pair]
    assert 0 < sum(a != b for a, b in zip(korean[::2], korean[1::2], strict=True)) < len(parallel)


def test_a_run_of_a_few_seconds(tmp_path: Path) -> None:
    out = tmp_path / "reader.safetensors"
    command = [sys.executable, "-m", "training.train_reader", "--smoke", "--out", str(out)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert told.returncode == 0, told.stderr
    network = PairNetwork.of(out, narrow=False)
    [said, *_] = network.read(network.rows(PAIRS))
    assert said.logits.shape == (1,)


def test_the_network_computes_what_torch_does() -> None:
    import torch

    from training.encoder import Encoder
    from training.reader import LAYERS, read_reader

    reader, frozen = read_reader(READER, Encoder.load(0).layers)
    assert frozen + len(reader.layers) == LAYERS
    lower = Encoder.load(frozen).lower
    network = PairNetwork.of(READER, narrow=False)
    for row, said in zip(network.rows(PAIRS), network.read(network.rows(PAIRS)), strict=True):
        length = torch.tensor([len(row.ids)])
        with torch.no_grad():
            states = lower.states(torch.tensor([row.ids]), length)
            logits, pointed = reader(states, torch.tensor([[row.begin, len(row.ids)]]))
        assert said.logits == pytest.approx(logits[0].numpy(), abs=0.1)
        inside = pointed[0, 1 : 1 + len(row.spans)].numpy()
        assert said.points == pytest.approx(inside, abs=0.3)
