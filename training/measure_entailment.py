"""Measure the entailment model on pairs that training has not seen.

    python -m training.measure_entailment --data FOLDER [--weights FILE] [--ranks 8 32 128]

Prints one JSON object. The sets without a stated licence (healthver, pawsx) are measured on where
they lie in the folder; nothing was learned from them.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # the threads are those of training.states

import argparse
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import torch
from torch import Tensor

from qa.adapter import added, read_adapter
from qa.crossencoder import Shape, Upper
from qa.entailment import WEIGHTS
from training import rules
from training.frames import FRAMES
from training.pairs import LABELS, Pair, Split, only, read
from training.states import States, logits_of
from training.train_entailment import HELD_FRAMES, KLUE, Encoder

_SEED = 20
_EACH = 200  # pairs of each made kind


def sets(data: Path) -> dict[str, list[Pair]]:
    """The sets of pairs, by name."""
    klue = only(read(data / KLUE), Split.TEST)
    found = {"klue-nli-test": klue, "kornli-xnli-dev": read(data / "kornli-xnli-dev.jsonl")}
    if (data / "healthver-en-dev.jsonl").exists():
        found["healthver-en-dev"] = read(data / "healthver-en-dev.jsonl")[:600]
    return found | made(klue)


def made(klue: Sequence[Pair]) -> dict[str, list[Pair]]:
    """Pairs by rule, of frames and sentences that training left out, by what was done to them."""
    frames = [FRAMES[index] for index in HELD_FRAMES]
    random = Random(_SEED)  # noqa: S311 - not a secret
    kinds: dict[str, Callable[[], Pair | None]] = {
        "frames: said again": lambda: rules.restated(frames, random),
        "frames: said in short": lambda: rules.shortened(frames, random),
        "frames: a value swapped": lambda: rules.swapped(frames, random),
        "frames: denied": lambda: rules.denied_frame(frames, random),
        "frames: evidence cut": lambda: rules.missing(frames, random),
        "frames: another event": lambda: rules.elsewhere(frames, random),
    }
    found = {name: [p for _ in range(_EACH) if (p := make())] for name, make in kinds.items()}
    for name, rule in rules.BY_SENTENCE.items():
        pairs = (rule(pair, random.choice(klue), random) for pair in klue)
        found[f"sentences: {name}"] = [pair for pair in pairs if pair][:_EACH]
    return found


def accuracy(logits: Tensor, labels: Tensor) -> float:
    """The share of pairs judged right."""
    return round(float((logits.argmax(1) == labels).double().mean()), 4)


def confusion(logits: Tensor, labels: Tensor) -> list[list[int]]:
    """Rows are true labels, columns judged ones, both in the order of `LABELS`."""
    table = torch.zeros(len(LABELS), len(LABELS), dtype=torch.long)
    table.index_put_((labels, logits.argmax(1)), torch.tensor(1), accumulate=True)
    found: list[list[int]] = table.tolist()
    return found


def moved(upper: Upper, encoder: Encoder, klue: Sequence[Pair]) -> float:
    """The share of judgements that an order written into the evidence changes."""
    random = Random(_SEED)  # noqa: S311 - not a secret
    plain = list(klue[:_EACH])
    told = [rules.ordered(pair, pair, random) for pair in plain]
    one, two = (logits_of(upper, encoder.states(pairs)).argmax(1) for pairs in (plain, told))
    return round(float((one != two).double().mean()), 4)


def of_rank(upper: Upper, encoder: Encoder, frozen: int, rank: int) -> Upper:
    """The model with each matrix's difference from the encoder cut to a rank."""
    cut = Upper(Shape(), frozen)
    weights = {}
    for name, weight in upper.state_dict().items():
        difference = added(name, weight, encoder.layers[frozen:])
        if name.startswith("layers.") and weight.dim() == 2:
            left, size, right = torch.linalg.svd(difference, full_matrices=False)
            weight = weight - difference + (left[:, :rank] * size[:rank]) @ right[:rank]
        weights[name] = weight
    cut.load_state_dict(weights)
    return cut


def report(data: Path, weights: Path, ranks: Sequence[int]) -> dict[str, object]:
    """All figures."""
    torch.set_num_threads(1)
    encoder = Encoder.load(0)
    upper, frozen, _ = read_adapter(weights, encoder.layers)
    encoder = Encoder.load(frozen)
    found: dict[str, object] = {}
    kept: dict[str, States] = {}
    for name, pairs in sets(data).items():
        kept[name] = encoder.states(pairs)
        logits = logits_of(upper, kept[name])
        found[name] = {
            "pairs": len(pairs),
            "accuracy": accuracy(logits, kept[name].labels),
            "confusion": confusion(logits, kept[name].labels),
        }
    found["moved by an order"] = moved(upper, encoder, only(read(data / KLUE), Split.TEST))
    test = kept["klue-nli-test"]
    found["klue-nli-test by rank"] = {
        rank: accuracy(logits_of(of_rank(upper, encoder, frozen, rank), test), test.labels)
        for rank in ranks
    }
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--ranks", type=int, nargs="*", default=[])
    asked = parser.parse_args()
    figures = report(asked.data, asked.weights, asked.ranks)
    print(json.dumps(figures, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
