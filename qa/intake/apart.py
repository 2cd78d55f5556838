"""Files that could hang a reader or eat the memory are read in a process of their own.

In: a name and bytes. Out: what `preparing.prepare` gives. Invariant: whatever the bytes, it takes
no more time and memory than the limits, and a reader that fails takes nobody with it.

The process is started for the first such file and serves the following ones; small plain text is
read here, for its readers are this project's own and bounded. Requests and answers go through
pipes: a line of JSON, and the bytes behind it.
"""

import atexit
import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import PurePath
from typing import IO, Any

from qa.beside import command
from qa.errors import (
    DamagedFileError,
    EmptyFileError,
    EncryptedFileError,
    ReadingError,
    UnsupportedFormatError,
)
from qa.intake.preparing import Prepared, prepare
from qa.reading.kinds import kind_of
from qa.records import Fact, Metadata, Origin, RawArticle, Source

_PLAIN = (
    ".txt",
    ".text",
    ".srt",
    ".vtt",
    ".md",
    ".markdown",
    ".json",
    ".jsonl",
    ".ndjson",
    ".csv",
    ".tsv",
)
_ERRORS = (DamagedFileError, EmptyFileError, EncryptedFileError, UnsupportedFormatError)
_PLAIN_MOST = 1_000_000  # bytes


class Reader:
    """Holds the process that reads, once there is one. One file at a time."""

    def __init__(self, seconds: float, memory: int) -> None:
        self.seconds = seconds
        self.memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._turn = threading.Lock()

    def prepare(self, name: str, data: bytes) -> Prepared:
        """The articles of a file. Raises ReadingError, also for one that takes too much."""
        if _is_harmless(name, data):
            return prepare(name, data)
        with self._turn:
            answer = self._asked(name, data)
        return _received(answer)

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):  # what was not sent yet has nobody to go to
                        pipe.close()
            process.wait()

    def _asked(self, name: str, data: bytes) -> dict[str, Any]:
        process = self._process or self._start()
        late = threading.Event()

        def stop() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self.seconds, stop)
        timer.start()
        try:
            line = _exchange(process, name, data)
        finally:
            timer.cancel()
        if line.endswith(b"\n"):
            answer: dict[str, Any] = json.loads(line)
            return answer
        self.close()
        if late.is_set():
            raise UnsupportedFormatError(
                f"reading it took more than {self.seconds:g} seconds and was given up; save it in "
                "another format, or cut it up"
            )
        raise DamagedFileError(
            "it made its reader fail, which a sound file does not; save it again, or in another "
            "format"
        )

    def _start(self) -> "subprocess.Popen[bytes]":
        self._process = subprocess.Popen(  # noqa: S603 - this module itself
            command("qa.intake.apart", str(self.memory)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        atexit.register(self.close)
        return self._process


def _is_harmless(name: str, data: bytes) -> bool:
    """Whether a file is small plain text, or is refused by its first bytes."""
    try:
        kind = kind_of(data)
    except ReadingError:
        return True
    plain = PurePath(name).suffix.lower() in _PLAIN and len(data) <= _PLAIN_MOST
    return kind is None and plain


def _exchange(process: "subprocess.Popen[bytes]", name: str, data: bytes) -> bytes:
    """Send a file and receive a line; one that is cut short where the process ended."""
    assert process.stdin is not None and process.stdout is not None  # noqa: S101 - for the types
    try:
        process.stdin.write(json.dumps([name, len(data)]).encode() + b"\n")
        process.stdin.write(data)
        process.stdin.flush()
    except OSError:  # it has ended before it took everything
        return b""
    return process.stdout.readline()


def _received(answer: dict[str, Any]) -> Prepared:
    if "error" in answer:
        kind, message = answer["error"]
        raise next((error for error in _ERRORS if error.__name__ == kind), ReadingError)(message)
    return Prepared(
        tuple(_article(row) for row in answer["articles"]),
        tuple((member, reason) for member, reason in answer["refused"]),
    )


def _article(row: dict[str, Any]) -> RawArticle:
    facts = row["metadata"]
    sources = tuple(Source(**source) for source in facts.pop("sources"))
    found = {
        name: Fact(fact["value"], Origin(fact["origin"]))
        for name, fact in facts.items()
        if fact is not None
    }
    metadata = Metadata(**found, sources=sources)
    return RawArticle(
        row["text"],
        metadata,
        row["member"],
        tuple(row["pages"]),
        tuple((start, end) for start, end in row["code"]),
        row["marked"],
    )


def _answer(name: str, data: bytes) -> dict[str, Any]:
    try:
        prepared = prepare(name, data)
    except ReadingError as error:
        return {"error": [type(error).__name__, str(error)]}
    except MemoryError:
        return {"error": ["UnsupportedFormatError", "reading it takes too much memory; cut it up"]}
    except Exception as error:
        reason = f"reading it failed ({type(error).__name__}); save it again"
        return {"error": ["DamagedFileError", reason]}
    return {
        "articles": [asdict(article) for article in prepared.articles],
        "refused": prepared.refused,
    }


def _serve(received: IO[bytes], answers: IO[bytes]) -> None:
    """Read files until there is none."""
    while line := received.readline():
        name, size = json.loads(line)
        answers.write(json.dumps(_answer(name, received.read(size))).encode() + b"\n")
        answers.flush()


def _limit_memory(size: int) -> None:
    """Let this process have no more memory; where a system knows no limit, there is none."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


if __name__ == "__main__":
    _limit_memory(int(sys.argv[1]))
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # what a library prints is no answer
        _serve(sys.stdin.buffer, answers)
