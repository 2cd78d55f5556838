"""The page served: the settings that it runs with, and its start and end.

In: an Assistant and an address. Out: nothing until it is stopped. Invariant: no file of this
machine is served, nobody is told of its use, and a port that is taken is known before anything
heavy is loaded.
"""

import logging
import os
import signal
import socket
import tempfile
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qa.errors import QaError, ServerError
from qa.ui.examples import Examples

if TYPE_CHECKING:
    from qa.assistant import Assistant

_QUEUE_MOST = 64  # requests that wait; a person more is told to come back
_AT_ONCE = 4  # requests of one kind that are worked on at a time; questions: see panels
_SESSIONS_MOST = 500
_VISIT_SECONDS = 5.0  # how long warming up waits for a first visitor
_DRAWING_SECONDS = 1.0  # what a browser needs to fetch and draw the page
log = logging.getLogger(__name__)


def serve(assistant: "Assistant", host: str, port: int) -> None:
    """Serve the page until it is interrupted; the address is the last line printed.

    Raises ServerError when the address can't be had.
    """
    check_free(host, port)
    examples = Examples(assistant)
    with tempfile.TemporaryDirectory(prefix="qa-page-") as cache:
        blocks = start(assistant, examples, host, port, Path(cache))
        threading.Thread(target=_warm, args=(assistant, examples), daemon=True).start()
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the cache is deleted
        click.echo(f"qa: the page is at {address(host, port)} (Ctrl+C ends it)")
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            blocks.close(verbose=False)


def start(assistant: "Assistant", examples: Examples, host: str, port: int, cache: Path) -> Any:
    """Start the server in the background and return its Blocks. Raises ServerError."""
    os.environ |= _environment(cache)
    from qa.ui.page import build

    blocks = build(assistant, examples)
    blocks.queue(max_size=_QUEUE_MOST, default_concurrency_limit=_AT_ONCE, api_open=False)
    try:
        blocks.launch(server_name=host, server_port=port, **_launch_settings(assistant))
    except OSError as error:
        raise ServerError(f"the page can't be served at {host}:{port}: {error}") from error
    return blocks


def _environment(cache: Path) -> dict[str, str]:
    """What Gradio reads from the environment; to be set before it is imported."""
    return {
        "GRADIO_ANALYTICS_ENABLED": "False",
        "GRADIO_TEMP_DIR": str(cache),
        # It would sum up the times of the last 10,000 requests anew after each of them.
        "GRADIO_ANALYTICS_MAX_EVENTS": "1",
        "GRADIO_ANALYTICS_CACHE_FREQUENCY": "1000000000",
    }


def _launch_settings(assistant: "Assistant") -> dict[str, Any]:
    """Everything that is set about the server besides its address."""
    import gradio as gr
    from starlette.middleware import Middleware

    from qa.ui.guarding import Guard
    from qa.ui.page import head

    return {
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
        "mcp_server": False,
        "pwa": False,
        "footer_links": [],
        "theme": gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["monospace"]),
        "head": head(),
        "app_kwargs": {"middleware": [Middleware(Guard)]},
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
        raise ServerError(
            f"port {port} of {host} can't be used ({reason}); "
            f"stop what uses it, or choose another with --port {port + 1}"
        ) from error


def address(host: str, port: int) -> str:
    """The address to type into a browser on this machine."""
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared with, not listened on
        host = "localhost"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _warm(assistant: "Assistant", examples: Examples) -> None:
    """Load the encoder and the index, so that the first question need not wait for them.

    While libraries load, the server can't answer: so the first visitor gets the page before.
    """
    if examples.visited.wait(_VISIT_SECONDS):
        time.sleep(_DRAWING_SECONDS)
    try:
        assistant.encoder()
        examples.prepare()
    except QaError as error:
        log.info("nothing to ask yet: %s", error)
