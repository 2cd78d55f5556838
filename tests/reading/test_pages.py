"""The article's own words come out of every layout; the furniture around them does not."""

from collections.abc import Callable, Sequence

import pytest

from qa.reading import read
from tests.reading.layouts import FURNITURE, LAYOUTS
from tests.reading.truth import KOREAN, TRUTHS, Truth

Layout = Callable[[Sequence[str]], str]
SHORT = Truth("", "", "", "", "", "ko", KOREAN.paragraphs[:2] + KOREAN.paragraphs[3:])


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@pytest.mark.parametrize("truth", (*TRUTHS, SHORT), ids=("ko", "en", "short"))
def test_every_sentence_comes_out_once_and_in_order(layout: Layout, truth: Truth) -> None:
    text = read("a.html", layout(truth.paragraphs).encode())[0].text
    places = [text.find(paragraph) for paragraph in truth.paragraphs]
    assert -1 not in places
    assert places == sorted(places)
    assert all(text.count(paragraph) == 1 for paragraph in truth.paragraphs)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_no_furniture_comes_out(layout: Layout) -> None:
    text = read("a.html", layout(KOREAN.paragraphs * 3).encode())[0].text
    assert [line for line in FURNITURE if line in text] == []
