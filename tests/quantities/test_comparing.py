"""What a claim's quantity is to the evidence's, and the laws of it."""

from pathlib import Path

import pytest
from hypothesis import given

from qa.quantities import Quantity, Relation, compare, find

from .strategies import quantities

LINES = Path(__file__).with_name("relations.tsv").read_text("utf-8").splitlines()
ROWS = [tuple(line.split("\t")) for line in LINES if not line.startswith("#")]


def only(text: str) -> Quantity:
    found = find(text)
    assert len(found) == 1, [quantity.text for quantity in found]
    return found[0]


@pytest.mark.parametrize(("claim", "evidence", "relation"), ROWS)
def test_relation(claim: str, evidence: str, relation: str) -> None:
    assert compare(only(claim), only(evidence)) is Relation(relation)


@given(quantities(), quantities())
def test_equality_is_symmetric(one: Quantity, other: Quantity) -> None:
    forward, backward = compare(one, other), compare(other, one)
    assert (forward is Relation.EQUAL) == (backward is Relation.EQUAL)
    assert (forward is Relation.INCOMPARABLE) == (backward is Relation.INCOMPARABLE)


@given(quantities())
def test_a_quantity_equals_itself(one: Quantity) -> None:
    assert compare(one, one) is Relation.EQUAL


@pytest.mark.parametrize(
    ("one", "other"),
    [("지난달", "지난달"), ("last week", "last week")],
)
def test_dates_that_hang_in_the_air_are_not_compared(one: str, other: str) -> None:
    assert compare(only(one), only(other)) is Relation.INCOMPARABLE
