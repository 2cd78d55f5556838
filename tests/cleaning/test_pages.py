"""Whole pages of many sites: what is the article's stays, what is the page's goes, facts are found.

The bounds are what was reached; `benchmarks/cleaning.py` prints the figures, and says which pages
the rules had seen.
"""

import re

import pytest

from qa.cleaning import clean, repeated_lines
from qa.metadata import complete
from qa.records import RawArticle
from tests.cleaning.noisy import NoisyPage, pages, sentences

PAGES = [page for name in ("first.txt", "second.txt", "third.txt") for page in pages(name)]
FACTS = ("title", "publisher", "author", "date", "url")
# What the text does not tell apart from a name of the site, or does not state as a name.
NOT_FOUND = {
    ("social-naver-premium", "author"),
    ("english-recipe-blog", "author"),
    ("webzine-ko", "publisher"),
}


def letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_sentence_of_the_article_is_lost(page: NoisyPage) -> None:
    text = letters(clean(complete(RawArticle(page.text), page.name)).text)
    assert [s for line in page.article for s in sentences(line) if s not in text] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_facts_are_as_stated(page: NoisyPage) -> None:
    found = complete(RawArticle(page.text), f"{page.name}.txt").metadata
    for name in FACTS:
        fact = getattr(found, name)
        expected = None if (page.name, name) in NOT_FOUND else page.facts.get(name)
        assert (fact.value if fact else None) == expected, name


def test_of_all_the_lines_of_pages_few_are_left() -> None:
    total = left = 0
    for page in PAGES:
        lines = {letters(line) for line in page.furniture} - {letters(s) for s in page.article}
        done = clean(complete(RawArticle(page.text), page.name)).text
        total += len(lines)
        left += len({letters(line) for line in done.split("\n")} & lines)
    assert left <= 0.03 * total


def test_lines_broken_inside_words_are_joined_and_others_get_their_space() -> None:
    (page,) = (page for page in PAGES if page.name == "hard-wrap-korean")
    text = clean(RawArticle(page.text)).text
    for words in ("늦는 까닭은 길이", "시간이 전체", "바닥이 낮은", "운전 기사들은", "지금은 턱"):
        assert words in text
    assert text.count("\n\n") == 2


def test_lines_of_one_site_are_learned_and_cut() -> None:
    bodies = [
        "시는 새 도서관을 3월에 연다고 5일 밝혔다.",
        "강의 수위가 4년 만에 가장 낮다고 한다.",
        "쌀값이 석 달째 내렸다고 정부가 밝혔다.",
    ]
    texts = [f"한빛 이야기꾼\n\n{body}\n\n결론\n\n{body}\n\n오늘도 맑음" for body in bodies]
    furniture = repeated_lines(texts)
    assert furniture == {"한빛 이야기꾼", "결론", "오늘도 맑음"}
    for text, body in zip(texts, bodies, strict=True):
        assert clean(RawArticle(text), furniture).text == f"{body}\n\n결론\n\n{body}"


def test_a_sentence_or_a_rare_line_is_not_learned() -> None:
    assert repeated_lines(["그는 떠났다.\n하나"] * 2 + ["그는 떠났다.\n둘"] * 2) == frozenset()
