"""The embedded encoder in torch, split into what stays as it is and what is trained.

In: the decoded model's folder. Out: its layers, and the states of pairs as the lower ones leave
them. Invariant: nothing here is trained.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa.models import embedded
from training.crossencoder import Layer, Lower, read_encoder
from training.pairs import Pair
from training.states import States


@dataclass(frozen=True, slots=True)
class Encoder:
    """The embedded encoder, as a run needs it."""

    layers: Sequence[Layer]
    lower: Lower
    tokenizer: "object"

    @classmethod
    def load(cls, frozen: int) -> "Encoder":
        """Its first `frozen` layers are left as they are."""
        from tokenizers import Tokenizer

        folder = embedded.ensure()
        tables, layers = read_encoder(folder)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        return cls(layers, Lower(tables, layers[:frozen]), tokenizer)

    def states(self, pairs: Sequence[Pair]) -> States:
        """The pairs as the frozen layers leave them."""
        return States(pairs, self.tokenizer, self.lower)
