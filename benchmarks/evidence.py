"""What the legs say of every candidate of many questions, gathered from real indexes.

In: folders in BEIR's form. Out: one record a question. Invariant: candidates are those that a
search would look at, and their legs are computed as a search computes them.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.checking import WHOLE
from qa.assistant import Assistant
from qa.evaluating import fill
from qa.evaluation import Collection, read
from qa.heading import headed
from qa.models.encoding import load
from qa.models.pair_network import Span
from qa.records import Passage
from qa.search import confidence
from qa.search.fusion import share
from qa.search.questions import Questions
from qa.search.searching import Question
from qa.storage import interaction
from qa.storage.interaction import Vectors
from training.claim_pairs import MEASURED

_DEPTH = 50  # candidates of a leg, as in a search


@dataclass(frozen=True, slots=True)
class Text:
    """A candidate's text as `qa.search.rereading` reads it."""

    head: str  # what stands above it
    told: str  # both
    sentences: tuple[Span, ...]  # where they stand in `told`
    fits: tuple[float, ...]  # how well each fits the question

    def sentence(self, at: int) -> str:
        """One of its sentences, under the same head."""
        start, end = self.sentences[at]
        return f"{self.head}{self.told[start:end]}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and its candidates; every array has one row a candidate."""

    legs: npt.NDArray[np.float64]  # (n, 3): dense, interaction, lexical
    documents: npt.NDArray[np.int64]  # (n,), a number for each document
    relevant: npt.NDArray[np.bool_]  # (n,); nowhere true for a question from elsewhere
    crossing: npt.NDArray[np.float64]  # (n,)
    question: str = ""  # as the encoder gets it
    texts: tuple[Text, ...] = ()  # (n,)

    def keep(self, rows: npt.NDArray[np.bool_]) -> "Asked":
        """The same question with some of its candidates only."""
        return Asked(
            self.legs[rows],
            self.documents[rows],
            self.relevant[rows],
            self.crossing[rows],
            self.question,
            tuple(text for text, keep in zip(self.texts, rows, strict=False) if keep),
        )


@dataclass(frozen=True, slots=True)
class Gathered:
    """One collection: its own questions, and questions that were asked of others."""

    name: str
    own: tuple[Asked, ...]
    foreign: tuple[Asked, ...]
    documents: int = 0  # in the index


def collections(folder: Path, documents: int) -> list[Collection]:
    """The collections under a folder, each cut to its first `documents`."""
    found = [read(path.parent) for path in sorted(folder.glob("*/corpus.jsonl"))]
    return [_cut(collection, documents) for collection in found]


def gather(
    folder: Path, indexes: Path, documents: int, questions: int, foreign: int
) -> Iterator[Gathered]:
    """Index the collections under `folder`, or take what `indexes` holds, and ask them.

    Each is asked `questions` of its own and `foreign` of every other that has another source.
    """
    found = collections(folder, documents)
    encoder = load()
    for collection in found:
        assistant = Assistant.open(indexes / collection.name)
        assistant.use(encoder)
        assistant.create()
        for _ in fill(assistant, encoder, collection):
            pass
        source = _Source(assistant)
        own = [
            source.ask(text, set(collection.relevant[number]))
            for number, text in _spread(list(collection.questions.items()), questions)
        ]
        others = [
            source.ask(text, set())
            for other in found
            if _source_of(other) != _source_of(collection)
            for _, text in _spread(list(other.questions.items()), foreign)
        ]
        assistant.close()
        yield Gathered(collection.name, tuple(own), tuple(others), len(source.files))


@dataclass(frozen=True, slots=True)
class Nearly:
    """Questions on texts of our own: those that are answered there, and near misses."""

    answered: tuple[Asked, ...]
    missed: tuple[Asked, ...]


def nearly(texts: Path, indexes: Path) -> Nearly:
    """Ask the sets of `benchmarks/texts`; of those that training learns from, what it left out."""
    held = (texts / "held-out.txt").read_text(encoding="utf-8").split()
    answered: list[Asked] = []
    missed: list[Asked] = []
    encoder = load()
    for path in sorted(texts.glob("*/questions.jsonl")):
        name = path.parent.name
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        if name not in WHOLE:
            rows = [row for row in rows if f"{name}/{row['article']}" in held]
        if name in MEASURED or not rows:
            continue
        assistant = Assistant.open(indexes / f"text-{name}")
        assistant.use(encoder)
        assistant.index([path.parent / "articles"])
        source = _Source(assistant)
        for row in rows:
            asked = source.ask(row["question"], set())
            (answered if row["answerable"] else missed).append(asked)
        assistant.close()
    return Nearly(tuple(answered), tuple(missed))


class _Source:
    """An index with what is needed to tell its passages' documents."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant
        library = assistant.library
        self.files = {row.article.id: row.article.file for row in assistant.articles()}
        self.numbers = {article: number for number, article in enumerate(sorted(self.files))}
        rows = library.rows("SELECT id, article FROM passages")
        self.homes = {row["id"]: row["article"] for row in rows}
        self.articles = {article: library.article(article) for article in self.files}

    def ask(self, asked: str, relevant: set[str]) -> Asked:
        """The candidates of one question."""
        assistant, library = self.assistant, self.assistant.library
        reading = Questions(assistant.analyzer, library.lexical).read(asked)
        text = reading.spoken
        encoded = assistant.encoder().question(text)
        question = Question.of(text, encoded, reading.terms, assistant.centres)
        near = [number for number, _ in assistant.store.search(question.vector, _DEPTH)]
        worded = dict(library.lexical.search(question.terms, _DEPTH))
        ids = sorted({*near, *worded})
        stored = library.evidence(ids)
        packed = [interaction.Packed(stored[i].tokens, stored[i].ranges) for i in ids]
        late, inside = interaction.scores(question.tokens, packed)
        legs = np.stack(
            [
                library.vectors(ids) @ question.vector,
                late,
                share(
                    library.lexical.scores(question.terms, ids),
                    library.lexical.bound(question.terms),
                ),
            ],
            axis=1,
        ).astype(np.float64)
        homes = [self.homes[number] for number in ids]
        passages = {row.id: row for row in library.passages(ids)}
        texts = tuple(
            self._text(passages[i], own + stored[i].sentences @ question.vector)
            for i, own in zip(ids, inside, strict=True)
        )
        return Asked(
            legs,
            np.array([self.numbers[home] for home in homes], np.int64),
            np.array([self.files[home] in relevant for home in homes]),
            np.array([confidence.crossing(text, one.told[len(one.head) :]) for one in texts]),
            text,
            texts,
        )

    def _text(self, passage: Passage, fits: Vectors) -> Text:
        article = self.articles[passage.article]
        head = headed(article, "")
        told = headed(article, article.text[passage.start : passage.end])
        shift = len(head) - passage.start
        sentences = tuple((start + shift, end + shift) for start, end in passage.sentences)
        return Text(head, told, sentences, tuple(fits.tolist()))


def _cut(collection: Collection, documents: int) -> Collection:
    kept = collection.documents[:documents]
    there = {document.id for document in kept}
    relevant = {
        question: {document: gain for document, gain in gains.items() if document in there}
        for question, gains in collection.relevant.items()
    }
    relevant = {question: gains for question, gains in relevant.items() if gains}
    questions = {number: collection.questions[number] for number in relevant}
    return Collection(collection.name, kept, questions, relevant)


def _source_of(collection: Collection) -> str:
    """Collections made from one source ask the same things in two languages."""
    return collection.name.split("-")[0]


def _spread(rows: Sequence[tuple[str, str]], count: int) -> list[tuple[str, str]]:
    places = np.linspace(0, len(rows) - 1, min(count, len(rows))).astype(int)
    return [rows[place] for place in places]
