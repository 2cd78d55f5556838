"""Ranges of amounts: 400~500억달러, 12~15%, 5 to 10 million, 2위부터 9위까지.

In: a folded text and an amount in it. Out: the range or the next amount, or None. Invariant: the
unit that only one end tells belongs to both.
"""

import re

from qa.quantities.amounts import Amount, amount_at
from qa.quantities.quantity import Kind

_SEPARATOR = re.compile(
    r" ?~ ?|-(?=[0-9$€£₩])| (?:to|and|or) (?=[0-9$€£₩a-z])| ?(?:에서|부터|내지) ?(?=[0-9])"
)


def range_at(text: str, first: Amount) -> Amount | None:
    """The range that the amount begins, or None: 400~500억달러, 5 to 10 million, 2위부터 9위까지.

    The unit and the scale of one end hold for the other where it has none.
    """
    separator = _SEPARATOR.match(text, first.end)
    if separator is None or first.numeral.vague:
        return None
    second = amount_at(text, separator.end())
    if second is None or second.numeral.vague or not _joins(text, separator.group(), first, second):
        return None
    first, second = _shared(first, second)
    if first.unit != second.unit or first.low >= second.high:
        return None
    if first.low and second.high > _WIDEST * first.low:
        return None
    written = max(first.numeral.written, second.numeral.written)
    return second._replace(
        low=first.low,
        high=second.high,
        start=first.start,
        numeral=second.numeral._replace(written=written, plain=""),
        range=True,
    )


_WIDEST = 10_000  # how many times its beginning a range may reach
_UP_TO = re.compile(r"까지| ?사이")


def _joins(text: str, separator: str, first: Amount, second: Amount) -> bool:
    """Whether what stands between two amounts makes a range of them."""
    word = separator.strip()
    before = text[max(0, first.start - 9) : first.start].lower()
    if word == "~":
        return True
    if word == "-":
        return second.unit is not None or second.numeral.scale > 1
    if word == "to":
        return not before.endswith(("from ", " by ")) and not _arrives(first, second)
    if word == "and":
        return before.endswith("between ")
    if word == "or":
        return first.unit is None and second.low == first.low + 1 and second.unit is not None
    if word == "에서" and first.unit is None and second.unit is not None:
        return not _INTO.match(text, second.end)  # 70에서 95%, but not 70에서 95%로
    return _UP_TO.match(text, second.end) is not None


def _arrives(first: Amount, second: Amount) -> bool:
    """Whether "to" leads from a step to a level, as in "fell 1.2% to 5,705", and joins no ends."""
    return first.unit is not None and second.unit is None and second.numeral.scale == 1


_INTO = re.compile(r"으?로(?![가-힣])")
_CARRIED = (Kind.MONEY, Kind.SHARE, Kind.POINTS, Kind.COUNT, Kind.DURATION, Kind.MEASURE)
_OF = re.compile(r" of (?:the |its |their |all |our |his |her |those |these )?(?=[0-9a-z])")
_FROM_TO = re.compile(r" to (?:about |around |some |just |nearly )?(?=[0-9a-z$€£])")
_KOREAN_TO = re.compile("에서 ?(?=[0-9])")


def carried(text: str, first: Amount) -> Amount:
    """The amount with the unit that only the next tells: from 9.80 to 12 euros, 98 of 180 seats."""
    second = leads_to(text, first)
    if second is None or second.unit is None or second.unit.kind not in _CARRIED:
        return first
    if len(first.numeral.plain) == 4 and second.high < 1000:
        return first  # from 2019 to 14 seats
    return _shared(first, second)[0]._replace(end=first.end)


def leads_to(text: str, first: Amount) -> Amount | None:
    """The amount that a bare one leads to, or is part of: from 19 to 14, 98 of the 180."""
    if first.unit is not None or first.numeral.vague or first.range:
        return None
    before = text[max(0, first.start - 14) : first.start].lower()
    if of := _OF.match(text, first.end):
        second = None if first.low <= 1 else amount_at(text, of.end())
        part = second is not None and second.low > first.low
        counts = second is not None and (second.unit is None or second.unit.kind is Kind.COUNT)
        if not part or not counts:
            return None
        return None if first.numeral.worded and second and second.unit is None else second
    if _FROM.search(before) and (to := _FROM_TO.match(text, first.end)):
        return amount_at(text, to.end())
    korean = _KOREAN_TO.match(text, first.end)
    second = amount_at(text, korean.end()) if korean else None
    return second if second and _INTO.match(text, second.end) else None


_FROM = re.compile(r"\bfrom (?:about |around |some |just |nearly )?$")


def _shared(first: Amount, second: Amount) -> tuple[Amount, Amount]:
    """Both ends with the unit and the scale that only one of them has."""
    unit = first.unit or second.unit
    if first.unit is None and second.unit is not None:
        factor = second.unit.factor
        first = first._replace(unit=unit, low=first.low * factor, high=first.high * factor)
    elif second.unit is None and first.unit is not None:
        factor = first.unit.factor
        second = second._replace(unit=unit, low=second.low * factor, high=second.high * factor)
    scale = second.numeral.scale
    if first.numeral.scale == 1 and scale > 1 and first.low * scale < second.low:
        first = first._replace(low=first.low * scale, high=first.high * scale)
    return first, second
