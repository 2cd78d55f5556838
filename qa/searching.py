"""A question to hits: the passages that may answer it, best first.

In: a question and filters. Out: hits with the evidence for each. Invariant: filters narrow what is
searched before the best are taken; ties are broken by the article's file and the place in it.

Two legs bring candidates: dense search by meaning, BM25 by words. Each candidate is then looked at
by both legs and by late interaction of its tokens with the question's; `fusion` weighs the three.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from qa import interaction
from qa.centring import Centres, Side
from qa.dense import DenseIndex
from qa.encoding import Encoded, Vectors
from qa.fusion import Evidence, share
from qa.library import Library, Stored
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
    """Every passage that one of the first `limit` of either leg is, best first."""
    allowed = library.allowed(filters)
    near = dense.search(question.vector, limit, allowed)
    worded = library.lexical.search(question.terms, limit, allowed)
    passages = library.passages(sorted({number for number, _ in [*near, *worded]}))
    if not passages:
        return []
    ids = [passage.id for passage in passages]
    stored = library.evidence(ids)
    scores = _evidence(library, question, ids, stored).scores
    files = library.file_names({passage.article for passage in passages})
    hits = [
        Hit(
            passage,
            float(score),
            _sentences(question, stored[passage.id]),
            tuple(library.lexical.matched(question.terms, passage.id)),
        )
        for passage, score in zip(passages, scores, strict=True)
    ]
    return sorted(hits, key=lambda hit: (-hit.score, files[hit.passage.article], hit.passage.start))


def _evidence(
    library: Library, question: Question, ids: Sequence[int], stored: Mapping[int, Stored]
) -> Evidence:
    """What each leg says of the candidates, also of those that the other one brought."""
    worded = dict(library.lexical.search(question.terms, len(ids), set(ids)))
    wholes = np.stack([stored[number].whole for number in ids])
    return Evidence(
        dense=wholes @ question.vector,
        interaction=interaction.scores(question.tokens, [stored[n].tokens for n in ids]),
        lexical=share(
            [worded.get(number, 0.0) for number in ids], library.lexical.bound(question.terms)
        ),
    )


def _sentences(question: Question, evidence: Stored) -> tuple[float, ...]:
    """How well each sentence fits: late interaction with its own tokens, and its cosine."""
    width = interaction.row_bytes(question.tokens.shape[1])
    parts = [evidence.tokens[first * width : last * width] for first, last in evidence.ranges]
    late = interaction.scores(question.tokens, parts)
    return tuple((late + evidence.sentences @ question.vector).tolist())
