"""What rules and the entailment model come to together."""

import pytest

from qa.checking.deciding import verdicts
from qa.checking.findings import Verdict
from tests.checking.test_belonging import judgement_of

CREW = "테셀라의 직원은 12명에 불과하다."
CONTRADICTED = (0.05, 0.03, 0.92)  # as a model reads it that stumbles over 불과하다


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Tessella has 12 employees.", Verdict.SUPPORTED),
        ("Tessella has 15 employees.", Verdict.REFUTED),
        ("테셀라의 직원은 12명이다.", Verdict.SUPPORTED),
    ],
)
def test_all_of_a_claim_with_its_figure_outweighs_the_model(claim: str, verdict: Verdict) -> None:
    assert verdicts.decide([(judgement_of(claim, CREW), CONTRADICTED)]).verdict is verdict


def test_a_window_that_the_model_takes_for_neither_is_not_quoted_where_another_speaks() -> None:
    claim = "테셀라의 배는 새로 칠해져 항구에 있다."
    near, other = (judgement_of(claim, f"테셀라의 배는 {rest}.") for rest in ("새것이다", "있다"))
    assert verdicts._agreed((near, other), (), (near,)) == (other,)
    assert verdicts._agreed((near, other), (near,), (near,)) == (near,)  # what is read so is
    assert verdicts._agreed((near,), (), (near,)) == (near,)
