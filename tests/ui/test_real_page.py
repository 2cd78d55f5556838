"""The page over the project's own corpus, with the embedded model."""

from collections.abc import Callable
from typing import Any

import pytest

from qa.assistant import Assistant
from tests.ui.test_asking_page import ask, in_view

Visit = Callable[..., Any]


@pytest.fixture(scope="module")
def corpus_site(serving: Callable[[Assistant], str], corpus_assistant: Assistant) -> str:
    return serving(corpus_assistant)


@pytest.mark.parametrize(
    ("locale", "question"),
    [
        ("ko-KR", "일본은 슈퍼컴퓨터에 엔비디아 GPU를 몇 개나 얹기로 했나?"),
        ("en-US", "How many Nvidia chips is Japan putting into its supercomputer?"),
    ],
)
def test_both_languages_find_the_place_in_the_corpus(
    visit: Visit, corpus_site: str, locale: str, question: str
) -> None:
    page = visit(at=corpus_site, locale=locale)
    ask(page, question)
    assert "6000" in page.inner_text("#answer .card >> nth=0").replace(",", "")
    page.click("#answer .card >> nth=0 >> button.number")
    page.wait_for_selector("#reader mark.active")
    assert in_view(page, "#reader mark.active")


def test_the_examples_of_the_corpus_are_answered(visit: Visit, corpus_site: str) -> None:
    page = visit(at=corpus_site)
    page.wait_for_selector("#examples button")
    languages = [
        button.get_attribute("lang") for button in page.query_selector_all("#examples button")
    ]
    assert languages == ["ko", "ko", "en", "en"]
    page.click("#examples button >> nth=0")
    page.wait_for_selector("#answer .card")
