"""What an amount with a unit means where it stands, for some units mean several things.

In: a folded text, and an amount with its unit. Out: readings, or where words end that are no
quantity. Invariant: what a unit means is told by what stands right beside it: 대 counts machines,
tells ages and terms and sums up sets; 주 is weeks or a company's shares; "times" counts or
multiplies.
"""

import re
from fractions import Fraction

from qa.quantities import ages, durations
from qa.quantities.amounts import Amount
from qa.quantities.parts import with_part
from qa.quantities.quantity import Bound, Kind
from qa.quantities.reading import Outcome, Reading
from qa.quantities.speeds import with_time
from qa.quantities.units import Unit


def read(text: str, amount: Amount, unit: Unit) -> Outcome | None:
    """The readings of an amount of this unit; none, but an end, for words that are no quantity."""
    if amount.numeral.worded and amount.low == 1 and not _is_one(text, amount, unit):
        return None
    if _is_rate(text, amount):
        return (), amount.end
    reader = _BY_WORD.get(amount.word) or _BY_KIND.get(unit.kind) or _plain
    return reader(text, amount, unit)


def reading_of(amount: Amount, kind: Kind, unit: str) -> Reading:
    """The amount as a quantity of this kind and unit, which may not be its own."""
    bound = Bound.ABOUT if amount.numeral.vague else Bound.EXACT
    return Reading(
        kind, amount.low, amount.high, unit, amount.start, amount.end, amount.numeral.written,
        bound, amount.over,
    )  # fmt: skip


def _one(reading: Reading) -> Outcome:
    return (reading,), reading.end


def _is_one(text: str, amount: Amount, unit: Unit) -> bool:
    """Whether "one" or 한 is a figure: one year and 한 명, but not one day, the one firm, 한 번.

    첫 주 is the first of weeks, and no length of time.
    """
    if not text[amount.start].isascii():
        first = text[amount.start] == "첫" and unit.kind is Kind.DURATION
        return amount.word != "번" and not first
    if text[max(0, amount.start - 4) : amount.start].lower() in ("the ", "any ", "no "):
        return False
    return amount.word.lower() not in ("day", "time", "place", "site", "second", "items", "times")


def _is_rate(text: str, amount: Amount) -> bool:
    """Whether it is 1인당 or 1명당, which tells what a figure is divided by."""
    per_head = amount.low == amount.high == 1 and amount.word in ("인", "명")
    return per_head and text[amount.end : amount.end + 1] == "당"


def _percent(text: str, amount: Amount, unit: Unit) -> Outcome:
    """프로: percent, unless it is a part of a name, as 아이폰16 프로 has it."""
    figures = text[amount.end - len("프로") - 1] == " "
    if figures or "가" <= text[max(0, amount.start - 1)] <= "힣":
        return (), amount.end
    return _plain(text, amount, unit)


def _batting(text: str, amount: Amount, unit: Unit) -> Outcome:
    """할 with 푼 and 리 behind it: 3할 1푼 2리 is 31.2 percent."""
    (reading,), end = _plain(text, amount, unit)
    match = _PARTS_OF_TENTH.match(text, amount.end)
    if match is None or reading.low is None:
        return (reading,), end
    value = reading.low + int(match[1] or 0) + Fraction(int(match[2] or 0), 10)
    written = 3 if match[2] else 2
    reading = reading._replace(low=value, high=value, end=match.end(), written=written)
    return (reading,), match.end()


_PARTS_OF_TENTH = re.compile(r"(?: ?([1-9])푼)?(?: ?([1-9])리)?(?<=[푼리])")


def _plain(text: str, amount: Amount, unit: Unit) -> Outcome:
    reading = reading_of(amount, unit.kind, unit.name)
    decade = text[amount.end : amount.end + 1] == "대" and not amount.numeral.vague
    if decade and unit.kind in (Kind.MONEY, Kind.SHARE):  # 30%대, 2조원대
        reading = reading._replace(over=True, end=amount.end + 1)
    if unit.kind in (Kind.SHARE, Kind.MEASURE, Kind.POINTS):
        reading = negative(text, reading)
    return _one(reading if amount.range else with_part(text, reading))


_MINUS = re.compile(r"(영하 ?|마이너스 ?|minus |(?:^|(?<=[ (]))-)$")


def negative(text: str, reading: Reading) -> Reading:
    """The reading, made negative if a minus, 영하 or 마이너스 stands before it."""
    before = _MINUS.search(text[max(0, reading.start - 6) : reading.start])
    if before is None or reading.low is None or reading.high is None:
        return reading
    start = reading.start - len(before.group())
    return reading._replace(low=-reading.high, high=-reading.low, start=start)


_SCALES = {"섭씨": "celsius", "화씨": "fahrenheit", "영상": "degree"}
_SCALE_BEFORE = re.compile(f"({'|'.join(_SCALES)}) ?$")


def _measure(text: str, amount: Amount, unit: Unit) -> Outcome | None:
    if amount.word == "세":
        return _age(text, amount)
    if amount.word == "도" and (other := _no_temperature(text, amount)):
        return _one(other)
    reading = with_time(text, _plain(text, amount, unit)[0][0])
    if unit.name == "degree":
        before = _SCALE_BEFORE.search(text[max(0, reading.start - 3) : reading.start])
        if before:
            start = reading.start - len(before.group())
            reading = reading._replace(unit=_SCALES[before[1]], start=start)
    return _one(reading)


_BURN = re.compile(" ?화상")
_ALSO = re.compile(" [가-힣]{2}")
_HEAT = re.compile(
    "온|열|섭씨|화씨|영상|최고|최저|낮|각|위도|경도|북위|남위|동경|서경|회전|방향|경사|오븐|물"
)
_HOTTEST = 60  # what stands behind more than this without a word of heat or angles is a particle


def _no_temperature(text: str, amount: Amount) -> Reading | None:
    """3도 화상, a class of burns; or a number with the particle 도: 번호판 96도 보였다."""
    if _BURN.match(text, amount.end):
        return reading_of(amount, Kind.ORDINAL, "burn")
    hot = _HEAT.search(text[max(0, amount.start - 12) : amount.start])
    if amount.high <= _HOTTEST or hot or not _ALSO.match(text, amount.end):
        return None
    return reading_of(amount._replace(end=amount.end - 1), Kind.NUMBER, "")


_OLDEST = 130
_CHILD = re.compile(" ?(?:이상|이하|미만|초과|미취학|[남여영유]아|아동|아이|아기|어린이)")


def _age(text: str, amount: Amount) -> Outcome | None:
    """35세 is an age, but 재벌 3세 and 찰스 3세 are generations."""
    if amount.low.denominator != 1 or amount.high > _OLDEST:
        return None
    before = text[max(0, amount.start - 2) : amount.start]
    told = before[:1] in tuple("만은는의된") or _CHILD.match(text, amount.end)
    if (
        not told
        and amount.low <= 5
        and len(before) == 2
        and before[1] == " "
        and before[0].isalpha()
    ):
        return _one(reading_of(amount, Kind.ORDINAL, "generation"))
    return _one(reading_of(amount, Kind.MEASURE, "age"))


_WEEK = re.compile(r"간|만에| ?동안| ?후| ?뒤| ?전|째|차| ?연속| ?이내| ?안에")


def _duration(text: str, amount: Amount, unit: Unit) -> Outcome | None:
    reading = reading_of(amount, Kind.DURATION, unit.name)
    if amount.word == "주" and amount.high > 20 and not _WEEK.match(text, amount.end):
        return _one(reading._replace(kind=Kind.COUNT, unit="share"))
    if amount.word == "분" and (played := _minute_of_play(text, amount)):
        return _one(played)
    if amount.word in ("년", "주", "일") and _NTH.match(text, amount.end):
        return _one(reading._replace(kind=Kind.ORDINAL, end=amount.end + 2))
    if amount.range or amount.over:
        return _one(reading)
    hit = durations.extended(text, amount.low, unit.name, amount.end)
    if hit.end > amount.end:
        reading = reading._replace(low=hit.value, high=hit.value, unit=hit.unit, end=hit.end)
        reading = reading._replace(written=len(str(hit.value.numerator)))
    return _one(reading)


_NTH = re.compile(" 차(?![가-힣])| 차(?=[의에인](?![가-힣]))")  # 5년 차 직원, but not 5년 차이
_PLAY = re.compile("(연장 ?)?(전반|후반)전? ?$")
_STARTS_AT = {"전반": 0, "후반": 45, "연장전반": 90, "연장후반": 105}
_LASTS = re.compile("간|여|동안| ?동안| ?내내| ?만에")


def _minute_of_play(text: str, amount: Amount) -> Reading | None:
    """후반 31분, the 76th minute of a match."""
    before = _PLAY.search(text[max(0, amount.start - 8) : amount.start])
    if before is None or _LASTS.match(text, amount.end):
        return None
    since = _STARTS_AT[("연장" if before[1] else "") + before[2]]
    reading = reading_of(amount, Kind.ORDINAL, "minute of play")
    return reading._replace(
        low=amount.low + since, high=amount.high + since, start=amount.start - len(before.group())
    )


_MORE = re.compile(
    r" (?:more|larger|bigger|higher|greater|faster|smaller|less|longer|stronger|cheaper|the|as|"
    r"that|its|what|over)\b",
    re.ASCII,
)


def _times(text: str, amount: Amount, _unit: Unit) -> Outcome:
    if _MORE.match(text, amount.end):
        return _one(reading_of(amount, Kind.MULTIPLE, "times"))
    return _one(reading_of(amount, Kind.COUNT, "time"))


_DECADE = re.compile("[이삼사오육칠팔구]?십 ?대")  # 이십대; machines are counted 스무 대
_TERM_NEXT = re.compile(r" (?:대선|총선|대통령|국회|회장|총장|의회|왕|사장|총리|장관|시장|도지사)")
_SET_NEXT = re.compile(r" [가-힣]{2}")


def _machines(text: str, amount: Amount, _unit: Unit) -> Outcome:
    """대: an age (30대), a term (20대 국회), a set (3대 강국), or machines (버스 3대)."""
    figures = text[amount.end - 2 : amount.end - 1].isdigit() or _DECADE.match(text, amount.start)
    if _TERM_NEXT.match(text, amount.end):
        return _one(reading_of(amount, Kind.ORDINAL, "term"))
    if figures and ages.is_decade(text, amount):
        reading = reading_of(amount, Kind.MEASURE, "age")
        return _one(reading._replace(high=amount.high + 9))
    if figures and _SET_NEXT.match(text, amount.end):
        return _one(reading_of(amount, Kind.COUNT, ""))
    return _one(reading_of(amount, Kind.COUNT, "machine"))


_BY_AGES = re.compile("([1-9]0){2}")


def _generation(text: str, amount: Amount, unit: Unit) -> Outcome:
    """세대: few are generations, many are households; 2030세대 are people by their ages."""
    if _BY_AGES.fullmatch(amount.numeral.plain):
        return (), amount.end
    if amount.low >= 20:
        return _one(reading_of(amount, Kind.COUNT, "household"))
    return _plain(text, amount, unit)


_DOCUMENT = re.compile("(?:서|본|증|류|도면|각) $")  # 신청서 1부, 각 2부: copies


def _part(text: str, amount: Amount, unit: Unit) -> Outcome:
    """부 and 기: few are parts (2부) and terms (7기), many are copies and aircraft."""
    document = _DOCUMENT.search(text[max(0, amount.start - 3) : amount.start])
    if amount.high < 10 and not (amount.word == "부" and document):
        name = "part" if amount.word == "부" else "term"
        return _one(reading_of(amount, Kind.ORDINAL, name))
    return _plain(text, amount, unit)


_AMONG = re.compile(r" ?(?:이내|안|권)(?![가-힣]{2})")


def _rank(text: str, amount: Amount, _unit: Unit) -> Outcome | None:
    if amount.low.denominator != 1 or amount.low < 1 or amount.numeral.scale > 1:
        return None
    if amount.word == "등" and text[amount.end - 2 : amount.end - 1] == " ":
        return (), amount.numeral.end  # 등 behind a space is "and others"
    reading = reading_of(amount, Kind.RANK, "rank")
    if among := _AMONG.match(text, amount.end):
        reading = reading._replace(low=Fraction(1), end=among.end())
    return _one(reading)


_LABEL_BEFORE = re.compile("(?:등번호|배번|백넘버|번호|기호) ?$")
_LABELLED = re.compile(" (?:버스|국도|홀|타자|출구|시드|채널|확진자)")


def _numbered(text: str, amount: Amount, unit: Unit) -> Outcome:
    """번: times, or the number that something bears: 등번호 17번, 7번 국도."""
    label = _LABEL_BEFORE.search(text[max(0, amount.start - 5) : amount.start])
    if label or _LABELLED.match(text, amount.end):
        return _one(reading_of(amount, Kind.ORDINAL, "number"))
    return _plain(text, amount, unit)


_MOST_TERMS = 12


def _elected(text: str, amount: Amount, unit: Unit) -> Outcome:
    """선: few are terms (5선 의원), many are a level of an index (2500선)."""
    if amount.high > _MOST_TERMS or amount.low.denominator != 1:
        return _one(reading_of(amount, Kind.NUMBER, ""))
    return _plain(text, amount, unit)


_BY_KIND = {Kind.MEASURE: _measure, Kind.DURATION: _duration, Kind.RANK: _rank}
_BY_WORD = {
    "times": _times, "대": _machines, "세대": _generation, "부": _part, "기": _part,
    "번": _numbered, "선": _elected, "프로": _percent, "할": _batting,
}  # fmt: skip
