"""What is planned, foretold or asked for is not done; and what is done is no plan."""

import pytest

from qa.checking.deciding.judging import Judgement
from qa.checking.deciding.margins import support
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.words import Aspect
from tests.checking.test_belonging import READER, judgement_of


def certainties(judgement: Judgement) -> list[tuple[str, str]]:
    kind = DifferenceKind.CERTAINTY
    return [(c.claim, c.evidence) for c in judgement.contrasts if c.kind is kind]


@pytest.mark.parametrize(
    ("text", "word", "aspect"),
    [
        ("군은 선착장을 넓히겠다고 밝혔다.", "넓히", Aspect.AHEAD),
        ("군은 선착장을 넓히기로 했다.", "넓히", Aspect.AHEAD),
        ("군은 선착장을 넓힐 계획이다.", "넓힐", Aspect.AHEAD),
        ("군은 배를 늘리고 선착장을 넓히기로 했다.", "늘리", Aspect.AHEAD),
        ("선착장 확장 계획이 나왔다.", "확장", Aspect.AHEAD),
        ("군은 선착장을 넓히는 방안을 검토했다.", "넓히", Aspect.OPEN),
        ("주민은 선착장을 넓히라고 요구했다.", "넓히", Aspect.OPEN),
        ("군은 선착장을 넓혔다.", "넓혔", Aspect.DONE),
        ("군은 선착장을 넓히고 있다.", "넓히", Aspect.DONE),
        ("군은 선착장을 넓힌다.", "넓힌", Aspect.PLAIN),
        ("The county will widen the pier.", "widen", Aspect.AHEAD),
        ("The county has agreed to widen the pier.", "widen", Aspect.AHEAD),
        ("It said it would keep the ferry and widen the pier.", "widen", Aspect.AHEAD),
        ("Residents urged the county to widen the pier.", "widen", Aspect.OPEN),
        ("The county has widened the pier.", "widened", Aspect.DONE),
        ("The county was forced to widen the pier.", "widen", Aspect.PLAIN),
    ],
)
def test_the_aspect_of_a_word(text: str, word: str, aspect: Aspect) -> None:
    (found,) = [w for w in READER.read(text).words if w.text.startswith(word)]
    assert found.aspect is aspect


@pytest.mark.parametrize(
    ("evidence", "claim", "told"),
    [
        (
            "군은 선착장 두 곳을 넓히겠다고 밝혔다.",
            "군은 선착장 두 곳을 넓혔다.",
            ("넓혔다", "넓히겠다고"),
        ),
        (
            "군은 선착장 두 곳을 넓힐 계획이다.",
            "군은 선착장 두 곳을 넓혔다.",
            ("넓혔다", "넓힐 계획이다"),
        ),
        (
            "조합은 올해 시험 운항을 열 번 넘게 하겠다는 목표를 세웠다.",
            "조합은 올해 시험 운항을 열 번 넘게 했다.",
            ("운항을 열 번 넘게 했다", "운항을 열 번 넘게 하겠다는"),
        ),
        (
            "The harbour board has agreed to pay skippers $90 a day.",
            "The harbour board has paid skippers $90 a day.",
            ("paid", "agreed to pay"),
        ),
    ],
)
def test_a_plan_is_not_done(evidence: str, claim: str, told: tuple[str, str]) -> None:
    judgement = judgement_of(claim, evidence)
    assert told in certainties(judgement)
    assert support(judgement) < 0
    assert not certainties(judgement_of(evidence, evidence))


@pytest.mark.parametrize(
    ("evidence", "claim"),
    [
        ("군은 선착장을 넓혔다.", "군은 선착장을 넓힐 계획이다."),
        ("군은 선착장을 넓혔고 등대도 새로 지을 예정이다.", "군은 선착장을 넓혔다."),
        ("군은 선착장을 넓힌다고 밝혔다.", "군은 선착장을 넓혔다."),
        ("선사는 애초 배 6척을 주문하려 했으나 4척으로 줄였다.", "선사는 배 4척을 주문했다."),
        (
            "군은 기둥을 줄여 숲의 훼손을 최소로 하겠다고 답했다.",
            "군은 숲의 훼손을 막으려고 기둥을 줄이겠다고 했다.",
        ),
        ("The board paid skippers $90 and will pay crews $50.", "The board paid skippers $90."),
    ],
)
def test_what_is_done_is_no_plan(evidence: str, claim: str) -> None:
    assert not certainties(judgement_of(claim, evidence))


def test_what_is_only_asked_for_bears_nothing_out() -> None:
    judgement = judgement_of(
        "주민은 낡은 선착장을 넓혔다.", "주민은 낡은 선착장을 넓히라고 요구했다."
    )
    assert judgement.governed
    assert not certainties(judgement)
