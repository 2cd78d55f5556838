"""Other names for what a text names: those the articles give, and those everybody knows.

In: pairs of names mined from articles, kept in the library's file; groups from CLDR. Out: for a
question, the spans that name something, each with its other names. Invariant: a name inside a
longer one is not taken for itself: North Korea is not Korea.
"""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from types import MappingProxyType

from qa.errors import DamagedLibraryError
from qa.language.bilingual import groups
from qa.language.chunks import stems
from qa.language.names import Reason, SameThing
from qa.language.terms import stemmed
from qa.storage.guarded import is_writing, version
from qa.storage.schema import insert

WEIGHTS: Mapping[Reason, float] = MappingProxyType(
    {Reason.SOUND: 1.0, Reason.HANJA: 1.0, Reason.SHORT: 0.9, Reason.INITIALS: 0.9}
    | {Reason.MEANING: 0.6}
)
KNOWN_WEIGHT = 0.9  # of names from CLDR, which has a language and its country by one word
_UNIT = re.compile(r"[가-힣]+|[A-Za-zÀ-ɏ]+|[0-9.]+|[㐀-䶿一-鿿]+")
_MOST_UNITS = 9
_SHORT = 3  # names of so few Latin letters are told from words (it, us) by their capitals

# By key: the names themselves with their weights.
_Table = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Named:
    """A span of a text that names something, and the other names for it with their weights."""

    start: int
    end: int
    others: tuple[tuple[str, float], ...]


@lru_cache(maxsize=20_000)
def _key(name: str) -> str:
    """Return what a name is looked up by: its letters and digits, by stem unless few."""
    units = _UNIT.findall(name)
    letters = "".join(units)
    if letters.isascii() and len(letters) <= _SHORT:
        return letters
    return "".join(stemmed(unit) if unit.isascii() else unit for unit in map(str.lower, units))


def _entered(table: _Table, one: str, other: str, weight: float) -> None:
    if _key(one) and _key(one) != _key(other):
        others = table.setdefault(_key(one), {})
        others[other] = max(weight, others.get(other, 0.0))


@lru_cache(maxsize=1)
def _known() -> _Table:
    table: _Table = {}
    for group in groups():
        for one, other in permutations(group, 2):
            _entered(table, one, other, KNOWN_WEIGHT)
    return table


def _weight(reason: str) -> float:
    """How sure a pair is. Raises DamagedLibraryError for a reason that qa does not give."""
    try:
        return WEIGHTS[Reason(reason)]
    except ValueError as error:
        raise DamagedLibraryError(
            f"the names hold {reason!r}, which is no reason; mend it with: qa doctor --repair"
        ) from error


def _others(name: str, mined: _Table) -> tuple[tuple[str, float], ...]:
    key = _key(name)
    found = _known().get(key, {}) | mined.get(key, {})
    return tuple(sorted(found.items(), key=lambda other: (-other[1], other[0])))


def _longest(text: str, units: Sequence[tuple[int, int]], mined: _Table) -> Named | None:
    """The longest name that begins with the first of some units."""
    start = units[0][0]
    for _, end in reversed(units):
        for name in (text[start:end], *stems(text[start:end])):
            others = _others(name, mined)
            if others:
                return Named(start, start + len(name), others)
    return None


class Names:
    """Which names stand for one thing: a table in the library's file beside what CLDR knows."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._mined: _Table = {}
        self._seen: tuple[int, int] | None = None
        self._found: tuple[str, list[Named]] | None = None  # a question asks twice

    def create(self) -> None:
        """Make the table, where it is not there yet."""
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS lexical_names (article TEXT NOT NULL, one TEXT NOT NULL, "
            "other TEXT NOT NULL, reason TEXT NOT NULL, seal BLOB, "
            "PRIMARY KEY (article, one, other)) WITHOUT ROWID"
        )

    def add(self, article: str, pairs: Iterable[SameThing]) -> None:
        """Put in what an article says to be the same, under the article's id."""
        for same in pairs:
            row = (article, same.one, same.other, same.reason.value)
            insert(self._connection, "lexical_names", row, replace=True)

    def remove(self, articles: Iterable[str]) -> None:
        """Take out what articles said."""
        self._connection.executemany(
            "DELETE FROM lexical_names WHERE article = ?", [(article,) for article in articles]
        )

    def others(self, name: str) -> tuple[tuple[str, float], ...]:
        """Return the other names for what a name stands for, the surest first."""
        return _others(name, self._table())

    def find(self, text: str) -> list[Named]:
        """Return what a normalised text names, longest names first, without overlaps."""
        mined = self._table()
        if self._found is None or self._found[0] != text:
            self._found = text, self._find(text, mined)
        return self._found[1]

    @staticmethod
    def _find(text: str, mined: _Table) -> list[Named]:
        units = [(unit.start(), unit.end()) for unit in _UNIT.finditer(text)]
        found: list[Named] = []
        taken = 0  # characters before this one belong to a name already
        for first, (start, _) in enumerate(units):
            if start >= taken:
                named = _longest(text, units[first : first + _MOST_UNITS], mined)
                if named is not None:
                    found.append(named)
                    taken = named.end
        return found

    def _table(self) -> _Table:
        now = version(self._connection)
        if now != self._seen:
            self._mined, self._found = {}, None
            rows = self._connection.execute("SELECT one, other, reason FROM lexical_names")
            for one, other, reason in rows:
                _entered(self._mined, one, other, _weight(reason))
                _entered(self._mined, other, one, _weight(reason))
            self._seen = None if is_writing(self._connection) else now
        return self._mined
