"""What the entailment model reads alone is no verdict where figures are to be reckoned."""

import pytest

from qa.checking.deciding import alone, verdicts
from qa.checking.deciding.hearing import heard
from qa.checking.findings import Verdict
from tests.checking.test_belonging import judgement_of

FUND = "조합은 기금 800억 원 가운데 200억 원을 배를 고치는 데 쓴다."
CREW = "테셀라의 직원은 12명에 불과하다."
BORNE_OUT = (0.9, 0.05, 0.05)


@pytest.mark.parametrize(
    ("claim", "evidence", "untold"),
    [
        ("조합의 기금은 950억 원을 넘는다.", "조합은 기금이 넉넉하다고 밝혔다.", True),
        ("조합은 기금의 4분의 1을 배를 고치는 데 쓴다.", FUND, False),
        ("조합은 기금의 3분의 1을 배를 고치는 데 쓴다.", FUND, True),
        ("조합의 기금은 800억 원이다.", FUND, False),
        ("조합의 배는 세 척이다.", "조합의 배는 그물배와 통발배와 나룻배다.", False),
        ("The union has 45 boats.", "The union has many boats.", True),
    ],
)
def test_a_figure_is_untold_where_no_window_has_it_or_what_it_follows_from(
    claim: str, evidence: str, untold: bool
) -> None:
    assert alone.has_untold_figure([judgement_of(claim, evidence)]) is untold


@pytest.mark.parametrize(
    ("claim", "evidence", "elsewhere"),
    [
        ("조합의 기금은 950억 원이다.", "조합의 기금은 800억 원이다.", True),
        ("조합의 기금은 950억 원이다.", "조합의 기금은 950억 원이다.", False),
        ("조합의 배는 세 척이다.", "조합의 배는 네 척이다.", False),  # small ones are told in lists
        ("조합은 기금의 4분의 1을 배에 쓴다.", FUND, False),  # which follows from two
        ("조합은 기금의 3분의 1을 배에 쓴다.", FUND, True),
        ("The union has 45 boats.", "The union has 52 boats.", True),
    ],
)
def test_what_is_told_elsewhere_is_not_told_by_the_window_that_is_read(
    claim: str, evidence: str, elsewhere: bool
) -> None:
    judgement = judgement_of(claim, evidence)
    assert alone.tells_elsewhere(judgement, frozenset({0})) is elsewhere
    assert alone.tells_elsewhere(judgement, frozenset()) is False
    support = heard(judgement, BORNE_OUT, frozenset({0}))[0]
    assert (support == 0.0) is elsewhere


def test_the_model_alone_supports_no_figure_that_is_told_nowhere() -> None:
    claim = "조합의 기금은 950억 원을 넘는다."
    weighed = [(judgement_of(claim, "조합의 기금은 넉넉한 편이다."), BORNE_OUT)]
    assert verdicts.decide(weighed).verdict is Verdict.NOT_ENOUGH_INFO


@pytest.mark.parametrize(
    ("claim", "all_told"), [("직원은 12명이다.", True), ("직원은 많다.", False)]
)
def test_a_denial_has_to_be_firmer_where_all_figures_are_told(claim: str, all_told: bool) -> None:
    assert alone.has_all_figures([judgement_of(claim, CREW)]) is all_told


@pytest.mark.parametrize(
    ("contradicts", "verdict"), [(0.6, Verdict.NOT_ENOUGH_INFO), (0.75, Verdict.REFUTED)]
)
def test_what_the_model_alone_denies_though_all_figures_are_told_is_told_when_firm(
    contradicts: float, verdict: Verdict
) -> None:
    told = "테셀라의 배를 돌보는 사람은 12명이고 모두 뭍에서 지낸다."
    judgement = judgement_of("선착장을 고치는 데 12명이 나섰다.", told)
    weighed = [(judgement, (0.02, 0.98 - contradicts, contradicts))]
    assert verdicts.decide(weighed).verdict is verdict


@pytest.mark.parametrize(
    ("support", "contradicts", "verdict"),
    [
        (0.0, 0.52, Verdict.REFUTED),
        (0.25, 0.52, Verdict.NOT_ENOUGH_INFO),
        (0.25, 0.7, Verdict.REFUTED),
    ],
)
def test_what_the_model_denies_here_and_supports_there_is_told_when_firm(
    support: float, contradicts: float, verdict: Verdict
) -> None:
    claim = "선착장을 고치는 데 마을 사람들이 나섰다."
    denies = judgement_of(claim, "배를 돌보는 사람들은 모두 뭍에서 지낸다.")
    supports = judgement_of(claim, "마을 어귀에 새 길이 났다.")
    weighed = [
        (denies, (0.02, 0.98 - contradicts, contradicts)),
        (supports, (support, 1 - support, 0.0)),
    ]
    assert verdicts.decide(weighed).verdict is verdict
