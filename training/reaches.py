"""How far the states reach that enter each product of the network, seen on pairs of texts.

    python -m training.reaches qa/models/entailment.safetensors --texts benchmarks/texts

In: trained weights and pairs. Out: the same file with the least and the greatest value of each
channel, `reach.<layer>.<part>` (2, width), for `qa.models.eight_bits`. Invariant: the weights are
as they were. Training does the same at its end.
"""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from training import claim_pairs, question_pairs
from training.adapter import read_adapter
from training.encoder import Encoder
from training.pairs import Pair

# The states that enter "narrow" make two thirds of what integers err by, and save no time.
PARTS = ("attend", "attended", "widen")
PAIRS = 300  # looked at


def add_reaches(weights: Path, pairs: Sequence[Pair], seed: int = 1) -> None:
    """See how far the states of some of the pairs reach, and write it to the file."""
    from safetensors import safe_open

    with safe_open(weights, "pt") as file:
        frozen = int(file.metadata()["frozen"])
    encoder = Encoder.load(frozen)
    upper, _, _ = read_adapter(weights, encoder.layers)
    order = np.random.default_rng(seed).permutation(len(pairs))[:PAIRS]
    states = encoder.states([pairs[i] for i in order])

    def look() -> None:
        for i in range(len(states)):
            padded, spans, _ = states.batch([i])
            upper(padded, spans)

    keep(weights, seen([*encoder.lower.layers, *upper.layers], look))


def keep(weights: Path, reaches: Mapping[str, Tensor]) -> None:
    """Write reaches to a file of weights, beside what is in it."""
    from safetensors import safe_open
    from safetensors.torch import save_file

    with safe_open(weights, "pt") as file:
        kept = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        told = file.metadata()
    save_file(kept | {name: reach.half() for name, reach in reaches.items()}, weights, told)
    weights.chmod(0o644)  # safetensors makes files that only their owner reads


def seen(layers: Iterable[nn.Module], look: Callable[[], None]) -> dict[str, Tensor]:
    """The reaches (2, width) by name, of all layers, while `look` has them read something."""
    found: dict[str, Tensor] = {}
    hooks = [
        getattr(layer, part).register_forward_pre_hook(_watch(found, f"reach.{number}.{part}"))
        for number, layer in enumerate(layers)
        for part in PARTS
    ]
    with torch.no_grad():
        look()
    for hook in hooks:
        hook.remove()
    return found


def _watch(found: dict[str, Tensor], name: str) -> Callable[[nn.Module, tuple[Tensor]], None]:
    def look(_: nn.Module, entering: tuple[Tensor]) -> None:
        low, high = entering[0].flatten(0, -2).aminmax(dim=0)
        before = found.get(name, torch.zeros(2, len(low)))
        found[name] = torch.stack([before[0].minimum(low), before[1].maximum(high)])

    return look


def main(words: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("weights", type=Path)
    parser.add_argument("--texts", type=Path, required=True, help="folder of sets")
    asked = parser.parse_args(words)
    claims, _ = claim_pairs.split(asked.texts, "both")
    questions, _ = question_pairs.split(asked.texts)
    add_reaches(asked.weights, claims + questions)


if __name__ == "__main__":
    main()
