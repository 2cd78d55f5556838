"""Checks claim sets and prints the confusion matrix, what was refuted, and the time a claim takes.

    python -m benchmarks.checking --entailment      all sets, with the entailment model
    python -m benchmarks.checking corpus --errors   one set, and the claims that came out wrong

The rules were made with the sets of benchmarks/claims in sight, and the weights of verdicts are
fitted on all sets but those that measure (benchmarks/texts/README.md). Of sets that
the entailment model learned from, the claims of held-out articles are checked.
"""

import argparse
import json
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qa.assistant import Assistant
from qa.checking import Checker, Entails, Finding, Verdict
from qa.checking.parts import combined
from training.claim_pairs import MEASURED

HERE = Path(__file__).parent / "claims"
SETS = {
    "corpus": (HERE / "corpus.jsonl", Path(__file__).parent.parent / "corpus"),
    "articles": (HERE / "articles.jsonl", HERE / "articles"),
    "news": (HERE / "news.jsonl", HERE / "news"),
    "news-held-out": (HERE / "news-held-out.jsonl", HERE / "news"),
}
TEXTS = Path(__file__).parent / "texts"
WHOLE = ("mixed", *MEASURED)  # sets that no training learns from
SETS |= {
    path.parent.name: (path, path.parent / "articles")
    for path in sorted(TEXTS.glob("*/claims.jsonl"))
}
FITTED = tuple(name for name in SETS if name not in MEASURED)  # for the weights of verdicts
_SHORT = {Verdict.SUPPORTED: "S", Verdict.REFUTED: "R", Verdict.NOT_ENOUGH_INFO: "N"}


@dataclass(frozen=True, slots=True)
class Row:
    """A claim of a set and what came of it."""

    id: str
    claim: str
    label: Verdict
    change: str
    verdict: Verdict
    findings: tuple[Finding, ...]
    seconds: float


def told(claims: Path) -> list[dict[str, Any]]:
    """The claims of a file; of the sets that training learns from, those of held-out articles."""
    rows = [json.loads(line) for line in claims.read_text(encoding="utf-8").splitlines()]
    name = claims.parent.name
    if claims.parent.parent != TEXTS or name in WHOLE:
        return rows
    held = (TEXTS / "held-out.txt").read_text(encoding="utf-8").split()
    return [row for row in rows if f"{name}/{row['article']}" in held]


def measure(checker: Checker, claims: Path) -> list[Row]:
    """Check every claim of a file."""
    rows: list[Row] = []
    for row in told(claims):
        began = time.perf_counter()
        findings = tuple(checker.findings(row["claim"]))
        seconds = time.perf_counter() - began
        verdict = combined(findings).verdict
        label = Verdict(row["label"])
        rows.append(
            Row(row["id"], row["claim"], label, row.get("change", ""), verdict, findings, seconds)
        )
    return rows


def report(name: str, rows: Sequence[Row]) -> str:
    """The confusion matrix and what follows from it."""
    table = Counter((row.label, row.verdict) for row in rows)
    right = sum(row.label == row.verdict for row in rows)
    lines = [
        f"{name}: {right}/{len(rows)} right, {right / len(rows):.3f}",
        "  label \\ verdict    S    R    N",
    ]
    for label in Verdict:
        counts = "".join(f"{table[label, verdict]:5}" for verdict in Verdict)
        lines.append(f"  {label.value:16}{counts}")
    for change in ("number", "date", "name", "negation", "order"):
        told = [row for row in rows if row.change == change]
        refuted = sum(row.verdict is Verdict.REFUTED for row in told)
        if told:
            lines.append(f"  {change:10} refuted {refuted}/{len(told)}")
    times = sorted(row.seconds for row in rows)
    lines.append(
        f"  median {times[len(times) // 2] * 1000:.0f} ms a claim, calibration {_calibration(rows)}"
    )
    return "\n".join(lines)


def _calibration(rows: Sequence[Row]) -> str:
    """The share that is right, by the confidence that was given."""
    told: list[str] = []
    for low, high in ((0.0, 0.6), (0.6, 0.75), (0.75, 0.9), (0.9, 1.01)):
        inside = [r for r in rows if low <= (combined(r.findings).confidence or 0.0) < high]
        if inside:
            right = sum(r.label == r.verdict for r in inside) / len(inside)
            told.append(f"{low:.2f}+ {right:.2f} of {len(inside)}")
    return ", ".join(told)


def errors(rows: Sequence[Row]) -> str:
    """The claims that came out otherwise than they should, with the reason given."""
    lines: list[str] = []
    for row in rows:
        if row.label != row.verdict:
            lines.append(f"{_SHORT[row.label]}>{_SHORT[row.verdict]} {row.change:8} {row.claim}")
            for finding in row.findings:
                lines.append(f"      {finding.verdict} {finding.confidence} {finding.reason}")
                lines += [f"        [{e.stance}] {e.text[:150]!r}" for e in finding.evidence[:1]]
    return "\n".join(lines)


def run(name: str, index: Path, entailment: Entails | None) -> list[Row]:
    """Index a set's articles where that has not been done, and check its claims."""
    claims, articles = SETS[name]
    assistant = Assistant.open(index / name)
    assistant.index([articles])
    rows = measure(Checker(assistant, entailment), claims)
    assistant.close()
    return rows


def main() -> None:
    """Read the options, print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", help=f"of {', '.join(SETS)}; all if none is named")
    parser.add_argument("--errors", action="store_true", help="list the claims that came out wrong")
    parser.add_argument("--entailment", action="store_true", help="with the entailment model")
    parser.add_argument("--index", type=Path, help="keep the indexes in this folder")
    options = parser.parse_args()
    if unknown := set(options.sets) - set(SETS):
        parser.error(f"no such set: {', '.join(sorted(unknown))}; there are {', '.join(SETS)}")
    entailment = entailment_model() if options.entailment else None
    with tempfile.TemporaryDirectory() as folder:
        for name in options.sets or SETS:
            rows = run(name, options.index or Path(folder), entailment)
            print(report(name, rows))
            if options.errors:
                print(errors(rows))


def entailment_model() -> Entails:
    """The model of qa's own."""
    from qa.models.entailment import Entailment

    return Entailment.load()


if __name__ == "__main__":
    main()
