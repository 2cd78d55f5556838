"""The command `qa index`: files and folders into the index, once or for as long as they change.

In: paths. Out: a report for people, or JSON; progress on standard error. Exit status 2 with one
line where nothing could be indexed, or not a file that was itself named; what can't be read in a
folder is told in the report alone.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.commands.options import INDEX, JSON, MODEL, Place, opened, print_json
from qa.errors import RequestError
from qa.records import Indexed, IndexReport, Outcome

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.intake.bulk import RayWorkers


_NOTHING = "no file that qa reads is there; see qa index --help and the README for formats"


@click.command(short_help="Index files and folders; again: only what changed.")
@click.argument("paths", nargs=-1, type=Place())
@INDEX
@MODEL
@click.option(
    "--store", type=click.Choice(["faiss", "milvus"]), help="What searches; stored with the index."
)
@click.option("--uri", help="Where Milvus is: a file ending in .db, or http://HOST:19530.")
@click.option(
    "--workers", type=click.IntRange(1), help="Read and encode in so many processes, with Ray."
)
@click.option("--ray", "address", help="The address of a Ray cluster whose machines work along.")
@click.option("--rebuild", is_flag=True, help="Begin again: read every file anew.")
@click.option("--watch", is_flag=True, help="Go on: follow the folders and index what changes.")
@JSON
def index(
    paths: tuple[Path, ...],
    folder: Path,
    model: str | None,
    store: str | None,
    uri: str | None,
    workers: int | None,
    address: str | None,
    rebuild: bool,
    watch: bool,
    as_json: bool,
) -> None:
    """Index files and folders of articles (default: corpus/); only what changed is read."""
    from qa.assistant import CORPUS
    from qa.storage.stores import Choice

    if uri is not None and store is None:
        raise RequestError("--uri goes with --store milvus; name both")
    if address is not None and workers is None:
        raise RequestError("--ray goes with --workers, how many work; name both")
    choice = Choice.asked(store, uri) if store else None
    named = list(paths) or [CORPUS]
    if choice is not None:
        choice.refuse_missing()
    if workers is not None:
        _refuse_without_ray()
    if rebuild:
        _refuse_nothing(named)
        _begin_again(folder, model)
    assistant = opened(folder, model)
    if choice is not None:
        assistant.keep_in(choice)
    with _working(assistant, workers, address) as hands:
        report = _index(assistant, named, as_json, hands)
    report = replace(report, passed=_passed(named))
    _tell(report, as_json)
    if model is None and report.count(Outcome.FAILED) < len(report.files):
        _tell_of_another_encoder(assistant)
    if watch:
        _watch(assistant, named, as_json)
    _raise_for_unread(assistant, named, report)


def _raise_for_unread(assistant: "Assistant", named: list[Path], report: IndexReport) -> None:
    """Raise RequestError where nothing was indexed, or a file that was named itself was not."""
    if report.files and report.count(Outcome.FAILED) == len(report.files):
        raise RequestError("none of the files could be indexed; the reasons stand above")
    if not report.files:
        raise RequestError(_nothing(report.passed))
    failed = _failed_by_name(assistant, named)
    if failed:
        raise RequestError(f"{', '.join(failed)} could not be indexed; the reasons stand above")


def _failed_by_name(assistant: "Assistant", paths: list[Path]) -> list[str]:
    """The files that were named, not found in a folder, and could not be read."""
    from qa.intake.collecting import whole
    from qa.intake.making import key_of
    from qa.intake.problems import failures

    refused = {failure.path for failure in failures(assistant.library)}
    return [str(path) for path in dict.fromkeys(paths) if key_of(whole(path)) in refused]


def _refuse_nothing(paths: list[Path]) -> None:
    """Raise RequestError where there is nothing to make an index of: it would be emptied."""
    from qa import reading
    from qa.intake.collecting import collect

    if not collect(paths, reading.suffixes()).files:
        raise RequestError(_nothing(_passed(paths)))


def _passed(paths: list[Path]) -> tuple[str, ...]:
    """The suffixes of the files under some paths that are not read."""
    from qa import reading
    from qa.intake.collecting import collect

    return collect(paths, reading.suffixes() | reading.UNREAD).passed


def _nothing(passed: tuple[str, ...]) -> str:
    from qa.commands.drawing import draw_passed

    return f"{_NOTHING} ({draw_passed(passed)})" if passed else _NOTHING


def _refuse_without_ray() -> None:
    from qa.intake.bulk import ray_installed

    ray_installed()


def _begin_again(folder: Path, model: str | None) -> None:
    from qa.intake.rebuilding import begin_again
    from qa.models.encoding import load
    from qa.settings import Settings

    begin_again(folder, model, lambda name: load(name, Settings().batch))


def _tell(report: IndexReport, as_json: bool) -> None:
    if as_json:
        from qa.json_form import report_json

        print_json(report_json(report))
    else:
        from qa.commands.drawing import draw_report

        click.echo(draw_report(report))


def _tell_of_another_encoder(assistant: "Assistant") -> None:
    """Say on standard error that an index of an earlier version can be made with a better one."""
    from qa.models.embedded import NAME, PLAIN

    if assistant.library.meta("model") == PLAIN:
        click.echo(
            f"this index was made with {PLAIN} as it came; {NAME}, which is embedded now, finds "
            "better across the two languages: "
            f"qa index --rebuild FOLDER --index {assistant.folder}",
            err=True,
        )


def _watch(assistant: "Assistant", paths: list[Path], as_json: bool) -> None:
    """Index again whenever something under the paths changes, until interrupted."""
    import watchfiles

    for _ in watchfiles.watch(*paths, raise_interrupt=True, ignore_permission_denied=True):
        there = [path for path in paths if path.exists()]
        report = _index(assistant, there, as_json) if there else IndexReport((), 0.0)
        if report.count(Outcome.UNCHANGED) < len(report.files):
            _tell(report, as_json)


@contextmanager
def _working(
    assistant: "Assistant", count: int | None, address: str | None
) -> Iterator["RayWorkers | None"]:
    """Workers while they are needed; none where none were asked for."""
    if count is None:
        yield None
        return
    from qa.intake.bulk import RayWorkers
    from qa.models.encoding import load

    settings = assistant.settings
    encoder = partial(load, settings.model, settings.batch)
    workers = RayWorkers(settings, encoder, count, address)
    try:
        yield workers
    finally:
        workers.close()


def _index(
    assistant: "Assistant",
    paths: list[Path],
    as_json: bool,
    workers: "RayWorkers | None" = None,
) -> IndexReport:
    import time

    from tqdm import tqdm

    began = time.perf_counter()
    files: list[Indexed] = []
    shown = sys.stderr.isatty() and not as_json
    with tqdm(desc="indexing", unit=" files", disable=not shown, leave=False) as bar:
        for file in assistant.indexing(paths, workers):
            files.append(file)
            bar.total = file.total
            bar.set_postfix_str(file.file[-30:], refresh=False)
            bar.update()
    return IndexReport(tuple(files), time.perf_counter() - began)
