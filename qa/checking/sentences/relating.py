"""What a figure of a claim is to a figure of the evidence, as they are told in sentences.

In: two quantities. Out: their relation. Invariant: figures of different kinds are INCOMPARABLE, and
so are such that say too little to deny one another.
"""

import re
from dataclasses import replace
from fractions import Fraction

from qa import quantities
from qa.checking.sentences.figures_together import SCORE
from qa.checking.sentences.rates import in_its_time, told_for_another
from qa.quantities import Bound, Kind, Quantity, Relation

SAME = (Relation.EQUAL, Relation.WITHIN)
_DIGITS = 3  # of a figure that another is hardly by chance
_LARGE = (Kind.COUNT, Kind.MONEY, Kind.NUMBER)
_MANY = 1000  # of which two are seldom as many by chance
_SUM = 100_000_000  # from which a bare figure is most often a sum of money
_ANY_DAY = "2001-06-13"
_ENDS = re.compile(
    r"[0-9일월년)]\s?(?:부터|에서|[~∼～–-])\s?[0-9’']|\b(?:to|until|till|through|and)\b"
)
_ANOTHER_SCALE = 1000
_MOST = re.compile(r"최대|최고|많아야|\b(?:up to|at most|as (?:many|much) as|maximum|max)\b", re.I)
_NEARLY = Fraction(9, 10)
_OVERSTATED = 2  # times the evidence's figure


def relation_of(claim: Quantity, evidence: Quantity) -> Relation:
    """What two figures are to one another; where the units are not alike they can only agree.

    What is told for different things is not the same: 월 30만원 and 연 30만원. Whether another
    figure is, 하루 200건 and 한 달에 6000건, is told where the one time makes up the other.
    """
    relation = _relation(claim, evidence)
    if not told_for_another(claim, evidence):
        return relation
    moved = in_its_time(evidence, claim)
    if moved is not None and _relation(claim, moved) in SAME:
        return Relation.WITHIN
    if relation in SAME:
        return Relation.DIFFERS
    return relation if moved is not None else Relation.INCOMPARABLE


def _relation(claim: Quantity, evidence: Quantity) -> Relation:
    claim, evidence = _of_one_day(claim, evidence)
    claim, evidence = _lasting(claim, evidence), _lasting(evidence, claim)
    if SCORE in (claim.unit, evidence.unit) and claim.unit != evidence.unit:
        return Relation.INCOMPARABLE
    if Kind.MONEY in (claim.kind, evidence.kind):
        claim, evidence = _in_its_money(claim, evidence), _in_its_money(evidence, claim)
    relation = quantities.compare(*_by_size(claim, evidence))
    if relation is Relation.WITHIN and _has_ends(claim) and not _has_ends(evidence):
        return Relation.OPEN  # a day between the two tells neither
    if relation is Relation.DIFFERS and evidence.value is None and evidence.bound is Bound.ABOUT:
        return Relation.INCOMPARABLE  # 수십조원 says too little to deny anything
    if relation is Relation.DIFFERS and _is_of_another_scale(claim, evidence):
        return Relation.INCOMPARABLE
    if relation is Relation.WITHIN and _is_less_than_its_most(claim, evidence):
        return Relation.OPEN
    counts = (Kind.COUNT, Kind.NUMBER)
    if relation is Relation.OPEN and claim.value is not None and claim.value == evidence.value:
        relation = Relation.WITHIN  # the same figure, held a little otherwise
    if relation is Relation.OPEN and _overstates(claim, evidence):
        relation = Relation.DIFFERS
    if claim.kind not in counts or evidence.kind not in counts:
        return relation
    if claim.value is not None and claim.value == evidence.value:
        return relation if relation in SAME else Relation.WITHIN
    bare = claim.unit != evidence.unit and Kind.NUMBER in (claim.kind, evidence.kind)
    unlike = "" not in (claim.unit, evidence.unit) and claim.unit != evidence.unit
    if same_noun(claim, evidence) or not (bare or unlike):
        return relation
    return relation if relation in SAME else Relation.INCOMPARABLE


def _lasting(figure: Quantity, other: Quantity) -> Quantity:
    """What goes on for so long beside another duration: 55년째 and 50년 넘게."""
    goes_on = figure.kind is Kind.ORDINAL and figure.text.endswith("째")
    if not goes_on or quantities.seconds(figure.unit) is None or other.kind is not Kind.DURATION:
        return figure
    return replace(figure, kind=Kind.DURATION)


def _is_of_another_scale(claim: Quantity, evidence: Quantity) -> bool:
    """Whether two durations are as far apart as three days and half a century.

    Nobody takes the one for the other: they are of different things.
    """
    if Kind.DURATION not in (claim.kind, evidence.kind):
        return False
    short, long = sorted(
        (q.value or Fraction(0)) * (quantities.seconds(q.unit) or 0) for q in (claim, evidence)
    )
    return short > 0 and long >= _ANOTHER_SCALE * short


def _has_ends(quantity: Quantity) -> bool:
    """Whether a date tells when something begins and when it ends: 5월 1일부터 10월 4일까지."""
    return quantity.kind is Kind.DATE and _ENDS.search(quantity.text) is not None


def _of_one_day(claim: Quantity, evidence: Quantity) -> tuple[Quantity, Quantity]:
    """Two dates of texts of unknown days, 지난해 and "last year", as if both were of one day."""
    if claim.kind is Kind.DATE and claim.relative and evidence.relative:
        one, other = (quantities.find(each.text, _ANY_DAY) for each in (claim, evidence))
        if len(one) == len(other) == 1:
            return one[0], other[0]
    return claim, evidence


def _in_its_money(figure: Quantity, other: Quantity) -> Quantity:
    """A large figure without a unit, 35조, as the money that it stands beside: 35조원."""
    bare = figure.kind in (Kind.COUNT, Kind.NUMBER) and figure.unit == ""
    if not bare or other.kind is not Kind.MONEY or (figure.value or 0) < _SUM:
        return figure
    return replace(figure, kind=Kind.MONEY, unit=other.unit)


def _by_size(claim: Quantity, evidence: Quantity) -> tuple[Quantity, Quantity]:
    """Two figures below zero without their signs: what is nearly 14 below is 13.8 below."""
    one, other = _turned(claim), _turned(evidence)
    return (claim, evidence) if one is None or other is None else (one, other)


def _turned(quantity: Quantity) -> Quantity | None:
    """A figure wholly below zero without its sign; None for others."""
    low, high = quantity.low, quantity.high
    if low is None or high is None or max(low, high) >= 0:
        return None
    return replace(quantity, low=-high, high=-low)


def _is_less_than_its_most(claim: Quantity, evidence: Quantity) -> bool:
    """Whether a claim tells the most that there can be, and the evidence tells of less: 최대 500명.

    What takes 300 does not take up to 500.
    """
    told = claim.bound is Bound.AT_MOST and _MOST.search(claim.text) is not None
    one, other = claim.value, evidence.value
    return told and one is not None and other is not None and other < one * _NEARLY


def _overstates(claim: Quantity, evidence: Quantity) -> bool:
    """Whether both say "more than", and the claim more than more: one would have said so."""
    bounds = (Bound.MORE_THAN, Bound.AT_LEAST, Bound.SOME_OVER)
    if claim.bound not in bounds or evidence.bound not in bounds:
        return False
    one, other = claim.value, evidence.value
    return one is not None and other is not None and one > other * _OVERSTATED


def same_noun(claim: Quantity, evidence: Quantity) -> bool:
    """Whether two figures count what is called the same."""
    one, other = claim.noun, evidence.noun
    return one is not None and other is not None and one.text.lower() == other.text.lower()


def is_exact(figure: Quantity) -> bool:
    """Whether another figure is hardly the same by chance."""
    since = figure.since
    if since is not None:
        return since.year is not None and since.month is not None
    broken = figure.value is not None and figure.value.denominator > 1  # 3.5일, 0.4배
    return broken or figure.written >= _DIGITS or is_large(figure)


def is_large(figure: Quantity) -> bool:
    """Whether a figure counts so many that another is seldom as large."""
    return figure.kind in _LARGE and (figure.value or 0) >= _MANY
