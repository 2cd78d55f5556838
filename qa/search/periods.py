"""Whether a passage tells of another period, or of another in a row, than a question names.

In: a question, a passage under its article's title and date, and that date. Out: yes or no.
Invariant: no where the question names neither, and where anything that the passage says of time,
or of places in such a row, can be what is asked for.

An article on a third quarter is near a question about the first one, and its figures are of the
kind that is asked for. Of the 381 questions in benchmarks/texts that name a period and are answered
none has an answer that this takes for another period's; of 609 near misses it meets 28. So it is
with a third meeting and a second one, with 1호선 and 2호선: of 87 questions that name such a place
and are answered none has a sentence that this takes for another's.
"""

from qa import quantities
from qa.quantities import Kind, Quantity, Relation


def tells_of_another(question: str, text: str, written: str | None) -> bool:
    """Whether a text names periods like the question's, as quarters or years, and only others.

    `written` is the day of the article in ISO 8601. What a question reckons from its own day (last
    year) is left alone, for that day is not the article's.
    """
    asked = _dates(question, None)
    told = _dates(text, written) if asked else []
    return any(_another(one, told) for one in asked)


def tells_of_another_in_a_row(question: str, text: str) -> bool:
    """Whether a text tells of others than the question's second meeting or 2호선, and not of it."""
    asked = [found for found in quantities.find(question) if found.kind is Kind.ORDINAL]
    told = quantities.find(text) if asked else []
    return any(_another_place(one, told) for one in asked)


def _another_place(asked: Quantity, told: list[Quantity]) -> bool:
    alike = [one for one in told if (one.kind, one.unit) == (asked.kind, asked.unit)]
    return (
        bool(alike)
        and all(quantities.compare(asked, one) is Relation.DIFFERS for one in alike)
        # The same figure may be told otherwise: 10년 차, and after ten years.
        and not any(one.value == asked.value for one in told)
    )


def _another(asked: Quantity, told: list[Quantity]) -> bool:
    # A day tells when something was said: figures of a quarter are published in the next one.
    stretches = [one for one in told if asked.unit != "span" or one.unit != "day"]
    relations = {one: quantities.compare(asked, one) for one in stretches}
    alike = [relation for one, relation in relations.items() if one.unit == asked.unit]
    others = (Relation.DIFFERS, Relation.INCOMPARABLE)
    return (
        bool(alike)
        and all(relation is Relation.DIFFERS for relation in alike)
        and all(relation in others for relation in relations.values())
    )


def _dates(text: str, day: str | None) -> list[Quantity]:
    return [found for found in quantities.find(text, day) if found.kind is Kind.DATE]
