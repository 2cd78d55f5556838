"""Files read, cleaned, cut and encoded by many workers, and stored by one writer.

In: files, and workers. Out: the same records and the same library as without them.
Invariant: the writer (`indexing.index`) goes over the files in their order and stores each article
as it always does, in a transaction; workers only hand it what it would have made itself, and what
they did not make from the same bytes it makes. So a run that was killed goes on where it stopped.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, cast

from qa.errors import ReadingError, RequestError
from qa.intake.apart import Reader
from qa.intake.collecting import Found
from qa.intake.entering import Tools, make_entry
from qa.intake.indexing import is_known
from qa.intake.making import Local, key_of, name_of
from qa.intake.preparing import Prepared
from qa.intake.site_lines import all_learned, site_of, without_lines
from qa.language.korean import Analyzer
from qa.models.centring import Centres
from qa.models.encoding import Encoder
from qa.records import RawArticle
from qa.settings import Settings
from qa.storage.entries import Entry, Place
from qa.storage.library import Library

_AHEAD = 4  # files handed out for each worker: the next ones lie ready when it has done one

Lines = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Task:
    """A file for a worker."""

    name: str
    data: bytes
    lines: Lines  # known of each site


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker made of a file: articles as they are encoded, each with its entry."""

    prepared: Prepared
    entries: tuple[tuple[RawArticle, Entry], ...] = ()
    error: ReadingError | None = None


# Waits for what a worker makes; None where it could not.
Result = Callable[[], Made | None]


class Workers(Protocol):
    """Where tasks are worked on."""

    count: int

    def begin(self, task: Task) -> Result:
        """Hand out a task."""


class Worker:
    """Holds what makes entries of files: a reader, an encoder, an analyser."""

    def __init__(self, settings: Settings, encoder: Callable[[], Encoder]) -> None:
        self._settings = settings
        self._reader = Reader(settings.file_seconds, settings.file_memory)
        loaded = encoder()
        centres = Centres.of(loaded.name, loaded.dimension)
        self._tools = Tools(cast(Library, _Nameless()), loaded, Analyzer(), centres)

    def make(self, task: Task) -> Made:
        """Everything that can be made of a file without the library."""
        try:
            prepared = self._reader.prepare(task.name, task.data)
        except ReadingError as error:
            return Made(Prepared(()), error=error)
        return Made(prepared, tuple(self._entry(task, article) for article in prepared.articles))

    def _entry(self, task: Task, article: RawArticle) -> tuple[RawArticle, Entry]:
        article = without_lines(article, task.lines.get(site_of(article.metadata) or ""))
        return article, make_entry(self._tools, self._settings, Place("", "", ""), article)


class _Nameless:
    """Stands for the library, which gives articles their ids when they are stored."""

    def id_for(self, place: Place) -> str:  # noqa: ARG002 - as a library has it
        return ""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A file that was handed out."""

    position: int  # among the files of the run
    digest: bytes
    result: Result


class Ahead(Local):
    """Gives what workers made ahead; what they did not make is made here."""

    def __init__(
        self, library: Library, settings: Settings, files: Sequence[Found], workers: Workers
    ) -> None:
        super().__init__(settings)
        self._library = library
        self._workers = workers
        self._lines = all_learned(library)
        self._positions = {found.path: position for position, found in enumerate(files)}
        self._left = deque(files)
        self._waiting: deque[_Waiting] = deque()
        self._made: Made | None = None

    def prepare(self, found: Found, data: bytes) -> Prepared:
        """The articles of a file. Raises ReadingError."""
        made = self._made = self._result(self._positions.get(found.path, -1), _digest(data))
        self._hand_out()
        if made is not None and made.error is not None:
            raise made.error
        return super().prepare(found, data) if made is None else made.prepared

    def entry(self, tools: Tools, place: Place, article: RawArticle) -> Entry:
        """What is stored of an article."""
        for own, entry in self._made.entries if self._made else ():
            if own == article:
                return replace(entry, id=tools.library.id_for(place), place=place)
        return super().entry(tools, place, article)

    def _result(self, position: int, digest: bytes) -> Made | None:
        """What was made of a file; what the writer has passed over before it is let go."""
        while True:
            while self._waiting and self._waiting[0].position < position:
                self._waiting.popleft()
            if self._waiting or not self._left:
                break
            self._hand_out()
        if self._waiting and self._waiting[0].position == position:
            waiting = self._waiting.popleft()
            return waiting.result() if waiting.digest == digest else None
        return None

    def _hand_out(self) -> None:
        while self._left and len(self._waiting) < _AHEAD * self._workers.count:
            found = self._left.popleft()
            if (data := self._wanted(found)) is not None:
                result = self._workers.begin(Task(name_of(found), data, self._lines))
                waiting = _Waiting(self._positions[found.path], _digest(data), result)
                self._waiting.append(waiting)

    def _wanted(self, found: Found) -> bytes | None:
        """The bytes of a file that is to be read; None where the writer will pass it over."""
        try:
            state = found.path.stat()
            known = self._library.file(key_of(found.path))
            if is_known(known, state) or state.st_size > self.settings.file_most:
                return None
            return found.path.read_bytes()
        except OSError:
            return None


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def ray_installed() -> Any:
    """Ray's module. Raises RequestError where it is not installed."""
    try:
        import ray
    except ImportError as error:
        raise RequestError(
            "workers need Ray, which is not installed; run: pip install 'qa[ray]'"
        ) from error
    return ray


class RayWorkers:
    """Workers on the machines of a Ray cluster, or processes of this machine."""

    def __init__(
        self, settings: Settings, encoder: Callable[[], Encoder], count: int, address: str | None
    ) -> None:
        ray = ray_installed()
        self.count = count
        self._ray = ray
        try:
            ray.init(address=address, log_to_driver=False, include_dashboard=False)
        except (OSError, RuntimeError, ValueError) as error:
            reason = (str(error).strip() or type(error).__name__).splitlines()[0]
            raise RequestError(
                f"Ray can't be had at {address or 'this machine'} ({reason}); see that it runs, "
                "or leave --ray out"
            ) from error
        kind = ray.remote(Worker).options(scheduling_strategy="SPREAD")
        self._workers = [kind.remote(settings, encoder) for _ in range(count)]
        self._next = 0

    def begin(self, task: Task) -> Result:
        """Hand a task to the workers in turn."""
        worker = self._workers[self._next % self.count]
        self._next += 1
        reference = worker.make.remote(task)

        def result() -> Made | None:
            try:
                return cast(Made, self._ray.get(reference))
            except self._ray.exceptions.RayError:
                return None  # a machine has gone, say: the writer makes it itself

        return result

    def close(self) -> None:
        """End the workers."""
        self._ray.shutdown()
