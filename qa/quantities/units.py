"""The unit behind a numeral: looked up in both languages, longest name first.

In: a folded text and a place in it. Out: a `UnitHit`, or None. Invariant: a Korean unit counts
only if a particle, a suffix or the end of the word follows it, so that 엔 is not found in 2000
엔비디아, nor 원 in 3원칙.
"""

import re
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from qa.quantities import counters, currencies, measures
from qa.quantities.quantity import Kind


class Unit(NamedTuple):
    """What a numeral is of. `value * factor` is in `name`."""

    kind: Kind
    name: str
    factor: Fraction = Fraction(1)


class UnitHit(NamedTuple):
    """A unit found at a place, and where it ends."""

    unit: Unit
    word: str
    end: int


_SHARES: dict[str, int] = {
    "%": 1, "퍼센트": 1, "프로": 1, "할": 10, "percent": 1, "per cent": 1, "pct": 1,
}  # fmt: skip
_POINTS: dict[str, Fraction | int] = {
    "%포인트": 1, "% 포인트": 1, "%p": 1, "%P": 1, "%point": 1, "퍼센트포인트": 1,
    "퍼센트 포인트": 1,
    "percentage points": 1, "percentage point": 1, "percentage-point": 1, "percent points": 1,
    "pp": 1, "ppt": 1, "ppts": 1, "% points": 1, "%pt": 1, "%-point": 1,
    "bp": Fraction(1, 100), "bps": Fraction(1, 100), "basis points": Fraction(1, 100),
    "basis point": Fraction(1, 100), "베이시스포인트": Fraction(1, 100),
    "베이시스 포인트": Fraction(1, 100),
}  # fmt: skip
_MULTIPLES = ("배", "곱절", "갑절", "x", "X", "×", "-fold", "fold", " fold")

# What may stand behind a unit in the same word: particles, the copula, suffixes.
_PARTICLE = (
    "은|는|이|가|을|를|의|에|와|과|도|만|로|으로|라|부터|까지|보다|씩|짜리|당|뿐|나|처럼|들|쯤|정도|가량|"
    "이상|이하|미만|초과|안팎|내외|남짓|어치|규모|수준|대|내|중|인|일|임|였|이었|입니|밖|마저|조차|마다|"
    "치|선|분의|권|꼴|가까이|상당|하고|한|하는|된|요|지만|여|씨|간|껏|께|서|조로|점|쪽|등|때|째|란|야|든|"
    "넘|웃|육박|달하|이자|이며|이고|거든|답|적|급의|급|다(?![가-힣])|다고|다는|다며|다면|여서|라서|라고|정(?![가-힣]{2})"
)
_TIME_SUFFIX = "거리|동안|전|후|뒤|말|초|안|만에|생|차|사이|간격|여|넘게|마다|분|형|물"
_FOLLOWS = re.compile(rf"(?![가-힣])|(?:{_PARTICLE})")
_FOLLOWS_TIME = re.compile(rf"(?![가-힣])|(?:{_PARTICLE}|{_TIME_SUFFIX})")
# After a numeral in Hangul, little more than particles may follow, for 천장을 is a ceiling.
_STRICT = re.compile(
    r"(?![가-힣])|(?:은|는|이|가|을|를|의|에|와|과|도|만|로|으로|부터|까지|보다|씩|짜리|당|뿐|나|이나|처럼|쯤|"
    r"정도|가량|이상|이하|미만|초과|안팎|내외|남짓|어치|규모|대|이다|다(?![가-힣])|다고|다며|이었|였|입니|밖에|마다|분|여|간|동안|째|만에|"
    r"(?<=[살명곳건])인(?= )|"
    r"전|후|뒤|넘|들|인데|이라|이며|이고|에서|꼴|가까이|정(?![가-힣]{2}))(?![가-힣]{4})"
)


@cache
def _korean() -> dict[str, list[tuple[str, Unit]]]:
    """Names by their first character, the longest first."""
    names: dict[str, Unit] = {}
    for word, counter in counters.KOREAN.items():
        names[word] = Unit(Kind.COUNT, counter)
    names |= {word: Unit(Kind.ORDINAL, name) for word, name in counters.ORDINALS.items()}
    names |= {name: Unit(Kind.MEASURE, unit) for name, unit in measures.names().items()}
    names |= {word: Unit(Kind.DURATION, name) for word, name in counters.DURATIONS.items()}
    names |= {name: Unit(Kind.MONEY, code) for name, code in currencies.korean_names().items()}
    names |= {word: Unit(Kind.MULTIPLE, "times") for word in _MULTIPLES}
    names |= {word: Unit(Kind.SHARE, "percent", Fraction(size)) for word, size in _SHARES.items()}
    names |= {word: Unit(Kind.POINTS, "point", Fraction(size)) for word, size in _POINTS.items()}
    names |= {"위": Unit(Kind.RANK, "rank"), "등": Unit(Kind.RANK, "rank")}
    names |= {"포인트": Unit(Kind.POINTS, "index point")}
    names |= {"센트": Unit(Kind.MONEY, "USD", Fraction(1, 100)), "점": Unit(Kind.COUNT, "score")}
    table: dict[str, list[tuple[str, Unit]]] = {}
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if not name[0].isascii() or name[0] in "%":
            table.setdefault(name[0], []).append((name, names[name]))
    return table


@cache
def _english() -> dict[str, Unit]:
    """Words and signs in Latin letters; words in lower case, signs as they are written."""
    names: dict[str, Unit] = {}
    for name, unit in measures.names().items():
        if name[0] < "가":
            names[name] = Unit(Kind.MEASURE, unit)
    for word, counter in counters.ENGLISH.items():
        names[word] = Unit(Kind.COUNT, counter)
    names |= {"person": Unit(Kind.COUNT, "person"), "company": Unit(Kind.COUNT, "company")}
    for word, name in counters.ENGLISH_DURATIONS.items():
        names[word] = names[f"{word}s"] = Unit(Kind.DURATION, name)
    names |= {name: Unit(Kind.MONEY, code) for name, code in currencies.english_names().items()}
    names |= {code: Unit(Kind.MONEY, code) for code in currencies.codes()}
    names |= {word: Unit(Kind.SHARE, "percent", Fraction(size)) for word, size in _SHARES.items()}
    names |= {word: Unit(Kind.POINTS, "point", Fraction(size)) for word, size in _POINTS.items()}
    names |= {word: Unit(Kind.MULTIPLE, "times") for word in ("fold", "x", "X")}
    cent = Unit(Kind.MONEY, "USD", Fraction(1, 100))
    return names | {"cent": cent, "cents": cent, "points": Unit(Kind.POINTS, "index point")}


_LATIN = re.compile(
    r"[ -]?((?:[ck]?m[23](?![0-9A-Za-z])|[A-Za-z°ºμ][A-Za-z.'²³]*)(?:/[a-z]+)?)"
    r"(?:[ -]([A-Za-z]+)(?:[ -]([A-Za-z]+))?)?"
)
_HANGUL = re.compile("[가-힣]")
_ONE_LETTER_APART = frozenset("mgWVL")  # 5 m, but "5 A" or "5 x" is no unit
_NOT_APART = frozenset({"in", "a", "t", "ly", "mi", "ton.", "PF", "ha", "min", "cal", "x", "X"})


def unit_at(text: str, place: int, worded: bool = False) -> UnitHit | None:
    """The unit at a place or after one space; `worded` asks more of what follows it."""
    start = place + 1 if text[place : place + 1] == " " else place
    first = text[start : start + 1]
    if not first:
        return None
    if "A" <= first <= "z" or first in "-°ºμ":
        return _latin_unit(text, place)
    for name, unit in _korean().get(first, ()):
        if not text.startswith(name, start):
            continue
        end = start + len(name)
        if name[0] < "가" or _may_follow(text, end, unit, worded):
            return UnitHit(unit, name, end)
    return None


def begins_unit(text: str, place: int) -> bool:
    """Whether the word here begins as a Korean unit does, whatever it ends in."""
    first = text[place : place + 1]
    return any(text.startswith(name, place) for name, _ in _korean().get(first, ()))


def _may_follow(text: str, end: int, unit: Unit, worded: bool) -> bool:
    if worded:
        return _STRICT.match(text, end) is not None
    if unit.kind is Kind.DURATION:
        return _FOLLOWS_TIME.match(text, end) is not None
    return _FOLLOWS.match(text, end) is not None


def _latin_unit(text: str, place: int) -> UnitHit | None:
    match = _LATIN.match(text, place)
    if match is None:
        return None
    table, first = _english(), match[1].rstrip(".'")
    for last in (3, 2):
        if match[last]:
            phrase = text[match.start(1) : match.end(last)]
            unit = (
                table.get(phrase)
                or table.get(phrase.lower())
                or table.get(phrase.lower().replace("-", " "))
            )
            if unit:
                return UnitHit(unit, phrase, match.end(last))
    apart = match.start(1) > place
    counted = first == "t" and _HANGUL.match(text, match.end(1))  # 2천만 t에
    single = first in _NOT_APART or (len(first) == 1 and first not in _ONE_LETTER_APART)
    if apart and single and not counted:
        return None
    unit = table.get(first) or (table.get(first.lower()) if len(first) > 2 else None)
    if unit is None:
        return None
    end = match.start(1) + len(first)
    return UnitHit(unit, first, end) if not text[end : end + 1].isdigit() else None
