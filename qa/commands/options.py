"""Options that several commands share, and what they say.

In: a command's function. Out: the function with an option more. Invariant: an option has one name,
one default and one help text in every command that takes it.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from qa.assistant import Assistant

Command = TypeVar("Command", bound=Callable[..., Any])


class Place(click.Path):
    """A path that is named. An empty one, as an unset variable leaves it, is not this folder."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path. Raises a usage error for an empty one."""
        if value == "":
            self.fail("the path is empty; name a file or a folder, . for the one here", param, ctx)
        return Path(os.fsdecode(super().convert(value, param, ctx)))


INDEX = click.option(
    "--index",
    "folder",
    type=Place(),
    default=Path("index"),
    show_default=True,
    help="The index folder.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
MODEL = click.option("--model", help="A SentenceTransformer's name or folder.")
ENTAILMENT = click.option(
    "--entailment", metavar="NAME", help="A CrossEncoder with the three labels; none: do without."
)


def filters(command: Command) -> Command:
    """Give a command the options that narrow what is searched."""
    for name, text in (
        ("--article", "Only this article, by its id."),
        ("--language", "Only articles in this language: ko, en."),
        ("--publisher", "Only articles of this publisher."),
        ("--until", "Only articles of this date or before (YYYY, YYYY-MM or YYYY-MM-DD)."),
        ("--since", "Only articles of this date or later."),
    ):
        command = click.option(name, help=text)(command)
    return command


def opened(folder: Path, model: str | None = None) -> "Assistant":
    """The assistant of an index folder, with a model if one is named. Raises LibraryError."""
    from qa.assistant import Assistant
    from qa.settings import Settings

    return Assistant.open(folder, Settings(model=model) if model else None)


def print_json(value: object) -> None:
    """One line of JSON on standard output, its Korean as it is."""
    click.echo(json.dumps(value, ensure_ascii=False))
