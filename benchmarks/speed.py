"""How long a question takes, warm: by stage, beside a plain program, and as the articles grow.

    python -m benchmarks.speed corpus --sizes 1000 10000 100000

Asks the questions of `--questions` (JSON Lines with `question`; else the titles of the articles) of
an index of the folder, in turns with the program that the pages of sentence-transformers and FAISS
show: encode in single precision, search an IndexFlatIP over the same passages. Then grows libraries
of other sizes out of those passages (see `benchmarks.growing`) and asks them as well. Writes
benchmarks/speed.json.
"""

import argparse
import json
import logging
import resource
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.growing import grow, pool
from benchmarks.quality import machine
from qa.assistant import Assistant
from qa.models import embedded
from qa.models.encoding import Vectors
from qa.records import Filters
from qa.search.searching import Question, search
from qa.settings import Settings

_OUT = Path(__file__).parent / "speed.json"
NOTHING_KEPT = Settings(questions_kept=0)  # each round is to encode its questions again
_DEPTH = 5
_Milliseconds = list[float]


def main() -> None:
    """Measure, print, write down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--questions", type=Path)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--libraries", type=Path, help="keep the grown libraries here")
    parser.add_argument("--out", type=Path, default=_OUT)
    given = parser.parse_args()
    result: dict[str, Any] = {"date": datetime.now(UTC).date().isoformat(), "machine": machine()}
    with tempfile.TemporaryDirectory() as temporary:
        assistant = Assistant.open(Path(temporary) / "index", NOTHING_KEPT)
        assistant.index([given.folder])
        questions = _questions(assistant, given.questions)
        result["warm"] = beside_plain(assistant, questions, given.rounds)
        result["stages"] = stages(assistant, questions)
        libraries = given.libraries or Path(temporary)
        result["sizes"] = [
            grown(assistant, libraries / str(size), size, questions) for size in given.sizes
        ]
        assistant.close()
    given.out.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", "utf-8")


def beside_plain(
    assistant: Assistant, questions: Sequence[str], rounds: int
) -> dict[str, dict[str, float]]:
    """Every question asked of qa and of the plain program in turns, `rounds` times."""
    ways: dict[str, Callable[[str], object]] = {
        "qa": assistant.ask,
        "sentence-transformers and FAISS": plain(assistant),
    }
    spent: dict[str, _Milliseconds] = {name: [] for name in ways}
    for question in questions:
        for way in ways.values():
            way(question)  # what is loaded or read at first use is not counted
    for question in [*questions] * rounds:
        for name, way in ways.items():
            spent[name].append(_timed(way, question))
    found = {name: _summary(times) for name, times in spent.items()}
    for name, figures in found.items():
        print(f"{name:34}{figures['p50']:8.1f} ms p50{figures['p95']:8.1f} ms p95", flush=True)
    one, other = found.values()
    print(f"{'ratio of the medians':34}{other['p50'] / one['p50']:8.2f}")
    return found


def plain(assistant: Assistant) -> Callable[[str], object]:
    """The usual program over the same passages."""
    import faiss
    import torch
    from sentence_transformers import SentenceTransformer

    logging.getLogger("transformers").setLevel(logging.ERROR)
    kind = {"dtype": torch.float32}
    model: Any = SentenceTransformer(str(embedded.ensure()), model_kwargs=kind)
    library = assistant.library
    passages = library.passages(library.passage_ids())
    texts = [library.article(p.article).text[p.start : p.end] for p in passages]
    vectors: Vectors = model.encode(texts, prompt_name="document", normalize_embeddings=True)
    index = faiss.IndexFlatIP(vectors.shape[1])
    index.add(vectors)

    def ask(question: str) -> list[str]:
        vector = model.encode([question], prompt_name="query", normalize_embeddings=True)
        _, found = index.search(vector, _DEPTH)
        return [texts[number] for number in found[0]]

    return ask


def stages(assistant: Assistant, questions: Sequence[str]) -> dict[str, dict[str, float]]:
    """The parts of a question, each timed alone; their sum is more than the whole."""
    spent: dict[str, _Milliseconds] = {}
    for text in questions:
        for name, milliseconds in _parts(assistant, text).items():
            spent.setdefault(name, []).append(milliseconds)
    found = {name: _summary(times) for name, times in spent.items()}
    for name, figures in found.items():
        print(f"{name:34}{figures['p50']:8.1f} ms p50{figures['p95']:8.1f} ms p95", flush=True)
    return found


def _parts(assistant: Assistant, text: str) -> dict[str, float]:
    library, store = assistant.library, assistant.store
    depth = assistant.settings.candidates
    encoded = assistant.encoder().question(text)
    question = Question.of(text, encoded, assistant.terms(text), assistant.centres)
    return {
        "reading the question": _timed(assistant.terms, text),
        "encoding it": _timed(assistant.encoder().question, text),
        "dense leg": _timed(store.search, question.vector, depth),
        "lexical leg": _timed(store.search_words, question.terms, depth),
        "both, and tokens compared": _timed(search, library, store, question, depth, Filters()),
        "that, and the second look": _timed(
            assistant.finder.reread, assistant.finder.reading(text), Filters()
        ),
    }


def grown(
    small: Assistant, folder: Path, size: int, questions: Sequence[str]
) -> dict[str, float | int]:
    """A library of `size` passages: opening, questions seen first and again, one article more."""
    real = pool(small)
    library = grow(folder, real, size, small.settings.model)
    library.pack()
    library.close()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assistant = Assistant.open(folder)
    assistant.use(small.encoder())
    assistant.store.save()
    assistant.close()
    assistant = Assistant.open(folder, NOTHING_KEPT)
    assistant.use(small.encoder())
    opened = _timed(assistant.ask, questions[0])
    first = _summary([_timed(assistant.ask, q) for q in questions])
    again = _summary([_timed(assistant.ask, q) for q in questions])
    passages = assistant.library.passage_count()
    grow(folder, real, passages + 10, small.settings.model).close()
    added = _timed(assistant.ask, questions[0])
    assistant.close()
    figures = {
        "passages": passages,
        "open_ms": opened,
        "first_p50_ms": first["p50"],
        "first_p95_ms": first["p95"],
        "again_p50_ms": again["p50"],
        "again_p95_ms": again["p95"],
        "after_one_more_ms": added,
        "bytes_on_disk": sum(path.stat().st_size for path in folder.iterdir()),
        "peak_memory_kib": max(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, before),
    }
    print(json.dumps(figures), flush=True)
    return figures


def _questions(assistant: Assistant, path: Path | None) -> list[str]:
    if path is None:
        return [row.article.title or row.article.file for row in assistant.articles()]
    lines = path.read_text(encoding="utf-8").split("\n")
    return [json.loads(line)["question"] for line in lines if line]


def _timed(run: Callable[..., object], *arguments: object) -> float:
    began = time.perf_counter()
    run(*arguments)
    return 1000 * (time.perf_counter() - began)


def _summary(times: _Milliseconds) -> dict[str, float]:
    p50, p95 = np.percentile(times, [50, 95]).round(2).tolist()
    return {"p50": p50, "p95": p95}


if __name__ == "__main__":
    main()
