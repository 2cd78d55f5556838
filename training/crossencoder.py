"""The network behind `qa.models.entailment` in torch, where it can be trained.

Two texts are read as one sequence by the embedded encoder.

In: token ids of evidence and claim, or of passage and question. Out: three logits for the one, one
for the other, and for each token how likely an answer begins or ends with it. The lower layers are
the embedded encoder's own, the upper ones are it plus a stored difference. Invariant: rows of a
batch do not touch one another; padding changes no result.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

CLASSES = 3  # of evidence and claim; one more logit says whether a passage answers a question
_EPSILON = 1e-12
# One matrix product for what BERT keeps as three.
_JOINED = ("attention.self.query", "attention.self.key", "attention.self.value")
_PARTS = {
    "attend": _JOINED,
    "attended": ("attention.output.dense",),
    "attended_norm": ("attention.output.LayerNorm",),
    "widen": ("intermediate.dense",),
    "narrow": ("output.dense",),
    "narrow_norm": ("output.LayerNorm",),
}


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the encoder."""

    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 12


class Layer(nn.Module):
    """One layer of a BERT encoder; `drop` is the chance that a value of a residual branch is 0."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.attend = nn.Linear(shape.width, 3 * shape.width)
        self.attended = nn.Linear(shape.width, shape.width)
        self.attended_norm = nn.LayerNorm(shape.width, _EPSILON)
        self.widen = nn.Linear(shape.width, shape.inner)
        self.narrow = nn.Linear(shape.inner, shape.width)
        self.narrow_norm = nn.LayerNorm(shape.width, _EPSILON)

    def forward(self, hidden: Tensor, seen: Tensor | None, drop: Any = None) -> Tensor:
        """Map (rows, tokens, width) to the same; `seen` (rows, 1, 1, tokens) hides padding."""
        rows, tokens, width = hidden.shape
        joined = self.attend(hidden).view(rows, tokens, 3, self.heads, width // self.heads)
        query, key, value = joined.permute(2, 0, 3, 1, 4)
        mixed = _attention(query, key, value, seen)
        branch = self.attended(mixed.transpose(1, 2).reshape(rows, tokens, width))
        hidden = self.attended_norm(hidden + (drop(branch) if drop else branch))
        branch = self.narrow(functional.gelu(self.widen(hidden)))
        out: Tensor = self.narrow_norm(hidden + (drop(branch) if drop else branch))
        return out


def _attention(query: Tensor, key: Tensor, value: Tensor, seen: Tensor | None) -> Tensor:
    """Scaled dot product attention, written out: torch's is slow to learn through in bfloat16."""
    scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
    if seen is not None:
        scores = scores.masked_fill(~seen, -1e4)
    mixed: Tensor = torch.softmax(scores, -1).to(value.dtype) @ value
    return mixed


class Head(nn.Module):
    """Compares the claim's mean state with the evidence's, beside the first token's state."""

    def __init__(self, width: int, classes: int) -> None:
        super().__init__()
        self.wide = nn.Linear(5 * width, width)
        self.out = nn.Linear(width, classes)

    def forward(self, hidden: Tensor, first: Tensor, second: Tensor, drop: Any = None) -> Tensor:
        """Logits (rows, classes); `first`, `second` (rows, tokens) are 1 on each text's tokens."""
        one = (first.unsqueeze(1) @ hidden).squeeze(1) / first.sum(1, keepdim=True)
        two = (second.unsqueeze(1) @ hidden).squeeze(1) / second.sum(1, keepdim=True)
        joined = torch.cat([hidden[:, 0], one, two, (one - two).abs(), one * two], dim=1)
        state = functional.gelu(self.wide(drop(joined) if drop else joined))
        logits: Tensor = self.out(drop(state) if drop else state)
        return logits


class Upper(nn.Module):
    """The trained layers with the mark of which text a token is of, and the heads."""

    def __init__(self, shape: Shape, frozen: int, claims: bool = True) -> None:
        super().__init__()
        self.marks = nn.Parameter(torch.zeros(2, shape.width))
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers - frozen))
        if claims:
            self.head = Head(shape.width, CLASSES)
        self.heads = ("head", "answer") if claims else ("answer",)
        self.answer = Head(shape.width, 1)
        self.pointer = nn.Linear(shape.width, 2)

    def forward(self, states: Tensor, spans: Tensor, drop: Any = None) -> tuple[Tensor, Tensor]:
        """Logits (rows, 4) and (rows, tokens, 2) for states (rows, tokens, width) from below.

        Where it is not asked for claims, there are logits (rows, 1), the fourth alone.

        `spans` (rows, 2) holds where the second text begins and where the row ends, both in
        tokens. The first three logits are those of `LABELS`, the fourth that of an answer; the
        others say of each token of the first text whether the answer begins or ends there, of the
        first token of all that there is none.
        """
        at = torch.arange(states.shape[1])
        second = (at >= spans[:, :1]) & (at < spans[:, 1:])
        first = at < spans[:, :1]
        hidden = states + self.marks[second.long()]
        seen = unpadded(spans[:, 1], states.shape[1])
        for layer in self.layers:
            hidden = layer(hidden, seen, drop)
        texts = first.to(hidden.dtype), second.to(hidden.dtype)
        heads = [self.get_submodule(name) for name in self.heads]
        logits = torch.cat([head(hidden, *texts, drop) for head in heads], dim=1)
        pointed: Tensor = self.pointer(hidden).masked_fill(~first.unsqueeze(2), -1e4)
        return logits, pointed


def joined(tokenizer: Any, evidence: str, claim: str) -> tuple[list[int], int]:
    """Token ids of the two texts in one row, and where the claim begins."""
    first = tokenizer.encode(evidence).ids
    second = tokenizer.encode(claim).ids
    return [*first, first[-1], *second[1:]], len(first)


def pointed(tokenizer: Any, passage: str, answer: tuple[int, int]) -> tuple[int, int]:
    """The first and the last token of an answer; 0 and 0 where there is none."""
    start, end = answer
    inside = [
        at
        for at, (low, high) in enumerate(tokenizer.encode(passage).offsets)
        if low < high and low < end and start < high
    ]
    return (inside[0], inside[-1]) if start < end and inside else (0, 0)


def unpadded(lengths: Tensor, tokens: int) -> Tensor | None:
    """The attention mask of rows of these lengths; None where no row is padded."""
    if int(lengths.min()) == tokens:
        return None
    return (torch.arange(tokens) < lengths[:, None])[:, None, None, :]


class Lower:
    """The embedding and the layers that stay as they are."""

    def __init__(self, tables: dict[str, Tensor], layers: Sequence[Layer]) -> None:
        self.tables = tables  # words in half precision, as they lie in the file
        self.layers = layers

    @property
    def width(self) -> int:
        """Values in a token's state."""
        return int(self.tables["word"].shape[1])

    def states(self, ids: Tensor, lengths: Tensor) -> Tensor:
        """Token states (rows, tokens, width) of padded ids (rows, tokens)."""
        tables = self.tables
        hidden = tables["word"][ids].float() + tables["rest"][: ids.shape[1]]
        hidden = functional.layer_norm(
            hidden, hidden.shape[-1:], tables["weight"], tables["bias"], _EPSILON
        )
        seen = unpadded(lengths, ids.shape[1])
        for layer in self.layers:
            hidden = layer(hidden, seen)
        return hidden


def read_encoder(folder: Path, shape: Shape | None = None) -> tuple[dict[str, Tensor], list[Layer]]:
    """The embedding tables and all layers of the encoder in a transformers folder."""
    from safetensors import safe_open

    shape = shape or Shape()
    with safe_open(folder / "model.safetensors", "pt") as file:
        get = file.get_tensor
        place = "embeddings.position_embeddings.weight"
        kind = "embeddings.token_type_embeddings.weight"
        tables = {
            "word": get("embeddings.word_embeddings.weight"),
            "rest": get(place).float() + get(kind)[0].float(),
            "weight": get("embeddings.LayerNorm.weight").float(),
            "bias": get("embeddings.LayerNorm.bias").float(),
        }
        return tables, [_read_layer(get, index, shape) for index in range(shape.layers)]


def _read_layer(get: Any, index: int, shape: Shape) -> Layer:
    layer = Layer(shape)
    for part, names in _PARTS.items():
        for kind in ("weight", "bias"):
            found = [get(f"encoder.layer.{index}.{name}.{kind}").float() for name in names]
            getattr(getattr(layer, part), kind).data = torch.cat(found)
    return layer.requires_grad_(False)
