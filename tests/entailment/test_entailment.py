"""Judging: windows, putting their judgements together, the weights' form, and the model itself."""

import json
from collections.abc import Sequence
from pathlib import Path

import huggingface_hub.constants
import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from qa.errors import ModelError
from qa.models import adapter
from qa.models.entailment import LABELS, Entailment, label_order, together
from qa.models.pair_network import WEIGHTS, PairNetwork, Row, nearest, windows
from tests.test_hub import kept_in
from training.adapter import four_bits, read_adapter
from training.crossencoder import Layer, Lower, Shape, joined, read_encoder

TOKENS = st.lists(st.integers(4, 99), max_size=700)


@given(TOKENS, st.integers(60, 200))
def test_windows_cover_the_text_and_overlap(ids: list[int], size: int) -> None:
    told = windows(ids, size)
    assert all(len(window) <= size for window in told)
    again = list(told[0])
    for window in told[1:]:
        assert again[-40:] == list(window[:40])
        again += window[40:]
    assert again == ids


@given(st.lists(TOKENS, min_size=1, max_size=20), TOKENS)
def test_nearest_windows_keep_their_order(told: list[list[int]], claimed: list[int]) -> None:
    kept = nearest(told, claimed)
    assert len(kept) == min(8, len(told))
    places = iter(range(len(told)))
    assert all(any(window == other for other in places) for window in kept)


def test_nearest_prefers_shared_tokens() -> None:
    told = [[index] for index in range(20)]
    assert 17 in nearest(told, [17])


def row(pair: int, part: int) -> Row:
    return Row(pair, part, [0, 2, 2, 2], 2)


@pytest.mark.parametrize(
    ("rows", "read", "expected"),
    [
        ([row(0, 0)], [[0.2, 0.5, 0.3]], [0.2, 0.5, 0.3]),
        # Of two windows of evidence the one that says more counts.
        ([row(0, 0), row(0, 0)], [[0.1, 0.9, 0.0], [0.1, 0.2, 0.7]], [0.1, 0.2, 0.7]),
        # A claim in two parts is borne out as far as the weaker part.
        ([row(0, 0), row(0, 1)], [[0.9, 0.1, 0.0], [0.2, 0.8, 0.0]], [0.2, 0.8, 0.0]),
        ([row(0, 0), row(0, 1)], [[0.9, 0.1, 0.0], [0.1, 0.1, 0.8]], [0.1, 0.1, 0.8]),
    ],
)
def test_windows_together(
    rows: list[Row], read: list[list[float]], expected: Sequence[float]
) -> None:
    assert together(rows, np.array(read), 1)[0] == pytest.approx(expected)


@given(st.integers(0, 2**32 - 1), st.integers(1, 5), st.integers(1, 4), st.floats(1e-3, 10))
def test_four_bits_err_by_half_a_step(seed: int, rows: int, blocks: int, size: float) -> None:
    torch.manual_seed(seed)
    matrix = torch.randn(rows, 64 * blocks) * size
    packed, scale = four_bits(matrix)
    assert packed.numel() * 2 == matrix.numel()
    read = torch.from_numpy(adapter.whole(packed.numpy(), scale.numpy()))
    error = (read - matrix).abs().view(rows, -1, 32).amax(2)
    assert bool((error <= scale.float() * 0.51).all())


@pytest.mark.parametrize(
    ("labels", "order"),
    [
        ({0: "entailment", 1: "neutral", 2: "contradiction"}, [0, 1, 2]),
        ({0: "CONTRADICTION", 1: "Entailment", 2: "neutral"}, [1, 2, 0]),
    ],
)
def test_label_order(labels: dict[int, str], order: list[int]) -> None:
    assert label_order("some/model", labels) == order


def test_a_model_without_the_labels_is_refused() -> None:
    with pytest.raises(ModelError, match=r"LABEL_0.*entailment, neutral, contradiction"):
        label_order("some/model", {0: "LABEL_0"})


def test_a_model_that_is_not_there_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(ModelError) as caught:
        Entailment.load(str(tmp_path / "nothing"))
    assert "\n" not in str(caught.value)


def cross_encoder_folder(folder: Path, labels: dict[int, str]) -> Path:
    """A tiny BERT with random weights, as a CrossEncoder folder."""
    from tokenizers import Tokenizer, models, pre_tokenizers
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    words = {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "a": 4, "b": 5}
    fast = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))  # noqa: S106 - not a password
    fast.pre_tokenizer = pre_tokenizers.Whitespace()
    special = {"pad_token": "[PAD]", "unk_token": "[UNK]", "sep_token": "[SEP]"}
    saved = PreTrainedTokenizerFast(tokenizer_object=fast, **special)  # type: ignore[no-untyped-call]
    saved.save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(words),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=8,
        id2label=labels,
        label2id={label: index for index, label in labels.items()},
    )
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


def test_a_cross_encoder_takes_the_place_of_our_own(tmp_path: Path) -> None:
    labels = ["contradiction", "entailment", "neutral"]
    ours = cross_encoder_folder(tmp_path / "one", dict(enumerate(LABELS)))
    turned = cross_encoder_folder(tmp_path / "two", dict(enumerate(labels)))
    pairs = [("a", "b"), ("a b", "a")]
    plain = Entailment.load(str(ours)).judge(pairs)
    other = Entailment.load(str(turned)).judge(pairs)
    assert plain.sum(1) == pytest.approx(1)
    assert other[:, [2, 0, 1]] == pytest.approx(plain)


def test_a_cross_encoder_in_the_cache_is_loaded_without_the_hub(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path))
    monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
    cross_encoder_folder(kept_in(tmp_path, "cross-encoder", "tiny"), dict(enumerate(LABELS)))
    assert Entailment.load("tiny").judge([("a", "b")]).sum() == pytest.approx(1)


def test_a_cross_encoder_with_other_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="yes, no"):
        Entailment.load(str(cross_encoder_folder(tmp_path / "one", {0: "yes", 1: "no"})))


def test_weights_that_are_missing_damaged_or_of_another_encoder(tmp_path: Path) -> None:
    strange = [Layer(Shape()) for _ in range(12)]
    with pytest.raises(ModelError, match="cannot be read"):
        read_adapter(tmp_path / "none.safetensors", strange)
    damaged = tmp_path / "damaged.safetensors"
    damaged.write_bytes(WEIGHTS.read_bytes()[:5000])
    with pytest.raises(ModelError, match="cannot be read"):
        read_adapter(damaged, strange)
    with pytest.raises(ModelError, match="another encoder"):
        read_adapter(WEIGHTS, strange)


@pytest.fixture(scope="module")
def model() -> Entailment:
    return Entailment.load()


PLAIN = [
    (
        "한빛전자는 2021년 3월 베트남에 공장을 열었다.",
        "한빛전자는 베트남에 공장을 열었다.",
        "entailment",
    ),
    (
        "한빛전자는 2021년 3월 베트남에 공장을 열었다.",
        "한빛전자는 2018년에 공장을 열었다.",
        "contradiction",
    ),
    (
        "한빛전자는 2021년 3월 베트남에 공장을 열었다.",
        "오늘은 비가 와서 소풍이 미뤄졌다.",
        "neutral",
    ),
    ("The ferry leaves the harbour at nine.", "The ferry does not leave at nine.", "contradiction"),
]


def test_plain_pairs(model: Entailment) -> None:
    found = model.judge([(evidence, claim) for evidence, claim, _ in PLAIN])
    assert found.sum(1) == pytest.approx(1)
    assert [LABELS[index] for index in found.argmax(1)] == [label for *_, label in PLAIN]


def test_a_pair_is_judged_alike_alone_and_among_others(model: Entailment) -> None:
    pairs = [(evidence, claim) for evidence, claim, _ in PLAIN]
    alone = np.concatenate([model.judge([pair]) for pair in pairs])
    assert model.judge(pairs) == pytest.approx(alone, abs=1e-5)


def test_judged_as_by_the_network_that_was_trained(model: Entailment) -> None:
    """The oracle is the torch network that `training` makes the weights with."""
    from tokenizers import Tokenizer

    from qa.models import embedded

    folder = embedded.ensure()
    tables, layers = read_encoder(folder)
    upper, frozen, temperature = read_adapter(WEIGHTS, layers)
    lower = Lower(tables, layers[:frozen])
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    exact = PairNetwork.of(WEIGHTS, narrow=False)
    assert exact.temperature == temperature
    for evidence, claim, _ in PLAIN:
        ids, begin = joined(tokenizer, evidence, claim)
        with torch.inference_mode():
            states = lower.states(torch.tensor([ids]), torch.tensor([len(ids)]))
            logits, _ = upper(states, torch.tensor([[begin, len(ids)]]))
        found = exact.logits(exact.rows([(evidence, claim)]))
        assert found == pytest.approx(logits.numpy(), abs=0.1)  # bfloat16
        expected = torch.softmax(logits[:, :3].double() / temperature, dim=1).numpy()
        assert model.judge([(evidence, claim)]) == pytest.approx(expected, abs=0.1)  # integers


def test_empty_texts_say_nothing(model: Entailment) -> None:
    assert model.judge([]).shape == (0, 3)
    assert model.judge([("", "무엇이든"), ("무엇이든", " \n")]).tolist() == [[0, 1, 0]] * 2


def test_the_end_of_long_evidence_is_read(model: Entailment) -> None:
    filler = "시의회는 공원의 나무를 더 심기로 했다. " * 60
    told = model.judge([(filler + PLAIN[0][0], PLAIN[0][1]), (filler, PLAIN[0][1])])
    assert told[0, 0] > told[1, 0] + 0.2


def test_two_texts_become_one_row(model: Entailment) -> None:
    from tokenizers import Tokenizer

    from qa.models import embedded

    tokenizer = Tokenizer.from_file(str(embedded.ensure() / "tokenizer.json"))
    ids, begin = joined(tokenizer, "하나 둘", "셋")
    assert ids == tokenizer.encode("하나 둘", "셋").ids
    assert begin == len(tokenizer.encode("하나 둘").ids)


def test_the_weights_say_what_they_are() -> None:
    size = int.from_bytes(WEIGHTS.read_bytes()[:8], "little")
    told = json.loads(WEIGHTS.read_bytes()[8 : 8 + size])["__metadata__"]
    assert told["licence"] == "CC BY-SA 4.0"
    assert float(told["temperature"]) > 0
