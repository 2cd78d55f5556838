"""One step of training at a time, on two threads that share the weights.

In: states of the frozen layers. Out: trained weights and their running mean. Each thread runs half
a batch forward and back on one core, and they meet once a step: two threads inside every matrix
product wait for each other thousands of times, which is slow where others use the machine too.
"""

import math
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from training.crossencoder import CLASSES, Layer, Shape, Upper
from training.states import THREADS, States

_CLIP = 1.0  # the norm that a step's gradient is cut to
_MEAN_EVERY = 10  # steps between two updates of the running mean
_BETAS = (0.9, 0.99)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train: values common for encoders this small; none was searched for."""

    frozen: int = 4  # lower layers left as they are: their states are computed once
    epochs: float = 4.0
    batch: int = 32
    rate: float = 1.8e-4  # of the top layer
    decay: float = 0.9  # of the rate from one layer to the one below
    head_rate: float = 5e-4
    weight_decay: float = 0.01
    warmup: float = 0.05  # share of the steps
    drop: float = 0.1
    smoothing: float = 0.05
    keep: float = 0.998  # of the running mean, a step
    pointing: float = 0.15  # what an answer's place weighs beside whether there is one
    seed: int = 1
    short: bool = False  # products in bfloat16: quicker on a processor with AMX, slower without
    minutes: float = 0.0  # to be done in, whatever the machine does beside; 0 for no limit


class Clock:
    """The share of the allowed time that is gone; always 0 without a limit."""

    def __init__(self, minutes: float) -> None:
        self.seconds = 60 * minutes
        self.begun = time.monotonic()

    def share(self) -> float:
        """1 when the time is over."""
        return (time.monotonic() - self.begun) / self.seconds if self.seconds else 0.0


class Dropout:
    """Drops with masks cut from one pool: drawing fresh ones costs part of every step."""

    def __init__(self, chance: float, seed: int, kind: torch.dtype, size: int = 1 << 22) -> None:
        self.random = np.random.default_rng(seed)
        generator = torch.Generator().manual_seed(seed)
        pool = (torch.rand(size, generator=generator) >= chance).float() / (1 - chance)
        self.pool = pool.to(kind)

    def __call__(self, values: Tensor) -> Tensor:
        """The values, some at nothing and the rest larger for it."""
        at = int(self.random.integers(0, len(self.pool) - values.numel()))
        return values * self.pool[at : at + values.numel()].view_as(values)


@dataclass(frozen=True, slots=True)
class _Weight:
    name: str
    whole: nn.Parameter  # in single precision: what is learned
    copies: list[nn.Parameter]  # one a thread, of the same storage; each has its own gradient


@dataclass(frozen=True, slots=True)
class Told:
    """What the rows of a batch should come out as."""

    labels: Tensor  # (rows,)
    asked: Tensor  # (rows,), whether a row is a question
    points: Tensor  # (rows, 2), the first and the last token of its answer


def total_loss(logits: Tensor, pointed: Tensor, told: Told, settings: Settings) -> Tensor:
    """The sum over a batch: of claims by their label, of questions by whether and where."""
    smooth = settings.smoothing
    claims, asked = ~told.asked, told.asked
    loss = functional.cross_entropy(
        logits[claims, :CLASSES], told.labels[claims], reduction="sum", label_smoothing=smooth
    )
    wanted = told.labels[asked].float() * (1 - 2 * smooth) + smooth
    loss = loss + functional.binary_cross_entropy_with_logits(
        logits[asked, CLASSES], wanted, reduction="sum"
    )
    places = functional.cross_entropy(
        pointed[asked].transpose(1, 2).flatten(0, 1),
        told.points[asked].flatten(),
        reduction="sum",
    )
    return loss + settings.pointing * places


class Trainer:
    """The weights being trained, a replica a thread, and their running mean."""

    def __init__(self, settings: Settings, shape: Shape, steps: int) -> None:
        torch.manual_seed(settings.seed)
        self.settings = settings
        self.steps = steps
        self.step_count = 0
        self.clock = Clock(settings.minutes)
        self.kind = torch.bfloat16 if settings.short else torch.float32
        self.whole = Upper(shape, settings.frozen)
        self.replicas = [_of_kind(Upper(shape, settings.frozen), self.kind) for _ in range(THREADS)]
        self.mean = Upper(shape, settings.frozen)
        self.drops = [Dropout(settings.drop, settings.seed + i, self.kind) for i in range(THREADS)]
        self.pool = ThreadPoolExecutor(THREADS)
        self.halves: list[list[_Weight]] = []
        self.optimizers: list[torch.optim.AdamW] = []

    def start(self, layers: Sequence[Layer], weights: Mapping[str, Tensor] | None) -> "Trainer":
        """Begin from these layers of the encoder, or from weights trained before."""
        for layer, source in zip(self.whole.layers, layers[self.settings.frozen :], strict=True):
            layer.load_state_dict(source.state_dict())
        if weights:
            self.whole.load_state_dict(dict(weights))
        first = self.replicas[0]
        first.load_state_dict(self.whole.state_dict())
        for other in self.replicas[1:]:
            for mine, theirs in zip(first.parameters(), other.parameters(), strict=True):
                theirs.data = mine.data
        self.mean.load_state_dict(self.whole.state_dict())
        self.halves = self._halves()
        self.optimizers = [self._optimizer(half) for half in self.halves]
        return self

    def _halves(self) -> list[list[_Weight]]:
        """The weights in as many equal parts as threads."""
        copies = zip(*(replica.parameters() for replica in self.replicas), strict=True)
        named = zip(self.whole.named_parameters(), copies, strict=True)
        weights = [_Weight(name, whole, list(c)) for (name, whole), c in named]
        weights.sort(key=lambda weight: -weight.whole.numel())
        return [weights[i::THREADS] for i in range(THREADS)]

    def _optimizer(self, half: Sequence[_Weight]) -> torch.optim.AdamW:
        s = self.settings
        top = len(self.replicas[0].layers) - 1
        groups = []
        for weight in half:
            part, number = [*weight.name.split("."), ""][:2]
            rate = s.rate * s.decay ** (top - int(number)) if part == "layers" else s.head_rate
            shrink = s.weight_decay if weight.name.endswith("weight") else 0.0
            group = {"params": [weight.whole], "lr": rate, "whole": rate, "weight_decay": shrink}
            groups.append(group)
        return torch.optim.AdamW(groups, fused=True, betas=_BETAS)

    @property
    def done(self) -> float:
        """How much of training is over, by steps or by the clock."""
        return min(1.0, max(self.step_count / self.steps, self.clock.share()))

    def rate_now(self) -> float:
        """The share of the whole rate: up in a line, then down along a cosine."""
        at, warm = self.done, self.settings.warmup
        return at / warm if at < warm else 0.5 * (1 + math.cos(math.pi * (at - warm) / (1 - warm)))

    def step(self, states: States, rows: Sequence[int]) -> float:
        """Learn from these pairs; returns their mean loss."""
        threads = range(THREADS)
        losses = self.pool.map(
            lambda k: self._backward(k, states, rows[k::THREADS], len(rows)), threads
        )
        loss = sum(losses)
        norm = math.sqrt(sum(self.pool.map(self._gather, threads)))
        scale = min(1.0, _CLIP / (norm + 1e-9))
        list(self.pool.map(lambda k: self._update(k, scale), threads))
        self.step_count += 1
        if self.step_count % _MEAN_EVERY == 0:
            self._update_mean()
        return loss

    def _backward(self, thread: int, states: States, rows: Sequence[int], whole: int) -> float:
        if not rows:
            return 0.0
        padded, spans, labels = states.batch(rows)
        at = torch.as_tensor(rows)
        logits, pointed = self.replicas[thread](padded.to(self.kind), spans, self.drops[thread])
        told = Told(labels, states.asked[at], states.points[at])
        loss = total_loss(logits.float(), pointed.float(), told, self.settings) / whole
        torch.autograd.backward(loss)
        return float(loss.detach())

    def _gather(self, thread: int) -> float:
        """Add the threads' gradients up; returns their squared norm."""
        total = 0.0
        for weight in self.halves[thread]:
            gradient = torch.zeros_like(weight.whole)
            for copy in weight.copies:
                if copy.grad is not None:
                    gradient += copy.grad
                    copy.grad = None
            weight.whole.grad = gradient
            total += float(gradient.square().sum())
        return total

    def _update(self, thread: int, scale: float) -> None:
        optimizer = self.optimizers[thread]
        for group in optimizer.param_groups:
            group["lr"] = group["whole"] * self.rate_now()
            group["params"][0].grad.mul_(scale)
        optimizer.step()
        optimizer.zero_grad()
        for weight in self.halves[thread]:
            weight.copies[0].data.copy_(weight.whole.data)

    def _update_mean(self) -> None:
        # Young means follow closely: the weights of the first steps are not worth keeping.
        keep = min(self.settings.keep**_MEAN_EVERY, self.step_count / (self.step_count + 100))
        with torch.no_grad():
            for mean, now in zip(self.mean.parameters(), self.whole.parameters(), strict=True):
                mean.lerp_(now, 1 - keep)


def _of_kind(upper: Upper, kind: torch.dtype) -> Upper:
    """The network in this precision, but for what scales a normalised state: that stays single."""
    upper.to(kind)
    for module in upper.modules():
        if isinstance(module, nn.LayerNorm):
            module.float()
    return upper
