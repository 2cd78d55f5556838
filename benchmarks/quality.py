"""How well qa finds, on every collection that is there, and on the questions of real articles.

    python -m benchmarks.quality ../shared/data/retrieval --articles ../shared/articles

Writes benchmarks/quality.json, with the date and the machine, and prints the same as tables. A
collection is a folder in BEIR's form. Beside those, `articles/questions.jsonl` holds questions
(`question`, `lang`) on the files of `--articles`, with `gold`, a string that the passage that
answers must hold.
"""

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from qa import evaluation
from qa.assistant import Assistant
from qa.evaluating import fill, measure
from qa.evaluation import Collection, Report
from qa.models import embedded
from qa.models.encoding import Encoder, load
from qa.records import Answer
from qa.search import confidence

_OUT = Path(__file__).parent / "quality.json"


def main() -> None:
    """Measure what is there, print it and write it down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--indexes", type=Path, help="keep the indexes here; else they are lost")
    parser.add_argument("--limit", type=int, help="questions of a collection")
    parser.add_argument("--out", type=Path, default=_OUT)
    parser.add_argument("--model", default=embedded.NAME, help="what encodes; the embedded one")
    arguments = parser.parse_args()
    encoder = load(arguments.model)
    result: dict[str, Any] = {"date": datetime.now(UTC).date().isoformat(), "machine": machine()}
    with tempfile.TemporaryDirectory() as temporary:
        indexes = arguments.indexes or Path(temporary)
        result["collections"] = [
            collection_figures(encoder, indexes, evaluation.read(path.parent), arguments.limit)
            for path in sorted(arguments.folder.glob("*/corpus.jsonl"))
        ]
        questions = arguments.folder / "articles" / "questions.jsonl"
        if arguments.articles and questions.is_file():
            result["articles"] = article_figures(
                encoder, indexes, arguments.articles, _rows(questions)
            )
    arguments.out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")


def collection_figures(
    encoder: Encoder, indexes: Path, collection: Collection, limit: int | None
) -> dict[str, Any]:
    """Each leg alone, plain rank fusion and qa, on one collection."""
    assistant = _assistant(encoder, indexes / collection.name)
    for _ in fill(assistant, encoder, collection):
        pass
    reports = measure(assistant, collection, compare=True, limit=limit)
    assistant.close()
    print(f"{collection.name}: {len(collection.documents)} documents", flush=True)
    print(evaluation.table(reports))
    gains = {report.searcher: _gain(reports[-1], report) for report in reports[:-1]}
    print("qa is better by", ", ".join(f"{name} {gain}" for name, gain in gains.items()), "\n")
    return {**evaluation.as_json(collection, reports), "gain_of_qa": gains}


def _gain(one: Report, other: Report) -> str:
    ends = evaluation.difference(one, other)
    return f"{ends.mean:+.3f} ({ends.low:+.3f} to {ends.high:+.3f})"


def article_figures(
    encoder: Encoder, indexes: Path, articles: Path, questions: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """How often the passage that answers stands first, among the first three, and is quoted."""
    assistant = _assistant(encoder, indexes / "articles")
    assistant.index([articles])
    answers = [(row, assistant.ask(row["question"])) for row in questions]
    assistant.close()
    figures: dict[str, Any] = {}
    for language in ("ko", "en"):
        asked = [(row["gold"], answer) for row, answer in answers if row["lang"] == language]
        figures[language] = {
            "questions": len(asked),
            "first": sum(_holds(gold, answer, 1) for gold, answer in asked),
            "first_three": sum(_holds(gold, answer, 3) for gold, answer in asked),
            "refused": sum((answer.confidence or 0) < confidence.ANSWERED for _, answer in asked),
        }
    seconds = [1000 * answer.seconds for _, answer in answers]
    figures["p50_ms"], figures["p95_ms"] = np.percentile(seconds, [50, 95]).round(1).tolist()
    print("articles:", json.dumps(figures))
    return figures


def _holds(gold: str, answer: Answer, depth: int) -> bool:
    wanted = "".join(gold.split())
    return any(wanted in "".join(shown.text.split()) for shown in answer.passages[:depth])


def _assistant(encoder: Encoder, folder: Path) -> Assistant:
    assistant = Assistant.open(folder)
    assistant.use(encoder)
    assistant.create()
    return assistant


def machine() -> str:
    """The processor and how many cores may be used."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return f"{_processor()}, {cores} cores"


def _processor() -> str:
    try:
        lines: Iterable[str] = Path("/proc/cpuinfo").read_text(encoding="utf-8").split("\n")
    except OSError:
        lines = ()
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


if __name__ == "__main__":
    main()
