"""A numeral in figures, in Hangul or in English words, read at one place of a folded text.

In: a folded text and a place in it. Out: a `Numeral` (exact bounds, where it ends, how it was
written), or None. Invariant: every pattern is tried at one place and reads a bounded stretch, so
that a text is read in linear time.
"""

import re
from fractions import Fraction
from typing import NamedTuple

LONGEST = 40  # characters of one figure; longer ones are keys and codes


class Numeral(NamedTuple):
    """A number as written; `low == high` unless it is vague (수천) or a pair (두세)."""

    low: Fraction
    high: Fraction
    end: int
    written: int  # significant digits; 0 for words like half and 수천
    plain: str = ""  # the figures when it is nothing but figures without separators
    scale: int = 1  # the scale word at its end (억, million): a range's first figure may share it
    worded: bool = False  # written in words, which may also be other words, so a unit must follow
    vague: bool = False  # 수천, dozens of
    article: bool = False  # "a third", "a million"
    over: bool = False  # 2000여만


FIGURE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
BIG = {"만": 10**4, "억": 10**8, "조": 10**12, "경": 10**16}
_SMALL = {"십": 10, "백": 100, "천": 1000}
_DIGITS = dict(zip("영일이삼사오육칠팔구", range(10), strict=True)) | {"륙": 6}
_VULGAR = {
    "½": (1, 2),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "⅛": (1, 8),
    "⅕": (1, 5),
}


_SLASH = re.compile(r"([1-9])/([2-9]|10)(?![0-9/]|[.,][0-9]|[-.]?[0-9]|[월일])")


def significant(value: Fraction, figures: str = "") -> int:
    """How many digits of the value were meant: all after a point, no trailing zeros before one."""
    if "." in figures:
        return len(figures.replace(",", "").replace(".", "").lstrip("0")) or 1
    if value.denominator == 1:
        return len(str(abs(value.numerator)).rstrip("0")) or 1
    digits = f"{float(value):.12g}".replace(".", "").lstrip("0")
    return len(digits.rstrip("0")) or 1


def _exact(figures: str) -> Fraction:
    """The value of figures with commas and a point; faster than Fraction's own reading."""
    whole, _, part = figures.replace(",", "").partition(".")
    return Fraction(int(whole + part), 10 ** len(part)) if part else Fraction(int(whole))


def figure(text: str, start: int) -> Numeral | None:
    """Figures alone, with or without commas and a point: 4,400 or 63.3; ½."""
    if text[start : start + 1] in _VULGAR:
        value = Fraction(*_VULGAR[text[start]])
        return Numeral(value, value, start + 1, 0)
    match = FIGURE.match(text, start)
    if match is None or match.end() - start > LONGEST:
        return None
    if slash := _SLASH.match(text, start):
        value = Fraction(int(slash[1]), int(slash[2]))
        return Numeral(value, value, slash.end(), 0) if value < 1 else None
    written = match.group()
    value = _exact(written)
    end = match.end()
    if text[end : end + 1] in _VULGAR:
        value += Fraction(*_VULGAR[text[end]])
        return Numeral(value, value, end + 1, 2)
    plain = written if written.isdigit() else ""
    return Numeral(value, value, end, significant(value, written), plain)


class _Section(NamedTuple):
    """The part of a numeral before a 만, 억 or 조."""

    value: Fraction
    start: int
    end: int
    figures: str
    open_scale: int  # the small scale it ends in, as 천 in 5천; 1 if it ends in digits


def _section(text: str, start: int) -> _Section | None:
    """Digits with 천, 백, 십: 4400, 4천400, 삼천이백, 천."""
    total, last, place = Fraction(0), 10_000, start
    figures = ""
    while True:
        digit: Fraction | None = None
        after = place
        if text[after : after + 1].isascii() and (match := FIGURE.match(text, after)):
            if match.end() - after > LONGEST:
                return None
            digit, after = _exact(match.group()), match.end()
            figures = match.group()
        elif text[after : after + 1] in _DIGITS:
            digit, after = Fraction(_DIGITS[text[after]]), after + 1
        scale = _SMALL.get(text[after : after + 1], 1)
        if scale > 1 and scale < last:
            total += (1 if digit is None else digit) * scale
            last, place = scale, after + 1
            if _goes_on(text, place, last):
                place += 1
            continue
        if digit is not None and (digit < last or last == 10_000):
            return _Section(total + digit, start, after, figures, 1)
        if place == start:
            return None
        return _Section(total, start, place, figures, last)


def _goes_on(text: str, place: int, last: int) -> bool:
    """Whether figures behind a space belong to the section: 1천 200만, 2천 5백 명, 2천 500원."""
    rest = FIGURE.match(text, place + 1) if text[place : place + 1] == " " else None
    if rest is None or rest.end() - place >= LONGEST or _exact(rest.group()) >= last:
        return False
    following = text[rest.end() : rest.end() + 1]
    if not following or following in BIG:
        return bool(following)
    if following in _SMALL:
        return _SMALL[following] < last
    end = rest.end() + (following == "여")
    ends = _COUNTED.match(text, end) or _MONEY.match(text, end)
    return ends is not None and len(rest.group()) == len(str(last)) - 1


def is_scaled(text: str, end: int) -> bool:
    """Whether a Korean scale stands behind figures: 만, 천, or 억 after a space."""
    following = text[end : end + 1]
    if following in _SMALL or following in BIG:
        return bool(following)
    if following == "여":
        return text[end + 1 : end + 2] in BIG
    return following == " " and _LOOSE_SCALE.match(text, end + 1) is not None


def korean(text: str, start: int) -> Numeral | None:
    """A numeral with or without Korean scales: 4,400, 2조 3,880억, 3만5천, 이천오백, 천만.

    Sections follow one another by falling scale. 1억5천 is said of 150,000,000, so a 천 or 백 that
    ends a numeral after 억 or 조 counts the next lower scale.
    """
    section = _section(text, start) or _bare_scale(text, start)
    if section is None:
        return None
    total, place, ceiling, scale = Fraction(0), start, 10**20, 1
    plain, figures, first, over = "", "", True, False
    while section is not None:
        odd = (
            text[section.end : section.end + 1] == "여" and text[section.end + 1 : section.end + 2]
        )
        over = over or (bool(odd) and odd in BIG)
        big, end = _big_scale(text, section.end + (over and bool(odd)))
        if big >= ceiling or (not first and big == 1 and not _may_end(text, section, ceiling)):
            break
        if not first and big == 1 and ceiling > 10**4 and section.open_scale > 1:
            big = ceiling // 10**4
        total += section.value * big
        if first and big == 1:
            plain = text[start : section.end] if section.end - start < 20 else ""
        figures, place, scale, first = section.figures if first else "", end, big, False
        if big == 1:
            break
        ceiling = big
        section = _section(text, place) or _after_space(text, place)
    plain = plain if plain.isascii() and plain.isdigit() else ""
    written = significant(total, figures)
    worded = not text[start].isdigit()
    return Numeral(total, total, place, written, plain, max(scale, 1), worded, over=over)


def _bare_scale(text: str, start: int) -> _Section | None:
    """만 and 억 alone are one of them."""
    return _Section(Fraction(1), start, start, "", 1) if text[start : start + 1] in BIG else None


def _big_scale(text: str, place: int) -> tuple[int, int]:
    """The 만, 억 or 조 at this place or after one space, and where it ends; 1 if there is none."""
    character = text[place : place + 1]
    if character in BIG and (
        character != "경" or text[place + 1 : place + 3].strip(" ")[:1] in "원0123456789달"
    ):
        return BIG[character], place + 1
    if character == " " and _LOOSE_SCALE.match(text, place + 1):
        return BIG[text[place + 1]], place + 2
    return 1, place


# 5 조원, 300 억 달러: a scale that stands alone must have money, a counter or figures behind it.
_LOOSE_SCALE = re.compile(
    r"[만억조](?=여? ?(?:원|달러|유로|엔|위안|파운드|명|개|[0-9]{1,4} ?[만억]))"
)


def _after_space(text: str, place: int) -> _Section | None:
    if text[place : place + 1] != " " or not text[place + 1 : place + 2].isdigit():
        return None
    return _section(text, place + 1)


_COUNTED = re.compile(
    "명|건|례|개(?!월)|곳|표|석|권|마리|가구|그루|톤|대"
)  # 1만 2건 is one numeral
_MONEY = re.compile(" ?(?:원|달러|유로|엔|위안|파운드)")


def _may_end(text: str, section: _Section, ceiling: int) -> bool:
    """Whether figures without a scale belong to the numeral before: 3만 5000, but not 10억 5."""
    if section.open_scale > 1:
        return True
    if text[section.end : section.end + 1] in ("년", "월", "일", "시"):
        return False
    if _MONEY.match(text, section.end) or text[section.start - 1] != " ":
        return True
    least = 1 if _COUNTED.match(text, section.end) else 10
    return ceiling == 10**4 and least <= section.value < 10**4


_VAGUE = re.compile(r"[수몇](십|백|천)?(만|억|조)?")


def vague_korean(text: str, start: int) -> Numeral | None:
    """수십, 수백만, 몇천, 수조: twice its scale up to ten times it; 수 alone (수년) is 2 to 9."""
    match = _VAGUE.match(text, start)
    if match is None:
        return None
    base = _SMALL.get(match[1] or "", 1) * BIG.get(match[2] or "", 1)
    if base == 1 and text[start] == "몇":
        return None
    high = Fraction(9) if base == 1 else Fraction(10 * base)
    return Numeral(Fraction(2 * base), high, match.end(), 0, worded=True, vague=True)


_TENS = dict(
    zip(
        ("열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"),
        range(10, 100, 10),
        strict=True,
    )
) | {"스무": 20}
_ONES = {
    "하나": 1, "한": 1, "둘": 2, "두": 2, "셋": 3, "세": 3, "석": 3, "서": 3, "넷": 4, "네": 4,
    "넉": 4,
    "다섯": 5, "여섯": 6, "일곱": 7, "여덟": 8, "아홉": 9, "첫": 1,
}  # fmt: skip
_PAIRS = {
    "한두": (1, 2), "두세": (2, 3), "두서너": (2, 4), "서너": (3, 4), "네댓": (4, 5),
    "너댓": (4, 5), "네다섯": (4, 5), "대여섯": (5, 6), "예닐곱": (6, 7),
    "일고여덟": (7, 8), "두어": (2, 3),
}  # fmt: skip
_NATIVE = re.compile(
    f"(?P<pair>{'|'.join(sorted(_PAIRS, key=len, reverse=True))})"
    f"|(?P<tens>{'|'.join(_TENS)})?(?P<ones>{'|'.join(sorted(_ONES, key=len, reverse=True))})?"
)


def native(text: str, start: int) -> Numeral | None:
    """A native Korean numeral below a hundred: 열두, 스물세, 두세."""
    match = _NATIVE.match(text, start)
    if match is None or match.end() == start:
        return None
    if pair := match["pair"]:
        low, high = _PAIRS[pair]
        return Numeral(Fraction(low), Fraction(high), match.end(), 0, worded=True, vague=True)
    value = Fraction(_TENS.get(match["tens"] or "", 0) + _ONES.get(match["ones"] or "", 0))
    return Numeral(value, value, match.end(), significant(value), worded=True)
