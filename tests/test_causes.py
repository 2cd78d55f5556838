"""A sentence that can tell no reason is no answer to why."""

import pytest

from qa.language.korean import Analyzer
from qa.search.causes import lacks_cause, tells_cause


@pytest.mark.parametrize(
    ("question", "has", "lacks"),
    [
        (
            "뱃삯은 왜 오르나?",
            "기름값이 올라 뱃삯이 오른다.",
            "뱃삯이 4천 원에서 5천 원으로 오른다.",
        ),
        ("뱃삯이 오른 이유는?", "뱃삯은 기름값 인상으로 올랐다.", "뱃삯이 올봄에 크게 올랐다."),
        ("등대 불이 꺼진 원인은 무엇인가?", "비가 새서 불이 꺼졌다.", "등대 불이 세 시간 꺼졌다."),
        ("왜 배를 세웠어?", "선장은 안개를 피하려고 배를 세웠다.", "선장은 배를 두 번 세웠다."),
        (
            "찻집은 왜 문을 닫나?",
            "찻집은 손님 감소로 닫는다.",
            "찻집은 지하로 옮기고 놀이방으로 바뀐다.",
        ),
        ("섬을 떠난 까닭이 뭐야", "아이가 커서다.", "세 집이 섬을 떠나 주었다."),
        (
            "Why did the fare rise?",
            "The fare rose to pay for a new boat.",
            "The fare rose to 5 pounds in the spring.",
        ),
        (
            "What was the cause of the fire?",
            "A lamp fell, which set the hay alight.",
            "The fire burned for two days.",
        ),
    ],
)
def test_a_reason_that_is_asked_for_can_be_there_or_not(
    question: str, has: str, lacks: str
) -> None:
    morphemes = Analyzer().morphemes
    assert not lacks_cause(question, has, morphemes)
    assert lacks_cause(question, lacks, morphemes)


def test_what_asks_for_no_reason_lacks_none() -> None:
    for question in (
        "공사비가 3억 원인 공사는?",
        "반대한 이유를 설명한 사람은?",
        "왜가리는 몇 마리인가?",
        "Who explained the reason?",
    ):
        assert not lacks_cause(question, "뱃삯이 크게 올랐다.", Analyzer().morphemes)


def test_an_ending_before_an_auxiliary_leads_to_no_clause() -> None:
    morphemes = Analyzer().morphemes
    assert tells_cause("물이 넘쳐 길이 막혔다.", morphemes)
    assert not tells_cause("선장이 짐을 들어 주었다.", morphemes)
