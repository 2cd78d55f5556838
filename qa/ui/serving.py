"""The page served: the settings that it runs with, and its start and end.

In: an Assistant and options. Out: nothing until it is stopped. Invariant: no file of this
machine is served, nobody is told of its use, and a port that is taken is known before anything
heavy is loaded.
"""

import errno
import io
import logging
import os
import signal
import socket
import tempfile
import threading
import time
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qa.errors import QaError, ServerError
from qa.leaving import leave
from qa.ui.checks import Checks, loader
from qa.ui.examples import Examples
from qa.ui.options import ServeOptions

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.ui.access import Access

_AT_ONCE = 4  # requests of one kind that are worked on at a time; questions: see panels
_SESSIONS_MOST = 500
_LOOK_SECONDS = 0.3  # between looks for a signal to end
_VISIT_SECONDS = 5.0  # how long warming up waits for a first visitor
_DRAWING_SECONDS = 1.0  # what a browser needs to fetch and draw the page
log = logging.getLogger(__name__)


def serve(assistant: "Assistant", options: ServeOptions) -> None:
    """Serve the page until it is interrupted, then end the process.

    The address is the last line printed. Raises ServerError when the address can't be had.
    """
    check_free(options.host, options.port)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the cache is deleted
    try:
        _until_interrupted(assistant, options)
    except KeyboardInterrupt:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)  # it is ending
    leave()


def _until_interrupted(assistant: "Assistant", options: ServeOptions) -> None:
    site = Site(assistant, options)
    with tempfile.TemporaryDirectory(prefix="qa-page-", ignore_cleanup_errors=True) as cache:
        blocks = site.start(Path(cache))
        try:
            signals = _noted_signals()
            threading.Thread(target=site.warm, daemon=True).start()
            if options.mcp:
                click.echo(f"qa: MCP clients find the tools at {_tools_address(options)}")
            click.echo(f"qa: the page is at {address(options.host, options.port)} (Ctrl+C ends it)")
            while not signals:
                time.sleep(_LOOK_SECONDS)
        finally:
            blocks.close(verbose=False)


def _noted_signals() -> list[int]:
    """A list to which the signals that end a process are added from now on.

    An exception out of a handler can be lost in whatever runs just then, and a signal that another
    thread gets does not wake one that waits: so signals are noted, and looked for.
    """
    noted: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda got, _: noted.append(got))
    return noted


class Site:
    """Holds what is served: an assistant, its options, and what the tabs remember."""

    def __init__(self, assistant: "Assistant", options: ServeOptions) -> None:
        self.assistant = assistant
        self.options = options
        self.examples = Examples(assistant)
        self.checks = Checks(assistant, loader(options.entailment))

    def start(self, cache: Path) -> Any:
        """Start the server in the background and return its Blocks. Raises ServerError."""
        os.environ |= _environment(cache)
        from qa.ui import patience, tools
        from qa.ui.access import Access
        from qa.ui.page import build

        options = self.options
        access = Access(options.logins) if options.logins else None
        blocks = build(self.assistant, self.examples, self.checks, options)
        blocks.queue(max_size=options.queue, default_concurrency_limit=_AT_ONCE, api_open=False)
        try:
            with redirect_stdout(io.StringIO()):  # Gradio tells of its tools in its own words
                blocks.launch(**_launch_settings(self.assistant, options, access))
        except OSError as error:
            raise ServerError(
                f"the page can't be served at {options.host}:{options.port}: {error}"
            ) from error
        patience.set_bounds(blocks.server)
        if access is not None:
            access.started = True
        if options.mcp:
            tools.prepare(blocks, access)
        return blocks

    def warm(self) -> None:
        """Load the models and the index, so that the first question need not wait for them.

        While libraries load, the server can't answer: so the first visitor gets the page before.
        """
        if self.examples.visited.wait(_VISIT_SECONDS):
            time.sleep(_DRAWING_SECONDS)
        try:
            self.assistant.finder.start()
            self.examples.prepare()
            self.checks.entailment()
        except QaError as error:
            log.info("nothing to ask yet: %s", error)


def _tools_address(options: ServeOptions) -> str:
    return f"{address(options.host, options.port)}/gradio_api/mcp/"


def _environment(cache: Path) -> dict[str, str]:
    """What Gradio reads from the environment; to be set before it is imported."""
    return {
        "GRADIO_ANALYTICS_ENABLED": "False",
        "GRADIO_TEMP_DIR": str(cache),
        # It would sum up the times of the last 10,000 requests anew after each of them.
        "GRADIO_ANALYTICS_MAX_EVENTS": "1",
        "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
    }


def _launch_settings(
    assistant: "Assistant", options: ServeOptions, access: "Access | None"
) -> dict[str, Any]:
    """Everything that is set about the server."""
    import gradio as gr
    from starlette.middleware import Middleware

    from qa.ui.access import Gate
    from qa.ui.guarding import Guard
    from qa.ui.page import head

    middleware = [Middleware(Guard, read_only=options.read_only)]
    if access is not None:
        middleware.append(Middleware(Gate, access=access))

    return {
        "server_name": options.host,
        "server_port": options.port,
        "root_path": options.root_path,
        "prevent_thread_lock": True,
        "inbrowser": False,
        "quiet": True,
        "share": False,
        "show_error": False,
        "allowed_paths": [],
        # Gradio would hand out files below the working folder that a function returns.
        "blocked_paths": [str(Path.cwd()), str(assistant.folder.resolve())],
        "max_file_size": assistant.settings.file_most,
        "strict_cors": True,
        "enable_monitoring": False,
        "run_history": False,  # it would keep every question and answer in the browser
        "state_session_capacity": _SESSIONS_MOST,
        "ssr_mode": False,
        "mcp_server": options.mcp,
        "pwa": False,
        "footer_links": [],
        "theme": gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["monospace"]),
        "head": head(),
        "app_kwargs": {"middleware": middleware},
    }


def check_free(host: str, port: int) -> None:
    """Raise ServerError unless the address can be listened on."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(place)
    except OSError as error:
        reason = error.strerror or str(error)
        if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
            raise ServerError(
                f"{host} is no address of this machine ({reason}); name one with --host, "
                "such as 127.0.0.1"
            ) from error
        raise ServerError(
            f"port {port} of {host} can't be used ({reason}); "
            f"stop what uses it, or choose another with --port {port + 1}"
        ) from error


def address(host: str, port: int) -> str:
    """The address to type into a browser on this machine."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared with, not listened on
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
