"""The article's own words come out of every layout; the furniture around them does not."""

from collections.abc import Callable, Sequence

import pytest

from qa.errors import DamagedFileError
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


OPTIONAL = (
    "<!doctype html><html lang=ko><!-- Page saved with a tool --><meta charset=utf-8>"
    "<title>돌다리</title><style>p{{color:red}}</style><body class=x><main><h1>돌다리</h1>{}</main>"
)


def test_end_tags_that_html_leaves_to_the_writer_may_be_missing() -> None:
    inner = "".join(f"<p>{paragraph}" for paragraph in KOREAN.paragraphs)
    page = OPTIONAL.format(inner)
    assert read("a.html", page.encode())[0].text == read(
        "a.html", f"{page}</body></html>".encode()
    )[0].text
    assert all(
        paragraph in read("a.html", f"<h1>돌다리</h1>{inner}".encode())[0].text
        for paragraph in KOREAN.paragraphs
    )


@pytest.mark.parametrize("end", ("<p class='a", "<!-- 광고", "<script>var a = 1", "<div><p>글", "</"))
def test_a_page_that_ends_within_something_is_damaged(end: str) -> None:
    page = OPTIONAL.format(f"<p>{KOREAN.paragraphs[0]}</p>")
    with pytest.raises(DamagedFileError):
        read("a.html", f"{page}{end}".encode())
