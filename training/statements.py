"""Texts written for this project to pairs for training: each with what follows from it or not.

In: folders of `<genre>.jsonl`. In `statements/` a line is a `premise`, and a sentence each that is
its `entailment`, that is `neutral` to it, and that is its `contradiction`. In `reports/` it is the
`head` and some sentences (`text`) of an article that exists no further, with a list of claims under
each of the three names, and perhaps with questions: those that are `asked` each with the words of
the text that answer, those `unasked` near misses that nothing in it answers. Out: `Pair`s.
Invariant: a text falls into the split that `training.pairs` gives it, with all that is said of it.

Statements are of many genres, where claims on articles are of one; reports are many more articles
than could be written whole.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from training.pairs import LABELS, Pair, Split, only

FOLDERS = tuple(Path(__file__).parent / name for name in ("statements", "reports"))


def read(folder: Path) -> list[Pair]:
    """All pairs of a folder, those of a text together."""
    return [
        pair
        for path in sorted(folder.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").split("\n")
        if line
        for pair in _pairs(json.loads(line))
    ]


def _pairs(row: dict[str, Any]) -> Iterator[Pair]:
    premise = row["premise"] if "premise" in row else f"{row['head']}\n{row['text']}".strip()
    for label, name in enumerate(LABELS):
        said = row[name]
        yield from (
            Pair(premise, one, label) for one in ([said] if isinstance(said, str) else said)
        )
    for question, answer in row.get("asked", ()):
        at = premise.index(answer, len(premise) - len(row["text"]))
        yield Pair(premise, question, 1, True, (at, at + len(answer)))
    yield from (Pair(premise, question, 0, True) for question in row.get("unasked", ()))


def split(folders: Sequence[Path] = FOLDERS) -> tuple[list[Pair], list[Pair]]:
    """The pairs to learn from, and those to choose by; the test split is left out of both."""
    pairs = [pair for folder in folders for pair in read(folder)]
    return only(pairs, Split.TRAIN), only(pairs, Split.DEV)
