"""Measure the language means that `qa.models.centring` takes out: qa/models/centres.npz.

Run: python -m benchmarks.centres ../shared/data/nli
and with --model multilingual-e5-small for qa/models/plain-centres.npz.
Text: KLUE-NLI (CC BY-SA 4.0) for Korean, WiCE (ODC-BY) for English. Premises stand in for passages
and hypotheses for questions. Nothing of a text is in the file: means over some ten thousand tokens
each, and two directions.
"""

import argparse
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from qa.models import embedded
from qa.models.centring import DATA, Side, Vectors, unit
from qa.models.encoding import Encoded, load

_FILES = ("klue-nli-train.jsonl", "wice-en-dev.jsonl")  # Korean, English: the order of rows
_DIRECTIONS = 2
_LENGTH = 200  # characters of a passage
_COUNT = 300


def main() -> None:
    """Encode samples of both languages on both sides and write their means."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder with " + " and ".join(_FILES))
    parser.add_argument("--model", choices=DATA, default=embedded.NAME)
    arguments = parser.parse_args()
    encoder = load(arguments.model)
    encoded: dict[Side, list[list[Encoded]]] = {side: [] for side in Side}
    for name in _FILES:
        questions, passages = sample(arguments.folder / name)
        encoded[Side.QUESTION].append([encoder.question(text) for text in questions])
        encoded[Side.PASSAGE].append(encoder.passages(passages, [()] * len(passages)))
    write(Path("qa") / "models" / DATA[arguments.model], encoded)


def sample(path: Path) -> tuple[list[str], list[str]]:
    """Statements that stand in for questions, and passages of about `_LENGTH` characters."""
    with path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    order = random.Random(1)  # noqa: S311 (a sample, not a secret)
    questions = list(dict.fromkeys(row["hypothesis"] for row in rows))
    premises = list(dict.fromkeys(row["premise"] for row in rows))
    order.shuffle(questions)
    order.shuffle(premises)
    passages = list(pieces(premises))
    order.shuffle(passages)
    return questions[:_COUNT], passages[:_COUNT]


def pieces(texts: Iterable[str]) -> Iterable[str]:
    """Lines joined until they are as long as a passage of the index."""
    waiting = ""
    for line in (line.strip() for text in texts for line in text.splitlines()):
        waiting = f"{waiting} {line[: 2 * _LENGTH]}".strip()
        if len(waiting) >= _LENGTH:
            yield waiting
            waiting = ""


def write(out: Path, encoded: dict[Side, list[list[Encoded]]]) -> None:
    """Means by side and language, and the directions that the centred tokens share."""
    arrays: dict[str, Vectors] = {}
    centred: list[Vectors] = []
    for side, languages in encoded.items():
        tokens = [np.concatenate([text.tokens for text in texts]) for texts in languages]
        vectors = [np.stack([text.vector for text in texts]) for texts in languages]
        arrays[f"token_{side}"] = means(tokens)
        arrays[f"sentence_{side}"] = means(vectors)
        least = min(map(len, tokens))
        centred += [unit(rows - rows.mean(axis=0))[:least] for rows in tokens]
    arrays["directions"] = directions(np.concatenate(centred))
    np.savez(out, **arrays)  # type: ignore[arg-type]


def means(languages: Sequence[Vectors]) -> Vectors:
    """One mean a language: (languages, d)."""
    return np.stack([rows.mean(axis=0) for rows in languages]).astype(np.float32)


def directions(rows: Vectors) -> Vectors:
    """The first principal directions of rows (n, d): (k, d)."""
    _, vectors = np.linalg.eigh(np.cov(rows.T))
    return np.ascontiguousarray(vectors[:, ::-1].T[:_DIRECTIONS], dtype=np.float32)


if __name__ == "__main__":
    main()
