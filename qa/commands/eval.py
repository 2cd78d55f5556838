"""`qa eval`: how well qa finds, on questions whose answers are known."""

import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qa.commands.options import JSON, MODEL, Place

if TYPE_CHECKING:
    from qa.assistant import Assistant
    from qa.evaluation import Collection


@click.command("eval", short_help="Measure finding on questions with known answers.")
@click.argument("directory", type=Place())
@click.option("--compare", is_flag=True, help="Also dense alone, BM25 alone and rank fusion.")
@click.option("--limit", type=click.IntRange(1), help="Ask only so many questions.")
@click.option(
    "--index",
    "folder",
    type=Place(),
    help="Keep the index of the collection here, and use it again; else it is thrown away.",
)
@MODEL
@JSON
def evaluate(
    directory: Path,
    compare: bool,
    limit: int | None,
    folder: Path | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Measure finding on a folder of corpus.jsonl, queries.jsonl and qrels.tsv (BEIR's form)."""
    from qa import evaluation
    from qa.evaluating import measure

    collection = evaluation.read(directory)
    with tempfile.TemporaryDirectory(prefix="qa-eval-") as temporary:
        assistant = _filled(collection, folder or Path(temporary), model)
        reports = measure(assistant, collection, compare, limit)
        assistant.close()
    if as_json:
        click.echo(json.dumps(evaluation.as_json(collection, reports), ensure_ascii=False))
    else:
        asked = reports[0].questions
        click.echo(f"{collection.name}: {len(collection.documents)} documents, {asked} questions")
        click.echo(evaluation.table(reports))


def _filled(collection: "Collection", folder: Path, model: str | None) -> "Assistant":
    """An assistant over the collection's index, which is made or completed first."""
    from tqdm import tqdm

    from qa.assistant import Assistant
    from qa.evaluating import fill
    from qa.settings import Settings

    assistant = Assistant.open(folder, Settings(model=model) if model else None)
    assistant.create()
    documents = fill(assistant, assistant.encoder(), collection)
    shown = sys.stderr.isatty()
    for _ in tqdm(documents, total=len(collection.documents), disable=not shown, leave=False):
        pass
    assistant.store.save()
    return assistant
