"""What qa is installed with: exact, with hashes, told of; and nothing that runs code when loaded."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

_PIN = re.compile(r"^([a-z0-9][-a-z0-9]*)==(\S+)( ; .*?)?( \\)?$", re.M)
_ROW = re.compile(r"^\| ([\w.-]+) \| (\S+) \| (.+?) \|$", re.M)
_LOCKS = ("run", "test", "fuzz", "tools")
# What calls whatever the bytes say.
_IMPORTS = re.compile(
    r"^\s*(?:import|from) (?:c?[Pp]ickle|dill|cloudpickle|joblib|shelve|marshal)\b", re.M
)
_WITHOUT_PICKLES = """
import sys
from pathlib import Path

def refuse(event, given):
    # The tables of names of babel are such files; they come in its wheel, whose hash is locked.
    assert event != "pickle.find_class" or given[0].split(".")[0] in ("babel", "datetime"), given

sys.addaudithook(refuse)
from qa.assistant import Assistant
from qa.checking import Checker
from qa.models.entailment import WEIGHTS, Entailment
index, articles = map(Path, sys.argv[1:])
assistant = Assistant.open(index)
assistant.index([articles])
assistant.close()
assistant = Assistant.open(index)
print(assistant.ask("배는 몇 척인가?").passages[0].text)
checker = Checker(assistant, Entailment.load(None) if WEIGHTS.is_file() else None)
print(len(list(checker.findings("배는 12척이다."))))
"""


def _lock(name: str) -> str:
    return (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")


def _name(written: str) -> str:
    return re.sub(r"[-_.]+", "-", written).lower()


@pytest.mark.parametrize("name", _LOCKS)
def test_each_version_of_a_lock_is_exact_and_has_hashes_and_no_address(name: str) -> None:
    entries = re.split(r"\n(?=[a-z0-9])", _lock(name).split("\n", 2)[2])
    assert entries
    for entry in entries:
        assert _PIN.match(entry.split("\n")[0]), entry[:100]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry[:100]
    assert not re.search(r"://|index-url|find-links|trusted-host", _lock(name))


def test_the_lock_holds_every_dependency_that_is_named_and_torch_stays_apart() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = re.search(r"^dependencies = \[(.*?)^\]", text, re.M | re.S)
    assert named is not None
    wanted = {_name(found) for found in re.findall(r'^  "([\w.-]+)', named[1], re.M)}
    locked = {match[1] for match in _PIN.finditer(_lock("run"))}
    assert wanted <= locked
    assert not [name for name in locked if name.startswith(("torch", "nvidia", "cuda", "triton"))]


def test_the_tests_run_with_the_versions_that_are_served() -> None:
    served, tried = (
        {(found[1], found[3] or ""): found[2] for found in _PIN.finditer(_lock(name))}
        for name in ("run", "test")
    )
    assert {key: tried.get(key) for key in served} == served


def test_licences_are_told_of_all_that_is_locked_in_the_same_versions() -> None:
    rows = _ROW.findall((ROOT / "docs" / "licences.md").read_text(encoding="utf-8"))
    told = {_name(name): (version, licence) for name, version, licence in rows[1:]}
    always = {f[1]: f[2] for f in _PIN.finditer(_lock("run")) if not f[3]}
    possible = {(f[1], f[2]) for f in _PIN.finditer(_lock("run"))} | {("torch", "2.13.0")}
    # Packages that only belong to an installer are not listed among what it installs.
    assert set(always) - set(told) <= {"setuptools"}, "run: make licences"
    assert {(name, version) for name, (version, _) in told.items()} <= possible, "make licences"
    assert not [name for name, (_, licence) in told.items() if licence.upper() == "UNKNOWN"]


def test_nothing_of_qa_loads_a_pickle() -> None:
    for folder in ("qa", "benchmarks", "training"):
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            assert not _IMPORTS.search(text), path
            for call in re.findall(r"\bnp\.load\((?:[^()]|\([^()]*\))*\)", text):
                assert "allow_pickle=False" in call, path
            for call in re.findall(r"\btorch\.load\((?:[^()]|\([^()]*\))*\)", text):
                assert "weights_only=True" in call, path


def test_no_pickle_but_babels_tables_is_loaded_when_articles_are_indexed_asked_and_checked(
    tmp_path: Path,
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text("등대지기는 배 12척을 보았다고 적었다. " * 4)
    command = [sys.executable, "-W", "ignore", "-c", _WITHOUT_PICKLES]
    done = subprocess.run(
        [*command, str(tmp_path / "index"), str(tmp_path / "articles")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "12척" in done.stdout
