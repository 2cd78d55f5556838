"""Figures that are told of different things, however alike these are called.

In: a figure of a claim, one of a sentence that differs, both matched and Korean. Out: whether they
are of two things. Invariant: what tells so stands on one side alone.

승점 차는 2 denies no 승점은 31, 예산보다 7억원 더 no 예산, 올해 일흔한 살 no 열여섯 살 때,
전국 생산량 none of a town's, and 1심 no 2심.
"""

import re

from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word, WordKind
from qa.quantities import Quantity

_SURE = 0.7  # a match that counts as the same word
_COURT, _AGE = "instance", "age"  # units
_GAP = re.compile(
    r"(?:차이|격차|간격|편차|(?:(?<![가-힣])|(?<=[점표]))차)(?:는|은|가|이|도|만)? ?(?:약 ?)?\Z"
)
_GAPS = re.compile(r"차이|격차|간격|편차|[가-힣] 차[가는를도로 ]|[점표] ?차")
_THEN = re.compile(r" ?(?:때|무렵|시절|이던|이었을|되던|의 나이)|에 |부터")
_EVERYWHERE = re.compile(r"(?<![가-힣])(?:전국|국내|전 ?세계|세계)(?![가-힣]*(?:적인|선수권|대회))")
_REACH = 12  # characters before a figure


def are_apart(figure: Quantity, other: Quantity, sentence: Matches, own: list[Word]) -> bool:
    """Whether two figures are told of two things; `own` are the words for the claim's, if any."""
    claim, evidence = sentence.claim, sentence.evidence
    if figure.unit == other.unit == _COURT:
        return True
    if figure.unit == other.unit == _AGE:
        return _then(claim, figure) != _then(evidence, other)
    if _gap(evidence, other) and not _GAPS.search(claim.text):
        return True
    if _gap(claim, figure) and not _GAPS.search(evidence.text):
        return True
    return _is_measure(other, sentence, own) or _is_everywhere(other, sentence)


def _then(reading: Reading, figure: Quantity) -> bool:
    """Whether an age is one at a time that is told: 열여섯 살 때."""
    return _THEN.match(reading.text, figure.end) is not None


def _gap(reading: Reading, figure: Quantity) -> bool:
    """Whether a figure is how far two things are apart."""
    before = reading.text[max(0, figure.start - _REACH) : figure.start]
    return _GAP.search(before) is not None


def _is_measure(other: Quantity, sentence: Matches, own: list[Word]) -> bool:
    """Whether the evidence only measures another thing's figure against what the claim's is of."""
    if not own or own[0].role != "S":
        return False
    places = [m.word for word, m in sentence.pairs() if word is own[0] and m.strength >= _SURE]
    text = sentence.evidence.text
    return bool(places) and all(
        word.role == "C" and (other.start < word.start or "보다" in text[word.end : other.start])
        for word in places
    )


def _is_everywhere(other: Quantity, sentence: Matches) -> bool:
    """Whether the evidence tells of the whole country what the claim tells of a place in it."""
    claim, evidence = sentence.claim, sentence.evidence
    start, end = evidence.clauses[evidence.clause_of(other.start)]
    if _EVERYWHERE.search(claim.text) or not _EVERYWHERE.search(evidence.text, start, end):
        return False
    return any(
        word.kind is WordKind.NAME and not found
        for word, found in zip(claim.words, sentence.found, strict=True)
    )
