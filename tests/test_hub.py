"""Models that are named: a hub out of reach is known at once, and what is kept is loaded."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.models.hub import only_local
from tests.conftest import ROOT


def kept_in(cache: Path, owner: str, name: str) -> Path:
    """The folder of a model in a cache as the hub's client keeps it."""
    repository = cache / f"models--{owner}--{name}"
    (repository / "refs").mkdir(parents=True)
    (repository / "refs" / "main").write_text("0" * 40, encoding="utf-8")
    folder = repository / "snapshots" / ("0" * 40)
    folder.mkdir(parents=True)
    return folder


@pytest.fixture(params=["silent", "closed"])
def hub(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a hub that takes connections and says nothing, or takes none."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        if request.param == "silent":
            listening.listen()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def test_a_hub_that_does_not_answer_is_told_of_within_seconds(hub: str, tmp_path: Path) -> None:
    code = (
        "import sys\nfrom qa.errors import ModelError\nfrom qa.models.encoding import load\n"
        "from qa.models.entailment import Entailment\n"
        "for made in (Entailment.load, load):\n"
        "    try: made('nosuch')\n"
        "    except ModelError as error: print(error)\n"
        "print('torch' in sys.modules)\n"
    )
    places = {"HF_ENDPOINT": hub, "HF_HUB_OFFLINE": "0", "HF_HOME": str(tmp_path)}
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT, env=os.environ | places, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert time.monotonic() - began < 30  # of which the hub has six
    entailment, encoder, torch = done.stdout.splitlines()
    for told in (entailment, encoder):
        assert "nosuch" in told and "the hub does not answer" in told
    assert (torch, done.stderr) == ("False", "")


def test_what_is_in_the_cache_is_taken_from_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTENCE_TRANSFORMERS_HOME", str(tmp_path))
    (kept_in(tmp_path, "cross-encoder", "tiny") / "config.json").write_text("{}", encoding="utf-8")
    assert only_local("tiny", "cross-encoder")
    assert only_local("cross-encoder/tiny", "sentence-transformers")
    for name in ("tiny", "other/tiny", "a b", "a/b/c", ""):
        with pytest.raises(ConnectionError, match="not in the local cache"):
            only_local(name, "sentence-transformers")


def test_a_folder_asks_no_hub(tmp_path: Path) -> None:
    assert not only_local(str(tmp_path), "cross-encoder")
