"""The command line `qa`: `ask`, `articles`, `show`, `edit`, `info`, and those of `qa.commands`.

In: arguments. Out: text for people or JSON, on standard output; progress and errors on standard
error. Exit status 0, 2 with one line that says what was wrong, or 130 after an interrupt; `check`
and `doctor` have a 1 of their own.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qa.commands.batch_lines import Row, batch_lines
from qa.commands.check import check
from qa.commands.doctor import backup, doctor, restore
from qa.commands.eval import evaluate
from qa.commands.index import index
from qa.commands.options import INDEX, JSON, MODEL, Place, opened, print_json
from qa.commands.options import filters as narrowed
from qa.commands.serve import serve
from qa.errors import QaError, RequestError
from qa.interrupting import interruptible
from qa.language import kiwi
from qa.language.kiwi_apart import apart
from qa.records import Filters

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.records import Answer

_UNWRITTEN = "what was to be printed can't be written"


class _ReaderGone(Exception):  # noqa: N818 - nothing went wrong
    """Nobody reads on what is printed."""


class _Group(click.Group):
    """Commands that end well where their reader has gone, as `head` does; click makes that a 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as gone:
            raise _ReaderGone from gone


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=True,
)
@click.version_option(package_name="qa")
@click.pass_context
def group(context: click.Context) -> None:
    """Ask your articles, in Korean or English, and get passages cited to the character."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


def main() -> None:
    """Run the command line."""
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    with _one_line_errors(), interruptible():
        group.main(prog_name="qa", standalone_mode=False)
        click.echo(nl=False)  # flushes: a full disk may show only now


def _open_streams() -> None:
    """Open what was closed before this began, to nowhere.

    Else a file of the index would be opened under the number of a standard stream, and what is
    printed would be written into it.
    """
    for number, name, mode in ((0, "stdin", "r"), (1, "stdout", "w"), (2, "stderr", "w")):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - for as long as the program runs


@contextmanager
def _one_line_errors() -> Iterator[None]:
    """Turn every error that a user can meet into one line and exit status 2."""
    try:
        yield
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.UsageError as error:
        _stop(_usage_told(error))
    except click.ClickException as error:
        _stop(error.format_message())
    except QaError as error:
        _stop(str(error))
    except (KeyboardInterrupt, click.Abort):
        click.echo("qa: stopped; what was reported as done is kept", err=True)
        sys.exit(130)
    except (BrokenPipeError, _ReaderGone):
        _give_up_output()
        sys.exit(0)
    except OSError as error:
        if error.filename is None:
            _give_up_output()
        place = f"{error.filename} can't be read or written" if error.filename else _UNWRITTEN
        _stop(f"{place} ({error.strerror or error}); see that there is room, and try again")


def _usage_told(error: click.UsageError) -> str:
    """What was wrong with a command, and where its help is, unless what to do is told already."""
    told = error.format_message()
    if error.ctx is None or ";" in told:
        return told
    between = " " if told.endswith("?") else "; "
    return f"{told.removesuffix('.')}{between}see {error.ctx.command_path} --help"


def _give_up_output() -> None:
    """Send what could not be written nowhere, or Python would try again at its end and complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop(message: str) -> None:
    click.echo("qa: " + " ".join(message.split()), err=True)
    sys.exit(2)


@group.command()
@click.argument("question", required=False)
@click.option("-k", default=5, show_default=True, help="How many passages.")
@click.option(
    "--batch",
    metavar="FILE",
    type=Place(),
    help="JSON Lines with id and question; - for standard input.",
)
@narrowed
@INDEX
@MODEL
@JSON
def ask(
    question: str | None,
    k: int,
    batch: Path | None,
    folder: Path,
    model: str | None,
    as_json: bool,
    **filters: str | None,
) -> None:
    """Ask a question and get the passages that answer it."""
    if (question is None) == (batch is None):
        raise RequestError("give one question, or --batch FILE; see qa ask --help")
    with apart(question is None or kiwi.is_for(question)):
        assistant = opened(folder, model)
        chosen = assistant.narrowed(Filters(**filters))
        if batch is not None:
            for row in batch_lines(batch):
                print_json(answer_line(assistant, row, k, chosen))
            return
        answer = assistant.ask(question or "", k, chosen)
        if as_json:
            from qa.json_form import answer_json

            print_json(answer_json(answer))
        else:
            _draw_answer(answer)


def _draw_answer(answer: "Answer") -> None:
    from qa.commands.drawing import draw_answer

    click.echo(draw_answer(answer, colour=sys.stdout.isatty()))


def answer_line(assistant: "Assistant", line: str, k: int, filters: Filters) -> dict[str, Any]:
    """One line of a batch answered; a broken one gives an error object in its place."""
    from qa.json_form import answer_json

    number = None
    try:
        row = Row.read(line, "question")
        number = row.number
        return answer_json(assistant.ask(row.told("question"), k, filters), number)
    except RequestError as error:
        return {"id": number, "error": str(error)}


@group.command()
@INDEX
@JSON
def articles(folder: Path, as_json: bool) -> None:
    """List the articles that are indexed."""
    summaries = opened(folder).articles()
    if as_json:
        from qa.json_form import summary_json

        for summary in summaries:
            print_json(summary_json(summary))
    else:
        from qa.commands.drawing import draw_articles

        click.echo(draw_articles(summaries))


@group.command()
@click.argument("article", metavar="ID")
@INDEX
@JSON
def show(article: str, folder: Path, as_json: bool) -> None:
    """Print an article's stored text and what is known of it."""
    from qa.commands.drawing import draw_article
    from qa.json_form import whole_article_json

    found = opened(folder).article(article)
    if as_json:
        print_json(whole_article_json(found))
    else:
        click.echo(draw_article(found))


@group.command()
@click.argument("article", metavar="ID")
@click.option("--title")
@click.option("--publisher")
@click.option("--author")
@click.option("--date", help="YYYY, YYYY-MM or YYYY-MM-DD.")
@click.option("--url")
@click.option("--language", help="ko, en or another language's code.")
@click.option("--section")
@click.option("--forget", multiple=True, metavar="FACT", help="Take a correction back.")
@INDEX
@JSON
def edit(
    article: str, forget: tuple[str, ...], folder: Path, as_json: bool, **values: str | None
) -> None:
    """Correct what is known of an article; "" says that there is none. Indexing keeps it."""
    from qa.commands.drawing import draw_article
    from qa.json_form import whole_article_json

    changes: dict[str, str | None] = {
        name: value for name, value in values.items() if value is not None
    }
    both = sorted(changes.keys() & set(forget))
    if both:
        raise RequestError(f"{', '.join(both)} can't be corrected and forgotten at once; leave one")
    changes |= dict.fromkeys(forget)
    if not changes:
        raise RequestError("nothing to correct; name a fact, for example --date 2024-10-08")
    found = opened(folder).edit(article, changes)
    if as_json:
        print_json(whole_article_json(found))
    else:
        click.echo(draw_article(found).split("\n\n")[0])


@group.command()
@INDEX
@JSON
def info(folder: Path, as_json: bool) -> None:
    """Tell what the index holds, what made it and how large it is."""
    from qa.commands.drawing import draw_info

    facts = opened(folder).info()
    if as_json:
        print_json(facts)
    else:
        click.echo(draw_info(facts))


for command in (index, check, evaluate, doctor, backup, restore, serve):
    group.add_command(command)
