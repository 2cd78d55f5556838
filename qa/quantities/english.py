"""English numerals: twelve, twenty-one, two hundred and fifty thousand, 1.75 trillion, 41m, dozens.

In: a folded text and a place in it. Out: a `Numeral`, or None. Invariant: what is read begins at
the place, as in `numerals`.
"""

import re
from fractions import Fraction

from qa.quantities.numerals import Numeral, significant
from qa.quantities.vocabulary import listed

_UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
UNITS = {word: number for number, word in enumerate(listed(_UNITS))}
_TENS = listed("twenty thirty forty fifty sixty seventy eighty ninety")
TENS = {word: 10 * number for number, word in enumerate(_TENS, start=2)}
SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "quadrillion": 10**15, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
_PLURALS = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 10**3, "millions": 10**6,
    "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
# Short scales stand right behind figures; the one-letter ones also mean metres and bytes, so only
# money or a plural noun behind them makes them scales (see `short_scale`).
_SHORT = {"bn": 10**9, "mn": 10**6, "mln": 10**6, "bln": 10**9, "tn": 10**12, "trn": 10**12}
_LETTER = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
_SHORT_SCALE = re.compile(
    r"-?(bn|mn|mln|bln|tn|trn)\b|([kKmMbBtT])(?![A-Za-z0-9²³])", re.IGNORECASE | re.ASCII
)
_NOUN_BEHIND = re.compile(
    r"[ -]?(?:parameters?|models?|모델|파라미터|매개변수)|"
    r"[ -](?!(?:as|is|was|has|this|its|his|plus|less)\b)(?:[A-Za-z]{2,20} ){0,2}?"
    r"(?:[a-z]{3,20}s|people|men|women)\b",
    re.ASCII,
)
_MONEY_BEHIND = re.compile(
    r"[ -](?:[A-Z][a-z.]* )?(?:dollars?|euros?|pounds?|won|yen|yuan|USD|EUR|GBP|KRW|JPY|CNY)\b",
    re.ASCII,
)
_SCALE_WORD = re.compile(rf"[ -]?(?:({'|'.join(SCALES)})s?)\b", re.IGNORECASE | re.ASCII)
_WORD = re.compile(r"[A-Za-z]{1,12}")
_GAP = re.compile(r" and |-| |, (?=[a-z]+ hundred)")
_AND_HALF = re.compile(r" and a (half|quarter)\b|-and-a-half\b", re.IGNORECASE | re.ASCII)
STARTS = frozenset(
    {*UNITS, *TENS, *_PLURALS, "a", "an", "half", "quarter", "several", "few", "hundred"}
)


def _scale_behind(text: str, place: int, money: bool) -> tuple[int, int]:
    factor = 1
    while match := _SCALE_WORD.match(text, place):
        factor, place = factor * SCALES[match[1].lower()], match.end()
        if factor >= 10**15:
            break
    if factor > 1:
        return factor, place
    match = _SHORT_SCALE.match(text, place)
    if match is None:
        return 1, place
    if match[1]:
        return _SHORT[match[1].lower()], match.end()
    if (
        money
        or _MONEY_BEHIND.match(text, match.end())
        or (match[2] not in "tT" and _NOUN_BEHIND.match(text, match.end()))
    ):
        return _LETTER[match[2].lower()], match.end()
    if (
        match[2] in "kK"
        and text[place - 3 : place].isdigit() is False
        and text[place - 2 : place].isdigit()
    ):
        return 1000, match.end()  # 90k is 90,000, but 4K is a size of screen
    return 1, place


def words(text: str, start: int) -> Numeral | None:
    """A number in English words at this place."""
    return _vague(text, start) or _half(text, start) or _cardinal(text, start)


_VAGUE = re.compile(
    rf"(?:({'|'.join(_PLURALS)})(?: of ({'|'.join(_PLURALS)})\b| of\b))"
    rf"|(?:(several|a few|a couple(?: of(?= (?:{'|'.join(SCALES)}|dozen)\b))?)"
    rf"(?: ({'|'.join(SCALES)}|dozen))?\b)",
    re.IGNORECASE | re.ASCII,
)


def _vague(text: str, start: int) -> Numeral | None:
    """Hundreds of thousands of, several hundred, a few million, a couple of."""
    match = _VAGUE.match(text, start)
    if match is None:
        return None
    if match[1]:
        base = _PLURALS[match[1].lower()] * (_PLURALS[match[2].lower()] if match[2] else 1)
        low, high = 2 * base, 10 * base
        end = match.end() - (0 if match[2] else len(" of"))
    elif match[4]:
        base = 12 if match[4].lower() == "dozen" else SCALES[match[4].lower()]
        most = 2 if "couple" in match[3].lower() else 10
        low, high, end = 2 * base, most * base, match.end()
    elif "couple" in match[3].lower():
        low, high, end = 2, 2, match.end()
    else:
        return None
    return Numeral(Fraction(low), Fraction(high), end, 0, worded=True, vague=True)


_PART_OF_UNIT = re.compile(
    r"(?:an? )?(half|quarter)(?: of)? an?(?= (?:percentage|per ?cent|basis|point|mile|metre|meter|"
    r"kilometre|kilometer|inch|degree|acre|tonne|ton|pound|kilo|litre|liter)\b)|"
    r"(half|quarter)(?=[ -](?:percentage[ -]point|of a degree)\b)",
    re.IGNORECASE | re.ASCII,
)
_HALF = re.compile(
    r"(?:half(?: of)? an?|(?:an? )?(?:(three)[- ])?(quarters?)(?: of an?)?)"
    r" (million|billion|trillion|dozen|thousand)\b",
    re.IGNORECASE | re.ASCII,
)


def _half(text: str, start: int) -> Numeral | None:
    if part := _PART_OF_UNIT.match(text, start):
        size = Fraction(1, 2 if "half" in part.group().lower() else 4)
        return Numeral(size, size, part.end(), 1, worded=True)
    match = _HALF.match(text, start)
    if match is None:
        return None
    name = match[3].lower()
    share = Fraction(3 if match[1] else 1, 4) if match[2] else Fraction(1, 2)
    value = share * (12 if name == "dozen" else SCALES[name])
    return Numeral(value, value, match.end(), 1, worded=True)


def _cardinal(text: str, start: int) -> Numeral | None:
    """Twenty-one, two hundred and fifty thousand, a dozen, a million, three point five billion."""
    total, current, place, end = Fraction(0), None, start, start
    article = False
    for _ in range(40):
        word = _WORD.match(text, place)
        if word is None:
            break
        name = word.group().lower()
        if name in ("a", "an") and end == start:
            article, place = True, word.end() + 1
            if text[word.end() : place] != " ":
                break
            current = Fraction(1)
            continue
        grown = _grow(total, current, name, article and end == start)
        if grown is None:
            break
        total, current = grown
        end = word.end()
        gap = _GAP.match(text, end)
        if gap is None:
            break
        place = gap.end()
    if end == start:
        return None
    value = total + (current or 0)
    value, end = _point(text, value, current, total, end)
    return Numeral(value, value, end, significant(value), worded=True, article=article)


def _grow(
    total: Fraction, current: Fraction | None, name: str, article: bool
) -> tuple[Fraction, Fraction | None] | None:
    """The number with one more word, or None if that word does not carry it on."""
    if name in SCALES:
        if current is None:
            return None
        if name == "hundred":
            return (total, current * 100) if current < 100 else None
        return total + current * SCALES[name], None
    if name == "dozen":
        return (total, current * 12) if current is not None else None
    if article:
        return None
    small = UNITS.get(name)
    if small is not None:
        if current is None:
            return total, Fraction(small)
        room = 10 if current % 100 >= 20 and current % 10 == 0 else 100
        fits = (current % 100 == 0 and current >= 100) or (room == 10 and 0 < small < 10)
        return (total, current + small) if fits else None
    if name in TENS and (current is None or (current >= 100 and current % 100 == 0)):
        return total, (current or Fraction(0)) + TENS[name]
    return None


_POINT = re.compile(
    rf" point((?: (?:{'|'.join(UNITS)}))+)\b(?: ({'|'.join(SCALES)}))?", re.IGNORECASE | re.ASCII
)


def _point(
    text: str, value: Fraction, current: Fraction | None, total: Fraction, end: int
) -> tuple[Fraction, int]:
    """The digits behind "point" and the scale behind them, or "and a half"."""
    if half := _AND_HALF.match(text, end):
        part = Fraction(1, 4) if half[1] == "quarter" else Fraction(1, 2)
        value, end = value + part, half.end()
        scale = _SCALE_WORD.match(text, end)
        return (value * SCALES[scale[1].lower()], scale.end()) if scale else (value, end)
    if current is None or total or (match := _POINT.match(text, end)) is None:
        return value, end
    for place, word in enumerate(match[1].split()[:12], start=1):
        value += Fraction(UNITS[word.lower()], 10**place)
    return value * SCALES.get((match[2] or "").lower(), 1), match.end()


_MIXED_HALF = re.compile(r" (?:and )?(?:a half|1/2)\b(?: (million|billion|trillion))?", re.ASCII)


def with_scale(text: str, numeral: Numeral, money: bool) -> Numeral:
    """The figure with the English scale, or the "and a half", behind it.

    `money` says that a currency sign stands before it, which settles what the letters m, b, k mean.
    """
    following = text[numeral.end : numeral.end + 2]
    if not following or not following[0].isascii():
        return numeral
    if half := _MIXED_HALF.match(text, numeral.end):
        value = (numeral.low + Fraction(1, 2)) * SCALES.get(half[1] or "", 1)
        return Numeral(value, value, half.end(), numeral.written + 1)
    factor, end = _scale_behind(text, numeral.end, money)
    if factor == 1:
        return numeral
    return numeral._replace(
        low=numeral.low * factor, high=numeral.high * factor, end=end, plain="", scale=factor
    )
