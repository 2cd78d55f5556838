"""Which words of a sentence are denied, and which only seem to be."""

import pytest

from qa.checking.sentences.readings import Reader
from qa.language.korean import Analyzer

READER = Reader(Analyzer())


def denied(text: str) -> set[str]:
    return {word.text for word in READER.read(text).words if word.negated}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("배는 항구에 닿지는 못했다.", {"닿"}),
        ("등대지기는 저녁을 안 먹었다.", {"먹"}),
        ("등대 점검을 안 했다.", {"점검"}),
        ("선장은 경보 없이 배를 돌렸다.", {"경보"}),
        ("수위는 기준에 못 미쳤다.", {"미쳤"}),
        ("선장은 그 상을 한 번밖에 받지 못했다.", set()),
        ("선장은 돌아온 이유를 밝히지 않았다.", {"밝히"}),
        ("한 달도 안 돼 배가 돌아왔다.", set()),
        ("두 배의 속도 차는 1노트도 되지 않았다.", set()),
        ("배는 짐을 정원의 절반도 아직 채우지 못했다.", set()),
        ("선장은 열 살 미만은 태우지 않는다.", {"태우"}),
    ],
)
def test_what_is_denied(text: str, words: set[str]) -> None:
    assert denied(text) == words


def test_what_falls_short_is_below() -> None:
    short, below = (
        READER.read(f"수위는 기준을 {verb}.").words[-1] for verb in ("넘지 못했다", "밑돌았다")
    )
    [axis] = dict(short.poles)
    assert short.negated
    assert -dict(short.poles)[axis] == dict(below.poles)[axis]


def test_an_anonymous_name_is_met_without_its_second_syllable() -> None:
    first = READER.read("선장 조모(61) 씨는 등대로 갔다.")
    later = READER.read("조 씨는 등대에 없었다.")
    assert any(
        one.keys & other.keys for one in first.words for other in later.words if other.text == "조"
    )
