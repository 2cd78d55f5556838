"""Claims written for this project to pairs for training: each with places that search finds for it.

In: folders of `articles/` and `claims.jsonl`. Out: `Pair`s whose evidence has the form that the
checker gives the model. Invariant: a place without a claim's evidence is neutral to it; one with a
part of it is left out, for nobody has said what a part means.
"""

import hashlib
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.assistant import Assistant
from qa.checking.sentences.evidence import Place, places
from qa.heading import headed
from training.pairs import LABELS, Pair

# Sets that nothing is trained or fitted on.
MEASURED = (
    *("examination", "trial", "jury", "panel", "bench", "appeal", "docket", "plain"),
    *("retold", "visitors", "gazette", "bridge", "callers", "tally", "scrutiny"),
)
FORMS = ("places", "sentences", "both")
_PLACES = 6  # looked at for a claim
_NEUTRAL_MOST = 3  # places without the evidence that a claim is trained on
_SENTENCE = re.compile(r"(?<=[.!?\"”])\s+")
_PIECE = re.compile(r"\w{2}")
_SHORTEST = 9  # characters of a sentence that may be evidence
_VERDICTS = {"SUPPORTED": 0, "NOT_ENOUGH_INFO": 1, "REFUTED": 2}
_NEUTRAL = LABELS.index("neutral")


@dataclass(frozen=True, slots=True)
class Draw:
    """Which rows are taken: a share of them, drawn by their ids, and all of the sets of `whole`."""

    share: float = 1.0
    whole: tuple[str, ...] = ()
    seed: int = 1

    def takes(self, id: str) -> bool:
        """Whether the row of this id (`set-number`, of more questions `set-mnumber`) is taken."""
        name, _, number = id.rpartition("-")
        if name in self.whole or number.startswith("m"):
            return True
        digest = hashlib.sha256(f"{self.seed} {id}".encode()).digest()
        return int.from_bytes(digest[:4], "big") < self.share * 2**32


EVERYTHING = Draw()


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as it was written: the sentences that decide it, and the article they stand in."""

    id: str
    article: str  # as `set/article.md`
    claim: str
    label: int  # an index of `LABELS`
    evidence: tuple[str, ...]


def read_rows(folder: Path) -> list[Row]:
    """The claims of a folder."""
    lines = (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [_row(folder.name, json.loads(line)) for line in lines if line.strip()]


def _row(name: str, told: dict[str, Any]) -> Row:
    article = f"{name}/{told.get('article', '')}"
    evidence = tuple(told.get("evidence", ()))
    return Row(told["id"], article, told["claim"], _VERDICTS[told["label"]], evidence)


def context(place: Place) -> str:
    """A sentence between its neighbours, under the title and the date of its article."""
    low, high = max(0, place.at - 1), min(len(place.sentences), place.at + 2)
    text = place.article.text[place.sentences[low][0] : place.sentences[high - 1][1]]
    return headed(place.article, text)


def nearest(assistant: Assistant, claim: str, count: int = _PLACES) -> list[Place]:
    """The sentences most like a claim."""
    found = sorted(places(assistant, claim), key=lambda place: -place.likeness)
    return found[:count]


def pairs_of(assistant: Assistant, rows: Sequence[Row]) -> Iterator[tuple[Row, list[Pair]]]:
    """Each claim with its pairs."""
    for row in rows:
        told = dict.fromkeys(context(place) for place in nearest(assistant, row.claim))
        yield row, list(_labelled(row, list(told)))


def _labelled(row: Row, contexts: Sequence[str]) -> Iterator[Pair]:
    left = _NEUTRAL_MOST
    for text in contexts:
        held = [sentence in text for sentence in row.evidence]
        if row.label != _NEUTRAL and row.evidence and all(held):
            yield Pair(text, row.claim, row.label)
        elif (row.label == _NEUTRAL or not any(held)) and left:
            left -= 1
            yield Pair(text, row.claim, _NEUTRAL)
    if row.label != _NEUTRAL and row.evidence:
        yield Pair(" ".join(row.evidence), row.claim, row.label)


def read_folders(folders: Sequence[Path], draw: Draw) -> list[tuple[Row, list[Pair]]]:
    """The claims of several folders with their pairs; each folder is searched by itself."""
    return [
        told
        for folder, assistant in searched(folders)
        for told in pairs_of(assistant, [row for row in read_rows(folder) if draw.takes(row.id)])
    ]


def searched(folders: Sequence[Path]) -> Iterator[tuple[Path, Assistant]]:
    """Each folder with an index of its articles, which is gone when the next one is taken."""
    for folder in folders:
        with tempfile.TemporaryDirectory() as index:
            assistant = Assistant.open(Path(index))
            assistant.index([folder / "articles"])
            yield folder, assistant
            assistant.close()


def held_out(texts: Path) -> frozenset[str]:
    """The articles that no training learns from, as `set/article.md`."""
    return frozenset((texts / "held-out.txt").read_text(encoding="utf-8").split())


def split(texts: Path, form: str, draw: Draw = EVERYTHING) -> tuple[list[Pair], list[Pair]]:
    """The pairs of all sets that say where their evidence stands: to learn from, to choose by."""
    rows = read_folders(training_folders(texts), draw)
    held = held_out(texts)
    learned: list[Pair] = []
    chosen: list[Pair] = []
    for row, pairs in rows:
        told = [] if form == "sentences" else pairs if form == "places" else few(pairs)
        told = told if form == "places" else [*told, *sentences(row, pairs)]
        (chosen if row.article in held else learned).extend(told)
    return learned, chosen


def training_folders(texts: Path) -> list[Path]:
    """The sets that training may learn from."""
    folders = [path.parent for path in sorted(texts.glob("*/claims.jsonl"))]
    return [folder for folder in folders if _is_told(folder)]


def few(pairs: Sequence[Pair]) -> list[Pair]:
    """Of the places, the nearest that decides and the nearest that does not, or two such."""
    places = [pair for pair in pairs if "\n" in pair.premise]
    deciding = [pair for pair in places if pair.label != _NEUTRAL][:1]
    return deciding + [pair for pair in places if pair.label == _NEUTRAL][: 2 - len(deciding)]


def _is_told(folder: Path) -> bool:
    """Whether a set names the articles of its claims and is none that only measures."""
    first = json.loads((folder / "claims.jsonl").read_text(encoding="utf-8").split("\n", 1)[0])
    return "article" in first and folder.name not in MEASURED


def sentences(row: Row, pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The evidence alone and under its heading, and neutral sentences most like the claim."""
    heads = (pair.premise.split("\n")[0] for pair in pairs if "\n" in pair.premise)
    head = next(heads, "")
    if row.label != _NEUTRAL and row.evidence:
        evidence = " ".join(row.evidence)
        yield Pair(evidence, row.claim, row.label)
        yield Pair(f"{head}\n{evidence}", row.claim, row.label)
    wanted = set(_PIECE.findall(row.claim))
    others = sorted(_others(row, pairs), key=lambda text: -len(wanted & set(_PIECE.findall(text))))
    for at, text in enumerate(others[: _NEUTRAL_MOST if row.label == _NEUTRAL else 2]):
        yield Pair(text if at % 2 else f"{head}\n{text}", row.claim, _NEUTRAL)


def _others(row: Row, pairs: Sequence[Pair]) -> Iterable[str]:
    """The sentences of neutral places, without those of the evidence."""
    evidence = row.evidence if row.label != _NEUTRAL else ()
    found: dict[str, None] = {}
    for pair in pairs:
        if pair.label == _NEUTRAL and "\n" in pair.premise:
            for text in _SENTENCE.split(pair.premise.split("\n", 1)[1]):
                told = text.strip()
                if len(told) >= _SHORTEST and not any(told in e or e in told for e in evidence):
                    found[told] = None
    return found
