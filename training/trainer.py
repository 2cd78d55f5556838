"""What the network that reads pairs learns from a batch: claims by their label, questions by place.

In: states of the frozen layers. Out: trained weights and their running mean (`training.descent`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.crossencoder import CLASSES, Layer, Shape, Upper
from training.descent import THREADS, Descent, Pace
from training.states import States


@dataclass(frozen=True, slots=True)
class Settings(Pace):
    """How to train on pairs."""

    epochs: float = 4.0
    batch: int = 32
    smoothing: float = 0.05
    pointing: float = 0.15  # what an answer's place weighs beside whether there is one


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


class Trainer(Descent[Upper]):
    """The network that reads pairs, being trained."""

    def __init__(self, settings: Settings, shape: Shape, steps: int) -> None:
        super().__init__(settings, lambda: Upper(shape, settings.frozen), steps)
        self.settings = settings

    def start(self, layers: Sequence[Layer], weights: Mapping[str, Tensor] | None) -> "Trainer":
        """Begin from these layers of the encoder, or from weights trained before."""
        self.begin(weights or named(layers[self.settings.frozen :]))
        return self

    def step(self, states: States, rows: Sequence[int]) -> float:
        """Learn from these pairs; returns their mean loss."""
        return self.descend(lambda k: self._backward(k, states, rows[k::THREADS], len(rows)))

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


def named(layers: Sequence[Layer]) -> dict[str, Tensor]:
    """The weights of layers, by their names in a network that has them as `layers`."""
    return {
        f"layers.{number}.{name}": value
        for number, layer in enumerate(layers)
        for name, value in layer.state_dict().items()
    }
