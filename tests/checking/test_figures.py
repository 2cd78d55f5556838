"""What figures of a sentence are read as, and what each is in a change."""

from fractions import Fraction

import pytest

from qa import quantities
from qa.checking.alignment import changes, deriving
from qa.checking.alignment.changes import Part
from qa.checking.sentences import figures, relating
from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer
from qa.quantities import Kind, Relation

READER = Reader(Analyzer())


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("They won 6-5.", Kind.COUNT, 5, 6),
        ("6대 5로 이겼다.", Kind.COUNT, 5, 6),
        ("It passed by 31 votes to 24.", Kind.COUNT, 24, 31),
        ("a quarter of a million doses", Kind.COUNT, 250_000, 250_000),
        ("다섯 명 가운데 한 명이 외국인이다.", Kind.SHARE, 20, 20),
    ],
)
def test_what_is_told_together_is_one_figure(text: str, kind: Kind, low: int, high: int) -> None:
    (found,) = figures.find(text)
    assert (found.kind, found.low, found.high) == (kind, Fraction(low), Fraction(high))
    assert text[found.start : found.end] == found.text


def test_a_day_that_stands_alone_is_of_the_month_of_the_article() -> None:
    (day,) = figures.find("17일 경기가 열렸다.", "2026-05-18")
    (claim,) = figures.find("2026년 5월 17일 경기가 열렸다.")
    (other,) = figures.find("2026년 4월 17일 경기가 열렸다.")
    assert relating.relation_of(claim, day) in relating.SAME
    assert relating.relation_of(other, day) is Relation.DIFFERS


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("승객은 96만 명에서 91만 명으로 줄었다.", (Part.BEFORE, Part.AFTER)),
        ("승객은 5만 명 줄었다.", (Part.STEP,)),
        ("매출은 18.4%, 이익은 37% 늘었다.", (Part.STEP, Part.STEP)),
        ("Costs rose from $4 million to $9 million.", (Part.BEFORE, Part.AFTER)),
        ("Costs rose by $5 million.", (Part.STEP,)),
    ],
)
def test_the_part_of_a_figure_in_a_change(text: str, parts: tuple[Part, ...]) -> None:
    assert changes.parts(READER.read(text)) == parts


def test_a_step_follows_from_what_was_and_what_is() -> None:
    reading = READER.read("탑승률은 84%에서 89%로 높아졌다.")
    (claim,) = figures.find("탑승률이 5%포인트 올랐다.")
    steps = [q for q, told in deriving.following(reading, changes.parts(reading)) if told]
    assert any(relating.relation_of(claim, step) in relating.SAME for step in steps)


def test_what_changes_by_so_much_to_so_much_is_no_range() -> None:
    told = quantities.find("profit fell by $15 million to $141 million")
    assert [quantity.value for quantity in told] == [15_000_000, 141_000_000]


def test_a_bare_day_is_of_the_month_of_the_day_before_it() -> None:
    told = [q.since for q in figures.find("2월 20일에 시작해 28일에 끝난다.")]
    assert [(day.month, day.day) for day in told if day] == [(2, 20), (2, 28)]
    later = [q.since for q in figures.find("2월 20일에 시작해 30일에 끝난다.")]
    assert [(day.month, day.day) for day in later if day] == [(2, 20), (None, 30)]
