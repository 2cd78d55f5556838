"""A question to hits: the passages that may answer it, best first.

In: a question and filters. Out: hits with the evidence for each. Invariant: filters narrow what is
searched before the best are taken; ties are broken by the article's file and the place in it.
"""

from dataclasses import dataclass

from qa.dense import DenseIndex
from qa.encoding import Encoded, Vectors
from qa.library import Library
from qa.records import Filters, Passage


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found."""

    passage: Passage
    score: float  # cosine of question and passage
    sentences: tuple[float, ...]  # cosine of question and each sentence of the passage


def search(
    library: Library, dense: DenseIndex, question: Encoded, limit: int, filters: Filters
) -> list[Hit]:
    """The `limit` best passages for a question."""
    allowed = library.allowed(filters)
    found = dense.search(question.vector, limit, allowed)
    ids = [number for number, _ in found]
    scores = dict(found)
    vectors = library.sentence_vectors(ids)
    hits = [
        Hit(passage, scores[passage.id], _sentences(vectors[passage.id], question.vector))
        for passage in library.passages(ids)
        if passage.id in vectors
    ]
    files = library.file_names({hit.passage.article for hit in hits})
    return sorted(hits, key=lambda hit: (-hit.score, files[hit.passage.article], hit.passage.start))


def _sentences(vectors: Vectors, question: Vectors) -> tuple[float, ...]:
    return tuple((vectors @ question).tolist())
