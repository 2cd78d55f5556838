"""The command `qa serve`: the page, for oneself or for many.

In: options. Out: the page until it is interrupted, or a line for the file of logins. Exit status 2
with one line that says what was wrong.
"""

from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.commands.options import ENTAILMENT, INDEX, MODEL, Place, opened
from qa.errors import RequestError

if TYPE_CHECKING:
    from qa.assistant import Assistant


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve at.")
@click.option(
    "--port", default=7860, show_default=True, type=click.IntRange(1, 65535), help="The port."
)
@click.option(
    "--auth-file",
    metavar="FILE",
    type=Place(),
    help="Let in only who has a login: lines of name:hash, as --make-login prints them.",
)
@click.option("--make-login", metavar="NAME", help="Ask for a password, print a line, and end.")
@click.option("--read-only", is_flag=True, help="No upload, correction or removal.")
@click.option("--mcp", is_flag=True, help="Offer ask, check, articles and article as MCP tools.")
@click.option(
    "--root-path",
    metavar="PATH",
    default="",
    help="Where a proxy shows the page, such as /qa.",
)
@click.option(
    "--max-size",
    metavar="MB",
    type=click.IntRange(1, 2_000),
    help="The largest file that is taken in.  [default: 50]",
)
@click.option(
    "--queue",
    default=64,
    show_default=True,
    type=click.IntRange(1, 10_000),
    help="How many requests may wait; one more is told to come back.",
)
@ENTAILMENT
@INDEX
@MODEL
def serve(
    host: str,
    port: int,
    auth_file: Path | None,
    make_login: str | None,
    read_only: bool,
    mcp: bool,
    root_path: str,
    max_size: int | None,
    queue: int,
    entailment: str | None,
    folder: Path,
    model: str | None,
) -> None:
    """Serve the page."""
    from qa.ui.options import ServeOptions
    from qa.ui.serving import serve as serve_page

    if make_login is not None:
        _print_login(make_login)
        return
    options = ServeOptions(
        host=host,
        port=port,
        root_path=_rooted(root_path),
        queue=queue,
        read_only=read_only,
        mcp=mcp,
        logins=_logins(auth_file),
        entailment=entailment,
    )
    if auth_file is None and not _is_own(host):
        click.echo(
            "qa: whoever reaches this address can "
            + ("read the articles" if read_only else "read, add, correct and remove articles")
            + "; --auth-file asks for a login"
            + ("" if read_only else ", --read-only allows reading alone"),
            err=True,
        )
    serve_page(_assistant(folder, model, max_size), options)


def _print_login(name: str) -> None:
    from qa.ui.logins import make_login

    password = click.prompt("password", hide_input=True, confirmation_prompt=True, err=True)
    click.echo(make_login(name, password))


def _logins(path: Path | None) -> dict[str, str]:
    from qa.ui.logins import read_logins

    return {} if path is None else read_logins(path)


def _rooted(path: str) -> str:
    """The path with a slash before it and none behind. Raises RequestError."""
    bare = path.strip().strip("/")
    if not bare:
        return ""
    if path.startswith(("http://", "https://")):
        return path.rstrip("/")
    if any(character in bare for character in "?#\\ "):
        raise RequestError(f"{path!r} is no path of an address; write it like /qa")
    return f"/{bare}"


def _is_own(host: str) -> bool:
    """Whether an address is reached from this machine alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _assistant(folder: Path, model: str | None, max_size: int | None) -> "Assistant":
    assistant = opened(folder, model)
    if max_size is not None:
        assistant.settings = replace(assistant.settings, file_most=max_size * 1_000_000)
    return assistant
