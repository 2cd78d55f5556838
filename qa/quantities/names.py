"""Figures that are no quantities: GPT-3.5, Llama 2, 5G, 010-1234-5678, 3.1절, [12], "1." of a list.

In: a text and a place in it. Out: whether a name or a code stands there, or where it ends.
Invariant: the search goes on behind it, never inside.
"""

import re

from qa.quantities.units import unit_at
from qa.quantities.vocabulary import listed

_WORD = r"[A-Za-z0-9]"
_TOKEN = re.compile(rf"{_WORD}{{1,60}}(?:[-._/+]{_WORD}{{1,60}}){{0,6}}")
_HYPHENED = re.compile(r"([A-Za-z가-힣]{1,12})[-_.]$")
_BEFORE_YEAR = frozenset(
    {"mid", "early", "late", "pre", "post", "non", "sub", "the", "an", "over", "under"}
)
_CODE = re.compile(
    r"(?![0-9]{1,3}(?:\.[0-9]{1,3})?-[0-9]{1,3}(?:\.[0-9]{1,3})?(?![-.]?[0-9]))"
    r"[0-9]{1,20}(?:[-.][0-9]{1,20}){2,8}(?![0-9])|[0-9]{6}-[0-9]{7}(?![0-9])|"
    r"[0-9]{1,5}-[0-9]{1,5}(?= ?번지| ?번길)|"
    r"(?<=[동리길] )[0-9]{2,5}-[0-9]{1,4}(?![0-9.,~%:]| ?(?:[만억조%배개명원년건곳대로]|km|kg))|"
    r"[0-9]{2,4}-[0-9]{3,4}(?:-[0-9]{4})?(?![0-9,.~%]| ?(?:[만억조%배개명원년건곳대위주달시]|km|"
    r"kg|percent|million|billion))"
)
_HOLIDAY = re.compile(
    r"[0-9]{1,2}[.·][0-9]{1,2} ?(?:절|운동|사태|전쟁|민주|혁명|사건|테러|광복|선언|총선|대선|"
    r"지방선거|항쟁|의거|부동산|대책|참사|지진|합의|공동)"
)
# 8·15 경축사, 12·3 비상계엄, 9/11: days that stand for what happened on them.
_MEMORABLE = re.compile(
    r"(?:[1-9]|1[0-2])·(?:[12][0-9]|3[01]|[1-9])(?![0-9.,·%~]|-[0-9]| ?[월년일시분])|"
    r"(?:[1-9]|1[0-2])/(?:1[1-9]|2[0-9]|3[01])(?![0-9/]|[.,][0-9])"
)
_DOTTED_PAIR = re.compile(r"[0-9]{1,4}(?:·[0-9]{1,4}){1,8}(?![0-9]| ?[가-힣%])")
_LIST_MARK = re.compile(r"[0-9]{1,3}[.)](?= |\n|$)")
_MODEL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,3})?-(?:[A-Z가-힣])")
_LATIN_BEFORE = re.compile(r"([A-Za-z][A-Za-z0-9.+-]{0,30}['’\")]{0,2}) $")
# Words that begin a sentence or stand before any figure; other capitalised words make a name of it.
_NO_NAMES = frozenset(
    listed("""a about above across after all almost an and another any approximately are around as
    at be because been before below between both but by circa could did do does down each
    either even every except exactly few fewer first following for from further had half
    has have her his if in including into is its just last least less like many more most
    much my nearly next nor not now of off on once only or other our out over own past per
    plus roughly said same she since some still such than that the their then there these
    they this those though through to total under until up us was we were what when where
    which while who will with within without would year yet you your jan feb mar apr may
    jun jul aug sep sept oct nov dec january february march april june july august
    september october november december monday tuesday wednesday thursday friday saturday
    sunday am pm q fy usd krw eur gbp jpy cny cad aud rmb it he among against during
    despite minus age aged ages employs employed raised has total""")
)


def is_glued(text: str, start: int) -> bool:
    """Whether letters touch the figures from the left, as in H200, GPT-3.5 and 코로나-19."""
    if start == 0:
        return False
    before = text[start - 1]
    if before == "제" and not (start > 1 and "가" <= text[start - 2] <= "힣"):
        return True  # 제3국: what `ranks` has not read is a name
    if before.isascii() and before.isalpha():
        return True
    if before not in "-_.":
        return False
    match = _HYPHENED.search(text[max(0, start - 13) : start])
    if match is None:
        return False
    word = match[1].lower()
    return word not in _BEFORE_YEAR and not (before == "." and not match[1].isascii())


def end_of_token(text: str, start: int) -> int:
    """Where the run of letters, figures, hyphens and points ends that begins here."""
    match = _TOKEN.match(text, start)
    return match.end() if match else start + 1


def end_of_code(text: str, start: int) -> int | None:
    """Where a telephone number, a version, a holiday or a list's mark ends, if one begins here."""
    measured = _MEASURED.search(text[max(0, start - 4) : start])
    for pattern in (_HOLIDAY, _CODE, _DOTTED_PAIR, _MODEL):
        if not (measured and pattern is _HOLIDAY) and (match := pattern.match(text, start)):
            return match.end()
    if (day := _MEMORABLE.match(text, start)) and not unit_at(text, day.end()):
        return day.end()
    if (start == 0 or text[start - 1] == "\n") and (mark := _LIST_MARK.match(text, start)):
        return mark.end()
    if text[start - 1 : start] == "[" and (end := text.find("]", start, start + 5)) > 0:
        return end + 1 if text[start:end].isdigit() else None
    return None


def follows_name(text: str, start: int) -> bool:
    """Whether a Latin name stands before the figures, as in Llama 2, ABCI 3.0 or Windows 11."""
    match = _LATIN_BEFORE.search(text[max(0, start - 34) : start])
    if match is None:
        return False
    word = match[1].rstrip("'’\")")
    if word.lower().rstrip(".") in _NO_NAMES or not any(letter.isupper() for letter in word):
        return False
    return "'" not in match[1][:-1]


# Sports clubs whose names end in the year in which they began.
_CLUB = re.compile(
    "(하노버 (?=96)|샬케 (?=04)|다름슈타트 (?=98)|마인츠 (?=05)|뮌헨 (?=1860)|보훔 (?=1848)|"
    "호펜하임 (?=1899)|레버쿠젠 (?=04)|잉골슈타트 (?=04)|파더보른 (?=07))"
    "[0-9]+(?![0-9.,]|[만억명개%])"
)
_LONGEST_CLUB = 6


def follows_club(text: str, start: int) -> bool:
    """Whether the figures end a club's name: 마인츠 05."""
    if text[start - 1 : start] != " ":
        return False
    found = _CLUB.search(text, max(0, start - _LONGEST_CLUB), start + 5)
    return found is not None and found.end(1) == start


_MEASURED = re.compile(
    "(?:진도|규모|지수|평점|학점|점수|평균|금리|비율|배율|농도|등급|환율|수치|별점|타율|시력) $"
)
_QUOTED_END = re.compile(r"[0-9]+\.[0-9]+['\"]")


def is_version(text: str, start: int, figures: str) -> bool:
    """Whether a bare 3.0 or a quoted 2.5 closes a name: ‘어니 3.0’, 우다오 2.0."""
    if "." not in figures:
        return False
    whole, _, part = figures.partition(".")
    if len(whole) > 2 or len(part) > 1:
        return False
    if _MEASURED.search(text[max(0, start - 4) : start]):
        return False
    after_word = start > 1 and text[start - 1] == " " and text[start - 2].isalpha()
    return after_word and (part == "0" or _QUOTED_END.match(text, start) is not None)
