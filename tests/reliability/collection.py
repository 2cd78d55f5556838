"""A small library with everything in it that one can hold, its questions, and what is true of it."""

import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.assistant import Assistant
from qa.records import Answer
from qa.settings import Settings
from tests.hashing import HashingEncoder

QUESTIONS = ("7번 등대에서 배를 몇 척 보았나", "How many ships did the harbour count?", "고래")
TEXTS = {
    **{
        f"{i:02}.txt": f"{i}번 등대에서는 모시(Moshi)를 입고 배 {i * 3}척을 보았다.\n\n"
        + f"{i}월의 바다는 잔잔했다. " * 12
        for i in range(1, 9)
    },
    "harbour.txt": "The harbour counted 41 ships in March. " * 8,
    "whale.md": "---\ntitle: 고래\ndate: 2024-05-01\n---\n" + "고래 12마리가 동해를 지나갔다. " * 9,
}


# Nothing but the library decides an answer here.
SETTINGS = Settings(model="hashing", read_again=0)


@dataclass(frozen=True, slots=True)
class Case:
    """A library beside the files that it was made from, and its answers."""

    index: Path
    articles: Path
    answers: tuple[Any, ...]

    def copied(self, to: Path) -> "Case":
        """The same library in another place; the files stay where they are."""
        to.mkdir(parents=True)
        shutil.copytree(self.index, to / "index")
        return Case(to / "index", self.articles, self.answers)

    def open(self) -> Assistant:
        """An assistant with the stand-in encoder."""
        assistant = Assistant.open(self.index, SETTINGS)
        assistant.use(HashingEncoder())
        return assistant


def make_case(folder: Path, texts: dict[str, str] = TEXTS) -> Case:
    """Index some texts, correct one of them, and ask."""
    articles = folder / "articles"
    articles.mkdir(parents=True)
    for name, text in texts.items():
        (articles / name).write_text(text, encoding="utf-8")
    (articles / "copy.txt").write_text(next(iter(texts.values())), encoding="utf-8")
    assistant = Assistant.open(folder / "index", SETTINGS)
    assistant.use(HashingEncoder())
    assistant.index([articles])
    assistant.edit(assistant.articles()[0].article.id, {"author": "김바다"})
    assistant.add("sent.txt", "사람이 보낸 글에는 소나무 30그루가 있다. ".encode() * 8)
    answers = answers_of(assistant)
    assistant.close()
    return Case(folder / "index", articles, answers)


def answers_of(assistant: Assistant) -> tuple[Any, ...]:
    """What is cited for each question."""
    return tuple(_told(assistant.ask(question)) for question in QUESTIONS)


def _told(answer: Answer) -> tuple[Any, ...]:
    quoted = answer.quotation.text if answer.quotation else None
    return quoted, tuple(
        (p.article.id, p.article.file, p.start, p.end, p.text, p.highlights, p.score)
        for p in answer.passages
    )


def truth(index: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of the library but those that tell of a run: when it was, and its identity."""
    connection = sqlite3.connect(index / "library.sqlite")
    found = {}
    for table, columns in (
        ("articles", "id, member, file, hash, text, facts, sources, pages, paragraphs, sentences"),
        ("passages", "id, article, start, end, sentences"),
        ("vectors", "passage, whole, sentences, tokens, ranges"),
        ("copies", "member, file, article"),
        ("edits", "article, name, value"),
        ("files", "file, hash, failure"),
        ("lexical", "rowid, morphemes, surface, bigrams"),
        ("lexical_names", "article, one, other, reason"),
    ):
        rows = connection.execute(f"SELECT {columns} FROM {table}").fetchall()
        found[table] = sorted(rows, key=repr)
    connection.close()
    return found
