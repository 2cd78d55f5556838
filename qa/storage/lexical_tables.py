"""The tables of the passages' terms, rows of the library's own database.

In: terms by passage number. Out: the tables that `qa.storage.lexical` searches. Invariant: what
stands here is what the same transaction put into the library; each row is sealed.
"""

import sqlite3
from collections.abc import Iterable, Iterator

from qa.language.terms import Terms
from qa.language.transliteration import keys
from qa.storage import packing
from qa.storage.aliases import Names
from qa.storage.schema import seal

_COLUMNS = ("morphemes", "surface", "bigrams")
# Every printable ASCII sign is part of a token, so that the tokenizer only splits at blanks.
_SIGNS = "".join(chr(c) for c in range(33, 127) if not chr(c).isalnum())


class LexicalTables:
    """Puts in terms and takes them out; FTS5 keeps them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.names = Names(connection)
        self._connection = connection

    def create(self) -> None:
        """Make the tables, where they are not there yet."""
        signs = _SIGNS.replace("'", "''").replace('"', '""')
        self._connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS lexical USING fts5({', '.join(_COLUMNS)}, "
            f"tokenize = \"ascii tokenchars '{signs}'\")"
        )
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS lexical_places USING fts5vocab(lexical, instance)"
        )
        self._connection.execute(
            "CREATE VIRTUAL TABLE IF NOT EXISTS lexical_words USING fts5vocab(lexical, row)"
        )
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS lexical_lengths "
            "(passage INTEGER PRIMARY KEY, length INTEGER NOT NULL, seal BLOB)"
        )
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS lexical_sounds "
            "(key TEXT NOT NULL, token TEXT NOT NULL, PRIMARY KEY (key, token)) WITHOUT ROWID"
        )
        self.names.create()

    def add(self, passage: int, terms: Terms) -> None:
        """Put in a passage under its number."""
        row = (passage, *map(" ".join, (terms.morphemes, terms.surface, terms.bigrams)))
        self._connection.execute(
            "INSERT INTO lexical (rowid, morphemes, surface, bigrams) VALUES (?, ?, ?, ?)", row
        )
        length = len(terms.morphemes)
        self._connection.execute(
            "INSERT INTO lexical_lengths VALUES (?, ?, ?)",
            (passage, length, seal("lexical", (*row, length))),
        )
        # Sounds of words that are gone stay: a key leads nowhere then, and the words come back.
        self._connection.executemany(
            "INSERT OR IGNORE INTO lexical_sounds VALUES (?, ?)",
            [
                (key, token)
                for token in {*terms.morphemes, *terms.surface}
                for key in keys(token, 16)
            ],
        )

    def drop(self) -> None:
        """Take the tables away, to be made again."""
        for table in (
            "places",
            "words",
            "lengths",
            "sounds",
            "names",
            "segments",
            "packed",
            "removed",
        ):
            self._connection.execute(f"DROP TABLE IF EXISTS lexical_{table}")
        self._connection.execute("DROP TABLE IF EXISTS lexical")

    def remove(self, passages: Iterable[int]) -> None:
        """Take passages out; numbers that are not there are passed over."""
        numbers = [(passage,) for passage in passages]
        packing.note_removed(self._connection, [passage for (passage,) in numbers])
        self._connection.executemany("DELETE FROM lexical WHERE rowid = ?", numbers)
        self._connection.executemany("DELETE FROM lexical_lengths WHERE passage = ?", numbers)

    def stored(self) -> Iterator[tuple[int, bool, set[str]]]:
        """Give each passage, whether its terms are what was put in, and its words."""
        rows = self._connection.execute(
            "SELECT lexical.rowid, morphemes, surface, bigrams, length, seal FROM lexical "
            "LEFT JOIN lexical_lengths ON passage = lexical.rowid"
        )
        for *row, sealed in rows:
            words = f"{row[1]} {row[2]}".split()
            yield row[0], sealed == seal("lexical", row), set(words)

    def sounds(self) -> set[tuple[str, str]]:
        """Return every key of a sound with the token that it leads to."""
        rows = self._connection.execute("SELECT key, token FROM lexical_sounds")
        return {(key, token) for key, token in rows}

    def check_postings(self) -> None:
        """Have FTS5 compare its postings with the terms; raises what SQLite raises if they differ.

        It is a statement that writes by its form, though it changes nothing.
        """
        for table in ("places", "words"):
            self._connection.execute(f"SELECT 1 FROM lexical_{table} LIMIT 1")
        self._connection.execute("INSERT INTO lexical (lexical) VALUES ('integrity-check')")

    def pack(self) -> bool:
        """Make a segment of what came since the last one, if it is much; inside a transaction.

        Returns whether there is more to pack.
        """
        return packing.pack_if_worth(self._connection)
