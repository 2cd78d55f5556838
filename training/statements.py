"""Statements written for this project to pairs for training: each with what follows from it or not.

In: a folder of `<genre>.jsonl`: a `premise`, and a sentence each that is its `entailment`, that is
`neutral` to it, and that is its `contradiction`. Out: `Pair`s. Invariant: a premise falls into the
split that `training.pairs` gives it, with all three sentences.

They are of many genres, where claims on articles are of one.
"""

import json
from pathlib import Path

from training.pairs import LABELS, Pair, Split, only

FOLDER = Path(__file__).parent / "statements"


def read(folder: Path = FOLDER) -> list[Pair]:
    """All pairs of a folder, the three of a premise together."""
    return [
        Pair(row["premise"], row[name], label)
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
        for row in (json.loads(line),)
        for label, name in enumerate(LABELS)
    ]


def split(folder: Path = FOLDER) -> tuple[list[Pair], list[Pair]]:
    """The pairs to learn from, and those to choose by; the test split is left out of both."""
    pairs = read(folder)
    return only(pairs, Split.TRAIN), only(pairs, Split.DEV)
