"""Every expression of the tables is found where it stands, with its value, unit and bound.

A row is a sentence with its «expressions» marked and what they mean; nothing else may be found in
it.
"""

from fractions import Fraction
from pathlib import Path

import pytest

from qa.quantities import Bound, Kind, Quantity, find

WRITTEN = "2024-10-08"
TABLES = sorted((Path(__file__).parent / "marked").glob("*.tsv"))


def rows() -> list[tuple[str, str]]:
    lines = [line for table in TABLES for line in table.read_text("utf-8").splitlines()]
    pairs = [line.partition("\t") for line in lines if line and not line.startswith("#")]
    return [(sentence, meaning) for sentence, _, meaning in pairs]


def unmark(sentence: str) -> tuple[str, list[tuple[int, int]]]:
    """The sentence without its marks, and the spans that they enclosed."""
    text, spans, start = "", [], 0
    for character in sentence:
        if character == "«":
            start = len(text)
        elif character == "»":
            spans.append((start, len(text)))
        else:
            text += character
    return text, spans


def told(quantity: Quantity) -> str:
    """A found quantity in the table's words."""
    if quantity.kind is Kind.DATE:
        ends = dict.fromkeys((str(quantity.since), str(quantity.until)))
        return f"date {'/'.join(ends)}"
    unit = quantity.unit.replace(" ", "_") or "."
    bound = quantity.bound.replace(" ", "-")
    low, high = quantity.low, quantity.high
    value = str(low) if low == high else f"{_end(low)}..{_end(high)}"
    return f"{quantity.kind} {value} {unit} {bound}"


def _end(value: Fraction | None) -> str:
    return "" if value is None else str(value)


def meant(words: str) -> str:
    """A table's entry, with what it may leave out: unit "." and the bound "exact"."""
    kind, value, *rest = words.split()
    if kind == "date":
        return words.strip()
    unit, bound = (*rest, *(".", "exact")[len(rest) :])
    ends = [str(Fraction(end)) if end else "" for end in value.split("..")]
    return f"{kind} {'..'.join(ends)} {unit} {bound}"


@pytest.mark.parametrize(("sentence", "meaning"), rows())
def test_expression_means_what_the_table_says(sentence: str, meaning: str) -> None:
    text, spans = unmark(sentence)
    found = find(text, WRITTEN)
    assert [told(quantity) for quantity in found] == [meant(part) for part in meaning.split("|")]
    assert [(quantity.start, quantity.end) for quantity in found] == spans
    assert all(text[quantity.start : quantity.end] == quantity.text for quantity in found)


def test_the_tables_hold_at_least_400_expressions() -> None:
    expressions = [span for sentence, _ in rows() for span in unmark(sentence)[1]]
    assert len(expressions) >= 400
    kinds = {part.split()[0] for _, meaning in rows() for part in meaning.split("|")}
    assert kinds == {str(kind) for kind in Kind}
    bounds = {meant(part).split()[-1] for _, meaning in rows() for part in meaning.split("|")}
    assert {str(bound).replace(" ", "-") for bound in Bound} <= bounds


NEGATIVES = Path(__file__).with_name("negatives.txt").read_text("utf-8").splitlines()[1:]


@pytest.mark.parametrize("text", NEGATIVES)
def test_nothing_is_found_where_there_is_no_quantity(text: str) -> None:
    assert [quantity.text for quantity in find(text, WRITTEN)] == []
