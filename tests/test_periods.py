"""A passage on another period or place in a row is no answer; whatever can be it, may be one."""

import pytest

from qa.search.periods import (
    tells_of_another,
    tells_of_another_in_a_row,
    tells_of_another_make,
)

WRITTEN = "2025-08-14"


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("1분기 수출액은?", "2분기 수출액은 7억원으로 집계됐다.", True),
        ("2분기 수출액은?", "2분기 수출액은 7억원으로 1분기보다 늘었다.", False),
        ("3분기 수출 전망은?", "2분기 수출액은 7억원이다.", True),
        ("상반기 수출액은?", "2분기 수출액은 7억원이다.", False),
        ("2분기 수출액은?", "수출액은 7억원이다.", False),
        ("2024년 수출액은?", "지난해 수출액은 20억원이다.", False),
        ("2022년 수출액은?", "지난해 수출액은 20억원이다.", True),
        ("지난해 수출액은?", "올해 수출액은 20억원이다.", False),
        ("수출액은?", "2분기 수출액은 7억원이다.", False),
        ("12일에는 누가 이겼나?", "11일 경기는 해안 팀이 3대1로 이겼다.", True),
        ("What were exports in the first quarter?", "Second-quarter exports rose 4%.", True),
        ("What were exports in August 2025?", "Exports rose to 7 million.", False),
    ],
)
def test_only_a_period_that_cannot_be_meant_is_another(
    question: str, text: str, another: bool
) -> None:
    assert tells_of_another(question, f"수출 집계 ({WRITTEN})\n{text}", WRITTEN) is another


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("두 번째 설명회에는 몇 명이 왔나?", "세 번째 설명회에는 90명이 왔다.", True),
        ("두 번째 설명회에는 몇 명이 왔나?", "설명회에는 90명이 왔다.", False),
        ("2호선은 언제 열리나?", "3월에 여는 1호선에는 역이 열 곳이다.", True),
        ("2호선은 언제 열리나?", "1호선은 3월에, 2호선은 5월에 연다.", False),
        ("2호선은 언제 열리나?", "3차 회의에서 3월로 정했다.", False),
        ("7년 차에는 얼마나 오르나?", "3~5년 차에는 2%, 7년이 지나면 4% 오른다.", False),
        ("Who won the second race?", "The third race went to Ines Tarn.", True),
        ("Who won the race?", "The third race went to Ines Tarn.", False),
    ],
)
def test_another_place_in_a_row_is_another(question: str, text: str, another: bool) -> None:
    assert tells_of_another_in_a_row(question, text) is another


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("X7의 무게는?", "X3는 2kg, X5는 3kg이다.", True),
        ("X5의 무게는?", "X3는 2kg, X5는 3kg이다.", False),
        ("X7의 무게는?", "무게는 2kg이다.", False),
        ("Lumo 4.5는 언제 나왔나?", "Lumo-4는 3월에 나왔다.", True),
        ("When did Lumo-4 come out?", "LUMO 4 came out in March 2025.", False),
        ("무게가 3kg인 것은?", "무게는 2kg이다.", False),
        ("What opened on May 3?", "The hall opened in May 2025.", False),
        ("Who came in 90 days?", "They came in 30 boats.", False),
    ],
)
def test_another_of_the_same_make_is_another(question: str, text: str, another: bool) -> None:
    assert tells_of_another_make(question, text) is another
