"""Questions written for this project to pairs for training: each with passages that search finds.

In: folders of `articles/`, `questions.jsonl` and perhaps `more-questions.jsonl`. Out: `Pair`s whose
passage has the form that asking gives the model. Invariant: a passage answers if the sentence of
the answer stands in it whole; one with the answer's words elsewhere is left out, for it may answer
too.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.assistant import Assistant
from qa.heading import headed
from qa.language.splitting import Span
from qa.records import Article
from training import claim_pairs
from training.claim_pairs import EVERYTHING, Draw
from training.pairs import Pair

_FILES = ("questions.jsonl", "more-questions.jsonl")
_LOOKED_AT = 6  # passages that search finds for a question
_SILENT_MOST = 3  # of them that a question is trained on
_ANSWERING_MOST = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A question as it was written; where nothing answers it, `gold` and `sentence` are empty."""

    id: str
    article: str  # as `set/article.md`
    question: str
    gold: str
    sentence: str


def read_rows(folder: Path) -> list[Row]:
    """The questions of a folder."""
    files = [folder / name for name in _FILES if (folder / name).is_file()]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    found = [json.loads(line) for line in lines if line.strip()]
    return [
        Row(
            row["id"],
            f"{folder.name}/{row.get('article', '')}",
            row["question"],
            row["gold"] or "",
            row.get("sentence") or "",
        )
        for row in found
    ]


def pairs_of(assistant: Assistant, rows: Sequence[Row]) -> Iterator[tuple[Row, list[Pair]]]:
    """Each question with its pairs."""
    articles: dict[str, Article] = {}
    for row in rows:
        found: list[tuple[Article, Span]] = []
        for hit in assistant.find(row.question)[:_LOOKED_AT]:
            name = hit.passage.article
            article = articles.setdefault(name, assistant.article(name))
            found.append((article, (hit.passage.start, hit.passage.end)))
        yield row, list(_labelled(row, found))


def _labelled(row: Row, found: Sequence[tuple[Article, Span]]) -> Iterator[Pair]:
    answering, silent = _ANSWERING_MOST, _SILENT_MOST
    for article, (start, end) in found:
        text = article.text[start:end]
        if row.sentence and row.sentence in text:
            if answering:
                answering -= 1
                yield from _answering(row, article, text)
        elif silent and not (row.gold and row.gold in text):
            silent -= 1
            yield Pair(headed(article, text), row.question, 0, True)


def _answering(row: Row, article: Article, text: str) -> Iterator[Pair]:
    """A passage that answers, and what is left of it without the sentence that does."""
    for shown in dict.fromkeys((text, row.sentence)):
        premise = headed(article, shown)
        at = premise.rindex(row.sentence) + row.sentence.index(row.gold)
        yield Pair(premise, row.question, 1, True, (at, at + len(row.gold)))
    rest = " ".join(text.replace(row.sentence, " ").split())
    if rest and row.gold not in rest:
        yield Pair(headed(article, rest), row.question, 0, True)


def read_folders(folders: Sequence[Path], draw: Draw) -> list[tuple[Row, list[Pair]]]:
    """The questions of several folders with their pairs; each folder is searched by itself."""
    return [
        told
        for folder, assistant in claim_pairs.searched(folders)
        for told in pairs_of(assistant, [row for row in read_rows(folder) if draw.takes(row.id)])
    ]


def split(texts: Path, draw: Draw = EVERYTHING) -> tuple[list[Pair], list[Pair]]:
    """The pairs of all sets but those that only measure: to learn from, to choose by."""
    folders = claim_pairs.training_folders(texts)
    held = claim_pairs.held_out(texts)
    learned: list[Pair] = []
    chosen: list[Pair] = []
    for row, pairs in read_folders(folders, draw):
        (chosen if row.article in held else learned).extend(pairs)
    return learned, chosen
