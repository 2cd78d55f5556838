"""Numerals with their units, and ranges of them: 2조 3880억원, 6000여 개, $5-10 million, 12~15%.

An `Amount` is read at one place of a folded text; what it means is for `readings`.
"""

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from . import counters, currencies, english, numerals
from .numerals import Numeral
from .quantity import Kind
from .units import Unit, UnitHit, unit_at


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
    """The currency whose sign or ISO code stands here before figures, and where the figures begin."""
    match = _sign_pattern().match(text, place)
    return (currencies.signs()[match[1]], match.end()) if match else None


def amount_at(text: str, start: int) -> Amount | None:
    """The numeral that begins here, with its unit if it has one."""
    sign = sign_at(text, start) if not text[start].isdigit() else None
    place = sign[1] if sign else start
    numeral = _numeral(text, place, bool(sign))
    if numeral is None:
        return None
    end, over = _somewhat_over(text, numeral.end)
    hit = unit_at(text, end, numeral.worded and text[place] >= "가")
    if sign and (hit is None or hit.unit.kind is not Kind.MONEY):
        hit = UnitHit(Unit(Kind.MONEY, sign[0]), "", end)
    elif hit is None:
        hit = _sign_behind(text, end)
    if text[place] >= "가" and not _is_number_word(text, place, numeral, hit, over):
        return None
    unit, word, end = (hit.unit, hit.word, hit.end) if hit else (None, "", end)
    if (
        unit
        and unit.name == "minute"
        and numeral.worded
        and text[place] not in "일이삼사오육칠팔구십"
    ):
        unit = Unit(Kind.COUNT, "person")  # 두 분: after a native numeral 분 counts persons
    factor = unit.factor if unit else Fraction(1)
    return Amount(
        numeral.low * factor, numeral.high * factor, unit, start, end, numeral, word, over
    )


def _numeral(text: str, place: int, money: bool) -> Numeral | None:
    first = text[place : place + 1]
    if first.isdigit() and first.isascii():
        numeral = numerals.korean(text, place)
        if numeral is None or numeral.scale > 1:
            return numeral
        return (
            english.figures(text, place, money)
            if numeral.plain or _figures_only(text, place, numeral)
            else numeral
        )
    if first >= "가":
        return (
            numerals.vague_korean(text, place)
            or numerals.native(text, place)
            or numerals.korean(text, place)
        )
    if first.isalpha() and first.isascii():
        return english.words(text, place)
    return numerals.figure(text, place)


def _figures_only(text: str, place: int, numeral: Numeral) -> bool:
    match = numerals.FIGURE.match(text, place)
    return match is not None and match.end() == numeral.end


_OVER = re.compile(r"여(?= ?[가-힣A-Za-z㎡%])|-odd\b|\+(?![0-9])")


def _somewhat_over(text: str, end: int) -> tuple[int, bool]:
    """Whether 여, -odd or a plus stands behind the numeral, and where that ends."""
    if text[end : end + 1] == "여" and text[end : end + 2] not in ("여성", "여자", "여행", "여야"):
        return (end + 1, True) if _OVER.match(text, end) else (end, False)
    if text[end : end + 4] == "-odd":
        return end + 4, True
    return end, False


def _sign_behind(text: str, end: int) -> UnitHit | None:
    """A currency sign behind the figures: 5억$, 3 €."""
    place = end + 1 if text[end : end + 1] == " " else end
    sign = text[place : place + 1]
    if sign and sign in "$€£¥₩₹元" and not text[place + 1 : place + 2].isalnum():
        return UnitHit(Unit(Kind.MONEY, currencies.signs()[sign]), sign, place + 1)
    return None


_ONE_OF = frozenset("명 사람 개 곳 건 달 시간 가지 마리 대 권 나라 차례 살 번째".split())
_GLUED_SCALES = re.compile(r"(?:[만천백십]원|[만천백]명|[만천백]개|[십백천]년|[백천]배|십개월)")
_GLUED_VAGUE = frozenset("년 개월 일 주간 시간 차례 주일".split())


def _is_number_word(
    text: str, start: int, numeral: Numeral, hit: UnitHit | None, over: bool
) -> bool:
    """Whether Hangul that could be a numeral is one: 천장 is a ceiling, 조건 a condition."""
    word = text[start : numeral.end]
    if hit is None:
        return _stands_before_noun(text, word, numeral)
    glued = not over and text[numeral.end : numeral.end + 1] != " "
    if hit.unit.kind is Kind.MEASURE and hit.word == "도":
        return False
    if word == "한":
        return hit.word in _ONE_OF and not (glued and hit.word == "대")
    if numeral.vague and word == "수":
        return hit.unit.kind is not Kind.RANK and (not glued or hit.word in _GLUED_VAGUE)
    if numeral.vague or over:
        return True
    if word[-1] in "일이삼사오육칠팔구" and len(word) == 1:
        return hit.word == "개월" or (hit.word == "년" and word not in "이사구")
    if word in "만천백십억조":
        if word in "억조":
            return False
        return not glued or _GLUED_SCALES.match(text, start) is not None
    native = numerals.native(text, start)
    if native and native.end == numeral.end and glued:
        return hit.word in counters.GLUED
    return True


_FREE_NATIVE = frozenset("두 다섯 여섯 일곱 여덟 아홉 열두 스무".split())
_NOUN_NEXT = re.compile(r" (?=[가-힣]{2})(?!자릿|말할|손|눈|발|다리|팔|번|사이)")


def _stands_before_noun(text: str, word: str, numeral: Numeral) -> bool:
    """두 정상, 다섯 기업: native numerals that are hardly ever another word; 천만 관객."""
    if word not in _FREE_NATIVE and numeral.scale == 1:
        return False
    if numeral.scale > 1 and (len(word) < 2 or numeral.vague):
        return False
    return _NOUN_NEXT.match(text, numeral.end) is not None


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
    written = max(first.numeral.written, second.numeral.written)
    return second._replace(
        low=first.low,
        high=second.high,
        start=first.start,
        numeral=second.numeral._replace(written=written, plain=""),
        range=True,
    )


def _joins(text: str, separator: str, first: Amount, second: Amount) -> bool:
    """Whether what stands between two amounts makes a range of them."""
    word = separator.strip()
    before = text[max(0, first.start - 9) : first.start].lower()
    if word == "~":
        return True
    if word == "-":
        return second.unit is not None or second.numeral.scale > 1
    if word == "to":
        return not before.endswith("from ") and (
            second.unit is not None or second.numeral.scale > 1
        )
    if word == "and":
        return before.endswith("between ")
    if word == "or":
        return first.unit is None and second.low == first.low + 1 and second.unit is not None
    return text[second.end : second.end + 2].strip(" ")[:2] in ("까지", "사이", "까")


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
