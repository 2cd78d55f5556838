"""Leaving passages out never changes what is found: the same passages, scores and order."""

import sqlite3
from collections.abc import Iterator

import numpy as np
import pytest

from qa.language.terms import Alternative, QueryTerm, Terms
from qa.storage import pruning
from qa.storage.lexical import LexicalIndex

COUNT = 600
WORDS = [f"w{number}" for number in range(40)]


@pytest.fixture
def index() -> Iterator[LexicalIndex]:
    """Passages of words as frequent as in a text: the first in half of all, the last in few."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    index = LexicalIndex(connection)
    index.create()
    chance = np.random.default_rng(3)
    weights = 1 / np.arange(1, len(WORDS) + 1)
    for number in range(1, COUNT + 1):
        size = int(chance.integers(1, 30))
        words = chance.choice(WORDS, size, p=weights / weights.sum())
        index.add(3 * number, Terms(tuple(words.tolist()), tuple(words[:2].tolist())))
    yield index
    connection.close()


def term(chance: np.random.Generator) -> QueryTerm:
    ways = tuple(
        Alternative(tuple(chance.choice(WORDS, int(chance.integers(1, 3))).tolist()), weight)
        for weight in (1.0, 0.7)[: int(chance.integers(1, 3))]
    )
    return QueryTerm("word", ways, float(chance.choice([0.3, 0.6, 1.0])))


def all_scored(
    index: LexicalIndex, question: list[QueryTerm], allowed: list[int] | None
) -> list[tuple[int, float]]:
    passages = list(range(3, 3 * COUNT + 1, 3)) if allowed is None else sorted(set(allowed))
    scores = index.scores(question, passages).tolist()
    found = [(p, s) for p, s in zip(passages, scores, strict=True) if s > 0]
    return sorted(found, key=lambda hit: (-hit[1], hit[0]))


@pytest.mark.parametrize("seed", range(40))
def test_what_is_found_is_what_scoring_all_finds(
    index: LexicalIndex, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = np.random.default_rng(seed)
    monkeypatch.setattr(pruning, "FEW", 0)
    monkeypatch.setattr(pruning, "_DONE", int(chance.choice([0, 20])))
    question = [term(chance) for _ in range(int(chance.integers(1, 9)))]
    some = chance.choice(3 * COUNT, int(chance.integers(0, COUNT))).tolist()
    choices: list[list[int] | None] = [None, some, []]
    for allowed in choices:
        whole = all_scored(index, question, allowed)
        for limit in (1, 5, 50, 2 * COUNT):
            assert index.search(question, limit, allowed) == whole[:limit]


def test_frequent_words_are_not_added_up(
    index: LexicalIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "FEW", 0)
    question = [QueryTerm(word, (Alternative((word,)),)) for word in ("w39", "w38", "w37", "w0")]
    weighed = index._weighed(question)
    found = pruning.candidates(weighed, index._postings.lengths(), 3)
    rare = {int(p) for postings, _ in weighed[:3] for p in postings.passages}
    assert {passage for passage, _ in index.search(question, 3)} <= set(found.tolist())
    assert len(found) <= len(rare) < len(weighed[3][0].passages)


def test_passages_taken_out_just_now_and_numbers_far_apart_do_no_harm(
    index: LexicalIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pruning, "FEW", 0)
    index.add(2**31, Terms(("w0", "w1")))
    question = [QueryTerm(word, (Alternative((word,)),)) for word in ("w0", "w1")]
    assert 2**31 in dict(index.search(question, COUNT))
    index.remove([2**31])
    assert index.search(question, 9) == all_scored(index, question, None)[:9]
