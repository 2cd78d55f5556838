"""Where the candidates of both legs are searched: one interface, two makes, one setting.

In: a library. Out: the store that it was made with. Invariant: a store holds only what can be made
again from the library, and gives nothing but passage ids with scores; what is quoted is the
library's.
"""

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from qa.errors import LibraryError, RequestError
from qa.language.terms import QueryTerm
from qa.models.encoding import Vectors
from qa.records import Filters
from qa.storage.library import Library
from qa.storage.narrowing import EVERYTHING
from qa.storage.schema import note

LOCAL = "milvus.db"  # Milvus Lite keeps a folder of this name where no other place is named
_REMOTE = ("http://", "https://", "tcp://", "unix:")


class Kind(StrEnum):
    """The makes of a store."""

    FAISS = "faiss"  # with BM25 in the library's own file
    MILVUS = "milvus"


class Store(Protocol):
    """Finds candidates. It follows the library by itself: what was put there is found here."""

    def search(
        self, query: Vectors, limit: int, filters: Filters = EVERYTHING
    ) -> list[tuple[int, float]]:
        """The `limit` passages nearest to a unit vector (d,), best first: id and cosine.

        Filters narrow what is searched before the best are taken.
        """

    def search_words(
        self, terms: Sequence[QueryTerm], limit: int, filters: Filters = EVERYTHING
    ) -> list[tuple[int, float]]:
        """The same by BM25: `LexicalIndex.search` says what the scores are."""

    def save(self) -> None:
        """Bring the store up to date with the library and make that last."""

    def close(self) -> None:
        """Let go of files and connections."""

    def drop(self) -> None:
        """Take away what the store keeps; it can be made again."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which store a library uses. `uri` is a path that ends in .db or a server's address."""

    kind: Kind = Kind.FAISS
    uri: str = ""
    collection: str = ""

    @classmethod
    def asked(cls, kind: str, uri: str | None) -> "Choice":
        """A choice from what a user typed. Raises RequestError."""
        if kind == Kind.FAISS:
            if uri is not None:
                raise RequestError("--uri goes with --store milvus; leave it out for faiss")
            return cls()
        found = uri or LOCAL
        if not found.startswith(_REMOTE) and not found.endswith(".db"):
            raise RequestError(
                f"{found!r} is no place for Milvus; name a file that ends in .db, "
                "or a server as http://HOST:19530"
            )
        return cls(Kind.MILVUS, found)

    @classmethod
    def of(cls, library: Library) -> "Choice":
        """The choice that is stored with a library."""
        if library.meta("store") != Kind.MILVUS:
            return cls()
        uri, collection = library.meta("store_uri"), library.meta("store_collection")
        return cls(Kind.MILVUS, uri or LOCAL, collection or "")

    def refuse_missing(self) -> None:
        """Raise RequestError where the package that it needs is not installed."""
        if self.kind is Kind.MILVUS and find_spec("pymilvus") is None:
            raise RequestError(
                "--store milvus needs pymilvus, which is not installed; run: "
                "pip install 'qa[milvus]'"
            )

    def place(self, folder: Path) -> str:
        """The address to connect to; a path without a folder lies in the index folder."""
        if self.uri.startswith(_REMOTE):
            return self.uri
        return str(folder / self.uri) if Path(self.uri).name == self.uri else self.uri


def open_store(library: Library) -> Store:
    """The store of a library; nothing is read or connected to before it is used."""
    choice = Choice.of(library)
    if choice.kind is Kind.MILVUS:
        from qa.storage.milvus import MilvusStore

        return MilvusStore(library, choice.place(library.path.parent), choice.collection)
    from qa.storage.dense import DenseIndex

    return DenseIndex(library)


def choose(library: Library, choice: Choice) -> None:
    """Store a choice with the library and take away what the store before it kept.

    The new one is filled from the library when it is first asked; nothing is encoded for it.
    """
    now = Choice.of(library)
    if (now.kind, now.uri) == (choice.kind, choice.uri):
        return
    store = open_store(library)
    with suppress(LibraryError):  # one that can't be reached any more can be left
        store.drop()
    store.close()
    with library.writing() as connection:
        note(
            connection,
            store=choice.kind,
            store_uri=choice.uri,
            store_collection=f"qa_{secrets.token_hex(8)}",
        )
