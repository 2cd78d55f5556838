"""What figures are called decides which are compared, and how a claim is read beside them."""

import pytest

from qa.checking.alignment import aligning, pairing
from qa.checking.alignment.labels import called, of_another_thing
from qa.checking.alignment.restating import restated
from qa.checking.contrasting import contrasts
from qa.checking.sentences.matching import match
from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer
from qa.quantities import Relation

READER = Reader(Analyzer())
HARBOUR = "올해 수리비는 부두 3억 2000만원, 등대 1억 4000만원, 창고 9000만원 순이다."


def aligned(claim: str, evidence: str) -> list[pairing.Aligned | None]:
    read = READER.read(claim)
    return aligning.align(read, [match(read, READER.read(evidence))])


def differing(claim: str, evidence: str) -> list[tuple[str, str]]:
    return [
        (pair.claim.text, pair.evidence.text)
        for pair in aligned(claim, evidence)
        if pair is not None and pair.relation is Relation.DIFFERS
    ]


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("부두 1억 4000만원과 등대 3억 2000만원이 들었다.",
         [("1억 4000만원", "3억 2000만원"), ("3억 2000만원", "1억 4000만원")]),
        ("창고에 3억 2000만원이 들었다.", [("3억 2000만원", "9000만원")]),
        ("등대 1억 4000만원, 부두 3억 2000만원이 들었다.", []),
    ],
)  # fmt: skip
def test_figures_that_changed_places_differ(claim: str, told: list[tuple[str, str]]) -> None:
    assert differing(claim, HARBOUR) == told


def test_where_something_stands_is_no_name_of_a_figure() -> None:
    evidence = "군은 쉼터 90곳 가운데 낡은 14곳을 헐고, 대신 나루터 둘레에 6곳을 새로 짓는다."
    assert differing("군은 나루터 둘레에 쉼터 6곳을 새로 짓는다.", evidence) == []
    assert differing("군은 나루터 둘레에 쉼터 8곳을 새로 짓는다.", evidence) != []


def test_a_day_within_a_span_tells_neither_end() -> None:
    claim = "전시는 5월 20일부터 9월 14일까지 열린다."
    assert differing(claim, "전시는 5월 20일부터 8월 14일까지 열린다.") != []
    (open_still,) = aligned(claim, "전시는 8월에도 열린다.")
    assert open_still is None or open_still.relation is Relation.OPEN


def test_a_word_further_off_is_no_name_of_a_figure() -> None:
    reading = READER.read("부두를 고치는 데 지난해보다 많은 3억원이 들었다.")
    assert called(reading, reading.quantities[-1]) == []


def test_a_count_meets_its_own_sort_first() -> None:
    told = differing("선장은 21골 14도움을 기록했다.", "선장은 14골 21도움을 기록했다.")
    assert ("21골", "14골") in told


@pytest.mark.parametrize(
    ("claim", "evidence", "read"),
    [
        ("등대 수리비는 4,400억 원이다.", "등대 수리비는 4400억원이다.",
         "등대 수리비는 4400억원이다."),
        ("등대 수리비는 400억원을 넘었다.", "등대 수리비는 412억원이다.",
         "등대 수리비는 400억원을 넘었다."),
        ("등대 수리비는 500억원이다.", "등대 수리비는 300억원이다.", "등대 수리비는 500억원이다."),
        ("배는 모두 5척이다.", "배는 어선 3척과 여객선 2척이다.", "배는 모두 5척이다."),
    ],
)  # fmt: skip
def test_figures_that_are_the_same_are_read_as_the_evidence_writes_them(
    claim: str, evidence: str, read: str
) -> None:
    assert restated(claim, aligned(claim, evidence)) == read


def test_what_a_share_was_follows_from_how_it_rose() -> None:
    [_, pair] = aligned(
        "4년 전 투표율은 67.5%였다.", "투표율은 71.6%로 4년 전보다 4.1%포인트 올랐다."
    )
    assert pair is not None
    assert pair.made
    assert pair.relation is Relation.EQUAL


@pytest.mark.parametrize(
    ("claim", "evidence", "another"),
    [
        ("새벽시의 고용률은 64.2%다.", "새벽시의 실업률은 3.1%다.", True),
        ("새벽은행의 대출 금리는 4.9%다.", "새벽은행의 예금 금리는 2.8%다.", True),
        ("새벽조합의 이사는 7명이다.", "새벽조합의 조합원은 900명이다.", True),
        ("Maple School has 45 teachers.", "Maple School has 600 pupils.", True),
        ("Kirkby imports 35% of its oil.", "Kirkby imports 60% of its gas.", True),
        ("Iverson Bank holds $12bn in loans.", "Iverson Bank holds $20bn in deposits.", True),
        ("새벽은행의 예금 금리는 4.9%다.", "새벽은행의 예금 금리는 2.8%다.", False),
        ("새벽상사의 매출액은 9천억 원이다.", "새벽상사의 매출은 8천억 원이다.", False),
        ("Maple School has 450 pupils.", "Maple School has 600 pupils.", False),
    ],
)
def test_a_figure_of_another_thing_denies_nothing(claim: str, evidence: str, another: bool) -> None:
    sentence = match(READER.read(claim), READER.read(evidence))
    (figure,), (other,) = sentence.claim.quantities, sentence.evidence.quantities
    assert of_another_thing(figure, other, sentence) is another
    told = list(contrasts.of_figures(aligned(claim, evidence), [sentence]))
    assert bool(told) is not another


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("나루은행의 승점은 31이다.", "나루은행과의 승점 차는 2로 줄었다."),
        ("당초 공사 예산은 39억 원이었다.", "공사비는 46억 원으로 예산보다 7억 원 더 들었다."),
        ("나윤슬 씨는 16살 때 물질을 배웠다.", "물질을 배운 나윤슬 씨는 올해 71살이다."),
        ("올해 문경의 마늘 생산량은 5만t이다.", "올해 전국 마늘 생산량은 54만t이다."),
        ("2심 재판부가 벌금을 매겼다.", "1심 재판부가 벌금을 매겼다."),
    ],
)
def test_what_is_told_of_another_thing_denies_nothing(claim: str, evidence: str) -> None:
    told = match(READER.read(claim), READER.read(evidence))
    [mine] = [q for q in told.claim.quantities if q.kind != "date"]
    other = next(q for q in told.evidence.quantities if q.kind != "date")
    assert of_another_thing(mine, other, told)


def test_the_one_that_another_figure_is_told_for_is_no_figure() -> None:
    figures = READER.read("등대 한 개당 설치비는 5천원이 안 된다.").quantities
    assert [figure.text for figure in figures] == ["5천원"]
