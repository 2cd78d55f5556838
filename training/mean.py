"""The mean of two trained weights, of which one went on from the other or both from a third.

    python -m training.mean FIRST SECOND --out qa/models/entailment.safetensors

In: two files of weights on one encoder. Out: a third. Invariant: every weight is the mean of the
two; a reach is the wider one. Weights along one run lie in one valley, where their mean often does
better than either (Izmailov et al. 2018; Wortsman et al. 2022).
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from training.adapter import read_adapter, write_adapter
from training.encoder import Encoder


def mean_of(first: Path, second: Path, out: Path) -> None:
    """Write the mean. Raises ModelError for a file that is damaged or of another encoder."""
    from safetensors.torch import save_file

    layers = Encoder.load(0).layers
    upper, _, one = read_adapter(first, layers)
    other, _, two = read_adapter(second, layers)
    with torch.no_grad():
        for weight, beside in zip(upper.parameters(), other.parameters(), strict=True):
            weight.lerp_(beside, 0.5)
    temperature = f"{(one + two) / 2:.4f}"
    facts = {
        "temperature": temperature,
        "licence": "CC BY-SA 4.0",
        "made": "the mean of two weights",
    }
    write_adapter(out, upper, layers, facts)
    near, far = (_kept(path, "reach.")[0] for path in (first, second))
    wide = {name: _wider(near[name], far[name]) for name in near.keys() & far.keys()}
    kept, told = _kept(out, "")
    save_file(kept | wide, out, told)
    out.chmod(0o644)  # safetensors makes files that only their owner reads


def _wider(one: Tensor, other: Tensor) -> Tensor:
    return torch.stack([one[0].minimum(other[0]), one[1].maximum(other[1])])


def _kept(path: Path, start: str) -> tuple[dict[str, Tensor], dict[str, str]]:
    from safetensors import safe_open

    with safe_open(path, "pt") as file:
        names = [name for name in file.keys() if name.startswith(start)]  # noqa: SIM118
        return {name: file.get_tensor(name) for name in names}, file.metadata()


def main(words: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args(words)
    mean_of(asked.first, asked.second, asked.out)


if __name__ == "__main__":
    main()
