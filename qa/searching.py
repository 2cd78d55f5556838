"""A question to hits: the passages that may answer it, best first.

In: a question and filters. Out: hits with the evidence for each. Invariant: filters narrow what is
searched before the best are taken; ties are broken by the article's file and the place in it.

Two legs bring candidates: dense search by meaning, BM25 by words. All candidates are then looked at
a second time, by late interaction of tokens and by the share of the question's words they hold.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from qa import interaction
from qa.centring import Centres, Side
from qa.dense import DenseIndex
from qa.encoding import Encoded, Vectors
from qa.library import Evidence, Library
from qa.records import Filters, Passage
from qa.terms import QueryTerm


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it is searched for."""

    vector: Vectors  # (d,), centred, unit length
    tokens: Vectors  # (tokens, d), centred, unit length
    terms: Sequence[QueryTerm]

    @classmethod
    def of(
        cls, text: str, encoded: Encoded, terms: Sequence[QueryTerm], centres: Centres
    ) -> "Question":
        """A question from what the encoder and the analyser made of it."""
        vector = centres.sentence(encoded.vector, Side.QUESTION, text)
        return cls(vector, centres.token(encoded.tokens, Side.QUESTION, text), terms)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found."""

    passage: Passage
    score: float
    sentences: tuple[float, ...]  # how well each sentence of the passage fits the question
    words: tuple[str, ...]  # words of the question that the passage holds


def search(
    library: Library, dense: DenseIndex, question: Question, limit: int, filters: Filters
) -> list[Hit]:
    """The `limit` best passages for a question."""
    allowed = library.allowed(filters)
    near = dict(dense.search(question.vector, limit, allowed))
    worded = dict(library.lexical.search(question.terms, limit, allowed))
    ids = sorted(near.keys() | worded.keys())
    passages = library.passages(ids)
    ids = [passage.id for passage in passages]
    if not ids:
        return []
    evidence = library.evidence(ids)
    late = interaction.scores(question.tokens, [evidence[number].tokens for number in ids])
    scores = late + 0.1 * library.lexical.coverage(question.terms, ids)
    files = library.file_names({passage.article for passage in passages})
    hits = [
        Hit(passage, float(score), _sentences(question, evidence[passage.id]), ())
        for passage, score in zip(passages, scores, strict=True)
    ]
    return sorted(
        hits, key=lambda hit: (-hit.score, files[hit.passage.article], hit.passage.start)
    )[:limit]


def _sentences(question: Question, evidence: Evidence) -> tuple[float, ...]:
    """How well each sentence fits: late interaction with its own tokens, and its cosine."""
    width = interaction.row_bytes(question.tokens.shape[1])
    parts = [evidence.tokens[first * width : last * width] for first, last in evidence.ranges]
    late = interaction.scores(question.tokens, parts)
    return tuple((late + evidence.sentences @ question.vector).tolist())
