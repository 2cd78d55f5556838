"""What an amount means where it stands: a count of things, a multiple, an age, a year, or a name.

Some units mean several things (대, 주, times), and a figure without a unit may be a year, a count
of the noun behind it, or part of a name such as Llama 2.
"""

import re
from fractions import Fraction

from . import durations, names, nouns
from .amounts import Amount, amount_at
from .quantity import Bound, Kind, Moment
from .readings import Outcome, Reading, date_reading
from .spans import DateHit
from .units import Unit


def read(text: str, amount: Amount) -> Outcome | None:
    """The readings of an amount; an empty tuple for a name that holds figures."""
    if amount.unit is None:
        return _without_unit(text, amount)
    if amount.numeral.worded and amount.low == 1 and not _is_one(text, amount):
        return None
    if text[amount.start] == "한" and amount.word == "번":
        return None
    reader = _BY_NAME.get(amount.word) or _BY_KIND.get(amount.unit.kind) or _plain
    return reader(text, amount)


def _reading(amount: Amount, kind: Kind, unit: str, end: int | None = None) -> Reading:
    bound = Bound.ABOUT if amount.numeral.vague else Bound.EXACT
    return Reading(
        kind, amount.low, amount.high, unit, amount.start, amount.end if end is None else end,
        amount.numeral.written, bound, amount.over,
    )  # fmt: skip


def _plain(text: str, amount: Amount) -> Outcome | None:
    assert amount.unit is not None
    reading = _reading(amount, amount.unit.kind, amount.unit.name)
    if text[amount.end : amount.end + 1] == "대" and amount.unit.kind in (Kind.MONEY, Kind.SHARE):
        reading = reading._replace(over=True, end=amount.end + 1)
    if amount.unit.kind in (Kind.SHARE, Kind.MEASURE, Kind.POINTS):
        reading = _negative(text, reading)
    return (reading,), reading.end


_MINUS = re.compile(r"(영하 ?|마이너스 ?|minus |(?:^|(?<=[ (]))-)$")


def _negative(text: str, reading: Reading) -> Reading:
    before = _MINUS.search(text[max(0, reading.start - 6) : reading.start])
    if before is None or reading.low is None or reading.high is None:
        return reading
    start = reading.start - len(before.group())
    return reading._replace(low=-reading.high, high=-reading.low, start=start)


def _is_one(text: str, amount: Amount) -> bool:
    """Whether "one" or 한 is a figure: one year and one million, but not one day or one place."""
    if not text[amount.start].isascii():
        return True
    return amount.word.lower() not in ("day", "time", "place", "site", "second", "items", "times")


def _measure(text: str, amount: Amount) -> Outcome | None:
    assert amount.unit is not None
    if amount.word == "세":
        before = text[max(0, amount.start - 2) : amount.start]
        if amount.low.denominator != 1 or amount.high > 130:
            return None
        if amount.low <= 5 and len(before) == 2 and before[1] == " " and before[0].isalpha():
            return (_reading(amount, Kind.ORDINAL, "generation"),), amount.end  # 찰스 3세, 재벌 3세
    return _plain(text, amount)


def _duration(text: str, amount: Amount) -> Outcome | None:
    assert amount.unit is not None
    reading = _reading(amount, Kind.DURATION, amount.unit.name)
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
    r" (?:more|larger|bigger|higher|greater|faster|smaller|less|longer|stronger|cheaper|the|as|that|its|what|over)\b"
)


def _times(text: str, amount: Amount) -> Outcome | None:
    if _MORE.match(text, amount.end):
        return (_reading(amount, Kind.MULTIPLE, "times"),), amount.end
    return (_reading(amount, Kind.COUNT, "time"),), amount.end


_SET_NOUN = re.compile(r" [가-힣]{2}")
_HANGUL_BEFORE = re.compile(r"([가-힣])([가-힣]) $")


def _machines(text: str, amount: Amount) -> Outcome | None:
    """대: an age (30대), a set (3대 강국), or machines (버스 3대)."""
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
        reading = _reading(amount, Kind.MEASURE, "age")._replace(high=high)
        return (reading,), amount.end
    if glued and _SET_NOUN.match(text, amount.end):
        return (_reading(amount, Kind.COUNT, ""),), amount.end
    return (_reading(amount, Kind.COUNT, "machine"),), amount.end


_AGE_NEXT = re.compile(
    r"(?! )|(?= (?:남|여|청|젊|직장|초반|중반|후반|이상|이하|소비|고객|사이|이용|인구|층|부부|때|시절|부터|여성|가구|비율))"
)
_SET_BEFORE = re.compile(r"(?:세계|국내|글로벌|전국|주요|상위|미국|한국|중국) $")


def _is_age(text: str, amount: Amount) -> bool:
    before = text[max(0, amount.start - 4) : amount.start]
    return _SET_BEFORE.search(before) is None and _AGE_NEXT.match(text, amount.end) is not None


def _generation(text: str, amount: Amount) -> Outcome | None:
    if amount.low >= 20:
        return (_reading(amount, Kind.COUNT, "household"),), amount.end
    return _plain(text, amount)


def _rank(text: str, amount: Amount) -> Outcome | None:
    if amount.low.denominator != 1 or amount.low < 1 or amount.numeral.scale > 1:
        return None
    reading = _reading(amount, Kind.RANK, "rank")
    if amount.word == "등" and text[amount.end - 2 : amount.end - 1] == " ":
        return _without_unit(text, amount._replace(unit=None, end=amount.numeral.end))
    if within := re.match(r" ?(?:이내|안|권)(?![가-힣]{2})", text[amount.end : amount.end + 5]):
        reading = reading._replace(low=Fraction(1), end=amount.end + within.end())
    return (reading,), reading.end


_BY_KIND = {Kind.MEASURE: _measure, Kind.DURATION: _duration, Kind.RANK: _rank}
_BY_NAME = {"times": _times, "대": _machines, "세대": _generation}


_YEAR_CONTEXT = re.compile(
    r"(?:in|since|by|from|until|till|of|early|late|mid|before|after|during|year|fy|the|for|to|through|'s|around|,)[ -]$",
    re.IGNORECASE,
)
_LIST_NEXT = re.compile(r"[·] ?(?=[0-9])")
_PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|와|과|도|만|로|으로|이다|이었다|였다|에서|부터|까지|보다|이라|이며|이고|인|라는|이라는|입니다|정도|가량|"
    r"이상|이하|미만|초과)(?![가-힣]{2})"
)


def _without_unit(text: str, amount: Amount) -> Outcome | None:
    numeral, start, end = amount.numeral, amount.start, amount.end
    if listed := _listed(text, amount):
        return listed
    if text[start] >= "가" or (numeral.worded and numeral.scale == 1 and not text[start].isascii()):
        return (_reading(amount, Kind.COUNT, ""),), end  # 두 정상, 천만 관객
    if len(numeral.plain) == 4 and 1900 <= amount.low <= 2099 and _is_year(text, amount):
        return (
            date_reading(
                text, DateHit(Moment(int(amount.low)), Moment(int(amount.low)), end), start
            ),
        ), end
    if _is_name(text, amount):
        return (), names.end_of_token(text, start) if text[end : end + 1].isalnum() else end
    follows = text[end : end + 2]
    if follows[:1] in " -" and follows[1:].isascii() and follows[1:].isalpha():
        noun = nouns.behind_english(text, end)
        if noun and nouns.is_plural(noun.text.split()[-1].lower()):
            return (_reading(amount, Kind.COUNT, ""),), end
    if numeral.worded and text[start].isascii():
        return (
            ((_reading(amount, Kind.NUMBER, ""),), end)
            if numeral.low >= 100 or numeral.vague and not numeral.article
            else None
        )
    if (
        follows[:1] == " "
        and follows[1:] >= "가"
        and follows[1:] <= "힣"
        and (amount.low > 9 or numeral.vague)
    ):
        return (_reading(amount, Kind.COUNT, ""),), end
    reading = _reading(amount, Kind.NUMBER, "")
    return (_negative(text, reading),), end


def _listed(text: str, amount: Amount) -> Outcome | None:
    """1·2위: the unit at the end is that of all; None if the amount begins no such list."""
    match = _LIST_NEXT.match(text, amount.end)
    if match is None:
        return None
    second = amount_at(text, match.end())
    if second is None or second.unit is None:
        return None
    rest = read(text, second)
    if rest is None or not rest[0]:
        return None
    unit: Unit = second.unit
    first = _reading(amount, rest[0][0].kind, unit.name)
    return (first, *rest[0]), rest[1]


def _is_year(text: str, amount: Amount) -> bool:
    """Whether four bare figures are a year and not 2000 people."""
    before = text[max(0, amount.start - 8) : amount.start]
    if _YEAR_CONTEXT.search(before):
        return True
    noun = nouns.behind_english(text, amount.end, 2)
    if noun and noun.text.islower() and nouns.is_plural(noun.text.split()[-1]):
        return False
    return amount.low % 100 != 0 or amount.low == 2000


def _is_name(text: str, amount: Amount) -> bool:
    numeral, start, end = amount.numeral, amount.start, amount.end
    following = text[end : end + 1]
    if following.isascii() and following.isalpha():
        return True
    if "가" <= following <= "힣" and not _PARTICLE.match(text, end):
        return True
    if len(numeral.plain) > 10 or (len(numeral.plain) > 1 and numeral.plain[0] == "0"):
        return True
    if numeral.scale > 1 or numeral.worded:
        return False
    figures = text[start:end]
    if amount.low < 1000 and "," not in figures and names.follows_name(text, start):
        return True
    return names.is_version(text, start, figures)
