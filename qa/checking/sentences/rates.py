"""What a figure is told for: a month in 월 30만원, a person in 1인당 두 장, a day in "30 a day".

In: a sentence and its figures. Out: the figures with what they are told for, and whether two of
them can be the same. Invariant: a figure that is told for nothing can be one that is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache

from qa import quantities
from qa.quantities import Kind, Quantity

Told = tuple[str, int, int]  # what a figure is told for, and where that stands in the sentence

# Of times one of which makes up another: how many seconds, or months, each has.
_CHAINS = (
    {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800},
    {"month": 1, "quarter": 3, "half": 6, "year": 12},
)
_TIMES = frozenset(unit for chain in _CHAINS for unit in chain)
_KOREAN_TIMES = (
    ("second", r"초당|매초|(?:1|일) ?초에"),
    ("minute", r"분당|매분|(?:1|한|일) ?분에"),
    ("hour", r"시간당|매시간|(?:1|한|매) ?시간마다|(?:1|한) ?시간(?:에| ?동안)?"),
    ("day", r"하루(?:에|마다|간| 동안)?|매일|날마다|일일|일평균|1일 평균|(?:1일|하루)당"),
    ("week", r"매주|주마다|(?:일|1) ?주일(?:에|간| 동안)?|(?:1|한) ?주에"),
    ("month", r"매달|매월|달마다|(?:한|1) ?달(?:에|간| 동안)?|1개월(?:에|간)?|월|월평균|월간"),
    ("quarter", r"분기당|분기마다|매 ?분기|(?:한|1) ?분기에"),
    ("half", r"반기당|반기마다|매 ?반기"),
    ("year", r"매년|해마다|매해|(?:한|1) ?해(?:에|간| 동안)?|1년(?:에|간| 동안)?|연|연간|연평균"),
)
# Several at a time: 30분마다, 10분당, 두 시간마다.
_SEVERAL = re.compile(
    r"(?<![가-힣A-Za-z0-9.,])(?P<many>[0-9]{1,3}|두|세|네|다섯|여섯|열두) ?"
    r"(?P<what>초|분|시간|일|주일?|달|개월|년)(?:마다|당)\Z"
)
_ENGLISH_SEVERAL = re.compile(
    r"(?:\s[A-Za-z’'-]+){0,2}?\s(?:every|per)\s"
    r"(?P<many>[0-9]{1,3}|two|three|four|five|six|ten|twelve)[\s-]"
    r"(?P<what>second|minute|hour|day|week|month|year)s\b"
)
_SEVERAL_OF = {"초": "second", "분": "minute", "시간": "hour", "일": "day", "주": "week",
    "주일": "week", "달": "month", "개월": "month", "년": "year"}  # fmt: skip
_MANY = {
    "두": 2, "세": 3, "네": 4, "다섯": 5, "여섯": 6, "열두": 12,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10, "twelve": 12,
}  # fmt: skip
_A_WEEK = re.compile(r"(?<![가-힣A-Za-z0-9])(?<!번 )(?<!난 )(?<!음 )주 ?\Z")  # 주 52시간, 주 3회
# What stands before 당, 마다 or 에 as a counter does: a closed class, for 정당 and 해당 are words.
_COUNTERS = (
    "인|명|사람|가구|세대|kg|㎏|킬로그램|g|그램|t|톤|L|ℓ|l|리터|km|㎞|킬로미터|m|미터|㎡|m²|m2|제곱미터"
    "|ha|㏊|헥타르|배럴|kWh|MWh|마리|대|학생|학급|반|학교|팀|건|객실|방|경기|편|회|번|개|장|권|채|곳|병|잔|점포"
    "|매장|평|필지|그루|포기|상자|박스|포대|척|표|끼|그릇|봉지|묶음|세트|면|석|자리|칸|코트|레인|좌석|병상|직원"
    "|농가|업체|기업|마을|나라|국가"
)
# Names of what both languages count, where `quantities` has another, or none.
_CALLED = {
    "세대": "household", "capita": "person", "head": "person", "family": "household",
    "vehicle": "machine", "car": "machine", "game": "match",
    "night": "day", "sec": "second", "min": "minute", "hr": "hour",
}  # fmt: skip
_KOREAN_EACH = re.compile(
    rf"(?<![가-힣A-Za-z])(?:(?P<one>1|한) ?)?(?P<what>{_COUNTERS})(?P<each>당|마다|에)\Z"
)
_EACH = re.compile(r"당(?![가-힣])")
_OPENED = re.compile(r"[을를] 연\Z")  # 문을 연 30곳, beside 대출을 연 3%로
_KOREAN_TIME = [
    (unit, re.compile(rf"(?<![가-힣A-Za-z0-9])(?:{told})\Z")) for unit, told in _KOREAN_TIMES
]
_FILLER = re.compile(
    r"(?:\s|약|대략|평균|최대|최소|최고|최저|많게는|적게는|고작|무려|각각|모두|총|단|겨우|기준|에만|까지만|[,(])+\Z"
)
_ADVERBS = {
    "hourly": "hour", "daily": "day", "nightly": "day", "weekly": "week", "monthly": "month",
    "quarterly": "quarter", "annually": "year", "yearly": "year",
}  # fmt: skip
_ADJECTIVES = _ADVERBS | {"annual": "year"}
_ENGLISH_BEHIND = re.compile(
    r"(?:\s(?!(?:an?|per|each|every|and|or|to|from|in|for|over|within|after|by|at|with)\b)[A-Za-z’'-]+)"
    r"{0,3}?"
    r"(?:\s(?P<how>an?|per|each|every)\s|(?P<slash>\s?/\s?))(?P<what>[A-Za-z]+)"
    r"(?P<square>\s(?:meter|metre)s?)?"
    r"(?!\s(?:earlier|ago|before|later|after|from|prior|old|half|previously)\b)"
)
_ENGLISH_ADVERB = re.compile(
    rf"(?:\s(?:of\s)?[A-Za-z’'-]+){{0,2}}?\s(?P<what>{'|'.join(_ADVERBS)})\b"
)
_ENGLISH_BEFORE = re.compile(
    rf"\b(?P<what>{'|'.join(_ADJECTIVES)})(?:\s[A-Za-z’'-]+){{0,2}}?(?:\sof)?"
    r"(?:\s(?:about|around|nearly|roughly|some|up\sto))?\s\Z",
    re.I,
)
_REACH = 30  # characters before a figure that are looked at
_MOST = 3  # things that one figure is told for


def with_rates(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """The figures of a sentence with what they are told for; 1년 in 1년에 30만원 is no figure."""
    told = [tuple(_told_for(text, quantity)) for quantity in found]
    for quantity, its in zip(found, told, strict=True):
        if _is_told_for(quantity, found, told) or _is_each(text, quantity):
            continue
        units = frozenset(unit for unit, _, _ in its)
        yield replace(quantity, per=units) if units else quantity


def _is_told_for(
    quantity: Quantity, found: Sequence[Quantity], told: Sequence[Sequence[Told]]
) -> bool:
    """Whether a figure stands in what another one is told for."""
    return any(
        start <= quantity.start and quantity.end <= end
        for other, its in zip(found, told, strict=True)
        for _, start, end in its
        if other is not quantity
    )


def _is_each(text: str, quantity: Quantity) -> bool:
    """Whether a figure is the one that another is told for, further on: 한 개당 설치비는 5천원."""
    one = quantity.kind is Kind.COUNT and quantity.value == 1
    return one and _EACH.match(text, quantity.end) is not None


def shown(text: str, quantity: Quantity) -> str:
    """A figure of a sentence as it stands there, with what it is told for."""
    spans = [(start, end) for _, start, end in _told_for(text, quantity)]
    start = min([quantity.start, *(start for start, _ in spans)])
    return text[start : max([quantity.end, *(end for _, end in spans)])]


def times_of(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Where the times stand that figures are told for, each as if it were a figure itself."""
    return [
        replace(quantity, start=start, end=end, text=text[start:end])
        for quantity in found
        for unit, start, end in _told_for(text, quantity)
        if _time(unit) is not None
    ]


def _time(thing: str) -> tuple[int, int] | None:
    """The chain that a time is of, and how much it is of its smallest; None for other things."""
    many, _, unit = thing.rpartition("*")
    for number, chain in enumerate(_CHAINS):
        if unit in chain:
            return number, int(many or 1) * chain[unit]
    return None


def _times(quantity: Quantity) -> set[tuple[int, int]]:
    return {time for thing in quantity.per if (time := _time(thing)) is not None}


def _told_for(text: str, quantity: Quantity) -> Iterator[Told]:
    if quantity.kind in (Kind.DATE, Kind.TIME):
        return
    yield from _before(text, quantity)
    end = quantity.end
    while (behind := _ENGLISH_BEHIND.match(text, end)) and (unit := _english(behind)):
        end = behind.end()
        yield unit, behind.start("how" if behind["how"] else "slash"), end
    if match := _ENGLISH_SEVERAL.match(text, quantity.end):
        yield _several(match), match.start("many"), match.end()
    if match := _ENGLISH_ADVERB.match(text, quantity.end):
        yield _ADVERBS[match["what"]], *match.span("what")
    if match := _ENGLISH_BEFORE.search(text, max(0, quantity.start - _REACH), quantity.start):
        yield _ADJECTIVES[match["what"].lower()], *match.span("what")


def _before(text: str, quantity: Quantity) -> Iterator[Told]:
    """What Korean tells before a figure, the nearest first."""
    first = max(0, quantity.start - _REACH)
    rest = text[first : quantity.start]
    weekly = quantity.kind is Kind.DURATION or quantity.unit == "time"
    if weekly and (match := _A_WEEK.search(rest)):
        yield "week", first + match.start(), first + match.end()
        return
    if quantity.kind is Kind.COUNT and _OPENED.search(rest.rstrip()):
        return
    for _ in range(_MOST):
        told = _korean(rest.rstrip()) or _korean(_FILLER.sub("", rest))
        if told is None:
            return
        unit, start, end = told
        yield unit, first + start, first + end
        rest = rest[:start]


def _korean(text: str) -> Told | None:
    """What a text ends in that a figure may be told for."""
    for unit, pattern in _KOREAN_TIME:
        if match := pattern.search(text):
            return unit, *match.span()
    if match := _SEVERAL.search(text):
        return _several(match), *match.span()
    match = _KOREAN_EACH.search(text)
    if match is None or (match["each"] == "에" and not match["one"]):
        return None
    return _thing(match["what"])[0], *match.span()


def _several(match: re.Match[str]) -> str:
    """30분마다 as 30*minute."""
    many = match["many"]
    unit = _SEVERAL_OF.get(match["what"], match["what"])
    return f"{int(many) if many.isdigit() else _MANY[many]}*{unit}"


def _english(match: re.Match[str]) -> str:
    """What a figure is told for in English; "" for what Korean has no counter for.

    Of such nouns many mean the same: a guest, a visitor, a head.
    """
    word = match["what"].lower()
    if word == "square" and match["square"]:
        word = "square meter"
    word = word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word
    word = _CALLED.get(word, word)
    if word in _TIMES:
        return word
    unit, measures = _thing(word)
    known = unit in _counted() and word not in _MANY
    return unit if known and (measures or match["how"] not in ("a", "an")) else ""


@lru_cache(maxsize=1_000)
def _thing(word: str) -> tuple[str, bool]:
    """The name of what is counted or measured, as `quantities` has it, and whether one says a/an.

    By itself it is the word: Korean has counters that English has no word for.
    """
    called = _CALLED.get(word, word)
    told = (*quantities.find(f"1{called}"), *quantities.find(f"1 {called}"))
    found = [quantity for quantity in told if quantity.kind in (Kind.COUNT, Kind.MEASURE)]
    unit = found[0].unit if found and found[0].unit else called
    return unit, unit == "person" or bool(found and found[0].kind is Kind.MEASURE)


@lru_cache(maxsize=1)
def _counted() -> frozenset[str]:
    return frozenset(_thing(word)[0] for word in _COUNTERS.split("|"))


def in_its_time(figure: Quantity, other: Quantity) -> Quantity | None:
    """A figure told for one time as it is for another's: 월 30만원 for a year is 360만원.

    None where the two are told for the same, or for times of which none makes up the other.
    """
    one, its = _times(figure), _times(other)
    if len(one) != 1 or len(its) != 1 or one == its:
        return None
    (mine,), (theirs,) = one, its
    if mine[0] != theirs[0]:
        return None
    scale = Fraction(theirs[1], mine[1])
    low = None if figure.low is None else figure.low * scale
    high = None if figure.high is None else figure.high * scale
    return replace(figure, low=low, high=high)


def told_for_another(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are told for different things, so that alike they still differ."""
    times, its_times = _times(one), _times(other)
    each, its_each = (
        {thing for thing in quantity.per if _time(thing) is None} for quantity in (one, other)
    )
    return bool(
        (times and its_times and not times & its_times)
        or (each and its_each and not each & its_each)
    )
