"""Whose a figure is where a sentence lists things, parts and wholes, ends and changes."""

import pytest

from qa.checking.deciding.margins import NOTHING, Margins
from tests.checking.test_belonging import FALSE, OPEN, TRUE, judged, judgement_of

TRAIN = "하늬역 첫차는 오전 6시 10분, 막차는 오후 7시 40분이고, 갯벌역 첫차는 오전 6시 25분에 뜬다."
FEES = "입장료는 어른 9,000원, 학생 5,000원, 유아 1,000원이다."
ALLOWANCE = "축하금은 첫째 70만 원, 둘째 150만 원, 셋째는 400만 원이다."
WAIT = "기다린 시간은 10분 미만이 31%, 10분 이상이 69%였다."
ROUTE = "완행은 역마다 서느라 58분이 걸리지만 쾌속은 네 곳만 서서 37분이면 닿는다."
RIDERS = "궤도차 승객은 2020년 개통 첫해 2만 1,000명에서 올해 4만 8,000명으로 늘었다."
DIVES = "Plastic turned up on 14 of the 31 dives."
POTS = "가마터에서 그릇 318점이 나왔으며, 이 중 52점은 이번에 처음 공개된다."
STORE = "조합은 감자를 9일부터 다음 달 4일까지 판다."
GIFT = "The work was paid for with $3.1 million from the Alder Fund and $720,000 from Corvin Bank."
SHUTTLE = "The ride to the pier takes 19 minutes, compared with 46 by bus."
FERRY = "The line carried 7.2 million people last year, up from 6.5 million in 2023."
AID = "정부는 마루군에 특별교부세 20억 원, 솔치시에 12억 원을 지원한다."
SIGN_UP = "접수는 10월 20일 오전 9시에 시작해 31일 오후 5시에 끝난다."

RAIN = "누적 강수량은 마루군 412㎜, 솔치시 368.5㎜, 하늬읍 291㎜다."
PROFIT = "Acorn said sales in 2024 rose 3% to $9 million, while net profit slipped to $4 million."


@pytest.mark.parametrize(
    ("evidence", "claim", "told"),
    [
        (TRAIN, "갯벌역 첫차는 오전 6시 25분에 있다.", TRUE),
        (TRAIN, "갯벌역 첫차는 오전 6시 10분에 있다.", FALSE),
        (FEES, "어른 입장료는 9,000원이다.", TRUE),
        (FEES, "어른 입장료는 5,000원이다.", FALSE),
        (FEES, "학생 입장료는 9,000원이다.", FALSE),
        (ALLOWANCE, "둘째 축하금은 150만 원이다.", TRUE),
        (ALLOWANCE, "둘째 축하금은 400만 원이다.", FALSE),
        (WAIT, "10분 이상 기다린 사람은 69%였다.", TRUE),
        (WAIT, "10분 미만 기다린 사람은 69%였다.", FALSE),
        (ROUTE, "쾌속을 타면 37분 걸린다.", TRUE),
        (ROUTE, "완행을 타면 37분 걸린다.", FALSE),
        (RIDERS, "올해 궤도차 승객은 4만 8,000명이다.", TRUE),
        (RIDERS, "올해 궤도차 승객은 2만 1,000명이다.", FALSE),
        (DIVES, "Plastic turned up on 14 dives.", TRUE),
        (DIVES, "Plastic turned up on 31 dives.", FALSE),
        (POTS, "그릇 가운데 52점은 처음 공개된다.", TRUE),
        (POTS, "가마터에서 그릇 318점이 나왔다.", TRUE),
        (STORE, "조합은 11월 4일까지 감자를 판다.", TRUE),
        (STORE, "조합은 11월 14일까지 감자를 판다.", FALSE),
        (STORE, "조합은 감자를 9일까지 판다.", FALSE),
        (GIFT, "The Alder Fund gave $3.1 million.", TRUE),
        (GIFT, "Corvin Bank gave $3.1 million.", FALSE),
        (SHUTTLE, "The bus to the pier takes 46 minutes.", TRUE),
        (FERRY, "The line carried 7.2 million people last year.", TRUE),
        (FERRY, "The line carried 6.5 million people last year.", FALSE),
        (AID, "정부는 솔치시에 특별교부세 12억 원을 준다.", TRUE),
        (AID, "정부는 솔치시에 특별교부세 20억 원을 준다.", FALSE),
        (RAIN, "솔치시의 누적 강수량은 368.5㎜였다.", TRUE),
        (RAIN, "솔치시의 누적 강수량은 412㎜였다.", FALSE),
        (PROFIT, "Acorn's net profit fell to $4 million in 2024.", TRUE),
        (SIGN_UP, "접수는 10월 31일에 끝난다.", TRUE),
        (SIGN_UP, "접수는 10월 30일에 끝난다.", FALSE),
    ],
)
def test_a_figure_is_that_of_the_thing_that_the_sentence_gives_it(
    evidence: str, claim: str, told: tuple[bool, bool]
) -> None:
    assert judged(claim, evidence) == told


def test_a_text_of_the_other_language_denies_no_figure_of_what_one_of_its_own_tells() -> None:
    claim = "시승 행사는 11월 3일에 열렸다."
    far = judgement_of(claim, "The lantern event opened on 13 June.")
    near = judgement_of(claim, "시승 행사에는 240명이 왔다.")
    assert Margins.of([far]).graded_refutes[0] > NOTHING
    assert Margins.of([far, near]).graded_refutes[0] == NOTHING


def test_what_was_before_is_not_denied_by_what_a_list_has_now() -> None:
    told = (
        "한들조합은 올해 매출 82억 원, 순익 6억 원을 올렸고, 매출은 1년 전 75억 원에서 9% 늘었다."
    )
    assert judged("한들조합 매출이 75억 원에서 82억 원으로 늘었다.", told) == OPEN
