"""qa beside other libraries for the same job: what is found, how fast, from how many passages on.

    pip install 'qa[peers]'
    python -m benchmarks.peers ../shared/data/retrieval --articles ../shared/articles \
        --sizes 1000 10000

All have the same passages, cut by qa: a user of the other libraries would have to clean and cut the
articles as well. The others have multilingual-e5-small as it came, qa what it made of it. Each is
set up as its pages show for Korean and English articles, with words beside meaning where it can.
Measured, always in turns in one process:

- quality: the questions of real articles (`articles/questions.jsonl`) and slices of the collections
  in BEIR's form, see `benchmarks.peer_quality`;
- indexing: passages a second over the articles. qa reads, cleans, cuts, encodes, analyses and
  stores; the others are given the passages and encode them;
- a warm question, and one from a cold start with everything loaded anew;
- the same with the passages of a grown library (`benchmarks.growing`), for each of `--sizes`.

Writes benchmarks/peers.json.
"""

import argparse
import json
import logging
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks.growing import grow, pool
from benchmarks.peer_programs import PEERS, Peer, write_texts
from benchmarks.peer_quality import new_assistant, on_articles, on_collection, slice_of, texts_of
from benchmarks.quality import machine
from benchmarks.start import spent
from qa import evaluation
from qa.assistant import Assistant
from qa.models import embedded
from qa.models.encoding import Encoder, load

_OUT = Path(__file__).parent / "peers.json"
_HAYSTACK_MOST = 10_000  # its store in memory compares Python lists; more takes minutes a question
_ASKED = 20  # questions of a size
_PACKAGES = ("sentence-transformers", "faiss-cpu", "txtai", "haystack-ai")


@dataclass(frozen=True, slots=True)
class Work:
    """What all parts of a run share."""

    encoder: Encoder
    model: str  # the folder of the encoder as it came
    folder: Path  # where indexes are made


def main() -> None:
    """Measure, print, write down."""
    given = _arguments()
    _quiet()
    result: dict[str, Any] = {"date": datetime.now(UTC).date().isoformat(), "machine": machine()}
    result["versions"] = {name: version(name) for name in _PACKAGES}
    with tempfile.TemporaryDirectory() as temporary:
        work = Work(load(), str(embedded.ensure()), Path(temporary))
        questions = _rows(given.folder / "articles" / "questions.jsonl")
        articles = Articles.of(work, given.articles)
        result["passages"] = len(articles.texts)
        parts: Mapping[str, Callable[[], object]] = {
            "indexing": lambda: articles.indexing(given.rounds),
            "articles": lambda: articles.quality(questions),
            "warm": lambda: articles.warm(questions, given.rounds),
            "cold": lambda: articles.cold(questions[0]["question"], given.rounds),
            "sizes": lambda: [articles.grown(size, questions) for size in given.sizes],
            "collections": lambda: [
                on_collection(
                    work.encoder,
                    work.model,
                    work.folder,
                    slice_of(evaluation.read(path.parent), given.documents, given.questions),
                )
                for path in sorted(given.folder.glob("*/corpus.jsonl"))
            ],
        }
        for name in given.parts or parts:
            result[name] = parts[name]()
            print(name, json.dumps(result[name], ensure_ascii=False, indent=1), flush=True)
            _write(given.out, result)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--documents", type=int, default=300, help="of each collection")
    parser.add_argument("--questions", type=int, default=100, help="of each collection")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--parts", nargs="*", help="only these; the rest of the file is kept")
    parser.add_argument("--out", type=Path, default=_OUT)
    return parser.parse_args()


def _write(path: Path, result: dict[str, Any]) -> None:
    before = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    path.write_text(json.dumps(before | result, indent=1, ensure_ascii=False) + "\n", "utf-8")


@dataclass(frozen=True, slots=True)
class Articles:
    """The real articles in qa and in all the others."""

    work: Work
    source: Path
    assistant: Assistant
    texts: list[str]
    peers: dict[str, Peer]
    seconds: dict[str, list[float]]  # of indexing them

    @classmethod
    def of(cls, work: Work, source: Path) -> "Articles":
        """Index the articles and fill the others with the passages."""
        first = new_assistant(work.encoder, work.folder / "first")
        first.index([sorted(source.glob("*.txt"))[0]])  # what is loaded first is not counted
        first.close()
        assistant = new_assistant(work.encoder, work.folder / "articles")
        seconds = {"qa": [_timed(assistant.index, [source])]}
        texts = texts_of(assistant.library)
        peers: dict[str, Peer] = {name: make(work.model) for name, make in PEERS.items()}
        for name, peer in peers.items():
            peer.fill(texts[:2])
            seconds[name] = [_timed(peer.fill, texts)]
        return cls(work, source, assistant, texts, peers, seconds)

    def quality(self, questions: Sequence[Mapping[str, str]]) -> dict[str, dict[str, int]]:
        """How often what answers stands first, and among the first three, by language."""
        return on_articles(self.assistant, self.peers, questions)

    def warm(self, questions: Sequence[Mapping[str, str]], rounds: int) -> dict[str, Any]:
        """Milliseconds of a question, all asked in turns."""
        return in_turns(self._asks(self.assistant, self.peers), _texts_of(questions), rounds)

    @staticmethod
    def _asks(
        assistant: Assistant, peers: Mapping[str, Peer]
    ) -> dict[str, Callable[[str], object]]:
        def asking(peer: Peer) -> Callable[[str], object]:
            return lambda asked: peer.ask(asked, 5)

        ways: dict[str, Callable[[str], object]] = {"qa": assistant.ask}
        return ways | {name: asking(peer) for name, peer in peers.items()}

    def indexing(self, rounds: int) -> dict[str, Any]:
        """Passages a second, each in turn; qa does all, from the files on.

        The first round is that in which they were filled.
        """
        seconds = {name: list(times) for name, times in self.seconds.items()}
        for number in range(1, rounds):
            assistant = new_assistant(self.work.encoder, self.work.folder / f"again-{number}")
            seconds["qa"].append(_timed(assistant.index, [self.source]))
            assistant.close()
            for name, peer in self.peers.items():
                seconds[name].append(_timed(peer.fill, self.texts))
        return _rates(seconds, len(self.texts))

    def cold(self, question: str, rounds: int) -> dict[str, Any]:
        """Seconds from nothing to an answer, by processes started in turns."""
        folder = self.work.folder / "saved"
        folder.mkdir()
        write_texts(folder, self.texts)
        index = str(self.assistant.folder)
        commands = {"qa": [sys.executable, "-m", "qa", "ask", question, "--index", index]}
        for name, peer in self.peers.items():
            peer.save(folder)
            given = [name, str(folder), self.work.model, question]
            commands[name] = [sys.executable, "-m", "benchmarks.peer_programs", *given]
        for command in commands.values():
            spent(command)  # the first run reads files that later ones find in memory
        clocks = [{name: spent(c).clock for name, c in commands.items()} for _ in range(rounds)]
        return {
            name: {
                "seconds": round(median(one[name] for one in clocks), 2),
                "ratio": round(median(one[name] / one["qa"] for one in clocks), 2),
            }
            for name in commands
        }

    def grown(self, size: int, questions: Sequence[Mapping[str, str]]) -> dict[str, Any]:
        """A warm question among so many passages; none is encoded anew."""
        folder = self.work.folder / str(size)
        library = grow(folder, pool(self.assistant), size, self.work.encoder.name)
        library.pack()
        texts = texts_of(library)
        vectors = library.vectors(library.passage_ids())
        library.close()
        assistant = new_assistant(self.work.encoder, self.work.folder / str(size))
        assistant.store.save()
        found: dict[str, Any] = {"passages": len(texts), "filled_s": {}}
        peers: dict[str, Peer] = {}
        for name, make in PEERS.items():
            if name == "haystack" and size > _HAYSTACK_MOST:
                continue
            peers[name] = make(self.work.model)
            found["filled_s"][name] = round(_timed(peers[name].fill, texts, vectors), 1)
        asked = _texts_of(questions)[:: max(1, len(questions) // _ASKED)]
        found["warm"] = in_turns(self._asks(assistant, peers), asked, 2)
        assistant.close()
        return found


def in_turns(
    ways: Mapping[str, Callable[[str], object]], questions: Sequence[str], rounds: int
) -> dict[str, Any]:
    """Milliseconds of each way: median, 95th, and the median of its ratios to the first way's."""
    spent_on: dict[str, list[float]] = {name: [] for name in ways}
    for question in questions:
        for way in ways.values():
            way(question)  # what is loaded or read at first use is not counted
    for question in [*questions] * rounds:
        for name, way in ways.items():
            spent_on[name].append(1000 * _timed(way, question))
    first = spent_on[next(iter(ways))]
    return {
        name: {
            "p50_ms": round(float(np.percentile(times, 50)), 1),
            "p95_ms": round(float(np.percentile(times, 95)), 1),
            "ratio": round(float(np.median(np.divide(times, first))), 2),
        }
        for name, times in spent_on.items()
    }


def _rates(seconds: Mapping[str, Sequence[float]], passages: int) -> dict[str, Any]:
    """Passages a second, and the median of how many times as many qa's are."""
    return {
        name: {
            "passages_a_second": round(passages / median(times), 1),
            "ratio": round(float(np.median(np.divide(times, seconds["qa"]))), 2),
        }
        for name, times in seconds.items()
    }


def _texts_of(questions: Sequence[Mapping[str, str]]) -> list[str]:
    return [row["question"] for row in questions]


def _timed(run: Callable[..., object], *arguments: object) -> float:
    began = time.perf_counter()
    run(*arguments)
    return time.perf_counter() - began


def _quiet() -> None:
    from transformers.utils import logging as reports

    reports.set_verbosity_error()  # type: ignore[no-untyped-call]
    reports.disable_progress_bar()  # type: ignore[no-untyped-call]
    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


if __name__ == "__main__":
    main()
