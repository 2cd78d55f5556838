"""Questions that the articles answer or nearly answer: the data, and how refusals are counted."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.refusals import _Asked, counts
from qa.assistant import Assistant
from tests.conftest import ROOT

ROWS = [
    json.loads(line)
    for line in (ROOT / "benchmarks" / "near_misses.jsonl").read_text("utf-8").splitlines()
]


def test_half_of_the_questions_are_answered_in_each_language() -> None:
    kinds = Counter((row["language"], bool(row["gold"])) for row in ROWS)
    assert set(kinds.values()) == {15}
    assert len(kinds) == 4
    assert len({row["question"] for row in ROWS}) == len(ROWS)


def test_what_answers_stands_in_the_articles() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").glob("*.md"))]
    told = "".join("".join(text.split()) for text in texts)
    missing = [gold for row in ROWS for gold in row["gold"] if "".join(gold.split()) not in told]
    assert missing == []


def test_counts_by_hand(assistant: Assistant, tmp_path: Path, monkeypatch: Any) -> None:
    (tmp_path / "one.txt").write_text("The lighthouse of Marrow was built in 1921.", "utf-8")
    assistant.index([tmp_path / "one.txt"])
    plain = assistant.ask

    def ask(question: str) -> Any:
        """Answers but for what is asked in capitals."""
        answer = plain(question)
        return replace(answer, quotation=None) if question.isupper() else answer

    monkeypatch.setattr(assistant, "ask", ask)
    monkeypatch.setattr("qa.search.confidence.ANSWERED", 0.0)
    asked = [
        _Asked("en", "When was the lighthouse built?", ("1921",)),
        _Asked("en", "When was the lighthouse of Marrow built?", ("1922", "1923")),
        _Asked("en", "WHO BUILT THE LIGHTHOUSE", ("1921",)),
        _Asked("en", "WHO PAINTED THE LIGHTHOUSE", ()),
        _Asked("ko", "Who painted the lighthouse?", ()),
    ]
    assert counts(assistant, asked) == {
        "en": {
            "answerable": 3,
            "answered by the first passage": 1,
            "answerable refused": 1,
            "unanswerable": 1,
            "unanswerable refused": 1,
        },
        "ko": {"unanswerable": 1},
    }
