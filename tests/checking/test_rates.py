"""What a figure is told for: found, told from what only looks like it, and compared."""

import pytest

from qa.checking.sentences.figures import find
from qa.checking.sentences.rates import shown
from qa.checking.sentences.relating import SAME, relation_of
from qa.quantities import Relation


@pytest.mark.parametrize(
    ("text", "units", "told"),
    [
        ("빵집은 시간당 40개를 굽는다.", {"hour"}, "시간당 40개"),
        ("빵집은 한 시간에 약 40개를 굽는다.", {"hour"}, "한 시간에 약 40개"),
        ("시장에는 하루 평균 900명이 온다.", {"day"}, "하루 평균 900명"),
        ("조합원은 1인당 월 2만원을 낸다.", {"person", "month"}, "1인당 월 2만원"),
        ("이자는 연 4%다.", {"year"}, "연 4%"),
        ("강사는 주 2회 온다.", {"week"}, "주 2회"),
        ("감자는 1kg에 3천원이다.", {"kilogram"}, "1kg에 3천원"),
        ("표는 장당 7천원이다.", {"sheet"}, "장당 7천원"),
        ("The bakery sells 40 loaves of rye a day.", {"day"}, "40 loaves of rye a day"),
        ("Members pay $20 a month per person.", {"month", "person"}, "$20 a month per person"),
        ("The ferry runs five times daily.", {"day"}, "five times daily"),
        ("It asks for an annual fee of $30.", {"year"}, "annual fee of $30"),
        ("주차는 30분마다 500원이다.", {"30*minute"}, "30분마다 500원"),
        ("군은 한 해 3억 원을 아낀다.", {"year"}, "한 해 3억 원"),
        ("Parking costs $2 every 30 minutes.", {"30*minute"}, "$2 every 30 minutes"),
        ("Potatoes cost $3/kg.", {"kilogram"}, "$3/kg"),
    ],
)
def test_what_a_figure_is_told_for(text: str, units: set[str], told: str) -> None:
    [figure] = [each for each in find(text) if each.per]
    assert figure.per == units
    assert shown(text, figure) == told


@pytest.mark.parametrize(
    "text",
    [
        "3월 2만원을 냈다.",
        "정당 30곳이 나섰다.",
        "해당 30만원은 돌려받는다.",
        "이번 주 30명이 왔다.",
        "15일에 30만원을 냈다.",
        "10년간 30만명이 왔다.",
        "수당 30만원을 받는다.",
        "새로 문을 연 30곳이 있다.",
        "Sales rose from $5 a year earlier.",
        "Two people with a car came.",
        "They paid $5 and a ton of sand came.",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert [figure for figure in find(text) if figure.per] == []


@pytest.mark.parametrize(
    ("claim", "evidence", "relation"),
    [
        ("월 30만원", "연 30만원", Relation.DIFFERS),
        ("연 360만원", "월 30만원", Relation.WITHIN),
        ("매달 30만원", "월 30만원", Relation.EQUAL),
        ("30만원", "월 30만원", Relation.EQUAL),
        ("1인당 2장", "가구당 2장", Relation.DIFFERS),
        ("1인당 월 2장", "월 2장", Relation.EQUAL),
        ("하루 200건", "한 달에 200건", Relation.DIFFERS),
        ("하루 200건", "한 달에 6000건", Relation.INCOMPARABLE),
        ("분당 2회", "시간당 120회", Relation.WITHIN),
        ("30분마다 500원", "시간당 500원", Relation.DIFFERS),
        ("30분마다 500원", "시간당 1000원", Relation.WITHIN),
        ("30 tons a day", "하루 30톤", Relation.EQUAL),
        ("30 tons a week", "하루 30톤", Relation.DIFFERS),
        ("$5 per bag", "장당 5달러", Relation.EQUAL),
        ("$5 per bottle", "$5 per box", Relation.DIFFERS),
        ("$5 per guest", "1인당 5달러", Relation.EQUAL),
        ("$5 per capita", "1인당 5달러", Relation.EQUAL),
        ("$5 per household", "가구당 5달러", Relation.EQUAL),
        ("$5 per person", "세대당 5달러", Relation.DIFFERS),
        ("$5 per ton", "톤당 5달러", Relation.EQUAL),
    ],
)
def test_figures_are_alike_if_they_are_told_for_the_same(
    claim: str, evidence: str, relation: Relation
) -> None:
    [one], [other] = find(claim), find(evidence)
    found = relation_of(one, other)
    assert found is relation or (relation in SAME and found in SAME)
