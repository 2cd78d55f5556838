"""The server: taken ports, addresses, and what it says of itself."""

import json
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from qa.errors import ServerError
from qa.ui.serving import address, check_free

ROOT = Path(__file__).resolve().parents[2]


def test_a_taken_port_is_known_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code = (
            "import sys\nfrom pathlib import Path\nfrom qa.assistant import Assistant\n"
            "from qa.errors import ServerError\nfrom qa.ui.serving import serve\n"
            f"try: serve(Assistant.open(Path('index')), '127.0.0.1', {port})\n"
            "except ServerError as error: print(error)\n"
            "print([name for name in ('gradio', 'torch', 'faiss') if name in sys.modules])\n"
        )
        done = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={"PYTHONPATH": str(ROOT), "PATH": ""},
        )
    told, loaded = done.stdout.splitlines()
    assert told.startswith(f"port {port} of 127.0.0.1 can't be used (")
    assert f"--port {port + 1}" in told
    assert loaded == "[]"


def test_an_address_that_is_not_of_this_machine_is_refused() -> None:
    with pytest.raises(ServerError, match="can't be used"):
        check_free("192.0.2.1", 7860)


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:7860"),
        ("0.0.0.0", "http://localhost:7860"),  # noqa: S104 - only written out
        ("::1", "http://[::1]:7860"),
        ("::", "http://localhost:7860"),
        ("qa.example", "http://qa.example:7860"),
    ],
)
def test_the_address_can_be_typed_into_a_browser(host: str, shown: str) -> None:
    assert address(host, 7860) == shown


def test_nothing_of_the_page_is_open_that_need_not_be(site: str) -> None:
    with urllib.request.urlopen(f"{site}/config") as reply:  # noqa: S310 - our own server
        config = json.load(reply)
    assert config["footer_links"] == []
    assert config["analytics_enabled"] is False
    assert config.get("run_history") is False
    assert config.get("show_error") is not True
    public = [d["api_name"] for d in config["dependencies"] if d["api_visibility"] == "public"]
    assert sorted(public) == ["article", "articles", "ask"]
