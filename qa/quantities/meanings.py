"""What an amount with a unit means where it stands, for some units mean several things.

대 counts machines, tells ages and sums up sets; 주 is weeks or shares; "times" counts or multiplies.
"""

import re
from fractions import Fraction

from . import durations
from .amounts import Amount
from .quantity import Bound, Kind
from .reading import Outcome, Reading


def read(text: str, amount: Amount) -> Outcome | None:
    """The readings of an amount; an empty tuple for a name that holds figures."""
    assert amount.unit is not None
    if amount.numeral.worded and amount.low == 1 and not _is_one(text, amount):
        return None
    if text[amount.start] == "한" and amount.word == "번":
        return None
    if (
        amount.low == amount.high == 1
        and amount.word in ("인", "명")
        and text[amount.end : amount.end + 1] == "당"
    ):
        return (), amount.end  # 1인당 tells a rate
    reader = _BY_NAME.get(amount.word) or _BY_KIND.get(amount.unit.kind) or _plain
    return reader(text, amount)


def reading_of(amount: Amount, kind: Kind, unit: str, end: int | None = None) -> Reading:
    bound = Bound.ABOUT if amount.numeral.vague else Bound.EXACT
    return Reading(
        kind, amount.low, amount.high, unit, amount.start, amount.end if end is None else end,
        amount.numeral.written, bound, amount.over,
    )  # fmt: skip


def _plain(text: str, amount: Amount) -> Outcome | None:
    assert amount.unit is not None
    reading = reading_of(amount, amount.unit.kind, amount.unit.name)
    if (
        text[amount.end : amount.end + 1] == "대"
        and not amount.numeral.vague
        and amount.unit.kind in (Kind.MONEY, Kind.SHARE)
    ):
        reading = reading._replace(over=True, end=amount.end + 1)
    if amount.unit.kind in (Kind.SHARE, Kind.MEASURE, Kind.POINTS):
        reading = negative(text, reading)
    return (reading,), reading.end


_MINUS = re.compile(r"(영하 ?|마이너스 ?|minus |(?:^|(?<=[ (]))-)$")
_SCALE_BEFORE = re.compile("(섭씨|화씨|영상) ?$")


def negative(text: str, reading: Reading) -> Reading:
    before = _MINUS.search(text[max(0, reading.start - 6) : reading.start])
    if before is None or reading.low is None or reading.high is None:
        return reading
    start = reading.start - len(before.group())
    return reading._replace(low=-reading.high, high=-reading.low, start=start)


def _is_one(text: str, amount: Amount) -> bool:
    """Whether "one" or 한 is a figure: one year and one million, but not one day or one place."""
    if not text[amount.start].isascii():
        return True
    if text[max(0, amount.start - 4) : amount.start].lower() in ("the ", "any ", "no "):
        return False
    return amount.word.lower() not in ("day", "time", "place", "site", "second", "items", "times")


def _measure(text: str, amount: Amount) -> Outcome | None:
    assert amount.unit is not None
    if amount.word == "세":
        before = text[max(0, amount.start - 2) : amount.start]
        if amount.low.denominator != 1 or amount.high > 130:
            return None
        if amount.low <= 5 and len(before) == 2 and before[1] == " " and before[0].isalpha():
            return (
                reading_of(amount, Kind.ORDINAL, "generation"),
            ), amount.end  # 찰스 3세, 재벌 3세
    outcome = _plain(text, amount)
    if amount.unit.name != "degree" or outcome is None:
        return outcome
    reading = outcome[0][0]
    before = _SCALE_BEFORE.search(text[max(0, reading.start - 3) : reading.start])
    if before:
        unit = {"섭씨": "celsius", "화씨": "fahrenheit"}.get(before[1], reading.unit)
        reading = reading._replace(unit=unit, start=reading.start - len(before.group()))
    return (reading,), reading.end


def _duration(text: str, amount: Amount) -> Outcome | None:
    assert amount.unit is not None
    reading = reading_of(amount, Kind.DURATION, amount.unit.name)
    if amount.word == "주" and not _is_week(text, amount):
        return (reading._replace(kind=Kind.COUNT, unit="share"),), amount.end
    if amount.word == "분" and text[amount.end : amount.end + 1] == "기":
        return None
    if not amount.range and not amount.over:
        hit = durations.extended(text, amount.low, amount.unit.name, amount.end)
        if hit.end > amount.end:
            reading = reading._replace(
                low=hit.value, high=hit.value, unit=hit.unit, end=hit.end, written=2
            )
    return (reading,), reading.end


_WEEK = re.compile(r"간|만에| ?동안| ?후| ?뒤| ?전|째|차| ?연속| ?이내| ?안에")


def _is_week(text: str, amount: Amount) -> bool:
    """Whether 주 is weeks; of stocks there are usually many."""
    return amount.high <= 20 or _WEEK.match(text, amount.end) is not None


_MORE = re.compile(
    r" (?:more|larger|bigger|higher|greater|faster|smaller|less|longer|stronger|cheaper|the|as|that|its|what|over)\b",
    re.ASCII,
)


def _times(text: str, amount: Amount) -> Outcome | None:
    if _MORE.match(text, amount.end):
        return (reading_of(amount, Kind.MULTIPLE, "times"),), amount.end
    return (reading_of(amount, Kind.COUNT, "time"),), amount.end


_SET_NOUN = re.compile(r" [가-힣]{2}")
_HANGUL_BEFORE = re.compile(r"([가-힣])([가-힣]) $")


def _machines(text: str, amount: Amount) -> Outcome | None:
    """대: an age (30대), a term (20대 국회), a set (3대 강국), or machines (버스 3대)."""
    before = _HANGUL_BEFORE.search(text[max(0, amount.start - 3) : amount.start])
    after_noun = before is not None and before[2] not in "은는이가을를의에로과와도인한된할던고며"
    glued = text[amount.end - 2 : amount.end - 1].isdigit()
    if (
        not after_noun
        and glued
        and amount.low % 10 == 0
        and 10 <= amount.low <= 90
        and _is_age(text, amount)
    ):
        high = amount.high + 9
        reading = reading_of(amount, Kind.MEASURE, "age")._replace(high=high)
        return (reading,), amount.end
    if _TERM_NEXT.match(text, amount.end):
        return (reading_of(amount, Kind.ORDINAL, "term"),), amount.end
    if glued and _SET_NOUN.match(text, amount.end):
        return (reading_of(amount, Kind.COUNT, ""),), amount.end
    return (reading_of(amount, Kind.COUNT, "machine"),), amount.end


_TERM_NEXT = re.compile(r" (?:대선|총선|대통령|국회|회장|총장|의회|왕|사장|총리|장관|시장|도지사)")
_AGE_NEXT = re.compile(
    r"(?! )|(?= (?:남|여|청|젊|직장|초반|중반|후반|이상|이하|소비|고객|사이|이용|인구|층|부부|때|시절|부터|여성|가구|비율))"
)
_SET_BEFORE = re.compile(r"(?:세계|국내|글로벌|전국|주요|상위|미국|한국|중국) $")


def _is_age(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.start - 4) : amount.start]
    return _SET_BEFORE.search(before) is None and _AGE_NEXT.match(text, amount.end) is not None


def _generation(text: str, amount: Amount) -> Outcome | None:
    if amount.low >= 20:
        return (reading_of(amount, Kind.COUNT, "household"),), amount.end
    return _plain(text, amount)


def _rank(text: str, amount: Amount) -> Outcome | None:
    if amount.low.denominator != 1 or amount.low < 1 or amount.numeral.scale > 1:
        return None
    reading = reading_of(amount, Kind.RANK, "rank")
    if amount.word == "등" and text[amount.end - 2 : amount.end - 1] == " ":
        return (), amount.numeral.end  # 10 등: and the like
    if within := re.match(r" ?(?:이내|안|권)(?![가-힣]{2})", text[amount.end : amount.end + 5]):
        reading = reading._replace(low=Fraction(1), end=amount.end + within.end())
    return (reading,), reading.end


def _part(text: str, amount: Amount) -> Outcome | None:
    """부 and 기: few are parts (2부) and terms (7기), many are copies and aircraft."""
    assert amount.unit is not None
    if amount.high < 10:
        return (
            reading_of(amount, Kind.ORDINAL, "part" if amount.word == "부" else "term"),
        ), amount.end
    return _plain(text, amount)


_BY_KIND = {Kind.MEASURE: _measure, Kind.DURATION: _duration, Kind.RANK: _rank}
_BY_NAME = {"times": _times, "대": _machines, "세대": _generation, "부": _part, "기": _part}
