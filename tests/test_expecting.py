"""What a question asks for, and the sentences that have it."""

import pytest

from qa.expecting import expected


@pytest.mark.parametrize(
    ("question", "met", "unmet"),
    [
        ("등대는 왜 꺼졌나?", "불이 꺼진 것은 태풍 탓이다.", "등대의 불이 꺼졌다."),
        ("등대가 꺼진 까닭은?", "시는 정전의 여파라고 밝혔다.", "등대의 불이 꺼졌다."),
        ("Why was the lamp put out?", "It went out because of a storm.", "The lamp went out."),
        ("등대는 언제 꺼졌나?", "불은 3월 2일 꺼졌다.", "불이 꺼진 것은 태풍 탓이다."),
    ],
)
def test_a_sentence_with_what_is_asked_for_meets_it(question: str, met: str, unmet: str) -> None:
    assert expected(question).met_by(met)
    assert not expected(question).met_by(unmet)


def test_a_word_that_has_the_syllable_asks_for_no_cause() -> None:
    assert not expected("왜가리는 어디에 사나?").met_by("왜가리는 먹이 때문에 강가에 산다.")
