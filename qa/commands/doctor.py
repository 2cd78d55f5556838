"""The commands `qa doctor`, `qa backup` and `qa restore`: a library looked after.

In: an index folder, a file. Out: text for people, or JSON. Exit status 0, or 1 where the doctor
leaves a problem, or 2 with one line that says what was wrong.
"""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.commands.options import INDEX, JSON, Place, print_json

if TYPE_CHECKING:
    from qa.models.encoding import Encoder
    from qa.storage.doctor import Problem

_FILE = click.argument("file", type=Place())


@click.command(short_help="Examine the index, and mend it with --repair.")
@INDEX
@click.option("--repair", "mend", is_flag=True, help="Mend what can be mended.")
@JSON
def doctor(folder: Path, mend: bool, as_json: bool) -> None:
    """Examine the index: is everything in it what was put in, and does all agree?"""
    from qa.storage.doctor import examine

    problems = examine(folder)
    if _keeps_elsewhere(folder):
        click.echo("qa: what Milvus keeps is not examined; it is made from the library", err=True)
    mended: list[str] = []
    if problems and mend:
        mended = _mended(folder, problems)
        left = examine(folder)
    else:
        left = problems
    if as_json:
        _print_json(problems, mended, left)
    else:
        _print(folder, problems, mended, left, mend)
    if left:
        sys.exit(1)


def _keeps_elsewhere(folder: Path) -> bool:
    """Whether the index is searched with a store that the doctor does not look into."""
    from qa.errors import LibraryError
    from qa.storage.library import Library
    from qa.storage.stores import Choice, Kind

    try:
        library = Library.open(folder)
    except LibraryError:
        return False
    try:
        return Choice.of(library).kind is Kind.MILVUS
    except LibraryError:
        return False
    finally:
        library.close()


def _mended(folder: Path, problems: "list[Problem]") -> list[str]:
    """Mend and tell what was done."""
    from qa.intake.repairing import drawn, remake_dense, repair
    from qa.storage import dense

    if all(problem.part == dense.FILE for problem in problems):
        remake_dense(folder)
        return [f"{dense.FILE} made again"]
    return list(drawn(repair(folder, _encoder)))


def _encoder(model: str) -> "Encoder":
    from qa.models.encoding import SentenceEncoder

    return SentenceEncoder.load(model)


def _print_json(problems: "list[Problem]", mended: list[str], left: "list[Problem]") -> None:
    from dataclasses import asdict

    told = {
        "sound": not left,
        "problems": [asdict(problem) for problem in problems],
        "mended": mended,
        "left": [asdict(problem) for problem in left],
    }
    click.echo(json.dumps(told, ensure_ascii=False))


def _print(
    folder: Path,
    problems: "list[Problem]",
    mended: list[str],
    left: "list[Problem]",
    mend: bool,
) -> None:
    for problem in problems:
        click.echo(problem.told())
    for line in mended:
        click.echo(line)
    if not left:
        click.echo("everything is as it should be")
    elif mend:
        click.echo(f"{len(left)} problems are left; restore a backup with: qa restore FILE")
    else:
        click.echo(f"mend what can be mended with: qa doctor --repair --index {folder}")


@click.command()
@_FILE
@INDEX
@JSON
def backup(file: Path, folder: Path, as_json: bool) -> None:
    """Write the library into one file, also while the page runs."""
    from qa.storage.backups import backup as write

    count = write(folder, file)
    if as_json:
        print_json({"articles": count, "file": str(file)})
    else:
        click.echo(f"{count} articles are in {file}")


@click.command(short_help="Put a whole backup in the place of the library.")
@_FILE
@INDEX
@JSON
def restore(file: Path, folder: Path, as_json: bool) -> None:
    """Put a backup in the place of the library, if it is whole; a page goes on with it."""
    from qa.storage.backups import restore as put_back

    count = put_back(folder, file)
    if as_json:
        print_json({"articles": count, "index": str(folder)})
    else:
        click.echo(f"{count} articles are in {folder} again")
