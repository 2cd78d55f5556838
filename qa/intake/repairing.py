"""A damaged library made whole again, as far as what it holds goes.

In: an index folder, and an encoder should vectors be lost. Out: a library of the rows that are
whole, in the place of the damaged one, and what became of the rest. Invariant: only rows whose
seals are whole are kept; whatever was lost is named, and is read again by the next `qa index`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from sqlite3 import Connection, Row

from qa.errors import DamagedLibraryError, LibraryError
from qa.intake.entering import Tools, make_entry
from qa.intake.site_lines import SITE
from qa.language.korean import Analyzer
from qa.models.centring import Centres
from qa.models.encoding import Encoder
from qa.settings import PIPELINE, Settings
from qa.storage import dense
from qa.storage.backups import WorkFolder, put_in_place
from qa.storage.database import FILE, advance
from qa.storage.doctor import examine_library
from qa.storage.entries import FileState, Place
from qa.storage.library import Library
from qa.storage.schema import SEALED, insert, is_whole
from qa.storage.storing import raw_from_row
from qa.storage.upgrading import make_lexical

_LEFT = "damaged"  # a folder for the texts that no file holds any more
_KEYS = {
    "articles": "id",
    "passages": "id",
    "vectors": "passage",
    "edits": "article",
    "meta": "name",
}


@dataclass
class Repair:
    """What became of a damaged library; articles are named by their id, or their file."""

    kept: int = 0
    encoded: list[str] = field(default_factory=list)  # made again from their own text
    again: list[str] = field(default_factory=list)  # read again by the next `qa index`
    lost: list[str] = field(default_factory=list)  # no file holds them: what is left is set aside


@dataclass
class _Rows:
    """The rows of a damaged library that are whole."""

    articles: dict[str, Row]
    passages: dict[str, list[Row]]  # by article
    vectors: dict[int, Row]
    broken: list[Row]  # articles that are not what was stored
    complete: bool  # whether every row of the articles could be read


def repair(folder: Path, encoder: Callable[[str], Encoder]) -> Repair:
    """Make the library of a folder anew from what is whole in it.

    `encoder` is called, with the model's name, only if vectors are lost. Raises
    DamagedLibraryError where too little can be read to begin with.
    """
    damaged = Library(folder / FILE)
    done = Repair()
    try:
        model, dimension = damaged.meta("model") or "", damaged.dimension
        rows = _rows(damaged)
        with WorkFolder(folder) as work:
            library = Library.create(work, model, dimension)
            _keep(damaged, library, rows, done)
            missing = [
                rows.articles[name] for name in sorted(rows.articles) if name not in _ids(library)
            ]
            if missing:
                done.encoded += make_again(library, missing, encoder(model))
            _note_files(damaged, library, rows, done)
            _set_aside(folder, rows)
            problems = examine_library(library)
            if problems:
                raise DamagedLibraryError(problems[0].told())
            put_in_place(library, folder)
    except DamagedLibraryError as error:
        raise DamagedLibraryError(
            f"{folder / FILE} can't be repaired ({error}); restore it from a backup with: "
            f"qa restore FILE, or delete {folder} and index again"
        ) from error
    finally:
        damaged.close()
    remake_dense(folder)
    return done


def _rows(damaged: Library) -> _Rows:
    articles, complete = _readable(damaged, "articles")
    passages, _ = _readable(damaged, "passages")
    vectors, _ = _readable(damaged, "vectors")
    by_article: dict[str, list[Row]] = {}
    for row in passages:
        if is_whole("passages", row):
            by_article.setdefault(row["article"], []).append(row)
    return _Rows(
        {row["id"]: row for row in articles if is_whole("articles", row)},
        by_article,
        {row["passage"]: row for row in vectors if is_whole("vectors", row)},
        [row for row in articles if not is_whole("articles", row)],
        complete,
    )


def _readable(library: Library, table: str) -> tuple[list[Row], bool]:
    """The rows of a table that can be read, from both ends, and whether these are all."""
    key = _KEYS.get(table, "path")
    found: dict[tuple[object, ...], Row] = {}
    for order in ("ASC", "DESC"):
        try:
            for row in library.connection.execute(f"SELECT * FROM {table} ORDER BY {key} {order}"):
                found[tuple(row)[:2]] = row
            return list(found.values()), True
        except LibraryError:
            continue
    return list(found.values()), False


def _keep(damaged: Library, library: Library, rows: _Rows, done: Repair) -> None:
    """Copy the articles that are whole with all their passages and vectors."""
    with library.writing() as connection:
        for name, article in sorted(rows.articles.items()):
            passages = rows.passages.get(name, [])
            vectors = [rows.vectors.get(row["id"]) for row in passages]
            if len(passages) == article["passage_count"] and None not in vectors:
                _put(connection, "articles", [article])
                _put(connection, "passages", passages)
                _put(connection, "vectors", [row for row in vectors if row is not None])
                done.kept += 1
        keep_edits(damaged, connection)
        _put(connection, "meta", _site_lines(damaged))
        make_lexical(library, connection)
        advance(connection)


def _site_lines(damaged: Library) -> list[Row]:
    """What was learned of sites, where it is whole."""
    rows = _readable(damaged, "meta")[0]
    return [row for row in rows if row["name"].startswith(SITE) and is_whole("meta", row)]


def keep_edits(damaged: Library, connection: Connection) -> None:
    """Copy the corrections that are whole."""
    edits = [row for row in _readable(damaged, "edits")[0] if is_whole("edits", row)]
    _put(connection, "edits", edits)


def _put(connection: Connection, table: str, rows: list[Row]) -> None:
    for row in rows:
        insert(connection, table, [row[column] for column in SEALED[table]])


def _ids(library: Library) -> set[str]:
    return {row["id"] for row in library.rows("SELECT id FROM articles")}


def make_again(library: Library, rows: list[Row], encoder: Encoder) -> list[str]:
    """Put articles into a library by their stored text, split and encoded once more; their ids."""
    centres = Centres.of(encoder.name, encoder.dimension)
    tools = Tools(library, encoder, Analyzer(), centres)
    for row in rows:
        place = Place(row["path"], row["member"], row["file"])
        entry = make_entry(tools, Settings(), place, raw_from_row(dict(row)))
        library.put(replace(entry, id=row["id"], hash=row["hash"]))
    return [row["id"] for row in rows]


def _note_files(damaged: Library, library: Library, rows: _Rows, done: Repair) -> None:
    """Note which files were read; all are to be read again if an article may be lost."""
    states: dict[str, FileState] = {}
    for row in _readable(damaged, "files")[0]:
        if is_whole("files", row):
            states[row["path"]] = FileState(*tuple(row)[:-1])
    for row in rows.articles.values():
        states.setdefault(
            row["path"], FileState(row["path"], row["file"].partition("#")[0], -1, -1)
        )
    copies = [row for row in _readable(damaged, "copies")[0] if is_whole("copies", row)]
    there = _ids(library)
    with library.writing() as connection:
        _put(connection, "copies", [row for row in copies if row["article"] in there])
    sound = rows.complete and not rows.broken
    for _, state in sorted(states.items()):
        library.put_file(state if sound else replace(state, hash="", size=-1, pipeline=PIPELINE))
    paths = {row["path"] for row in (*rows.articles.values(), *copies)}
    for path in sorted(states):
        if not sound and path not in paths and states[path].failure is None:
            (done.again if Path(path).is_file() else done.lost).append(states[path].file)


def _set_aside(folder: Path, rows: _Rows) -> None:
    """Write what can be read of an article whose file is gone to a file of its own."""
    for row in rows.broken:
        path, name = str(row["path"]), str(row["id"])
        if Path(path).is_file() or not name.isalnum():
            continue
        place = folder / _LEFT / f"{name}.txt"
        place.parent.mkdir(exist_ok=True)
        place.write_text(str(row["text"]), encoding="utf-8", errors="replace")


def remake_dense(folder: Path) -> None:
    """Make the FAISS file again from stored vectors."""
    dense.discard(folder)
    library = Library.open(folder)
    dense.DenseIndex(library).save()
    library.close()


def drawn(done: Repair) -> Iterator[str]:
    """What became of the library, in lines for people."""
    yield f"{done.kept} articles kept as they were"
    for name in done.encoded:
        yield f"article {name}: passages and vectors made again from its text"
    for name in done.again:
        yield f"{name}: lost; run qa index to have it read again"
    for name in done.lost:
        yield f"{name}: lost, and its file is gone; what could be read of it is in {_LEFT}/"
