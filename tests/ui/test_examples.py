"""Questions to begin with: real ones, for what the articles tell."""

import pytest

from qa.records import Article
from qa.ui.examples import _about_terms, _closed, _for_figures


@pytest.mark.parametrize(
    ("title", "text", "question", "about"),
    [
        (
            "한강 보행교 2028년 개통",
            "길이는 길다. 사업비는 1,200억원이다.",
            "한강 보행교의 사업비는 얼마인가요?",
            "1,200억",
        ),
        (None, "팰컨(Falcon)은 2023년 11월 출범해", "팰컨은 언제 출범했나요?", "2023년 11월"),
        (None, "섬의 주민은 40명이다.", "섬의 주민은 몇 명인가요?", "40"),
        (
            "[소식] 갈매길 2026년 연다",
            "길이가 14.3킬로미터다.",
            "갈매길의 길이는 얼마나 되나요?",
            "14.3",
        ),
        (None, "We went. The old well is 31 metres deep.", "How deep is the old well?", "31"),
        (None, "Long Wharf cost $3.1 million.", "How much did Long Wharf cost?", "$3.1"),
        (None, "The mill was built in 1988.", "When was the mill built?", "1988"),
        (
            None,
            "Kyutai, a lab with only 12 employees, was set up.",
            "How many employees does Kyutai have?",
            "12",
        ),
    ],
)
def test_a_figure_gives_a_question(title: str | None, text: str, question: str, about: str) -> None:
    found = list(_for_figures(Article(id="a", file="a", text=text, title=title)))
    assert [(one.question, one.about) for one in found] == [(question, about)]


def test_a_name_gives_a_question_that_any_sentence_about_it_answers() -> None:
    text = "바람숲(Windwood)은 붐볐다. 시는 바람숲(Windwood) 둘레에 담을 쌓았다."
    found = list(_about_terms([Article(id="a", file="a", text=text)]))
    assert [(one.question, one.about) for one in found] == [
        ("What is said about Windwood?", "Windwood"),
        ("바람숲에 관해 어떤 내용이 있나요?", "바람숲"),
    ]


@pytest.mark.parametrize(("word", "closed"), [("팰컨", True), ("큐타이", False), ("AI71", True)])
def test_the_particle_follows_the_sound(word: str, closed: bool) -> None:
    assert _closed(word) is closed
