"""The assistant: what the command line, the page and Python hold in hand.

In: articles, then questions. Out: answers with citations. Invariant: it answers from the library
as it is at that moment, also when another process has changed it since.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qa.errors import MissingLibraryError
from qa.intake.collecting import collect
from qa.intake.correcting import corrections
from qa.language.korean import Analyzer
from qa.language.terms import QueryTerm
from qa.models.centring import Centres
from qa.models.embedded import NAME
from qa.models.encoding import Encoder, load
from qa.models.lazily import LazyEncoder
from qa.records import Answer, Article, ArticleSummary, Filters, Indexed, IndexReport
from qa.search import confidence
from qa.search.answering import cite, quote
from qa.search.asked_text import checked_question, language_of, letters
from qa.search.expecting import expected
from qa.search.filtering import checked
from qa.search.finding import Finder
from qa.search.searching import Hit
from qa.settings import Settings
from qa.storage.library import Library
from qa.storage.narrowing import EVERYTHING
from qa.storage.stores import Choice, Store, choose, open_store
from qa.storage.telling import told

if TYPE_CHECKING:
    from qa.intake.bulk import Workers
    from qa.intake.entering import Tools

INDEX = Path("index")
CORPUS = Path("corpus")


class Assistant:
    """Holds a library, its FAISS index and, once one is needed, the encoder."""

    def __init__(self, folder: Path, settings: Settings, library: Library | None) -> None:
        self.folder = folder
        self.settings = settings
        self._library = library
        self._store = open_store(library) if library else None
        self._chosen: Choice | None = None
        self.analyzer = Analyzer()
        self._encoder: Encoder | None = None
        self._loading = threading.Lock()
        self.finder = Finder(self)

    @classmethod
    def open(cls, folder: Path = INDEX, settings: Settings | None = None) -> "Assistant":
        """Take an index folder in hand, one that is there or one to be made by `index`.

        Without settings the model is the one that the index was made with. Raises LibraryError.
        """
        try:
            library = Library.open(folder)
        except MissingLibraryError:
            return cls(folder, settings or Settings(), None)
        made_with = library.meta("model") or NAME
        if settings is not None and settings.model != made_with:
            library.check_model(settings.model, -1)
        return cls(folder, replace(settings or Settings(), model=made_with), library)

    @property
    def library(self) -> Library:
        """The library. Raises MissingLibraryError when there is none yet."""
        if self._library is None:
            self._library = Library.open(self.folder)
            self._store = open_store(self._library)
        return self._library

    @property
    def store(self) -> Store:
        """What finds candidates: FAISS, or what the index was made with."""
        library = self.library
        if self._store is None:
            self._store = open_store(library)
        return self._store

    def keep_in(self, choice: Choice) -> None:
        """Search with this store from the next indexing on; it is stored with the index.

        Raises RequestError, and changes nothing, where the package that it needs is missing.
        """
        choice.refuse_missing()
        self._chosen = choice

    def encoder(self) -> Encoder:
        """The encoder, loaded at first use. Raises ModelError."""
        with self._loading:
            if self._encoder is None:
                self._encoder = load(self.settings.model, self.settings.batch)
            return self._encoder

    def use(self, encoder: Encoder) -> None:
        """Take a loaded encoder. Raises OtherModelError if the index was made with another."""
        if self._library is not None:
            self._library.check_model(encoder.name, encoder.dimension)
        self.settings = replace(self.settings, model=encoder.name)
        self._encoder = encoder

    @property
    def centres(self) -> Centres:
        """The language means of the model's vectors."""
        return Centres.of(self.settings.model, self.library.dimension)

    def close(self) -> None:
        """Close the library and the store."""
        if self._store is not None:
            self._store.close()
        if self._library is not None:
            self._library.close()

    # Indexing

    def index(self, paths: Sequence[Path] = (CORPUS,)) -> IndexReport:
        """Bring the library up to date with files and folders.

        Raises RequestError for a path that is not there; files that can't be read are in the
        report.
        """
        began = time.perf_counter()
        files = tuple(self.indexing(paths))
        return IndexReport(files, time.perf_counter() - began)

    def indexing(
        self, paths: Sequence[Path], workers: "Workers | None" = None
    ) -> Iterator[Indexed]:
        """The same, as it goes: one record a file. With workers these read and encode."""
        from qa import reading
        from qa.intake import indexing

        collected = collect(paths, reading.suffixes() | reading.UNREAD)
        if not collected.files and not self._is_there():
            return
        library = self._ready()
        making = None
        if workers is not None:
            from qa.intake.bulk import Ahead

            making = Ahead(library, self.settings, collected.files, workers)
        yield from indexing.index(self._tools(library), self.settings, collected, making)
        library.pack()
        self.store.save()

    def add(self, name: str, data: bytes) -> Indexed:
        """Take in a file given as bytes with its name; the outcome tells a failure's reason.

        Whatever of that name was given before is replaced.
        """
        from qa.intake import indexing

        library = self._ready()
        done = indexing.add(self._tools(library), self.settings, name, data)
        library.pack()
        self.store.save()
        return done

    def _tools(self, library: Library) -> "Tools":
        from qa.intake.entering import Tools

        return Tools(library, LazyEncoder(self), self.analyzer, self.centres)

    def remove(self, article: str) -> None:
        """Take an article out of the library; its file, if it has one, is left alone.

        It comes back when that file is indexed after a change. Raises UnknownArticleError.
        """
        self.library.remove(article)
        self.store.save()

    def create(self) -> None:
        """Make the index, empty, where there is none yet."""
        self._ready()

    def _ready(self) -> Library:
        """The library to index into; it is made when the first file is to go in."""
        if not self._is_there():
            encoder = self.encoder()
            self._library = Library.create(self.folder, encoder.name, encoder.dimension)
            self._store = None
        library = self.library
        if self._chosen is not None:
            choose(library, self._chosen)
            self._chosen, self._store = None, open_store(library)
        return library

    def _is_there(self) -> bool:
        """Whether there is a library; a file without tables, as a kill may leave, is none."""
        try:
            return self.library.format > 0
        except MissingLibraryError:
            return False

    # Asking

    def ask(self, question: str, k: int = 5, filters: Filters | None = None) -> Answer:
        """Find the passages that answer a question, at most `k` distinct ones.

        Raises RequestError for a question that is empty or too long, a `k` below 1 or filters that
        no article can meet, MissingLibraryError when nothing is indexed.
        """
        text = checked_question(question, k, self.settings.question_most)
        with self.library.reading():  # what is found is still there when it is quoted
            return self._answer(text, question, k, filters or EVERYTHING)

    def _answer(self, text: str, question: str, k: int, filters: Filters) -> Answer:
        """The answer to a question that was checked; `text` is its normalised form."""
        began = time.perf_counter()
        self.refuse_empty()
        filters = self.narrowed(filters)
        self.finder.start()  # first: it goes on in threads while the analyser loads
        reading = self.finder.reading(text)
        found = self.finder.reread(reading, filters)
        understood = reading.mended
        wanted = expected(understood, self.analyzer.morphemes)
        citations = cite(self.library, found.hits, wanted, k, self.settings.shown_most)
        quoted = quote(citations)
        sure = self.finder.confidence(reading, found, quoted.text if quoted else None)
        return Answer(
            question=question,
            language=language_of(text),
            quotation=quoted if sure >= confidence.ANSWERED else None,
            passages=citations,
            confidence=round(sure, 4),
            seconds=time.perf_counter() - began,
            corrected=understood if letters(understood) != letters(text) else None,
        )

    def refuse_empty(self) -> None:
        """Raise MissingLibraryError where the library holds no article."""
        if not self.library.has_passages():
            raise MissingLibraryError(
                f"the index in {self.folder} holds no article; add some with: "
                f"qa index FOLDER --index {self.folder}"
            )

    def find(self, text: str, filters: Filters | None = None) -> list[Hit]:
        """The passages that a question or a claim finds, best first, each with its sentences.

        Raises RequestError for filters that no article can meet.
        """
        narrowed = self.narrowed(filters or EVERYTHING)
        self.encoder()
        return self.finder.hits(self.finder.reading(text), narrowed)

    def narrowed(self, filters: Filters) -> Filters:
        """Filters as they are searched with: dates in ISO, names as articles have them.

        Raises RequestError for filters that no article can meet.
        """
        return filters if filters == EVERYTHING else checked(self.library, filters)

    def rank(self, question: str) -> list[Hit]:
        """The passages that a question finds, in the order in which `ask` shows them."""
        self.finder.start()
        return self.finder.reread(self.finder.reading(question), EVERYTHING).hits

    def terms(self, text: str) -> list[QueryTerm]:
        """What a question asks for, as lexical search takes it."""
        return list(self.finder.reading(text).terms)

    # Articles

    def articles(self) -> list[ArticleSummary]:
        """All articles, sorted by file, without their text."""
        return self.library.articles()

    def article(self, article: str) -> Article:
        """One article with its text. Raises UnknownArticleError."""
        return self.library.article(article)

    def edit(self, article: str, values: dict[str, str | None]) -> Article:
        """Correct facts of an article; None takes a correction back, "" says there is none.

        The corrections stay when the file is indexed again. Raises UnknownArticleError, and
        RequestError for what is none of `qa.storage.storing.FACTS`, or a value that can't be one.
        """
        self.library.edit(article, corrections(values))
        return self.article(article)

    def info(self) -> dict[str, str | int | None]:
        """What the index holds, what made it and how large it is; sizes in bytes."""
        return told(self.library)
