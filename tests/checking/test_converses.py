"""Who did it to whom, told from either side."""

import pytest

from qa.checking.contrasting.converses import compare
from qa.checking.sentences.matching import match
from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer

READER = Reader(Analyzer())


def agrees(claim: str, evidence: str) -> bool | None:
    found = compare(match(READER.read(claim), READER.read(evidence)))
    return None if found is None else found.agrees


@pytest.mark.parametrize(
    ("told", "same", "other"),
    [
        (
            "한라여대가 가람시청을 27대25로 꺾고 우승했다.",
            "가람시청이 한라여대에 졌다.",
            "가람시청이 한라여대를 이겼다.",
        ),
        (
            "한라여대, 가람시청에 27대25 역전승",
            "한라여대가 가람시청을 이겼다.",
            "한라여대가 가람시청에게 패했다.",
        ),
        (
            "두레로지스는 옛 창고를 가온식품에 팔았다.",
            "가온식품은 두레로지스로부터 창고를 사들였다.",
            "두레로지스는 가온식품으로부터 창고를 사들였다.",
        ),
        (
            "누리화학은 솔빛전자에 부품을 공급한다.",
            "솔빛전자는 누리화학에서 부품을 공급받는다.",
            "솔빛전자가 누리화학에 부품을 공급한다.",
        ),
        (
            "윤가람 후보가 배도담 후보를 큰 차이로 앞섰다.",
            "배도담 후보가 윤가람 후보에게 뒤졌다.",
            "배도담 후보가 윤가람 후보를 앞질렀다.",
        ),
        (
            "지점 직원의 임금은 310만원으로 본점 직원(352만원)보다 낮았다.",
            "본점 직원이 지점 직원보다 임금이 높다.",
            "지점 직원이 본점 직원보다 임금이 높다.",
        ),
        (
            "달무시는 해솔시보다 인구가 적다.",
            "해솔시는 달무시보다 인구가 많다.",
            "해솔시는 달무시보다 인구가 적다.",
        ),
        (
            "In Monday's final, Harwick beat Bellmoor 3-1.",
            "Bellmoor lost to Harwick.",
            "Harwick was beaten by Bellmoor.",
        ),
        (
            "Crane sold the quarry to Ashby.",
            "Ashby bought the quarry from Crane.",
            "Ashby sold the quarry to Crane.",
        ),
    ],
)
def test_the_same_from_the_other_side(told: str, same: str, other: str) -> None:
    assert agrees(same, told) is True
    assert agrees(other, told) is False


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("한라여대가 가람시청을 이겼다.", "한라여대가 솔항군청을 꺾었다."),
        ("한라여대가 가람시청을 이겼다.", "한라여대가 가람시청을 이기지 못했다."),
        ("윤가람 후보가 배도담 후보를 앞섰다.", "윤가람 후보는 배도담 후보와 만났다."),
        ("Harwick beat Bellmoor.", "Harwick did not beat Bellmoor."),
        ("Harwick beat Bellmoor.", "한라여대가 가람시청을 꺾었다."),
    ],
)
def test_nothing_is_told_of_others(claim: str, evidence: str) -> None:
    assert agrees(claim, evidence) is None
