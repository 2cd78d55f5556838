"""Twenty people use the page for an hour while somebody writes, and nothing may go wrong.

    python -m benchmarks.endurance corpus [--people 20] [--minutes 60] [--pause 6]

Starts `qa serve` over an index of the folder. Each person asks, checks a claim, lists the articles
or opens one, and then reads for a while (`--pause` seconds on average). Beside them files are
written, changed and taken away, and `qa index` is run over them, again and again. Printed: answers,
errors, citations that are not what their article says, how long an answer took, and the memory of
the page and of what it started, once it is warm and in the end. Exit status 1 if it went wrong.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from gradio_client import Client

from benchmarks.crowd import serving, told_of
from qa.assistant import Assistant

_WARM_SHARE = 1 / 6  # of the time, until memory is taken for that of a warm page
_SAMPLE_SECONDS = 10.0
_FILES = 24  # that the writer has, of which some are there at a time
_WRITER_PAUSE = 20.0  # seconds between two runs
_PATIENCE = 120.0  # seconds until a person gives up
_GROWTH_MOST = 0.10  # of memory
_TEXT = "{n}번 시장의 하루 손님은 {m}명이고, 가게는 {k}곳이다. 지난해보다 {k}명 늘었다고 한다.\n"


def main() -> None:
    """Serve, use, write, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--pause", type=float, default=6)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        index = Path(work) / "index"
        texts, questions = _library(index, given.folder)
        with serving(index) as (page, address):
            _client(address).predict(questions[0], api_name="/ask")  # the model is loaded now
            until = time.monotonic() + 60 * given.minutes
            use = _Use(address, texts, questions, given.pause, until)
            memory: list[float] = []
            threads = [threading.Thread(target=use.live, args=(i,)) for i in range(given.people)]
            threads.append(threading.Thread(target=_write, args=(index, Path(work), use)))
            threads.append(threading.Thread(target=_sample, args=(page.pid, memory, until)))
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    grown = _report(use, memory)
    raise SystemExit(bool(use.errors or use.wrong or grown > _GROWTH_MOST))


def _library(index: Path, folder: Path) -> tuple[dict[str, str], list[str]]:
    """Index the articles that stay; return their texts by id, and what to ask."""
    assistant = Assistant.open(index)
    assistant.index([folder])
    summaries = assistant.articles()
    texts = {s.article.id: assistant.article(s.article.id).text for s in summaries}
    questions = [s.article.title or s.article.file for s in summaries]
    assistant.close()
    return texts, questions


class _Use:
    """What the people did, and what came of it."""

    def __init__(
        self,
        address: str,
        texts: dict[str, str],
        questions: list[str],
        pause: float,
        until: float,
    ) -> None:
        self.address = address
        self.texts = texts
        self.questions = questions
        self.pause = pause
        self.until = until
        self.done: Counter[str] = Counter()
        self.times: list[float] = []  # of questions, in milliseconds
        self.errors: list[str] = []
        self.wrong: list[str] = []

    def live(self, person: int) -> None:
        """One person, until the time is over."""
        chance = random.Random(person)  # noqa: S311 - the same habits every time
        acts: list[Callable[[Client, random.Random], None]] = [self._ask] * 7
        acts += [self._check, self._list, self._open]
        client = _client(self.address)
        while time.monotonic() < self.until:
            act = chance.choice(acts)
            try:
                act(client, chance)
                self.done[act.__name__.strip("_")] += 1
            except Exception as error:  # whatever it is, a person would see it
                self.errors.append(f"{act.__name__}: {told_of(error)}")
            time.sleep(min(chance.expovariate(1 / self.pause), 10 * self.pause))

    def _ask(self, client: Client, chance: random.Random) -> None:
        question = chance.choice(self.questions)
        if chance.random() < 0.3:
            question = f"{chance.randrange(_FILES)}번 시장의 하루 손님은 몇 명인가?"
        began = time.perf_counter()
        answer = client.predict(question, api_name="/ask")
        self.times.append(1000 * (time.perf_counter() - began))
        self._examine(answer["passages"])

    def _check(self, client: Client, chance: random.Random) -> None:
        claim = f"{chance.randrange(_FILES)}번 시장의 하루 손님은 {chance.randrange(3000)}명이다."
        for finding in client.predict(claim, api_name="/check"):
            self._examine(finding["evidence"] or [])

    def _list(self, client: Client, _: random.Random) -> None:
        known = {row["id"] for row in client.predict(api_name="/articles")}
        if not set(self.texts) <= known:
            self.wrong.append("an article was missing from the list")

    def _open(self, client: Client, chance: random.Random) -> None:
        name = chance.choice(sorted(self.texts))
        if client.predict(name, api_name="/article")["text"] != self.texts[name]:
            self.wrong.append(f"article {name} has another text")

    def _examine(self, passages: list[dict[str, Any]]) -> None:
        """Compare what is cited from articles that stay with their text."""
        for one in passages:
            text = self.texts.get(one["article"]["id"])
            if text is not None and text[one["start"] : one["end"]] != one["text"]:
                self.wrong.append(f"{one['article']['id']} {one['start']}-{one['end']}")


def _client(address: str) -> Client:
    return Client(
        address,
        verbose=False,
        download_files=False,
        analytics_enabled=False,
        httpx_kwargs={"timeout": _PATIENCE},
    )


def _write(index: Path, work: Path, use: _Use) -> None:
    """Write, change and take away files and index them, until the time is over."""
    chance = random.Random("writer")  # noqa: S311
    folder = work / "more"
    folder.mkdir()
    command = [sys.executable, "-m", "qa", "index", str(folder), "--index", str(index)]
    while time.monotonic() < use.until:
        for n in chance.sample(range(_FILES), 6):
            file = folder / f"{n}.txt"
            if file.exists() and chance.random() < 0.4:
                file.unlink()
            else:
                text = _TEXT.format(n=n, m=chance.randrange(1000, 3000), k=3 + n) * 3
                file.write_text(f"{n}번 시장 소식\n\n{text}", encoding="utf-8")
        run = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        use.done["index"] += 1
        if run.returncode:
            use.errors.append(f"index: {run.stderr.strip()[-300:]}")
        time.sleep(max(0.0, min(_WRITER_PAUSE, use.until - time.monotonic())))


def _sample(page: int, memory: list[float], until: float) -> None:
    while time.monotonic() < until:
        memory.append(memory_of(page))
        time.sleep(_SAMPLE_SECONDS)


def memory_of(process: int) -> float:
    """What a process and those that it started have written to memory, in MB; 0 where unknown.

    Libraries and models that are mapped from files are not in it.
    """
    tasks = Path(f"/proc/{process}/task")
    try:
        own = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
        children = {
            int(child)
            for task in tasks.iterdir()
            for child in (task / "children").read_text(encoding="ascii").split()
        }
    except OSError:
        return 0.0
    written = next(line for line in own.splitlines() if line.startswith("Anonymous:"))
    return int(written.split()[1]) / 1024 + sum(memory_of(child) for child in children)


def _report(use: _Use, memory: list[float]) -> float:
    """Print what came of it; return by which share memory has grown since the page was warm."""
    p50, p95, p99 = np.percentile(use.times or [0], [50, 95, 99])
    print(", ".join(f"{count} times {act}" for act, count in sorted(use.done.items())))
    print(f"{len(use.errors)} errors, {len(use.wrong)} wrong citations")
    print(f"questions: {p50:.0f} ms p50, {p95:.0f} ms p95, {p99:.0f} ms p99")
    for line in [*use.errors[:5], *use.wrong[:5]]:
        print(line)
    settled = memory[int(len(memory) * _WARM_SHARE) :]
    part = max(1, len(settled) // 10)  # a tenth: one sample may fall into a question
    first, last = np.median(settled[:part]), np.median(settled[-part:])
    if not first:
        print("memory: can't be told on this system")
        return 0.0
    print(
        f"memory: {memory[0]:.0f} MB at the start, {first:.0f} MB warm, {last:.0f} MB in the end "
        f"({last / first - 1:+.1%}), {max(memory):.0f} MB at most"
    )
    return float(last / first - 1)


if __name__ == "__main__":
    main()
