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

import re

from qa import quantities
from qa.language.closed_class import ENGLISH_FUNCTION_WORDS
from qa.quantities import Kind, Quantity, Relation

# A name and the number that tells it from others of its make: X3, GPT-4.5, Lumo 2.
_NUMBERED = re.compile(
    r"(?<![A-Za-z\d])(?:([A-Za-z]+)-?|([A-Z][A-Za-z]*) )(\d{1,3}(?:\.\d{1,2})?)"
    r"(?!\d|[.,:]\d|[%℃㎏㎡$€])"
)


def names_one(question: str) -> bool:
    """Whether a question names a period, a place in a row or one of a make."""
    found = quantities.find(question)
    return any(one.kind in (Kind.DATE, Kind.ORDINAL) for one in found) or bool(_numbered(question))


def tells_only_of_others(question: str, text: str, written: str | None) -> bool:
    """Whether a text tells of another period, place in a row or make than the question names."""
    return (
        tells_of_another(question, text, written)
        or tells_of_another_in_a_row(question, text)
        or tells_of_another_make(question, text)
    )


def tells_of_it(question: str, text: str, written: str | None) -> bool:
    """Whether a text of that day names the very period that a question names."""
    asked = _dates(question, None)
    told = _dates(text, written) if asked else []
    return any(quantities.compare(one, other) is Relation.EQUAL for one in asked for other in told)


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


def tells_of_another_make(question: str, text: str) -> bool:
    """Whether a text tells of others than the question's X7, as X3 and X5, and not of it."""
    asked = _numbered(question)
    told = _numbered(text) if asked else {}
    return any(name in told and not numbers & told[name] for name, numbers in asked.items())


def _numbered(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    matches = list(_NUMBERED.finditer(text))
    dates = _dates(text, None) if matches else []
    for match in matches:
        name = (match[1] or match[2]).casefold()
        dated = any(date.start < match.end() and match.start() < date.end for date in dates)
        if not dated and name not in ENGLISH_FUNCTION_WORDS:
            found.setdefault(name, set()).add(match[3])
    return found


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
