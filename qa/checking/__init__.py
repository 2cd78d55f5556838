"""Check a text against the articles: claims to findings, each with evidence and differences.

In: a sentence or a draft. Out: a finding for each claim of it, in order. Invariant: a verdict comes
from comparing words and figures alone; what a text or an article says about verdicts moves nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from qa.checking import showing, verbatim, wording
from qa.checking.alignment.restating import restated
from qa.checking.claim_kinds import ClaimKind, is_rule
from qa.checking.claims import Claim, claims
from qa.checking.deciding import hearing, margins, verdicts, weighing
from qa.checking.deciding.judging import Judgement, judge
from qa.checking.findings import (
    Difference,
    DifferenceKind,
    Evidence,
    Finding,
    Stance,
    Verdict,
)
from qa.checking.ordering import order, sizes, superlatives
from qa.checking.ordering.comparisons import comparison
from qa.checking.sentences import evidence
from qa.checking.sentences.readings import Reader, Reading
from qa.errors import RequestError
from qa.heading import headed
from qa.language.halves import refuse_halves
from qa.language.wordless import refuse_wordless
from qa.models.embedded import NAMES
from qa.quantities import Kind

if TYPE_CHECKING:
    from qa.assistant import Assistant

__all__ = [
    "Checker", "Difference", "DifferenceKind", "Entails", "Evidence", "Finding", "Stance",
    "Verdict", "check",
]  # fmt: skip

MOST = 200_000  # characters of a text that is checked at once
_READ_NEAR, _READ_DECISIVE = 5, 3  # windows that the entailment model reads for a claim


class Entails(Protocol):
    """What `qa.models.entailment.Entailment` gives; a pair is evidence, claim."""

    def judge(self, pairs: Sequence[tuple[str, str]]) -> npt.NDArray[np.float64]:
        """Probabilities (pairs, 3) of entailment, neutral, contradiction."""
        ...


def check(
    assistant: "Assistant", text: str, entailment: Entails | None = None
) -> tuple[Finding, ...]:
    """Check a sentence or a draft. Raises RequestError for an empty or endless text."""
    return tuple(Checker(assistant, entailment).findings(text))


class Checker:
    """Checks claims against one assistant's articles, and keeps what it read of them."""

    def __init__(self, assistant: "Assistant", entailment: Entails | None = None) -> None:
        self.assistant = assistant
        self.entailment = entailment
        self.reader = Reader(assistant.analyzer, self._other_names)

    def claims(self, text: str) -> list[Claim]:
        """The claims of a text. Raises RequestError for an empty or endless one."""
        refuse_wordless(text, "the claim", "give a sentence in Korean or English")
        refuse_halves(text, "the claim")
        if len(text) > MOST:
            raise RequestError(
                f"the text has {len(text):,} characters, the most is {MOST:,}; check it in parts"
            )
        return claims(text, self.assistant.analyzer)

    def findings(self, text: str) -> Iterator[Finding]:
        """One finding after another; the same errors, and MissingLibraryError without articles."""
        found = self.claims(text)
        self.assistant.refuse_empty()
        return self._each(found)

    def _each(self, found: Sequence[Claim]) -> Iterator[Finding]:
        """The findings; what is said again in other places is looked up once."""
        known: dict[tuple[str, ClaimKind], Finding] = {}
        for claim in found:
            key = (claim.plain, claim.kind)
            finding = known.get(key) or self.finding(claim)
            known.setdefault(key, finding)
            yield replace(finding, claim=replace(claim, kind=finding.claim.kind))

    def finding(self, claim: Claim) -> Finding:
        """What the articles say of one claim."""
        if claim.kind is ClaimKind.OPINION and is_rule(claim.plain):
            rule = self.finding(replace(claim, kind=ClaimKind.CHECKED))
            if showing.tells_rule(rule):
                return rule
        if claim.kind is not ClaimKind.CHECKED:
            return Finding(claim, None, None, wording.aside(claim.kind, claim.language))
        found = self._looked_up(claim)
        if isinstance(found, order.Ordered):
            return showing.ordered_finding(claim, found)
        measured = self.assistant.library.meta("model") in (None, *NAMES)
        decision = verdicts.decide(found, measured)
        told = verbatim.standing(claim, [judgement.window for judgement, _ in found])
        if told is not None and not decision.disagree:
            there = tuple(judgement for judgement, _ in found if judgement.window is told)
            decision = verdicts.Decision(Verdict.SUPPORTED, verdicts.VERBATIM, there, ())
        return showing.finding_of(claim, decision, [judgement for judgement, _ in found])

    def weighed(self, claim: Claim) -> weighing.Weighed | None:
        """What the windows say of a claim; None for what is not checked, or tells an order."""
        if claim.kind is not ClaimKind.CHECKED:
            return None
        found = self._looked_up(claim)
        return None if isinstance(found, order.Ordered) else found

    def _looked_up(self, claim: Claim) -> weighing.Weighed | order.Ordered:
        """What decides about a claim: the order that the articles tell, or the windows."""
        reading = self.reader.read(claim.plain)
        found = evidence.places(self.assistant, claim.plain)
        windows = evidence.windows(reading, found, self.reader)
        told = verbatim.standing(claim, windows)
        compared = comparison(reading) if told is None else None
        if compared is not None:
            sized = sizes.compare(compared, evidence.singles(found, self.reader))
            if sized is not None:
                return sized
        ordered = self._ordered(reading, windows, found) if told is None else None
        if ordered is not None and ordered.agrees is not None:
            return ordered if self._heard_so(claim, ordered) else replace(ordered, agrees=None)
        judged = [judge(self._on_its_day(claim, reading, w), w) for w in windows]
        return self._read(claim, judged)

    def _ordered(
        self,
        reading: Reading,
        windows: Sequence[evidence.Window],
        found: Sequence[evidence.Place],
    ) -> order.Ordered | None:
        """The order in time that a claim tells, or its place in a row, against the articles."""
        ordered = order.compare(reading, windows)
        if ordered is not None and ordered.agrees is None:
            ordered = order.compare(reading, evidence.singles(found, self.reader))
        if ordered is not None and ordered.agrees is not None:
            lasting = any(quantity.kind is Kind.DURATION for quantity in reading.quantities)
            return None if lasting else ordered  # by how much is told as well
        return superlatives.compare(reading, windows)

    def _heard_so(self, claim: Claim, ordered: order.Ordered) -> bool:
        """Whether the entailment model, if there is one, leans the way that the words of order do.

        It misses many an order, and the words many a meaning: only both together are told.
        """
        if self.entailment is None or not ordered.windows:
            return True
        told = " ".join(window.text for window in ordered.windows)
        text = headed(ordered.windows[0].article, told)
        [(entails, _, contradicts)] = self.entailment.judge([(text, claim.plain)])
        return bool(entails > contradicts) == ordered.agrees

    def _on_its_day(self, claim: Claim, reading: Reading, window: evidence.Window) -> Reading:
        """The claim, with its "last year" and 지난달 reckoned from the day of the article."""
        if window.article.date and any(quantity.relative for quantity in reading.quantities):
            return self.reader.read(claim.plain, window.article.date)
        return reading

    def _read(
        self, claim: Claim, judged: Sequence[Judgement]
    ) -> list[tuple[Judgement, hearing.Read | None]]:
        """Let the entailment model read the windows that may decide, in one batch."""
        if self.entailment is None or not judged or not hearing.is_asked(judged):
            return [(judgement, None) for judgement in judged]
        chosen = _to_read(judged)
        pairs = [
            (headed(j.window.article, j.window.text), restated(claim.plain, j.figures))
            for j in (judged[i] for i in chosen)
        ]
        rows = self.entailment.judge(pairs)
        told = frozenset[int]().union(*(judgement.told for judgement in judged))
        read = {i: hearing.heard(judged[i], row, told) for i, row in zip(chosen, rows, strict=True)}
        return [(judgement, read.get(i)) for i, judgement in enumerate(judged)]

    def _other_names(self, text: str) -> list[tuple[int, int, list[str]]]:
        named = self.assistant.library.lexical.names.find(text)
        return [
            (n.start, n.end, [name for name, weight in n.others if weight > 0.7]) for n in named
        ]


def _to_read(judged: Sequence[Judgement]) -> list[int]:
    """The windows for the entailment model: the sentences most like the claim, the decisive."""
    single = [i for i, j in enumerate(judged) if len(j.window.sentences) == 1]
    near = sorted(single, key=lambda i: -judged[i].window.likeness)[:_READ_NEAR]
    decisive = sorted(range(len(judged)), key=lambda i: -margins.decisive(judged[i]))
    return list(dict.fromkeys([*near, *decisive[:_READ_DECISIVE]]))
