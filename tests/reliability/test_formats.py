"""A library of an earlier format is brought to this one, or says what it lacks."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.errors import LibraryError, QaError
from qa.storage.doctor import examine
from qa.storage.library import Library
from qa.storage.schema import FORMAT
from tests.hashing import HashingEncoder
from tests.reliability.collection import SETTINGS, Case, answers_of, truth

# The tables of format 1, as it was before there were seals; `{more}` came into it later.
_FIRST = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (path TEXT PRIMARY KEY, file TEXT NOT NULL, size INTEGER NOT NULL,
    modified INTEGER NOT NULL, hash TEXT NOT NULL, pipeline INTEGER NOT NULL, failure TEXT
) WITHOUT ROWID;
CREATE TABLE articles (id TEXT PRIMARY KEY, path TEXT NOT NULL, member TEXT NOT NULL,
    file TEXT NOT NULL, hash TEXT NOT NULL, text TEXT NOT NULL, facts TEXT NOT NULL,
    sources TEXT NOT NULL, pages BLOB NOT NULL, paragraphs BLOB NOT NULL,
    sentences BLOB NOT NULL, fingerprint BLOB NOT NULL, indexed TEXT NOT NULL,
    UNIQUE (path, member)) WITHOUT ROWID;
CREATE TABLE copies (path TEXT NOT NULL, member TEXT NOT NULL, file TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (path, member)) WITHOUT ROWID;
CREATE INDEX copies_of ON copies (article);
CREATE TABLE edits (article TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (article, name)) WITHOUT ROWID;
CREATE TABLE passages (id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, sentences BLOB NOT NULL);
CREATE INDEX passages_of ON passages (article, start);
CREATE TABLE vectors (passage INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    whole BLOB NOT NULL, sentences BLOB NOT NULL{more});
"""
_LATER = ", tokens BLOB NOT NULL, ranges BLOB NOT NULL"


def of_format_1(case: Case, more: str = _LATER) -> None:
    """Write the library again with the tables of format 1, without its lexical ones."""
    new = case.index / "library.sqlite"
    old = case.index / "old.sqlite"
    connection = sqlite3.connect(old)
    connection.executescript(_FIRST.format(more=more))
    connection.execute("ATTACH ? AS new", (str(new),))
    for table in ("meta", "files", "articles", "copies", "edits", "passages", "vectors"):
        columns = ", ".join(
            row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")
        )
        connection.execute(f"INSERT INTO main.{table} SELECT {columns} FROM new.{table}")
    connection.execute("UPDATE meta SET value = '1' WHERE name = 'format'")
    connection.execute("DELETE FROM meta WHERE name = 'identity'")
    connection.commit()
    connection.close()
    shutil.move(old, new)


def test_format_1_becomes_this_one_without_encoding(case: Case) -> None:
    before = truth(case.index)
    of_format_1(case)
    assistant, encoder = (
        Assistant.open(case.index, SETTINGS),
        HashingEncoder(),
    )
    assistant.use(encoder)
    assert assistant.info()["format"] == FORMAT
    assert answers_of(assistant) == case.answers
    assert encoder.encoded == 0
    assistant.close()
    assert truth(case.index) == before
    assert examine(case.index) == []


def test_an_upgrade_is_done_once_and_whole_or_not_at_all(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_format_1(case)

    def broken(*_: object) -> None:
        raise LibraryError("no room")

    with monkeypatch.context() as patch:
        patch.setattr("qa.storage.upgrading.make_lexical", broken)
        with pytest.raises(LibraryError, match="no room"):
            Library.open(case.index)
    connection = sqlite3.connect(case.index / "library.sqlite")
    assert connection.execute("SELECT value FROM meta WHERE name = 'format'").fetchone() == ("1",)
    connection.close()
    Library.open(case.index).close()
    assert examine(case.index) == []


def test_a_form_that_lacks_what_only_the_encoder_makes_says_so(case: Case) -> None:
    of_format_1(case, more="")
    with pytest.raises(LibraryError, match=r"tokens.*qa index --rebuild"):
        Library.open(case.index)


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE lexical_places",
        "DROP TABLE lexical_lengths",
        "DROP TABLE lexical",
        "DROP TABLE vectors",
    ],
)
def test_a_table_that_is_missing_is_told_of_in_words(case: Case, statement: str) -> None:
    connection = sqlite3.connect(case.index / "library.sqlite")
    connection.execute(statement)
    connection.commit()
    connection.close()
    assistant = case.open()
    with pytest.raises(QaError, match="qa doctor --repair"):
        assistant.ask("등대에서 배를 몇 척 보았나")
    assistant.close()
    assert examine(case.index) != []


def test_a_backup_of_format_1_is_restored(case: Case, tmp_path: Path) -> None:
    from qa.storage.backups import restore

    before = truth(case.index)
    of_format_1(case)
    file = tmp_path / "saved.sqlite"
    shutil.copyfile(case.index / "library.sqlite", file)
    restore(tmp_path / "fresh", file)
    assert truth(tmp_path / "fresh") == before
