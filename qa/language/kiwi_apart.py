"""The analyser in a process of its own, where a command has one question.

In: what the analyser is asked. Out: its answers. Invariant: they are those of the analyser in this
process; where the other one can't be had, or ends, this one does it.

Kiwi takes a second to load and keeps every other thread out meanwhile. On two cores another process
does that while this one reads the index and the networks.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, Any

from qa.beside import command
from qa.language import kiwi


@contextmanager
def apart(needed: bool) -> Iterator[None]:
    """Have the analyser in another process meanwhile, where it is needed and a core is left."""
    process = _started() if needed and len(_cores()) > 1 else None
    if process is None:
        yield
        return
    kiwi.ask_elsewhere(_asking(process))
    try:
        yield
    finally:
        kiwi.ask_elsewhere(None)
        _end(process)


def _cores() -> Any:
    return (
        os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(os.cpu_count() or 1)
    )


def _started() -> "subprocess.Popen[bytes] | None":
    try:
        return subprocess.Popen(  # noqa: S603 - this module itself
            command("qa.language.kiwi_apart"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, ValueError):
        return None


def _asking(process: "subprocess.Popen[bytes]") -> Callable[[str, str], Any]:
    def ask(name: str, text: str) -> Any:
        """What the function of this name gives. Raises LookupError where there is no answer."""
        assert process.stdin is not None and process.stdout is not None  # noqa: S101 - for the types
        try:
            process.stdin.write(json.dumps([name, text]).encode() + b"\n")
            process.stdin.flush()
            [answer] = json.loads(process.stdout.readline())
        except (OSError, ValueError) as error:  # it has ended, or could not do it
            raise LookupError(name) from error
        return answer

    return ask


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    process.wait()


def _serve(received: IO[bytes], answers: IO[bytes]) -> None:
    """Answer until nothing more is asked."""
    kiwi.tokens("가")  # what it makes at the first use is made before it is asked
    for line in received:
        name, text = json.loads(line)
        try:
            answer = [kiwi.ASKED[name](text)]
        except Exception:
            answer = []
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt, OSError):
        _serve(sys.stdin.buffer, sys.stdout.buffer)
    os._exit(0)
