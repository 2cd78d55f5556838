"""Ten people ask the page at once for a minute, while a hundred files are indexed beside them.

    python -m benchmarks.crowd corpus [--people 10] [--seconds 60] [--files 100]

Starts `qa serve` over an index of the folder and asks it through its endpoint, as the page does.
Printed: answers, errors, and how long an answer took.
"""

import argparse
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import numpy as np
from gradio_client import Client

from qa.assistant import Assistant

_TEXT = "{n}번 시장의 하루 손님은 {m}명이고, 가게는 {k}곳이다. 지난해보다 {k}명 늘었다고 한다.\n"


def main() -> None:
    """Serve, ask, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=10)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--files", type=int, default=100)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        index = Path(work) / "index"
        assistant = Assistant.open(index)
        assistant.index([given.folder])
        questions = [row.article.title or row.article.file for row in assistant.articles()]
        assistant.close()
        more = _files(Path(work) / "more", given.files)
        with serving(index) as (_, address):
            crowd = _Crowd(address, questions, given.seconds)
            people = [threading.Thread(target=crowd.ask, args=(i,)) for i in range(given.people)]
            for person in people:
                person.start()
            _index(index, more)
            for person in people:
                person.join()
    print(crowd.report())


@contextmanager
def serving(index: Path) -> Iterator[tuple["subprocess.Popen[bytes]", str]]:
    """A page over an index, as a process of its own, and its address."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    serve = [sys.executable, "-m", "qa", "serve", "--index", str(index), "--port", str(port)]
    page = subprocess.Popen(serve, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait(address)
        yield page, address
    finally:
        page.terminate()
        page.wait()


def told_of(error: Exception) -> str:
    """An error in a line."""
    return f"{type(error).__name__} {error}"[:200]


class _Crowd:
    """What the people asked, and what came of it."""

    def __init__(self, address: str, questions: list[str], seconds: int) -> None:
        self.address = address
        self.questions = questions
        self.until = time.perf_counter() + seconds
        self.times: list[float] = []
        self.errors: list[str] = []

    def ask(self, person: int) -> None:
        """One person: asks again as soon as the answer is there and has been read for a second."""
        number = person
        client = Client(self.address, verbose=False, download_files=False, analytics_enabled=False)
        while time.perf_counter() < self.until:
            question = self.questions[number % len(self.questions)]
            began = time.perf_counter()
            try:
                client.predict(question, api_name="/ask")
                self.times.append(1000 * (time.perf_counter() - began))
            except Exception as error:  # whatever it is, it is an error that a person would see
                self.errors.append(told_of(error))
            number += 1
            time.sleep(1)

    def report(self) -> str:
        """The figures in a line."""
        p50, p95 = np.percentile(self.times or [0], [50, 95])
        told = f"{len(self.times)} answers, {len(self.errors)} errors"
        return "\n".join([f"{told}; {p50:.0f} ms p50, {p95:.0f} ms p95", *self.errors[:3]])


def _files(folder: Path, count: int) -> Path:
    folder.mkdir()
    for n in range(count):
        text = _TEXT.format(n=n, m=1000 + 7 * n, k=3 + n) * 3
        (folder / f"{n}.txt").write_text(f"{n}번 시장 소식\n\n{text}", encoding="utf-8")
    return folder


def _index(index: Path, folder: Path) -> None:
    began = time.perf_counter()
    command = [sys.executable, "-m", "qa", "index", str(folder), "--index", str(index)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own command
    print(f"the files beside them were indexed in {time.perf_counter() - began:.1f} s")


def _wait(address: str) -> None:
    for _ in range(1200):
        try:
            httpx.get(address).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.25)
        else:
            return
    raise SystemExit("the page did not come up within five minutes")


if __name__ == "__main__":
    main()
