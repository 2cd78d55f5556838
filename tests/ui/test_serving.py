"""The server: taken ports, addresses, and what it says of itself."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from email.message import Message
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.errors import ServerError
from qa.ui.serving import address, check_free
from tests.ui.conftest import free_port

ROOT = Path(__file__).resolve().parents[2]


def test_a_taken_port_is_known_before_anything_heavy_is_loaded(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code = (
            "import sys\nfrom pathlib import Path\nfrom qa.assistant import Assistant\n"
            "from qa.errors import ServerError\nfrom qa.ui.serving import serve\n"
            "from qa.ui.options import ServeOptions\n"
            f"try: serve(Assistant.open(Path('index')), ServeOptions(port={port}))\n"
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
    for host in ("192.0.2.1", "no-such-host.invalid"):
        with pytest.raises(ServerError, match=f"{host} is no address of this machine .*--host"):
            check_free(host, 7860)


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
    assert sorted(public) == ["article", "articles", "ask", "check"]


def fetch(url: str, data: bytes | None = None, kind: str = "") -> tuple[int, bytes, Message]:
    """What the server answers: status, body and headers."""
    request = urllib.request.Request(url, data, {"Content-Type": kind} if kind else {})  # noqa: S310
    try:
        with urllib.request.urlopen(request) as reply:  # noqa: S310 - our own server
            return reply.status, reply.read(), reply.headers
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read(), error.headers


@pytest.mark.parametrize(
    "path",
    [
        "{index}/library.sqlite",
        "{root}/pyproject.toml",
        "{root}/qa/ui/../../pyproject.toml",
        "/etc/passwd",
        "../../../../etc/passwd",
        "%2e%2e/%2e%2e/etc/passwd",
    ],
)
def test_no_file_of_the_machine_is_served(site: str, island: Assistant, path: str) -> None:
    asked = path.format(index=island.folder.resolve(), root=ROOT)
    status, body, _ = fetch(f"{site}/gradio_api/file={asked}")
    assert status in (403, 404)
    assert b"root:" not in body
    assert b"SQLite" not in body


def test_nothing_is_loaded_from_elsewhere_and_the_address_is_not_passed_on(site: str) -> None:
    _, _, headers = fetch(site)
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "same-origin"


def test_requests_can_not_get_round_the_queue(site: str, island: Assistant) -> None:
    body = json.dumps({"data": ["책은?", 5, "", "", "", "", ""]}).encode()
    status, _, _ = fetch(f"{site}/gradio_api/api/ask", body, "application/json")
    assert status == 404


def test_what_is_too_large_is_not_taken(site: str) -> None:
    border = b"--x\r\n"
    head = b'Content-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n'
    body = border + head + b"a" * 60_000_000 + b"\r\n--x--\r\n"
    try:
        status, _, _ = fetch(f"{site}/gradio_api/upload", body, "multipart/form-data; boundary=x")
    except (urllib.error.URLError, ConnectionError):
        status = 413  # it hung up before all of it was sent
    assert status == 413
    kept = Path(os.environ["GRADIO_TEMP_DIR"]).rglob("a.txt")
    assert all(file.stat().st_size < 60_000_000 for file in kept)


@pytest.mark.parametrize(("after", "number"), [(0.0, signal.SIGTERM), (0.6, signal.SIGINT)])
def test_the_page_ends_cleanly_while_its_models_load(
    tmp_path: Path, assistant: Assistant, number: int, after: float
) -> None:
    assistant.add("a.txt", ("고래가 동해를 지난다. " * 20).encode())
    command = [sys.executable, "-m", "qa", "serve", "--port", str(free_port())]
    places = {"TMPDIR": str(tmp_path / "temporary"), "PYTHONPATH": str(ROOT)}
    (tmp_path / "temporary").mkdir()
    with subprocess.Popen(
        [*command, "--index", str(assistant.folder)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ | places,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert "the page is at" in process.stdout.readline()
        time.sleep(after)
        process.send_signal(number)
        try:
            _, told = process.communicate(timeout=60)
        finally:
            process.kill()
    assert (process.returncode, told) == (0, "")
    assert list((tmp_path / "temporary").glob("qa-page-*")) == []
