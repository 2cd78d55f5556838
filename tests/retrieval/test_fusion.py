"""What weighing the legs and judging the outcome promise."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.search import confidence, fusion
from qa.search.fusion import Evidence, Scores, share

cosines = st.lists(st.floats(-1, 1, width=32), min_size=1, max_size=8)


def of(*numbers: float) -> Scores:
    return np.array(numbers, np.float32)


@given(cosines)
def test_a_blind_leg_does_not_vote(numbers: list[float]) -> None:
    dense, none = of(*numbers), np.zeros(len(numbers), np.float32)
    scores = Evidence(dense, dense, share(none, 0.0)).scores
    assert np.argsort(-scores, kind="stable").tolist() == sorted(
        range(len(numbers)), key=lambda place: -scores[place]
    )
    assert scores == pytest.approx(dense * (fusion.DENSE + fusion.INTERACTION), abs=1e-6)


def test_weights_share_out_one() -> None:
    assert pytest.approx(1) == fusion.DENSE + fusion.INTERACTION + fusion.LEXICAL
    assert Evidence(of(1), of(1), of(1)).scores == pytest.approx([1])


def test_share_of_the_bound() -> None:
    assert share([3.0, 0.0], 12.0) == pytest.approx([0.25, 0])
    assert share([0.0], 0.0).tolist() == [0]


def test_words_decide_between_equals() -> None:
    scores = Evidence(of(0.5, 0.5), of(0.4, 0.4), of(0.1, 0.3)).scores
    assert scores.argmax() == 1


@given(cosines, st.floats(0, 1), st.floats(0.001, 0.5))
def test_a_better_best_is_surer(numbers: list[float], crossing: float, more: float) -> None:
    scores = of(*numbers)
    better = scores.copy()
    better[scores.argmax()] += np.float32(more)
    low, high = (confidence.probability(found, crossing) for found in (scores, better))
    assert 0 <= low <= high <= 1


@given(st.permutations([0.9, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0]))
def test_the_order_of_candidates_does_not_matter(numbers: list[float]) -> None:
    expected = confidence.probability(of(0.9, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0), 0)
    assert confidence.probability(of(*numbers), 0) == expected


def test_probability_by_hand() -> None:
    # -4.7 + 9.3 * 0.6 + 1.4 * 0.5 = 1.58; 1 / (1 + exp(-1.58)) = 0.8292
    assert confidence.probability(of(0.3, 0.6, 0.3), 0.5) == pytest.approx(0.8292, abs=1e-4)
    # -0.85 + 3.0 * 0.5 + 0.39 * 2 + 0.24 * 1 = 1.67; 1 / (1 + exp(-1.67)) = 0.8416
    read = (2.0, 1.0)
    assert confidence.probability(of(0.3, 0.5, 0.3), 0, read) == pytest.approx(0.8416, abs=1e-4)
    assert confidence.probability(of(), 0) == 0


def test_nothing_near_is_no_answer() -> None:
    assert confidence.probability(of(0.1, 0.09, 0.08), 0) < confidence.ANSWERED
    assert confidence.probability(of(0.6, 0.2, 0.2), 0) > confidence.ANSWERED


def test_crossing() -> None:
    assert confidence.crossing("무엇인가요?", "이것입니다.") == 0
    assert confidence.crossing("What is it?", "이것입니다.") == 1
