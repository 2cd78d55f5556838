"""Whether Hangul that could be a numeral is one: 천장 is a ceiling, 조건 a condition.

In: a folded text, and a numeral of Hangul in it with its unit. Out: whether it is one. Invariant:
of a numeral that is none nothing is read.
"""

import re

from qa.quantities import counters, numerals
from qa.quantities.numerals import Numeral
from qa.quantities.quantity import Kind
from qa.quantities.units import UnitHit
from qa.quantities.vocabulary import listed

_ONE_OF = frozenset(listed("명 사람 개 곳 건 달 시간 가지 마리 대 권 나라 차례 살 번째 명분 인분"))
_GLUED_SCALES = re.compile(r"(?:[만천백십]원|[만천백]명|[천백]개|[십백천]년|[백천]배|십개월)")
_GLUED_ONE = frozenset(listed("대 곳 나라 살"))  # 한곳 is one and the same place, 한대 a zone
_DIGITS = frozenset("일이삼사오육칠팔구")
_GLUED_DIGITS = frozenset(listed("명 개 년 개월 건 회 배 개국 곳 위 세"))  # 백사장 is a beach
_GLUED_TENS = frozenset(listed("명 개 개국 년 개월 건 배 곳 대 일 분 회 세 위 점"))
_TWO_SYLLABLES = re.compile(f"[{''.join(sorted(_DIGITS))}][십백천만억조]")
_WHOLE = ("하나", "둘", "셋", "넷")  # these count, but stand before no counter
_SESSION = re.compile("회의|기간")  # 두 회의, 쉰 기간
_PLACED_FIRST = frozenset(listed("째 번째"))
_GLUED_VAGUE = frozenset(listed("년 개월 일 주간 시간 차례 주일"))


def is_number(text: str, start: int, numeral: Numeral, hit: UnitHit | None, over: bool) -> bool:
    """Whether Hangul that could be a numeral is one: 천장 is a ceiling, 조건 a condition."""
    word = text[start : numeral.end]
    if hit is None:
        return _stands_before_noun(text, word, numeral)
    glued = not over and text[numeral.end : numeral.end + 1] != " "
    if hit.unit.kind is Kind.MEASURE and hit.word == "도":
        return False
    if word[0] in "조억" or word == "구조" or (word.endswith(_WHOLE) and hit.word != "째"):
        return False  # 조사원 is an examiner, 구조대 a rescue party
    if word == "첫":
        return hit.word in _PLACED_FIRST
    if word == "서" or (glued and word in ("석", "넉") and hit.word != "달"):
        return False  # 서명 is a signature
    if word == "한":
        return hit.word in _ONE_OF and not (glued and hit.word in _GLUED_ONE)
    if numeral.vague and word == "수":
        return hit.unit.kind is not Kind.RANK and (not glued or hit.word in _GLUED_VAGUE)
    if numeral.vague:
        return not (glued and hit.word == "차")  # 수조차 is "even a tank"
    if over:
        return True
    if glued and _TWO_SYLLABLES.fullmatch(word):
        counts = hit.word in _GLUED_TENS and word[-1] not in "억조"
        return counts or hit.unit.kind in (Kind.MONEY, Kind.SHARE)  # 칠천량 is a strait
    if glued and len(word) > 1 and word[-1] in _DIGITS:
        return hit.word in _GLUED_DIGITS or hit.unit.kind in (Kind.MONEY, Kind.SHARE)
    if word in _DIGITS:
        return hit.word == "개월" or (hit.word == "년" and word not in "이사구")
    if word in "만천백십억조":
        if word in "억조":
            return False
        return not glued or _GLUED_SCALES.match(text, start) is not None
    native = numerals.native(text, start)
    if native and native.end == numeral.end:
        if _SESSION.match(text, hit.end - 1):
            return False
        return not glued or hit.word in counters.GLUED
    return True


_FREE_NATIVE = frozenset(listed("두 다섯 여섯 일곱 여덟 아홉 열두 스무"))
_NOUN_NEXT = re.compile(r" (?=[가-힣]{2})(?!자릿|말할|손|눈|발|다리|팔|번|사이|다행|배우자)")


def _stands_before_noun(text: str, word: str, numeral: Numeral) -> bool:
    """두 정상, 다섯 기업: native numerals that are hardly ever another word; 천만 관객."""
    if word not in _FREE_NATIVE and numeral.scale == 1:
        return False
    if numeral.scale > 1 and (len(word) < 2 or numeral.vague or word[-2] in _DIGITS):
        return False  # 오만 is a country, 구조 a rescue
    return _NOUN_NEXT.match(text, numeral.end) is not None
