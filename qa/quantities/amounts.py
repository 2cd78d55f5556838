"""Numerals with their units, and ranges of them: 2조 3880억원, 6000여 개, $5-10 million, 12~15%.

In: a folded text and a place in it. Out: an `Amount`, or None; what it means is for `readings`.
Invariant: an amount begins at the place and ends behind its unit.
"""

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from qa.quantities import currencies, english, hangul, numerals
from qa.quantities.numerals import Numeral
from qa.quantities.quantity import Kind
from qa.quantities.units import Unit, UnitHit, unit_at


class Amount(NamedTuple):
    """A numeral, what it is of, and where both stand."""

    low: Fraction
    high: Fraction
    unit: Unit | None
    start: int
    end: int
    numeral: Numeral
    word: str = ""  # the unit as written
    over: bool = False  # 6000여: somewhat more
    range: bool = False


@cache
def _sign_pattern() -> re.Pattern[str]:
    signs = sorted(currencies.signs(), key=lambda sign: (-len(sign), sign))
    alternatives = "|".join(
        rf"{sign}(?![A-Za-z])" if sign.isalpha() else re.escape(sign) for sign in signs
    )
    return re.compile(rf"({alternatives}) ?(?=[0-9])")


def sign_at(text: str, place: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands here before figures, and where the figures begin."""
    match = _sign_pattern().match(text, place)
    return (currencies.signs()[match[1]], match.end()) if match else None


def amount_at(text: str, start: int) -> Amount | None:
    """The numeral that begins here, with its unit if it has one."""
    first = text[start : start + 1]
    if not first:
        return None
    sign = None if first.isdigit() else sign_at(text, start)
    place = sign[1] if sign else start
    numeral = _numeral(text, place, bool(sign))
    if numeral is None:
        return None
    end, over = _somewhat_over(text, numeral.end)
    over = over or numeral.over
    place_of_unit = _past_of(text, end) if numeral.vague else end
    hit = unit_at(text, place_of_unit, numeral.worded and text[place] >= "가")
    if sign and (hit is None or hit.unit.kind is not Kind.MONEY):
        hit = UnitHit(Unit(Kind.MONEY, sign[0]), "", end)
    elif hit is None:
        hit = _sign_behind(text, end)
    if text[place] >= "가" and not hangul.is_number(text, place, numeral, hit, over):
        return None
    unit, word, end = (hit.unit, hit.word, hit.end) if hit else (None, "", end)
    if unit and unit.name == "minute" and numeral.worded and _is_native(text, place):
        unit = Unit(Kind.COUNT, "person")  # 두 분: after a native numeral 분 counts persons
    low, high = numeral.low, numeral.high
    if unit and unit.factor != 1:
        low, high = low * unit.factor, high * unit.factor
    return Amount(low, high, unit, start, end, numeral, word, over)


def _numeral(text: str, place: int, money: bool) -> Numeral | None:
    first = text[place : place + 1]
    if first.isdigit():
        numeral = numerals.figure(text, place)
        if numeral is None:
            return None
        if numerals.is_scaled(text, numeral.end):
            return numerals.korean(text, place)
        return english.with_scale(text, numeral, money)
    if first >= "가":
        return (
            numerals.vague_korean(text, place)
            or numerals.native(text, place)
            or numerals.korean(text, place)
        )
    if first.isalpha() and first.isascii():
        return english.words(text, place)
    return numerals.figure(text, place)


def _is_native(text: str, place: int) -> bool:
    return text[place] >= "가" and text[place] not in "일이삼사오육칠팔구십"


_LATIN = re.compile("[A-Za-z0-9]")
_OVER = re.compile(r"여(?= ?[가-힣A-Za-z㎀-㏿%])|-odd\b|\+(?![0-9])")


_PLUS = re.compile(r"-plus\b|\+(?= ?[a-z가-힣])")


def _somewhat_over(text: str, end: int) -> tuple[int, bool]:
    """Whether 여, -odd or a plus stands behind the numeral, and where that ends."""
    if text[end : end + 1] == "여" and text[end : end + 2] not in ("여성", "여자", "여행", "여야"):
        return (end + 1, True) if _OVER.match(text, end) else (end, False)
    if text[end : end + 4] == "-odd":
        return end + 4, True
    if (plus := _PLUS.match(text, end)) and unit_at(text, plus.end()):
        return plus.end(), True  # 20-plus years
    return end, False


def _past_of(text: str, end: int) -> int:
    """Where the unit of "thousands of people" is looked for."""
    return end + 3 if text.startswith(" of ", end) else end


def _sign_behind(text: str, end: int) -> UnitHit | None:
    """A currency sign behind the figures: 5억$, 3 €."""
    place = end + 1 if text[end : end + 1] == " " else end
    sign = text[place : place + 1]
    if sign and sign in "$€£¥₩₹元" and not _LATIN.match(text, place + 1):
        return UnitHit(Unit(Kind.MONEY, currencies.signs()[sign]), sign, place + 1)
    return None
