"""Asking, in a real browser."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from qa.records import Answer
from tests.ui.conftest import CautiousAssistant

Visit = Callable[..., Any]


def ask(page: Any, question: str) -> None:
    """Type a question, press Enter and wait for what comes of it."""
    page.fill("#question", question)
    page.keyboard.press("Enter")
    settle(page)


def settle(page: Any) -> None:
    page.wait_for_function("!('busy' in document.documentElement.dataset)")


def in_view(page: Any, selector: str, within: str = "#reader .body") -> bool:
    """Whether an element lies inside both the window and the article's scrolling part."""
    return bool(
        page.evaluate(
            """([selector, within]) => {
              const box = document.querySelector(selector).getBoundingClientRect();
              const body = document.querySelector(within).getBoundingClientRect();
              return box.top >= body.top && box.bottom <= body.bottom
                && box.bottom <= innerHeight && box.top >= 0;
            }""",
            [selector, within],
        )
    )


def seen_whole(page: Any, selector: str) -> bool:
    """Whether the corners of an element can be brought into the window and nothing covers them."""
    return bool(
        page.evaluate(
            """selector => {
              const element = document.querySelector(selector);
              element.scrollIntoView({ block: "center", inline: "nearest" });
              const { left, right, top, bottom } = element.getBoundingClientRect();
              return [[left, top], [right, top], [left, bottom], [right, bottom]].every(([x, y]) => {
                const inside = [x + (x === left ? 16 : -16), y + (y === top ? 16 : -16)];
                return element.contains(document.elementFromPoint(...inside));
              });
            }""",
            selector,
        )
    )


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("도서관에 책은 모두 몇 권이 있나?", "책은 모두 8천 권이 있다."),
        ("How much does a jar of its honey costs?", "A jar of its honey costs seven dollars."),
    ],
)
def test_a_question_is_answered_with_a_quoted_sentence(
    visit: Visit, question: str, quoted: str
) -> None:
    page = visit()
    assert page.evaluate("document.activeElement.id") == "question"
    ask(page, question)
    assert quoted in page.inner_text("#answer blockquote")
    assert quoted in page.inner_text("#answer .card mark >> nth=0")
    assert page.inner_text("#status") == "답을 찾았습니다. 대목 5곳."


def test_a_citation_opens_the_article_at_the_marked_sentence(visit: Visit) -> None:
    page = visit()
    ask(page, "도서관에 책은 모두 몇 권이 있나?")
    page.click("#answer blockquote .number")
    page.wait_for_selector("#reader mark.active")
    assert "책은 모두 8천 권이 있다." in page.inner_text("#reader mark.active")
    assert in_view(page, "#reader mark.active")
    assert page.inner_text("#reader h2") == "등대섬의 겨울 도서관"
    assert page.evaluate("document.activeElement.id") == "reader-heading"
    page.keyboard.press("Escape")
    assert not page.is_visible("#reader .body")
    assert page.evaluate("document.activeElement.dataset.open") == "1"


def test_an_article_opened_far_down_is_in_view(visit: Visit) -> None:
    page = visit(viewport={"width": 1280, "height": 480})
    ask(page, "등대섬까지 여객선은 얼마나 걸리나?")
    if page.is_visible(".weaker > summary"):
        page.click(".weaker > summary")
    page.locator("#answer .card [data-open]").last.click()
    page.wait_for_selector("#reader mark.active, #reader .active")
    assert page.evaluate("scrollY") > 0
    assert in_view(page, "#reader h2", "html")
    page.evaluate("scrollTo(0, 0)")
    assert in_view(page, "#reader h2", "html")


@pytest.mark.parametrize("width", [360, 1280])
def test_every_menu_opens_where_all_of_it_is_seen(visit: Visit, width: int) -> None:
    page = visit(viewport={"width": width, "height": 800})
    ask(page, "도서관에 책은 모두 몇 권이 있나?")
    for menu in ("#answer .tools .menu", "#answer .card .menu"):
        page.click(f"{menu} > summary >> nth=0")
        assert seen_whole(page, f"{menu}[open] > ul")
        page.keyboard.press("Escape")
    page.click("nav a[href='#articles']")
    page.click("#shelf [data-read] >> nth=0")
    page.wait_for_selector("html[data-sheet]")
    page.click("#sheet .menu > summary")
    assert seen_whole(page, "#sheet .menu > ul")


def test_next_and_previous_walk_through_the_passages(visit: Visit) -> None:
    page = visit()
    ask(page, "등대섬까지 여객선은 얼마나 걸리나?")
    page.click("#answer .card >> nth=0 >> button.plain")
    page.wait_for_selector("#reader .reader[data-number='1']")
    assert page.is_disabled("#reader [data-step='-1']")
    page.click("#reader [data-step='1']")
    page.wait_for_selector("#reader .reader[data-number='2']")
    assert in_view(page, "#reader mark.active")
    page.click("#reader [data-step='-1']")
    page.wait_for_selector("#reader .reader[data-number='1']")


def test_what_is_not_answered_is_said_plainly(visit: Visit) -> None:
    page = visit()
    ask(page, "섬에 사는 용 이야기는?")
    assert "기사에서 답을 찾지 못했습니다" in page.inner_text("#answer")
    assert page.query_selector("#answer blockquote") is None
    assert not page.is_visible("#answer .card >> nth=0")
    page.click("#answer summary")
    assert page.is_visible("#answer .card >> nth=0")


@pytest.mark.parametrize(
    ("question", "told"),
    [("  ?! ", "글자나 숫자가 없습니다"), ("가" * 2001, "질문이 너무 깁니다(2,001자)")],
)
def test_a_question_that_is_none_gets_a_notice(visit: Visit, question: str, told: str) -> None:
    page = visit()
    ask(page, question)
    assert told in page.inner_text(":is(#answer, #refused) [role=alert]")
    page.click("#form button[type=submit]")  # what is too long for an address is not put into one
    assert len(page.url) < 9000
    ask(page, "도서관에 책은 모두 몇 권이 있나?")
    assert page.query_selector("#refused [role=alert]:visible") is None
    assert "8천 권" in page.inner_text("#answer blockquote")


def test_a_question_of_any_length_is_told_of_at_once(visit: Visit) -> None:
    page = visit()
    page.fill("#question", "가" * 200_000)
    page.keyboard.press("Enter")
    assert "질문이 너무 깁니다(200,000자)" in page.inner_text("#refused [role=alert]", timeout=2000)
    page.reload()
    page.wait_for_selector("#question")


def test_a_server_that_is_gone_is_told_of(visit: Visit) -> None:
    page = visit()
    page.context.set_offline(True)
    ask(page, "도서관에 책은 모두 몇 권이 있나?")
    assert "qa에 닿지 못했습니다" in page.inner_text("#refused")
    assert page.locator(".toast-wrap").count() == 0 or not page.is_visible(".toast-wrap")
    page.context.set_offline(False)


def test_a_server_that_is_full_is_told_of(visit: Visit) -> None:
    page = visit()
    page.route("**/queue/join*", lambda route: route.fulfill(status=503, json={"detail": "full"}))
    ask(page, "도서관에 책은 모두 몇 권이 있나?")
    assert "기다리는 사람이 많아" in page.inner_text("#refused")
    assert not page.is_visible("#answer")
    page.unroute("**/queue/join*")
    ask(page, "뱃삯은 얼마인가?")
    assert "만이천 원" in page.inner_text("#answer blockquote")


@pytest.mark.parametrize("apart", [0, 0.1, 0.6])
def test_the_answer_to_an_earlier_question_does_not_stay(
    visit: Visit, monkeypatch: pytest.MonkeyPatch, apart: float
) -> None:
    asked = CautiousAssistant.ask

    def slow(self: CautiousAssistant, question: str, *rest: Any, **more: Any) -> Answer:
        time.sleep(0.5 if "책" in question else 0.0)
        return asked(self, question, *rest, **more)

    monkeypatch.setattr(CautiousAssistant, "ask", slow)
    page = visit()
    for question in (
        "책은 모두 몇 권이 있나?",
        "여객선은 하루에 몇 번 다니나?",
        "뱃삯은 얼마인가?",
    ):
        page.fill("#question", question)
        page.keyboard.press("Enter")
        page.wait_for_timeout(apart * 1000)
    settle(page)
    assert "만이천 원" in page.inner_text("#answer blockquote")
    page.wait_for_timeout(800)
    assert "만이천 원" in page.inner_text("#answer blockquote")


def test_the_way_back_leads_to_the_start(visit: Visit) -> None:
    page = visit()
    ask(page, "뱃삯은 얼마인가?")
    page.go_back()
    page.wait_for_function("document.querySelector('#question').value === ''")
    assert not page.is_visible("#answer")
    assert page.is_visible("#examples button >> nth=0")
    page.go_forward()
    page.wait_for_selector("#answer blockquote")
    assert page.input_value("#question") == "뱃삯은 얼마인가?"
    settle(page)
    page.click("nav a[href='#articles']")
    page.click("h1 a")
    assert (page.input_value("#question"), page.url.split("/", 3)[3]) == ("", "")
    assert not page.is_visible("#answer")


def test_on_a_phone_the_way_back_closes_the_article_and_leaves_the_answer(visit: Visit) -> None:
    page = visit(viewport={"width": 360, "height": 740})
    ask(page, "뱃삯은 얼마인가?")
    asked = page.url
    for leave in (page.go_back, lambda: page.click("#reader [data-close]")):
        page.click("#answer blockquote .number")
        page.wait_for_selector("html[data-reading]")
        leave()
        page.wait_for_selector("html:not([data-reading])")
        assert page.url == asked and page.is_visible("#answer blockquote")
        assert page.evaluate("document.activeElement.dataset.open") == "1"
    page.click("nav a[href='#articles']")
    page.click("#shelf [data-read] >> nth=0")
    page.wait_for_selector("html[data-sheet]")
    page.go_back()
    page.wait_for_selector("html:not([data-sheet])")
    assert page.is_visible("#shelf tbody tr >> nth=0")
    page.go_back()
    page.wait_for_selector("html[data-tab=ask]")
    page.go_back()
    page.wait_for_function("document.querySelector('#question').value === ''")


def test_what_is_typed_and_not_asked_stays(visit: Visit) -> None:
    page = visit()
    page.fill("#question", "배는 몇 시에")
    page.click("nav a[href='#check']")
    page.go_back()
    assert page.input_value("#question") == "배는 몇 시에"
    ask(page, "도서관에 책은 모두 몇 권이 있나?")
    page.fill("#question", "등대는 언제")
    page.click(".filters summary")
    page.select_option("[data-filter=language]", "ko")
    assert page.input_value("#question") == "등대는 언제"
    assert "language" not in page.url
    page.fill("#question", "도서관에 책은 모두 몇 권이 있나?")
    page.select_option("[data-filter=language]", "en")
    page.wait_for_function("location.search.includes('language=en')")
    page.click(".brand")
    assert page.input_value("#question") == ""


def test_a_link_to_a_question_asks_it_and_back_returns_to_the_one_before(visit: Visit) -> None:
    page = visit("/?q=뱃삯은 얼마인가?")
    page.wait_for_selector("#answer blockquote")
    settle(page)
    assert page.input_value("#question") == "뱃삯은 얼마인가?"
    assert "뱃삯은 어른 만이천 원이다." in page.inner_text("#answer blockquote")
    ask(page, "도서관에 책은 몇 권이 있나?")
    assert "8천 권" in page.inner_text("#answer blockquote")
    page.go_back()
    page.wait_for_function("document.querySelector('#question').value.startsWith('뱃삯')")
    page.wait_for_function(
        "document.querySelector('#answer blockquote')?.innerText.includes('만이천 원')"
    )


def test_an_example_can_be_asked_with_a_click(visit: Visit) -> None:
    page = visit()
    page.click("#examples button >> nth=0")
    page.wait_for_selector("#answer .answer")
    assert page.input_value("#question") != ""


def test_hostile_words_are_shown_as_they_are(visit: Visit) -> None:
    page = visit()
    ask(page, '수상한 글은 <img src=x onerror="window.attacked=9"> 꺾쇠를 담고 있나?')
    card = page.inner_text("#answer .card >> nth=0")
    assert '<img src=x onerror="window.attacked=1">' in card
    assert '"><svg onload="window.attacked=3">' in card
    assert '${window.attacked=4} {{value}} __i18n__{"key": "common.submit"}' in card
    page.click("#answer .number >> nth=0")
    page.wait_for_selector("#reader .reader")
    body = page.inner_text("#reader .body")
    assert "${window.attacked=6} 달러와 </mark></p></template>" in body
    assert "</script><script>window.attacked=7</script>" in body
    assert page.query_selector("#reader a[href^=javascript]") is None


def test_the_page_speaks_the_language_of_the_browser_until_it_is_switched(visit: Visit) -> None:
    page = visit(locale="en-US")
    assert page.inner_text("form.ask button") == "Ask"
    assert page.get_attribute("#question", "placeholder") == "Ask about your articles"
    page.click("button[data-language=ko]")
    assert page.inner_text("form.ask button") == "묻기"
    assert page.get_attribute("html", "lang") == "ko"
    page.reload()
    page.wait_for_selector("#question")
    assert page.inner_text("form.ask button") == "묻기"


def test_the_theme_follows_the_machine_until_it_is_switched(visit: Visit) -> None:
    page = visit(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.click("[data-theme-switch]")
    light = page.evaluate(ground)
    assert (dark, light) == ("rgb(21, 23, 26)", "rgb(250, 249, 246)")
    page.reload()
    page.wait_for_selector("#question")
    assert page.evaluate(ground) == light
