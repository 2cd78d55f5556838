"""What is only claimed or denied is not told, and what is reported is."""

import pytest

from qa.checking.contrasting.governing import governed
from qa.checking.deciding.hearing import heard
from qa.checking.deciding.judging import Judgement, judge
from qa.checking.deciding.margins import support
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer
from qa.records import Article

READER = Reader(Analyzer())


def judged(claim: str, *evidence: str) -> Judgement:
    text = " ".join(evidence)
    window = Window(
        Article(id="a", file="a.md", text=text), 0, len(text),
        tuple(READER.read(each) for each in evidence), (), (), 1.0,
    )  # fmt: skip
    return judge(READER.read(claim), window)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("은파해운은 여객선을 판다.", "은파해운은 여객선을 판다는 소문을 부인했다."),
        ("등대지기가 불을 껐다.", "등대지기가 불을 껐다는 일부 어민들의 주장이 나왔다."),
        ("해운사는 운항 기록을 조작했다.", "해운사는 운항 기록 조작 의혹에 휩싸였다."),
        ("선장은 뇌물을 받았다.", "선장은 뇌물을 받은 혐의로 기소됐다."),
        ("해운사는 기관을 이전한다.", "기관 이전설에 해운사는 입을 닫았다."),
        (
            "해운사는 구명조끼를 채우지 않았다.",
            "주민들은 해운사가 구명조끼를 채우지 않았다고 비판했다.",
        ),
        ("The mine hid a leak.", "Crane denied that the mine hid a leak."),
        ("The mine will close.", "Crane dismissed reports that the mine will close."),
        ("The mine poisoned the river.", "A group alleged that the mine poisoned the river."),
    ],
)
def test_what_somebody_claims_or_denies_bears_nothing_out(claim: str, evidence: str) -> None:
    found = judged(claim, evidence)
    assert found.governed
    assert support(found) == -1
    assert heard(found, (0.9, 0.05, 0.05)) == pytest.approx((0.0, 1.0, 0.0))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("여객선 운임이 올랐다.", "여객선 운임이 올랐다고 군청이 밝혔다."),
        ("선장은 인원을 줄여 적었다.", "선장이 인원을 줄여 적었다는 의혹은 사실로 드러났다."),
        ("등대 시설을 늘렸다.", "섬은 등대 시설을 늘렸다."),
        ("선장은 짐을 버렸다.", "선장은 짐을 버렸다는 의혹을 시인했다."),
        (
            "주민들은 선장이 불을 껐다고 주장했다.",
            "선장이 불을 껐다는 주민들의 주장이 나왔다.",
        ),
        ("The alarms failed.", "Crane said that the alarms failed."),
        ("The mine hid a leak.", "The mine hid a leak, though Crane denied knowing of it."),
    ],
)
def test_what_is_reported_or_found_is_told(claim: str, evidence: str) -> None:
    assert not judged(claim, evidence).governed


def test_another_sentence_may_tell_what_one_only_claims() -> None:
    rumour = "선장이 불을 껐다는 소문이 돌았다."
    assert judged("선장은 불을 껐다.", rumour).governed
    assert not judged("선장은 불을 껐다.", rumour, "조사 결과 선장은 불을 껐다.").governed


def test_a_clause_joined_before_is_not_governed() -> None:
    text = "해운사는 운임을 올렸고, 주민들은 짬짜미라고 비판했다."
    spans = [text[start:end] for start, end in governed(READER.read(text))]
    assert spans == [" 주민들은 짬짜미라"]


def test_what_is_read_as_support_beside_another_figure_counts_against_the_claim() -> None:
    judgement = judged("등대를 고치는 데 5억원이 들었다.", "시는 등대 수리에 3억원을 썼다.")
    assert heard(judgement, (0.75, 0.125, 0.125)) == (0.0, 0.125, 0.875)
    told_elsewhere = frozenset({0})
    assert heard(judgement, (0.75, 0.125, 0.125), told_elsewhere) == (0.0, 0.875, 0.125)
    agreeing = judged("등대를 고치는 데 3억원이 들었다.", "시는 등대 수리에 3억원을 썼다.")
    assert heard(agreeing, (0.75, 0.125, 0.125)) == (0.75, 0.125, 0.125)


def test_more_than_is_told_by_no_larger_figure_of_something_else() -> None:
    claim = "등대를 고치는 데 5억원이 넘게 들었다."
    spent = judged(claim, "시는 등대 수리에 3억원을 썼다.")
    assert spent.replaced == {0}
    assert judged(claim, "여객선 값은 90억원이다.").told == frozenset()
    enough = judged(claim, "시는 등대 수리에 7억원을 썼다.")
    assert enough.told == {0} and not enough.replaced
