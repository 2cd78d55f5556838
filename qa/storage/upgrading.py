"""A library of format 1, which had no seals, brought to format 2.

In: a library, inside a transaction that writes. Out: the same articles, passages, vectors and
corrections, sealed, and a lexical index made anew from the stored texts. Invariant: nothing is
encoded again; what an older form does not hold is asked for with the command that brings it.
"""

import sqlite3
from typing import TYPE_CHECKING

from qa.errors import DamagedLibraryError, LibraryError
from qa.storage import dense
from qa.storage.database import new_identity
from qa.storage.schema import FORMAT, SEALED, note, seal_all

if TYPE_CHECKING:
    from qa.storage.library import Library

_TRUTH = tuple(table for table in SEALED if not table.startswith("lexical"))


def upgrade(library: "Library", connection: sqlite3.Connection) -> None:
    """Seal the rows and make the lexical index again.

    Raises LibraryError where passages lack what only the encoder can make.
    """
    for table in _TRUTH:
        _check_columns(library, connection, table)
    connection.execute("ALTER TABLE articles ADD COLUMN passage_count INTEGER NOT NULL DEFAULT 0")
    for table in _TRUTH:
        connection.execute(f"ALTER TABLE {table} ADD COLUMN seal BLOB")
    connection.execute(
        "UPDATE articles SET passage_count = "
        "(SELECT count(*) FROM passages WHERE passages.article = articles.id)"
    )
    note(connection, format=FORMAT, identity=new_identity())
    for table in _TRUTH:
        seal_all(connection, table)
    make_lexical(library, connection)
    dense.discard(library.path.parent)  # it is of the identity that the library had before


def _check_columns(library: "Library", connection: sqlite3.Connection, table: str) -> None:
    found = {row["name"] for row in connection.execute(f"PRAGMA table_info({table})")}
    missing = sorted(set(SEALED[table]) - found - {"passage_count"})
    if missing:
        folder = library.path.parent
        raise LibraryError(
            f"{library.path} was made by a version of qa that did not store {', '.join(missing)} "
            f"of {table}; make it again with: qa index --rebuild FOLDER --index {folder}"
        )


def make_lexical(library: "Library", connection: sqlite3.Connection) -> None:
    """Make the lexical index again from the stored texts, inside a transaction that writes."""
    from qa.language.korean import Analyzer
    from qa.language.names import mined

    analyzer, lexical = Analyzer(), library.lexical
    lexical.drop()
    lexical.create()
    for article, text in connection.execute("SELECT id, text FROM articles ORDER BY id").fetchall():
        rows = connection.execute(
            "SELECT id, start, end FROM passages WHERE article = ? ORDER BY id", (article,)
        )
        for number, start, end in rows.fetchall():
            if not 0 <= start < end <= len(text):
                raise DamagedLibraryError(
                    f"passage {number} of article {article} is not in its text; restore "
                    f"{library.path} from a backup, or index again with --rebuild"
                )
            lexical.add(number, analyzer.terms(text[start:end]))
        lexical.names.add(article, mined(text, analyzer.nouns))
