"""Packed postings say what FTS5 says, whatever came and went before and after."""

import sqlite3
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.language.terms import Alternative, QueryTerm, Terms
from qa.storage import packing
from qa.storage.lexical import LexicalIndex

WORDS = ["가", "나다", "apple", "3.5", "c++", "o'brien", "ㆍ가나", 'a"b', "%", "=us", "and", "*"]
LISTS = st.lists(st.sampled_from(WORDS), max_size=6).map(tuple)
STEPS = st.lists(
    st.one_of(
        st.builds(Terms, LISTS.filter(bool), LISTS, LISTS),
        st.integers(1, 12),  # a passage to take out
        st.sampled_from(["pack", "roll back"]),
    ),
    max_size=25,
)
QUESTION = [
    QueryTerm(word, (Alternative((word,)), Alternative((other, "가"), 0.5)))
    for word, other in pairwise(WORDS)
]


def empty() -> tuple[sqlite3.Connection, LexicalIndex]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    index = LexicalIndex(connection)
    index.create()
    return connection, index


def everything(index: LexicalIndex) -> object:
    postings = [(index._postings.of(word).passages.tolist()) for word in WORDS]
    return index.search(QUESTION, 50), len(index), index.mean_length, postings


@given(STEPS)
def test_packing_changes_nothing(steps: list[Terms | int | str]) -> None:
    _, plain = empty()
    connection, packed = empty()
    number = 0
    for step in steps:
        if isinstance(step, Terms):
            number += 1
            plain.add(number, step)
            packed.add(number, step)
        elif isinstance(step, int):
            plain.remove([step])
            packed.remove([step])
        else:
            connection.execute("BEGIN")
            packing.pack(connection, 3)
            connection.execute("COMMIT" if step == "pack" else "ROLLBACK")
        assert everything(packed) == everything(plain)


def test_a_segment_is_made_when_it_is_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "LEAST", 4)
    monkeypatch.setattr(packing, "SEGMENT", 10)
    connection, index = empty()
    for number in range(1, 4):
        index.add(number, Terms(("가",)))
    assert not index.pack()
    assert not packing.is_packed(connection)
    for number in range(4, 26):
        index.add(number, Terms(("가",)))
    assert index.pack()
    assert index.pack()
    assert not index.pack()
    assert [*connection.execute("SELECT last FROM lexical_segments")] == [(10,), (20,), (25,)]
    assert len(index.search([QueryTerm("가", (Alternative(("가",)),))], 50)) == 25


def test_a_packed_term_is_not_read_row_by_row() -> None:
    connection, index = empty()
    for number in range(1, 50):
        index.add(number, Terms(("가", "나")))
    packing.pack(connection)
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    assert len(index._postings.of("가").passages) == 49
    assert not [statement for statement in asked if "lexical_places" in statement]
