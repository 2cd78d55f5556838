"""The page for everybody: axe finds nothing serious, the keyboard is enough, and it fits a phone."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.ui.test_asking_page import ask
from tests.ui.test_checking_page import DRAFT, check

Visit = Callable[..., Any]


def serious(page: Any) -> list[str]:
    """What axe holds to be serious or critical, each with an element that shows it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not there")
    found = axe.Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


THEMES = pytest.mark.parametrize(("locale", "scheme"), [("ko-KR", "light"), ("en-US", "dark")])


@THEMES
def test_axe_finds_nothing_serious_on_any_tab(visit: Visit, scheme: str, locale: str) -> None:
    page = visit(color_scheme=scheme, locale=locale)
    page.wait_for_selector("#examples button")
    found = {"begin": serious(page)}
    ask(page, "도서관에 책은 모두 몇 권이 있나?")
    page.click(".filters summary")
    page.click("#answer blockquote .number")
    page.wait_for_selector("html[data-reading]")
    found["answer"] = serious(page)
    page.click("nav a[href='#articles']")
    page.click("#shelf tbody button >> nth=0")
    page.wait_for_selector("html[data-sheet]")
    page.click(".facts summary")
    found["articles"] = serious(page)
    page.click("#sheet [data-remove]")
    found["dialog"] = serious(page)
    assert found == {"begin": [], "answer": [], "articles": [], "dialog": []}


@THEMES
def test_axe_finds_nothing_serious_in_a_check(visit: Visit, scheme: str, locale: str) -> None:
    page = visit("/#check", color_scheme=scheme, locale=locale)
    found = {"begin": serious(page)}
    check(page, DRAFT)
    found["refuted"] = serious(page)
    page.click(".draft button.sign.supported")
    page.click(".finding.supported .card .menu summary")
    found["supported"] = serious(page)
    page.click(".finding.supported .card [data-open] >> nth=0")
    page.wait_for_selector("html[data-evidence]")
    found["beside"] = serious(page)
    for sign in ("refuted", "unknown", "aside"):
        page.click(f".tally .{sign}")
        found[sign + " alone"] = serious(page)
    page.click("[data-again]")
    check(page, " ")
    found["notice"] = serious(page)
    assert {name: told for name, told in found.items() if told} == {}


@THEMES
def test_axe_finds_nothing_serious_in_the_picture(visit: Visit, scheme: str, locale: str) -> None:
    page = visit("/#articles", color_scheme=scheme, locale=locale)
    page.wait_for_selector("#shelf tbody tr")
    page.click(".unfold")
    page.wait_for_selector("#picture circle")
    page.focus(".map")
    page.keyboard.press("ArrowRight")
    assert serious(page) == []


def test_a_draft_is_checked_by_keyboard_alone(visit: Visit) -> None:
    page = visit()
    page.keyboard.press("Shift+Tab")
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.getAttribute('href')") == "#check":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#draft")
    reach(page, "document.activeElement.id === 'draft'")
    page.keyboard.type("새 여객선은 하루에 여섯 번 다닌다.")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".finding.refuted:not([hidden])")
    reach(page, "document.activeElement.dataset.open === '1'")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-evidence]")
    assert page.evaluate("document.activeElement.id") == "check-reader-heading"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.open") == "1"


def reach(page: Any, there: str) -> None:
    """Press Tab until something has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(there):
            return
    raise AssertionError(f"not reached by Tab: {there}")


def test_the_keyboard_is_enough(visit: Visit) -> None:
    page = visit()
    page.keyboard.type("도서관에 책은 모두 몇 권이 있나?")
    page.keyboard.press("Enter")
    page.wait_for_selector("#answer blockquote")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.open") == "1":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-reading]")
    assert page.evaluate("document.activeElement.id") == "reader-heading"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.open") == "1"


def test_what_is_composed_is_not_asked_too_early(visit: Visit) -> None:
    """While a Korean syllable is being composed, Enter belongs to the input method."""
    page = visit()
    page.fill("#question", "책은 몇 권")
    page.evaluate(
        """document.getElementById("question").dispatchEvent(new KeyboardEvent("keydown",
             {key: "Enter", isComposing: true, bubbles: true, cancelable: true}))"""
    )
    assert page.evaluate("'busy' in document.documentElement.dataset") is False


def test_a_phone_shows_everything_without_scrolling_sideways(visit: Visit) -> None:
    page = visit(viewport={"width": 360, "height": 740})
    width = "document.documentElement.scrollWidth"
    ask(page, "도서관에 책은 모두 몇 권이 있나?")
    assert page.evaluate(width) == 360
    page.click("#answer blockquote .number")
    page.wait_for_selector("html[data-reading]")
    assert page.locator("#reader .reader").bounding_box()["width"] == 360
    page.click("#reader [data-close]")
    page.click("nav a[href='#articles']")
    page.wait_for_selector("#shelf tbody tr")
    page.click(".unfold")
    page.wait_for_selector("#picture circle")
    assert page.evaluate(width) == 360
    page.click("nav a[href='#check']")
    assert page.evaluate(width) == 360
    check(page, DRAFT)
    assert page.evaluate(width) == 360
    page.click(".finding:not([hidden]) [data-open] >> nth=0")
    page.wait_for_selector("html[data-evidence]")
    assert page.locator("#check-reader .reader").bounding_box()["width"] == 360
