"""The committed weights: what training added to the encoder's upper layers, and the head.

In: the upper part of the network, trained. Out: the safetensors file that `qa.models.adapter`
reads. Invariant: what is written and read again errs by half a step of each group at the most.

Matrices are kept as 4-bit differences from the encoder's, with a half precision scale for every 32
values of a row; vectors in half precision. What the encoder does not have differs from nothing.
`training/README.md` says how much that costs.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from torch import Tensor, nn

from qa.models import adapter
from qa.models.wheel import Matrix
from training.crossencoder import Layer, Shape, Upper

_SCALE = ".scale"
_GROUP = 32  # values that share a scale
_MOST = 7  # four bits hold -8 to 7; both signs get as many steps


def four_bits(matrix: Tensor) -> tuple[Tensor, Tensor]:
    """A matrix (rows, columns) as bytes (rows, columns / 2) and scales (rows, columns / 32).

    A byte holds a value of the left half of the columns low and one of the right half high.
    """
    groups = matrix.view(len(matrix), -1, _GROUP)
    scale = (groups.abs().amax(2) / _MOST).clamp(min=1e-7).half()
    steps = (groups / scale.float().unsqueeze(2)).round().clamp(-_MOST, _MOST) + _MOST + 1
    low, high = steps.flatten(1).to(torch.uint8).chunk(2, dim=1)
    return low | (high << 4), scale


def fingerprint(layers: Sequence[Layer]) -> str:
    """Tells one encoder from another, as `qa.models.adapter` does."""
    return adapter.fingerprint(arrays(layers[-1]))


def write_adapter(
    path: Path, upper: Upper, layers: Sequence[Layer], facts: Mapping[str, str]
) -> None:
    """Keep what `upper` adds to the encoder's layers; `facts` are kept beside it as text."""

    write_layers(path, upper, layers, facts)


def write_layers(
    path: Path,
    network: nn.Module,
    encoders: Sequence[Layer],
    facts: Mapping[str, str],
    count: int | None = None,
) -> None:
    """The same for any network that has as `layers` the upper ones of the encoder's.

    `encoders` are all of these; where the network ends below the top, `count` are its lowest.
    """
    from safetensors.torch import save_file

    layers = encoders[:count]
    frozen = len(layers) - len(list(network.get_submodule("layers").children()))
    kept: dict[str, Tensor] = {}
    for name, weight in network.state_dict().items():
        difference = added(name, weight, layers[frozen:])
        if weight.dim() == 2 and name.endswith("weight"):
            kept[name], kept[name + _SCALE] = four_bits(difference)
        else:
            kept[name] = difference.half()
    told = {"frozen": str(frozen), "encoder": fingerprint(encoders), **facts}
    if count is not None:
        told["layers"] = str(count)
    save_file({name: value.contiguous() for name, value in kept.items()}, path, told)
    path.chmod(0o644)  # safetensors makes files that only their owner reads


def added(name: str, weight: Tensor, layers: Sequence[Layer]) -> Tensor:
    """What training added to a weight; `layers` are the encoder's own from the first trained."""
    return weight - _start(name, layers)


def _start(name: str, layers: Sequence[Layer]) -> Tensor | float:
    """The encoder's weight of this name; what is not in the encoder starts at nothing."""
    if not name.startswith("layers."):
        return 0.0
    _, number, part, kind = name.split(".")
    weight: Tensor = getattr(getattr(layers[int(number)], part), kind)
    return weight


def read_adapter(path: Path, layers: Sequence[Layer]) -> tuple[Upper, int, float]:
    """The trained part, how many layers below it stay the encoder's own, and the temperature.

    Raises ModelError for a file that is missing, damaged or of another encoder.
    """
    read = adapter.read_adapter(path, [arrays(layer) for layer in layers])
    upper = Upper(Shape(), read.frozen)
    # Weights from before questions were asked have no head for them.
    upper.load_state_dict(tensors(read), strict=False)
    return upper.eval().requires_grad_(False), read.frozen, read.temperature


def tensors(read: adapter.Adapter) -> dict[str, Tensor]:
    """What was read, by the names that it has in the network."""
    found = {"marks": read.marks, **read.heads}
    for number, layer in enumerate(read.layers):
        found |= {f"layers.{number}.{name}": value for name, value in layer.items()}
    return {name: torch.from_numpy(value) for name, value in found.items()}


def arrays(layer: Layer) -> dict[str, Matrix]:
    """A layer's weights by their names."""
    return {name: value.detach().numpy() for name, value in layer.state_dict().items()}
