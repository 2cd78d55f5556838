"""Train the entailment model; README.md beside this file says on what, and how well it did.

python -m training.train_entailment --data FOLDER --out qa/models/entailment.safetensors
python -m training.train_entailment --smoke --out /tmp/smoke.safetensors
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # the trainer brings its own threads

import argparse
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training import claim_pairs, question_pairs, rules, statements
from training.adapter import read_adapter, write_adapter
from training.crossencoder import CLASSES, Shape, Upper
from training.descent import offer, taken
from training.encoder import Encoder
from training.frames import FRAMES
from training.pairs import Pair, Split, only, read, read_wice
from training.reaches import add_reaches
from training.states import States, batches, logits_of
from training.trainer import Settings, Trainer

KLUE = "klue-nli-train.jsonl"
WICE = "wice-en-dev.jsonl"
HELD_FRAMES = (6, 9, 11)  # frames that are only measured on
_CHOOSING = 1_500  # pairs of it, drawn once: more take longer to look at than they tell
_TEMPERATURES = np.geomspace(0.5, 3.0, 60)
_NAMES = ("frozen", "epochs", "batch", "rate", "seed", "minutes")
_SMOKE = Settings(frozen=11, epochs=2.0, batch=8, seed=1)


def training_pairs(data: Path, share: float, framed: int, changed: int, seed: int) -> list[Pair]:
    """The pairs to learn from: a share of KLUE-NLI's training split, WiCE, those made by rule."""
    pairs = only(read(data / KLUE), Split.TRAIN)
    if share < 1:
        order = np.random.default_rng(seed).permutation(len(pairs))
        pairs = [pairs[i] for i in sorted(order[: int(share * len(pairs))])]
    frames = [frame for index, frame in enumerate(FRAMES) if index not in HELD_FRAMES]
    made = rules.from_frames(framed, seed, frames) + rules.from_sentences(pairs, changed, seed)
    return pairs + made + (read_wice(data / WICE, seed) if framed else [])


@dataclass(frozen=True, slots=True)
class Measured:
    """How a model does on pairs."""

    right: float  # the share of claims judged right
    loss: float  # the mean over claims
    temperature: float  # that would make this loss least
    answering: float  # AUROC of passages that answer a question; 0.5 without questions
    answering_loss: float  # the mean over questions

    def __str__(self) -> str:
        return (
            f"claims {self.right:.4f} right, loss {self.loss:.4f}; "
            f"answers AUROC {self.answering:.4f}, loss {self.answering_loss:.4f}"
        )


def measure(upper: Upper, states: States) -> Measured:
    """Judge the pairs."""
    logits = logits_of(upper, states)
    labels = states.labels[~states.asked]
    claims, asked = logits[~states.asked, :CLASSES], logits[states.asked, CLASSES]
    right = (claims.argmax(1) == labels).double().mean()
    losses = [float(functional.cross_entropy(claims / t, labels)) for t in _TEMPERATURES]
    loss = float(functional.cross_entropy(claims, labels))
    best = float(_TEMPERATURES[int(np.argmin(losses))])
    return Measured(float(right), loss, best, *_answering(asked, states.labels[states.asked]))


def _answering(logits: Tensor, labels: Tensor) -> tuple[float, float]:
    """AUROC and mean loss of what is said of questions."""
    yes, no = logits[labels == 1], logits[labels == 0]
    if not len(yes) or not len(no):
        return 0.5, 0.0
    above = (yes[:, None] > no[None]).double().mean()
    return float(above), float(functional.binary_cross_entropy_with_logits(logits, labels.float()))


class Keeper:
    """Keeps the running mean of the weights where its loss on the choosing split is least."""

    def __init__(
        self, out: Path, encoder: Encoder, chosen: States, say: Callable[[str], None]
    ) -> None:
        self.out = out
        self.encoder = encoder
        self.chosen = chosen
        self.say = say
        self.least = math.inf
        self.right = 0.0

    def look(self, trainer: Trainer, loss: float) -> None:
        """Measure, and write the weights where they are the best so far."""
        found = measure(trainer.mean, self.chosen)
        self.say(f"step {trainer.step_count}: {found} (dev)")
        if found.loss + found.answering_loss > self.least:
            return
        self.least, self.right = found.loss + found.answering_loss, found.right
        facts = {
            "temperature": f"{found.temperature:.4f}",
            "licence": "CC BY-SA 4.0",
            "steps": str(trainer.step_count),
            "dev": str(found),
            "training loss": f"{loss:.4f}",
        }
        write_adapter(self.out, trainer.mean, self.encoder.layers, facts)


def run(
    settings: Settings, pairs: list[Pair], chosen: list[Pair], out: Path, start: Path | None = None
) -> float:
    """Train on `pairs`, keep what does best on `chosen`; returns its accuracy there."""
    torch.set_num_threads(1)
    encoder = Encoder.load(settings.frozen)
    states = encoder.states(pairs)
    steps = math.ceil(len(states) / settings.batch * settings.epochs)
    weights = read_adapter(start, encoder.layers)[0].state_dict() if start else None
    trainer = Trainer(settings, Shape(), steps).start(encoder.layers, weights)
    keeper = Keeper(out, encoder, encoder.states(chosen), _say)
    random = np.random.default_rng(settings.seed)
    trainer.run(
        lambda: batches(states, settings.batch, random),
        lambda rows: trainer.step(states, rows),
        lambda loss: keeper.look(trainer, loss),
        _say,
    )
    add_reaches(out, pairs)
    return keeper.right


def smoke(out: Path) -> float:
    """A few steps on made-up pairs: shows that all parts fit."""
    return run(_SMOKE, rules.from_frames(48, 1), rules.from_frames(16, 2), out)


def _say(line: str) -> None:
    print(line, flush=True)


def _arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, help="folder with the sets, one .jsonl each")
    parser.add_argument("--out", type=Path, required=True, help="where the weights go")
    parser.add_argument("--start", type=Path, help="weights to go on from")
    parser.add_argument("--share", type=float, default=1.0, help="of KLUE-NLI's training split")
    parser.add_argument("--framed", type=int, default=3000, help="pairs made from frames")
    parser.add_argument("--changed", type=int, default=2100, help="pairs made from sentences")
    parser.add_argument("--texts", type=Path, help="folder of claim sets: benchmarks/texts")
    parser.add_argument("--form", choices=claim_pairs.FORMS, default="sentences")
    parser.add_argument("--part", type=float, default=1.0, help="of the rows of those sets")
    parser.add_argument("--whole", nargs="*", default=[], help="sets of which all rows are taken")
    parser.add_argument("--statements", action="store_true", help="learn from training/statements")
    parser.add_argument("--smoke", action="store_true", help="a few seconds on made-up pairs")
    offer(parser, Settings(), _NAMES)
    return parser.parse_args(words)


def main(words: Sequence[str] | None = None) -> None:
    """The command."""
    asked = _arguments(words)
    if asked.smoke:
        smoke(asked.out)
        return
    settings = taken(asked, Settings(), _NAMES)
    pairs = training_pairs(asked.data, asked.share, asked.framed, asked.changed, asked.seed)
    chosen = only(read(asked.data / KLUE), Split.DEV)
    if asked.texts:
        draw = claim_pairs.Draw(asked.part, tuple(asked.whole), asked.seed)
        learned, chosen = claim_pairs.split(asked.texts, asked.form, draw)
        questions, choosing = question_pairs.split(asked.texts, draw)
        told, telling = statements.split() if asked.statements else ([], [])
        pairs += learned + questions + told
        chosen += choosing + telling
        order = np.random.default_rng(asked.seed).permutation(len(chosen))
        chosen = [chosen[i] for i in sorted(order[:_CHOOSING])]
        _say(f"{len(learned)} pairs of claims, {len(questions)} of questions, {len(pairs)} in all")
    run(settings, pairs, chosen, asked.out, asked.start)


if __name__ == "__main__":
    main()
