"""The figures of a sentence as they are compared: what `quantities` finds, and what it leaves out.

In: a sentence and the quantities found in it. Out: quantities, in order. Invariant: spans are spans
of the sentence, and no two overlap.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from qa import quantities
from qa.checking.sentences import same_periods
from qa.checking.sentences.claim_words import NUMERALS
from qa.checking.sentences.figures_together import joined, with_scores
from qa.checking.sentences.rates import with_rates
from qa.quantities import Kind, Moment, Noun, Quantity

_SCALED = 1_000_000
_NEAR = 30  # characters between a number and what it is a number of
_NONE = re.compile(r"도[^,.]{0,30}(?:없|않|못)|도 안 ")
_NUMERALS = {word: value for value, word in enumerate(NUMERALS)}
_FEW = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_BARE = re.compile(
    rf"\b((?i:not one|not a single|no|one|{_FEW})|[0-9]{{1,3}})(?= [A-Z][a-z]+)",
    re.A,
)
_WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_BESIDE = 60  # characters between a figure and one that is measured against it
_LEAP = 2000
_BARE_DAY = re.compile(r"[0-9]{1,2}일")
_AGO = re.compile(
    r"\s?전(?=보다|에 비해|과 비교| ?같은 (?:기간|달|분기|시기|때))|\s(?:earlier|before|ago)\b"
)
_OF_ALL = re.compile(
    rf"\b({_FEW}|[0-9]{{1,3}})"
    r"(?= of (?:the|its|their|his|her|our|these|those)\b)",
    re.I,
)
# What stands before a verb says nothing of what it counts: four opposed it and two abstained.
_BEFORE_VERB = re.compile(
    r"(?:^|[,;] (?:and |while |but )?|\b(?:and|but|while) )"
    rf"({_FEW})"
    r"(?= (?:[a-z]{2,}ed|are|were|have|had|went|left|fled|came|took|won|lost|said|fell|rose)\b)",
    re.I,
)
# And so does one behind a name where the verb is left out: A flies eight a week and B five.
_GAPPED = re.compile(
    r"(?:[,;]|\band|\bwhile|\bbut) (?:[A-Z][\w’'-]* ){1,4}"
    rf"({_FEW}|[0-9]{{1,3}}(?:,[0-9]{{3}})*)"
    r"(?=[.,;]?$|[,;] | and\b)"
)
# Nor one behind a verb: killed one firefighter and injured two.
_AFTER_VERB = re.compile(
    r"\b(?!aged|based|named)(?:[a-z]{2,}ed|hurt|won|lost|left|sent|built|sold) "
    r"(one(?= (?!of|another|or|day|more|by|at|in|on|to|and)[a-z]+)"
    rf"|(?:{_FEW}|[0-9]{{1,3}})(?=[.;]|, |$| and ))"
)
# One that is measured against another of its sort: 24 minutes, against 41 by bus.
_COMPARED = re.compile(
    r"\b(?:(?:up|down) from|compared (?:with|to)|against|versus"
    r"|(?:above|below|than|exceeding) the)\s(?:about |some |just |nearly )?$",
    re.I,
)
_COMPARED_END = re.compile(
    r"[.,;)]|$|\s(?:in|by|at|on|a|the|last|for|when|before|earlier|previously|under|that"
    r"|which|allowed|advised|recommended)\b"
)
_STRAIGHT = re.compile(
    r" (?:(?:straight|consecutive|successive) (?P<unit>year|month|week|day)s?)\b", re.I
)
EARLIER = 300  # characters before a sentence that may tell of which period it speaks


def find(text: str, today: str | None = None, before: str | None = None) -> tuple[Quantity, ...]:
    """The figures of a sentence; `today` is the day it was written, in ISO 8601.

    `before` is what stands before it in an article, for what "the same period" means there.
    """
    found = [_with_none(text, q) for q in quantities.find(text, today)]
    found = list(_dated(joined(text, found), today))
    found = list(_in_a_row(text, _points(found)))
    dated = same_periods.resolved(text, _year_ago(text, found, today), before, today)
    found = list(with_scores(text, dated))
    return tuple(with_rates(text, tuple(_compared(text, _with_bare(text, found)))))


def _compared(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Give a bare figure that another is measured against the unit and the sort of that one."""
    for place, quantity in enumerate(found):
        before = found[:place]
        bare = (
            quantity.kind is Kind.NUMBER
            and not quantity.unit
            and _COMPARED_END.match(text, quantity.end)
        )
        if bare and _COMPARED.search(text[: quantity.start]):
            sorts = (Kind.COUNT, Kind.MEASURE, Kind.DURATION)
            like = next((q for q in reversed(before) if q.kind in sorts), None)
            near = like is not None and quantity.start - like.end <= _BESIDE
            if like is not None and near:
                quantity = replace(quantity, kind=like.kind, unit=like.unit)
        yield quantity


def _points(found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Take "points" beside a share for percentage points: by 0.3 points to 3.1 percent."""
    shares = any(q.kind is Kind.SHARE for q in found)
    for quantity in found:
        bare = quantity.kind is Kind.POINTS and quantity.unit == "index point"
        yield replace(quantity, unit="point") if bare and shares else quantity


def _in_a_row(text: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Take "a third straight month", and "three straight months", for three months."""
    for quantity in found:
        row = _STRAIGHT.match(text, quantity.end)
        counted = (quantity.kind, quantity.unit) in ((Kind.ORDINAL, "order"), (Kind.COUNT, ""))
        if row and counted:
            told = text[quantity.start : row.end()]
            unit = row["unit"].lower()
            quantity = replace(
                quantity, kind=Kind.DURATION, unit=unit, end=row.end(), text=told, noun=None
            )
        yield quantity


def _year_ago(text: str, found: Iterable[Quantity], today: str | None) -> Iterator[Quantity]:
    """Take "a year earlier" and 1년 전보다 for last year, which the evidence may call it."""
    for quantity in found:
        ago = _AGO.match(text, quantity.end) if quantity.kind is Kind.DURATION else None
        last = quantities.find("지난해", today) if ago and quantity.unit == "year" else []
        if ago and last and quantity.value == 1:
            told = text[quantity.start : ago.end()]
            yield replace(last[0], start=quantity.start, end=ago.end(), text=told)
        else:
            yield quantity


def inside(start: int, end: int, spans: Iterable[Quantity]) -> bool:
    """Whether a span overlaps one of the quantities."""
    return any(start < span.end and span.start < end for span in spans)


def _with_none(text: str, quantity: Quantity) -> Quantity:
    """Take "하나도 없다" for none."""
    counted = quantity.kind in (Kind.COUNT, Kind.NUMBER) and quantity.value == 1
    if counted and _NONE.match(text, quantity.end):
        return replace(quantity, low=Fraction(0), high=Fraction(0))
    return quantity


def _dated(found: Iterable[Quantity], today: str | None) -> Iterator[Quantity]:
    """Give a day that stands alone a month: that of the day before it, or of the article.

    10월 20일에 시작해 31일에 끝난다 tells the 31st of October; 17일, written on the 18th of May, is
    of May. A day of a month is of the year of the earlier one before it.
    """
    written = _WRITTEN.match(today or "")
    day = int(written[3]) if written else 0
    month = Moment(year=int(written[1]), month=int(written[2])) if written else Moment()
    told: Moment | None = None  # what stands before, of which the day may be
    for quantity in found:
        since = quantity.since
        if since is None or quantity.until is None:
            yield quantity
            continue
        bare = since.day is not None and since.month is None and since.year is None
        here = month if told is None and (since.day or 0) <= day else None
        if told is not None and told.month and (told.day or 0) < (since.day or 0):
            last = monthrange(told.year or _LEAP, told.month)[1]
            fits = _BARE_DAY.fullmatch(quantity.text) and (since.day or 0) <= last
            here = told if fits else None
        if bare and since == quantity.until and here is not None:
            quantity = _on(quantity, replace(since, year=here.year, month=here.month))
        if _is_of_that_year(told, since) and since == quantity.until and told is not None:
            quantity = _on(quantity, replace(since, year=told.year))
        if not bare:
            told = quantity.until
        yield quantity


def _is_of_that_year(told: Moment | None, since: Moment) -> bool:
    """Whether a day without its year goes on from an earlier one: 지난해 2월 5일 … 5월 9일."""
    if told is None or told.year is None or told.day is None or since.year is not None:
        return False
    return since.day is not None and (since.month or 0, since.day) > (told.month or 0, told.day)


def _on(quantity: Quantity, day: Moment) -> Quantity:
    """A date as that day."""
    number = None
    if day.year is not None:
        number = Fraction(date(day.year, day.month or 1, day.day or 1).toordinal())
    return replace(quantity, since=day, until=day, low=number, high=number)


def _with_bare(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """Add numerals of English lists that don't say what they count: "53 American, two British"."""
    patterns = (_BARE, _OF_ALL, _BEFORE_VERB, _GAPPED, _AFTER_VERB)
    for match in (match for pattern in patterns for match in pattern.finditer(text)):
        start, end = match.span(1)
        if not inside(start, end, found):
            low = match[1].lower().replace(",", "")
            value = Fraction(int(low) if low.isdigit() else _NUMERALS.get(low, 0))
            counted = _of_which(text, end, found) if match.re is _OF_ALL else None
            bare = Quantity(Kind.COUNT, value, value, "", start, end, match[1], noun=counted)
            goes_on = match.re in (_BEFORE_VERB, _GAPPED, _AFTER_VERB)
            found.append(_of_those(bare, found) if goes_on else bare)
    return tuple(_with_money(sorted(found, key=lambda q: q.start)))


def _of_those(bare: Quantity, found: Iterable[Quantity]) -> Quantity:
    """A figure that goes on about what the one before it counts."""
    before = [q for q in found if q.end <= bare.start and q.kind is Kind.COUNT]
    last = max(before, key=lambda q: q.start, default=bare)
    return replace(bare, unit=last.unit, noun=None if last.unit else last.noun)


def _of_which(text: str, end: int, found: Iterable[Quantity]) -> Noun | None:
    """What is counted in "two of the city's five pools": what the five are."""
    near = (
        q
        for q in found
        if end < q.start <= end + _NEAR and not set(",;") & set(text[end : q.start])
    )
    return next((q.noun for q in near if q.kind is Kind.COUNT), None)


def _with_money(found: list[Quantity]) -> Iterator[Quantity]:
    """Give large bare numbers the currency before them: "67.2 billion dollars, 7.8 billion"."""
    currency = ""
    for quantity in found:
        bare = quantity.kind is Kind.NUMBER and (quantity.value or 0) >= _SCALED
        if quantity.kind is Kind.MONEY:
            currency = quantity.unit
        yield replace(quantity, kind=Kind.MONEY, unit=currency) if bare and currency else quantity
