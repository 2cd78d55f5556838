"""What comes of checking a text: a finding for each claim, with evidence and differences.

Invariant: `evidence.text == evidence.article.text[evidence.start:evidence.end]`, and a difference's
citation is the number of one of the finding's evidences.
"""

from dataclasses import dataclass
from enum import StrEnum

from qa.checking.claims import Claim
from qa.records import Article

# A confidence from which 92 of 100 verdicts that say something are right on the sets of
# benchmarks.checking that measure; of those below 74 are.
SURE_FROM = 0.75


class Verdict(StrEnum):
    """What the articles say of a claim."""

    SUPPORTED = "SUPPORTED"
    REFUTED = "REFUTED"
    NOT_ENOUGH_INFO = "NOT_ENOUGH_INFO"


class Stance(StrEnum):
    """What one place says of a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    RELATED = "related"


class DifferenceKind(StrEnum):
    """In what claim and evidence differ."""

    QUANTITY = "quantity"
    DATE = "date"
    NAME = "name"
    POLARITY = "polarity"  # a negation, or a word for the opposite
    CERTAINTY = "certainty"  # planned or foretold, and not done
    ORDER = "order"  # in time or in size
    MEANING = "meaning"  # the entailment model reads a contradiction
    SOURCES = "sources disagree"


@dataclass(frozen=True, slots=True)
class Difference:
    """The claim's words beside the evidence's; `citation` numbers the evidence, from 1."""

    kind: DifferenceKind
    claim: str
    evidence: str
    citation: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """One to three sentences of an article that speak of the claim."""

    number: int
    stance: Stance
    start: int
    end: int
    text: str
    article: Article


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim and what came of it; `verdict` is None for what is no claim to be checked."""

    claim: Claim
    verdict: Verdict | None
    confidence: (
        float | None
    )  # the share of such verdicts that were right on the set they were set on
    reason: str
    differences: tuple[Difference, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def unsure(self) -> bool:
        """Whether a verdict that says something is one of those of which one in four is wrong."""
        told = self.verdict in (Verdict.SUPPORTED, Verdict.REFUTED)
        return told and self.confidence is not None and self.confidence < SURE_FROM
