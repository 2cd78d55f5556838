"""qa beside other libraries for the same job: what is found, how fast, from how many passages on.

    pip install 'qa[peers]'
    python -m benchmarks.peers ../shared/data/retrieval --articles ../shared/articles \
        --sizes 1000 10000

All have the same weights and the same passages, cut by qa: a user of the other libraries would have
to clean and cut the articles as well. Each is set up as its pages show for Korean and English
articles, with words beside meaning where it can. Measured, always in turns in one process:

- quality: the questions of real articles (`articles/questions.jsonl`; what is shown for a passage
  found is the paragraph around it, for all), and slices of the collections in BEIR's form, where the
  others are given vectors from sentence-transformers in single precision, for time's sake;
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
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from benchmarks.growing import grow, pool
from benchmarks.peer_programs import PEERS, Peer, encode, write_texts
from benchmarks.quality import machine
from benchmarks.start import spent
from qa import embedded, evaluation
from qa.assistant import Assistant
from qa.encoding import Encoder, load
from qa.evaluating import fill
from qa.evaluation import Collection, Searcher
from qa.library import Library

_OUT = Path(__file__).parent / "peers.json"
_DEPTH = 20
_HAYSTACK_MOST = 10_000  # its store in memory compares Python lists; more takes minutes a question
_ASKED = 20  # questions of a size
_PACKAGES = ("sentence-transformers", "faiss-cpu", "txtai", "haystack-ai")


@dataclass(frozen=True, slots=True)
class Work:
    """What all parts of a run share."""

    encoder: Encoder
    model: str  # the folder of the same weights
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
            "articles": lambda: articles.quality(questions),
            "warm": lambda: articles.warm(questions, given.rounds),
            "indexing": lambda: articles.indexing(given.rounds),
            "cold": lambda: articles.cold(questions[0]["question"], given.rounds),
            "sizes": lambda: [articles.grown(size, questions) for size in given.sizes],
            "collections": lambda: [
                collection_figures(work, slice_of(evaluation.read(path.parent), given))
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
    shown: list[str]  # the paragraph around each
    peers: dict[str, Peer]

    @classmethod
    def of(cls, work: Work, source: Path) -> "Articles":
        """Index the articles and fill the others with the passages."""
        assistant = _assistant(work, "articles")
        assistant.index([source])
        texts, shown = _texts(assistant.library)
        peers: dict[str, Peer] = {name: make(work.model) for name, make in PEERS.items()}
        for peer in peers.values():
            peer.fill(texts)
        return cls(work, source, assistant, texts, shown, peers)

    def quality(self, questions: Sequence[Mapping[str, str]]) -> dict[str, dict[str, int]]:
        """How often what answers stands first, and among the first three, by language."""
        found: dict[str, dict[str, int]] = {}
        for name, show in self._shows().items():
            found[name] = {"questions": len(questions)}
            for row in questions:
                gold = "".join(row["gold"].split())
                ranks = [gold in "".join(text.split()) for text in show(row["question"])]
                for depth in (1, 3):
                    label = f"{row['lang']}_first_{depth}"
                    found[name][label] = found[name].get(label, 0) + any(ranks[:depth])
        return found

    def _shows(self) -> dict[str, Callable[[str], list[str]]]:
        """From a question to the texts shown, distinct, for each library."""

        def paragraphs(peer: Peer) -> Callable[[str], list[str]]:
            return lambda asked: list(
                dict.fromkeys(self.shown[number] for number in peer.ask(asked, _DEPTH))
            )

        ways: dict[str, Callable[[str], list[str]]] = {
            "qa": lambda asked: [passage.text for passage in self.assistant.ask(asked).passages]
        }
        return ways | {name: paragraphs(peer) for name, peer in self.peers.items()}

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
        """Passages a second, each in turn; qa does all, from the files on."""
        seconds: dict[str, list[float]] = {name: [] for name in ("qa", *self.peers)}
        for number in range(rounds):
            assistant = _assistant(self.work, f"again-{number}")
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
        texts, _ = _texts(library)
        vectors = library.vectors(library.passage_ids())
        library.close()
        assistant = _assistant(self.work, str(size))
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


def slice_of(collection: Collection, given: argparse.Namespace) -> Collection:
    """Some questions spread over the collection, what answers them, and documents beside it."""
    ids = list(collection.questions)
    step = max(1, len(ids) // given.questions)
    questions = {key: collection.questions[key] for key in ids[::step][: given.questions]}
    relevant = {key: collection.relevant[key] for key in questions}
    wanted = {document for documents in relevant.values() for document in documents}
    others = [document.id for document in collection.documents if document.id not in wanted]
    more = max(0, given.documents - len(wanted))
    wanted |= set(others[:: max(1, len(others) // max(1, more))][:more])
    documents = tuple(one for one in collection.documents if one.id in wanted)
    return replace(collection, documents=documents, questions=questions, relevant=relevant)


def collection_figures(work: Work, collection: Collection) -> dict[str, Any]:
    """Documents found by each library; a document is found when a passage of it is."""
    assistant = _assistant(work, collection.name)
    for _ in fill(assistant, work.encoder, collection):
        pass
    library = assistant.library
    files = {summary.article.id: summary.article.file for summary in assistant.articles()}
    homes = {one.id: files[one.article] for one in library.passages(library.passage_ids())}
    texts, _ = _texts(library)
    vectors = encode(work.model, texts)
    ranked: dict[str, Searcher] = {
        "qa": lambda asked: _distinct(homes[hit.passage.id] for hit in assistant.find(asked))
    }
    order = list(homes.values())
    for name, make in PEERS.items():
        peer: Peer = make(work.model)
        peer.fill(texts, vectors)
        ranked[name] = _documents(peer, order)
    reports = evaluation.evaluate(collection, ranked)
    assistant.close()
    print(f"{collection.name}\n{evaluation.table(reports)}", flush=True)
    gains = [evaluation.difference(reports[0], report) for report in reports[1:]]
    ends = [f"{gain.mean:+.3f} ({gain.low:+.3f} to {gain.high:+.3f})" for gain in gains]
    found = evaluation.as_json(collection, reports)
    return found | {"passages": len(texts), "gain_of_qa": dict(zip(PEERS, ends, strict=True))}


def _documents(peer: Peer, homes: Sequence[str]) -> Searcher:
    return lambda asked: _distinct(homes[number] for number in peer.ask(asked, 3 * _DEPTH))


def _distinct(names: Any) -> list[str]:
    return list(dict.fromkeys(names))


def _texts(library: Library) -> tuple[list[str], list[str]]:
    """Each passage's text, and that of the paragraph around it."""
    texts, shown = [], []
    articles: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    for one in library.passages(library.passage_ids()):
        if one.article not in articles:
            text = library.article(one.article).text
            articles[one.article] = text, library.layout(one.article)[0]
        text, paragraphs = articles[one.article]
        texts.append(text[one.start : one.end])
        first = min([a for a, b in paragraphs if a <= one.start < b], default=one.start)
        last = max([b for a, b in paragraphs if a < one.end <= b], default=one.end)
        shown.append(text[first:last])
    return texts, shown


def _assistant(work: Work, name: str) -> Assistant:
    assistant = Assistant.open(work.folder / name)
    assistant.use(work.encoder)
    assistant.create()
    return assistant


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
