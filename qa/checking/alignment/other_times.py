"""Which sentences of a window tell of another year, quarter or day than the claim does?

In: a claim and the sentences of a window, matched. Out: the numbers of sentences. Invariant: none
where no sentence tells of the claim's own time; a day on which something was said is no such time.
"""

from collections.abc import Sequence

from qa.checking.alignment import events
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.relating import SAME, relation_of
from qa.quantities import Kind, Quantity, Relation


def of_other_times(matches: Sequence[Matches]) -> frozenset[int]:
    """The sentences whose dates, as fine as the claim's, are all others, if one has the claim's."""
    claim = matches[0].claim
    found: set[int] = set()
    for date in (q for q in claim.quantities if _is_time(q, claim)):
        relations = [_relations(date, sentence.evidence) for sentence in matches]
        if any(relation in SAME for told in relations for relation in told):
            found |= {
                number
                for number, told in enumerate(relations)
                if told and all(relation is Relation.DIFFERS for relation in told)
            }
    return frozenset(found)


def _relations(date: Quantity, reading: Reading) -> list[Relation]:
    return [
        relation_of(date, other)
        for other in reading.quantities
        if _is_time(other, reading) and other.unit == date.unit
    ]


def _is_time(figure: Quantity, reading: Reading) -> bool:
    return figure.kind is Kind.DATE and not events.is_day_of_telling(figure, reading)
