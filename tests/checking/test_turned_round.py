"""Two that a Korean claim has in each other's place, and figures that go the other way."""

import pytest

from qa.checking.contrasting import acting, crossing, directions, rivals, roles
from qa.checking.contrasting.contrasts import Contrast
from qa.checking.sentences.matching import Matches, match
from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer

READER = Reader(Analyzer())


def matched(claim: str, evidence: str) -> Matches:
    return match(READER.read(claim), READER.read(evidence))


def shown(found: list[Contrast]) -> list[tuple[str, str]]:
    return [(each.claim, each.evidence) for each in found]


RECRUITED = "강습에는 40명 모집에 125명이 지원했다."
MOVED = "도담정밀 직원 12명은 나루해운으로 옮겼다."


@pytest.mark.parametrize(
    ("claim", "evidence", "told"),
    [
        (
            "강습에는 125명 모집에 40명이 지원했다.",
            RECRUITED,
            [("125명 모집에 40명이 지원", "40명 모집에 125명이 지원")],
        ),
        ("강습은 40명 모집에 125명이 지원했다.", RECRUITED, []),
        (
            "뱃삯은 9천 원에서 6천 원으로 바뀌었다.",
            "뱃삯은 6천 원에서 9천 원으로 바뀌었다.",
            [("9천 원에서 6천 원", "6천 원에서 9천 원")],
        ),
        (
            "나루해운 직원 12명은 도담정밀으로 옮겼다.",
            MOVED,
            [("나루해운 직원 12명은 도담정밀", "도담정밀 직원 12명은 나루해운")],
        ),
        ("도담정밀 직원 열두 명이 나루해운으로 옮겼다.", MOVED, []),
    ],
)
def test_each_of_two_has_what_the_other_has(
    claim: str, evidence: str, told: list[tuple[str, str]]
) -> None:
    assert shown(list(crossing.of_crossings([matched(claim, evidence)]))) == told


COSTS = "공사비는 예산보다 4억 원 더 들었다."


@pytest.mark.parametrize(
    ("claim", "evidence", "told"),
    [
        ("공사비는 예산보다 4억 원 적게 들었다.", COSTS, [("4억 원 적게", "4억 원 더")]),
        ("공사비는 예산보다 4억 원 많이 들었다.", COSTS, []),
        ("예산은 공사비보다 4억 원 적게 잡혔다.", COSTS, []),
        (
            "등대는 예정보다 두 달 늦게 불을 켰다.",
            "등대는 두 달 먼저 불을 켰다.",
            [("두 달 늦게", "두 달 먼저")],
        ),
        ("등대는 두 달 일찍 불을 켰다.", "등대는 두 달 먼저 불을 켰다.", []),
    ],
)
def test_a_figure_goes_one_way_or_the_other(
    claim: str, evidence: str, told: list[tuple[str, str]]
) -> None:
    assert shown(list(directions.of_directions(matched(claim, evidence)))) == told


VOTED = "나윤슬 의원은 방파제를 헐자는 결의안을 냈고 표한결 의원은 이에 반대한다."


@pytest.mark.parametrize(
    ("claim", "evidence", "told"),
    [
        ("나윤슬 의원은 결의안에 반대한다.", VOTED, [("나윤슬 의원", "표한결 의원")]),
        ("표한결 의원은 결의안에 반대한다.", VOTED, []),
        ("나윤슬 의원은 결의안을 냈다.", VOTED, []),
        (
            "신가람은 8점을 올렸다.",
            "주장 탁여울이 20점을 올렸고 신가람이 8점을 보탰다.",
            [],
        ),
    ],
)
def test_who_of_two_did_it(claim: str, evidence: str, told: list[tuple[str, str]]) -> None:
    assert shown(list(acting.of_actors(matched(claim, evidence)))) == told


def test_who_wrote_to_whom_where_courtesy_stands_behind_the_names() -> None:
    told = matched(
        "E씨가 D씨에게 편지 12통을 보냈다.",
        "D씨는 아랫집에 사는 E(44)씨에게 편지 12통을 보냈다.",
    )
    assert shown(list(roles.of_roles(told))) == [
        ("E씨가 D씨에게", "D씨는 아랫집에 사는 E(44)씨에게")
    ]


def test_a_name_that_the_analyser_takes_apart_is_one_before_courtesy() -> None:
    words = READER.read("이장 박금철 씨(68)는 마음씨가 곱다. 조만호씨의 배다.").words
    named = [(w.text, w.role) for w in words if w.kind == "name"]
    assert named == [("박금철", "S"), ("조만호", "G")]


def test_another_speaker_with_another_title_is_a_rival() -> None:
    told = matched(
        "복은재 이사는 유행이 9월이면 잦아들 것으로 내다봤다.",
        '반면 주태경 교수는 "유행은 9월이면 잦아들 것"으로 내다봤다.',
    )
    assert rivals.has_rival(0, told)


def test_a_sentence_about_something_else_names_nobody_in_the_claims_place() -> None:
    before = READER.read("강도현은 회의에 나왔다.")
    told = matched("나루온은 매출 목표를 유지했다.", "회사는 매출 목표를 유지했다.")
    assert list(rivals.of_names(told, (before,), [0.0, 1.0, 1.0, 1.0])) == []
