"""An index begun again, for `qa index --rebuild`.

In: an index folder, and the encoder that the new one is for. Out: a library without what files
gave, in the place of the old. Invariant: what no file can bring back is carried over: corrections,
articles that came as bytes, and the choice of store; a kill leaves the old library or the new one.
"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from qa import projection
from qa.errors import LibraryError
from qa.intake.repairing import keep_edits, make_again
from qa.models.embedded import NAME, PLAIN
from qa.models.encoding import Encoder
from qa.storage import dense
from qa.storage.backups import WorkFolder, put_in_place
from qa.storage.database import FILE
from qa.storage.entries import UPLOAD
from qa.storage.library import Library
from qa.storage.stores import Choice, choose, open_store


def begin_again(folder: Path, model: str | None, encoder: Callable[[str], Encoder]) -> None:
    """Empty an index of what files gave, or delete one that can't be read.

    Without a model's name it stays the one that the index was made with, but that what earlier
    versions embedded becomes what this one embeds. Raises LibraryError where the new one can't be
    written, ModelError from the encoder.
    """
    try:
        old = Library.open(folder)
    except LibraryError:
        remove_index(folder)
        return
    with WorkFolder(folder) as work:
        made = encoder(model or _model_of(old))
        new = Library.create(work, made.name, made.dimension)
        _carry_over(old, new, made)
        _drop_store(old)
        put_in_place(new, folder)
    old.close()


def _model_of(old: Library) -> str:
    made_with = old.meta("model")
    return NAME if made_with in (None, PLAIN) else made_with


def _carry_over(old: Library, new: Library, encoder: Encoder) -> None:
    choose(new, Choice.of(old))
    with new.writing() as connection:
        keep_edits(old, connection)
    uploads = old.whole_rows("articles", "SELECT * FROM articles WHERE path GLOB ?", f"{UPLOAD}*")
    make_again(new, list(uploads), encoder)
    for path, state in sorted(old.files().items()):
        if path.startswith(UPLOAD):
            new.put_file(state)


def remove_index(folder: Path) -> None:
    """Delete what qa made in an index folder or in Milvus for it, and nothing else."""
    with suppress(LibraryError):  # one that can't be opened any more is deleted all the same
        library = Library.open(folder)
        _drop_store(library)
        library.close()
    made = (dense.FILE, dense.HEADER, projection.FILE)
    for name in (FILE, f"{FILE}-wal", f"{FILE}-shm", *made):
        (folder / name).unlink(missing_ok=True)


def _drop_store(library: Library) -> None:
    store = open_store(library)
    store.drop()
    store.close()
