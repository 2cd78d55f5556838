"""What is fuzzed: every door by which bytes of strangers come in, each with what must hold.

In: bytes. Out: nothing. Invariant: a target raises if, and only if, a promise is broken.
"""

import json
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from qa import quantities
from qa.assistant import Assistant
from qa.checking import Checker
from qa.checking.claims import claims
from qa.cli import answer_line
from qa.commands.check import row_of
from qa.errors import ReadingError, RequestError
from qa.intake.preparing import prepare
from qa.language.kiwi import kiwi
from qa.language.korean import Analyzer
from qa.language.splitting import Limits, Span, split
from qa.reading import examine, suffixes
from qa.records import Filters
from qa.settings import Settings
from tests.fuzz.vocabulary import text_of
from tests.hashing import HashingEncoder
from tests.reading.sample import zipped
from tests.reading.samples import samples
from tests.reliability.collection import TEXTS

CPU_SECONDS = 20.0  # for one input of a few kilobytes; instrumented code is several times slower
_LIMITS = Limits(least=150, most=250, window=500)
_LINE_MOST = 300  # characters of a reason
_PARTS = {".docx": "word/document.xml", ".hwpx": "Contents/section0.xml", ".epub": "OEBPS/0.xhtml"}


@dataclass(frozen=True, slots=True)
class Target:
    """One door; `seeds` are what a sound caller sends, and `weight` is how often it is tried."""

    name: str
    run: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    weight: int  # of a thousand runs; the quick ones are tried more often

    def within_time(self, data: bytes) -> None:
        """Try it; the time that counts is the process's own, however busy the machine is."""
        began = time.process_time()
        self.run(data)
        took = time.process_time() - began
        assert took < CPU_SECONDS, f"it took {took:.1f} s"


def targets() -> Mapping[str, Target]:
    """All doors by name."""
    found = [
        Target(f"read{suffix}", partial(_read, suffix), partial(_files, suffix), 20)
        for suffix in sorted(suffixes())
    ]
    found += [
        Target(f"inside{suffix}", partial(_inside, suffix), partial(_insides, suffix), 10)
        for suffix in _PARTS
    ]
    found += [
        Target("prepare", _prepare, lambda: [_said(text) for text in TEXTS.values()], 30),
        Target("quantities", _quantities, _texts, 250),
        Target("splitting", _splitting, _texts, 100),
        Target("claims", _claims, _texts, 60),
        Target("questions", _questions, _texts, 30),
        Target("ask lines", _ask_line, partial(_lines, "question"), 30),
        Target("check lines", _check_line, partial(_lines, "claim"), 20),
    ]
    return {target.name: target for target in found}


def _read(suffix: str, data: bytes) -> None:
    """Any bytes give articles with text, or reasons of one line; all can be written down."""
    reading = examine(f"a{suffix}", data)
    assert reading.articles or reading.refused
    for refusal in reading.refused:
        message = str(refusal.error)
        assert isinstance(refusal.error, ReadingError)
        assert message and "\n" not in message and len(message) < _LINE_MOST, message
        message.encode()
        refusal.member.encode()
    for article in reading.articles:
        assert article.text.strip()
        json.dumps(asdict(article), ensure_ascii=False).encode()
        assert all(0 <= page <= len(article.text) for page in article.pages)


def _inside(suffix: str, data: bytes) -> None:
    """The same for what stands in a container, where a fuzzer can't reach it through a checksum."""
    _read(suffix, _with_part(_container(suffix), _PARTS[suffix], data))


def _prepare(data: bytes) -> None:
    """Cleaning and facts: what is left has text, and offsets of pages lie in it."""
    try:
        prepared = prepare("a.txt", text_of(data).encode("utf-8", "replace"))
    except ReadingError:
        return
    for article in prepared.articles:
        assert article.text.strip()
        article.text.encode()


def _quantities(data: bytes) -> None:
    """Quantities stand at their offsets, in order, and each is the same as itself."""
    text = text_of(data)
    end = 0
    for found in quantities.find(text, "2024-10-08"):
        assert end <= found.start < found.end <= len(text)
        end = found.end
        quantities.terms_of(found)
        quantities.compare(found, found)
    quantities.find(text)


def _characters(text: str) -> list[Span]:
    return [(i, i + 1) for i, character in enumerate(text) if not character.isspace()]


def _splitting(data: bytes) -> None:
    """Sentences cover every character that is not white space; passages lie inside the text."""
    text = text_of(data)
    language = ("ko", "en", "other")[len(data) % 3]
    layout = split(text, language, _LIMITS, _characters)
    covered = bytearray(len(text))
    end = 0
    for start, stop in layout.sentences:
        assert end <= start < stop <= len(text)
        covered[start:stop] = b"\1" * (stop - start)
        end = stop
    left = [sign for at, sign in enumerate(text) if not covered[at] and not sign.isspace()]
    assert not left, left[:5]
    assert all(0 <= one.start < one.end <= len(text) for one in layout.passages)


def _claims(data: bytes) -> None:
    """Claims are slices of the text as it was given, in order."""
    text = text_of(data)
    end = 0
    for claim in claims(text, _analyzer()):
        assert text[claim.start : claim.end] == claim.text
        assert end <= claim.start <= claim.end
        end = claim.start


def _questions(data: bytes) -> None:
    """Any question is answered with true citations, or refused in words."""
    assistant = _assistant()
    try:
        answer = assistant.ask(text_of(data))
    except RequestError:
        return
    for one in answer.passages:
        text = assistant.article(one.article.id).text
        assert text[one.start : one.end] == one.text
        assert all(one.start <= first < last <= one.end for first, last in one.highlights)


def _ask_line(data: bytes) -> None:
    """Any line of a batch gives an object that can be printed as JSON."""
    _printable(answer_line(_assistant(), data.decode("utf-8", "replace"), 5, Filters()))


def _check_line(data: bytes) -> None:
    """The same for claims."""
    checker = Checker(_assistant(), None)
    _printable(row_of(checker, data.decode("utf-8", "replace")))


def _printable(row: dict[str, object]) -> None:
    assert "id" in row
    printed = json.dumps(row, ensure_ascii=False, allow_nan=False)
    printed.encode()
    assert "\n" not in printed


def _part(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as file:
        return file.read(name)


def _with_part(data: bytes, name: str, part: bytes) -> bytes:
    """A container with another content of one part."""
    with ZipFile(BytesIO(data)) as file:
        entries = {entry: file.read(entry) for entry in file.namelist()}
    return zipped(entries | {name: part})


@cache
def _container(suffix: str) -> bytes:
    return _files(suffix)[0]


@cache
def _analyzer() -> Analyzer:
    kiwi()
    return Analyzer()


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix=f"qa-fuzz-{os.getpid()}-")


@cache
def _assistant() -> Assistant:
    """An assistant over the small library of the reliability tests."""
    folder = Path(_folder().name)
    articles = folder / "articles"
    articles.mkdir()
    for name, text in TEXTS.items():
        (articles / name).write_text(text, encoding="utf-8")
    assistant = Assistant.open(folder / "index", Settings(model="hashing", read_again=0))
    assistant.use(HashingEncoder())
    assistant.index([articles])
    return assistant


def _files(suffix: str) -> list[bytes]:
    return [one.data for one in samples() if one.name.endswith(suffix) and len(one.data) < 50_000]


def _insides(suffix: str) -> list[bytes]:
    return [_part(data, _PARTS[suffix]) for data in _files(suffix)]


def _said(text: str) -> bytes:
    return text.encode()[:2_000]


def _texts() -> list[bytes]:
    chosen = [b"\0" + bytes((7 * n + k * k) % 256 for k in range(2 * n)) for n in range(4, 60, 5)]
    return [_said(text) for text in TEXTS.values()] + chosen


def _lines(field: str) -> list[bytes]:
    rows: list[object] = [
        {"id": 1, field: "7번 등대에서 배를 21척 보았다."},
        {"id": None, field: "\ud83d\ude00 \u0000"},
        {"id": {"a": [1.5, True]}, field: "The harbour counted 41 ships."},
        {field: 3},
        [],
        "a",
    ]
    lines = [
        json.dumps(row, ensure_ascii=n % 2 == 0).encode("utf-8", "replace")
        for n, row in enumerate(rows)
    ]
    return [*lines, b"{", b'{"id": NaN, "%s": "a"}' % field.encode()]
