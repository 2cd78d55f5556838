"""Quantities written in every form that the parser knows, with their values, for the laws."""

from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from qa.quantities import Quantity, find

DIGITS = "영일이삼사오육칠팔구"
ONES = ["", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"]
TENS = ["", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"]
UNITS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
    fifteen sixteen seventeen eighteen nineteen"""
ENGLISH_UNITS = UNITS.split()
ENGLISH_TENS = ["", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty"]
ENGLISH_TENS.append("ninety")


def commas(value: int) -> str:
    return f"{value:,}"


def mixed(value: int, space: str = " ") -> str:
    """2388000000000 as 2조 3880억."""
    parts = []
    for name, size in (("조", 10**12), ("억", 10**8), ("만", 10**4), ("", 1)):
        part, value = divmod(value, size)
        if part:
            parts.append(f"{part}{name}")
    return space.join(parts)


def sino(value: int) -> str:
    """A value below ten thousand 조 in Hangul, as it is read: 이천삼백오십만."""
    written = ""
    for name, size in (("조", 10**12), ("억", 10**8), ("만", 10**4), ("", 1)):
        part, value = divmod(value, size)
        if not part:
            continue
        group = ""
        for small, scale in (("천", 1000), ("백", 100), ("십", 10), ("", 1)):
            digit, part = divmod(part, scale)
            if digit:
                group += ("" if digit == 1 and scale > 1 else DIGITS[digit]) + small
        written += group + name
    return written


def native(value: int) -> str:
    """A value from 1 to 99 before a counter: 스물세."""
    if value == 20:
        return "스무"
    return TENS[value // 10] + ONES[value % 10]


def english(value: int) -> str:
    """A value below a quadrillion in English words."""
    for name, size in (
        ("trillion", 10**12),
        ("billion", 10**9),
        ("million", 10**6),
        ("thousand", 1000),
    ):
        if value >= size:
            rest = value % size
            return f"{english(value // size)} {name}" + (f" {english(rest)}" if rest else "")
    if value >= 100:
        rest = value % 100
        return f"{ENGLISH_UNITS[value // 100]} hundred" + (f" and {english(rest)}" if rest else "")
    if value >= 20:
        return ENGLISH_TENS[value // 10] + (f"-{ENGLISH_UNITS[value % 10]}" if value % 10 else "")
    return ENGLISH_UNITS[value]


def scaled(value: int) -> str:
    """A value as a decimal of its largest English scale: 2.388 trillion."""
    for name, size in (("trillion", 10**12), ("billion", 10**9), ("million", 10**6)):
        if value >= size:
            whole = Fraction(value, size)
            return f"{whole.numerator // whole.denominator}{_decimals(whole)} {name}"
    return commas(value)


def _decimals(value: Fraction) -> str:
    rest, digits = value - value.numerator // value.denominator, ""
    while rest:
        rest *= 10
        digits += str(rest.numerator // rest.denominator)
        rest -= rest.numerator // rest.denominator
    return f".{digits}" if digits else ""


SAMPLES = (
    "4,400억원", "약 4,400억원", "2조원 이상", "최대 2조원", "400~500억달러", "수천억 원",
    "$41 million",
    "63.3%", "약 30%", "3분의 1", "절반", "12~15%", "2%p", "9배", "약 9배", "1위", "2위부터 9위",
    "톱5",
    "세 번째", "6호기", "12명", "6000여 개", "53개", "3곳", "80개 이상", "거의 400개", "50명 미만",
    "6개월", "5년", "1년 반", "30일", "3~4개월", "2024년 10월", "2024-10-08", "2024년 3분기",
    "2021~2022년", "the 1990s", "3월", "10월 8일", "2022년 말", "오전 9시", "9시", "25.5km",
    "영하 5도",
    "30℃", "86°F", "23살", "30대", "3만5천 톤", "42", "1.75 trillion parameters",
    "twelve companies",
)  # fmt: skip


def quantities() -> st.SearchStrategy[Quantity]:
    """Quantities of every kind and bound, and with any figure in some of them."""
    fixed = st.sampled_from(SAMPLES)
    money = st.builds(
        "{}{}원{}".format,
        st.sampled_from(["", "약 "]),
        st.integers(1, 10**15),
        st.sampled_from(["", " 이상", " 미만"]),
    )
    shares = st.builds("{}.{}%".format, st.integers(0, 999), st.integers(0, 99))
    days = st.dates(date(1900, 1, 1), date(2099, 12, 31)).map(str)
    return st.one_of(fixed, money, shares, days).map(lambda text: find(text)[0])
