"""What Gradio's advisories tell of, tried on the page one by one over plain HTTP.

The numbers are those of the advisories that describe each attack.
"""

import http.client
import json
import os
import threading
import uuid
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest

from qa.assistant import Assistant

ROOT = Path(__file__).resolve().parents[2]
SECRETS = (b"root:", b"SQLite format 3", b"[build-system]", b"PATH=", b"inside only")


@pytest.fixture(scope="module")
def inner() -> Iterator[tuple[str, list[str]]]:
    """A server that only this machine should reach, and what was asked of it."""
    asked: list[str] = []

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"inside only")

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()
    thread.join()


def ask(
    site: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
) -> tuple[int, bytes, dict[str, str]]:
    """Send a path exactly as it is written, following no redirect."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    try:
        connection.putrequest("GET" if body is None else "POST", path)
        for name, value in (headers or {}).items():
            connection.putheader(name, value)
        if body is not None:
            connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body)
        reply = connection.getresponse()
        told = {name.lower(): value for name, value in reply.getheaders()}
        return reply.status, reply.read(200_000), told | {"asked": urlsplit(site).netloc}
    finally:
        connection.close()


def nothing_told(status: int, body: bytes, headers: dict[str, str]) -> None:
    assert not any(secret in body for secret in SECRETS), body[:200]
    assert status < 500 or status == 501, status
    where = headers.get("location", "").replace("\\", "/")
    assert urlsplit(where).netloc in ("", headers["asked"]), where


FILES = [
    "/etc/passwd",  # CVE-2021-43831, CVE-2023-34239
    "//etc/passwd",
    "/proc/self/environ",
    "../../../../../../etc/passwd",
    "..%2f..%2f..%2f..%2fetc%2fpasswd",
    "%252e%252e%252f%252e%252e%252fetc/passwd",
    "..\\..\\..\\etc\\passwd",
    "/tmp/../etc/passwd",  # noqa: S108 - a path to ask for
    "C:/Windows/win.ini",  # CVE-2026-28414
    "\\\\?\\C:\\Windows\\win.ini",
    "/etc/passwd%00.png",
    "file:///etc/passwd",
    "{root}/pyproject.toml",
    "{index}/library.sqlite",
    "{index}/../index/library.sqlite",
]
ROUTES = ["/gradio_api/file=", "/file=", "/gradio_api/file/", "/static/", "/assets/", "/svelte/"]


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("file", FILES)
def test_no_file_is_read_by_its_path(site: str, island: Assistant, route: str, file: str) -> None:
    path = file.format(root=ROOT, index=island.folder.resolve())
    nothing_told(*ask(site, route + quote(path, safe="/%\\:?")))


@pytest.mark.parametrize(
    "route",
    [
        "/gradio_api/file={url}",  # CVE-2024-1183, CVE-2024-4325
        "/file={url}",
        "/proxy={url}",  # CVE-2024-47167, CVE-2026-28416
        "/gradio_api/proxy={url}",
        "/proxy/{url}",
        "/?__proxy={url}",
    ],
)
def test_the_server_fetches_nothing_for_others(
    site: str, inner: tuple[str, list[str]], route: str
) -> None:
    url, asked = inner
    nothing_told(*ask(site, route.format(url=f"{url}/secret")))
    assert asked == []


def _joined(site: str, function: int, data: list[Any]) -> bytes:
    """Call a function of the page through the queue and return all that is said of it."""
    session = uuid.uuid4().hex
    body = json.dumps({"data": data, "fn_index": function, "session_hash": session}).encode()
    status, told, _ = ask(
        site, "/gradio_api/queue/join", body, {"Content-Type": "application/json"}
    )
    if status != 200:
        return told
    return told + ask(site, f"/gradio_api/queue/data?session_hash={session}")[1]


def test_what_is_sent_as_a_file_is_neither_read_nor_fetched(
    site: str, inner: tuple[str, list[str]]
) -> None:
    """CVE-2024-47867 and those like it: a file's place given in the data of a request."""
    url, asked = inner
    config = json.loads(ask(site, "/config")[1])
    done = b""
    for place in ({"path": "/etc/passwd"}, {"path": "x", "url": f"{url}/x"}, {"path": f"{url}/x"}):
        sent = place | {"meta": {"_type": "gradio.FileData"}, "orig_name": "a.txt"}
        for function in config["dependencies"]:
            told = _joined(site, function["id"], [sent] * len(function["inputs"]))
            assert not any(secret in told for secret in SECRETS), function
            done += told
    assert b"process_completed" in done  # the functions were called indeed
    assert asked == []


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "/evil.txt", "..\\evil.txt", "a/../../evil.txt", "%2e%2e/evil.txt"]
)
def test_an_upload_lands_nowhere_else(site: str, name: str) -> None:
    """GHSA-j36p-7w88-g82j and the traversals before it."""
    place = Path(os.environ["GRADIO_TEMP_DIR"]).resolve()
    body = (
        f'--x\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n'
        "Content-Type: text/plain\r\n\r\nevil\r\n--x--\r\n"
    ).encode()
    head = {"Content-Type": "multipart/form-data; boundary=x"}
    status, told, _ = ask(site, "/gradio_api/upload", body, head)
    assert status < 500
    for written in json.loads(told) if status == 200 else []:
        assert Path(written).resolve().is_relative_to(place)
    assert not (place.parent / "evil.txt").exists() and not Path("/evil.txt").exists()


def test_another_site_may_not_read_answers(site: str) -> None:
    """The CORS advisories of 2024: a local server asked by a page from elsewhere."""
    for origin in ("http://evil.example", "null", "http://localhost.evil.example"):
        headers = {"Origin": origin, "Cookie": "a=b"}
        _, _, told = ask(site, "/config", headers=headers)
        assert told.get("access-control-allow-origin") not in (origin, "*")


@pytest.mark.parametrize(
    "route",
    [
        "/login/huggingface?_target_url=http://evil.example",  # GHSA-vwgg-rgg9-xx9q
        "/login/callback?_target_url=http://evil.example",
        "/logout?_target_url=http://evil.example",
        "/gradio_api/file=http://evil.example/x",
        "//evil.example/%2e%2e",
        "/?next=http://evil.example",
    ],
)
def test_nobody_is_sent_to_another_site(site: str, route: str) -> None:
    nothing_told(*ask(site, route))


@pytest.mark.parametrize(
    "route", ["/monitoring", "/monitoring/summary", "/gradio_api/mcp/sse", "/gradio_api/mcp/schema"]
)
def test_what_is_not_offered_is_not_there(site: str, route: str) -> None:
    status, body, _ = ask(site, route)
    assert status in (401, 403, 404, 405) or b"not enabled" in body or b"disabled" in body, body


@pytest.mark.parametrize(
    "route", ["/gradio_api/vibe-edit/", "/gradio_api/api/ask", "/gradio_api/run/ask"]
)
def test_no_code_is_taken_and_no_queue_passed_by(site: str, route: str) -> None:
    body = json.dumps({"data": ["x"], "prompt": "x"}).encode()
    status, _, _ = ask(site, route, body, {"Content-Type": "application/json"})
    assert status in (403, 404, 405, 422)


def test_the_parts_of_the_page_take_no_calls(site: str) -> None:
    """CVE-2024-1561 and GHSA-qqr5-x4m8-g4gq: methods of components called from outside."""
    config = json.loads(ask(site, "/config")[1])
    head = {"Content-Type": "application/json"}
    for component in config["components"]:
        for method in ("move_resource_to_block_cache", "ls", "preprocess"):
            asked = {"component_id": component["id"], "fn_name": method, "data": "/etc/passwd"}
            body = json.dumps(asked | {"session_hash": "x"}).encode()
            status, told, _ = ask(site, "/gradio_api/component_server", body, head)
            assert not any(secret in told for secret in SECRETS)
            assert status != 200, (component["type"], method)
