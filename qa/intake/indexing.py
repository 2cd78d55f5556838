"""Files into the library: read, complete, clean, split, encode, store.

In: collected files. Out: one record a file, as it is dealt with. Invariant: a file is noted as
read only when all its articles are stored, so that a run that was killed goes on where it stopped.
"""

import hashlib
import os
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from qa.errors import ReadingError
from qa.intake import problems
from qa.intake.collecting import Collected, Found
from qa.intake.entering import Tools, digest_of
from qa.intake.making import Local, key_of
from qa.intake.site_lines import SiteLines
from qa.records import Indexed, Outcome, RawArticle
from qa.settings import PIPELINE, Settings
from qa.storage import alike, duplicates
from qa.storage.entries import UPLOAD, Entry, FileState, Original, Place
from qa.storage.library import Library

SAME_AS = "the same article as "  # the reason of a copy, before the name of the other file


@dataclass(frozen=True, slots=True)
class _Done:
    outcome: Outcome
    articles: int = 0
    encoded: int = 0
    reason: str | None = None
    refused: tuple[tuple[str, str], ...] = ()

    def told_of(self, file: str, position: int, total: int) -> Indexed:
        """This outcome as the record of a file."""
        return Indexed(
            file,
            self.outcome,
            position,
            total,
            self.articles,
            self.encoded,
            self.reason,
            self.refused,
        )


class _Run:
    """One index run: what it works with."""

    def __init__(self, tools: Tools, settings: Settings, making: Local | None = None) -> None:
        self.tools = tools
        self.library = tools.library
        self.settings = settings
        self.making = making or Local(settings)
        self.lines = SiteLines(tools.library)

    def original(self, text: str) -> tuple[Original, bool] | None:
        """The article that says all that a text does, and whether it is the same to the letter.

        None where there is none.
        """
        found = alike.find(self.library, duplicates.fingerprint(text))
        original = self.library.original(found) if found else None
        if original is None:
            return None
        stored = self.library.article(original.article).text
        return None if duplicates.adds(text, stored) else (original, text == stored)


def index(
    tools: Tools, settings: Settings, collected: Collected, making: Local | None = None
) -> Iterator[Indexed]:
    """Bring the library up to date with some files, one record for each file dealt with.

    Files that are gone from the folders go first, so that a copy of one can take its place.
    """
    library, run = tools.library, _Run(tools, settings, making)
    known = library.files() if collected.folders else {}
    present = {key_of(found.path) for found in collected.files}
    gone = [path for path in known if path not in present and _under(path, collected.folders)]
    queue = deque(collected.files)
    waiting = set(present)
    total = len(gone) + len(queue)
    for position, path in enumerate(gone, 1):
        with library.turn():
            orphans = remove(library, path)
            added = _again(library, orphans, waiting)
        queue += added
        waiting.update(key_of(again.path) for again in added)
        yield Indexed(known[path].file, Outcome.REMOVED, position, total)
    position = len(gone)
    while queue:
        found = queue.popleft()
        waiting.discard(key_of(found.path))
        position += 1
        with library.turn():  # what another process has done with the file is known then
            done, orphans = _index_file(run, found, library.file(key_of(found.path)))
            added = _again(library, orphans, waiting)
        queue += added
        waiting.update(key_of(again.path) for again in added)
        total += len(added)
        yield done.told_of(found.file, position, total)
    run.lines.learn(tools, settings)


def remove(library: Library, path: str) -> list[str]:
    """Take a file's articles out; return the paths of files that held copies of them."""
    _doubt(library, path)
    orphans = library.remove_members(path, ())
    library.forget_file(path)
    problems.note(library, path, ())
    return orphans


def _again(library: Library, orphans: Sequence[str], waiting: set[str]) -> list[Found]:
    """Files that are to be read once more, as the article they were a copy of has gone."""
    again = []
    for path in orphans:
        known = _doubt(library, path)
        if path not in waiting and Path(path).is_file():
            again.append(Found(Path(path), known.file if known else Path(path).name))
    return again


def _doubt(library: Library, path: str) -> FileState | None:
    """Let a file be read again, whatever it then is; return what was known of it.

    Its articles are changed before it is noted which content they are of: who is killed between the
    two and then gets the old content back must not be told that nothing has changed.
    """
    known = library.file(path)
    if known and known.hash:
        library.put_file(replace(known, hash="", size=-1))
    return known


def _under(path: str, folders: Sequence[Path]) -> bool:
    return any(Path(path).is_relative_to(folder) for folder in folders)


def _index_file(run: _Run, found: Found, known: FileState | None) -> tuple[_Done, list[str]]:
    """Deal with one file; also return the files whose article went with it."""
    library, settings, path = run.library, run.settings, key_of(found.path)
    try:
        state = found.path.stat()
        size, modified = state.st_size, state.st_mtime_ns
        if is_known(known, state):
            return _Done(Outcome.UNCHANGED), []
        if size > settings.file_most:
            raise ReadingError(_too_large(size, settings.file_most))
        data = found.path.read_bytes()
    except ReadingError as error:
        return _failed(library, found, str(error), size, modified)
    except OSError as error:
        return _failed(library, found, f"can't be read: {error.strerror}; check its permissions")
    return _take_in(run, found, known, data, FileState(path, found.file, size, modified))


def add(tools: Tools, settings: Settings, name: str, data: bytes) -> Indexed:
    """Take in a file given as bytes; what was given under that name before is replaced."""
    file = Path(name.replace("\\", "/")).name or "unnamed"
    found = Found(Path(UPLOAD + file), file)
    path = UPLOAD + file
    state = FileState(path, file, len(data), 0)
    if len(data) > settings.file_most:
        reason = _too_large(len(data), settings.file_most)
        return Indexed(file, Outcome.FAILED, 1, 1, reason=reason)
    run = _Run(tools, settings)
    with tools.library.turn():
        done, _ = _take_in(run, found, tools.library.file(path), data, state)
    return done.told_of(file, 1, 1)


def _take_in(
    run: _Run, found: Found, known: FileState | None, data: bytes, state: FileState
) -> tuple[_Done, list[str]]:
    """Bring the library up to date with the bytes of a file."""
    library = run.library
    digest = hashlib.blake2b(data, digest_size=16).hexdigest()
    state = replace(state, hash=digest, pipeline=PIPELINE)
    if known and known.hash == digest and _settled(known):
        library.put_file(state)
        return _Done(Outcome.UNCHANGED), []
    try:
        prepared = run.making.prepare(found, data)
    except ReadingError as error:
        return _failed(library, found, str(error), state.size, state.modified)
    _doubt(library, state.path)
    done = _store(run, found, prepared.articles)
    orphans = library.remove_members(state.path, [part.member for part in prepared.articles])
    library.put_file(state)
    problems.note(library, state.path, tuple(sorted(dict(prepared.refused).items())))
    succeeded = known is not None and known.failure is None
    outcome = Outcome.CHANGED if succeeded and done.outcome == Outcome.NEW else done.outcome
    return replace(done, outcome=outcome, refused=prepared.refused), orphans


def is_known(known: FileState | None, state: os.stat_result) -> bool:
    """Whether a file is as it was when it was last read, and needs no reading."""
    if known is None or not _settled(known):
        return False
    return (known.size, known.modified) == (state.st_size, state.st_mtime_ns)


def _settled(known: FileState) -> bool:
    """Read by this version of qa, and with success: what failed is tried again."""
    return known.pipeline == PIPELINE and known.failure is None


def _failed(
    library: Library, found: Found, reason: str, size: int = -1, modified: int = -1
) -> tuple[_Done, list[str]]:
    """Note a failure. What an earlier version of the file gave is no longer in it, so it goes."""
    path = key_of(found.path)
    orphans = library.remove_members(path, ())
    library.put_file(FileState(path, found.file, size, modified, "", PIPELINE, reason))
    problems.note(library, path, ())
    return _Done(Outcome.FAILED, reason=reason), orphans


def _too_large(size: int, most: int) -> str:
    return f"{size / 1e6:.0f} MB, more than {most / 1e6:.0f} MB; cut it up or leave it out"


def _store(run: _Run, found: Found, articles: Sequence[RawArticle]) -> _Done:
    """Store each article that changed; say what became of the file as a whole."""
    outcomes: set[Outcome] = set()
    encoded, reason = 0, None
    for article in articles:
        entry = _entry_or_copy(run, found, article)
        if isinstance(entry, Entry):
            run.library.put(entry)
            encoded += len(entry.vectors)
            outcomes.add(Outcome.NEW)
        elif entry is None:
            outcomes.add(Outcome.UNCHANGED)
        else:
            reason = f"{SAME_AS}{entry}"
            outcomes.add(Outcome.COPY)
    order = (Outcome.NEW, Outcome.UNCHANGED, Outcome.COPY)
    return _Done(next(o for o in order if o in outcomes), len(articles), encoded, reason)


def _entry_or_copy(run: _Run, found: Found, article: RawArticle) -> Entry | str | None:
    """An entry to store, the file that already holds the same article, or None if unchanged."""
    library = run.library
    place = Place(key_of(found.path), article.member, _shown(found, article.member))
    digest = digest_of(article)
    known = library.hash_of(place.path, place.member)
    if known == digest:
        return None
    article = run.lines.without(article)
    same = run.original(article.text) if known is None else None
    if same is None:
        return replace(run.making.entry(run.tools, place, article), hash=digest)
    original, whole = same
    if original.path.startswith(UPLOAD) or Path(original.path).is_file():
        library.put_copy(place, original.article)
        return original.file
    if not whole:
        return replace(run.making.entry(run.tools, place, article), hash=digest)
    library.move(original.article, place, digest)  # the file was renamed or its folder moved
    return None


def _shown(found: Found, member: str) -> str:
    return f"{found.file}#{member}" if member else found.file
