"""Who did is no answer to who did not."""

import pytest

from qa.language.korean import Analyzer
from qa.search.denying import lacks_denial

MORPHEMES = Analyzer().morphemes


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("찾아가지 않은 우산은 몇 개인가?", "주인이 찾아간 우산은 모두 스무 개였다."),
        ("등록을 안 한 배는 몇 척인가요?", "등록한 배는 서른 척이다."),
        ("행진에 참가하지 못한 학교는 어디?", "새벽에 여울초등학교가 행진에 참가했다."),
        ("Which villages did not sign the letter?", "Pell and Garrow signed the letter in May."),
        ("Who didn't vote?", "Eleven members voted on Monday."),
    ],
)
def test_who_did_is_no_answer_to_who_did_not(question: str, quoted: str) -> None:
    assert lacks_denial(question, quoted, MORPHEMES)


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("찾아간 우산은 몇 개인가?", "주인이 찾아간 우산은 모두 스무 개였다."),
        ("찾아가지 않은 우산은 몇 개인가?", "우산 스무 개는 아직 창고에 있다."),
        ("찾아가지 않은 우산은 몇 개인가?", "주인이 찾아간 우산은 스무 개뿐이고 서른 개가 남았다."),
        ("왜 우산을 찾아가지 않았나?", "우산을 찾아가려던 사람들은 비를 만났다."),
        ("등록을 안 한 배는 몇 척인가요?", "등록하지 않은 배는 서른 척이다."),
        ("Which villages did not sign the letter?", "All but Pell signed the letter."),
        ("Which villages did not sign the letter?", "Pell kept away from the meeting."),
        ("Why did Pell not sign?", "Pell wanted to sign after the vote."),
        ("찾아가지 않은 우산은 몇 개인가?", ""),
    ],
)
def test_what_may_tell_who_did_not_is_left_alone(question: str, quoted: str) -> None:
    assert not lacks_denial(question, quoted, MORPHEMES)
