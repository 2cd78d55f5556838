"""The page for many: logins on every route, reading alone, a proxy's path, sizes and the queue."""

import base64
import gc
import http.client
import json
import threading
import urllib.parse
import urllib.request
import warnings
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from qa import cli
from qa.assistant import Assistant
from qa.errors import RequestError
from qa.ui.logins import fits, make_login, read_logins
from tests.ui.conftest import collection_in, free_port
from tests.ui.test_asking_page import ask

Visit = Callable[..., Any]
PASSWORD = "비밀 번호 8자"  # noqa: S105 - of this test alone


@pytest.fixture(scope="module")
def logins(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    file = tmp_path_factory.mktemp("logins") / "logins"
    file.write_text(f"# 둘\n\n{make_login('나루', PASSWORD)}\n", encoding="utf-8")
    return read_logins(file)


@pytest.fixture(scope="module")
def gated(serving: Callable[..., str], island: Assistant, logins: dict[str, str]) -> str:
    return serving(island, logins=logins, mcp=True)


@pytest.fixture(scope="module")
def shut(serving: Callable[..., str], island: Assistant) -> str:
    return serving(island, read_only=True)


def fetch(
    site: str, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, http.client.HTTPMessage]:
    parts = urllib.parse.urlsplit(site)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body or None, named)
        reply = connection.getresponse()
        return reply.status, reply.headers
    finally:
        connection.close()


def basic(name: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()


def test_a_login_is_a_line_without_its_password() -> None:
    line = make_login("나루", PASSWORD)
    assert line.startswith("나루:scrypt:32768:8:1$")
    assert PASSWORD not in line and line != make_login("나루", PASSWORD)
    told = line.partition(":")[2]
    assert fits(PASSWORD, told)
    assert not fits(PASSWORD + " ", told)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("나루:password", "line 1 of"),
        ("# nobody\n\n", "holds no login"),
        ("a:scrypt:32768:8:1$salt$00", "line 1 of"),
        ("a:scrypt:99999999:8:1$salt$" + "0" * 128, "line 1 of"),
    ],
)
def test_a_file_of_logins_that_is_wrong_is_refused(tmp_path: Path, content: str, told: str) -> None:
    file = tmp_path / "logins"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(RequestError, match=told):
        read_logins(file)
    with pytest.raises(RequestError, match="can't be read"):
        read_logins(tmp_path / "none")


def test_the_command_line_makes_a_login() -> None:
    run = CliRunner().invoke(
        cli.group, ["serve", "--make-login", "naru"], input="12345678\n12345678\n"
    )
    assert run.exit_code == 0
    name, _, told = run.stdout.strip().splitlines()[-1].partition(":")
    assert name == "naru" and fits("12345678", told)
    short = CliRunner().invoke(cli.group, ["serve", "--make-login", "naru"], input="1234\n1234\n")
    assert isinstance(short.exception, RequestError)


def routes() -> set[str]:
    """Every route that a server of Gradio's has, up to its first parameter."""
    import gradio
    from gradio.routes import App

    with warnings.catch_warnings():
        # Gradio leaves event loops behind that it never ran.
        warnings.simplefilter("ignore", ResourceWarning)
        waiting = [("", route) for route in App.create_app(gradio.Blocks()).routes]
        gc.collect()
    found = set()
    while waiting:
        before, route = waiting.pop()
        path = before + getattr(route, "path", "")
        found.add(path.split("{")[0])
        included = getattr(route, "original_router", route)
        waiting += [(path, inner) for inner in getattr(included, "routes", None) or ()]
    return {path for path in found if path.startswith("/")}


def test_every_route_asks_for_a_login(gated: str) -> None:
    paths = routes() | {"/", "/gradio_api/mcp/", "/nowhere"}
    assert len(paths) > 30
    for path in sorted(paths):
        for method in ("GET", "POST", "HEAD"):
            status, headers = fetch(gated, method, path)
            assert (path, method, status) == (path, method, 401)
            assert headers["WWW-Authenticate"].startswith("Basic ")


@pytest.mark.parametrize(
    "authorization",
    [
        basic("나루", "wrong password"),
        basic("stranger", PASSWORD),
        "Basic %%%",
        "Bearer ",
        "Bearer x",
        "Basic",
    ],
)
def test_what_is_no_login_is_refused(gated: str, authorization: str) -> None:
    assert fetch(gated, "GET", "/config", authorization=authorization)[0] == 401


def test_a_login_opens_the_page(visit: Visit, gated: str, island: Assistant) -> None:
    page = visit(at=gated, http_credentials={"username": "나루", "password": PASSWORD})
    ask(page, "뱃삯은 얼마인가?")
    assert "만이천 원" in page.inner_text("#answer blockquote")


def test_a_login_opens_the_endpoints(gated: str) -> None:
    from gradio_client import Client

    client = Client(gated, verbose=False, headers={"authorization": basic("나루", PASSWORD)})
    assert len(client.predict(api_name="/articles")) == 4


def test_reading_alone_has_nothing_that_changes_articles(visit: Visit, shut: str) -> None:
    page = visit("/#articles", at=shut)
    page.click("#shelf tbody button >> nth=0")
    page.wait_for_selector("html[data-sheet]")
    for gone in (".drop", "[data-remove]", ".facts", "dialog"):
        assert page.query_selector(f"#articles {gone}") is None
    assert page.is_visible("#search-articles")


def test_reading_alone_is_so_for_programs_too(shut: str, island: Assistant) -> None:
    before = island.library.generation
    status, _ = fetch(shut, "POST", "/gradio_api/upload", b"x", content_type="text/plain")
    assert status == 403
    with urllib.request.urlopen(f"{shut}/config") as reply:  # noqa: S310 - our own server
        config = json.load(reply)
    events = {target[1] for one in config["dependencies"] for target in one["targets"]}
    assert "delete" not in events
    tools = next(c for c in config["components"] if c["props"].get("elem_id") == "shelf-tools")
    body = {
        "data": {"path": "x", "name": "x.txt"},
        "fn_name": "add",
        "component_id": tools["id"],
        "session_hash": "x",
    }
    status, _ = fetch(
        shut,
        "POST",
        "/gradio_api/component_server/",
        json.dumps(body).encode(),
        content_type="application/json",
    )
    assert status >= 400
    assert island.library.generation == before


def test_what_another_site_sends_is_refused(site: str) -> None:
    status, _ = fetch(site, "POST", "/gradio_api/queue/join", b"{}", sec_fetch_site="cross-site")
    assert status == 403


def test_a_request_without_a_file_has_a_bound(site: str) -> None:
    try:
        status, _ = fetch(site, "POST", "/gradio_api/queue/join", b"x" * 16_000_001)
    except (BrokenPipeError, ConnectionError):
        status = 413  # it hung up before all of it was sent
    assert status == 413


def test_a_larger_or_smaller_file_is_taken_as_set(
    serving: Callable[..., str], tmp_path: Path, island: Assistant, visit: Visit
) -> None:
    from dataclasses import replace

    assistant = collection_in(tmp_path, island.analyzer)
    assistant.settings = replace(assistant.settings, file_most=1_000_000)
    page = visit("/#articles", at=serving(assistant))
    file = tmp_path / "long.txt"
    file.write_text("바람이 분다. " * 100_000, encoding="utf-8")
    page.set_input_files(".drop input", file)
    page.wait_for_selector("#uploads .failed")
    assert "1MB까지 받습니다" in page.inner_text("#uploads")
    assistant.close()


class Proxy(BaseHTTPRequestHandler):
    """Shows what another server has under /qa, as a web server in front of many would."""

    protocol_version = "HTTP/1.0"
    behind = 0

    def __getattr__(self, name: str) -> object:
        if name.startswith("do_"):
            return self.pass_on
        raise AttributeError(name)

    def pass_on(self) -> None:
        if not self.path.startswith("/qa/"):
            self.send_error(404)
            return
        connection = http.client.HTTPConnection("127.0.0.1", self.behind, timeout=30)
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {n: v for n, v in self.headers.items() if n.lower() != "accept-encoding"}
        connection.request(self.command, self.path.removeprefix("/qa"), body or None, headers)
        reply = connection.getresponse()
        self.send_response(reply.status)
        for name, value in reply.getheaders():
            if name.lower() not in ("transfer-encoding", "connection", "date", "server"):
                self.send_header(name, value)
        self.end_headers()
        while data := reply.read1(65_536):
            self.wfile.write(data)
            self.wfile.flush()
        connection.close()

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def proxied(serving: Callable[..., str], island: Assistant) -> Iterator[str]:
    behind = urllib.parse.urlsplit(serving(island, root_path="/qa")).port or 0
    proxy = ThreadingHTTPServer(
        ("127.0.0.1", free_port()), type("Qa", (Proxy,), {"behind": behind})
    )
    thread = threading.Thread(target=proxy.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{proxy.server_port}/qa"
    proxy.shutdown()
    proxy.server_close()
    thread.join()


def test_a_proxy_may_show_the_page_under_a_path(visit: Visit, proxied: str) -> None:
    page = visit(at=proxied)
    ask(page, "뱃삯은 얼마인가?")
    assert "만이천 원" in page.inner_text("#answer blockquote")
    assert page.url.startswith(f"{proxied}/?q=")


def test_one_more_than_the_queue_holds_is_told_to_come_back(
    serving: Callable[..., str], island: Assistant
) -> None:
    blocks_at = serving(island, queue=3)
    with urllib.request.urlopen(f"{blocks_at}/config") as reply:  # noqa: S310 - our own server
        number = next(d["id"] for d in json.load(reply)["dependencies"] if d["api_name"] == "ask")
    release = threading.Event()
    ask_ = island.ask
    island.ask = lambda *given: (release.wait(20), ask_(*given))[1]  # type: ignore[method-assign]
    try:
        told = []
        for place in range(8):
            data = {
                "data": ["뱃삯은?", 5, "", "", "", "", ""],
                "fn_index": number,
                "session_hash": f"s{place}",
            }
            status, _ = fetch(
                blocks_at,
                "POST",
                "/gradio_api/queue/join",
                json.dumps(data).encode(),
                content_type="application/json",
            )
            told.append(status)
    finally:
        release.set()
        del island.ask
    assert told[0] == 200
    assert 503 in told
