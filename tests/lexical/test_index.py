"""The index scores as BM25 does, counts a thing once, and follows its transaction."""

import math
import sqlite3
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.terms import Alternative, QueryTerm, Terms, normalised
from qa.storage.lexical import LexicalIndex
from qa.storage.postings import K1, B

WORDS = st.sampled_from(["가", "나다", "apple", "3.5", "c++", "o'brien", "ㆍ가나", 'a"b', "%"])
PASSAGES = st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=12)


def term(*words: str, weight: float = 1.0) -> QueryTerm:
    return QueryTerm(words[0], tuple(Alternative((word,)) for word in words), weight)


def index_of(passages: Sequence[Sequence[str]]) -> LexicalIndex:
    index = LexicalIndex(sqlite3.connect(":memory:", isolation_level=None))
    index.create()
    for number, words in enumerate(passages):
        index.add(number, Terms(morphemes=tuple(words)))
    return index


def naive_bm25(question: Sequence[QueryTerm], passages: Sequence[Sequence[str]]) -> list[float]:
    mean = sum(map(len, passages)) / len(passages)
    scores = [0.0] * len(passages)
    for asked in question:
        ways = [token for way in asked.alternatives for token in way.tokens]
        counts = [sum(words.count(way) for way in ways) for words in passages]
        n = sum(count > 0 for count in counts)
        idf = math.log(1 + (len(passages) - n + 0.5) / (n + 0.5))
        for i, (count, words) in enumerate(zip(counts, passages, strict=True)):
            norm = K1 * (1 - B + B * len(words) / mean)
            scores[i] += asked.weight * idf * count * (K1 + 1) / (count + norm)
    return scores


@given(PASSAGES, st.lists(st.lists(WORDS, min_size=1, max_size=3, unique=True), max_size=4))
def test_scores_are_those_of_a_naive_bm25(
    passages: list[list[str]], asked: list[list[str]]
) -> None:
    question = [term(*ways) for ways in asked]
    found = index_of(passages).search(question, len(passages))
    naive = naive_bm25(question, passages)
    expected = sorted(
        ((i, score) for i, score in enumerate(naive) if score > 0),
        key=lambda hit: (-hit[1], hit[0]),
    )
    assert sorted(i for i, _ in found) == sorted(i for i, _ in expected)
    assert [score for _, score in found] == pytest.approx([score for _, score in expected])


@given(PASSAGES)
def test_removing_is_as_if_it_had_not_been_added(passages: list[list[str]]) -> None:
    index = index_of(passages)
    index.add(99, Terms(("가", "apple"), ("apple",), ("ㆍ가나",)))
    index.remove([99, 1000])
    clean = index_of(passages)
    question = [term("가"), term("apple"), term("ㆍ가나")]
    assert index.search(question, 20) == clean.search(question, 20)
    assert index.vocabulary() == clean.vocabulary()
    assert len(index) == len(clean)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=8))
def test_a_token_comes_back_as_it_was_spelt(text: str) -> None:
    token = normalised(text).replace(" ", "").lower()
    if token:
        index = index_of([[token], ["other"]])
        assert token in index


def test_an_alternative_of_several_tokens_needs_them_all() -> None:
    index = index_of([["united", "states"], ["united", "kingdom"], ["미국"]])
    question = [QueryTerm("미국", (Alternative(("미국",)), Alternative(("united", "states"), 0.5)))]
    assert [number for number, _ in index.search(question, 5)] == [2, 0]
    assert index.coverage(question, [0, 1, 2]).tolist() == [0.5, 0, 1]


def test_coverage_is_the_share_of_the_question_by_rarity() -> None:
    index = index_of([["가", "나"], ["가", "다"], ["가", "라"]])
    rare, common = math.log(1 + 2.5 / 1.5), math.log(1 + 0.5 / 3.5)
    question = [term("가"), term("나"), QueryTerm("가나", (Alternative(("가나",)),), 1, False)]
    expected = [1, common / (rare + common)]
    assert index.coverage(question, [0, 1]).tolist() == pytest.approx(expected)
    assert index.coverage([], [0]).tolist() == [0]
    assert index.matched(question, [1, 0]) == [("가",), ("가", "나")]


def test_a_word_of_no_passage_lowers_coverage() -> None:
    index = index_of([["가"], ["나"]])
    assert index.coverage([term("가"), term("없음")], [0])[0] < 0.4


def test_only_allowed_passages_are_found() -> None:
    index = index_of([["가"], ["가"], ["가"]])
    assert [number for number, _ in index.search([term("가")], 5, {1, 2, 77})] == [1, 2]
    assert index.search([term("가")], 5, set()) == []


def test_a_rolled_back_passage_is_gone_and_another_connection_is_seen(tmp_path: object) -> None:
    file = f"{tmp_path}/library.db"
    one = sqlite3.connect(file, isolation_level=None)
    index = LexicalIndex(one)
    index.create()
    one.execute("BEGIN")
    index.add(1, Terms(("가",)))
    assert [number for number, _ in index.search([term("가")], 5)] == [1]
    one.execute("ROLLBACK")
    assert index.search([term("가")], 5) == []
    two = sqlite3.connect(file, isolation_level=None)
    LexicalIndex(two).add(2, Terms(("가",)))
    assert [number for number, _ in index.search([term("가")], 5)] == [2]
    two.close()
    one.close()
