"""An interviewer's question gives way to what follows it."""

import pytest

from qa.records import Article, Passage
from qa.search.interviewing import asked_above, asks, led
from qa.search.searching import Hit

TEXT = """─등대에는 언제 처음 올랐나.

"여덟 살 때 아버지를 따라 올랐습니다. 그날 바람이 셌어요."

등대에는 지금 두 사람이 산다."""


@pytest.mark.parametrize(
    ("sentence", "asking"),
    [
        ("─등대에는 언제 처음 올랐나.", True),
        ("Who keeps the lamp?", True),
        ("Q. 불은 누가 켭니까", True),
        ("-불은 누가 켭니까.", True),
        ("■ 등대에는 혼자 사시죠", True),
        ("■ 등대에 사는 사람", False),
        ("- 등대에는 두 사람이 산다.", False),
        ("등대에는 두 사람이 산다.", False),
        ("그는 “불은 누가 켜나?”라고 물었다.", False),
        ("— 등대지기 김바다", False),
    ],
)
def test_what_asks_by_itself(sentence: str, asking: bool) -> None:
    assert asks(sentence) is asking


def test_the_question_above_a_place_is_one_that_is_answered_there() -> None:
    assert asked_above(TEXT, TEXT.index('"여덟')) == "─등대에는 언제 처음 올랐나."
    assert asked_above(TEXT, TEXT.index("그날")) == ""
    assert asked_above(TEXT, TEXT.index("등대에는 지금")) == ""
    assert asked_above(TEXT, 0) == ""


def test_an_answer_takes_its_questions_place_and_score() -> None:
    article = Article("a", "a.md", TEXT)
    blocks = TEXT.split("\n\n")
    hits = []
    for i, (block, score) in enumerate(zip(blocks, (0.6, 0.2, 0.4), strict=True)):
        start = TEXT.index(block)
        span = (start, start + len(block))
        hits.append(Hit(Passage(i, article.id, *span, (span,)), score, (score,), ()))
    ranked = [hits[0], hits[2], hits[1]]
    found = led(ranked, lambda _: article)
    assert [hit.passage.start for hit in found] == [
        hits[1].passage.start,
        hits[2].passage.start,
        hits[0].passage.start,
    ]
    assert [hit.score for hit in found] == [0.6, 0.4, 0.2]
    assert led(ranked[1:], lambda _: article) == ranked[1:]


def test_an_article_is_not_fetched_for_what_nothing_follows() -> None:
    article = Article("a", "a.md", TEXT)
    start = TEXT.index("등대에는 지금")
    span = (start, len(TEXT))
    last = Hit(Passage(0, article.id, *span, (span,)), 0.5, (0.5,), ())
    fetched: list[str] = []

    def fetch(name: str) -> Article:
        fetched.append(name)
        return article

    assert led([last], fetch) == [last]
    assert not fetched
