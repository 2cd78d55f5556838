"""The network that reads questions, in torch: the lower layers of the one that reads pairs.

In: token ids of passage and question. Out: a logit that the passage answers, and for each token how
likely an answer begins or ends with it. Invariant: the layers below those that learn are the
teacher's own.
"""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from qa.models import adapter
from training.adapter import arrays, read_adapter, tensors, write_layers
from training.crossencoder import Head, Layer, Lower, Shape, Upper, unpadded
from training.descent import of_kind
from training.encoder import Encoder

LAYERS = 9  # of the teacher's twelve
_HEADS = ("answer.", "pointer.")


class Below:
    """The layers that stay as they are, in the order of the teacher's, with its marks."""

    def __init__(self, lower: Lower, marks: Tensor, layers: Sequence[Layer], kind: Any) -> None:
        self.lower = lower  # the encoder's own
        self.marks = marks.detach().to(kind)
        self.layers = [of_kind(copy.deepcopy(layer), kind) for layer in layers]
        self.kind = kind
        self.width = lower.width

    def states(self, ids: Tensor, lengths: Tensor, begins: Tensor) -> Tensor:
        """Token states (rows, tokens, width) of padded ids; `begins` is where questions do."""
        at = torch.arange(ids.shape[1])
        second = (at >= begins[:, None]) & (at < lengths[:, None])
        seen = unpadded(lengths, ids.shape[1])
        with torch.no_grad():
            hidden = self.lower.states(ids, lengths).to(self.kind) + self.marks[second.long()]
            for layer in self.layers:
                hidden = layer(hidden, seen)
        return hidden


class Top(nn.Module):
    """The layers that learn, and the heads: whether a passage answers, and where."""

    def __init__(self, shape: Shape, layers: int) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer(shape) for _ in range(layers))
        self.answer = Head(shape.width, 1)
        self.pointer = nn.Linear(shape.width, 2)

    def forward(self, states: Tensor, spans: Tensor, drop: Any = None) -> tuple[Tensor, Tensor]:
        """Logits (rows,) and (rows, tokens, 2), for states from below; see `Upper`."""
        at = torch.arange(states.shape[1])
        first = (at < spans[:, :1]).to(states.dtype)
        second = ((at >= spans[:, :1]) & (at < spans[:, 1:])).to(states.dtype)
        seen = unpadded(spans[:, 1], states.shape[1])
        hidden = states
        for layer in self.layers:
            hidden = layer(hidden, seen, drop)
        logits: Tensor = self.answer(hidden, first, second, drop)
        pointed: Tensor = self.pointer(hidden)
        return logits[:, 0], pointed


@dataclass(frozen=True, slots=True)
class Whole:
    """The encoder, and the teacher on top of it."""

    encoder: Encoder
    teacher: Upper
    frozen: int  # of the encoder's layers, that the teacher has as they are

    @classmethod
    def load(cls, teacher: Path) -> "Whole":
        """Read both. Raises ModelError."""
        encoder = Encoder.load(0)
        upper, frozen, _ = read_adapter(teacher, encoder.layers)
        return cls(Encoder.load(frozen), upper, frozen)

    def below(self, top: int, kind: Any) -> Below:
        """The teacher's layers up to this one, which is the first that learns."""
        layers = [layer for layer in self.teacher.layers if isinstance(layer, Layer)]
        return Below(self.encoder.lower, self.teacher.marks, layers[: top - self.frozen], kind)

    def begun(self, top: int, layers: int) -> dict[str, Tensor]:
        """What the student begins with: the teacher's next layers, and its heads."""
        kept = self.teacher.state_dict()
        found = {
            f"layers.{number - top}.{name}": value
            for number in range(top, layers)
            for name, value in self.teacher.layers[number - self.frozen].state_dict().items()
        }
        return found | {name: kept[name] for name in kept if name.startswith(_HEADS)}

    def write(self, out: Path, top: Top, steps: int, held: str) -> None:
        """Keep the whole reader: the teacher's lower layers and what was trained above them."""
        under = LAYERS - self.frozen - len(top.layers)
        layers = [*list(self.teacher.layers)[:under], *top.layers]
        reader = Upper(Shape(layers=LAYERS), self.frozen, claims=False)
        reader.layers = nn.ModuleList(layers)
        reader.marks, reader.answer, reader.pointer = self.teacher.marks, top.answer, top.pointer
        facts = {"licence": "CC BY-SA 4.0", "steps": str(steps), "held": held}
        write_layers(out, reader, self.encoder.layers, facts, LAYERS)


def read_reader(path: Path, encoders: Sequence[Layer]) -> tuple[Upper, int]:
    """The reader of a file, above so many layers of the encoder's own. Raises ModelError."""
    read = adapter.read_adapter(path, [arrays(layer) for layer in encoders])
    upper = Upper(Shape(layers=read.frozen + len(read.layers)), read.frozen, claims=False)
    upper.load_state_dict(tensors(read))
    return upper.eval().requires_grad_(False), read.frozen
