"""The works that are done with faults; run by `faults.Server` as a process.

In: trials, a JSON object a line. Out: how each ended, a JSON object a line.
"""

import ctypes
import json
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qa.assistant import Assistant
from qa.errors import QaError
from qa.intake.repairing import repair
from qa.language.kiwi import kiwi
from qa.settings import Settings
from qa.storage import backups, dense
from qa.storage.library import Library
from tests.hashing import HashingEncoder

_NOBODY = 65534


def _assistant(index: Path) -> Assistant:
    assistant = Assistant.open(index, Settings(model="hashing", read_again=0))
    assistant.use(HashingEncoder())
    return assistant


def _index(index: Path, articles: Path) -> Iterator[str]:
    for file in _assistant(index).indexing([articles]):
        yield f"{file.outcome} {file.file}"


def _articles(index: Path, articles: Path) -> Iterator[str]:
    for summary in _assistant(index).articles():
        yield summary.article.id


def _edit(index: Path, articles: Path) -> Iterator[str]:
    assistant = _assistant(index)
    for number, summary in enumerate(assistant.articles()):
        assistant.edit(summary.article.id, {"section": f"part {number}"})
        yield summary.article.id


def _add(index: Path, articles: Path) -> Iterator[str]:
    assistant = _assistant(index)
    for path in sorted(articles.glob("*.txt"))[:3]:
        done = assistant.add(
            f"sent-{path.name}", path.read_text().replace("바다는 잔잔", "호수가 고요").encode()
        )
        yield f"{done.outcome} {done.file}"


def _derived(index: Path, articles: Path) -> Iterator[str]:
    dense.discard(index)
    library = Library.open(index)
    dense.DenseIndex(library).save()
    yield "saved"


def _backup(index: Path, articles: Path) -> Iterator[str]:
    backups.backup(index, index / "saved.backup")
    yield "saved"


def _restore(index: Path, articles: Path) -> Iterator[str]:
    backups.restore(index, articles.parent / "saved.backup")
    yield "restored"


def _repair(index: Path, articles: Path) -> Iterator[str]:
    repair(index, lambda _: HashingEncoder())
    yield "repaired"


def _upgrade(index: Path, articles: Path) -> Iterator[str]:
    Library.open(index).close()
    yield "upgraded"


WORKS: dict[str, Callable[[Path, Path], Iterator[str]]] = {
    "articles": _articles,
    "index": _index,
    "edit": _edit,
    "add": _add,
    "derived": _derived,
    "backup": _backup,
    "restore": _restore,
    "repair": _repair,
    "upgrade": _upgrade,
}


def _work(shim: ctypes.CDLL, trial: dict[str, Any], pipe: int) -> None:
    """Do a work in a child and tell what was done through a pipe, a line at a time."""

    def tell(word: str, what: object) -> None:
        os.write(pipe, (json.dumps([word, what]) + "\n").encode())

    if not trial["rights"]:
        os.setuid(_NOBODY)
    shim.faults_arm(trial["index"].encode(), trial["fault"], trial["at"], trial["error"])
    try:
        for done in WORKS[trial["work"]](Path(trial["index"]), Path(trial["articles"])):
            tell("reported", done)
    except QaError as error:
        tell("error", str(error))
    except BaseException as error:  # a traceback at a user: the test is to fail
        tell("error", f"TRACEBACK {type(error).__name__}: {error}")
    tell("calls", shim.faults_calls())


def _run(shim: ctypes.CDLL, trial: dict[str, Any]) -> dict[str, Any]:
    """Fork a child for a work and wait for its end."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        _work(shim, trial, write)
        os._exit(0)
    os.close(write)
    timer = threading.Timer(trial["seconds"] or 120, os.kill, (child, signal.SIGKILL))
    timer.start()
    with os.fdopen(read, encoding="utf-8") as pipe:
        rows = [json.loads(line) for line in pipe if line.endswith("\n")]
    _, status = os.waitpid(child, 0)
    timer.cancel()
    told = {word: what for word, what in rows if word != "reported"}
    return {
        "reported": [what for word, what in rows if word == "reported"],
        "killed": os.WIFSIGNALED(status),
        "calls": told.get("calls", 0),
        "error": told.get("error"),
    }


def main() -> None:
    """Serve trials until the input ends."""
    shim = ctypes.CDLL(sys.argv[1])
    shim.faults_arm.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_long, ctypes.c_int]
    shim.faults_calls.restype = ctypes.c_long
    kiwi()  # takes a second, so it is loaded once for all
    with TemporaryDirectory() as folder:  # whatever else is loaded at its first use
        assistant = _assistant(Path(folder) / "index")
        assistant.add("a.txt", "등대(Lighthouse)에서 배 3척을 보았다. ".encode() * 9)
        assistant.close()
    for line in sys.stdin:
        print(json.dumps(_run(shim, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
