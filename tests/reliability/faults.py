"""Works done in processes of their own, which are killed, or fail to write, at a chosen call.

In: the name of a work (see `works.py`), an index folder, and the fault. Out: what the work had
reported as done before it ended, and how. Invariant: the fault comes at the n-th call that changes
a file under the folder, counted in the process itself, so that every such call can be tried.

A server process, which has loaded everything that takes time, forks one child for each work.
"""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from enum import IntEnum
from pathlib import Path
from typing import Self

from tests.conftest import ROOT

_SOURCE = Path(__file__).with_name("faults.c")
LONG = int(os.environ.get("QA_TORTURE", "0"))  # 0: the short form; else how much of the long one


class Fault(IntEnum):
    """What happens at the chosen call; the numbers are those of `faults.c`."""

    NONE = 0
    KILL = 1
    TORN = 2  # half of a write, then a kill
    FAIL_FROM = 3
    FAIL_ONCE = 4


@dataclass(frozen=True, slots=True)
class Trial:
    """One work with one fault."""

    work: str
    index: str
    articles: str
    fault: Fault = Fault.NONE
    at: int = -1
    error: int = 28  # ENOSPC
    seconds: float = 0.0  # a kill after so long, if more than 0
    rights: bool = True  # False: as a user who owns nothing


@dataclass(frozen=True, slots=True)
class Ended:
    """How a work ended."""

    reported: tuple[str, ...]  # in its own words, one at a time, as they were done
    killed: bool
    calls: int  # that changed files, where it was not killed
    error: str | None  # what it would have told a user


class Server:
    """Holds the server process."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    @classmethod
    def start(cls, folder: Path) -> Self:
        """Compile what makes faults and start; `folder` is for what is compiled."""
        library = folder / "faults.so"
        command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(_SOURCE), "-ldl"]
        subprocess.run(command, check=True, capture_output=True)
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.reliability.works", str(library)],
            cwd=ROOT,
            env=os.environ | {"LD_PRELOAD": str(library), "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        return cls(process)

    def run(self, trial: Trial) -> Ended:
        """Do one work."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(asdict(trial)) + "\n")
        self._process.stdin.flush()
        value = json.loads(self._process.stdout.readline())
        return Ended(tuple(value["reported"]), value["killed"], value["calls"], value["error"])

    def stop(self) -> None:
        """End the server."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=60)
        self._process.stdout.close()


def can_start() -> bool:
    """Whether faults can be made here: on Linux, with a C compiler."""
    return sys.platform == "linux" and shutil.which("cc") is not None


def spread(count: int, most: int) -> list[int]:
    """At most `most` of the numbers below `count`, evenly, with the first and the last."""
    if count <= most:
        return list(range(count))
    return sorted({round(i * (count - 1) / (most - 1)) for i in range(most)})
