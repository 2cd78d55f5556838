"""Several processes on one index: none meets a lock, and what was reported as done is found."""

import subprocess
import sys
from pathlib import Path

from qa.assistant import Assistant
from qa.storage.doctor import examine
from tests.conftest import ROOT
from tests.hashing import HashingEncoder
from tests.reliability.collection import SETTINGS
from tests.reliability.faults import LONG

_PROCESS = """
import sys
from pathlib import Path
from qa.assistant import Assistant
from qa.errors import MissingLibraryError
from qa.settings import Settings
from tests.hashing import HashingEncoder

work, index, articles, times = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4])
def opened():
    assistant = Assistant.open(index, Settings(model="hashing", read_again=0))
    assistant.use(HashingEncoder())
    return assistant
for number in range(times):
    assistant = opened()
    try:
        if work == "index":
            files = assistant.index([articles]).files
            assert not [file for file in files if file.outcome == "failed"], files
            found = {summary.article.file for summary in assistant.articles()}
            found |= {copy for s in assistant.articles() for copy in s.article.copies}
            assert {file.file for file in files} <= found, "reported and not there"
        elif work == "add":
            name = f"{number % 3}.txt"
            done = assistant.add(name, f"{number}번째 편지에는 매화 {number + 3}송이가 있다. ".encode() * 9)
            passages = assistant.ask(f"{number}번째 편지의 매화", 9).passages
            assert done.outcome == "failed" or name in {p.article.file for p in passages}, done
        elif work == "edit":
            for summary in assistant.articles():
                assistant.edit(summary.article.id, {"section": str(number)})
        else:
            for passage in assistant.ask("등대에서 배를 몇 척 보았나").passages:
                text = assistant.article(passage.article.id).text
                assert text[passage.start : passage.end] == passage.text
    except MissingLibraryError:
        assert work in ("ask", "edit")
    assistant.close()
"""


def test_processes_that_index_send_edit_and_ask_at_once_meet_no_error(tmp_path: Path) -> None:
    articles, index = tmp_path / "articles", tmp_path / "index"
    articles.mkdir()
    for i in range(12):
        text = f"{i}번 등대에서 배 {i * 3}척을 보았다. " * 12
        (articles / f"{i:02}.txt").write_text(text, encoding="utf-8")
    (articles / "copy.txt").write_bytes((articles / "00.txt").read_bytes())
    times = str(3 * (LONG or 1))
    works = ("index", "index", "add", "edit", "ask")
    processes = [
        subprocess.Popen(
            [
                sys.executable,
                "-W",
                "ignore",
                "-c",
                _PROCESS,
                work,
                str(index),
                str(articles),
                times,
            ],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
        )
        for work in works
    ]
    for work, process in zip(works, processes, strict=True):
        _, told = process.communicate(timeout=280)
        assert process.returncode == 0, f"{work}: {told[-1500:]}"
    assert examine(index) == []
    assistant = Assistant.open(index, SETTINGS)
    assistant.use(HashingEncoder())
    files = [s.article.file for s in assistant.articles() if s.article.file.startswith(("0", "1"))]
    assert len([file for file in files if len(file) == 6]) == 12  # each once, the copy as a copy
    assistant.close()


def test_a_page_that_runs_sees_each_run_that_has_ended(tmp_path: Path) -> None:
    articles, index = tmp_path / "articles", tmp_path / "index"
    articles.mkdir()
    reader = Assistant.open(index, SETTINGS)
    reader.use(HashingEncoder())
    for number in range(3):
        (articles / f"{number}.txt").write_text(
            f"{number + 5}번 우물은 깊이가 {number + 7}미터다. " * 9
        )
        command = [sys.executable, "-W", "ignore", "-c", _PROCESS, "index", index, articles, "1"]
        subprocess.run([str(part) for part in command], cwd=ROOT, check=True)
        passages = reader.ask(f"{number + 5}번 우물은 깊이가 얼마인가", 9).passages
        assert f"{number}.txt" in {passage.article.file for passage in passages}
    reader.close()
