"""What stands in a window of another thing, another time, a part or no such reason is not told."""

import pytest

from qa.checking.contrasting.certainty import of_plans
from qa.checking.contrasting.crossing import of_crossings, of_nouns
from qa.checking.deciding.hearing import heard
from qa.checking.deciding.judging import Judgement, judge
from qa.checking.deciding.margins import support
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.matching import match
from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer
from qa.records import Article

READER = Reader(Analyzer())
TODAY = "2025-09-10"


def judged(claim: str, *evidence: str) -> Judgement:
    text = " ".join(evidence)
    window = Window(
        Article(id="a", file="a.md", text=text, date=TODAY), 0, len(text),
        tuple(READER.read(each, TODAY) for each in evidence), (), (), 1.0,
    )  # fmt: skip
    return judge(READER.read(claim), window)


TRAM = "전차 운행은 처음엔 소음을 문제 삼았으나, 요즘은 요금이 제각각이라는 점을 더 문제 삼는다."
SHARES = "나루조선 주가는 장 초반 4% 올랐다가 결국 2.5% 내린 채 마감했다."
LEVY = "회장은 “시가 매기는 부담금이 12%로 굳어지면 해마다 30억원이 더 든다”고 말했다."
LOANS = "농가 두 곳은 저리 대출을 받기로 했지만 솔내마을은 대상에서 빠졌다."
BILL = "모아름 의원은 조례안을 냈고 설태오 의원은 이에 반대한다."
DOORS = "점검에서 2호기와 5호기가 재검 판정을 받았고, 나머지 승강기는 합격했다."
GROWTH = "The reef grew 3 mm a year before 1930 and 2 mm a year after it."
WORKS = ("시는 둑을 높이는 공사를 6월에 끝냈다.", "시는 배수장 증설을 2028년 이후로 미루기로 했다.")


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("전차 운행은 요즘 소음을 더 문제 삼는다.", (TRAM,)),
        ("지금 월세는 40만원이다.", ("처음엔 월세가 40만원이었다.",)),
        ("나루조선 주가는 4% 오른 채 마감했다.", (SHARES,)),
        ("시는 12%의 부담금을 매기고 있다.", (LEVY,)),
        ("솔내마을은 저리 대출을 받기로 했다.", (LOANS,)),
        ("모아름 의원은 조례안에 반대한다.", (BILL,)),
        ("시는 배수장 증설을 2028년에 끝냈다.", WORKS),
        ("점검에서 모든 승강기가 재검 판정을 받았다.", (DOORS,)),
        ("두 안내원 모두 자격증이 있다.", ("안내원은 두 명이고 그중 한 명은 자격증이 있다.",)),
        ("All the guides are licensed.", ("Of the guides, one of whom is licensed, two are new.",)),
        ("After 1930 the reef grew 3 mm a year.", (GROWTH,)),
        ("다리가 일찍 열린 것은 날씨가 좋았기 때문이다.", ("다리가 두 달 일찍 열렸다.",)),
        (
            "Members have voted to keep the ferry.",
            ("The chair wants to keep the ferry, and members will vote on 8 May.",),
        ),
    ],
)
def test_what_is_said_of_something_else_bears_nothing_out(
    claim: str, evidence: tuple[str, ...]
) -> None:
    found = judged(claim, *evidence)
    assert found.unsaid
    assert support(found) == -1
    assert heard(found, (0.9, 0.05, 0.05))[0] == 0


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("전차 운행은 요즘 요금이 제각각이라는 점을 문제 삼는다.", (TRAM,)),
        ("전차 운행은 처음엔 소음을 문제 삼았다.", (TRAM,)),
        ("처음 월세는 40만원이었다.", ("처음엔 월세가 40만원이었다.",)),
        ("나루조선 주가는 2.5% 내린 채 마감했다.", (SHARES,)),
        ("나루조선 주가는 장 초반 4% 올랐다.", (SHARES,)),
        ("농가 두 곳은 저리 대출을 받기로 했다.", (LOANS,)),
        ("설태오 의원은 조례안에 반대한다.", (BILL,)),
        ("시는 둑을 높이는 공사를 6월에 끝냈다.", WORKS),
        ("점검에서 2호기와 5호기가 재검 판정을 받았다.", (DOORS,)),
        ("Before 1930 the reef grew 3 mm a year.", (GROWTH,)),
        ("다리가 일찍 열린 것은 날씨가 좋았기 때문이다.", ("날씨가 좋아 다리가 일찍 열렸다.",)),
        ("다리가 늦은 것은 장마 탓이다.", ("비가 잦았던 영향으로 다리가 늦었다.",)),
    ],
)
def test_what_is_said_of_it_may_bear_it_out(claim: str, evidence: tuple[str, ...]) -> None:
    assert not judged(claim, *evidence).unsaid


def test_what_went_otherwise_later_denies_nothing() -> None:
    assert not judged("나루조선 주가는 2.5% 내린 채 마감했다.", SHARES).contrasts


@pytest.mark.parametrize(
    ("evidence", "ahead"),
    [
        ("공청회는 이달 24일 청사에서 열린다.", True),
        ("공청회는 이달 3일 청사에서 열렸다.", False),
    ],
)
def test_the_present_of_a_later_day_is_yet_to_come(evidence: str, ahead: bool) -> None:
    sentence = match(READER.read("공청회가 청사에서 열렸다."), READER.read(evidence, TODAY))
    assert bool(list(of_plans(sentence, [sentence], TODAY))) == ahead


@pytest.mark.parametrize(
    ("claim", "evidence", "turned"),
    [
        ("관장이 회장에게 토론을 제안했다.", "회장은 관장에게 토론을 제안했다.", True),
        ("관장이 회장에게 토론을 제안했다.", "관장은 회장에게 토론을 제안했다.", False),
        ("관장이 회장에게 토론을 제안받았다.", "회장은 관장에게 토론을 제안했다.", False),
        ("기온이 습도보다 병을 잘 설명했다.", "기온보다 습도가 병을 잘 설명했다.", True),
    ],
)
def test_who_does_it_to_whom(claim: str, evidence: str, turned: bool) -> None:
    sentence = match(READER.read(claim), READER.read(evidence))
    assert bool(list(of_nouns(sentence))) == turned


def test_a_name_that_is_measured_against_is_met_there() -> None:
    sentence = match(
        READER.read("효과는 파주보다 아산에서 컸다."), READER.read("효과는 아산보다 파주에서 컸다.")
    )
    told = [(each.claim, each.evidence) for each in of_crossings([sentence])]
    assert told == [("파주보다 아산", "아산보다 파주")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("접수는 지난해 2월 5일에 있었고 재판은 5월 9일에 열렸다.", "2024-05-09"),
        ("The trial opened on 3 March 2024 and ended on 9 June.", "2024-06-09"),
    ],
)
def test_a_day_goes_on_in_the_year_of_the_day_before_it(text: str, day: str) -> None:
    assert str(READER.read(text, TODAY).quantities[-1].since) == day


def test_what_is_hoped_for_is_not_what_came_about() -> None:
    hoped = "The organisers hope for 90,000 visitors at the fair."
    assert support(judged("The fair drew 90,000 visitors.", hoped)) == -1
    assert judged("They hope that the fair draws 90,000 visitors.", hoped).borne_out == 1
