"""A denial, an admission and an evasion are met in other words."""

import pytest

from qa.checking.contrasting.acts import Act, answered
from qa.checking.deciding.judging import judge
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.matching import match
from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer
from qa.records import Article

READER = Reader(Analyzer())


def act(claim: str, evidence: str) -> Act | None:
    found = answered([match(READER.read(claim), READER.read(evidence))])
    return None if found is None else found[0]


@pytest.mark.parametrize(
    ("claim", "evidence", "told"),
    [
        (
            "배진수 대표는 사퇴설을 부인했다.",
            '배진수 대표는 사퇴설에 대해 "생각한 바 없다"고 말했다.',
            Act.DENIAL,
        ),
        ("해운사는 담합 의혹을 부인했다.", "담합 의혹에 해운사는 선을 그었다.", Act.DENIAL),
        (
            "해운사는 배를 파는 것이 아니라고 했다.",
            "해운사는 배를 판다는 소문을 일축했다.",
            Act.DENIAL,
        ),
        (
            "선장은 점검을 거른 것을 인정했다.",
            "선장은 점검을 거른 점은 시인했다.",
            Act.ADMISSION,
        ),
        (
            "선장은 다시 떠날지 여부를 밝히지 않았다.",
            "선장은 다시 떠날지 묻자 즉답을 피했다.",
            Act.EVASION,
        ),
        (
            "Crane rejected claims that the mine hid a leak.",
            "Crane denied that the mine hid a leak.",
            Act.DENIAL,
        ),
        ("Crane said it had not hidden a leak.", "Crane denied it had hidden a leak.", Act.DENIAL),
        ("Crane admitted the alarms failed.", "Crane conceded the alarms failed.", Act.ADMISSION),
    ],
)
def test_the_same_act_in_other_words(claim: str, evidence: str, told: Act) -> None:
    assert act(claim, evidence) is told
    text = evidence
    window = Window(
        Article(id="a", file="a.md", text=text), 0, len(text), (READER.read(text),), (), (), 1.0
    )
    found = judge(READER.read(claim), window)
    assert found.agreed
    assert not found.governed
    assert found.contrasts == ()


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("배진수 대표는 사퇴설을 부인했다.", "배진수 대표는 사퇴설을 인정했다."),
        ("배진수 대표는 사퇴설을 부인했다.", "배진수 대표는 사퇴설을 부인하지 않았다."),
        ("배진수 대표는 운임 담합을 부인했다.", "배진수 대표는 사퇴설을 일축했다."),
        ("선장은 점검을 거르지 않았다고 했다.", "선장은 짐을 버리지 않았다고 했다."),
        ("Crane denied the leak.", "Crane did not deny the leak."),
    ],
)
def test_another_act_or_another_matter(claim: str, evidence: str) -> None:
    assert act(claim, evidence) is None
