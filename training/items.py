"""Texts written for this project to what finding learns from: questions beside their passages.

In: `reports/`, stretches of articles with the questions that they answer (`asked`, and `across` in
the other language) and claims about them; `parallel/`, passages that stand in both languages with
questions in both; and folders of `articles/`, `questions.jsonl` and `claims.jsonl`. Out: `Item`s.
Invariant: no passage of the same articles beside an item holds its answer's words; one that does is
left out. Stretches are of other articles each, so that those like one do not answer for it.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.assistant import Assistant
from qa.models.centring import Centres, Side, korean_share
from qa.models.embedded import PLAIN
from qa.models.encoding import load
from training import claim_pairs, question_pairs
from training.finder import Item
from training.pairs import LABELS

REPORTS, PARALLEL = (Path(__file__).parent / name for name in ("reports", "parallel"))
_LOOKED_AT = 12  # passages that search finds
_OTHERS = 4  # of them that are kept beside an item
_LIKE = slice(1, 9)  # of the stretches most like one: the very first may tell the same
_CLAIMS = 0.35  # the share of the claims of articles that are taken


def of_reports(random: Random, folder: Path = REPORTS) -> list[Item]:
    """Each stretch with its questions and one of its claims, beside stretches like it."""
    rows = [(path.stem, row) for path in sorted(folder.glob("*.jsonl")) for row in _rows(path)]
    texts = [row["text"] for _, row in rows]
    return [
        Item(source, question, row["text"], tuple(texts[at] for at in like))
        for (source, row), like in zip(rows, _like(texts), strict=True)
        for question in _said_of(row, random)
    ]


def _said_of(row: dict[str, Any], random: Random) -> list[str]:
    told = [question for question, _ in row.get("asked", ())] + row.get("across", [])
    claims = row[random.choice((LABELS[0], LABELS[2]))]
    return [*told, random.choice(claims)] if claims else told


def _like(texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """The stretches most like each one, by the encoder as it came: (texts, few)."""
    encoder = load(PLAIN)
    centres = Centres.of(PLAIN, encoder.dimension)
    encoded = encoder.passages(texts, [()] * len(texts))
    vectors = np.stack(
        [
            centres.sentence(one.vector, Side.PASSAGE, text)
            for one, text in zip(encoded, texts, strict=True)
        ]
    )
    likeness = vectors @ vectors.T
    np.fill_diagonal(likeness, -1)
    return np.argsort(-likeness, axis=1)[:, _LIKE]


def of_parallel(folder: Path = PARALLEL) -> list[Item]:
    """Each passage in each language with each question in each language."""
    return [
        Item(path.stem, question, row[language], also=(row[other],))
        for path in sorted(folder.glob("*.jsonl"))
        for row in _rows(path)
        for language, other in (("ko", "en"), ("en", "ko"))
        for both in row["asked"]
        for question in both
    ]


def of_texts(texts: Path, random: Random) -> tuple[list[Item], list[Item]]:
    """The items of all sets but those that only measure: learned from, and of held-out articles."""
    held = claim_pairs.held_out(texts)
    learned: list[Item] = []
    chosen: list[Item] = []
    for folder, assistant in claim_pairs.searched(claim_pairs.training_folders(texts)):
        for article, item in _of_folder(folder, assistant, random):
            (chosen if article in held else learned).append(item)
    return learned, chosen


def _of_folder(folder: Path, assistant: Assistant, random: Random) -> Iterator[tuple[str, Item]]:
    for row in question_pairs.read_rows(folder):
        if row.gold:
            yield from _item(row.article, row.question, row.sentence, row.gold, assistant)
    for claim in claim_pairs.read_rows(folder):
        told = claim.label != LABELS.index("neutral") and len(claim.evidence) == 1
        if told and random.random() < _CLAIMS:
            evidence = claim.evidence[0]
            yield from _item(claim.article, claim.claim, evidence, evidence, assistant)


def _item(
    article: str, question: str, sentence: str, answer: str, assistant: Assistant
) -> Iterator[tuple[str, Item]]:
    """The item, if search finds the passage that the sentence stands in."""
    found = [hit.passage for hit in assistant.find(question)[:_LOOKED_AT]]
    texts = [assistant.article(one.article).text[one.start : one.end] for one in found]
    right = next((text for text in texts if sentence in text), None)
    if right is not None:
        others = [text for text in texts if answer not in text]
        source = article.partition("/")[0]
        yield article, Item(source, question, right, tuple(others[:_OTHERS]))


def mixed(items: Sequence[Item], size: int, random: Random) -> list[list[Item]]:
    """One epoch: every item once, batches of one source each, in random order."""
    sources: dict[str, list[Item]] = {}
    for item in items:
        sources.setdefault(item.source, []).append(item)
    batches = []
    for of_source in sources.values():
        shuffled = random.sample(of_source, len(of_source))
        batches += [shuffled[at : at + size] for at in range(0, len(shuffled), size)]
    whole = [batch for batch in batches if len(batch) > size // 2]
    return random.sample(whole, len(whole))


def is_across(item: Item) -> bool:
    """Whether question and passage are of two languages."""
    return (korean_share(item.question) > 0) != (korean_share(item.passage) > 0)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            yield json.loads(line)
