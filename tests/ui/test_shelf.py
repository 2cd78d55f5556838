"""The list of articles: what is found, in which order, and what the browser may ask for."""

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from qa.records import Article, ArticleSummary
from qa.ui.filtering import filters_html
from qa.ui.received import places_of
from qa.ui.sheet import Typed, corrections_of
from qa.ui.shelf import PAGE, Column, View, matching, shelf_html
from tests.ui.collection import ATTACK

FACTS = st.one_of(st.none(), st.sampled_from(["나무", "바다", "Sea", "2024-01", ""]))
SUMMARIES = st.lists(
    st.builds(
        lambda number, title, publisher, date, size: ArticleSummary(
            Article(
                id=f"{number}",
                file=f"{number:03}.md",
                text="",
                title=title,
                publisher=publisher,
                date=date,
            ),
            size % 3,
            size,
        ),
        st.integers(0, 999),
        FACTS,
        FACTS,
        FACTS,
        st.integers(0, 9),
    ),
    max_size=12,
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


@given(SUMMARIES, st.sampled_from(Column), st.booleans())
def test_sorting_keeps_every_article_and_puts_the_unknown_last(
    summaries: list[ArticleSummary], column: Column, descending: bool
) -> None:
    found = matching(summaries, View(sort=column, descending=descending))
    assert sorted(s.article.id for s in found) == sorted(s.article.id for s in summaries)
    if column in (Column.TITLE, Column.PUBLISHER, Column.DATE):
        values = [getattr(summary.article, column.value) or None for summary in found]
        known = [value for value in values if value is not None]
        assert values == sorted(known, key=str.casefold, reverse=descending) + [
            None
        ] * values.count(None)


def test_every_word_searched_for_must_be_there_in_whatever_writing() -> None:
    sea = ArticleSummary(
        Article(id="1", file="a.md", text="", title="등대섬의 바다", publisher="Valley Post"), 1, 1
    )
    decomposed = unicodedata.normalize("NFD", "등대섬")
    assert matching([sea], View(search=f"valley {decomposed}")) == [sea]
    assert matching([sea], View(search="등대섬")) == [sea]
    assert matching([sea], View(search="등대섬 산")) == []


def test_a_long_list_comes_in_pages() -> None:
    summaries = [
        ArticleSummary(Article(id=f"{n}", file=f"{n:04}.md", text=""), 1, 1) for n in range(250)
    ]
    shown = shelf_html(summaries, View(page=99))
    assert shown.count("<tr data-article") == 250 - 2 * PAGE
    assert "3 / 3쪽" in shown
    assert 'data-turn="1" disabled' in shown


def test_what_is_in_another_language_is_told_in_the_page_s_own() -> None:
    article = Article(id="a", file="a.md", text="", title="港", language="other")
    table = str(shelf_html([ArticleSummary(article, 1, 1)], View()))
    assert ">그 밖<" in table and ">Other<" in table and ">other<" not in table
    assert 'lang="und"' in table and 'lang="other"' not in table
    filters = str(filters_html([ArticleSummary(article, 1, 1)]))
    assert '<option value="other" data-said data-ko="그 밖" data-en="Other">' in filters


def test_articles_are_listed_to_choose_from_by_title_while_there_are_few() -> None:
    many = [
        ArticleSummary(Article(id=f"i{n:03}", file=f"{n:03}.md", text="", title=title), 1, 1)
        for n, title in enumerate(["나중", None, ATTACK, *["글"] * 497])
    ]
    few = str(filters_html(many[:3]))
    listed = few.split('data-filter="article">')[1]
    assert re.findall(r'value="(i\d+)"', listed) == ["i001", "i002", "i000"]
    assert ">001.md<" in listed and "<img" not in listed
    assert "i499" in filters_html(many)
    one_more = ArticleSummary(Article(id="x", file="x.md", text=""), 1, 1)
    assert 'data-filter="article"' not in filters_html([*many, one_more])


def test_a_thousand_articles_are_counted_as_elsewhere_on_the_page() -> None:
    rows = [ArticleSummary(Article(id=f"{n}", file=f"{n}", text=""), 1, 1) for n in range(1_200)]
    assert "기사 1,200편" in shelf_html(rows, View())


def test_no_fact_of_an_article_is_markup_in_the_list() -> None:
    article = Article(ATTACK, ATTACK, "", ATTACK, ATTACK, ATTACK, ATTACK, language=ATTACK)
    assert "<img" not in shelf_html([ArticleSummary(article, 1, 1)], View())


@settings(max_examples=40)
@given(JSON)
def test_whatever_a_browser_sends_is_read_or_left_out(data: object) -> None:
    View.from_browser(data)
    for place in places_of({"places": data}, 100):
        assert 0 <= place.start < place.end <= 100
    corrections_of({"values": data})
    corrections_of(data)


def test_a_correction_is_one_line_and_a_date_on_the_calendar() -> None:
    sent = {"title": " 새\n제목 ", "author": None, "id": "x", "file": "y"}
    assert corrections_of({"values": sent}) == {"title": "새 제목", "author": None}
    for date in ("", "2024", "2024-02", "2024-02-29"):
        assert corrections_of({"values": {"date": date}}) == {"date": date}
    for date in ("2023-02-29", "2024-13", "24-01-01", "어제"):
        assert list(Typed.of({"date": date}).wrong) == ["date"]
