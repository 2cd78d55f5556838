"""Train the encoder to find; README.md beside this file says on what, and how well it did.

python -m training.train_encoder --texts benchmarks/texts --out qa/models/encoder.safetensors
python -m training.train_encoder --smoke --out /tmp/smoke.safetensors
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # the trainer brings its own threads

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch

from qa.models.centring import Centres
from qa.models.embedded import PLAIN
from training import items as written
from training.adapter import write_layers
from training.descent import THREADS, Descent, Pace, of_kind, offer, taken
from training.encoder import Encoder
from training.finder import Finder, Item, Top, loss_of
from training.trainer import named

_NAMES = ("frozen", "epochs", "batch", "rate", "seed", "minutes", "kept")
_CHOOSING = 384  # held-out items that are measured
_PART = 32  # measured at once
_SMOKE_ITEMS, _SMOKE_HELD = 40, 8


@dataclass(frozen=True, slots=True)
class Settings(Pace):
    """How to train: the rate and the sharpness of `training.finder` were tried once each."""

    rate: float = 1.2e-4
    drop: float = 0.05
    keep: float = 0.995
    epochs: float = 1.0
    batch: int = 64  # items; each thread compares half of them among themselves
    kept: float = 0.6  # of what training added: between the two, both old and new texts fare better


class Trainer(Descent[Top]):
    """The encoder's upper layers, being trained."""

    def __init__(self, settings: Settings, encoder: Encoder, steps: int) -> None:
        super().__init__(settings, lambda: Top(settings.frozen), steps)
        self.settings = settings
        self.encoder = encoder
        centres = Centres.of(PLAIN, encoder.lower.width)
        self.finder = Finder(encoder.tokenizer, encoder.lower, centres, self.kind)
        self.random = [Random(settings.seed + thread) for thread in range(THREADS)]  # noqa: S311
        self.begin(named(encoder.layers[settings.frozen :]))

    def step(self, items: Sequence[Item]) -> float:
        """Learn from these items; returns their mean loss."""
        return self.descend(lambda thread: self._backward(thread, items[thread::THREADS], items))

    def _backward(self, thread: int, part: Sequence[Item], items: Sequence[Item]) -> float:
        top, drop = self.replicas[thread], self.drops[thread]
        loss, _ = loss_of(self.finder, top, part, self.random[thread], drop)
        loss = loss / len(items)
        torch.autograd.backward(loss)
        return float(loss.detach())

    def keep_share(self) -> None:
        """Go back from the running mean towards the encoder as it came (Wortsman et al. 2022)."""
        came = named(self.encoder.layers[self.settings.frozen :])
        with torch.no_grad():
            for name, weight in self.mean.named_parameters():
                weight.lerp_(came[name], 1 - self.settings.kept)

    def measure(self, items: Sequence[Item]) -> tuple[float, float]:
        """The mean loss of the running mean on items, and the share whose passage comes first."""
        top = of_kind(Top(self.settings.frozen), self.kind)
        top.load_state_dict(self.mean.state_dict())
        parts = [items[at : at + _PART] for at in range(0, len(items), _PART)]
        with torch.no_grad():
            found = [loss_of(self.finder, top, part, Random(1)) for part in parts]  # noqa: S311
        loss = sum(float(loss) for loss, _ in found) / len(items)
        return loss, sum(first for _, first in found) / len(items)


def run(
    settings: Settings, items: Sequence[Item], chosen: Sequence[Item], out: Path
) -> tuple[float, float]:
    """Train on items and write the weights; returns what `Trainer.measure` says at the end."""
    torch.set_num_threads(1)
    encoder = Encoder.load(settings.frozen)
    steps = math.ceil(len(items) / settings.batch * settings.epochs)
    trainer = Trainer(settings, encoder, steps)
    random = Random(settings.seed)  # noqa: S311 - an order, not a secret

    def look(_: float) -> None:
        held, first = trainer.measure(chosen)
        _say(f"step {trainer.step_count}: loss {held:.4f}, first {first:.4f} (held out)")

    trainer.run(lambda: written.mixed(items, settings.batch, random), trainer.step, look, _say)
    trainer.keep_share()
    found = trainer.measure(chosen)
    facts = {"licence": "MIT", "steps": str(trainer.step_count), "held out": f"{found}"}
    write_layers(out, trainer.mean, encoder.layers, facts)
    return found


def smoke(out: Path) -> tuple[float, float]:
    """A few steps on a few stretches: shows that all parts fit."""
    paths = sorted(written.PARALLEL.glob("*.jsonl"))[:1]
    items = [item for item in written.of_parallel() if item.source == paths[0].stem]
    settings = Settings(frozen=11, epochs=2.0, batch=8)
    return run(settings, items[:_SMOKE_ITEMS], items[-_SMOKE_HELD:], out)


def _say(line: str) -> None:
    print(line, flush=True)


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--texts", type=Path, help="folder of sets: benchmarks/texts")
    parser.add_argument("--out", type=Path, required=True, help="where the weights go")
    parser.add_argument("--smoke", action="store_true", help="a few seconds on a few passages")
    offer(parser, Settings(), _NAMES)
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> None:
    """The command."""
    asked = _arguments(words)
    if asked.smoke:
        smoke(asked.out)
        return
    settings = taken(asked, Settings(), _NAMES)
    random = Random(settings.seed)  # noqa: S311 - a draw, not a secret
    learned, chosen = written.of_texts(asked.texts, random)
    items = [*written.of_reports(random), *written.of_parallel(), *learned]
    across = sum(map(written.is_across, items))
    _say(f"{len(items)} items, {across} of them across the two languages")
    run(settings, items, random.sample(chosen, min(len(chosen), _CHOOSING)), asked.out)


if __name__ == "__main__":
    main()
