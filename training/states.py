"""What the frozen lower layers make of pairs, kept for later epochs, and batches of it.

In: pairs. Out: `States`. Invariant: a pair has the states that `training.crossencoder.Lower` gives
for it alone, to half precision, however often and beside whichever others it is asked for.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from training.crossencoder import Lower, Upper, joined, pointed
from training.descent import THREADS
from training.pairs import Pair

# Tokens of a batch are a multiple of this: code is made for each shape of a product, which takes
# longer than the product itself.
TOKENS = 16
_ROWS = 32  # in a batch that is only read, not learned from
_BLOCK = 40  # batches that are sorted by length together


class States:
    """Token states of pairs, made when first asked for."""

    def __init__(self, pairs: Sequence[Pair], tokenizer: Any, lower: Lower) -> None:
        rows = [joined(tokenizer, pair.premise, pair.hypothesis) for pair in pairs]
        self.ids = [torch.tensor(ids) for ids, _ in rows]
        self.lengths = torch.tensor([len(ids) for ids, _ in rows])
        self.begins = torch.tensor([begin for _, begin in rows])
        self.labels = torch.tensor([pair.label for pair in pairs])
        self.asked = torch.tensor([pair.asked for pair in pairs])
        points = [pointed(tokenizer, p.premise, p.answer) if p.asked else (0, 0) for p in pairs]
        self.points = torch.tensor(points).view(-1, 2)  # the first and the last token of an answer
        self._lower = lower
        self._made: list[Tensor | None] = [None] * len(rows)

    def __len__(self) -> int:
        return len(self.ids)

    def batch(self, index: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
        """Padded states (rows, tokens, width), spans (rows, 2) and labels (rows)."""
        at = torch.as_tensor(index)
        self._make([i for i in index if self._made[i] is None])
        made = [states for i in index if (states := self._made[i]) is not None]
        padded = torch.nn.utils.rnn.pad_sequence(made, batch_first=True).float()
        padded = functional.pad(padded, (0, 0, 0, -padded.shape[1] % TOKENS))
        return padded, torch.stack([self.begins[at], self.lengths[at]], dim=1), self.labels[at]

    def _make(self, index: Sequence[int]) -> None:
        if not index:
            return
        ids = torch.nn.utils.rnn.pad_sequence([self.ids[i] for i in index], batch_first=True)
        lengths = self.lengths[torch.as_tensor(index)]
        with torch.no_grad():
            found = self._lower.states(ids, lengths).half()
        for row, i in enumerate(index):
            self._made[i] = found[row, : lengths[row]].clone()

    def alike(self) -> list[list[int]]:
        """All pairs, in batches of like length."""
        order = torch.argsort(self.lengths, stable=True).tolist()
        return [order[i : i + _ROWS] for i in range(0, len(order), _ROWS)]


def batches(states: States, size: int, random: np.random.Generator) -> list[list[int]]:
    """One epoch: every pair once, batches of like lengths in random order."""
    return of_like_lengths(states.lengths.numpy(), len(states), size, random)


def of_like_lengths(
    lengths: npt.NDArray[np.int64], count: int, size: int, random: np.random.Generator
) -> list[list[int]]:
    """The first `count` of rows of these lengths, each once, as `batches` has them."""
    order = random.permutation(count)
    found: list[list[int]] = []
    for start in range(0, len(order), size * _BLOCK):
        part = order[start : start + size * _BLOCK]
        part = part[np.argsort(lengths[part], kind="stable")]
        found += [part[i : i + size].tolist() for i in range(0, len(part), size)]
    return [found[i] for i in random.permutation(len(found))]


def logits_of(upper: Upper, states: States) -> Tensor:
    """Logits (pairs, 4) as `training.crossencoder.Upper` gives them."""
    parts = states.alike()

    def predict(part: list[int]) -> Tensor:
        with torch.no_grad():
            padded, spans, _ = states.batch(part)
            logits, _ = upper(padded, spans)
        return torch.as_tensor(logits)

    with ThreadPoolExecutor(THREADS) as pool:
        found = torch.cat(list(pool.map(predict, parts)))
    ordered = torch.empty_like(found)
    ordered[torch.tensor([index for part in parts for index in part])] = found
    return ordered
