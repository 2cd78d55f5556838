"""A graphics processor is used where there is one. None is here, so what tells of one is replaced."""

from types import SimpleNamespace
from typing import Any

import pytest

from qa.models import compiled, devices, network
from qa.models.centring import unit
from qa.models.e5 import EmbeddedEncoder
from qa.models.encoding import half_precision


class Core:
    """Sees a processor, a graphics processor inside it, and a card."""

    available_devices = ("CPU", "GPU.0", "GPU.1")

    def get_property(self, name: str, what: str) -> str:
        assert what == "DEVICE_TYPE"
        return "Type.DISCRETE" if name == "GPU.1" else "Type.INTEGRATED"


@pytest.fixture
def card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "runtime", lambda: SimpleNamespace(Core=Core))


def test_a_card_is_chosen_and_what_shares_memory_is_not(
    card: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert devices.graphics() == "GPU.1"
    monkeypatch.setattr(Core, "available_devices", ("CPU", "GPU.0"))
    assert devices.graphics() is None


def test_a_user_can_forbid_it(card: None, monkeypatch: pytest.MonkeyPatch) -> None:
    import torch

    monkeypatch.setattr(torch.cuda, "is_available", lambda: True)
    assert devices.torch_device() == "cuda"
    monkeypatch.setenv("QA_GPU", "0")
    assert (devices.graphics(), devices.torch_device()) == (None, "cpu")


def test_passages_go_to_the_card_and_questions_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """The processor stands for the card: the same vectors come by the other way."""
    asked: list[Any] = []

    def hints(_: bool, device: str | None = None) -> dict[str, str]:
        asked.append(device)
        return {"INFERENCE_PRECISION_HINT": "f32"}

    monkeypatch.setattr(compiled, "hints", hints)
    monkeypatch.setattr(devices, "graphics", lambda: "CPU")
    encoder = EmbeddedEncoder.load()
    question = encoder.question("passage: 비가 온다.")
    assert asked == [None]
    (passage,) = encoder.passages(["비가 온다."], [[(0, 6)]])
    assert asked == [None, "CPU"]
    assert encoder.bulk is not encoder.network
    encoder.bulk = encoder.network
    (same,) = encoder.passages(["비가 온다."], [[(0, 6)]])
    assert float(passage.vector @ same.vector) > 0.999
    assert float(unit(passage.tokens[0]) @ unit(same.tokens[0])) > 0.999
    assert question.vector.shape == passage.vector.shape


def test_half_precision_is_that_of_the_device() -> None:
    found: Any = half_precision("cpu")
    assert found.device == "cpu"
