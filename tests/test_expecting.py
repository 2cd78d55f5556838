"""What a question asks for, and the sentences that have it."""

import pytest

from qa.expecting import expected, lacks_figure


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


@pytest.mark.parametrize(
    ("question", "has", "lacks"),
    [
        ("등대는 언제 다시 켜지나?", "등대는 오는 3월 켜진다.", "수리비 3억원을 시가 낸다."),
        ("등대는 언제 다시 켜지나?", "수리가 끝난 뒤에 켜진다.", "등대지기는 두 명이다."),
        ("등대지기는 몇 명인가?", "등대지기는 두 명이다.", "등대는 1931년에 섰다."),
        ("등대 수리비로 얼마를 썼나?", "시는 3억원을 썼다.", "등대지기는 두 명이다."),
        ("몇 프로가 꺼졌나?", "절반이 꺼졌다.", "등대는 1931년에 섰다."),
        ("When will the lamp be lit?", "It will be lit in March.", "Two keepers live there."),
        ("How many keepers are there?", "Two keepers live there.", "The lamp was lit in 1931."),
    ],
)
def test_a_figure_that_is_plainly_asked_for_is_there_or_not(
    question: str, has: str, lacks: str
) -> None:
    assert not lacks_figure(question, has)
    assert lacks_figure(question, lacks)


def test_a_question_that_asks_two_things_is_answered_by_either() -> None:
    assert not lacks_figure("등대는 언제 켜지고 등대지기는 몇 명인가?", "등대지기는 두 명이다.")
    assert not lacks_figure("3년 동안 몇 명이 다녀갔나?", "모두 300명이 다녀갔다.")
    assert not lacks_figure("3년 동안 얼마를 썼나?", "시는 3억원을 썼다.")


def test_what_asks_for_no_figure_lacks_none() -> None:
    for question in ("등대지기는 누구인가?", "When digging, how do they rest?", "등대란?"):
        assert not lacks_figure(question, "등대지기가 산다.")
