"""What is wrong one time in four, or more, is not shown as what hardly ever is."""

from dataclasses import replace

import pytest

from qa.checking import Finding
from qa.ui import wording
from qa.ui.check_rendering import checked_html
from qa.ui.rendering import answer_html
from tests.test_exporting import FULL, answer
from tests.test_exporting_checks import found


def shown(finding: Finding) -> str:
    """A draft of one claim."""
    claim = replace(finding.claim, start=0, end=len(finding.claim.text))
    return str(checked_html(claim.text, (claim,), (replace(finding, claim=claim),), False))


@pytest.mark.parametrize(("confidence", "unsure"), [(0.6, True), (0.9, False)])
def test_an_unsure_verdict_has_another_word_and_says_what_to_do(
    confidence: float, unsure: bool
) -> None:
    page = shown(replace(found("물은 뜨겁다.", FULL, "뜨겁다", "차다"), confidence=confidence))
    assert ('class="sign refuted unsure"' in page) == unsure
    assert (page.count(wording.SEEMS_REFUTED.ko) == 2) == unsure  # in the draft, and unfolded
    assert (wording.UNSURE.en in page) == unsure


@pytest.mark.parametrize(("confidence", "unsure"), [(0.4, True), (0.6, False), (None, False)])
def test_an_unsure_answer_says_that_it_may_be_none(confidence: float | None, unsure: bool) -> None:
    page = str(answer_html(replace(answer(FULL), confidence=confidence)))
    assert ('class="answer unsure"' in page) == unsure
    assert (wording.DOUBT.ko in page) == unsure
    assert (wording.QUOTED.ko in page) != unsure


def test_what_is_not_found_is_no_unsure_answer() -> None:
    assert not replace(answer(FULL, answered=False), confidence=0.1).unsure
