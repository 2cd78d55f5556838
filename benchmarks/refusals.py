"""Questions that articles answer, and questions that they nearly answer: which are refused?

In: a library's questions with strings that the passage that answers must hold; none where nothing
answers. Out: counts.

    python -m benchmarks.refusals                    on corpus/
    python -m benchmarks.refusals mixed examination  and on sets of benchmarks/texts

Invariant: a question is refused here where a reader would be told so.

near_misses.jsonl asks of the articles in corpus/; it was written for this and nothing is fitted on
it.
"""

import argparse
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.assistant import Assistant
from qa.models.encoding import Encoder, load
from qa.records import Answer

_NEAR_MISSES = Path(__file__).with_name("near_misses.jsonl")
_TEXTS = Path(__file__).with_name("texts")
_CORPUS = Path(__file__).parent.parent / "corpus"
Counts = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class _Asked:
    language: str
    question: str
    gold: tuple[str, ...]  # any of them; empty where the articles do not answer


def asked_of_corpus(encoder: Encoder) -> Counts:
    """The near misses, and as many questions that are answered, by language."""
    rows = _rows(_NEAR_MISSES)
    asked = [_Asked(row["language"], row["question"], tuple(row["gold"])) for row in rows]
    return _indexed(encoder, _CORPUS, asked)


def asked_of_articles(encoder: Encoder, articles: Path, questions: Path) -> Counts:
    """The questions on real articles, all of which are answered, by language."""
    asked = [_Asked(row["lang"], row["question"], (row["gold"],)) for row in _rows(questions)]
    return _indexed(encoder, articles, asked)


def asked_of_text(encoder: Encoder, name: str) -> Counts:
    """The questions of a set of our own, all under its name."""
    rows = _rows(_TEXTS / name / "questions.jsonl")
    golds = [(row["gold"],) if row["gold"] else () for row in rows]
    asked = [_Asked(name, row["question"], gold) for row, gold in zip(rows, golds, strict=True)]
    return _indexed(encoder, _TEXTS / name / "articles", asked)


def _indexed(encoder: Encoder, articles: Path, asked: Sequence[_Asked]) -> Counts:
    with tempfile.TemporaryDirectory() as folder:
        assistant = Assistant.open(Path(folder))
        assistant.use(encoder)
        assistant.index([articles])
        found = counts(assistant, asked)
        assistant.close()
    return found


def counts(assistant: Assistant, asked: Sequence[_Asked]) -> Counts:
    """By language: how many are answered, with the right passage first, or refused."""
    found: Counts = {}
    for one in asked:
        answer = assistant.ask(one.question)
        refused = answer.quotation is None
        row = found.setdefault(one.language, {})
        kind = "answerable" if one.gold else "unanswerable"
        names = [kind, f"{kind} refused"] if refused else [kind]
        if one.gold and not refused and _holds(one.gold, answer):
            names.append("answered by the first passage")
        for name in names:
            row[name] = row.get(name, 0) + 1
    return found


def _holds(gold: Sequence[str], answer: Answer) -> bool:
    first = "".join(answer.passages[0].text.split())
    return any("".join(wanted.split()) in first for wanted in gold)


def _rows(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def main() -> None:
    """Ask and print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sets", nargs="*", help="of benchmarks/texts")
    encoder = load()
    for found in (
        asked_of_corpus(encoder),
        *(asked_of_text(encoder, name) for name in parser.parse_args().sets),
    ):
        for name, row in found.items():
            print(name, json.dumps(row))


if __name__ == "__main__":
    main()
