"""The two makes of a store over the same library: filling, opening, asking, one article more.

    python -m benchmarks.stores INDEX --questions FILE --sizes 10000 100000 --stores faiss milvus

Grows libraries out of the passages of an index (see `benchmarks.growing`), keeps each in FAISS and
in Milvus Lite, and asks both the questions of FILE in turns (JSON Lines with `question` or `text`).
Each store's first round is told apart: it reads what later ones find in memory. Writes
benchmarks/stores.json.
"""

import argparse
import json
import resource
import shutil
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.growing import grow, pool
from benchmarks.quality import machine
from qa.assistant import Assistant
from qa.settings import Settings
from qa.storage.library import Library
from qa.storage.stores import Choice, choose

_OUT = Path(__file__).parent / "stores.json"
_ASKED = 25


def main() -> None:
    """Measure, print, write down."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("index", type=Path)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000])
    parser.add_argument("--stores", nargs="*", default=["faiss", "milvus"])
    parser.add_argument("--libraries", type=Path, required=True, help="where they are grown")
    parser.add_argument("--out", type=Path, default=_OUT)
    given = parser.parse_args()
    small = Assistant.open(given.index)
    rows = [json.loads(line) for line in given.questions.read_text("utf-8").split("\n") if line]
    texts = [row.get("question") or row["text"] for row in rows[:: len(rows) // _ASKED or 1]]
    result: dict[str, Any] = {"date": datetime.now(UTC).date().isoformat(), "machine": machine()}
    result |= {"questions": _ASKED, "sizes": []}
    for size in given.sizes:
        folder = given.libraries / str(size)
        found = beside(small, folder, size, given.stores, texts[:_ASKED])
        result["sizes"].append({"passages": size, **found})
        given.out.write_text(json.dumps(result, indent=1) + "\n", "utf-8")


def beside(
    small: Assistant, folder: Path, size: int, stores: list[str], texts: list[str]
) -> dict[str, Any]:
    """Each store over a library of so many passages."""
    real = pool(small)
    began = time.perf_counter()
    library = grow(folder, real, size, small.settings.model)
    found: dict[str, Any] = {"grown_s": round(time.perf_counter() - began, 1)}
    began = time.perf_counter()
    library.pack()
    found["packed_s"] = round(time.perf_counter() - began, 1)
    library.close()
    found["library_bytes"] = (folder / "library.sqlite").stat().st_size
    asked: dict[str, Assistant] = {}
    for store in stores:
        own = folder.with_name(f"{folder.name}-{store}")
        if not own.exists():
            shutil.copytree(folder, own)
        found[store], asked[store] = filled(small, own, store)
    passages = {store: [ask(a, t) for t in texts] for store, a in asked.items()}
    for store, answers in passages.items():
        found[store]["first"] = percentiles([ms for ms, _ in answers])
    times: dict[str, list[float]] = {store: [] for store in stores}
    for text in texts:
        for store, assistant in asked.items():
            times[store].append(ask(assistant, text)[0])
    for store, assistant in asked.items():
        found[store]["again"] = percentiles(times[store])
        began = time.perf_counter()
        assistant.remove(assistant.articles()[0].article.id)
        grow(assistant.folder, real, size + 10, small.settings.model).close()
        found[store]["after_one_more_ms"] = round(ask(assistant, texts[0])[0], 1)
    same = [
        len({str(answer[1]) for answer in row}) == 1 for row in zip(*passages.values(), strict=True)
    ]
    found["same_answers"] = f"{sum(same)} of {len(same)}"
    found["peak_kib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps(found, indent=1), flush=True)
    return found


def filled(small: Assistant, folder: Path, store: str) -> tuple[dict[str, Any], Assistant]:
    """A store filled from the library, then opened anew."""
    library = Library.open(folder)
    choose(library, Choice.asked(store, None))
    library.close()
    began = time.perf_counter()
    assistant = Assistant.open(folder)
    assistant.store.save()
    spent = time.perf_counter() - began
    assistant.close()
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    own = size - (folder / "library.sqlite").stat().st_size
    began = time.perf_counter()
    assistant = Assistant.open(folder, Settings(questions_kept=0))
    assistant.use(small.encoder())
    assistant.store.save()
    opened = time.perf_counter() - began
    return {"filled_s": round(spent, 1), "bytes": own, "opened_s": round(opened, 2)}, assistant


def ask(assistant: Assistant, text: str) -> tuple[float, list[tuple[str, int, int]]]:
    """Milliseconds, and the places that were found."""
    began = time.perf_counter()
    passages = assistant.ask(text).passages
    spent = 1000 * (time.perf_counter() - began)
    return spent, [(p.article.id, p.start, p.end) for p in passages]


def percentiles(times: list[float]) -> dict[str, float]:
    """The median and the 95th, in milliseconds."""
    p50, p95 = np.percentile(times, [50, 95]).round(1).tolist()
    return {"p50_ms": p50, "p95_ms": p95}


if __name__ == "__main__":
    main()
