"""What does not deny a claim: a figure that is taken, a gap of ages, another scale, half a compound."""

import pytest

from tests.checking.test_belonging import FALSE, OPEN, READER, TRUE, judged

RATIO = "새 창고는 2019년 지은 연동 1창고의 약 3.5배다."
MOVE = "등대 전시가 끝나면 그림은 목포로 옮겨 내년 5월부터 두 달 동안 걸린다."
OLDER = "배 씨의 아내는 네 살 위로, 주말에만 배를 탄다."
LASTING = "오 씨는 올해로 42년째 소금을 굽는다."
PAN = "오 씨가 한 판을 굽는 데 나흘이 걸린다."


@pytest.mark.parametrize(
    ("evidence", "claim", "told"),
    [
        # A figure that bears out one figure of a claim denies no other one.
        (RATIO, "연동 2창고는 연동 1창고의 약 3.5배다.", OPEN),
        (RATIO, "새 창고는 연동 1창고의 약 4.5배다.", FALSE),
        (MOVE, "그림은 등대 전시가 끝나는 내년 2월 뒤에 목포로 가서 5월부터 걸린다.", OPEN),
        (MOVE, "그림은 목포에서 내년 2월부터 걸린다.", FALSE),
        # What lies between two ages is no age.
        (OLDER, "배 씨의 아내는 58세다.", OPEN),
        (OLDER, "배 씨의 아내는 네 살 많다.", TRUE),
        (OLDER, "배 씨의 아내는 여섯 살 위다.", FALSE),
        # What goes on for the 42nd year lasts as long.
        (LASTING, "오 씨는 40년 넘게 소금을 구웠다.", TRUE),
        (LASTING, "오 씨는 50년 넘게 소금을 구웠다.", FALSE),
        # Days and half a century are of different things.
        (PAN, "오 씨가 굽는 데 반세기가 걸린다.", OPEN),
        (PAN, "오 씨가 한 판을 굽는 데 엿새가 걸린다.", FALSE),
        # A noun before a noun says nothing of what it tells as a verb.
        ("나룻배 운행 시간을 사공이 줄였다.", "나룻배는 사공이 없어 운행하지 않는다.", TRUE),
    ],
)
def test_what_denies_a_claim(evidence: str, claim: str, told: tuple[bool, bool]) -> None:
    assert judged(claim, evidence) == told


def test_not_every_word_that_ends_so_is_an_adverb() -> None:
    reading = READER.read("The pier did not supply water, and a count in May found more boats.")
    assert [word.text for word in reading.words if word.negated] == ["supply"]
    reading = READER.read("The pier did not quickly sell water.")
    assert [word.text for word in reading.words if word.negated] == ["sell"]


@pytest.mark.parametrize("child", ["다섯 살 어린이", "다섯 살 어린아이", "스무 살 젊은이"])
def test_a_childs_age_is_an_age(child: str) -> None:
    [figure] = READER.read(f"{child}가 배를 탔다.").quantities
    assert figure.unit == "age"
