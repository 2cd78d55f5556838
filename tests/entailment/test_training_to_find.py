"""Training to find: what it compares is what finding compares, and a run of a few seconds."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest
import torch

from qa.models import embedded
from qa.models.adapter import trained_layers
from qa.models.centring import Centres, Side
from qa.models.encoding import load
from qa.models.network import halved, read_layers
from qa.models.wheel import Wheel
from qa.storage import interaction
from training import items as written
from training.encoder import Encoder
from training.finder import Finder, Item, Top, Vectors, loss_of, nearness
from training.trainer import named

ROOT = Path(__file__).parents[2]
FROZEN = 11
DRAW = Random(1)  # noqa: S311 - a draw, not a secret
QUESTIONS = ["다리는 언제 다시 열리나?", "Who keeps the lighthouse at Marrow Point?"]
PASSAGES = [
    "강을 건너는 다리는 5월 3일에 다시 열린다. 공사는 두 해가 걸렸다.",
    "Ilse Brandt has kept the lighthouse at Marrow Point since 1998, and her son helps her.",
    "빵집은 아침 여섯 시에 문을 연다.",
]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(FROZEN)


@pytest.fixture(scope="module")
def finder(encoder: Encoder) -> Finder:
    centres = Centres.of(embedded.PLAIN, encoder.lower.width)
    return Finder(encoder.tokenizer, encoder.lower, centres, torch.float32)


@pytest.fixture(scope="module")
def top(encoder: Encoder) -> Top:
    untrained = Top(FROZEN)
    untrained.load_state_dict(named(encoder.layers[FROZEN:]))
    return untrained.requires_grad_(False)


def test_what_is_trained_on_is_what_finding_compares(finder: Finder, top: Top) -> None:
    plain = load(embedded.PLAIN)
    centres = Centres.of(plain.name, plain.dimension)
    encoded = plain.passages(PASSAGES, [()] * len(PASSAGES))
    packed = [
        interaction.Packed(interaction.pack(centres.token(one.tokens, Side.PASSAGE, text)))
        for one, text in zip(encoded, PASSAGES, strict=True)
    ]
    wholes = [
        centres.sentence(one.vector, Side.PASSAGE, text)
        for one, text in zip(encoded, PASSAGES, strict=True)
    ]
    dense, late = nearness(
        finder.vectors(top, Side.QUESTION, QUESTIONS), finder.vectors(top, Side.PASSAGE, PASSAGES)
    )
    for at, text in enumerate(QUESTIONS):
        asked = plain.question(text)
        vector = centres.sentence(asked.vector, Side.QUESTION, text)
        assert np.allclose(dense[at], np.stack(wholes) @ vector, atol=0.02)
        tokens = centres.token(asked.tokens, Side.QUESTION, text)
        expected, _ = interaction.scores(tokens, packed)
        assert np.allclose(late[at], expected, atol=0.02)


def test_a_passage_is_no_rival_of_itself_beside_another_question(finder: Finder, top: Top) -> None:
    twice = [Item("x", "다리는 언제 열리나?", PASSAGES[0]), Item("x", "공사 기간", PASSAGES[0])]
    alone = [Item("x", "다리는 언제 열리나?", PASSAGES[0])]
    loss, first = loss_of(finder, top, twice, DRAW)
    assert float(loss) == pytest.approx(0.0, abs=1e-4)
    assert first == 2
    both = [Item("x", "누가 지키나?", PASSAGES[1], (PASSAGES[2],), also=(PASSAGES[2],))]
    assert float(loss_of(finder, top, both, DRAW)[0]) == pytest.approx(0.0, abs=1e-4)
    beside = [Item("x", alone[0].question, PASSAGES[0], (PASSAGES[1],))]
    assert float(loss_of(finder, top, beside, DRAW)[0]) > 0


def test_the_gradient_goes_through_the_signs() -> None:
    tokens = torch.nn.functional.normalize(torch.randn(2, 4, 32), dim=2).requires_grad_()
    whole, own = torch.randn(2, 32), torch.ones(2, 4)
    _, late = nearness(Vectors(whole, torch.randn(2, 4, 32), own), Vectors(whole, tokens, own))
    torch.autograd.backward(late.sum())
    assert tokens.grad is not None
    assert float(tokens.grad.abs().sum()) > 0


def test_a_run_of_a_few_seconds(tmp_path: Path) -> None:
    out = tmp_path / "smoke.safetensors"
    command = [sys.executable, "-m", "training.train_encoder", "--smoke", "--out", str(out)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert told.returncode == 0, told.stderr
    before = [halved(layer) for layer in read_layers(Wheel.open())]
    after = trained_layers(out, before)
    same = [
        all(np.array_equal(one[name], other[name]) for name in one)
        for one, other in zip(before, after, strict=True)
    ]
    assert same == [True] * FROZEN + [False]


def test_batches_are_of_one_source_and_every_item_stands_in_one() -> None:
    items = [Item(source, str(number), "") for source in "ab" for number in range(20)]
    batches = written.mixed(items, 8, DRAW)
    assert all(len({item.source for item in batch}) == 1 for batch in batches)
    told = [item for batch in batches for item in batch]
    assert len(told) == len(set(told)) == 32  # what is left of a source is half a batch


def test_passages_in_both_languages_have_questions_in_both() -> None:
    rows = [
        json.loads(line)
        for path in sorted(written.PARALLEL.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    assert rows
    for row in rows:
        assert {korean(row["ko"]), korean(row["en"])} == {True, False}
        assert len(row["asked"]) in (3, 4)
        assert all([korean(text) for text in both] == [True, False] for both in row["asked"])
    items = written.of_parallel()
    asked = sum(len(row["asked"]) for row in rows)
    assert len(items) == 4 * asked
    assert sum(map(written.is_across, items)) == 2 * asked


def test_questions_across_are_of_the_other_language() -> None:
    rows = [
        json.loads(line)
        for path in sorted(written.REPORTS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    across = [(row["text"], question) for row in rows for question in row.get("across", ())]
    assert len(across) > 4_000
    assert all(korean(text) != korean(question) for text, question in across)


def korean(text: str) -> bool:
    return any("가" <= letter <= "힣" for letter in text)
