"""One step of training at a time, on two threads that share the weights.

In: a network with `layers`, the top one last, and what runs half a batch back through a replica of
it. Out: trained weights and their running mean. Each thread runs half a batch forward and back on
one core, and they meet once a step: two threads inside every matrix product wait for each other
thousands of times, which is slow where others use the machine too.
"""

import math
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

import numpy as np
import torch
from torch import Tensor, nn

THREADS = 2
_CLIP = 1.0  # the norm that a step's gradient is cut to
_MEAN_EVERY = 10  # steps between two updates of the running mean
_BETAS = (0.9, 0.99)
_LOOKS = 5  # how often in a run what was held out is measured

Net = TypeVar("Net", bound=nn.Module)
Batch = TypeVar("Batch")
Paced = TypeVar("Paced", bound="Pace")


@dataclass(frozen=True, slots=True)
class Pace:
    """How to descend: values common for encoders this small; none was searched for."""

    frozen: int = 4  # lower layers left as they are
    rate: float = 1.8e-4  # of the top layer
    decay: float = 0.9  # of the rate from one layer to the one below
    head_rate: float = 5e-4  # of what is no layer
    weight_decay: float = 0.01
    warmup: float = 0.05  # share of the steps
    drop: float = 0.1
    keep: float = 0.998  # of the running mean, a step
    seed: int = 1
    short: bool = False  # products in bfloat16: quicker on a processor with AMX, slower without
    minutes: float = 0.0  # to be done in, whatever the machine does beside; 0 for no limit


def offer(parser: ArgumentParser, settings: Pace, names: Sequence[str]) -> None:
    """Options for these settings, with their values here where they are not given."""
    for name in names:
        value = getattr(settings, name)
        parser.add_argument(f"--{name}", type=type(value), default=value)
    parser.add_argument("--short", action="store_true", help="bfloat16, for a processor with AMX")


def taken(asked: Namespace, settings: Paced, names: Sequence[str]) -> Paced:
    """The settings with what was given for these."""
    return replace(settings, **{name: getattr(asked, name) for name in (*names, "short")})


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
        size = values.numel()
        while len(self.pool) <= size:
            self.pool = torch.cat([self.pool, self.pool])
        at = int(self.random.integers(0, len(self.pool) - size))
        return values * self.pool[at : at + size].view_as(values)


@dataclass(frozen=True, slots=True)
class _Weight:
    name: str
    whole: nn.Parameter  # in single precision: what is learned
    copies: list[nn.Parameter]  # one a thread, of the same storage; each has its own gradient


class Descent(Generic[Net]):
    """The weights being trained, a replica a thread, and their running mean."""

    def __init__(self, pace: Pace, make: Callable[[], Net], steps: int) -> None:
        torch.manual_seed(pace.seed)
        self.pace = pace
        self.steps = steps
        self.step_count = 0
        self.clock = Clock(pace.minutes)
        self.kind = torch.bfloat16 if pace.short else torch.float32
        self.whole = make()
        self.replicas = [of_kind(make(), self.kind) for _ in range(THREADS)]
        self.mean = make()
        self.drops = [Dropout(pace.drop, pace.seed + i, self.kind) for i in range(THREADS)]
        self.pool = ThreadPoolExecutor(THREADS)
        self.halves: list[list[_Weight]] = []
        self.optimizers: list[torch.optim.AdamW] = []

    def begin(self, weights: Mapping[str, Tensor]) -> None:
        """Start from these weights, by their names in the network; others stay as drawn."""
        self.whole.load_state_dict(dict(weights), strict=False)
        first = self.replicas[0]
        first.load_state_dict(self.whole.state_dict())
        for other in self.replicas[1:]:
            for mine, theirs in zip(first.parameters(), other.parameters(), strict=True):
                theirs.data = mine.data
        self.mean.load_state_dict(self.whole.state_dict())
        self.halves = self._halves()
        self.optimizers = [self._optimizer(half) for half in self.halves]

    def _halves(self) -> list[list[_Weight]]:
        """The weights in as many equal parts as threads."""
        copies = zip(*(replica.parameters() for replica in self.replicas), strict=True)
        named = zip(self.whole.named_parameters(), copies, strict=True)
        weights = [_Weight(name, whole, list(c)) for (name, whole), c in named]
        weights.sort(key=lambda weight: -weight.whole.numel())
        return [weights[i::THREADS] for i in range(THREADS)]

    def _optimizer(self, half: Sequence[_Weight]) -> torch.optim.AdamW:
        pace = self.pace
        top = len(list(self.whole.get_submodule("layers").children())) - 1
        groups = []
        for weight in half:
            part, number = [*weight.name.split("."), ""][:2]
            rate = (
                pace.rate * pace.decay ** (top - int(number))
                if part == "layers"
                else pace.head_rate
            )
            shrink = pace.weight_decay if weight.name.endswith("weight") else 0.0
            group = {"params": [weight.whole], "lr": rate, "whole": rate, "weight_decay": shrink}
            groups.append(group)
        return torch.optim.AdamW(groups, fused=True, betas=_BETAS)

    @property
    def done(self) -> float:
        """How much of training is over, by steps or by the clock."""
        return min(1.0, max(self.step_count / self.steps, self.clock.share()))

    def rate_now(self) -> float:
        """The share of the whole rate: up in a line, then down along a cosine."""
        at, warm = self.done, self.pace.warmup
        return at / warm if at < warm else 0.5 * (1 + math.cos(math.pi * (at - warm) / (1 - warm)))

    def descend(self, learn: Callable[[int], float]) -> float:
        """One step. `learn` runs a thread's half of the batch back through its replica.

        It returns that half's share of the loss; the whole comes back.
        """
        threads = range(THREADS)
        loss = sum(self.pool.map(learn, threads))
        norm = math.sqrt(sum(self.pool.map(self._gather, threads)))
        scale = min(1.0, _CLIP / (norm + 1e-9))
        list(self.pool.map(lambda k: self._update(k, scale), threads))
        self.step_count += 1
        if self.step_count % _MEAN_EVERY == 0:
            self._update_mean()
        return loss

    def run(
        self,
        epoch: Callable[[], Iterable[Batch]],
        learn: Callable[[Batch], float],
        look: Callable[[float], None],
        say: Callable[[str], None],
    ) -> None:
        """Learn from one epoch's batches after another until all steps, or the time, are over.

        `look` is called `_LOOKS` times on the way, with the mean of the last losses.
        """
        recent, looked = 0.0, 0
        while self.done < 1:
            for batch in epoch():
                loss = learn(batch)
                recent = 0.98 * recent + 0.02 * loss if recent else loss
                if self.step_count % 50 == 0:
                    say(f"step {self.step_count} of {self.steps}, loss {recent:.3f}")
                if int(self.done * _LOOKS) > looked:
                    looked = int(self.done * _LOOKS)
                    look(recent)
                if self.done >= 1:
                    break

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
        keep = min(self.pace.keep**_MEAN_EVERY, self.step_count / (self.step_count + 100))
        with torch.no_grad():
            for mean, now in zip(self.mean.parameters(), self.whole.parameters(), strict=True):
                mean.lerp_(now, 1 - keep)


def of_kind(network: Net, kind: torch.dtype) -> Net:
    """The network in this precision, but for what scales a normalised state: that stays single."""
    network.to(kind)
    for module in network.modules():
        if isinstance(module, nn.LayerNorm):
            module.float()
    return network
