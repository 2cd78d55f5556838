"""What figures of one sentence make together: so many at so much each, what was before a rise.

In: a reading. Out: figures that stand nowhere. Invariant: each follows from two that do. It can
bear a claim out; only what `following` takes for told as a change, as 84% and 89%, can deny one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from qa.checking.alignment import wholes
from qa.checking.alignment.changes import LEVELS, Part, axes, tells_change
from qa.checking.alignment.wholes import Share
from qa.checking.sentences.readings import Reading
from qa.quantities import Bound, Kind, Quantity

_HUNDRED = Fraction(100)
_NEARLY = Fraction(1, 25)  # of so many times, by which a multiple may be off and still be called so
# So much for each: before a figure in Korean, behind it in English.
_EACH = re.compile(r"(?:[가-힣]당|한\s?(?:대|개|명|채|척|곳|벌|권|장|병|마리|가구)에)\s?(?:약\s)?$")
_ENGLISH_EACH = re.compile(r"\s(?:each|apiece|per\s[a-z]+|an?\s(?:piece|head)|a\s[a-z]+)\b", re.I)
_EARLIER = re.compile(
    r"직전|종전|이전|기존|앞서|지난|작년|전년|\b(?:previous|previously|earlier|prior|last|before)\b",
    re.I,
)
_THAN = re.compile(r"보다(?![가-힣])|\bthan\b|\b(?:up|down)\s$|\bby\s$", re.I)
# What tells by how much two things, or two times, are apart.
_APART = re.compile(
    r"보다|차이|격차|[더덜] |만큼|줄|늘|깎|감소|증가|사라|빠[졌지진]|[오내][르른리린렸]|올랐|떨어"
    r"|비[싸쌌싼]|[싸쌌쌉싼][다지게습니은]|높|낮|짧|길|많|적[다게었은]|앞[섰서당]|뒤[졌지처]"
    r"|\b(?:than|less|more|fewer|longer|shorter|cheaper|dearer|higher|lower|larger|smaller|older"
    r"|younger|faster|slower|difference|gap|apart|saved?|saving|rose|risen|fell|fallen|cut|dropped"
    r"|lost|added|gained|up|down|increased?|decreased?|grew|shrank|ahead|behind)\b",
    re.I,
)
_LEAPS = {"뛰다": 1, "빠지다": -1, "올라서다": 1, "내려앉다": -1}  # of a figure right before it
_RANGE = re.compile(r"부터|에서|까지|[~∼～–-]|\b(?:to|until|through|and)\b", re.I)
_LEAP = 2000  # a year that has every day
_YEAR = 12  # months
_CLOSE = 3  # characters between a step and its verb
_REST = re.compile(r"나머지|\bthe (?:rest|remainder|balance)\b", re.I)


def together(reading: Reading, summed: bool) -> Iterator[Quantity]:
    """What a share of a sum comes to, so many at so much each, what a share was before it changed.

    And what share a part is of its whole; if `summed`, two figures added up.
    """
    for part, whole in _parted(reading):
        if part.value and whole.value:
            share = _made(reading, part, part.value * _HUNDRED / whole.value, whole, part)
            yield replace(share, kind=Kind.SHARE, unit="percent")
    for one, other in combinations(reading.quantities, 2):
        yield from _by_the_piece(reading, one, other)
        for whole, share in ((one, other), (other, one)):
            partial = share.kind is Kind.SHARE and whole.kind in (Kind.MONEY, Kind.COUNT)
            if partial and None not in (whole.value, share.value):
                yield _made(
                    reading, whole, (whole.value or 0) * (share.value or 0) / _HUNDRED, one, other
                )
            if whole.kind is Kind.SHARE and share.kind is Kind.POINTS:
                for value in _before(reading, whole, share):
                    yield _made(reading, whole, value, one, other)
        alike = one.kind is other.kind and one.unit == other.unit and one.kind in LEVELS
        if summed and alike and None not in (one.value, other.value):
            yield _made(reading, one, (one.value or 0) + (other.value or 0), one, other)


def _parted(reading: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """Each part with the whole that it stands beside: 240명 가운데 120명."""
    told = list(zip(reading.quantities, wholes.shares(reading), strict=True))
    for (one, first), (other, last) in combinations(told, 2):
        if {first, last} == {Share.PART, Share.WHOLE}:
            yield (one, other) if first is Share.PART else (other, one)


def rest(reading: Reading, earlier: Sequence[Reading]) -> Iterator[Quantity]:
    """What is left where parts of a whole are told: 46억원 가운데 42억원은 국비, 나머지는 시비.

    Or of one that an `earlier` sentence tells: 모두 48억원이 든다. 시가 32억원, 나머지는 도가 낸다.
    """
    for word in _REST.finditer(reading.text):
        told = [q for q in reading.quantities if q.end <= word.start() and q.value is not None]
        for sort in dict.fromkeys((q.kind, q.unit) for q in told):
            parts = [q for q in told if (q.kind, q.unit) == sort]
            if sort[0] is Kind.SHARE:
                yield from _left(word, parts[-1], _HUNDRED, parts)
            elif sort[0] in LEVELS:
                yield from _left(word, parts[-1], parts[0].value, parts[1:])
                for whole in (q for each in earlier for q in each.quantities):
                    if (whole.kind, whole.unit) == sort:
                        yield from _left(word, whole, whole.value, parts)


def _left(
    word: re.Match[str], like: Quantity, whole: Fraction | None, parts: Sequence[Quantity]
) -> Iterator[Quantity]:
    """What the word for the rest stands for, where parts are taken from a whole."""
    left = (whole or Fraction(0)) - sum(q.value or Fraction(0) for q in parts)
    if parts and left > 0:
        yield replace(
            like, low=left, high=left, start=word.start(), end=word.end(), noun=None,
            text=word.group(), bound=Bound.EXACT, written=max(like.written, 2),
        )  # fmt: skip


def apart(claim: Reading, reading: Reading) -> Iterator[Quantity]:
    """By how much two figures are apart, where a claim tells such a thing.

    서울이 64만원, 인천이 45만원: 19만원 더.
    """
    if not _APART.search(claim.text):
        return
    for one, other in combinations(reading.quantities, 2):
        alike = one.kind is other.kind and one.unit == other.unit and one.kind in LEVELS
        if not alike or one.value is None or other.value is None or one.value == other.value:
            continue
        step = _made(reading, one, abs(one.value - other.value), one, other)
        yield step
        if one.kind is Kind.SHARE:
            yield replace(step, kind=Kind.POINTS, unit="point")


def spans(reading: Reading) -> Iterator[Quantity]:
    """The time from one year, or hour, to another that a sentence names, and that of a period."""
    for kind, unit in ((Kind.DATE, "year"), (Kind.TIME, "minute")):
        told = [(q, place) for q in reading.quantities if (place := _place_of(q, kind)) is not None]
        for (one, first), (other, last) in combinations(told, 2):
            if first != last:
                yield _lasting(_made(reading, one, abs(first - last), one, other), unit)
    months = [(q, place) for q in reading.quantities if (place := _month_of(q)) is not None]
    for (one, first), (other, last) in combinations(months, 2):
        if first != last and (first > _YEAR) == (last > _YEAR):
            yield _lasting(_made(reading, one, abs(first - last), one, other), "month")
    for figure in reading.quantities:
        for length, unit in _length_of(figure):
            yield _lasting(_made(reading, figure, length, figure, figure), unit)


def _lasting(figure: Quantity, unit: str) -> Quantity:
    return replace(figure, kind=Kind.DURATION, unit=unit, since=None, until=None)


def _place_of(figure: Quantity, kind: Kind) -> int | None:
    """The year of a date that is a year and no more, or the minute of a time of day."""
    if kind is Kind.DATE:
        return _year_of(figure)
    return int(figure.value) if figure.kind is kind and figure.value is not None else None


def _month_of(figure: Quantity) -> int | None:
    """The month of a date that is a month and no more, counted from the year if that is told."""
    since = figure.since
    if since is None or since != figure.until or since.month is None or since.day is not None:
        return None
    return since.month + _YEAR * (since.year or 0)


def _length_of(figure: Quantity) -> Iterator[tuple[int, str]]:
    """How long a period is that is told by its first and its last day, or month."""
    since, until = figure.since, figure.until
    if since is None or until is None or since == until or not since.month or not until.month:
        return
    if not _RANGE.search(figure.text):  # a quarter is no three months that something lasts
        return
    if since.day and until.day:
        first, last = (each.first() or replace(each, year=_LEAP).first() for each in (since, until))
        if first and last and first < last:
            yield (last - first).days + 1, "day"
        return
    years = until.year - since.year if since.year and until.year else 0
    months = _YEAR * years + until.month - since.month
    if not since.day and not until.day and months > 0:
        yield months + 1, "month"


def _year_of(figure: Quantity) -> int | None:
    """The year of a date that is a year and no more."""
    since = figure.since
    whole = since is not None and since == figure.until and since.month is None
    return since.year if whole and since is not None else None


def _before(reading: Reading, now: Quantity, step: Quantity) -> Iterator[Fraction]:
    """What a share was: 67.5% where it rose by 4.1 points to 71.6%."""
    word = next((w for w in reading.words if w.start >= step.end and tells_change(w)), None)
    earlier = [w for w in reading.words if w.end <= step.start and tells_change(w)]
    word = word if reading.korean or not earlier else earlier[-1]
    up = [sign for axis, sign in word.poles if axis in axes()] if word is not None else []
    if up and now.value is not None and step.value is not None:
        yield Fraction(now.value) - up[0] * abs(Fraction(step.value))


def _made(
    reading: Reading, like: Quantity, value: Fraction | int, one: Quantity, other: Quantity
) -> Quantity:
    start, end = min(one.start, other.start), max(one.end, other.end)
    return replace(
        like, low=Fraction(value), high=Fraction(value), start=start, end=end, noun=None,
        text=reading.text[start:end], bound=Bound.EXACT, written=max(one.written, other.written, 2),
    )  # fmt: skip


def _by_the_piece(reading: Reading, one: Quantity, other: Quantity) -> Iterator[Quantity]:
    """So many at so much each: 8대, 대당 1300만원."""
    for price, count in ((one, other), (other, one)):
        if price.kind is not Kind.MONEY or count.kind not in (Kind.COUNT, Kind.NUMBER):
            continue
        before, behind = reading.text[: price.start], reading.text[price.end :]
        told = _EACH.search(before) if reading.korean else _ENGLISH_EACH.match(behind)
        if told and price.value is not None and count.value is not None:
            yield _made(reading, price, price.value * count.value, one, other)


def earlier(claim: Reading, reading: Reading, parts: Sequence[Part]) -> Iterator[Quantity]:
    """What was before a step from it to what is, where a claim speaks of what was.

    18억원에 팔려 직전보다 2억원 올랐다: 16억원.
    """
    if not _EARLIER.search(claim.text):
        return
    for now, part in zip(reading.quantities, parts, strict=True):
        for step in reading.quantities:
            alike = step.kind is now.kind and step.unit == now.unit and now.kind in LEVELS
            if step is now or not alike or part in (Part.STEP, Part.BEFORE):
                continue
            sign = _sign(reading, step)
            if sign and now.end <= step.start and None not in (now.value, step.value):
                value = (now.value or 0) - sign * (step.value or 0)
                yield _made(reading, now, value, now, step)


def _sign(reading: Reading, step: Quantity) -> int:
    """1 where a sentence tells that something rose by a figure, -1 where it fell; else 0."""
    if not _THAN.search(reading.text[max(0, step.start - 30) : step.start]):
        return 0
    near = _CLOSE if reading.korean else -1
    if not reading.korean:
        before = reading.text[max(0, step.start - 12) : step.start].lower()
        return 1 if before.endswith("up ") else -1 if before.endswith("down ") else 0
    word = next((w for w in reading.words if w.start >= step.end), None)
    if word is None or word.start - step.end > near:
        return 0
    leaps = [sign for verb, sign in _LEAPS.items() if verb in word.keys]
    return [*leaps, *(sign for axis, sign in word.poles if axis in axes()), 0][0]


def following(reading: Reading, found: tuple[Part, ...]) -> Iterator[tuple[Quantity, bool]]:
    """The steps that follow from two figures of a sentence, and whether it tells them so."""
    told = list(zip(reading.quantities, found, strict=True))
    for (one, first), (other, second) in combinations(told, 2):
        one, other = _counted(one, first, other), _counted(other, second, one)
        alike = one.kind is other.kind and one.unit == other.unit and one.kind in LEVELS
        if not alike or None in (one.value, other.value) or Part.STEP in (first, second):
            continue
        change = {first, second} == {Part.BEFORE, Part.AFTER}
        was, now = (other, one) if second is Part.BEFORE else (one, other)
        for quantity in _steps(reading, was, now):
            yield quantity, change


def _counted(figure: Quantity, part: Part, other: Quantity) -> Quantity:
    """A bare number that was, as what it came to counts: 31 crashes, up from 19."""
    bare = figure.kind is Kind.NUMBER and part is Part.BEFORE and other.kind is Kind.COUNT
    return replace(figure, kind=other.kind, unit=other.unit) if bare else figure


def _steps(reading: Reading, was: Quantity, now: Quantity) -> Iterator[Quantity]:
    start, end = min(was.start, now.start), max(was.end, now.end)
    old, new = was.value or Fraction(0), now.value or Fraction(0)
    step = abs(new - old)
    text = reading.text[start:end]
    kind = Kind.POINTS if was.kind is Kind.SHARE else was.kind
    unit = "point" if was.kind is Kind.SHARE else was.unit
    digits = max(was.written, now.written, 2)
    base = replace(
        now, low=step, high=step, start=start, end=end, text=text, written=digits, noun=None,
        bound=Bound.EXACT,
    )  # fmt: skip
    yield replace(base, kind=kind, unit=unit)
    if old and was.kind is not Kind.SHARE:
        share = step / old * _HUNDRED
        yield replace(base, kind=Kind.SHARE, unit="percent", low=share, high=share, written=4)
    if old and new > old:
        times = new / old
        whole = Fraction(round(times))
        if abs(times - whole) <= _NEARLY * whole:
            yield replace(base, kind=Kind.MULTIPLE, unit="times", low=whole, high=whole, written=1)
        elif whole <= 1:  # else it may be called so many times as well as not
            yield replace(base, kind=Kind.MULTIPLE, unit="times", low=times, high=times, written=2)
