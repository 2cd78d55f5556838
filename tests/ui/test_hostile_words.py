"""Markup in an article, a title, a file name, a question or a claim is words, wherever it comes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qa.assistant import Assistant
from qa.checking import Checker
from qa.exporting import ExportForm, export_answer, export_check
from tests.ui.collection import ATTACK, ATTACKING_FACTS
from tests.ui.test_asking_page import ask
from tests.ui.test_checking_page import check, words

Visit = Callable[..., Any]
ATTACKS = (
    ATTACK,
    "<script>window.attacked=11</script>",
    '"><svg/onload=window.attacked=12>',
    "javascript:window.attacked=13",
    "${window.attacked=14}",
    "{{constructor.constructor('window.attacked=15')()}}",
    "</textarea><iframe srcdoc='<script>parent.attacked=16</script>'>",
    "<details open ontoggle=window.attacked=17>",
    "[x](javascript:window.attacked=18) ![x](x)",
    "&lt;img src=x onerror=window.attacked=19&gt;",
    '__i18n__{"key": "<img src=x onerror=window.attacked=20>"}',
    "\u202e=cmd|'/c calc'!A1",
)
STRANGE = (
    "img, iframe, svg:not(.icon, .chart, .map svg), script, [onload], [onerror], a[href^='java']"
)


def foreign(page: Any, within: str) -> list[str]:
    """Elements that no tab draws by itself."""
    return list(
        page.evaluate(
            "([within, strange]) => [...document.querySelectorAll(within)].flatMap(one =>"
            " [...one.querySelectorAll(strange)].map(found => found.outerHTML))",
            [within, STRANGE],
        )
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_question_and_a_claim_are_words(visit: Visit, attack: str) -> None:
    page = visit()
    ask(page, f"수상한 글은 무엇을 담고 있나? {attack}")
    assert foreign(page, "#tab-ask") == []
    page.click("nav a[href='#check']")
    check(page, f"수상한 글은 꺾쇠를 담고 있다. {attack} 하루에 여섯 번 다닌다.")
    assert foreign(page, "#tab-check") == []
    assert attack in "".join(words(page))


def test_the_evidence_of_a_hostile_article_is_words(visit: Visit) -> None:
    page = visit("/#check")
    check(page, "수상한 글은 꺾쇠를 담고 있다.")
    page.wait_for_selector(".finding:not([hidden]) .card")
    cards = page.locator(".finding .card", has_text="<svg")
    assert ATTACKING_FACTS["title"] in cards.first.inner_text()
    cards.first.locator("[data-open]").first.click()
    page.wait_for_selector("html[data-evidence]")
    assert ATTACKING_FACTS["title"] in page.inner_text("#check-reader h2")
    assert foreign(page, "#tab-check") == []


def test_the_picture_of_a_hostile_article_is_words(visit: Visit) -> None:
    page = visit("/#articles")
    page.wait_for_selector("#shelf tbody tr")
    page.click(".unfold")
    page.wait_for_selector("#picture circle")
    told = page.evaluate("[...document.querySelectorAll('circle')].map(c => c.dataset.told)")
    assert any(text.startswith(ATTACKING_FACTS["title"]) for text in told)
    assert ATTACKING_FACTS["publisher"] in page.inner_text("#picture .legend-of")
    assert foreign(page, "#tab-articles") == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_hostile_file_name_is_words(visit: Visit, attack: str) -> None:
    page = visit("/#articles")
    page.wait_for_selector("#shelf tbody tr")
    page.evaluate(
        """name => {
          const files = new DataTransfer();
          files.items.add(new File([""], name + ".txt"));
          const field = document.querySelector(".drop input");
          field.files = files.files;
          field.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        attack,
    )
    page.wait_for_selector("#uploads .failed")
    assert foreign(page, "#tab-articles") == []


@pytest.mark.parametrize("language", ["ko", "en"])
def test_an_export_opened_in_a_browser_runs_nothing(
    visit: Visit, island: Assistant, tmp_path: Path, language: str
) -> None:
    page = visit()
    question = f"수상한 글은 무엇을 담고 있나? {' '.join(ATTACKS)}"
    answer = island.ask(question)
    draft = "\n".join(f"수상한 글은 꺾쇠를 담고 있다. {attack}" for attack in ATTACKS)
    findings = tuple(Checker(island).findings(draft))
    for name, content in (
        ("answer", export_answer(answer, ExportForm.HTML, language)),
        ("check", export_check(findings, ExportForm.HTML, language)),
    ):
        file = tmp_path / f"{name}.html"
        file.write_bytes(content)
        text = content.decode()
        page.evaluate("html => { document.open(); document.write(html); document.close(); }", text)
        page.wait_for_timeout(200)
        assert page.evaluate("window.attacked") is None
        assert foreign(page, "body") == []
        assert "<script>window.attacked=2</script>" in page.inner_text("body")
    rows = json.loads(export_check(findings, ExportForm.JSON))
    assert all(draft[row["start"] : row["end"]] == row["claim"] for row in rows)
