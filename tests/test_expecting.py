"""What a question asks for, and the sentences that have it."""

import pytest

from qa.search.expecting import expected, lacks_figure


@pytest.mark.parametrize(
    ("question", "met", "unmet"),
    [
        ("등대는 왜 꺼졌나?", "불이 꺼진 것은 태풍 탓이다.", "등대의 불이 꺼졌다."),
        ("등대가 꺼진 까닭은?", "시는 정전의 여파라고 밝혔다.", "등대의 불이 꺼졌다."),
        ("Why was the lamp put out?", "It went out because of a storm.", "The lamp went out."),
        ("등대는 언제 꺼졌나?", "불은 3월 2일 꺼졌다.", "불이 꺼진 것은 태풍 탓이다."),
    ],
)
def test_a_sentence_with_what_is_asked_for_meets_it(question: str, met: str, unmet: str) -> None:
    assert expected(question).met_by(met)
    assert not expected(question).met_by(unmet)


def test_how_much_of_what_is_money_asks_for_money() -> None:
    asked = expected("마을 사람들은 배당을 얼마씩 받았나?")
    assert asked.met_by("한 집에 48만 원이다.")
    assert not asked.met_by("마을 사람 312명이 17일에 처음 배당을 받았다.")


def test_a_word_that_has_the_syllable_asks_for_no_cause() -> None:
    assert not expected("왜가리는 어디에 사나?").met_by("왜가리는 먹이 때문에 강가에 산다.")


@pytest.mark.parametrize(
    ("question", "has", "lacks"),
    [
        ("등대는 언제 다시 켜지나?", "등대는 오는 3월 켜진다.", "수리비 3억원을 시가 낸다."),
        ("등대는 언제 다시 켜지나?", "수리가 끝난 뒤에 켜진다.", "등대지기는 두 명이다."),
        ("등대지기는 몇 명인가?", "등대지기는 두 명이다.", "등대는 1931년에 섰다."),
        ("등대 수리비로 얼마를 썼나?", "시는 3억원을 썼다.", "등대지기는 두 명이다."),
        ("입장료는 몇 원인가?", "입장료는 3천 원이다.", "등대지기는 두 명이다."),
        ("입장료는 몇 천원?", "입장료는 4000원이다.", "등대지기가 산다."),
        ("수리에 몇 억 원이 드나?", "시는 3억원을 썼다.", "등대지기가 산다."),
        ("How many euros is a ticket?", "A ticket is 3 euros.", "Keepers live there."),
        ("몇 프로가 꺼졌나?", "절반이 꺼졌다.", "등대는 1931년에 섰다."),
        ("When will the lamp be lit?", "It will be lit in March.", "Two keepers live there."),
        ("How many keepers are there?", "Two keepers live there.", "The lamp was lit in 1931."),
    ],
)
def test_a_figure_that_is_plainly_asked_for_is_there_or_not(
    question: str, has: str, lacks: str
) -> None:
    assert not lacks_figure(question, has)
    assert lacks_figure(question, lacks)


@pytest.mark.parametrize(
    ("question", "has", "lacks"),
    [
        ("다리를 고치는 데 돈이 얼마 들었지?", "3억 원이 들었다.", "옛 다리의 두 배로 넓다."),
        ("다리를 짓는 데 얼마가 들었나?", "다리에 3억 원을 썼다.", "다리는 무게가 30톤이다."),
        ("How much did the bridge cost?", "They paid 3 million euros.", "It took 40 men."),
        ("How old is Ada Quill?", "Quill, 67, rows daily.", "Quill has rowed for 40 years."),
        ("How deep is the lake?", "It is 80 metres deep.", "It froze in 1931 for two weeks."),
    ],
)
def test_what_is_quoted_has_the_money_the_age_or_the_size_that_is_asked_for(
    question: str, has: str, lacks: str
) -> None:
    for passage in (has, f"{lacks} {has}"):
        assert not lacks_figure(question, passage, has)
    assert lacks_figure(question, f"{lacks} {has}", lacks)


def test_how_much_longer_asks_for_no_money() -> None:
    told = "It pays for two years more."
    assert not lacks_figure("How much longer does the town pay?", told, told)


def test_a_question_that_asks_two_things_is_answered_by_either() -> None:
    assert not lacks_figure("등대는 언제 켜지고 등대지기는 몇 명인가?", "등대지기는 두 명이다.")
    assert not lacks_figure("3년 동안 몇 명이 다녀갔나?", "모두 300명이 다녀갔다.")
    assert not lacks_figure("3년 동안 얼마를 썼나?", "시는 3억원을 썼다.")


def test_what_asks_for_no_figure_lacks_none() -> None:
    for question in ("등대지기는 누구인가?", "When digging, how do they rest?", "등대란?"):
        assert not lacks_figure(question, "등대지기가 산다.")


@pytest.mark.parametrize(
    ("question", "has", "lacks"),
    [
        ("등대지기의 월급은?", "등대지기는 한 달에 90만 원을 받는다.", "등대지기는 두 명이다."),
        ("등대 수리비는 얼마인가?", "수리에는 3억 원이 든다.", "수리는 3주 걸린다."),
        ("등대지기의 나이", "등대지기 하람(52) 씨가 산다.", "등대지기 하람 씨가 산다."),
        ("섬의 넓이는?", "섬은 3.5㎢이다.", "섬에는 등대가 있다."),
    ],
)
def test_what_is_quoted_has_the_figure_that_a_noun_asks_for(
    question: str, has: str, lacks: str
) -> None:
    assert expected(question).met_by(has)
    assert not lacks_figure(question, f"{lacks} {has}", has)
    assert lacks_figure(question, f"{lacks} {has}", lacks)
    assert lacks_figure(question, lacks)


def test_a_noun_that_only_ends_like_one_for_money_asks_for_none() -> None:
    for question in (
        "등대의 재료는?",
        "등대지기가 겪은 불이익은?",
        "수수료는 얼마 동안 그대로인가?",
    ):
        assert not lacks_figure(question, "등대는 돌로 지었고 3년 동안 그대로다.")


def test_a_time_may_be_asked_for_and_told_in_other_ways() -> None:
    assert not lacks_figure("등대는 몇년도에 섰나?", "등대는 1931년에 섰다.")
    assert not lacks_figure("배는 몇 시까지 있나?", "배는 6시까지 있다.")
    assert not lacks_figure("When was the lamp made?", "The lamp of 1831 still burns.")


@pytest.mark.parametrize(
    ("question", "free"),
    [
        ("등대 입장료는 얼마인가?", "등대는 누구나 무료로 본다."),
        ("등대 입장료는?", "입장료는 받지 않는다."),
        ("등대를 보는 데 얼마를 내나?", "섬사람은 돈을 내지 않는다."),
        ("How much is a ticket?", "Islanders enter free of charge."),
    ],
)
def test_what_is_free_tells_how_much_it_is(question: str, free: str) -> None:
    assert not lacks_figure(question, free, free)
    assert lacks_figure(question, "등대에는 창이 없다.")


@pytest.mark.parametrize(
    ("told", "announced"),
    [
        ("등대의 불이 꺼진 까닭이 밝혀졌다.", True),
        ("이유는 두 가지다.", True),
        ("불이 꺼진 데는 이유가 있다.", True),
        ("The reason is simple.", True),
        ("원인은 아직 밝혀지지 않았다.", False),
        ("원인은 낡은 전선이었다.", False),
        ("두 가지 이유로 불이 꺼졌다.", False),
    ],
)
def test_what_only_says_that_there_is_a_reason_tells_none(told: str, announced: bool) -> None:
    assert expected("등대의 불은 왜 꺼졌나?").announced_by(told) is announced
    assert not expected("등대는 누가 지키나?").announced_by(told)


def test_two_figures_that_are_asked_for_are_met_by_two() -> None:
    asked = expected("등대지기는 몇 명이고 예산은 얼마인가?")
    assert asked.all_met_by("등대지기는 두 명이다. 예산은 3억 원이다.")
    assert not asked.all_met_by("등대지기는 두 명이고 배는 다섯 척이다.")
    again = expected("How many keepers are there and how many boats?")
    assert again.parts and not again.all_met_by("There are 3 keepers.")
    assert not expected("등대지기는 몇 명인가?").parts


def test_a_sentence_on_another_period_or_make_is_passed_by() -> None:
    asked = expected("2024년 등대 예산은 얼마인가?")
    assert asked.passed_by("2023년 예산은 3억 원이었다.", None)
    assert asked.passed_by("지난해 예산은 3억 원이었다.", "2024-03-02")
    assert not asked.passed_by("지난해 예산은 3억 원이었다.", "2025-03-02")
    assert not asked.passed_by("예산은 4억 원이다.", None)
    assert expected("K5는 얼마나 무거운가?").passed_by("K3 | 12kg", None)
    assert not expected("등대 예산은 얼마인가?").passed_by("2023년 예산은 3억 원이었다.", None)
