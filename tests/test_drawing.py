"""What is drawn at a terminal says the same words as elsewhere, in the language that was used."""

from dataclasses import replace

import pytest

from qa.checking.claim_kinds import ClaimKind
from qa.checking.findings import Verdict
from qa.commands.drawing import draw_answer
from qa.commands.drawing_findings import draw_findings
from tests.test_exporting import FULL, answer
from tests.test_exporting_checks import aside, found


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ko", "이렇게 이해했습니다: 물?\n\n기사에서 답을 찾지 못했습니다.\n관련된 대목:"),
        ("en", "Understood as: 물?\n\nNot found in the articles.\nRelated passages:"),
    ],
)
def test_what_is_not_found_is_told_in_the_language_of_the_question(
    language: str, told: str
) -> None:
    found = replace(answer(FULL, answered=False), language=language, corrected="물?")
    assert draw_answer(found).startswith(told)


@pytest.mark.parametrize(
    ("language", "told"), [("ko", "답일 수도 있고"), ("en", "This may be the answer")]
)
def test_an_answer_that_may_be_none_says_so(language: str, told: str) -> None:
    found = replace(answer(FULL), language=language, confidence=0.4)
    assert draw_answer(found).startswith(told)
    assert "0.40" in draw_answer(found).splitlines()[0]
    assert told not in draw_answer(replace(found, confidence=0.6))


def test_what_is_not_checked_is_counted_by_the_word_that_it_is_shown_with() -> None:
    question = aside("물은?")
    greeting = replace(question, claim=replace(question.claim, kind=ClaimKind.OTHER))
    drawn = draw_findings([greeting, question, greeting])
    assert drawn.startswith("· NOT CHECKED  ")
    assert drawn.splitlines()[-1] == "2 NOT CHECKED, 1 QUESTION"


def test_a_verdict_that_is_often_wrong_is_told_as_unsure() -> None:
    finding = found("물은 뜨겁다.", FULL, "뜨겁다", "차다")
    assert draw_findings([finding]).startswith("✗ REFUTED 0.90  ")
    assert draw_findings([replace(finding, confidence=0.6)]).startswith("✗ REFUTED 0.60 (unsure)  ")
    nothing = replace(finding, verdict=Verdict.NOT_ENOUGH_INFO, confidence=0.6)
    assert draw_findings([nothing]).startswith("? NOT_ENOUGH_INFO 0.60  ")
