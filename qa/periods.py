"""Whether a passage tells of another period than the one a question names.

In: a question, a passage under its article's title and date, and that date. Out: yes or no.
Invariant: no where the question names no period, and where anything that the passage says of time
can be what is asked for.

An article on a third quarter is near a question about the first one, and its figures are of the
kind that is asked for. Of the 381 questions in benchmarks/texts that name a period and are answered
none has an answer that this takes for another period's; of 609 near misses it meets 28.
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
