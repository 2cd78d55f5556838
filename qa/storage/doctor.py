"""A library examined: whether it holds what was put into it, and what was made from it agrees.

In: an index folder. Out: problems, each with the article that it is about, where it is about one.
Invariant: examining changes nothing; a library without a problem gives citations that are true to
its articles.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa.errors import LibraryError
from qa.language.splitting import Span
from qa.language.transliteration import keys
from qa.storage import interaction, packing
from qa.storage.lexical import LexicalIndex
from qa.storage.library import Library
from qa.storage.schema import SEALED, sealed_rows
from qa.storage.storing import unpack_spans

_UNIT_OFF = 5e-3  # of a vector's length: half precision rounds
_TOLD_MOST = 20  # lines that SQLite's own check is asked for


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is not as it should be."""

    part: str  # what it was found in: a table, or a file of the index folder
    what: str
    article: str | None = None
    derived: bool = False  # made from the articles, and made again by itself or by --repair

    def told(self) -> str:
        """The problem in one line."""
        return f"{self.part}: {self.what}" + (f" (article {self.article})" if self.article else "")


def examine(folder: Path) -> list[Problem]:
    """Every problem of an index folder. Raises MissingLibraryError when there is none."""
    from qa.storage import dense

    library = Library.open(folder)
    try:
        problems = examine_library(library)
        if all(problem.derived for problem in problems):
            problems += [Problem(dense.FILE, what, derived=True) for what in dense.faults(library)]
        return problems
    finally:
        library.close()


def examine_library(library: Library) -> list[Problem]:
    """Every problem of the library's own file."""
    problems: list[Problem] = []
    with library.reading():
        for check in (_sqlite, _seals, _spans, _vectors, _lexical, _packed):
            problems += _caught(check, library)
    problems += _caught(_postings, library)  # it writes by its form, so it can't be in there
    return list(dict.fromkeys(problems))


def _caught(check: Callable[[Library], Iterator[Problem]], library: Library) -> list[Problem]:
    """The problems that a check finds, and the one that it fails of."""
    found: list[Problem] = []
    try:
        found.extend(check(library))
    except (LibraryError, ValueError, TypeError, KeyError, OverflowError) as error:
        derived = check in (_lexical, _packed, _postings)
        part = "lexical" if derived else "sqlite"
        found.append(Problem(part, " ".join(str(error).split()), derived=derived))
    return found


def _sqlite(library: Library) -> Iterator[Problem]:
    """What SQLite says of its pages, indexes and references."""
    for (told,) in library.rows(f"PRAGMA integrity_check({_TOLD_MOST})"):
        if told != "ok":
            yield Problem("sqlite", str(told))
    for row in library.rows("PRAGMA foreign_key_check"):
        yield Problem("sqlite", f"a row of {row[0]} belongs to no row of {row[2]}")


def _seals(library: Library) -> Iterator[Problem]:
    """Rows that are not what was put in."""
    for table in SEALED:
        for row, whole in sealed_rows(library.connection, table):
            if not whole:
                name = {"articles": "id", "passages": "article"}.get(table, "article")
                article = str(row[name]) if name in row.keys() else None  # noqa: SIM118
                what = f"the row {next(iter(row))!r} is not what was stored"
                yield Problem(table, what, article, table.startswith("lexical"))
    facts = {row["name"] for row in library.rows("SELECT name FROM meta")}
    for name in {"format", "model", "dimension", "generation", "identity"} - facts:
        yield Problem("meta", f"{name} is missing")


def _spans(library: Library) -> Iterator[Problem]:
    """Offsets that do not lie in their article, and passages that are missing."""
    for article in library.rows("SELECT * FROM articles ORDER BY id"):
        name, length = article["id"], len(article["text"])
        for part in ("pages", "paragraphs", "sentences"):
            if not _inside(unpack_spans(article[part]), 0, length):
                yield Problem("articles", f"{part} lie outside the text", name)
        rows = library.rows("SELECT * FROM passages WHERE article = ? ORDER BY start", name)
        if len(rows) != article["passage_count"]:
            what = f"{len(rows)} passages are there, {article['passage_count']} were stored"
            yield Problem("passages", what, name)
        for row in rows:
            start, end = row["start"], row["end"]
            sentences = unpack_spans(row["sentences"])
            if not (0 <= start < end <= length and _inside(sentences, start, end)):
                yield Problem("passages", f"passage {row['id']} lies outside the text", name)


def _inside(spans: list[Span], start: int, end: int) -> bool:
    return all(start <= first <= last <= end for first, last in spans)


def _vectors(library: Library) -> Iterator[Problem]:
    """Vectors that are missing, or not finite, of unit length and of the model's shape."""
    dimension = library.dimension
    row_bytes = interaction.row_bytes(dimension)
    query = (
        "SELECT passages.id, passages.article, passages.sentences AS spans, vectors.* "
        "FROM passages LEFT JOIN vectors ON vectors.passage = passages.id ORDER BY passages.id"
    )
    for row in library.connection.execute(query):
        if row["passage"] is None:
            yield Problem("vectors", f"passage {row['id']} has none", row["article"])
            continue
        sentences = len(unpack_spans(row["spans"]))
        tokens, rest = divmod(len(row["tokens"]), row_bytes)
        ranges = unpack_spans(row["ranges"])
        fits = len(ranges) == sentences and not rest and _inside(ranges, 0, tokens)
        whole = _are_unit(row["whole"], 1, dimension)
        if not (fits and whole and _are_unit(row["sentences"], sentences, dimension)):
            what = f"those of passage {row['id']} have not the shape or the length of the model's"
            yield Problem("vectors", what, row["article"])


def _are_unit(data: bytes, count: int, dimension: int) -> bool:
    """Whether stored vectors are `count` of unit length; a text without letters may have zeros."""
    vectors = np.frombuffer(data, "<f2").astype(np.float32)
    if len(vectors) != count * dimension or not np.isfinite(vectors).all():
        return False
    lengths = np.linalg.norm(vectors.reshape(-1, dimension), axis=1)
    return bool(((abs(lengths - 1) < _UNIT_OFF) | (lengths == 0)).all())


def _lexical(library: Library) -> Iterator[Problem]:
    """Terms that are missing, too many or not what was stored, and sounds that do not lead back."""
    there = set(library.passage_ids())
    found = set()
    tokens: set[str] = set()
    for number, whole, words in library.lexical.stored():
        found.add(number)
        tokens |= words
        if not whole:
            yield _lost(f"the terms of passage {number} are not what was stored")
    for number in sorted(there ^ found):
        yield _lost(f"passage {number} is in the lexical index or the library, not in both")
    lost = _without_sounds(library.lexical, tokens)
    if lost:
        yield _lost(f"{lost} words can't be found by their sound")


def _without_sounds(lexical: LexicalIndex, tokens: set[str]) -> int:
    known = lexical.sounds()
    return sum((key, token) not in known for token in tokens for key in keys(token, 16))


def _packed(library: Library) -> Iterator[Problem]:
    """Packed postings, which carry no hash, that do not agree with the terms."""
    for what in packing.faults(library.connection):
        yield _lost(what)


def _postings(library: Library) -> Iterator[Problem]:
    """Postings that do not agree with the terms they are made of."""
    library.lexical.check_postings()
    yield from ()


def _lost(what: str) -> Problem:
    return Problem("lexical", what, derived=True)
