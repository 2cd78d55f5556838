"""What kind of figure a question asks for, so that the sentence that has one is quoted.

In: a question. Out: the kinds and units it may be answered in. Invariant: a question that asks for
no figure expects nothing, and then nothing is preferred.
"""

import re
from dataclasses import dataclass

from qa import quantities
from qa.quantities import Kind

_HOW_MANY = re.compile(r"몇")
# Ways of asking for a figure, and the kinds that answer them; closed classes in both languages.
_ASKING = (
    (re.compile(r"얼마|\bhow much\b", re.I), (Kind.MONEY, Kind.SHARE, Kind.MEASURE, Kind.COUNT)),
    (
        re.compile(r"금액|액수|비용|가격|\b(?:what|which) (?:price|cost|amount)", re.I),
        (Kind.MONEY,),
    ),
    (re.compile(r"언제|며칠|날짜|\bwhen\b|\bwhat (?:date|year|month|day)\b", re.I), (Kind.DATE,)),
    (re.compile(r"비율|비중|퍼센트|\bwhat (?:percentage|share|percent)\b", re.I), (Kind.SHARE,)),
    (re.compile(r"얼마나 오래|\bhow long\b", re.I), (Kind.DURATION,)),
    (re.compile(r"\bhow many\b|[가-힣] 수는\b", re.I), (Kind.COUNT,)),
)


@dataclass(frozen=True, slots=True)
class Expectation:
    """The figures that would answer; empty where a question asks for none."""

    kinds: frozenset[Kind]
    units: frozenset[str]  # where the question names one: "person" for 몇 명

    def met_by(self, text: str) -> bool:
        """Whether a text holds a figure that could be the answer."""
        return bool(self.places(text))

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the figures stand in a text that could be the answer."""
        if not self.kinds and not self.units:
            return []
        return [
            (found.start, found.end)
            for found in quantities.find(text)
            if (found.unit in self.units if self.units else found.kind in self.kinds)
        ]


def expected(question: str) -> Expectation:
    """What a question asks for."""
    kinds = {kind for asking, kinds in _ASKING if asking.search(question) for kind in kinds}
    units: set[str] = set()
    for match in _HOW_MANY.finditer(question):
        # A figure put where the question leaves it open tells how the answer is counted.
        filled = question[: match.start()] + "3" + question[match.end() :]
        units |= {
            found.unit
            for found in quantities.find(filled)
            if found.start <= match.start() < found.end and found.unit
        }
    return Expectation(frozenset(kinds), frozenset(units))
