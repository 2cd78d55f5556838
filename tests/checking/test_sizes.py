"""Which of two is the larger, by the figures that stand beside each of them."""

import pytest

from qa.checking.ordering import sizes
from qa.checking.ordering.comparisons import comparison
from qa.checking.ordering.order import Ordered
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer
from qa.records import Article

READER = Reader(Analyzer())


def compared(claim: str, told: list[Window]) -> Ordered | None:
    """What windows say of what a claim compares."""
    found = comparison(READER.read(claim))
    assert found is not None
    return sizes.compare(found, told)


def windows(*sentences: str) -> list[Window]:
    """Sentences of one article, each by itself."""
    article = Article(id="a", file="a.md", text=" ".join(sentences))
    found: list[Window] = []
    for sentence in sentences:
        start = article.text.index(sentence)
        read = (READER.read(sentence),)
        found.append(Window(article, start, start + len(sentence), read, (), (), 1.0))
    return found


@pytest.mark.parametrize(
    ("claim", "evidence", "agrees"),
    [
        (
            "갈섬에 솔섬보다 사람이 더 많이 산다.",
            "사람은 솔섬에 900명, 갈섬에 400명이 산다.",
            False,
        ),
        ("솔섬은 갈섬보다 사람이 많다.", "사람은 솔섬이 900명, 갈섬이 400명이다.", True),
        ("솔섬이 갈섬보다 사람이 많지 않다.", "사람은 솔섬이 900명, 갈섬이 400명이다.", False),
        ("솔섬 뱃삯은 갈섬보다 비싸다.", "뱃삯은 솔섬(7천원)이 갈섬(9천원)보다 쌌다.", False),
        ("청소년 표는 어른 표보다 싸다.", "표 값은 어른 8천원, 청소년 5천원이다.", True),
        ("갈섬은 솔섬보다 사람이 적다.", "갈섬과 솔섬에는 각각 400명, 900명이 산다.", True),
        ("갈섬은 솔섬보다 사람이 많다.", "갈섬과 솔섬에는 각각 400명, 900명이 산다.", False),
        (
            "군청이 낸 돈은 시청이 낸 돈보다 많다.",
            "시청이 낸 돈은 30억원, 군청이 낸 돈은 12억원이다.",
            False,
        ),
        ("교수의 찬성률이 직원보다 낮다.", "교수 58%와 직원 52%가 찬성했다.", False),
        (
            "2024년에 거둔 감자는 2025년보다 많았다.",
            "거둔 감자는 2024년 11톤에서 2025년 18톤이 됐다.",
            False,
        ),
        (
            "The roads budget is larger than the schools budget.",
            "The schools budget is £102 million, while the roads budget is £27 million.",
            False,
        ),
        (
            "Tern Holdings was paid less than Gannet Partners.",
            "Tern Holdings and Gannet Partners were paid €16 million and €9 million respectively.",
            False,
        ),
        (
            "Fewer members voted for the park than for the pool.",
            "The park got 41 votes of members, and the pool 63 votes.",
            True,
        ),
    ],
)
def test_what_is_larger_is_told_by_figures(claim: str, evidence: str, agrees: bool) -> None:
    found = compared(claim, windows(evidence))
    assert found is not None
    assert found.agrees is agrees


@pytest.mark.parametrize(
    ("claim", "agrees"),
    [
        ("대한토건이 얻은 표는 수림건설보다 310표 많았다.", True),
        ("대한토건이 얻은 표는 수림건설보다 210표 많았다.", False),
        ("대한토건은 820표로 수림건설보다 많은 표를 얻었다.", True),
        ("대한토건은 830표로 수림건설보다 많은 표를 얻었다.", False),
    ],
)
def test_by_how_much_is_told_as_well(claim: str, agrees: bool) -> None:
    evidence = "대한토건이 820표, 경쟁사인 수림건설이 510표를 얻었다."
    found = compared(claim, windows(evidence))
    assert found is not None
    assert found.agrees is agrees


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        # one of the two has no figure
        ("갈섬은 솔섬보다 사람이 많다.", "갈섬에는 400명이 산다."),
        # both are told of one of them
        ("갈섬은 솔섬보다 사람이 많다.", "갈섬에는 어른 400명, 아이 90명이 산다."),
        # the figures are of something else
        ("갈섬 염전은 솔섬 염전보다 넓다.", "갈섬 주민은 400명, 솔섬 주민은 900명이다."),
        # what was, beside what is
        (
            "갈섬은 솔섬보다 사람이 많다.",
            "사람은 갈섬이 900명에서 400명으로, 솔섬은 500명으로 됐다.",
        ),
        # of another that stands before the bracket
        (
            "갈섬은 돌섬보다 주민이 많다.",
            "주민은 물 맑은 갈섬에서 멀지 않은 솔섬(900명)이 돌섬(400명)보다 많다.",
        ),
        # of another year
        (
            "2024년 쌀값은 갈섬이 솔섬보다 높다.",
            "2023년 쌀값은 갈섬이 9천원, 2023년 솔섬이 7천원이다.",
        ),
        # by how much they grew
        ("솔섬의 쌀값은 갈섬보다 높다.", "쌀값은 솔섬이 9%, 갈섬이 4% 올랐다."),
    ],
)
def test_nothing_is_told_where_a_figure_is_not_that_of_both(claim: str, evidence: str) -> None:
    assert compared(claim, windows(evidence)) is None


def test_figures_of_two_sentences_are_set_against_one_another() -> None:
    told = windows("솔섬 주민은 900명이다.", "다리가 놓인 갈섬 주민은 400명으로 줄었다.")
    found = compared("갈섬 주민은 솔섬 주민보다 많다.", told)
    assert found is not None
    assert found.agrees is False
    assert {window.text for window in found.windows} == {window.text for window in told}
    assert found.evidence == "400명 / 900명"


def test_what_another_comparison_tells_of_the_two_leaves_it_open() -> None:
    told = windows(
        "주민은 솔섬이 900명, 갈섬이 400명이다.", "주민은 솔섬이 300명, 갈섬이 700명이다."
    )
    assert compared("갈섬 주민은 솔섬 주민보다 많다.", told) is None


@pytest.mark.parametrize(
    "claim",
    [
        "주민은 300명보다 많다.",
        "The island has more than 300 residents.",
        "The loss was more than half of the revenue.",
        "갈섬과 솔섬을 합친 주민은 돌섬보다 많다.",
        "A and B together have more residents than C.",
        "솔섬에서는 작년보다 배가 줄어든 것은 안개 때문이다.",
        "쌀값이 올랐다.",
        # which rose more, the figures of how much there is of each do not tell
        "솔섬의 뱃삯은 갈섬보다 크게 올랐다.",
        "Fares rose more to Pine Isle than to Reed Isle.",
    ],
)
def test_a_bound_or_a_sum_is_no_comparison(claim: str) -> None:
    assert comparison(READER.read(claim)) is None
