"""What a user would write with other libraries for the same job, each as its own pages show.

In: passages, and vectors of them where these are known already. Out: for a question the numbers of
the passages found, best first. Invariant: all use the embedded model's weights in single precision,
through sentence-transformers and with its prompts.

    python -m benchmarks.peer_programs NAME FOLDER MODEL QUESTION

opens what one of them has saved and prints what it finds, for `benchmarks.peers` to time.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
_TEXTS = "texts.json"
# The folder is written in half precision, which processors compute slowly.
_SINGLE: Mapping[str, str] = MappingProxyType({"dtype": "float32"})
_QUERY, _PASSAGE = "query: ", "passage: "


class Peer(Protocol):
    """Another library over some passages."""

    def fill(self, texts: Sequence[str], vectors: Vectors | None = None) -> None:
        """Take in passages; they are encoded here unless their vectors are given."""

    def ask(self, question: str, depth: int) -> list[int]:
        """The numbers of the passages that a question finds, best first."""

    def save(self, folder: Path) -> None:
        """Write to a folder what `open` needs."""

    def open(self, folder: Path) -> None:
        """Take what was saved there."""


def _sentence_transformer(model: str) -> Any:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(model, model_kwargs=dict(_SINGLE))


def encode(model: str, texts: Sequence[str]) -> Vectors:
    """The vectors of passages (n, d), as sentence-transformers makes them."""
    loaded = _sentence_transformer(model)
    vectors: Vectors = loaded.encode_document(list(texts), normalize_embeddings=True)
    return vectors


class Plain:
    """sentence-transformers and an exact FAISS index."""

    def __init__(self, model: str) -> None:
        self.model = _sentence_transformer(model)
        self.index: Any = None

    def fill(self, texts: Sequence[str], vectors: Vectors | None = None) -> None:
        """Encode and add."""
        import faiss

        if vectors is None:
            vectors = self.model.encode_document(list(texts), normalize_embeddings=True)
        self.index = faiss.IndexFlatIP(vectors.shape[1])
        self.index.add(vectors)

    def ask(self, question: str, depth: int) -> list[int]:
        """Encode and search."""
        vector = self.model.encode_query([question], normalize_embeddings=True)
        return [int(number) for number in self.index.search(vector, depth)[1][0] if number >= 0]

    def save(self, folder: Path) -> None:
        """Write the index."""
        import faiss

        faiss.write_index(self.index, str(folder / "plain.faiss"))

    def open(self, folder: Path) -> None:
        """Read the index."""
        import faiss

        self.index = faiss.read_index(str(folder / "plain.faiss"))


class Txtai:
    """txtai: one Embeddings with dense and sparse vectors (`hybrid`) and the texts (`content`)."""

    def __init__(self, model: str) -> None:
        self.path = model
        self.embeddings: Any = None

    def fill(self, texts: Sequence[str], vectors: Vectors | None = None) -> None:
        """Index (number, text) pairs."""
        from txtai import Embeddings

        known = None if vectors is None else self._known(texts, vectors)
        if self.embeddings is None or known:
            self.embeddings = Embeddings(hybrid=True, content=True, **(known or self._encoding()))
        self.embeddings.index(list(enumerate(texts)))

    def _encoding(self) -> dict[str, Any]:
        kind = {"model_kwargs": dict(_SINGLE)}
        return {"path": self.path, "method": "sentence-transformers", "vectors": kind}

    def _known(self, texts: Sequence[str], vectors: Vectors) -> dict[str, Any]:
        """Vectors that are looked up for passages, and encoded for questions."""
        model = _sentence_transformer(self.path)
        rows = {text: row for row, text in enumerate(texts)}

        def transform(asked: Sequence[str]) -> Vectors:
            if all(text in rows for text in asked):
                return vectors[[rows[text] for text in asked]]
            found: Vectors = model.encode_query(list(asked), normalize_embeddings=True)
            return found

        return {"method": "external", "transform": transform}

    def ask(self, question: str, depth: int) -> list[int]:
        """Search both ways; txtai puts them together."""
        return [int(found["id"]) for found in self.embeddings.search(question, depth)]

    def save(self, folder: Path) -> None:
        """Write the index."""
        self.embeddings.save(str(folder / "txtai"))

    def open(self, folder: Path) -> None:
        """Read the index, as its own class method does."""
        from txtai import Embeddings

        self.embeddings = Embeddings(**self._encoding())
        self.embeddings.load(str(folder / "txtai"))


class Haystack:
    """Haystack: a pipeline of BM25 and dense retrieval over its store in memory, fused by rank."""

    def __init__(self, model: str) -> None:
        os.environ["HAYSTACK_TELEMETRY_ENABLED"] = "False"
        self.path = model
        self.store: Any = None
        self.pipeline: Any = None
        self._embedder: Any = None

    def fill(self, texts: Sequence[str], vectors: Vectors | None = None) -> None:
        """Embed documents and write them to the store."""
        from haystack import Document
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        known = [None] * len(texts) if vectors is None else vectors.tolist()
        documents = [
            Document(id=str(row), content=text, embedding=vector)
            for row, (text, vector) in enumerate(zip(texts, known, strict=True))
        ]
        if vectors is None:
            documents = self._documents_embedder().run(documents)["documents"]
        self.store = InMemoryDocumentStore(shared=False, return_embedding=False)
        self.store.write_documents(documents)
        self._assemble()

    def _documents_embedder(self) -> Any:
        if self._embedder is None:
            from haystack_integrations.components.embedders.sentence_transformers import (
                SentenceTransformersDocumentEmbedder,
            )

            self._embedder = SentenceTransformersDocumentEmbedder(
                prefix=_PASSAGE, **self._encoding()
            )
            self._embedder.warm_up()
        return self._embedder

    def _encoding(self) -> dict[str, Any]:
        return {
            "model": self.path,
            "normalize_embeddings": True,
            "progress_bar": False,
            "model_kwargs": dict(_SINGLE),
        }

    def _assemble(self) -> None:
        from haystack import Pipeline
        from haystack.components.joiners import DocumentJoiner
        from haystack.components.retrievers.in_memory import (
            InMemoryBM25Retriever,
            InMemoryEmbeddingRetriever,
        )
        from haystack_integrations.components.embedders.sentence_transformers import (
            SentenceTransformersTextEmbedder,
        )

        self.pipeline = Pipeline()
        embedder = SentenceTransformersTextEmbedder(prefix=_QUERY, **self._encoding())
        self.pipeline.add_component("embedder", embedder)
        self.pipeline.add_component("dense", InMemoryEmbeddingRetriever(self.store))
        self.pipeline.add_component("words", InMemoryBM25Retriever(self.store))
        joiner = DocumentJoiner(join_mode="reciprocal_rank_fusion")
        self.pipeline.add_component("joiner", joiner)
        self.pipeline.connect("embedder.embedding", "dense.query_embedding")
        self.pipeline.connect("dense", "joiner")
        self.pipeline.connect("words", "joiner")

    def ask(self, question: str, depth: int) -> list[int]:
        """Run the pipeline."""
        given = {
            "embedder": {"text": question},
            "dense": {"top_k": depth},
            "words": {"query": question, "top_k": depth},
            "joiner": {"top_k": depth},
        }
        return [int(found.id) for found in self.pipeline.run(given)["joiner"]["documents"]]

    def save(self, folder: Path) -> None:
        """Write the store, which is JSON."""
        self.store.save_to_disk(str(folder / "haystack.json"))

    def open(self, folder: Path) -> None:
        """Read the store."""
        from haystack.document_stores.in_memory import InMemoryDocumentStore

        self.store = InMemoryDocumentStore.load_from_disk(str(folder / "haystack.json"))
        self._assemble()


PEERS: Mapping[str, type[Plain] | type[Txtai] | type[Haystack]] = MappingProxyType(
    {"sentence-transformers and FAISS": Plain, "txtai": Txtai, "haystack": Haystack}
)


def main() -> None:
    """Open, ask once, print."""
    name, folder, model, question = sys.argv[1:]
    peer: Peer = PEERS[name](model)
    peer.open(Path(folder))
    texts = json.loads((Path(folder) / _TEXTS).read_text(encoding="utf-8"))
    for number in peer.ask(question, 5):
        print(texts[number])


def write_texts(folder: Path, texts: Sequence[str]) -> None:
    """Write the passages that `main` prints."""
    (folder / _TEXTS).write_text(json.dumps(list(texts)), encoding="utf-8")


if __name__ == "__main__":
    main()
