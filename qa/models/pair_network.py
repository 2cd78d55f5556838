"""The trained network that reads two texts together: evidence and claim, or passage and question.

In: pairs of texts. Out: four logits for each window of a pair: that the first text supports the
second, does not speak of it, contradicts it; and that it answers the second. Beside them, where in
the first text an answer begins and ends. Invariant: a pair's logits do not depend on the pairs
beside it, and no text is cut off unseen.

It is the embedded encoder with its upper layers and three heads trained for this (`training/`).
There are two: all of it judges claims; its lower nine layers, with heads of their own and of the
logits the fourth alone, tell whether a passage answers.
"""

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.models.adapter import Adapter, read_adapter, read_facts
from qa.models.compiled import Maker, begun
from qa.models.devices import graphics
from qa.models.network import (
    Embedding,
    Graph,
    Network,
    Reaches,
    Shape,
    both_of,
    halved,
    has_bfloat16,
    model_of,
    read_layer,
    read_layers,
)
from qa.models.tokens import Tokenization, Tokens, shared
from qa.models.wheel import Wheel

Span = tuple[int, int]
FloatArray = npt.NDArray[np.float64]
WEIGHTS = Path(__file__).parent / "entailment.safetensors"
READER = Path(__file__).parent / "reader.safetensors"  # of fewer layers, for questions alone
ENTAILS, NEUTRAL, CONTRADICTS, ANSWERS = range(4)  # the columns of logits
ASKED = -1  # the last column, which the reader has as its only one
_FIRST = 200  # tokens of the first text read at once: training saw few longer texts
_SECOND = 120
_OVERLAP = 40  # tokens two windows share, so that a short sentence stands whole in one of them
_MOST_WINDOWS = 8  # of the first text for one of the second: those that share most tokens with it
_ROWS = 8  # read at once: more save no time, and every number of rows is another shape
_MADE_BY = ("qa.models.adapter", "qa.models.eight_bits", "qa.models.network", __name__)
_HEADS = ("head", "answer")  # in the order of the columns

_loading = threading.Lock()
_loaded: dict[Path, "PairNetwork"] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """A window of the first text beside a window of the second, as token ids."""

    pair: int
    part: int  # which window of the second
    ids: list[int]
    begin: int  # of the second in `ids`
    spans: tuple[Span, ...] = ()  # where in the first text its tokens stand, from the second id on


@dataclass(frozen=True, slots=True)
class Said:
    """What the network says of a row."""

    logits: FloatArray  # (4,)
    points: FloatArray  # (tokens, 2): that the answer begins and ends with a token of `Row.spans`


class PairNetwork:
    """Holds the tokenizer, the word table and the compiled network; safe to share by threads."""

    def __init__(
        self,
        tokenization: Tokenization,
        embedding: Embedding,
        network: Network,
        temperature: float,
    ) -> None:
        self.tokenization = tokenization
        self.embedding = embedding
        self.network = network
        self.temperature = temperature  # what the first three logits are divided by

    @classmethod
    def load(cls, weights: Path = WEIGHTS) -> "PairNetwork":
        """The network of these weights, read once. Raises ModelError.

        On a processor that can it computes in eight-bit integers, elsewhere in floating point.
        """
        with _loading:
            if weights not in _loaded:
                _loaded[weights] = cls.of(weights)
            return _loaded[weights]

    @classmethod
    def of(cls, weights: Path, narrow: bool = True) -> "PairNetwork":
        """The same, read anew; `narrow` allows integers. Raises ModelError."""
        wheel = Wheel.open()
        facts = read_facts(weights, halved(read_layer(wheel, wheel.sizes.layers - 1)))
        embedding = Embedding(wheel)
        device = graphics()
        narrow = narrow and device is None and has_bfloat16()

        def build() -> Any:
            return _model(wheel, embedding, weights, narrow)

        name = "pairs" if weights == WEIGHTS else weights.stem
        maker = Maker(name, build, _MADE_BY, (weights,), f"integers: {narrow}")
        return cls(shared(), embedding, begun(maker, device), facts.temperature)

    def rows(self, pairs: Sequence[tuple[str, str]]) -> list[Row]:
        """The windows of pairs, those of a pair together."""
        texts = list(dict.fromkeys(text for pair in pairs for text in pair))
        tokens = dict(zip(texts, self.tokenization.tokens(texts), strict=True))
        return [
            row
            for i, (first, second) in enumerate(pairs)
            for row in self._windows(i, tokens[first], tokens[second].ids)
        ]

    def logits(self, rows: Sequence[Row]) -> FloatArray:
        """The logits of each row (rows, 4)."""
        return np.array([said.logits for said in self.read(rows)]).reshape(-1, ANSWERS + 1)

    def read(self, rows: Sequence[Row]) -> list[Said]:
        """What the network says of each row; those of like length are read together."""
        found: dict[int, Said] = {}
        order = sorted(range(len(rows)), key=lambda i: (len(rows[i].ids), i))
        for part in (order[i : i + _ROWS] for i in range(0, len(order), _ROWS)):
            found |= zip(part, self._read([rows[i] for i in part]), strict=True)
        return [found[i] for i in range(len(rows))]

    def _windows(self, index: int, first: Tokens, second: list[int]) -> Iterator[Row]:
        start, end = self.tokenization.vocabulary.begin, self.tokenization.vocabulary.end
        places = windows(range(len(first.ids)), _FIRST)
        for part, later in enumerate(windows(second, _SECOND)):
            told = [[first.ids[i] for i in place] for place in places]
            for at in nearest(told, later):
                ids = [start, *told[at], end, end, *later, end]
                spans = tuple(first.spans[i] for i in places[at])
                yield Row(index, part, ids, len(told[at]) + 2, spans)

    def _read(self, rows: Sequence[Row]) -> Iterator[Said]:
        states, mask = self.embedding.batch([row.ids for row in rows])
        means = np.zeros((len(rows), 2, states.shape[1]), np.float32)
        for at, row in enumerate(rows):
            means[at, 0, : row.begin] = 1 / row.begin
            means[at, 1, row.begin : len(row.ids)] = 1 / (len(row.ids) - row.begin)
        logits, points = self.network.run(states, mask, means)
        for row, said, pointed in zip(rows, logits, points, strict=True):
            inside = pointed[1 : 1 + len(row.spans)]
            yield Said(said.astype(np.float64), inside.astype(np.float64))


def windows(ids: Sequence[int], size: int) -> list[Sequence[int]]:
    """Spans of at most `size` tokens that cover `ids` and overlap."""
    if len(ids) <= size:
        return [ids]
    step = size - _OVERLAP
    return [ids[at : at + size] for at in range(0, len(ids) - _OVERLAP, step)]


def nearest(told: Sequence[Sequence[int]], claimed: Sequence[int]) -> list[int]:
    """Which windows share most tokens with the claim, at most eight, in their order."""
    wanted = set(claimed)
    order = sorted(range(len(told)), key=lambda i: (-len(wanted.intersection(told[i])), i))
    return sorted(order[:_MOST_WINDOWS])


def _model(wheel: Wheel, embedding: Embedding, weights: Path, narrow: bool) -> Any:
    layers = [halved(layer) for layer in read_layers(wheel)]
    adapter = read_adapter(weights, layers)
    graph = Graph(Shape.of(wheel.sizes))
    # Bfloat16 moves a logit by 0.01, in three fifths of the time that single precision takes;
    # integers move it by 0.04, in 0.7 to 0.8 of that again.
    reaches = adapter.reaches if narrow else []
    low, high = reaches[: adapter.frozen], reaches[adapter.frozen :]
    node = graph.layers(embedding.normed(graph), layers[: adapter.frozen], low)
    return model_of(graph, _judged(graph, node, adapter, high))


def _judged(graph: Graph, node: Any, adapter: Adapter, reaches: Sequence[Reaches]) -> list[Any]:
    """From the frozen layers' states to logits (rows, 4), and (rows, tokens, 2) for its tokens.

    A head compares the second text's mean state with the first's, beside the first token's state.
    """
    ops = graph.ops
    means = graph.input([-1, 2, -1], "means")  # how much of each text's mean a token is
    later = ops.unsqueeze(ops.gather(means, graph.place(1), graph.place(1)), graph.place(2))
    later = ops.convert(ops.greater(later, graph.constant(0)), "f32")
    first, second = adapter.marks
    marks = ops.multiply(later, graph.constant((second - first)[None, None]))
    node = ops.add(node, ops.add(marks, graph.constant(first[None, None])))
    node = graph.layers(node, adapter.layers, reaches)
    both = ops.matmul(means, node, False, False)
    one, two = (ops.gather(both, graph.place(at), graph.place(1)) for at in (0, 1))
    start = ops.gather(node, graph.place(0), graph.place(1))
    apart = ops.abs(ops.subtract(one, two))
    joined = ops.concat([start, one, two, apart, ops.multiply(one, two)], 1)
    heads = [name for name in _HEADS if f"{name}.out.weight" in adapter.heads]
    logits = ops.concat([_head(graph, joined, adapter, name) for name in heads], 1)
    return [logits, graph.linear(node, *both_of(adapter.heads, "pointer"))]


def _head(graph: Graph, joined: Any, adapter: Adapter, name: str) -> Any:
    wide = graph.linear(joined, *both_of(adapter.heads, f"{name}.wide"))
    return graph.linear(graph.ops.gelu(wide, "erf"), *both_of(adapter.heads, f"{name}.out"))
