"""Train the reader: the lower nine layers of the network of pairs, for questions alone.

    python -m training.lessons --texts benchmarks/texts --out LESSONS.npz
    python -m training.train_reader --lessons LESSONS.npz --out qa/models/reader.safetensors --short
    python -m training.train_reader --smoke --out /tmp/smoke.safetensors

In: `training.lessons`. Out: weights that `qa.models.answerability` reads with. The student has the
teacher's lower layers as they are; its upper ones and its heads learn the teacher's logits and
where it points (Hinton et al. 2015). README.md beside this file says how well it does.
"""

import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # the trainer brings its own threads

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training import reaches
from training.crossencoder import Shape
from training.descent import THREADS, Descent, Pace, offer, taken
from training.encoder import Encoder
from training.lessons import Lessons
from training.reader import LAYERS, Below, Top, Whole, read_reader
from training.states import TOKENS, of_like_lengths

TEACHER = Path(__file__).parent.parent / "qa" / "models" / "entailment.safetensors"
_NAMES = ("frozen", "epochs", "batch", "rate", "seed", "minutes")
_PADDING = 1  # the id of nothing
_CHOOSING = 400  # pairs
_MOST = 6.0  # a logit that is further out than this counts as this


@dataclass(frozen=True, slots=True)
class Settings(Pace):
    """How to train the student."""

    frozen: int = 6
    rate: float = 2e-4
    epochs: float = 3.0
    batch: int = 32
    drop: float = 0.05
    near: float = 0.05  # what a logit's squared distance weighs beside the chance it stands for
    pointing: float = 0.3  # what the place of an answer weighs beside whether there is one


class Batches:
    """Lessons as the layers below those that learn leave them, kept for later epochs."""

    def __init__(self, lessons: Lessons, below: Below) -> None:
        self.lessons = lessons
        self.below = below
        self.lengths = np.diff(lessons.ends, prepend=0)
        self._made: dict[int, Tensor] = {}

    def states(self, index: Sequence[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Padded states (rows, tokens, width), spans (rows, 2), logits (rows,) and points."""
        at = list(index)
        longest = -(-int(self.lengths[at].max()) // TOKENS) * TOKENS
        lengths, begins = torch.from_numpy(self.lengths[at]), self.lessons.begins[at]
        spans = torch.stack([torch.from_numpy(begins), lengths], dim=1)
        self._make([one for one in at if one not in self._made])
        states = torch.zeros(len(at), longest, self.below.width, dtype=self.below.kind)
        points = torch.zeros(len(at), longest, 2)
        for row, one in enumerate(at):
            states[row, : self.lengths[one]] = self._made[one]
            told = self.lessons.points[self.lessons.place(one)]
            points[row, : self.lengths[one]] = torch.from_numpy(told).float()
        return states, spans, torch.from_numpy(self.lessons.logits[at]), points

    def _make(self, index: Sequence[int]) -> None:
        if not index:
            return
        rows = [torch.from_numpy(self.lessons.ids[self.lessons.place(at)]).long() for at in index]
        ids = torch.nn.utils.rnn.pad_sequence(rows, batch_first=True, padding_value=_PADDING)
        ids = functional.pad(ids, (0, -ids.shape[1] % TOKENS), value=_PADDING)
        begins = torch.from_numpy(self.lessons.begins[list(index)])
        found = self.below.states(ids, torch.tensor([len(row) for row in rows]), begins)
        for row, at in enumerate(index):
            self._made[at] = found[row, : len(rows[row])].clone()


def loss_of(said: Tensor, pointed: Tensor, told: tuple[Tensor, ...], settings: Settings) -> Tensor:
    """The sum over a batch; `told` are spans, the teacher's logits and its points."""
    spans, logits, points = told
    wanted = logits.clamp(-_MOST, _MOST)
    loss = functional.binary_cross_entropy_with_logits(said, wanted.sigmoid(), reduction="sum")
    loss = loss + settings.near * (said - wanted).square().sum()
    return loss + settings.pointing * apart(pointed, points, spans)


def apart(pointed: Tensor, points: Tensor, spans: Tensor) -> Tensor:
    """How far the student's shares of tokens are from the teacher's, as cross entropy, summed."""
    at = torch.arange(points.shape[1])
    inside = ((at >= 1) & (at < spans[:, :1] - 1)).unsqueeze(2)
    shares = torch.softmax(points.masked_fill(~inside, -1e4), dim=1)
    logs = torch.log_softmax(pointed.masked_fill(~inside, -1e4), dim=1)
    return -(shares * logs).sum() / 2


class Student(Descent[Top]):
    """The reader's upper layers, being trained."""

    def __init__(self, settings: Settings, lessons: Batches, steps: int, layers: int) -> None:
        super().__init__(settings, lambda: Top(Shape(), layers), steps)
        self.settings = settings
        self.lessons = lessons

    def step(self, rows: Sequence[int]) -> float:
        """Learn from these pairs; returns their mean loss."""
        return self.descend(lambda k: self._backward(k, rows[k::THREADS], len(rows)))

    def _backward(self, thread: int, rows: Sequence[int], whole: int) -> float:
        if not rows:
            return 0.0
        states, spans, logits, points = self.lessons.states(rows)
        said, pointed = self.replicas[thread](states.to(self.kind), spans, self.drops[thread])
        told = (spans, logits, points)
        loss = loss_of(said.float(), pointed.float(), told, self.settings) / whole
        torch.autograd.backward(loss)
        return float(loss.detach())


class Keeper:
    """Keeps the running mean of the weights where its loss on what was held out is least."""

    def __init__(self, out: Path, whole: Whole, lessons: Batches, rows: Sequence[int]) -> None:
        self.out = out
        self.whole = whole
        self.lessons = lessons
        self.rows = rows
        self.least = math.inf

    def look(self, student: Student) -> None:
        """Measure, and write the weights where they are the best so far."""
        said, loss = judged(student.mean, self.lessons, self.rows, student.settings)
        told = torch.from_numpy(self.lessons.lessons.logits[list(self.rows)])
        found = measured(said, told)
        _say(f"step {student.step_count}: loss {loss:.4f}, {found} (held out)")
        if loss < self.least:
            self.least = loss
            self.whole.write(self.out, student.mean, student.step_count, found)


def judged(
    network: Top, lessons: Batches, rows: Sequence[int], settings: Settings
) -> tuple[Tensor, float]:
    """The student's logits (rows,), and its mean loss."""
    found, loss = [], 0.0
    with torch.no_grad():
        for at in range(0, len(rows), settings.batch):
            states, spans, logits, points = lessons.states(rows[at : at + settings.batch])
            said, pointed = network(states.float(), spans)
            loss += float(loss_of(said, pointed, (spans, logits, points), settings))
            found.append(said)
    return torch.cat(found), loss / len(rows)


def measured(said: Tensor, told: Tensor) -> str:
    """How near logits are to the teacher's, in words."""
    near = float(torch.corrcoef(torch.stack([said, told]))[0, 1])
    alike = float(((said > 0) == (told > 0)).double().mean())
    return f"correlation {near:.4f}, the same side of 0 {alike:.4f}"


def run(settings: Settings, lessons: Lessons, out: Path) -> float:
    """Train on all lessons but the held ones; returns the least loss on those."""
    torch.set_num_threads(1)
    whole = Whole.load(TEACHER)
    kind = torch.bfloat16 if settings.short else torch.float32
    told = Batches(lessons, whole.below(settings.frozen, kind))
    random = np.random.default_rng(settings.seed)
    learned = len(lessons) - lessons.held
    held = random.permutation(range(learned, len(lessons)))[:_CHOOSING]
    held = held[np.argsort(told.lengths[held], kind="stable")].tolist()
    steps = math.ceil(learned / settings.batch * settings.epochs)
    student = Student(settings, told, steps, LAYERS - settings.frozen)
    student.begin(whole.begun(settings.frozen, LAYERS))
    keeper = Keeper(out, whole, told, held)
    student.run(
        lambda: of_like_lengths(told.lengths, learned, settings.batch, random),
        student.step,
        lambda _: keeper.look(student),
        _say,
    )
    return keeper.least


def add_reaches(weights: Path, lessons: Lessons, seed: int = 1) -> None:
    """See how far the states of some lessons reach, and write it to the file."""
    reader, frozen = read_reader(weights, Encoder.load(0).layers)
    lower = Encoder.load(frozen).lower
    order = np.random.default_rng(seed).permutation(len(lessons))[: reaches.PAIRS]

    def look() -> None:
        for at in order.tolist():
            ids = torch.from_numpy(lessons.ids[lessons.place(at)]).long()[None]
            length = torch.tensor([ids.shape[1]])
            states = lower.states(ids, length)
            reader(states, torch.stack([torch.from_numpy(lessons.begins[at : at + 1]), length], 1))

    reaches.keep(weights, reaches.seen([*lower.layers, *reader.layers], look))


def smoke(out: Path) -> float:
    """A few steps on made-up lessons: shows that all parts fit."""
    random = np.random.default_rng(1)
    pairs, tokens = 40, 24
    lessons = Lessons(
        random.integers(5, 1_000, pairs * tokens).astype(np.int32),
        np.arange(1, pairs + 1) * tokens,
        np.full(pairs, 16),
        random.normal(size=pairs).astype(np.float32),
        random.normal(size=(pairs * tokens, 2)).astype(np.float16),
        32,
    )
    least = run(Settings(frozen=7, epochs=1.0, batch=8), lessons, out)
    add_reaches(out, lessons)
    return least


def _say(line: str) -> None:
    print(line, flush=True)


def main(words: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--lessons", type=Path, help="what `training.lessons` wrote")
    parser.add_argument("--out", type=Path, required=True, help="where the weights go")
    parser.add_argument("--smoke", action="store_true", help="a few seconds on made-up lessons")
    offer(parser, Settings(), _NAMES)
    asked = parser.parse_args(words)
    if asked.smoke:
        smoke(asked.out)
        return
    lessons = Lessons.open(asked.lessons)
    run(taken(asked, Settings(), _NAMES), lessons, asked.out)
    add_reaches(asked.out, lessons)


if __name__ == "__main__":
    main()
