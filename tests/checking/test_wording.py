"""Reasons: the same difference is told once."""

from qa.checking import Difference, DifferenceKind, Verdict
from qa.checking.wording import reason
from qa.records import Language


def test_a_difference_is_told_once_and_others_are_not_kept_out_by_it() -> None:
    share = Difference(DifferenceKind.QUANTITY, "51%", "41%", 1)
    year = Difference(DifferenceKind.DATE, "2024년", "2023년", 1)
    told = reason(Verdict.REFUTED, [share, share, share, year], True, Language.KOREAN)
    assert told == "기사에는 41%, 주장에는 51%, 기사에는 2023년, 주장에는 2024년"
