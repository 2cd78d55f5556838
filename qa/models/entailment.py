"""Does this evidence support, contradict or not speak of that claim?

In: pairs of evidence and claim. Out: three probabilities a pair. Invariant: a pair's probabilities
do not depend on the pairs beside it, and no text is cut off unseen.

The model of its own is the embedded encoder with its upper layers trained for this (`training/`);
any sentence-transformers CrossEncoder with the three labels can take its place.
"""

import itertools
from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from qa.errors import ModelError
from qa.models.devices import torch_device
from qa.models.encoding import quiet
from qa.models.hub import only_local
from qa.models.pair_network import (
    CONTRADICTS,
    ENTAILS,
    NEUTRAL,
    WEIGHTS,
    FloatArray,
    PairNetwork,
    Row,
)

LABELS = ("entailment", "neutral", "contradiction")
NAME = "e5-small-entailment"


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
            return cls(NAME, _Own(PairNetwork.load(WEIGHTS)))
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


class _Own:
    """The embedded encoder with its trained upper layers."""

    def __init__(self, network: PairNetwork) -> None:
        self.network = network

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> FloatArray:
        rows = self.network.rows(pairs)
        logits = self.network.logits(rows)[:, : len(LABELS)]
        read = np.exp(logits / self.network.temperature)
        return together(rows, read / read.sum(axis=1, keepdims=True), len(pairs))


def named(name: str | None) -> Entailment | None:
    """The model of a name: qa's own for None, where it is there; no model for "none".

    Raises ModelError.
    """
    if name == "none" or (name is None and not WEIGHTS.is_file()):
        return None
    return Entailment.load(name)


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
            parts.append(told[told[:, NEUTRAL].argmin()])
        refuted = max(part[CONTRADICTS] for part in parts)
        borne = min(min(part[ENTAILS] for part in parts), 1 - refuted)
        found[pair] = borne, 1 - borne - refuted, refuted
    return found


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
    try:
        local = only_local(name, "cross-encoder")
        quiet()
        from sentence_transformers import CrossEncoder

        encoder = CrossEncoder(name, device=torch_device(), local_files_only=local)
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
