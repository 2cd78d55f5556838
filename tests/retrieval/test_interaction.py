"""Late interaction against a plain double loop, and what centring promises."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.models import embedded
from qa.models.centring import Centres, Side, korean_share, unit
from qa.storage import interaction


def rows(least: int, width: int = 24) -> st.SearchStrategy[interaction.Vectors]:
    """Token vectors: as many as drawn, from a drawn seed."""
    return st.builds(
        lambda count, seed: (
            np.random.default_rng(seed).standard_normal((count, width)).astype(np.float32)
        ),
        st.integers(least, 6),
        st.integers(0, 99),
    )


def packed(tokens: interaction.Vectors) -> interaction.Packed:
    return interaction.Packed(interaction.pack(tokens))


def naive(question: interaction.Vectors, tokens: interaction.Vectors) -> float:
    """MaxSim with signs, written out."""
    if not len(question) or not len(tokens):
        return 0.0
    scale = np.sqrt(2 / np.pi) * np.sqrt(question.shape[1])
    best = [max(float(q @ np.where(t > 0, 1, -1)) for t in tokens) / scale for q in question]
    return float(np.mean(best))


@given(rows(0), st.lists(rows(0), max_size=4))
def test_scores_are_those_of_a_double_loop(
    question: interaction.Vectors, passages: list[interaction.Vectors]
) -> None:
    question = unit(question)
    found, _ = interaction.scores(question, [packed(tokens) for tokens in passages])
    assert found == pytest.approx([naive(question, tokens) for tokens in passages], abs=1e-5)


@given(rows(1), st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), max_size=3))
def test_a_sentence_scores_as_its_tokens_alone(
    tokens: interaction.Vectors, drawn: list[list[int]]
) -> None:
    question = unit(tokens[::-1])
    ranges = [(min(a, b, len(tokens)), min(max(a, b), len(tokens))) for a, b in drawn]
    before, after = packed(tokens[:1]), packed(tokens)
    whole = interaction.Packed(after.tokens, ranges)
    _, sentences = interaction.scores(question, [before, whole, after])
    expected = [naive(question, tokens[first:last]) for first, last in ranges]
    assert sentences[1] == pytest.approx(expected, abs=1e-5)


@given(rows(1))
def test_a_token_more_never_lowers_a_score(tokens: interaction.Vectors) -> None:
    question = unit(tokens[:2])
    (fewer, all_), _ = interaction.scores(question, [packed(tokens[1:]), packed(tokens)])
    if len(tokens) > 1:
        assert all_ >= fewer - 1e-6


def test_layout_is_one_row_of_signs_a_token() -> None:
    tokens = np.array([[1, -1, 1, 1, -1, -1, -1, 1, 1], [-1] * 9], np.float32)
    assert interaction.pack(tokens) == bytes([0b10110001, 0b10000000, 0, 0])


def test_the_estimate_is_close_to_the_cosine() -> None:
    random = np.random.default_rng(0)
    question = unit(random.standard_normal((8, 384)).astype(np.float32))
    passage = unit(question + 0.05 * random.standard_normal((8, 384)).astype(np.float32))
    exact = (question @ passage.T).max(axis=1).mean()
    assert interaction.scores(question, [packed(passage)])[0] == pytest.approx(exact, abs=0.05)


def test_centres_of_an_unknown_model_change_nothing_but_length() -> None:
    centres = Centres.of("some/model", 4)
    vectors = np.array([[3, 0, 4, 0]], np.float32)
    for side in Side:
        assert centres.token(vectors, side, "무엇") == pytest.approx(unit(vectors))
        assert centres.sentence(vectors[0], side, "what") == pytest.approx([0.6, 0, 0.8, 0])


def test_the_middle_of_a_language_is_nothing() -> None:
    centres = Centres.of(embedded.NAME, 384)
    for side in Side:
        korean, english = centres.sentences[side]
        aside = np.zeros(384, np.float32)
        aside[7] = 1
        assert centres.sentence(korean + aside, side, "가나다") == pytest.approx(aside, abs=1e-5)
        apart = float(unit(korean) @ unit(english))
        assert apart < 0.999  # two languages have two middles
    gram = centres.directions @ centres.directions.T
    assert gram == pytest.approx(np.eye(len(gram)), abs=1e-5)


@pytest.mark.parametrize(
    ("text", "share"),
    [("한국어", 1), ("English", 0), ("AI 가", 0.5), ("123 !", 0.5), ("", 0.5)],
)
def test_korean_share(text: str, share: float) -> None:
    assert korean_share(text) == share


def test_more_tokens_than_are_unpacked_at_a_time_score_the_same() -> None:
    draw = np.random.default_rng(7)
    tokens = draw.standard_normal((600, 40)).astype(np.float32)
    question = unit(draw.standard_normal((5, 40)).astype(np.float32))
    ranges = [(0, 255), (255, 256), (256, 257), (250, 262), (256, 512), (511, 512), (599, 600)]
    passages = [interaction.Packed(interaction.pack(tokens), ranges), packed(tokens[590:])]
    wholes, (sentences, _) = interaction.scores(question, passages)
    expected = [naive(question, tokens), naive(question, tokens[590:])]
    assert wholes == pytest.approx(expected, abs=1e-5)
    expected = [naive(question, tokens[a:b]) for a, b in ranges]
    assert sentences == pytest.approx(expected, abs=1e-5)
