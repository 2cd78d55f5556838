"""What countries, languages, currencies, months, days and cities are called in Korean and English.

In: CLDR, the Unicode locale data, as `babel` carries it. Out: groups of names for one thing.
Invariant: a group holds at least two spellings, each without brackets.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

_BRACKETS = re.compile(r"\s*[(（][^)）]*[)）]")
_TERRITORY = re.compile(r"[A-Z]{2}|[0-9]{3}")

# Everyday names of countries that CLDR gives by another one.
_EVERYDAY = {
    "KR": ("한국", "Korea"),
    "US": ("US", "U.S.", "USA", "America"),
    "GB": ("UK", "U.K.", "Britain"),
    "AE": ("UAE", "Emirates"),
    "EU": ("EU", "유럽연합"),
    "SA": ("사우디",),
    "TR": ("터키", "Turkey"),
    "TW": ("타이완", "Taiwanese"),
    "SG": ("Singaporean",),
    "002": ("African",),
    "142": ("Asian",),
    "150": ("European",),
    "NL": ("Holland",),
}


@lru_cache(maxsize=1)
def groups() -> tuple[tuple[str, ...], ...]:
    """Return the groups of names for one thing, Korean and English, sorted."""
    from babel import Locale

    korean, english = Locale("ko"), Locale("en")
    found = [
        *_territories(korean, english),
        *_languages(korean, english),
        *_units_of_money(korean, english),
        *_calendar(korean, english),
        *_cities(korean),
    ]
    cleaned = {tuple(dict.fromkeys(map(_bare, names))) for names in found}
    return tuple(sorted(names for names in cleaned if len(names) > 1))


def _bare(name: str) -> str:
    return _BRACKETS.sub("", name).replace("&", "and").replace("’", "'").strip()


def _languages(korean: "Locale", english: "Locale") -> Iterator[tuple[str, ...]]:
    for code, name in english.languages.items():
        if code in korean.languages:
            yield (name, korean.languages[code])


def _territories(korean: "Locale", english: "Locale") -> Iterator[tuple[str, ...]]:
    adjectives = _adjectives(korean, english)
    for code, name in english.territories.items():
        if not _TERRITORY.fullmatch(code) or code == "001":
            continue
        english_name = name.removesuffix(" SAR China")
        here = korean.territories.get(code, english_name)
        yield (english_name, here, *_EVERYDAY.get(code, ()), *sorted(adjectives.get(code, ())))


def _adjectives(korean: "Locale", english: "Locale") -> dict[str, set[str]]:
    """Return "French", "British" and the like by territory.

    CLDR has no list of them, but names currencies ("British Pound", GBP) and varieties of
    languages ("American English", en_US) by them, and Korean names languages by countries.
    """
    found: dict[str, set[str]] = {}
    for code, name in english.currencies.items():
        words = _bare(name).removesuffix(" New").split()[:-1]
        if len(words) == 1 and code[0] != "X":
            found.setdefault(code[:2], set()).add(words[0])
    for code, name in english.languages.items():
        language, _, territory = code.partition("_")
        variety = name.partition(f" {english.languages.get(language, name)}")
        if territory and variety[1] and " " not in variety[0]:
            found.setdefault(territory, set()).add(variety[0])
    by_name = {name + "어": code for code, name in korean.territories.items()} | {"한국어": "KR"}
    for language, name in korean.languages.items():
        if name in by_name:
            found.setdefault(by_name[name], set()).add(english.languages[language])
    claims = Counter(word for words in found.values() for word in words)
    return {code: {w for w in words if claims[w] == 1} for code, words in found.items()}


def _units_of_money(korean: "Locale", english: "Locale") -> Iterator[tuple[str, ...]]:
    """Give "Dollar" and 달러: the last words of the currencies' names in use today."""
    for code, name in english.currencies.items():
        here = korean.currencies.get(code, "")
        unit = here.split()[-1].removesuffix("화") if here else ""
        today = "(" not in name + here and code[0] != "X"
        if today and (len(unit) > 1 or code in ("KRW", "JPY")):  # 솔 and 동 are words as well
            yield (name.split()[-1], unit)


def _calendar(korean: "Locale", english: "Locale") -> Iterator[tuple[str, ...]]:
    for part in ("months", "days"):
        here, there = getattr(korean, part), getattr(english, part)
        for key, name in here["format"]["wide"].items():
            yield (name, there["format"]["wide"][key])


def _cities(korean: "Locale") -> Iterator[tuple[str, ...]]:
    for zone, names in korean.time_zones.items():
        city = zone.rpartition("/")[2].replace("_", " ")
        if "city" in names and not zone.startswith("Etc/"):
            yield (city, names["city"])
