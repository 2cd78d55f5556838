"""Does a window tell another period's figure, or a forecast where the claim tells what came about?

In: a claim, its figures beside those of a window. Out: whether the window tells of something else.
Invariant: what tells of another quarter, or of an estimate, denies nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from qa import quantities
from qa.checking.sentences.evidence import Window
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.quantities import Kind, Moment, Quantity, Relation

PERIOD, _YEAR = "span", "year"  # units of dates: a quarter or a half, a year
_AMOUNTS = (Kind.MONEY, Kind.COUNT, Kind.SHARE, Kind.MEASURE, Kind.NUMBER)
_LABEL = re.compile(
    r"전망치|추정치|예상치|예측치|컨센서스|목표치|목표액"
    r"|\b(?:consensus|estimates?|forecasts?|expectations?|projections?"
    r"|(?:hop(?:e|es|ed|ing)|aim(?:s|ed|ing)?|wish(?:es|ed)?)\s(?:for|at))\b",
    re.I,
)
_AHEAD = re.compile(
    r"전망|추정|예상|예측|컨센서스|목표|계획|것으로 보"
    r"|바라|바란|희망|기대|노리|노린"
    r"|\b(?:consensus|estimat|forecast|expect|project|target|will\b|plan|see[sn]?\b|hop(?:e|ing)|aim|wish)",
    re.I,
)
_FAR = 40  # characters between a label and its figure


def is_estimate(reading: Reading, figure: Quantity) -> bool:
    """Whether a figure is labelled as an estimate: 평균 전망치 3억원, estimates of $3m."""
    low = max((q.end for q in reading.quantities if q.end <= figure.start), default=0)
    before = reading.text[max(low, figure.start - _FAR) : figure.start]
    return figure.kind in _AMOUNTS and _LABEL.search(before) is not None


def is_of_another_sort(claim: Reading, figure: Quantity, reading: Reading, other: Quantity) -> bool:
    """Whether one of two figures is an estimate, and nothing about the other looks ahead."""
    if is_estimate(reading, other):
        return not _AHEAD.search(claim.text)
    return is_estimate(claim, figure) and not _AHEAD.search(reading.text)


def is_elsewhere(claim: Reading, met: Sequence[Relation | None], window: Window) -> bool:
    """Whether a window tells another period's figure, or an estimate, where the claim's is unmet.

    `met` has the relation of each of the claim's figures to that of the window.
    """
    told = list(zip(claim.quantities, met, strict=True))
    unmet = [q for q, relation in told if q.kind in _AMOUNTS and relation not in SAME]
    if not unmet:
        return False
    for date, relation in told:
        another = date.kind is Kind.DATE and relation not in SAME
        if another and date.unit == PERIOD and _tells_period(window):
            return True
        if another and date.unit == _YEAR and relation is Relation.DIFFERS:
            return True
    return any(
        relation_of(figure, other) is not Relation.INCOMPARABLE
        and is_of_another_sort(claim, figure, reading, other)
        for figure, relation in told
        if relation is None and figure in unmet
        for reading in window.sentences
        for other in reading.quantities
    )


def _tells_period(window: Window) -> bool:
    readings = (*window.sentences, *window.before, *window.about)
    return any(q.kind is Kind.DATE and q.unit == PERIOD for r in readings for q in r.quantities)


def of_its_year(claim: Quantity, evidence: Quantity, written: str | None) -> bool:
    """Whether a date without its year is the claim's, if it lies in the year of the article."""
    since, until, other = claim.since, claim.until, evidence.since
    if since is None or until is None or other is None or since.year is None:
        return False
    if other.year is not None or str(since.year) != (written or "")[:4]:
        return False
    bare = replace(
        claim, low=None, high=None, since=replace(since, year=None), until=replace(until, year=None)
    )
    return bare.since != Moment() and quantities.compare(bare, evidence) in SAME
