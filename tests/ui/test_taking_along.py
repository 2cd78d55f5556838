"""Filters, earlier questions, citations and exports, in a real browser."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.ui.downloads import downloaded
from tests.ui.test_asking_page import ask, settle

Visit = Callable[..., Any]


@pytest.fixture
def granted(visit: Visit) -> Any:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    ask(page, "도서관에 책은 모두 몇 권이 있나?")
    return page


def test_filters_narrow_what_is_searched_and_travel_in_the_link(visit: Visit) -> None:
    page = visit()
    ask(page, "섬에는 무엇이 있나?")
    page.click(".filters summary")
    page.select_option("[data-filter=publisher]", "뭍소식")
    page.wait_for_function("location.search.includes('publisher')")
    settle(page)
    bylines = page.locator("#answer .card .byline").all_text_contents()
    assert bylines
    assert all(line.startswith("뭍소식") for line in bylines)
    again = visit(page.url.split("/", 3)[3].join(["/", ""]))
    again.wait_for_selector("#answer .card")
    settle(again)
    assert all(
        line.startswith("뭍소식")
        for line in again.locator("#answer .card .byline").all_text_contents()
    )
    page.fill("[data-filter=since]", "2030-01-01")
    page.wait_for_function("location.search.includes('since')")
    settle(page)
    assert "이 조건에 맞는 기사가 없습니다" in page.inner_text("#answer [role=alert]")
    assert page.inner_text(".filters .count") == "2"
    page.click("[data-clear-filters]")
    page.wait_for_selector("#answer blockquote")
    assert "since" not in page.url


def test_one_article_alone_is_asked_from_the_list_and_from_where_it_is_read(visit: Visit) -> None:
    page = visit()
    ask(page, "섬에는 무엇이 있나?")
    page.click(".filters summary")
    page.select_option("[data-filter=article]", label="새 여객선, 섬까지 사십 분")
    page.wait_for_function("location.search.includes('article')")
    settle(page)
    bylines = page.locator("#answer .card .byline").all_text_contents()
    assert bylines
    assert all(line.startswith("뭍소식") for line in bylines)
    page.click("nav a[href='#articles']")
    page.click("#shelf [data-read] >> text=The orchard that keeps bees")
    page.click("#sheet a[href^='?article=']")
    page.wait_for_selector("html[data-tab=ask] #question")
    page.wait_for_selector("[data-filter=article]", state="attached")
    assert page.inner_text(".filters .count") == "1"
    ask(page, "섬에는 무엇이 있나?")
    bylines = page.locator("#answer .card .byline").all_text_contents()
    assert bylines
    assert all(line.startswith("Valley Post") for line in bylines)


def test_earlier_questions_stay_in_this_browser_until_they_are_forgotten(visit: Visit) -> None:
    page = visit()
    assert not page.is_visible(".history")
    ask(page, "뱃삯은 얼마인가?")
    ask(page, "<img src=x onerror='window.attacked=1'> 책은 몇 권?")
    page.reload()
    page.wait_for_selector("#answer .answer")
    settle(page)
    page.click(".history summary")
    assert page.locator(".history li").all_inner_texts() == [
        "<img src=x onerror='window.attacked=1'> 책은 몇 권?",
        "뱃삯은 얼마인가?",
    ]
    page.click(".history li >> nth=1 >> button")
    settle(page)
    assert "만이천 원" in page.inner_text("#answer blockquote")
    page.click(".history summary")
    page.click("[data-forget]")
    assert not page.is_visible(".history")
    page.reload()
    page.wait_for_selector("#question")
    assert not page.is_visible(".history")


def test_a_citation_is_copied_in_the_form_chosen(granted: Any) -> None:
    granted.click("#answer .card >> nth=0 >> .menu summary")
    granted.click("#answer .card >> nth=0 >> text=한국어 표기")
    granted.wait_for_function("document.getElementById('toast').textContent !== ''")
    assert granted.evaluate("navigator.clipboard.readText()") == (
        "한바다, 「등대섬의 겨울 도서관」, 『갯마을신문』, 2024년 3월 15일, "
        "https://example.org/lighthouse."
    )
    assert granted.inner_text("#toast") == "복사했습니다"
    granted.click("[data-copy-link]")
    granted.wait_for_function("navigator.clipboard.readText().then(text => text === location.href)")


@pytest.mark.parametrize("form", ["md", "docx", "html", "json", "csv"])
def test_an_answer_is_taken_along(granted: Any, form: str, tmp_path: Path) -> None:
    granted.click(".answer .menu summary")
    with granted.expect_download() as download:
        granted.click(f"[data-export={form}]")
    assert (
        download.value.suggested_filename
        == f"qa-도서관에-책은-모두-몇-권이-있나-{time.strftime('%Y-%m-%d')}.{form}"
    )
    text = downloaded(download.value, tmp_path)
    assert "책은 모두 8천 권이 있다" in text.replace("\\", "")
    if form == "json":
        passage = json.loads(text)["passages"][0]
        assert passage["article"]["title"] == "등대섬의 겨울 도서관"
