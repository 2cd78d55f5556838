"""Training: the split, the pairs made by rule, and a run of a few seconds."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.frames import FRAMES, fill, named, value
from training.pairs import (
    LABELS,
    Pair,
    Split,
    only,
    read,
    read_wice,
    reversed_contradictions,
    split_of,
)
from training.rules import denied, figure_changed, from_frames, from_sentences

ROOT = Path(__file__).parents[2]


@given(st.lists(st.text(), max_size=50))
def test_a_premise_falls_into_one_split(premises: list[str]) -> None:
    pairs = [Pair(premise, "x", 0) for premise in premises]
    parts = [only(pairs, split) for split in Split]
    assert sorted(p.premise for part in parts for p in part) == sorted(premises)
    for split, part in zip(Split, parts, strict=True):
        assert all(split_of(pair.premise) is split for pair in part)


def test_a_tenth_is_the_test_split() -> None:
    share = sum(split_of(f"premise {i}") is Split.TEST for i in range(5000)) / 5000
    assert share == pytest.approx(0.1, abs=0.02)


def test_sets_are_read_with_their_own_names_for_labels(tmp_path: Path) -> None:
    rows = [("a", "b", "refutes"), ("c", "d", "neutral"), ("e", "f", "paraphrase")]
    lines = [json.dumps({"premise": p, "hypothesis": h, "label": n}) for p, h, n in rows]
    (tmp_path / "set.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert read(tmp_path / "set.jsonl") == [Pair("a", "b", 2), Pair("c", "d", 1)]


def test_wice_gives_the_fewest_sentences_that_bear_on_a_claim(tmp_path: Path) -> None:
    sentences = ["Rain fell.", "The bridge closed.", "It reopened on Monday."]
    rows: list[dict[str, object]] = [
        {"label": "supported", "supporting_sentences": [[0, 1, 2], [1, 2]]},
        {"label": "partially_supported", "supporting_sentences": str([[1]])},
        {"label": "not_supported", "supporting_sentences": [[]]},
    ]
    lines = [json.dumps(r | {"evidence_sentences": sentences, "hypothesis": "h"}) for r in rows]
    (tmp_path / "w.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = read_wice(tmp_path / "w.jsonl", 1)
    assert found[0] == Pair("The bridge closed. It reopened on Monday.", "h", 0)
    assert found[1] == Pair("The bridge closed.", "h", 1)
    assert found[2].label == 1


def test_only_contradiction_holds_both_ways() -> None:
    pairs = [Pair("a", "b", label) for label in range(len(LABELS))]
    assert reversed_contradictions(pairs) == [Pair("b", "a", 2)]


def test_frames_speak_of_the_same_slots_in_both_languages() -> None:
    for frame in FRAMES:
        wordings = [set(named(w)) for language in ("ko", "en") for w in frame.full[language]]
        assert all(slots == wordings[0] for slots in wordings)
        for kind in (frame.short, frame.opposite):
            assert all(set(named(w)) <= wordings[0] for ws in kind.values() for w in ws)


@pytest.mark.parametrize(
    ("word", "told"),
    [("가람", "가람은 가람이"), ("미르", "미르는 미르가"), ("35%", "35%는 35%가")],
)
def test_particles_follow_the_word(word: str, told: str) -> None:
    from training.frames import Words

    assert fill("{x|은} {x|이}", "ko", {"x": Words(word, word)}) == told


@given(st.integers(0, 10_000))
def test_pairs_from_frames_are_the_same_for_a_seed(seed: int) -> None:
    pairs = from_frames(16, seed)
    assert pairs == from_frames(16, seed)
    assert {pair.label for pair in pairs} == {0, 1, 2}
    assert not any("{" in pair.premise + pair.hypothesis for pair in pairs)


@given(st.sampled_from(["company", "country", "month", "money", "count", "share", "year"]))
def test_slots_have_a_value_in_both_languages(slot: str) -> None:
    words = value(slot, Random(0))  # noqa: S311 - not a secret
    assert words.ko
    assert words.en


@given(st.integers(1, 10**9), st.integers(0, 1000))
def test_a_changed_figure_is_another_of_the_same_length(number: int, seed: int) -> None:
    text = f"모두 {number:,}명이 왔다."
    changed = figure_changed(text, Random(seed))  # noqa: S311 - not a secret
    assert changed is not None
    assert changed != text
    assert len(changed) == len(text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("회사는 계약에 서명했다.", "회사는 계약에 서명하지 않았다."),
        ("문제가 있다", "문제가 없다"),
        ("그는 교사이다.", "그는 교사가 아니다."),
        ("이곳은 공원이다.", "이곳은 공원이 아니다."),
        ("아름답네요", None),
    ],
)
def test_denying(text: str, other: str | None) -> None:
    assert denied(text) == other


def test_pairs_from_sentences() -> None:
    told = "도서관은 {0}월에 그림책과 동화책을 더해 모두 {0}00권을 새로 사기로 했다."
    pairs = [Pair(told.format(i), f"책 {i}00권을 사기로 했다.", 0) for i in range(1, 9)]
    made = from_sentences(pairs, 28, 3)
    assert made == from_sentences(pairs, 28, 3)
    assert len(made) == 28
    assert {pair.label for pair in made} == {0, 1, 2}


def test_a_run_of_a_few_seconds(tmp_path: Path) -> None:
    from qa.models import embedded
    from training.adapter import read_adapter
    from training.crossencoder import read_encoder

    out = tmp_path / "smoke.safetensors"
    command = [sys.executable, "-m", "training.train_entailment", "--smoke", "--out", str(out)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=200)
    assert told.returncode == 0, told.stderr
    _, layers = read_encoder(embedded.ensure())
    upper, frozen, _ = read_adapter(out, layers)
    assert frozen == 11
    trained = upper.state_dict()["layers.0.narrow.weight"]
    assert not bool((trained == layers[11].narrow.weight).all())


def test_the_mean_of_weights_and_the_wider_of_reaches(tmp_path: Path) -> None:
    import torch
    from safetensors import safe_open
    from safetensors.torch import save_file

    from qa.models import embedded
    from qa.models.pair_network import WEIGHTS
    from training.adapter import read_adapter, write_adapter
    from training.crossencoder import read_encoder
    from training.mean import mean_of

    _, layers = read_encoder(embedded.ensure())
    upper, _, temperature = read_adapter(WEIGHTS, layers)
    with torch.no_grad():
        upper.marks.add_(1)
    moved, out = tmp_path / "moved.safetensors", tmp_path / "mean.safetensors"
    write_adapter(moved, upper, layers, {"temperature": str(temperature)})
    reach = "reach.11.widen"
    with safe_open(WEIGHTS, "pt") as file:
        reaches = {name: file.get_tensor(name) for name in file.keys() if "reach" in name}  # noqa: SIM118
    with safe_open(moved, "pt") as file:
        kept, told = {name: file.get_tensor(name) for name in file.keys()}, file.metadata()  # noqa: SIM118
    save_file(kept | {name: value * 2 for name, value in reaches.items()}, moved, told)
    mean_of(WEIGHTS, moved, out)
    found, _, _ = read_adapter(out, layers)
    assert torch.allclose(found.marks, upper.marks - 0.5, atol=1e-2)
    with safe_open(out, "pt") as file:
        assert bool((file.get_tensor(reach) == reaches[reach] * 2).all())
