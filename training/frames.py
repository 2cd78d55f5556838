"""Events told in two languages: sentence frames with slots, and what may stand in a slot.

In: a random generator. Out: sentences. Invariant: all full wordings of a frame say the same thing,
each short wording follows from them, and each opposite contradicts them.

The frames are in frames.json. A slot is written `{company}`; in Korean a particle may follow after
a bar, `{company|은}`, and takes the form that the word before it asks for.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

_SLOT = re.compile(r"\{(\w+)(?:\|(\w+))?\}")
# The particle after a final consonant, and after a vowel.
_PARTICLES = {
    "은": ("은", "는"),
    "이": ("이", "가"),
    "을": ("을", "를"),
    "과": ("과", "와"),
    "으로": ("으로", "로"),
}
_SYLLABLES = (
    ("한", "Han"),
    ("새", "Sae"),
    ("누리", "Nuri"),
    ("가람", "Garam"),
    ("다온", "Daon"),
    ("미르", "Mir"),
    ("라온", "Raon"),
    ("해솔", "Haesol"),
    ("온유", "Onyu"),
    ("벼리", "Byeori"),
    ("오름", "Oreum"),
    ("도담", "Dodam"),
    ("노바", "Nova"),
    ("벡터", "Vector"),
    ("루멘", "Lumen"),
    ("코발", "Kobal"),
)
_TRADES = (
    ("전자", "Electronics"),
    ("화학", "Chemical"),
    ("소프트", "Soft"),
    ("에너지", "Energy"),
    ("바이오", "Bio"),
    ("로보틱스", "Robotics"),
    ("중공업", "Heavy Industries"),
    ("제약", "Pharma"),
)
_COUNTRIES = "KR JP CN US DE FR GB IN VN TH ID BR MX CA AU IT ES SE PL TR EG ZA SA AE SG MY"
_CURRENCIES = ("KRW", "USD", "EUR", "JPY")


@dataclass(frozen=True, slots=True)
class Words:
    """One value as each language writes it."""

    ko: str
    en: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Wordings of one event by language: in full, with less said, and denied or reversed."""

    full: dict[str, Sequence[str]]
    short: dict[str, Sequence[str]]
    opposite: dict[str, Sequence[str]]


def fill(wording: str, language: str, slots: dict[str, Words]) -> str:
    """The wording with its slots filled."""

    def one(match: re.Match[str]) -> str:
        word: str = getattr(slots[match[1]], language)
        return word + particle(word, match[2]) if match[2] else word

    told = _SLOT.sub(one, wording)
    return told[0].upper() + told[1:]


def named(wording: str) -> list[str]:
    """The slots that a wording names, in order."""
    return [match[1] for match in _SLOT.finditer(wording)]


def particle(word: str, kind: str) -> str:
    """The particle in the form that it has after the word; `kind` is the one after a consonant."""
    after_consonant, after_vowel = _PARTICLES[kind]
    last = ord(word[-1]) - ord("가")
    if 0 <= last < 11172:
        return after_consonant if last % 28 else after_vowel
    return after_consonant if word[-1] in "013678LMNR" else after_vowel


@cache
def _locale(language: str) -> Any:
    from babel import Locale

    return Locale.parse(language)


def value(slot: str, random: Random) -> Words:
    """A value for a slot of this name."""
    return _MAKERS[slot.rstrip("2")](random)


def _company(random: Random) -> Words:
    one, two = random.choice(_SYLLABLES), random.choice(_TRADES)
    return Words(one[0] + two[0], f"{one[1]} {two[1]}")


def _country(random: Random) -> Words:
    code = random.choice(_COUNTRIES.split())
    english = _locale("en").territories[code]
    article = "the " if english.startswith("United") else ""
    return Words(_locale("ko").territories[code], article + english)


def _month(random: Random) -> Words:
    month = random.randint(1, 12)
    return Words(f"{month}월", _locale("en").months["format"]["wide"][month])


def _money(random: Random) -> Words:
    code = random.choice(_CURRENCIES)
    ko = {"KRW": "원", "USD": "달러", "EUR": "유로", "JPY": "엔"}[code]
    en = {"KRW": "won", "USD": "dollars", "EUR": "euros", "JPY": "yen"}[code]
    millions = random.choice((12, 35, 48, 70, 130, 240, 360, 520, 900, 1300, 2700, 4400, 8600))
    if code in ("KRW", "JPY"):
        millions *= 100
    space = random.choice((" ", ""))
    hundreds, rest = divmod(millions, 100)
    amount = (f"{hundreds:,}억" if hundreds else "") + (f" {rest * 100:,}만" if rest else "")
    large = f"{millions / 1000:g} billion" if millions >= 1000 else f"{millions} million"
    sign = {"USD": "$", "EUR": "€"}.get(code)
    wordings = [f"{large} {en}"] + ([f"{sign}{large}"] if sign else [])
    return Words(f"{amount.strip()}{space}{ko}", random.choice(wordings))


def _count(random: Random) -> Words:
    number = random.choice((random.randint(3, 99), random.randint(2, 90) * 50))
    text = f"{number:,}"
    return Words(text, text)


def _share(random: Random) -> Words:
    number = f"{random.randint(20, 950) / 10:g}"
    return Words(
        f"{number}{random.choice(('%', '퍼센트'))}", f"{number}{random.choice(('%', ' percent'))}"
    )


def _year(random: Random) -> Words:
    year = random.randint(1995, 2026)
    return Words(f"{year}년", str(year))


_MAKERS = {
    "company": _company,
    "country": _country,
    "month": _month,
    "money": _money,
    "count": _count,
    "share": _share,
    "year": _year,
}


def _read_frames() -> tuple[Frame, ...]:
    path = Path(__file__).with_name("frames.json")
    return tuple(Frame(**frame) for frame in json.loads(path.read_text(encoding="utf-8")))


FRAMES = _read_frames()
