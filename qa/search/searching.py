"""A question to hits: the passages that may answer it, best first.

In: a question and filters. Out: hits with the evidence for each. Invariant: filters narrow what is
searched before the best are taken; ties are broken by the article's file and the place in it.

Two legs bring candidates: dense search by meaning, BM25 by words. Each candidate is then looked at
by both legs and by late interaction of its tokens with the question's; `fusion` weighs the three.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from qa.language.terms import QueryTerm
from qa.models.centring import Centres, Side
from qa.models.encoding import Encoded, Vectors
from qa.records import Filters, Passage
from qa.search.fusion import Evidence, share
from qa.storage import interaction
from qa.storage.entries import Stored
from qa.storage.library import Library
from qa.storage.stores import Store


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
    library: Library, store: Store, question: Question, limit: int, filters: Filters
) -> list[Hit]:
    """Every passage that one of the first `limit` of either leg is, best first."""
    near = store.search(question.vector, limit, filters)
    worded = store.search_words(question.terms, limit, filters)
    candidates = library.candidates(sorted({number for number, _ in [*near, *worded]}))
    if not candidates:
        return []
    passages = [one.passage for one in candidates]
    ids = [passage.id for passage in passages]
    evidence, fits = _evidence(library, question, ids, [one.stored for one in candidates])
    scores = evidence.scores
    matched = library.lexical.matched(question.terms, ids)
    files = library.file_names({passage.article for passage in passages})
    hits = [
        Hit(passage, float(scores[row]), fits[row], matched[row])
        for row, passage in enumerate(passages)
    ]
    return sorted(hits, key=lambda hit: (-hit.score, files[hit.passage.article], hit.passage.start))


def _evidence(
    library: Library, question: Question, ids: Sequence[int], stored: Sequence[Stored]
) -> tuple[Evidence, list[tuple[float, ...]]]:
    """What each leg says of the candidates, also of those that the other one brought.

    Beside it, how well each sentence of each fits: late interaction with its own tokens, and its
    cosine.
    """
    late, inside = interaction.scores(
        question.tokens, [interaction.Packed(one.tokens, one.ranges) for one in stored]
    )
    evidence = Evidence(
        dense=np.stack([one.whole for one in stored]) @ question.vector,
        interaction=late,
        lexical=share(
            library.lexical.scores(question.terms, ids), library.lexical.bound(question.terms)
        ),
    )
    fits = [
        tuple((own + one.sentences @ question.vector).tolist())
        for own, one in zip(inside, stored, strict=True)
    ]
    return evidence, fits
