"""The picture of the collection, as records and in a real browser."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import Any

import pytest

from qa.records import Article, ArticleSummary
from qa.ui.timeline import Palette, buckets, timeline_html
from tests.ui.test_asking_page import in_view

Visit = Callable[..., Any]


def summaries(*rows: tuple[str, str | None]) -> list[ArticleSummary]:
    return [
        ArticleSummary(Article(id=str(n), file="a", text="", publisher=name, date=date), 1, 1)
        for n, (name, date) in enumerate(rows)
    ]


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (
            ["2024-01-05", "2024-03", ""],
            ["2023-10", "2023-11", "2023-12", "2024-01", "2024-02", "2024-03"],
        ),
        (["2017-01-05", "2023-03-02"], [str(year) for year in range(2017, 2024)]),
        (["2022", "2023", "2023-05-01"], [str(year) for year in range(2018, 2024)]),
        (["", "soon"], []),
    ],
)
def test_time_is_cut_into_months_or_years(dates: list[str], expected: list[str]) -> None:
    assert buckets(dates) == expected


def test_every_dated_article_is_in_one_bar() -> None:
    rows = summaries(
        ("뭍소식", "2024-01-05"),
        ("뭍소식", "2024-01-09"),
        ("<b>산</b>", "2024-02-01"),
        ("산", None),
    )
    palette = Palette.of([row.article.publisher or "" for row in rows])
    markup = str(timeline_html(rows, palette))
    drawing = ET.fromstring(markup[: markup.index("</svg>") + 6])  # noqa: S314
    told = [bar[0].text for bar in drawing.iter("rect")]
    assert told == ["2024-01 · 뭍소식 · 2", "2024-02 · <b>산</b> · 1"]
    heights = [float(bar.get("height", 0)) for bar in drawing.iter("rect")]
    assert heights[0] > 1.9 * heights[1]
    assert "이 그림에 넣을 날짜가 없는 기사 1편" in markup
    assert "<b>" not in markup


@pytest.mark.parametrize(
    ("years", "bars", "beside"), [(["1950", "1990", "2024"], 3, 0), (["1588", "2024"], 1, 1)]
)
def test_what_is_too_long_ago_for_a_bar_is_counted_beside_them(
    years: list[str], bars: int, beside: int
) -> None:
    rows = summaries(*(("뭍소식", year) for year in years))
    markup = str(timeline_html(rows, Palette.of(["뭍소식"])))
    assert markup.count("<rect") == bars
    assert markup.count(f">{beside} article without such a date<") == min(beside, 1)


@pytest.fixture
def drawn(visit: Visit) -> Any:
    page = visit("/#articles")
    page.wait_for_selector("#shelf tbody tr")
    page.click(".unfold")
    page.wait_for_selector("#picture circle")
    return page


def test_a_dot_opens_its_passage(drawn: Any) -> None:
    dot = drawn.query_selector("#picture circle")
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    drawn.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    told = drawn.inner_text("#dot")  # of those that lie there, the one on top
    drawn.mouse.down()
    drawn.mouse.up()
    drawn.wait_for_selector("#sheet mark.active")
    assert drawn.inner_text("#dot") == told
    text = " ".join(drawn.inner_text("#sheet mark.active").split())
    assert told.rstrip("…").endswith(text[:60]) or text[:60] in told
    assert in_view(drawn, "#sheet mark.active", "#sheet .body")


def test_the_map_is_walked_by_keyboard(drawn: Any) -> None:
    drawn.focus(".map")
    drawn.keyboard.press("ArrowRight")
    assert drawn.inner_text("#dot") != ""
    seen = {drawn.inner_text("#dot")}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp") * 4:
        drawn.keyboard.press(key)
        seen.add(drawn.inner_text("#dot"))
    assert len(seen) > 2
    drawn.keyboard.press("Enter")
    drawn.wait_for_selector("#sheet mark.active")
    drawn.keyboard.press("Escape")
    assert drawn.evaluate("document.activeElement.className") == "map"


def test_a_publisher_of_the_picture_searches_the_list(drawn: Any) -> None:
    drawn.click("#picture [data-search='뭍소식']")
    drawn.wait_for_function("document.querySelectorAll('#shelf tbody tr').length === 1")


def test_the_picture_stays_unfolded_in_this_browser(drawn: Any) -> None:
    drawn.reload()
    drawn.wait_for_selector("#picture circle")
    drawn.click(".unfold")
    assert not drawn.is_visible("#picture")
    drawn.reload()
    drawn.wait_for_selector("#shelf tbody tr")
    assert not drawn.is_visible("#picture")
