"""The library: articles, their passages and vectors in one SQLite file, the one truth.

In: articles with their layout and vectors. Out: the same again, and a generation number that grows
with every change. Invariant: an article is there whole, with all its passages and vectors, or not
at all; FAISS is made from here and holds nothing of its own.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from datetime import UTC, datetime
from operator import attrgetter
from pathlib import Path

from qa.errors import UnknownArticleError
from qa.language.splitting import Span
from qa.records import Article, ArticleSummary, Filters
from qa.storage import alike
from qa.storage.database import advance
from qa.storage.entries import Entry, FileState, Home, Original, Place
from qa.storage.narrowing import passes
from qa.storage.passages import Passages
from qa.storage.remembering import Memory
from qa.storage.schema import insert, reseal
from qa.storage.storing import article_from_row, facts_of, pack_spans, sources_of, unpack_spans

_REMEMBERED = 16_000_000  # bytes of articles


class Library(Passages):
    """The articles of one database; holds those that were read last, at most 16 MB."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._homes = Memory[str, Home](_REMEMBERED, attrgetter("size"))

    def upgrade(self, connection: sqlite3.Connection) -> None:
        """Bring an earlier format to this one."""
        from qa.storage.upgrading import upgrade

        upgrade(self, connection)

    def pack(self) -> None:
        """Pack what was put into the lexical index since, where it is much."""
        more = True
        while more:
            with self.writing():
                more = self.lexical.pack()

    def last_indexed(self) -> str | None:
        """When the newest article entered, in UTC."""
        return str(self.rows("SELECT max(indexed) AS at FROM articles")[0]["at"] or "") or None

    # Articles

    def put(self, *entries: Entry) -> None:
        """Store articles with their passages and vectors, each in place of an earlier one's id.

        All in one transaction: several at once cost less than one after another.
        """
        with self.writing() as connection:
            for entry in entries:
                self._delete(connection, [entry.id])
                place = (entry.place.path, entry.place.member)
                connection.execute("DELETE FROM copies WHERE path = ? AND member = ?", place)
                insert(connection, "articles", _article_values(entry))
                self.insert_passages(connection, entry)
                self.lexical.names.add(entry.id, entry.names)
                advance(connection)
            alike.take_in(connection)

    def put_copy(self, place: Place, article: str) -> None:
        """Note that a file holds an article that another file brought in."""
        with self.writing() as connection:
            insert(connection, "copies", (*astuple(place), article), replace=True)
            advance(connection)

    def move(self, article: str, place: Place, digest: str) -> None:
        """Give an article the place it is found at now; its id and corrections stay."""
        with self.writing() as connection:
            connection.execute(
                "UPDATE articles SET path = ?, member = ?, file = ?, hash = ? WHERE id = ?",
                (*astuple(place), digest, article),
            )
            reseal(connection, "articles", "id", article)
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
            "SELECT *, '' AS text, length(text) AS characters FROM articles ORDER BY file, id"
        )
        edits, copies = self._edits(), self._copies()
        return [
            ArticleSummary(
                article_from_row({**dict(row), "text": ""}, edits, copies),
                row["passage_count"],
                row["characters"],
            )
            for row in rows
        ]

    def article(self, article: str) -> Article:
        """One article whole. Raises UnknownArticleError."""
        return self._home(article).article

    def _home(self, article: str) -> Home:
        """An article and its layout, kept as candidates are."""
        found = self.once(
            ("home", article), lambda: self.recalled(self._homes, [article], self._homes_of)
        )
        return found[article]

    def _homes_of(self, articles: Sequence[str]) -> dict[str, Home]:
        found = {}
        for name in articles:
            rows = self.whole_rows("articles", "SELECT * FROM articles WHERE id = ?", name)
            if not rows:
                raise UnknownArticleError(
                    f"no article has the id {name!r}; qa articles lists those there are"
                )
            article = article_from_row(dict(rows[0]), self._edits(name), self._copies(name))
            found[name] = Home(article, rows[0]["paragraphs"], rows[0]["sentences"])
        return found

    def layout(self, article: str) -> tuple[list[Span], list[Span]]:
        """The paragraphs and the sentences of an article. Raises UnknownArticleError."""
        home = self._home(article)
        return unpack_spans(home.paragraphs), unpack_spans(home.sentences)

    def hash_of(self, path: str, member: str) -> str | None:
        """The hash that an article from this place was stored under."""
        rows = self.rows("SELECT hash FROM articles WHERE path = ? AND member = ?", path, member)
        return str(rows[0]["hash"]) if rows else None

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
                    insert(connection, "edits", (*place, value))
            advance(connection)

    def _edits(self, article: str | None = None) -> dict[str, dict[str, str]]:
        where, values = (" WHERE article = ?", [article]) if article else ("", [])
        edits: dict[str, dict[str, str]] = {}
        for row in self.whole_rows("edits", "SELECT * FROM edits" + where, *values):
            edits.setdefault(row["article"], {})[row["name"]] = row["value"]
        return edits

    def _copies(self, article: str | None = None) -> dict[str, list[str]]:
        where, values = (" WHERE article = ?", [article]) if article else ("", [])
        copies: dict[str, list[str]] = {}
        query = f"SELECT * FROM copies{where} ORDER BY file"
        for row in self.whole_rows("copies", query, *values):
            copies.setdefault(row["article"], []).append(row["file"])
        return copies

    # Files

    def files(self) -> dict[str, FileState]:
        """Every file that was read before, by its path."""
        rows = self.whole_rows("files", "SELECT * FROM files ORDER BY path")
        return {row["path"]: FileState(*tuple(row)[:-1]) for row in rows}

    def file(self, path: str) -> FileState | None:
        """What is known of one file that was read before."""
        rows = self.whole_rows("files", "SELECT * FROM files WHERE path = ?", path)
        return FileState(*tuple(rows[0])[:-1]) if rows else None

    def put_file(self, state: FileState) -> None:
        """Note that a file was dealt with."""
        with self.writing() as connection:
            insert(connection, "files", astuple(state), replace=True)

    def forget_file(self, path: str) -> None:
        """Drop what is known of a file, after its articles are out."""
        with self.writing() as connection:
            connection.execute("DELETE FROM files WHERE path = ?", (path,))

    def allowed(self, filters: Filters) -> list[int] | None:
        """The ids of the passages that filters leave, ascending; None where all are left."""
        if filters == Filters():
            return None
        where, values = (" WHERE id = ?", [filters.article]) if filters.article else ("", [])
        query = f"SELECT id, file, '' AS text, facts, sources, pages FROM articles{where}"
        edits = self._edits(filters.article)
        articles = (article_from_row(dict(row), edits, {}) for row in self.rows(query, *values))
        kept = [article.id for article in articles if passes(article, filters)]
        rows = self.rows_by_ids("SELECT id FROM passages WHERE article", kept)
        return sorted(row["id"] for row in rows)

    def opening(self, article: str) -> str:
        """How the text of an article begins."""
        rows = self.rows("SELECT substr(text, 1, 200) AS text FROM articles WHERE id = ?", article)
        return str(rows[0]["text"]) if rows else ""

    def meets(self, filters: Filters) -> bool:
        """Whether some article is within filters."""
        rows = self.rows("SELECT id, file, '' AS text, facts, sources, pages FROM articles")
        edits = self._edits()
        return any(passes(article_from_row(dict(row), edits, {}), filters) for row in rows)

    def stated(self, fact: str) -> list[str]:
        """The values that a fact has in some article, corrections heeded, sorted."""
        facts = self.rows("SELECT id, file, '' AS text, facts, sources, pages FROM articles")
        edits = self._edits()
        articles = (article_from_row(dict(row), edits, {}) for row in facts)
        return sorted({value for article in articles if (value := getattr(article, fact))})

    def file_names(self, articles: Iterable[str]) -> dict[str, str]:
        """The shown file name of each article."""
        rows = self.rows_by_ids("SELECT id, file FROM articles WHERE id", sorted(articles))
        return {row["id"]: row["file"] for row in rows}

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


def _article_values(entry: Entry) -> tuple[str | bytes | int, ...]:
    """An article's row, in the order of its columns."""
    return (
        entry.id,
        *astuple(entry.place),
        entry.hash,
        entry.text,
        facts_of(entry.metadata),
        sources_of(entry.metadata),
        pack_spans([(page, page) for page in entry.pages]),
        pack_spans(entry.layout.paragraphs),
        pack_spans(entry.layout.sentences),
        entry.fingerprint,
        datetime.now(UTC).isoformat(timespec="seconds"),
        len(entry.layout.passages),
    )
