"""What is seen to differ between a claim and a sentence, and what is no difference."""

from collections.abc import Sequence

import pytest

from qa.checking.alignment import aligning
from qa.checking.contrasting import binding, contrasts, rivals, roles
from qa.checking.ordering import order, superlatives
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.matching import match
from qa.checking.sentences.readings import Reader
from qa.checking.sentences.romanising import romanises
from qa.language.korean import Analyzer
from qa.quantities import Relation
from qa.records import Article

READER = Reader(Analyzer())


def window(text: str) -> Window:
    article = Article(id="a", file="a.md", text=text)
    return Window(article, 0, len(text), (READER.read(text),), (), (), 1.0)


def polarity(claim: str, evidence: str) -> list[tuple[str, str]]:
    told = match(READER.read(claim), READER.read(evidence))
    return [(found.claim, found.evidence) for found in contrasts.of_polarity([told])]


@pytest.mark.parametrize(
    ("claim", "evidence", "differs"),
    [
        ("도난당한 등을 찾았다.", "도난당한 등은 여태 찾지 못했다.", ("찾았다", "찾지 못했다")),
        (
            "화재로 여러 명이 숨졌다.",
            "화재로 숨진 사람은 없었다.",
            ("숨졌다", "숨진 사람은 없었다"),
        ),
        (
            "섬은 뱃삯을 올리겠다고 했다.",
            "섬은 뱃삯을 올릴 생각이 없다고 했다.",
            ("올리겠다고", "올릴 생각이 없다고"),
        ),
        (
            "The first try, in May, succeeded.",
            "They tried twice; the first try, in May, failed, while the second succeeded.",
            ("succeeded", "failed"),
        ),
    ],
)
def test_a_denial_is_told_by_other_words(
    claim: str, evidence: str, differs: tuple[str, str]
) -> None:
    assert polarity(claim, evidence) == [differs]


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("조례는 찬성 7표, 반대 5표로 통과됐다.", "조례는 찬성 9표, 반대 3표로 통과됐다."),
        ("No measurements were made at sea.", "Measurements were not made at sea."),
        ("그 배는 아직 돈이 없다.", "그 배는 아직 돈이 없다."),
        ("등대의 최고 높이 기록은 그대로다.", "등대의 최저 기온 기록은 그대로다."),
        # what was earned may be less than before
        ("섬의 매출은 30% 줄었다.", "섬은 지난해 매출 4억원을 올렸고, 한 해 전보다 30% 적다."),
        # told of another thing, in a part of the sentence of its own
        (
            "등대의 어린이 입장료는 오르지 않는다.",
            "등대 입장료는 어른이 4천원에서 5천원으로 오르고, 어린이 2천원은 그대로다.",
        ),
        # told of another whom the claim does not name
        ("보라매는 소금쟁이보다 싼 값을 내고도 떨어졌다.", "소금쟁이 표영란 대표는 배를 늘렸다."),
    ],
)
def test_what_both_deny_is_no_difference(claim: str, evidence: str) -> None:
    assert polarity(claim, evidence) == []


@pytest.mark.parametrize(
    ("claim", "evidence", "differs"),
    [
        ("수산자원부는 등대 5곳을 지을 계획이다.", "환경부는 등대 5곳을 지을 계획이다.", "환경부"),
        ("제방은 점검에서 B등급을 받았다.", "제방은 점검에서 D등급을 받았다.", "D"),
        ("이 열매는 비타민 C가 많다.", "이 열매는 비타민 E가 많다.", "E"),
        ("제주공항에서 12편이 결항했다.", "김해공항에서는 12편이 결항했다.", "김해공항"),
        (
            "The race was won by Durham, with Linford second.",
            "The race was won by Linford, with Durham second.",
            "Linford, with Durham",
        ),
    ],
)
def test_another_name_in_the_place_is_seen(claim: str, evidence: str, differs: str) -> None:
    told = match(READER.read(claim), READER.read(evidence))
    strengths = [told.best(i) for i in range(len(told.claim.words))]
    found = [
        *rivals.of_names(told, (), strengths),
        *rivals.of_subjects(told, strengths),
        *roles.of_roles(told),
    ]
    assert [contrast.evidence for contrast in found] == [differs]


def test_two_names_in_turned_places_may_say_the_same() -> None:
    claim = READER.read("Corvane sells more pumps than Tidewell.")
    evidence = READER.read("Tidewell is the third-largest seller of pumps, behind Corvane.")
    assert list(roles.of_roles(match(claim, evidence))) == []


@pytest.mark.parametrize(
    ("latin", "hangul", "same"),
    [
        ("hanbit", "한빛", True),
        ("cheongna", "청라", True),
        ("sebin", "세빈", True),
        ("seoul", "서울", True),
        ("hanbit", "한국", False),
        ("company", "기업", False),
        ("oh", "오", False),  # too short to tell
    ],
)
def test_latin_letters_write_a_korean_name(latin: str, hangul: str, same: bool) -> None:
    assert romanises(latin, hangul) is same


@pytest.mark.parametrize(
    ("claim", "evidence", "relations"),
    [
        ("직원은 기간제를 포함해 81명이다.", "직원은 정규직 58명, 기간제 23명이다.", ["equal"]),
        (
            "비용의 절반인 130억원은 도비다.",
            "비용 260억원 가운데 절반은 도비다.",
            ["equal", "equal"],
        ),
        ("기온이 영하 14도 가까이 내려갔다.", "기온이 영하 13.8도까지 떨어졌다.", ["within"]),
        (
            "비율은 89%에서 84%로 낮아졌다.",
            "비율은 84%에서 89%로 높아졌다.",
            ["differs", "differs"],
        ),
        ("Two pools will shut.", "Two of the city's five pools will close.", ["equal"]),
    ],
)
def test_a_figure_is_set_against_its_own(claim: str, evidence: str, relations: list[str]) -> None:
    told = match(READER.read(claim), READER.read(evidence))
    found = aligning.align(told.claim, [told])
    assert [pair.relation for pair in found if pair] == [Relation(one) for one in relations]


@pytest.mark.parametrize(
    ("claim", "evidence", "figures"),
    [
        (
            "눈이 가장 많이 내린 곳은 갈섬이다.",
            "눈이 가장 많이 내린 곳은 솔섬으로 41cm가 쌓였고, 갈섬이 33cm로 뒤를 이었다.",
            "33cm / 41cm",
        ),
        (
            "눈이 가장 많이 내린 곳은 솔섬이다.",
            "눈이 가장 많이 내린 곳은 솔섬으로 41cm가 쌓였고, 갈섬이 33cm로 뒤를 이었다.",
            None,
        ),
    ],
)
def test_only_another_that_has_more_denies_the_most(
    claim: str, evidence: str, figures: str | None
) -> None:
    found = superlatives.compare(READER.read(claim), [window(evidence)])
    shown = None if found is None else set(found.evidence.split(" / "))
    assert shown == (None if figures is None else set(figures.split(" / ")))


@pytest.mark.parametrize(
    ("claim", "evidence", "bound"),
    [
        (
            "Reading scores improved.",
            "Maths scores improved, but reading scores did not move.",
            0.5,
        ),
        ("Reading scores improved.", "Reading scores improved.", 1.0),
        ("중학교는 개학을 늦췄다.", "초등학교는 개학을 늦췄지만 중학교는 수업을 했다.", 0.5),
    ],
)
def test_words_count_in_the_clause_of_what_is_said(claim: str, evidence: str, bound: float) -> None:
    told = match(READER.read(claim), READER.read(evidence))
    assert binding.bound(told) == bound


def clauses(text: str) -> Sequence[str]:
    reading = READER.read(text)
    return [reading.text[start:end].strip() for start, end in reading.clauses]


def test_clauses_cover_a_sentence_and_each_has_a_verb() -> None:
    assert clauses("등대는 2025년, 다시 불을 켰고, 배는 쉬었다.") == [
        "등대는 2025년, 다시 불을 켰고,",
        "배는 쉬었다.",
    ]
    assert clauses("It rose; the next, in May, fell.") == ["It rose;", "the next, in May, fell."]


@pytest.mark.parametrize(
    ("claim", "evidence", "denied"),
    [
        ("그 섬은 가장 많은 배를 가졌다.", "그 섬은 두 번째로 많은 배를 가졌다.", True),
        ("The island has the largest fleet.", "The island has the second-largest fleet.", True),
        ("그 섬은 두 번째로 많은 배를 가졌다.", "그 섬은 두 번째로 많은 배를 가졌다.", False),
        ("배는 최대 30척이다.", "배는 20척이고, 등대는 10곳이다.", False),
    ],
)
def test_another_place_in_a_row_denies_the_first(claim: str, evidence: str, denied: bool) -> None:
    told = superlatives.compare(READER.read(claim), [window(evidence)])
    assert (told is not None) == denied


def test_since_tells_no_order() -> None:
    claim = READER.read("어획량은 1998년 이후 가장 적었다.")
    assert order.compare(claim, [window("2020년 태풍 이후 배가 늘었다.")]) is None


def test_a_figure_of_another_ranking_denies_nothing() -> None:
    claim = READER.read("한도윤 후보가 41.5%로 1위였다.")
    told = window(
        "스무 살 아래에서는 한도윤 후보가 30.2%로, 44.1%인 오세린 후보를 뒤따랐고 1위는 오 후보였다."
    )
    assert superlatives.compare(claim, [told]) is None


def test_what_was_held_before_and_is_set_aside_is_no_contrast() -> None:
    evidence = "법원은 선장에게 무죄를 선고한 1심을 깨고 벌금 300만 원을 선고했다."
    assert polarity("법원은 선장에게 유죄를 선고했다.", evidence) == []
    assert polarity("법원은 선장에게 유죄를 선고했다.", "법원은 선장에게 무죄를 선고했다.") != []
