"""Names and signs of money in Korean and English, from CLDR by way of `babel`.

In: nothing. Out: names and signs to ISO 4217 codes. Invariant: a bare name that several countries
share (dollar, 달러) means the one in `_USUAL`.
"""

from functools import cache

_USUAL = {
    "dollar": "USD", "pound": "GBP", "franc": "CHF", "won": "KRW", "yen": "JPY", "yuan": "CNY",
    "euro": "EUR", "rupee": "INR", "ruble": "RUB", "rouble": "RUB", "riyal": "SAR", "dirham": "AED",
    "renminbi": "CNY", "baht": "THB", "lira": "TRY", "ringgit": "MYR", "rupiah": "IDR",
    "shekel": "ILS", "zloty": "PLN", "peso": "peso", "krona": "SEK", "kronor": "SEK",
    "krone": "krone", "kroner": "krone", "dinar": "dinar", "dong": "VND", "buck": "USD",
    "달러": "USD", "파운드": "GBP", "프랑": "CHF", "원": "KRW", "엔": "JPY", "위안": "CNY",
    "유로": "EUR", "루피": "INR", "루블": "RUB", "리얄": "SAR", "디르함": "AED", "바트": "THB",
    "리라": "TRY", "링깃": "MYR", "루피아": "IDR", "셰켈": "ILS", "즈워티": "PLN", "페소": "peso",
    "크로나": "SEK", "크로네": "krone", "디나르": "dinar", "불": "USD",
}  # fmt: skip
# What newspapers write and CLDR does not: short names of countries before 달러, and a few signs.
_OTHER_NAMES = {
    "미 달러": "USD", "미국달러": "USD", "대만 달러": "TWD", "한국 원": "KRW", "인민폐": "CNY",
    "u.s. dollar": "USD", "american dollar": "USD", "british pound": "GBP", "korean won": "KRW",
    "taiwan dollar": "TWD", "pound sterling": "GBP", "chinese renminbi": "CNY", "rmb": "CNY",
}  # fmt: skip
_OTHER_SIGNS = {
    "US$": "USD", "U.S.$": "USD", "C$": "CAD", "S$": "SGD", "NT$": "TWD", "¥": "JPY",
    "RMB¥": "CNY", "RMB": "CNY",
    "₽": "RUB", "₺": "TRY", "฿": "THB", "Rs.": "INR", "Rs": "INR", "AU$": "AUD",
    "CN¥": "CNY", "JP¥": "JPY",
    "元": "CNY",
}  # fmt: skip


@cache
def codes() -> frozenset[str]:
    """The ISO 4217 codes that are legal tender somewhere now."""
    from babel.core import get_global

    return frozenset(
        code
        for currencies in get_global("territory_currencies").values()
        for code, _, until, tender in currencies
        if until is None and tender
    )


@cache
def korean_names() -> dict[str, str]:
    """Korean names, with and without the space and 화: 캐나다 달러, 캐나다달러, 위안화."""
    from babel.numbers import get_currency_name

    names = {name: code for name, code in (_USUAL | _OTHER_NAMES).items() if _is_hangul(name)}
    for code in sorted(codes()):
        name = get_currency_name(code, locale="ko").removesuffix("화")
        if _is_hangul(name) and name not in names:
            names[name] = code
    joined = {name.replace(" ", ""): code for name, code in names.items() if " " in name}
    names = joined | names
    return names | {f"{name}화": code for name, code in names.items()}


def _is_hangul(name: str) -> bool:
    return "가" <= name[0] <= "힣"


@cache
def english_names() -> dict[str, str]:
    """English names in lower case, singular and plural, and the ISO codes as they are written."""
    from babel.numbers import get_currency_name

    names = {name: code for name, code in (_USUAL | _OTHER_NAMES).items() if name.isascii()}
    names |= {f"{name}s": code for name, code in names.items()}
    names["pounds sterling"] = "GBP"
    for code in sorted(codes()):
        for count in (1, 2):
            full = get_currency_name(code, count, locale="en").lower()
            if " " in full:
                names.setdefault(full, code)
    return names


@cache
def signs() -> dict[str, str]:
    """Signs that stand before the figure (or, alone, behind it): $, US$, €, CA$, ISO codes."""
    from babel.numbers import get_currency_symbol

    found = {code: code for code in codes()}
    for code in sorted(codes()):
        for locale in ("en", "ko"):
            sign = get_currency_symbol(code, locale=locale)
            if any(character in sign for character in "$€£¥₩₹₪₫₱฿₽₺"):
                found.setdefault(sign, code)
    found |= _OTHER_SIGNS
    return found
