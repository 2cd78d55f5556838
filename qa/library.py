"""The library: articles, their passages and vectors in one SQLite file, the one truth.

In: articles with their layout and vectors. Out: the same again, and a generation number that grows
with every change. Invariant: an article is there whole, with all its passages and vectors, or not
at all; FAISS is made from here and holds nothing of its own.
"""

import hashlib
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from qa import duplicates
from qa.encoding import Encoded, Vectors
from qa.errors import (
    DamagedLibraryError,
    LibraryError,
    MissingLibraryError,
    OtherModelError,
    UnknownArticleError,
)
from qa.records import Article, ArticleSummary, Filters, Metadata, Passage
from qa.splitting import Layout, Span
from qa.storing import article_from_row, facts_of, pack_spans, sources_of, unpack_spans

FILE = "library.sqlite"
FORMAT = 1
_BUSY_MILLISECONDS = 60_000
_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE files (
    path TEXT PRIMARY KEY, file TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    hash TEXT NOT NULL, pipeline INTEGER NOT NULL, failure TEXT
) WITHOUT ROWID;
CREATE TABLE articles (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, member TEXT NOT NULL, file TEXT NOT NULL,
    hash TEXT NOT NULL, text TEXT NOT NULL, facts TEXT NOT NULL, sources TEXT NOT NULL,
    pages BLOB NOT NULL, paragraphs BLOB NOT NULL, sentences BLOB NOT NULL,
    fingerprint BLOB NOT NULL, indexed TEXT NOT NULL, UNIQUE (path, member)
) WITHOUT ROWID;
CREATE TABLE copies (
    path TEXT NOT NULL, member TEXT NOT NULL, file TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE, PRIMARY KEY (path, member)
) WITHOUT ROWID;
CREATE INDEX copies_of ON copies (article);
CREATE TABLE edits (
    article TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (article, name)
) WITHOUT ROWID;
CREATE TABLE passages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL, end INTEGER NOT NULL, sentences BLOB NOT NULL
);
CREATE INDEX passages_of ON passages (article, start);
CREATE TABLE vectors (
    passage INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    whole BLOB NOT NULL, sentences BLOB NOT NULL, tokens BLOB
);
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an article comes from."""

    path: str  # of the file, absolute
    member: str  # inside the file; "" for the whole
    file: str  # as shown to people


@dataclass(frozen=True, slots=True)
class Original:
    """The article that another file turned out to hold as well."""

    article: str
    path: str
    file: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An article on its way into the library. `vectors` holds one record for each passage."""

    id: str
    place: Place
    hash: str
    text: str
    metadata: Metadata
    pages: tuple[int, ...]
    layout: Layout
    vectors: Sequence[Encoded]
    tokens: Sequence[bytes]
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class FileState:
    """What is known of a file that was read before."""

    path: str
    file: str
    size: int
    modified: int  # nanoseconds since 1970
    hash: str
    pipeline: int
    failure: str | None


class Library:
    """Holds one connection for each thread that uses it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()

    @classmethod
    def open(cls, folder: Path) -> "Library":
        """Open the library in a folder.

        Raises MissingLibraryError when there is none, DamagedLibraryError when SQLite can't read
        it, LibraryError when it is of another format.
        """
        path = folder / FILE
        if not path.is_file():
            raise MissingLibraryError(
                f"no index in {folder}; make one with: qa index FOLDER --index {folder}"
            )
        library = cls(path)
        library._check_format()
        return library

    @classmethod
    def create(cls, folder: Path, model: str, dimension: int) -> "Library":
        """Open the library in a folder, making it first where there is none.

        Raises OtherModelError when it was made with another model.
        """
        path = folder / FILE
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"{folder} can't be made: {error.strerror}") from error
        library = cls(path)
        with library.writing() as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
                for statement in _SCHEMA.split(";"):
                    connection.execute(statement)
                facts = {"format": FORMAT, "model": model, "dimension": dimension, "generation": 0}
                rows = [(name, str(value)) for name, value in facts.items()]
                connection.executemany("INSERT INTO meta VALUES (?, ?)", rows)
        library._check_format()
        library.check_model(model, dimension)
        return library

    def _check_format(self) -> None:
        found = self.meta("format")
        if found != str(FORMAT):
            raise LibraryError(
                f"{self.path} has format {found}, this version of qa reads {FORMAT}; "
                "use the version of qa that made it, or delete the folder and index again"
            )

    def check_model(self, model: str, dimension: int) -> None:
        """Raise OtherModelError unless the vectors here were made by this model."""
        found = (self.meta("model"), int(self.meta("dimension") or 0))
        if found != (model, dimension):
            raise OtherModelError(
                f"{self.path.parent} was made with the model {found[0]} ({found[1]} dimensions), "
                f"not with {model} ({dimension}); use --model {found[0]}, or make it again with: "
                f"qa index --rebuild --model {model} --index {self.path.parent}"
            )

    @property
    def connection(self) -> sqlite3.Connection:
        """This thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._connect()
            self._local.connection = connection
        return connection

    def _connect(self) -> sqlite3.Connection:
        try:
            connection = sqlite3.connect(
                self.path, timeout=_BUSY_MILLISECONDS / 1000, isolation_level=None
            )
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        except sqlite3.DatabaseError as error:
            raise _understood(error, self.path) from error
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            self._local.connection = None

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all that is done in it stands, or none of it."""
        connection = self.connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except sqlite3.DatabaseError as error:
            raise _understood(error, self.path) from error

    def rows(self, query: str, *values: Any) -> list[sqlite3.Row]:
        """All rows of a query, with SQLite's errors turned into qa's."""
        try:
            return self.connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise _understood(error, self.path) from error

    def meta(self, name: str) -> str | None:
        """One fact about the library itself."""
        found = self.rows("SELECT value FROM meta WHERE name = ?", name)
        return str(found[0]["value"]) if found else None

    @property
    def generation(self) -> int:
        """Grows by one with every article that enters, changes or leaves."""
        return int(self.meta("generation") or 0)

    def last_indexed(self) -> str | None:
        """When the newest article entered, in UTC."""
        return str(self.rows("SELECT max(indexed) AS at FROM articles")[0]["at"] or "") or None

    # Articles

    def put(self, entry: Entry) -> None:
        """Store an article with its passages and vectors, in place of an earlier one of its id."""
        with self.writing() as connection:
            _delete(connection, [entry.id])
            place = (entry.place.path, entry.place.member)
            connection.execute("DELETE FROM copies WHERE path = ? AND member = ?", place)
            connection.execute(
                "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    entry.id,
                    *place,
                    entry.place.file,
                    entry.hash,
                    entry.text,
                    facts_of(entry.metadata),
                    sources_of(entry.metadata),
                    pack_spans([(page, page) for page in entry.pages]),
                    pack_spans(entry.layout.paragraphs),
                    pack_spans(entry.layout.sentences),
                    entry.fingerprint,
                    datetime.now(UTC).isoformat(timespec="seconds"),
                ),
            )
            _insert_passages(connection, entry)
            _advance(connection)

    def put_copy(self, place: Place, article: str) -> None:
        """Note that a file holds an article that another file brought in."""
        with self.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?)",
                (place.path, place.member, place.file, article),
            )
            _advance(connection)

    def move(self, article: str, place: Place, digest: str) -> None:
        """Give an article the place it is found at now; its id and corrections stay."""
        with self.writing() as connection:
            connection.execute(
                "UPDATE articles SET path = ?, member = ?, file = ?, hash = ? WHERE id = ?",
                (place.path, place.member, place.file, digest, article),
            )
            _advance(connection)

    def id_for(self, place: Place) -> str:
        """The id for an article: from its shown name, or from its path where that is taken."""
        for name in (place.file, f"{place.path}\0{place.member}"):
            data = name.encode("utf-8", "surrogateescape")
            number = hashlib.blake2b(data, digest_size=6).hexdigest()
            rows = self.rows("SELECT path, member FROM articles WHERE id = ?", number)
            if not rows or tuple(rows[0]) == (place.path, place.member):
                break
        return number

    def remove_members(self, path: str, kept: Iterable[str]) -> list[str]:
        """Take out what a file no longer holds; return the paths of copies that lost their article.

        The caller has those read again: each may bring the article back.
        """
        keep = set(kept)
        with self.writing() as connection:
            rows = connection.execute("SELECT id, member FROM articles WHERE path = ?", (path,))
            gone = [row["id"] for row in rows if row["member"] not in keep]
            orphans = _delete(connection, gone)
            rows = connection.execute("SELECT member FROM copies WHERE path = ?", (path,))
            dropped = [(path, row["member"]) for row in rows if row["member"] not in keep]
            connection.executemany("DELETE FROM copies WHERE path = ? AND member = ?", dropped)
            if gone or dropped:
                _advance(connection)
        return [orphan for orphan in orphans if orphan != path]

    def articles(self) -> list[ArticleSummary]:
        """All articles without their text, sorted by file."""
        rows = self.rows(
            "SELECT a.*, '' AS text, length(a.text) AS characters, (SELECT count(*) FROM passages p"
            " WHERE p.article = a.id) AS passages FROM articles a ORDER BY a.file, a.id"
        )
        edits, copies = self._edits(), self._copies()
        return [
            ArticleSummary(
                article_from_row({**dict(row), "text": ""}, edits, copies),
                row["passages"],
                row["characters"],
            )
            for row in rows
        ]

    def article(self, article: str) -> Article:
        """One article whole. Raises UnknownArticleError."""
        rows = self.rows("SELECT * FROM articles WHERE id = ?", article)
        if not rows:
            raise UnknownArticleError(
                f"no article has the id {article!r}; qa articles lists those there are"
            )
        return article_from_row(dict(rows[0]), self._edits(article), self._copies(article))

    def layout(self, article: str) -> tuple[list[Span], list[Span]]:
        """The paragraphs and the sentences of an article."""
        row = self.rows("SELECT paragraphs, sentences FROM articles WHERE id = ?", article)[0]
        return unpack_spans(row["paragraphs"]), unpack_spans(row["sentences"])

    def hash_of(self, path: str, member: str) -> str | None:
        """The hash that an article from this place was stored under."""
        rows = self.rows("SELECT hash FROM articles WHERE path = ? AND member = ?", path, member)
        return str(rows[0]["hash"]) if rows else None

    def original(self, fingerprint: bytes) -> Original | None:
        """The first article, by file, that has the same text."""
        for row in self.rows("SELECT id, path, file, fingerprint FROM articles ORDER BY file, id"):
            if duplicates.same(fingerprint, row["fingerprint"]):
                return Original(row["id"], row["path"], row["file"])
        return None

    def edit(self, article: str, values: dict[str, str | None]) -> None:
        """Correct facts of an article; None takes a correction back. Raises UnknownArticleError."""
        self.article(article)
        with self.writing() as connection:
            for name, value in values.items():
                place = (article, name)
                connection.execute("DELETE FROM edits WHERE article = ? AND name = ?", place)
                if value is not None:
                    connection.execute("INSERT INTO edits VALUES (?, ?, ?)", (*place, value))
            _advance(connection)

    def _edits(self, article: str | None = None) -> dict[str, dict[str, str]]:
        where, values = (" WHERE article = ?", [article]) if article else ("", [])
        edits: dict[str, dict[str, str]] = {}
        for row in self.rows("SELECT * FROM edits" + where, *values):
            edits.setdefault(row["article"], {})[row["name"]] = row["value"]
        return edits

    def _copies(self, article: str | None = None) -> dict[str, list[str]]:
        where, values = (" WHERE article = ?", [article]) if article else ("", [])
        copies: dict[str, list[str]] = {}
        for row in self.rows(f"SELECT article, file FROM copies{where} ORDER BY file", *values):
            copies.setdefault(row["article"], []).append(row["file"])
        return copies

    # Files

    def files(self) -> dict[str, FileState]:
        """Every file that was read before, by its path."""
        rows = self.rows("SELECT * FROM files ORDER BY path")
        return {row["path"]: FileState(*row) for row in rows}

    def put_file(self, state: FileState) -> None:
        """Note that a file was dealt with."""
        with self.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    state.path,
                    state.file,
                    state.size,
                    state.modified,
                    state.hash,
                    state.pipeline,
                    state.failure,
                ),
            )

    def forget_file(self, path: str) -> None:
        """Drop what is known of a file, after its articles are out."""
        with self.writing() as connection:
            connection.execute("DELETE FROM files WHERE path = ?", (path,))

    # Passages

    def passages(self, ids: Sequence[int]) -> list[Passage]:
        """Passages by id, in the order asked for; ids that are gone are left out."""
        found = {row["id"]: row for row in self._by_ids("SELECT * FROM passages WHERE id", ids)}
        return [
            Passage(
                row["id"],
                row["article"],
                row["start"],
                row["end"],
                tuple(unpack_spans(row["sentences"])),
            )
            for row in (found[i] for i in ids if i in found)
        ]

    def allowed(self, filters: Filters) -> list[int] | None:
        """The ids of the passages that filters leave, ascending; None where all are left."""
        if filters == Filters():
            return None
        kept = [summary.article for summary in self.articles() if _passes(summary.article, filters)]
        rows = self._by_ids("SELECT id FROM passages WHERE article", [a.id for a in kept])
        return sorted(row["id"] for row in rows)

    def file_names(self, articles: Iterable[str]) -> dict[str, str]:
        """The shown file name of each article."""
        rows = self._by_ids("SELECT id, file FROM articles WHERE id", sorted(articles))
        return {row["id"]: row["file"] for row in rows}

    def sentence_vectors(self, ids: Sequence[int]) -> dict[int, Vectors]:
        """Vectors of the sentences of each passage: (sentences, d)."""
        dimension = int(self.meta("dimension") or 0)
        rows = self._by_ids("SELECT passage, sentences FROM vectors WHERE passage", ids)
        return {row["passage"]: _vectors(row["sentences"], dimension) for row in rows}

    def passage_ids(self) -> list[int]:
        """The ids of all passages, ascending."""
        return [row["id"] for row in self.rows("SELECT id FROM passages ORDER BY id")]

    def vectors(self, ids: Sequence[int]) -> Vectors:
        """Vectors of passages, (ids, d), in the order asked for. Every id must be there."""
        dimension = int(self.meta("dimension") or 0)
        rows = self._by_ids("SELECT passage, whole FROM vectors WHERE passage", ids)
        found = {row["passage"]: row["whole"] for row in rows}
        return _vectors(b"".join(found[i] for i in ids), dimension)

    def _by_ids(self, query: str, ids: Sequence[int] | Sequence[str]) -> list[sqlite3.Row]:
        found: list[sqlite3.Row] = []
        for first in range(0, len(ids), 500):
            part = ids[first : first + 500]
            marks = ",".join("?" * len(part))
            found += self.rows(f"{query} IN ({marks})", *part)
        return found


def _passes(article: Article, filters: Filters) -> bool:
    """Whether an article is within filters; one without a date is in no range of dates."""
    if filters.article is not None and article.id != filters.article:
        return False
    if filters.publisher is not None and article.publisher != filters.publisher:
        return False
    if filters.language is not None and article.language != filters.language:
        return False
    if filters.since is None and filters.until is None:
        return True
    date = article.date or ""
    # A date that is only a month or a year is compared as far as it goes.
    after = filters.since is None or date >= filters.since[: len(date)]
    before = filters.until is None or date[: len(filters.until)] <= filters.until
    return bool(date) and after and before


def _insert_passages(connection: sqlite3.Connection, entry: Entry) -> None:
    spans = zip(entry.layout.passages, entry.vectors, entry.tokens, strict=True)
    for span, encoded, tokens in spans:
        cursor = connection.execute(
            "INSERT INTO passages (article, start, end, sentences) VALUES (?, ?, ?, ?)",
            (entry.id, span.start, span.end, pack_spans(span.sentences)),
        )
        whole, sentences = encoded.vector.astype("<f2"), encoded.sentences.astype("<f2")
        connection.execute(
            "INSERT INTO vectors VALUES (?, ?, ?, ?)",
            (cursor.lastrowid, whole.tobytes(), sentences.tobytes(), tokens),
        )


def _delete(connection: sqlite3.Connection, articles: Sequence[str]) -> list[str]:
    """Take articles out; return the paths of files that hold copies of them."""
    orphans: list[str] = []
    for article in articles:
        rows = connection.execute("SELECT path FROM copies WHERE article = ?", (article,))
        orphans += [row["path"] for row in rows]
        connection.execute("DELETE FROM articles WHERE id = ?", (article,))
    return sorted(set(orphans))


def _advance(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE meta SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = 'generation'"
    )


def _vectors(data: bytes, dimension: int) -> Vectors:
    return np.frombuffer(data, "<f2").reshape(-1, dimension).astype(np.float32)


def _understood(error: sqlite3.DatabaseError, path: Path) -> LibraryError:
    """SQLite's error in words that tell what to do."""
    text = str(error)
    if "locked" in text or "busy" in text:
        return LibraryError(
            f"{path} is held by another program ({text}); wait for it and try again"
        )
    if "readonly" in text or "unable to open" in text:
        return LibraryError(f"{path} can't be written ({text}); check the folder's permissions")
    if "full" in text:
        return LibraryError(f"no room left to write {path} ({text}); free some and try again")
    if isinstance(error, sqlite3.OperationalError) and "no such table: meta" in text:
        return MissingLibraryError(f"no index in {path.parent}; make one with: qa index FOLDER")
    return DamagedLibraryError(
        f"{path} is damaged ({text}); restore it from a backup, or delete {path.parent} "
        "and index the articles again"
    )
