"""Ages that no word for years tells: 30대 직장인, 이서준(44·남), "Okafor, 63,", in her sixties.

In: a folded text and where the figures stand. Out: whether they tell an age. Invariant: only what
stands right beside the figures is looked at.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from qa.quantities.amounts import Amount
from qa.quantities.nouns import without_ending
from qa.quantities.vocabulary import listed

_OLDEST = 120
_PERSONS_NEXT = re.compile(
    r"(?! )|(?= (?:남|여|청|젊|직장|초반|중반|후반|이상|이하|소비|고객|사이|이용|인구|층|부부|때|"
    r"시절|부터|[A-Z]{1,2}(?:\([0-9]{1,3}\))? ?(?:씨|양|군)|여성|가구|비율|"
    r"(?:[0-9]{1,4}|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열) ?여? ?(?:명|사람)))"
)
_SET_BEFORE = re.compile(r"(?:세계|국내|글로벌|전국|주요|상위|미국|한국|중국) $")
_MODEL_BEFORE = re.compile(r"[A-Z][A-Za-z0-9-]*[0-9][A-Za-z]? $")  # F-35A 20대, 40 of them
_NOUN_BEFORE = re.compile(r"[가-힣][가-힣](?<![은는이가을를의에로과와도인한된할던고며]) $")
_MACHINE_BEFORE = re.compile(
    r"(?:차|차량|버스|트럭|택시|기|기기|로봇|드론|카메라|서버|컴퓨터|장비|오토바이|자전거|에어컨|노트북|"
    r"휴대폰|스마트폰)[은는이가을를]? $"
)
# Nouns of persons by how they end; the second line of each kind is what ends so and is none.
_PERSON = re.compile(
    r"(?:"
    r"(?<![이고])민|운전자|"
    r"자(?<!투자)(?<!적자)(?<!흑자)(?<!숫자)(?<!문자)(?<!의자)(?<!상자)(?<!과자)(?<!전자)(?<!이자)(?<!모자)|"
    r"(?:직|회|의|무|구|요|대|합|사|비|업|위|선|교|임|점|당|달|담|화|단|호|행)원|"
    r"인(?<!원인)(?<!법인)(?<!요인)(?<!라인)(?<!코인)(?<!와인)(?<!자인)(?<!할인)(?<!확인)(?<!승인)|"
    r"생(?<!발생)(?<!인생)(?<!위생)(?<!민생)(?<!재생)(?<!고생)|"
    r"(?:교|의|기|간호|변호|회계|판|검|약|강|요리|세무|노무|운전|조종|복지|설계|박|석|중|하|형|미용|정비|치료|"
    r"영양|번역|통역|관리|여)사|"
    r"남성|여성|남녀|남|여|남자|여자|노인|청년|청소년|아이|어린이|부모|부부|아버지|어머니|아빠|엄마|아들|딸|할머니|할아버지|노모|노부모|모녀|아내|남편|며느리|사위|손녀|형제|자매|"
    r"남매|주부|선수|배우|가수|감독|교수|작가|화가|군|양|씨|승객|관객|손님|고객|팬|동료|친구|이웃|목사|스님|신부|"
    r"점주|업주|상인|대표|비서|경찰관|소방관|경찰|소방대|병사|장병|군무원|유튜버|크리에이터|전문의|전공의|백수|층"
    r")(?:들)?$"
)
_BODIES = re.compile(
    r"(?:그룹|기업|재벌|은행|업체|대학|국가|도시|기관|구단|로펌|브랜드|병원|협회|단체|회사|건설사|증권사|상장사|"
    r"계열사|제조사|보험사|금융사|국)$"
)
_WORD = re.compile(r" ([가-힣]{1,12})")
_WORDS_ON = 3  # 60대 전립선암 말기 환자


def is_decade(text: str, amount: Amount) -> bool:
    """Whether a round figure before 대 tells ages: persons are behind it, and no set before."""
    if amount.low % 10 or not 10 <= amount.low <= 90:
        return False
    before = text[max(0, amount.start - 8) : amount.start]
    kinds = (_SET_BEFORE, _MACHINE_BEFORE, _MODEL_BEFORE)
    if any(kind.search(before) for kind in kinds):
        return False
    if _person_behind(text, amount.end):
        return True
    return not _NOUN_BEFORE.search(before) and _PERSONS_NEXT.match(text, amount.end) is not None


def _person_behind(text: str, end: int) -> bool:
    """Whether the noun phrase behind ends in a person, and names no body on the way."""
    for _ in range(_WORDS_ON):
        match = _WORD.match(text, end)
        if match is None:
            return False
        word = match[1]
        bare = without_ending(word)
        if _BODIES.search(bare):
            return False
        if _PERSON.search(bare) or _PERSON.search(word):
            return True
        if bare != word:
            return False
        end = match.end()
    return False


_SURNAMES = (
    "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추"
    "도소석선설마길연위표명기반왕금옥"
)
# A name of three syllables; what ends in these is a place, a body or a rate.
_NAME = re.compile(
    rf"(?<![가-힣])[{_SURNAMES}][가-힣][가-힣](?<![시군구읍면역당점회표률율액비금량도])$"
)
_ADDRESSED = re.compile(r"[가-힣A-Z](?:씨| 씨)$")
_CLOSED = re.compile(r"([·,/] ?(?:남|여)(?:성|자)?)?\)( ?씨(?![가-힣]{2}))?")
_APPOSED = re.compile(r"(?<![A-Za-z])([A-Z][A-Za-z'-]+), $")
_GOES_ON = re.compile(r", (?!and\b|or\b|but\b)[a-z]")
_MONTHS = frozenset(
    listed("""jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june
    july august september october november december""")
)


def stands_by_name(text: str, amount: Amount) -> bool:
    """Whether a bare figure stands behind a person's name: 이서준(44), "Okafor, 63, who"."""
    if amount.low.denominator != 1 or not 0 < amount.low <= _OLDEST or not amount.numeral.plain:
        return False
    start, end = amount.start, amount.end
    if text[start - 1 : start] == "(" and (closed := _CLOSED.match(text, end)):
        before = text[max(0, start - 7) : start - 1]
        told = closed[1] or closed[2] or _ADDRESSED.search(before) or _NAME.search(before)
        return bool(told)
    apposed = _APPOSED.search(text[max(0, start - 24) : start])
    if apposed is None or apposed[1].lower() in _MONTHS:
        return False
    return _GOES_ON.match(text, end) is not None


class Decade(NamedTuple):
    """The first year of a decade of life, and where the words end."""

    first: Fraction
    end: int


_TENS = {
    word: Fraction(10 * number)
    for number, word in enumerate(
        listed("teens twenties thirties forties fifties sixties seventies eighties nineties"), 1
    )
}
_LIFE = re.compile(rf"([1-9]0)'?s\b|({'|'.join(_TENS)})\b", re.IGNORECASE | re.ASCII)
_WHOSE = re.compile(
    r"\b(?:his|her|their|my|your|our)(?: early| late| mid)?[ -]"
    r"(?:(?:[1-9]0s|[a-z]+ies|teens) (?:and|or|to) )?(?:early |late |mid[ -])?$",
    re.IGNORECASE | re.ASCII,
)
_OF_WHOM = 34  # characters
STARTS = frozenset(_TENS)


def read_english(text: str, start: int) -> Decade | None:
    """A decade of somebody's life at this place: in his 60s, in their early twenties."""
    match = _LIFE.match(text, start)
    if match is None or not _WHOSE.search(text[max(0, start - _OF_WHOM) : start]):
        return None
    first = Fraction(match[1]) if match[1] else _TENS[match[2].lower()]
    return Decade(first, match.end())
