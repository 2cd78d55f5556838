"""The command line: `qa index`, `ask`, `check`, `articles`, `show`, `edit`, `info`, `serve`.

In: arguments. Out: text for people or JSON, on standard output; progress and errors on standard
error. Exit status 0, or 2 with one line that says what was wrong.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from qa.batch_lines import Row, batch_lines
from qa.cli_check import check
from qa.cli_doctor import backup, doctor, restore
from qa.cli_eval import evaluate
from qa.cli_serve import serve
from qa.errors import QaError, RequestError
from qa.records import Filters, Indexed, IndexReport, Outcome

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.records import Answer

Command = TypeVar("Command", bound=Callable[..., Any])

_INDEX = click.option(
    "--index",
    "folder",
    type=click.Path(path_type=Path),
    default=Path("index"),
    show_default=True,
    help="The index folder.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
_MODEL = click.option("--model", help="A SentenceTransformer's name or folder.")


def _filters(command: Command) -> Command:
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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="qa")
def group() -> None:
    """Ask your articles, in Korean or English, and get passages cited to the character."""


group.add_command(evaluate)


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    with _one_line_errors():
        group.main(standalone_mode=False)


@contextmanager
def _one_line_errors() -> Iterator[None]:
    """Turn every error that a user can meet into one line and exit status 2."""
    try:
        yield
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        _stop(error.format_message())
    except QaError as error:
        _stop(str(error))
    except (KeyboardInterrupt, click.Abort):
        click.echo("qa: stopped; what was reported as done is kept", err=True)
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)


def _stop(message: str) -> None:
    click.echo("qa: " + " ".join(message.split()), err=True)
    sys.exit(2)


def _print(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False))


def _open(folder: Path, model: str | None = None) -> "Assistant":
    from qa.assistant import Assistant
    from qa.settings import Settings

    return Assistant.open(folder, Settings(model=model) if model else None)


@group.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_INDEX
@_MODEL
@click.option(
    "--store", type=click.Choice(["faiss", "milvus"]), help="What searches; stored with the index."
)
@click.option("--uri", help="Where Milvus is: a file ending in .db, or http://HOST:19530.")
@click.option("--rebuild", is_flag=True, help="Delete the index first and make it anew.")
@click.option("--watch", is_flag=True, help="Go on: follow the folders and index what changes.")
@_JSON
def index(
    paths: tuple[Path, ...],
    folder: Path,
    model: str | None,
    store: str | None,
    uri: str | None,
    rebuild: bool,
    watch: bool,
    as_json: bool,
) -> None:
    """Index files and folders of articles (default: corpus/); only what changed is read."""
    from qa.assistant import CORPUS, remove_index
    from qa.stores import Choice

    if uri is not None and store is None:
        raise RequestError("--uri goes with --store milvus; name both")
    choice = Choice.asked(store, uri) if store else None
    if rebuild:
        remove_index(folder)
    assistant = _open(folder, model)
    if choice is not None:
        assistant.keep_in(choice)
    named = list(paths) or [CORPUS]
    report = _index(assistant, named, as_json)
    _tell(report, as_json)
    if watch:
        _watch(assistant, named, as_json)
    if report.files and report.count(Outcome.FAILED) == len(report.files):
        _stop("none of the files could be indexed; the reasons stand above")
    if not report.files:
        _stop("no file that qa reads is there; see qa index --help and the README for formats")


def _tell(report: IndexReport, as_json: bool) -> None:
    if as_json:
        from qa.json_form import report_json

        _print(report_json(report))
    else:
        from qa.drawing import draw_report

        click.echo(draw_report(report))


def _watch(assistant: "Assistant", paths: list[Path], as_json: bool) -> None:
    """Index again whenever something under the paths changes, until interrupted."""
    import watchfiles

    for _ in watchfiles.watch(*paths, raise_interrupt=True, ignore_permission_denied=True):
        there = [path for path in paths if path.exists()]
        report = _index(assistant, there, as_json) if there else IndexReport((), 0.0)
        if report.count(Outcome.UNCHANGED) < len(report.files):
            _tell(report, as_json)


def _index(assistant: "Assistant", paths: list[Path], as_json: bool) -> IndexReport:
    import time

    from tqdm import tqdm

    began = time.perf_counter()
    files: list[Indexed] = []
    shown = sys.stderr.isatty() and not as_json
    with tqdm(desc="indexing", unit=" files", disable=not shown, leave=False) as bar:
        for file in assistant.indexing(paths):
            files.append(file)
            bar.total = file.total
            bar.set_postfix_str(file.file[-30:], refresh=False)
            bar.update()
    return IndexReport(tuple(files), time.perf_counter() - began)


@group.command()
@click.argument("question", required=False)
@click.option("-k", default=5, show_default=True, help="How many passages.")
@click.option(
    "--batch", metavar="FILE", help="JSON Lines with id and question; - for standard input."
)
@_filters
@_INDEX
@_MODEL
@_JSON
def ask(
    question: str | None,
    k: int,
    batch: str | None,
    folder: Path,
    model: str | None,
    as_json: bool,
    **filters: str | None,
) -> None:
    """Ask a question and get the passages that answer it."""
    if (question is None) == (batch is None):
        raise RequestError("give one question, or --batch FILE; see qa ask --help")
    assistant = _open(folder, model)
    chosen = Filters(**filters)
    if batch is not None:
        for row in batch_lines(batch):
            _print(answer_line(assistant, row, k, chosen))
        return
    answer = assistant.ask(question or "", k, chosen)
    if as_json:
        from qa.json_form import answer_json

        _print(answer_json(answer))
    else:
        _draw_answer(answer)


def _draw_answer(answer: "Answer") -> None:
    from qa.drawing import draw_answer

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
@_INDEX
@_JSON
def articles(folder: Path, as_json: bool) -> None:
    """List the articles that are indexed."""
    summaries = _open(folder).articles()
    if as_json:
        from qa.json_form import summary_json

        for summary in summaries:
            _print(summary_json(summary))
    else:
        from qa.drawing import draw_articles

        click.echo(draw_articles(summaries))


@group.command()
@click.argument("article", metavar="ID")
@_INDEX
@_JSON
def show(article: str, folder: Path, as_json: bool) -> None:
    """Print an article's stored text and what is known of it."""
    from qa.drawing import draw_article
    from qa.json_form import whole_article_json

    found = _open(folder).article(article)
    if as_json:
        _print(whole_article_json(found))
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
@_INDEX
@_JSON
def edit(
    article: str, forget: tuple[str, ...], folder: Path, as_json: bool, **values: str | None
) -> None:
    """Correct what is known of an article; "" says that there is none. Indexing keeps it."""
    from qa.drawing import draw_article
    from qa.json_form import whole_article_json

    changes: dict[str, str | None] = {
        name: value for name, value in values.items() if value is not None
    }
    changes |= dict.fromkeys(forget)
    if not changes:
        raise RequestError("nothing to correct; name a fact, for example --date 2024-10-08")
    found = _open(folder).edit(article, changes)
    if as_json:
        _print(whole_article_json(found))
    else:
        click.echo(draw_article(found).split("\n\n")[0])


@group.command()
@_INDEX
@_JSON
def info(folder: Path, as_json: bool) -> None:
    """Tell what the index holds, what made it and how large it is."""
    from qa.drawing import draw_info

    facts = _open(folder).info()
    if as_json:
        _print(facts)
    else:
        click.echo(draw_info(facts))


for command in (check, doctor, backup, restore, serve):
    group.add_command(command)
