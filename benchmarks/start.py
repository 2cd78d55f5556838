"""How long one question takes from a cold start, beside a plain program of the usual parts.

The plain program imports sentence-transformers and FAISS, loads the same model and an index of the
same passages, and prints the nearest five. Both are started anew in every round, in turns. Printed:
seconds by the clock and of processor time, medians, and their ratio.

    python -m benchmarks.start [--folder corpus] [--rounds 5]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qa.assistant import Assistant
from qa.models import embedded

_PLAIN = """
import json, sys
import faiss
from sentence_transformers import SentenceTransformer
model = SentenceTransformer(sys.argv[1])
index = faiss.read_index(sys.argv[2])
passages = json.load(open(sys.argv[3], encoding="utf-8"))
vector = model.encode([sys.argv[4]], prompt_name="query", normalize_embeddings=True)
for score, number in zip(*(row[0] for row in index.search(vector, 5))):
    print(score, passages[number])
"""
_QUESTION = "큐타이의 직원은 몇 명인가?"


@dataclass(frozen=True, slots=True)
class Spent:
    """Seconds of one run."""

    clock: float
    processor: float


def main() -> None:
    """Run the benchmark and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path("corpus"))
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        commands = prepare(given.folder, Path(work))
        for command in commands.values():
            spent(command)  # the first run reads files that later ones find in memory
        rounds = [
            {name: spent(command) for name, command in commands.items()}
            for _ in range(given.rounds)
        ]
    clock = {name: statistics.median(one[name].clock for one in rounds) for name in commands}
    for name in commands:
        processor = statistics.median(one[name].processor for one in rounds)
        print(f"{name:24}{clock[name]:6.2f} s by the clock{processor:7.2f} s of processor time")
    ours, theirs = clock.values()
    print(f"{'ratio':24}{theirs / ours:6.2f}")


def prepare(folder: Path, work: Path) -> dict[str, list[str]]:
    """An index of each kind of the same passages, and the commands that ask them."""
    import faiss

    assistant = Assistant.open(work / "index")
    assistant.index([folder])
    library = assistant.library
    numbers = library.passage_ids()
    vectors = faiss.IndexFlatIP(assistant.encoder().dimension)
    vectors.add(library.vectors(numbers))
    faiss.write_index(vectors, str(work / "plain.faiss"))
    texts = [
        library.article(passage.article).text[passage.start : passage.end]
        for passage in library.passages(numbers)
    ]
    (work / "passages.json").write_text(json.dumps(texts), encoding="utf-8")
    assistant.close()
    plain = [str(embedded.ensure()), str(work / "plain.faiss"), str(work / "passages.json")]
    return {
        "qa ask": [sys.executable, "-m", "qa", "ask", _QUESTION, "--index", str(work / "index")],
        "sentence-transformers": [sys.executable, "-c", _PLAIN, *plain, _QUESTION],
    }


def spent(command: Sequence[str]) -> Spent:
    """Run a command to its end. Raises CalledProcessError if it fails."""
    before, began = os.times(), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
    clock, after = time.perf_counter() - began, os.times()
    user = after.children_user - before.children_user
    return Spent(clock, user + after.children_system - before.children_system)


if __name__ == "__main__":
    main()
