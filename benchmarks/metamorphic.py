"""Checks sentences of articles, as they stand and changed: what must come of them is known.

    python -m benchmarks.metamorphic FOLDER ...      the articles to take sentences from
    python -m benchmarks.metamorphic corpus --most 100 --errors

A sentence as it stands must come out SUPPORTED, one with a figure changed REFUTED, and one of
another collection NOT_ENOUGH_INFO. Nothing is written by hand, so that any articles will do.
"""

import argparse
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.checking import HERE, entailment_model
from qa import quantities
from qa.assistant import Assistant
from qa.checking import Checker, Verdict
from qa.checking.claim_kinds import ClaimKind
from qa.checking.parts import combined
from qa.quantities import Relation

FOREIGN = HERE / "articles"  # whose sentences speak of nothing that other articles tell
_LEAST, _MOST = 20, 220  # characters of a sentence that is taken
_DIGIT = re.compile(r"\d")
_SEED = 5


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, what was done to it, and the verdict that it must get."""

    kind: str
    text: str
    expected: Verdict
    original: str


def sentences(assistant: Assistant) -> list[str]:
    """The sentences of all articles that state something, each once."""
    found: dict[str, None] = {}
    checker = Checker(assistant)
    for summary in assistant.articles():
        article = assistant.article(summary.article.id)
        _, spans = assistant.library.layout(article.id)
        for start, end in spans:
            text = " ".join(article.text[start:end].split())
            if _LEAST <= len(text) <= _MOST and _states(checker, text):
                found[text] = None
    return list(found)


def _states(checker: Checker, text: str) -> bool:
    told = checker.claims(text) if any(sign.isalnum() for sign in text) else []
    return bool(told) and all(claim.kind is ClaimKind.CHECKED for claim in told)


def with_figure_changed(text: str, random: Random) -> str | None:
    """The text with one figure replaced by another that cannot be the same."""
    figures = [q for q in quantities.find(text) if _DIGIT.search(q.text)]
    random.shuffle(figures)
    for figure in figures:
        digits = [m.start() for m in _DIGIT.finditer(text, figure.start, figure.end)]
        at = digits[0]
        for new in random.sample("23456789", 8):
            changed = text[:at] + new + text[at + 1 :]
            others = [q for q in quantities.find(changed) if q.start == figure.start]
            if others and quantities.compare(others[0], figure) is Relation.DIFFERS:
                return changed
    return None


def cases(told: Sequence[str], foreign: Sequence[str], most: int) -> Iterator[Case]:
    """The sentences as they stand, with figures changed, and those of elsewhere."""
    random = Random(_SEED)  # noqa: S311 - not a secret
    chosen = sorted(random.sample(told, min(most, len(told))), key=told.index)
    for text in chosen:
        yield Case("as it stands", text, Verdict.SUPPORTED, text)
    changes = ((text, with_figure_changed(text, random)) for text in told)
    made = [(text, changed) for text, changed in changes if changed is not None]
    for text, changed in random.sample(made, min(most, len(made))):
        yield Case("figure changed", changed, Verdict.REFUTED, text)
    for text in random.sample(foreign, min(most // 2, len(foreign))):
        yield Case("elsewhere", text, Verdict.NOT_ENOUGH_INFO, text)


def main() -> None:
    """Read the options, print what share of each kind came out as it must."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, help="articles to take sentences from")
    parser.add_argument("--most", type=int, default=150, help="sentences of a kind")
    parser.add_argument("--without", action="store_true", help="without the entailment model")
    parser.add_argument("--errors", action="store_true", help="list what came out otherwise")
    options = parser.parse_args()
    model = None if options.without else entailment_model()
    with tempfile.TemporaryDirectory() as folder:
        elsewhere = Assistant.open(Path(folder) / "elsewhere")
        elsewhere.index([FOREIGN])
        foreign = sentences(elsewhere)
        assistant = Assistant.open(Path(folder) / "index")
        assistant.index(options.folders)
        checker = Checker(assistant, model)
        table: Counter[tuple[str, Verdict]] = Counter()
        for case in cases(sentences(assistant), foreign, options.most):
            verdict = combined(tuple(checker.findings(case.text))).verdict
            table[case.kind, verdict] += 1
            if options.errors and verdict is not case.expected:
                print(f"{case.kind} > {verdict}\n    {case.text}\n    {case.original}")
    for kind in dict.fromkeys(kind for kind, _ in table):
        counts = {verdict: table[kind, verdict] for verdict in Verdict}
        total = sum(counts.values())
        told = ", ".join(f"{verdict} {count}" for verdict, count in counts.items())
        print(f"{kind}: of {total} {told}")


if __name__ == "__main__":
    main()
