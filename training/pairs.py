"""Pairs to train and measure on: read from data sets, split by premise.

In: a folder of `<set>.jsonl` files (`premise`, `hypothesis`, `label`). Out: `Pair`s. Invariant: a
premise, with all its hypotheses, falls into one of the three splits, the same on every machine.
"""

import ast
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from random import Random
from typing import Any

LABELS = ("entailment", "neutral", "contradiction")
_OTHER_NAMES = {"supports": "entailment", "supported": "entailment", "refutes": "contradiction"}
_SHARES = 20  # of twenty shares of the premises two are the test set and one is for choosing


class Split(StrEnum):
    """Which use a premise is set aside for."""

    TRAIN = "train"
    DEV = "dev"
    TEST = "test"


@dataclass(frozen=True, slots=True)
class Pair:
    """Evidence, a claim, and what the one says of the other, an index of `LABELS`.

    Or, where `asked`, a passage, a question, and 1 if the one answers the other, else 0.
    """

    premise: str
    hypothesis: str
    label: int
    asked: bool = False
    answer: tuple[int, int] = (0, 0)  # from where to where in the passage; empty if nowhere


def read(path: Path) -> list[Pair]:
    """The rows of a set that carry one of the three labels."""
    with path.open(encoding="utf-8") as lines:
        return list(_pairs(json.loads(line) for line in lines))


def _pairs(rows: Iterator[dict[str, str]]) -> Iterator[Pair]:
    for row in rows:
        label = _OTHER_NAMES.get(row["label"], row["label"])
        if label in LABELS:
            yield Pair(row["premise"], row["hypothesis"], LABELS.index(label))


def split_of(premise: str) -> Split:
    """The split that a premise belongs to, by a hash of its text."""
    share = int.from_bytes(hashlib.sha256(premise.encode()).digest()[:4], "big") % _SHARES
    return Split.TEST if share < 2 else Split.DEV if share == 2 else Split.TRAIN


def only(pairs: Sequence[Pair], split: Split) -> list[Pair]:
    """The pairs of one split."""
    return [pair for pair in pairs if split_of(pair.premise) is split]


def reversed_contradictions(pairs: Sequence[Pair]) -> list[Pair]:
    """Contradiction holds both ways round; the other two labels do not."""
    return [
        Pair(pair.hypothesis, pair.premise, pair.label)
        for pair in pairs
        if LABELS[pair.label] == "contradiction"
    ]


def read_wice(path: Path, seed: int, limit: int = 450) -> list[Pair]:
    """Claims of WiCE with the sentences that bear on them, where those are short enough.

    What supports a claim only in part, or belongs to another claim, does not bear it out.
    """
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    told = [_supporting(row) for row in rows]
    random = Random(seed)  # noqa: S311 - not a secret
    found = []
    for row, text in zip(rows, told, strict=True):
        if row["label"] == "not_supported":
            text = random.choice([other for other in told if other])
        if 0 < len(text) <= limit:
            label = "entailment" if row["label"] == "supported" else "neutral"
            found.append(Pair(text, row["hypothesis"], LABELS.index(label)))
    return found


def _supporting(row: dict[str, Any]) -> str:
    sentences, sets = (_list(row[key]) for key in ("evidence_sentences", "supporting_sentences"))
    fewest = min(sets, key=len) if sets else []
    return " ".join(sentences[index] for index in fewest)


def _list(value: Any) -> list[Any]:
    """A list, which some rows carry written out as text."""
    return list(ast.literal_eval(value)) if isinstance(value, str) else list(value)
