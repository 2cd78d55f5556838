"""The library: articles, their passages and vectors in one SQLite file, the one truth.

In: articles with their layout and vectors. Out: the same again, and a generation number that grows
with every change. Invariant: an article is there whole, with all its passages and vectors, or not
at all; FAISS is made from here and holds nothing of its own.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from qa.database import Database, advance
from qa.encoding import Encoded, Vectors
from qa.errors import UnknownArticleError
from qa.lexical import LexicalIndex
from qa.names import SameThing
from qa.records import Article, ArticleSummary, Filters, Metadata, Passage
from qa.splitting import Layout, Span
from qa.storing import article_from_row, facts_of, pack_spans, sources_of, unpack_spans
from qa.terms import Terms


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
    terms: Sequence[Terms]
    names: Sequence[SameThing]
    fingerprint: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """What is stored of a passage for a second look."""

    whole: Vectors  # (d,)
    sentences: Vectors  # (sentences, d)
    tokens: bytes  # packed as `interaction` does
    ranges: tuple[Span, ...]  # of each sentence, which of the tokens are its own


@dataclass(frozen=True, slots=True)
class FileState:
    """What is known of a file that was read before."""

    path: str
    file: str
    size: int
    modified: int  # nanoseconds since 1970
    hash: str = ""
    pipeline: int = 0
    failure: str | None = None


class Library(Database):
    """The articles of one database."""

    @property
    def lexical(self) -> LexicalIndex:
        """Lexical search over this library's passages, for this thread."""
        index: LexicalIndex | None = getattr(self._local, "lexical", None)
        if index is None:
            index = LexicalIndex(self.connection)
            self._local.lexical = index
        return index

    def _extend_schema(self) -> None:
        self.lexical.create()

    def last_indexed(self) -> str | None:
        """When the newest article entered, in UTC."""
        return str(self.rows("SELECT max(indexed) AS at FROM articles")[0]["at"] or "") or None

    # Articles

    def put(self, entry: Entry) -> None:
        """Store an article with its passages and vectors, in place of an earlier one of its id."""
        with self.writing() as connection:
            self._delete(connection, [entry.id])
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
            self._insert_passages(connection, entry)
            self.lexical.names.add(entry.id, entry.names)
            advance(connection)

    def put_copy(self, place: Place, article: str) -> None:
        """Note that a file holds an article that another file brought in."""
        with self.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO copies VALUES (?, ?, ?, ?)",
                (place.path, place.member, place.file, article),
            )
            advance(connection)

    def move(self, article: str, place: Place, digest: str) -> None:
        """Give an article the place it is found at now; its id and corrections stay."""
        with self.writing() as connection:
            connection.execute(
                "UPDATE articles SET path = ?, member = ?, file = ?, hash = ? WHERE id = ?",
                (place.path, place.member, place.file, digest, article),
            )
            advance(connection)

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
            orphans = self._delete(connection, gone)
            rows = connection.execute("SELECT member FROM copies WHERE path = ?", (path,))
            dropped = [(path, row["member"]) for row in rows if row["member"] not in keep]
            connection.executemany("DELETE FROM copies WHERE path = ? AND member = ?", dropped)
            if gone or dropped:
                advance(connection)
        return [orphan for orphan in orphans if orphan != path]

    def remove(self, article: str) -> None:
        """Take an article out. Raises UnknownArticleError."""
        self.article(article)
        with self.writing() as connection:
            self._delete(connection, [article])
            advance(connection)

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

    def fingerprints(self) -> Iterator[tuple[str, bytes]]:
        """The id and the fingerprint of every article, sorted by file."""
        for row in self.connection.execute(
            "SELECT id, fingerprint FROM articles ORDER BY file, id"
        ):
            yield row["id"], row["fingerprint"]

    def original(self, article: str) -> Original | None:
        """Where an article comes from; None if it has gone."""
        rows = self.rows("SELECT id, path, file FROM articles WHERE id = ?", article)
        return Original(*rows[0]) if rows else None

    def edit(self, article: str, values: dict[str, str | None]) -> None:
        """Correct facts of an article; None takes a correction back. Raises UnknownArticleError."""
        self.article(article)
        with self.writing() as connection:
            for name, value in values.items():
                place = (article, name)
                connection.execute("DELETE FROM edits WHERE article = ? AND name = ?", place)
                if value is not None:
                    connection.execute("INSERT INTO edits VALUES (?, ?, ?)", (*place, value))
            advance(connection)

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
        found = {row["id"]: row for row in self.rows_by_ids("SELECT * FROM passages WHERE id", ids)}
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
        rows = self.rows_by_ids("SELECT id FROM passages WHERE article", [a.id for a in kept])
        return sorted(row["id"] for row in rows)

    def file_names(self, articles: Iterable[str]) -> dict[str, str]:
        """The shown file name of each article."""
        rows = self.rows_by_ids("SELECT id, file FROM articles WHERE id", sorted(articles))
        return {row["id"]: row["file"] for row in rows}

    def evidence(self, ids: Sequence[int]) -> dict[int, Stored]:
        """What passages are looked at a second time by."""
        dimension = int(self.meta("dimension") or 0)
        rows = self.rows_by_ids("SELECT * FROM vectors WHERE passage", ids)
        return {
            row["passage"]: Stored(
                _vectors(row["whole"], dimension)[0],
                _vectors(row["sentences"], dimension),
                row["tokens"],
                tuple(unpack_spans(row["ranges"])),
            )
            for row in rows
        }

    def passage_ids(self) -> list[int]:
        """The ids of all passages, ascending."""
        return [row["id"] for row in self.rows("SELECT id FROM passages ORDER BY id")]

    def vectors(self, ids: Sequence[int]) -> Vectors:
        """Vectors of passages, (ids, d), in the order asked for. Every id must be there."""
        dimension = int(self.meta("dimension") or 0)
        rows = self.rows_by_ids("SELECT passage, whole FROM vectors WHERE passage", ids)
        found = {row["passage"]: row["whole"] for row in rows}
        return _vectors(b"".join(found[i] for i in ids), dimension)

    def _insert_passages(self, connection: sqlite3.Connection, entry: Entry) -> None:
        layout = entry.layout.passages
        for span, encoded, tokens, terms in zip(
            layout, entry.vectors, entry.tokens, entry.terms, strict=True
        ):
            cursor = connection.execute(
                "INSERT INTO passages (article, start, end, sentences) VALUES (?, ?, ?, ?)",
                (entry.id, span.start, span.end, pack_spans(span.sentences)),
            )
            number = cursor.lastrowid or 0
            whole, sentences = encoded.vector.astype("<f2"), encoded.sentences.astype("<f2")
            connection.execute(
                "INSERT INTO vectors VALUES (?, ?, ?, ?, ?)",
                (number, whole.tobytes(), sentences.tobytes(), tokens, pack_spans(encoded.ranges)),
            )
            self.lexical.add(number, terms)

    def _delete(self, connection: sqlite3.Connection, articles: Sequence[str]) -> list[str]:
        """Take articles out; return the paths of files that hold copies of them."""
        orphans: list[str] = []
        for article in articles:
            rows = connection.execute("SELECT path FROM copies WHERE article = ?", (article,))
            orphans += [row["path"] for row in rows]
            rows = connection.execute("SELECT id FROM passages WHERE article = ?", (article,))
            self.lexical.remove([row["id"] for row in rows])
            self.lexical.names.remove([article])
            connection.execute("DELETE FROM articles WHERE id = ?", (article,))
        return sorted(set(orphans))


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


def _vectors(data: bytes, dimension: int) -> Vectors:
    return np.frombuffer(data, "<f2").reshape(-1, dimension).astype(np.float32)
