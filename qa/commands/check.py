"""The command `qa check`: a claim, a draft or a batch against the articles.

In: a text, a file, or JSON Lines with `id` and `claim`. Out: a table for people, or JSON. Exit
status 0, or 1 where `--fail-on` names a verdict that was met, or 2 with one line that says what was
wrong.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qa.commands.batch_lines import Row, batch_lines
from qa.commands.options import ENTAILMENT, INDEX, JSON, MODEL, Place, opened
from qa.errors import RequestError
from qa.language import kiwi
from qa.language.kiwi_apart import apart

if TYPE_CHECKING:
    from qa.checking import Checker, Finding

_FAILS = {
    "refuted": frozenset(("REFUTED",)),
    "not-enough-info": frozenset(("REFUTED", "NOT_ENOUGH_INFO")),
}


@click.command(short_help="Check claims or a draft against the articles.")
@click.argument("claim", required=False)
@click.option(
    "--file",
    "draft",
    metavar="FILE",
    type=Place(),
    help="Check a draft: .md, .txt, .docx and others.",
)
@click.option(
    "--batch",
    metavar="FILE",
    type=Place(),
    help="JSON Lines with id and claim; - for standard input.",
)
@click.option(
    "--fail-on",
    type=click.Choice(sorted(_FAILS)),
    help="Exit with status 1 where a claim is refuted, or not borne out.",
)
@ENTAILMENT
@INDEX
@MODEL
@JSON
def check(
    claim: str | None,
    draft: Path | None,
    batch: Path | None,
    fail_on: str | None,
    entailment: str | None,
    folder: Path,
    model: str | None,
    as_json: bool,
) -> None:
    """Check claims against the articles: supported, refuted, or not enough information."""
    if sum(given is not None for given in (claim, draft, batch)) != 1:
        raise RequestError("give one claim, or --file FILE, or --batch FILE; see qa check --help")
    with apart(claim is None or kiwi.is_for(claim)):
        text = _draft(draft) if draft is not None else claim
        checker = _checker(folder, model, entailment)
        if batch is not None:
            verdicts = list(_batch(checker, batch))
        else:
            verdicts = _text(checker, text or "", as_json)
    if fail_on is not None and _FAILS[fail_on] & set(verdicts):
        sys.exit(1)


def _checker(folder: Path, model: str | None, entailment: str | None) -> "Checker":
    from qa.checking import Checker
    from qa.models.entailment import named

    return Checker(opened(folder, model), named(entailment))


def _draft(path: Path) -> str:
    """The text of a draft. Raises RequestError or ReadingError."""
    from qa.reading.drafts import draft_text

    try:
        text = draft_text(path.name, path.read_bytes())
    except OSError as error:
        raise RequestError(
            f"{path} can't be read ({error.strerror}); name a file with a draft in it"
        ) from error
    if not text.strip():
        raise RequestError(f"{path} holds no text; name a file with a draft in it")
    return text


def _text(checker: "Checker", text: str, as_json: bool) -> list[str]:
    from qa.checking.json_form import finding_json
    from qa.commands.drawing_findings import draw_findings

    findings = _with_bar(checker, text, sys.stderr.isatty() and not as_json)
    if as_json:
        rows = [finding_json(finding, number) for number, finding in enumerate(findings, 1)]
        click.echo(json.dumps(rows[0] if len(rows) == 1 else rows, ensure_ascii=False))
    else:
        click.echo(draw_findings(findings, colour=sys.stdout.isatty()))
    return [finding.verdict.value for finding in findings if finding.verdict is not None]


def _with_bar(checker: "Checker", text: str, shown: bool) -> list["Finding"]:
    from tqdm import tqdm

    found = checker.claims(text)
    results = checker.findings(text)
    bar = tqdm(
        results, total=len(found), desc="checking", unit=" claims", disable=not shown, leave=False
    )
    return list(bar)


def _batch(checker: "Checker", batch: Path) -> Iterator[str]:
    """Check one row after another and print each as it is done."""
    for line in batch_lines(batch):
        row = row_of(checker, line)
        click.echo(json.dumps(row, ensure_ascii=False))
        if "verdict" in row:
            yield str(row["verdict"])


def row_of(checker: "Checker", line: str) -> dict[str, Any]:
    """One row of a batch; a broken one gives an error in its place."""
    from qa.checking.json_form import row_json

    number = None
    try:
        row = Row.read(line, "claim")
        number, claim = row.number, row.told("claim")
        return row_json(claim, number, _findings(checker, claim))
    except RequestError as error:
        return {"id": number, "error": str(error)}


def _findings(checker: "Checker", claim: str) -> Sequence["Finding"]:
    return tuple(checker.findings(claim))
