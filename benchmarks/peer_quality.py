"""How well qa and other libraries find in the same passages.

The others have the embedded encoder as it came, qa what training made of it.

In: passages in each of them, questions with known answers. Out: how often what answers was found.
Invariant: all are asked the same questions, and what they find is shown in the same way.

On real articles a passage found is shown with the sentences around it as qa shows it, for all. On
slices of collections in BEIR's form a document is found when a passage of it is; there the others
are given vectors from sentence-transformers in single precision, for time's sake.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.peer_programs import PEERS, Peer, encode
from qa import evaluation
from qa.assistant import Assistant
from qa.evaluating import fill
from qa.evaluation import Collection, Searcher
from qa.models.encoding import Encoder
from qa.search.answering import cite
from qa.search.expecting import expected
from qa.search.searching import Hit
from qa.settings import Settings
from qa.storage.library import Library

_DEPTH = 20


def on_articles(
    assistant: Assistant, peers: Mapping[str, Peer], questions: Sequence[Mapping[str, str]]
) -> dict[str, dict[str, int]]:
    """How often what answers stands first, and among the first three, by language."""
    found: dict[str, dict[str, int]] = {}
    for name, show in _shows(assistant, peers).items():
        found[name] = {"questions": len(questions)}
        for row in questions:
            gold = "".join(row["gold"].split())
            ranks = [gold in "".join(text.split()) for text in show(row["question"])]
            for depth in (1, 3):
                label = f"{row['lang']}_first_{depth}"
                found[name][label] = found[name].get(label, 0) + any(ranks[:depth])
    return found


def _shows(
    assistant: Assistant, peers: Mapping[str, Peer]
) -> dict[str, Callable[[str], list[str]]]:
    """From a question to the texts shown, for each library."""
    library, most = assistant.library, assistant.settings.shown_most
    passages = library.passages(library.passage_ids())

    def shown(peer: Peer) -> Callable[[str], list[str]]:
        def show(asked: str) -> list[str]:
            found = [passages[number] for number in peer.ask(asked, _DEPTH)]
            hits = [Hit(one, 0.0, (0.0,) * len(one.sentences), ()) for one in found]
            return [place.text for place in cite(library, hits, expected(asked), 5, most)]

        return show

    ways: dict[str, Callable[[str], list[str]]] = {
        "qa": lambda asked: [passage.text for passage in assistant.ask(asked).passages]
    }
    return ways | {name: shown(peer) for name, peer in peers.items()}


def slice_of(collection: Collection, documents: int, questions: int) -> Collection:
    """Some questions spread over the collection, what answers them, and documents beside it."""
    ids = list(collection.questions)
    step = max(1, len(ids) // questions)
    asked = {key: collection.questions[key] for key in ids[::step][:questions]}
    relevant = {key: collection.relevant[key] for key in asked}
    wanted = {document for documents in relevant.values() for document in documents}
    others = [document.id for document in collection.documents if document.id not in wanted]
    more = max(0, documents - len(wanted))
    wanted |= set(others[:: max(1, len(others) // max(1, more))][:more])
    kept = tuple(one for one in collection.documents if one.id in wanted)
    return replace(collection, documents=kept, questions=asked, relevant=relevant)


def on_collection(
    encoder: Encoder, model: str, folder: Path, collection: Collection
) -> dict[str, Any]:
    """Documents found by each library; a document is found when a passage of it is."""
    assistant = new_assistant(encoder, folder / collection.name)
    for _ in fill(assistant, encoder, collection):
        pass
    library = assistant.library
    files = {summary.article.id: summary.article.file for summary in assistant.articles()}
    homes = {one.id: files[one.article] for one in library.passages(library.passage_ids())}
    texts = texts_of(library)
    vectors = encode(model, texts)
    ranked: dict[str, Searcher] = {
        "qa": lambda asked: _distinct(homes[hit.passage.id] for hit in assistant.find(asked))
    }
    order = list(homes.values())
    for name, make in PEERS.items():
        peer: Peer = make(model)
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


def _distinct(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))


def texts_of(library: Library) -> list[str]:
    """Each passage's text."""
    texts: dict[str, str] = {}
    found = []
    for one in library.passages(library.passage_ids()):
        if one.article not in texts:
            texts[one.article] = library.article(one.article).text
        found.append(texts[one.article][one.start : one.end])
    return found


def new_assistant(encoder: Encoder, folder: Path) -> Assistant:
    """An index in a folder, made where there is none."""
    assistant = Assistant.open(folder, Settings(questions_kept=0))
    assistant.use(encoder)
    assistant.create()
    return assistant
