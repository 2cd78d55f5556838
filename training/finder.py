"""The encoder in torch, and what it learns from a batch of questions beside their passages.

In: questions, the passage that answers each, and other passages. Out: how near each question is to
each passage, as `qa.search.fusion` weighs it, and the loss of an order in which another comes
first. Invariant: what is compared is what `qa.models.centring` and `qa.storage.interaction`
compare: centred vectors, and of a passage's tokens only the signs.

The loss is a softmax over the passages of the batch (van den Oord et al. 2018, arXiv:1807.03748).
Through the signs the gradient goes as if they were the values (Bengio et al. 2013,
arXiv:1308.3432).
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from qa.models.centring import Centres, Side, korean_share
from qa.models.embedded import PROMPTS
from qa.search.fusion import DENSE, INTERACTION
from qa.storage.interaction import SIGN_COSINE
from training.crossencoder import Layer, Lower, Shape, unpadded
from training.descent import of_kind

_MOST = 220  # tokens that are read of a text
_STEP = 16  # tokens of a batch are a multiple of this: every shape of a product costs
_SHARPNESS = 0.03  # what scores are divided by before the softmax
_DENSE_SHARPNESS = 0.05
_LEGS = 0.5  # what each leg's own order weighs beside that of both
_PROMPTS = {Side.QUESTION: PROMPTS["query"], Side.PASSAGE: PROMPTS["passage"]}


@dataclass(frozen=True, slots=True)
class Item:
    """A question or a claim, the passage that speaks of it, and passages that are like that one."""

    source: str  # what a batch is drawn from
    question: str
    passage: str
    others: tuple[str, ...] = ()
    also: tuple[str, ...] = ()  # passages that say the same: no rivals of the right one


class Top(nn.Module):
    """The layers that are trained."""

    def __init__(self, frozen: int, shape: Shape | None = None) -> None:
        super().__init__()
        shape = shape or Shape()
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers - frozen))

    def forward(self, states: Tensor, seen: Tensor | None, drop: Any = None) -> Tensor:
        """Map (rows, tokens, width) to the same; `seen` hides padding."""
        for layer in self.layers:
            states = layer(states, seen, drop)
        return states


@dataclass(frozen=True, slots=True)
class Coded:
    """A text as token ids, and which of them are its own, without prompt and special ones."""

    ids: Tensor
    first: int
    end: int
    korean: float


@dataclass(frozen=True, slots=True)
class Vectors:
    """What a batch of texts comes out as."""

    whole: Tensor  # (rows, width), centred, of unit length
    tokens: Tensor  # (rows, tokens, width), centred, of unit length
    own: Tensor  # (rows, tokens): 1 on the text's own tokens


class Finder:
    """Texts to what finding compares; holds the layers that stay as they are."""

    def __init__(self, tokenizer: Any, lower: Lower, centres: Centres, kind: torch.dtype) -> None:
        self.tokenizer = tokenizer
        self.tables = lower.tables
        self.frozen = of_kind(nn.ModuleList(deepcopy(layer) for layer in lower.layers), kind)
        self.kind = kind
        self.directions = torch.from_numpy(centres.directions)
        self.tokens = {side: torch.from_numpy(rows) for side, rows in centres.tokens.items()}
        self.wholes = {side: torch.from_numpy(rows) for side, rows in centres.sentences.items()}
        self._coded: dict[tuple[Side, str], Coded] = {}

    def vectors(self, top: Top, side: Side, texts: Sequence[str], drop: Any = None) -> Vectors:
        """Encode texts through the frozen layers and `top`."""
        rows = [self._code(side, text) for text in texts]
        lengths = torch.tensor([len(row.ids) for row in rows])
        ids = pad_sequence([row.ids for row in rows], batch_first=True, padding_value=1)
        ids = functional.pad(ids, (0, -ids.shape[1] % _STEP), value=1)
        seen, at = unpadded(lengths, ids.shape[1]), torch.arange(ids.shape[1])
        states = top(self._below(ids, seen), seen, drop).float()
        real = (at < lengths[:, None]).float().unsqueeze(2)
        shares = torch.tensor([row.korean for row in rows]).unsqueeze(1)
        whole = functional.normalize((states * real).sum(1) / real.sum(1), dim=1)
        whole = functional.normalize(whole - _mix(self.wholes[side], shares), dim=1)
        tokens = states - _mix(self.tokens[side], shares).unsqueeze(1)
        tokens = tokens - tokens @ self.directions.T @ self.directions
        first = torch.tensor([row.first for row in rows]).unsqueeze(1)
        end = torch.tensor([row.end for row in rows]).unsqueeze(1)
        own = ((at >= first) & (at < end)).float()
        return Vectors(whole, functional.normalize(tokens, dim=2), own)

    def _below(self, ids: Tensor, seen: Tensor | None) -> Tensor:
        tables = self.tables
        with torch.no_grad():
            hidden = tables["word"][ids].float() + tables["rest"][: ids.shape[1]]
            weights = tables["weight"], tables["bias"]
            hidden = functional.layer_norm(hidden, hidden.shape[-1:], *weights, 1e-12)
            hidden = hidden.to(self.kind)
            for layer in self.frozen:
                hidden = layer(hidden, seen)
        return hidden

    def _code(self, side: Side, text: str) -> Coded:
        found = self._coded.get((side, text))
        if found is None:
            prompt = _PROMPTS[side]
            whole = self.tokenizer.encode(prompt + text)
            spans = whole.offsets[:_MOST]
            own = [at for at, (low, high) in enumerate(spans) if low < high and high > len(prompt)]
            first, end = (own[0], own[-1] + 1) if own else (0, 0)
            found = Coded(torch.tensor(whole.ids[:_MOST]), first, end, korean_share(text))
            self._coded[side, text] = found
        return found


def nearness(questions: Vectors, passages: Vectors) -> tuple[Tensor, Tensor]:
    """The cosine and the MaxSim of each question with each passage: (questions, passages) both."""
    width = passages.tokens.shape[2]
    signs = torch.sign(passages.tokens) / (width**0.5 * float(SIGN_COSINE))
    tokens = passages.tokens + (signs - passages.tokens).detach()
    tokens = tokens * passages.own.unsqueeze(2)
    kind = torch.bfloat16
    dots = questions.tokens.flatten(0, 1).to(kind) @ tokens.flatten(0, 1).to(kind).T
    best = dots.view(*questions.own.shape, *passages.own.shape).amax(3).float()
    own = questions.own.unsqueeze(2)
    interaction = (best * own).sum(1) / own.sum(1).clamp(min=1)
    return questions.whole @ passages.whole.T, interaction


def loss_of(
    finder: Finder, top: Top, items: Sequence[Item], random: Random, drop: Any = None
) -> tuple[Tensor, int]:
    """The sum of the losses of a batch, and how many questions had their passage first."""
    asked = [item.question for item in items]
    shown = [item.passage for item in items]
    shown += [random.choice(item.others) for item in items if item.others]
    questions = finder.vectors(top, Side.QUESTION, asked, drop)
    passages = finder.vectors(top, Side.PASSAGE, shown, drop)
    right = torch.arange(len(items))
    again = torch.tensor(
        [
            [at != number and text in (item.passage, *item.also) for at, text in enumerate(shown)]
            for number, item in enumerate(items)
        ]
    )

    def loss(scores: Tensor, sharpness: float) -> Tensor:
        scores = scores.masked_fill(again, -9) / sharpness
        return functional.cross_entropy(scores, right, reduction="sum")

    dense, interaction = nearness(questions, passages)
    both = (DENSE * dense + INTERACTION * interaction) / (DENSE + INTERACTION)
    legs = loss(interaction, _SHARPNESS) + loss(dense, _DENSE_SHARPNESS)
    first = int((both.masked_fill(again, -9).argmax(1) == right).sum())
    return loss(both, _SHARPNESS) + _LEGS * legs, first


def _mix(rows: Tensor, shares: Tensor) -> Tensor:
    """Language means (rows, width) for these shares of Korean."""
    mixed: Tensor = shares * rows[0] + (1 - shares) * rows[1]
    return mixed
