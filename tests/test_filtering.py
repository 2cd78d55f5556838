"""Filters: which dates are read, and that what no article can meet is refused in words."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.assistant import Assistant
from qa.cli import answer_line
from qa.errors import MissingLibraryError, QaError, RequestError, UnknownArticleError
from qa.language.days import iso_day
from qa.records import Filters
from tests.writing import write_articles


@pytest.fixture
def whales(tmp_path: Path, assistant: Assistant) -> Assistant:
    """Three articles, of 2024-05-01, 2024-06-15 and no date; two of one publisher."""
    texts = {f"{name}.txt": f"고래가 {name}번 바다를 지난다. " * 12 for name in "abc"}
    assistant.index([write_articles(tmp_path, texts)])
    one, two, three = (summary.article.id for summary in assistant.articles())
    assistant.edit(one, {"date": "2024-05-01", "publisher": "한빛일보"})
    assistant.edit(two, {"date": "2024-06-15", "publisher": "한빛일보"})
    assistant.edit(three, {"publisher": "Valley Post", "language": "en"})
    return assistant


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["-", ".", "/", ". "]), st.booleans())
def test_a_date_is_read_however_it_is_written(day: date, mark: str, zeros: bool) -> None:
    month, number = (f"{n:02}" if zeros else str(n) for n in (day.month, day.day))
    assert iso_day(f"{day.year}{mark}{month}{mark}{number}") == day.isoformat()
    assert iso_day(f"{day.year}{mark}{month}") == day.isoformat()[:7]
    assert iso_day(str(day.year)) == day.isoformat()[:4]


@pytest.mark.parametrize(
    "written",
    [
        *("", "어제", "24", "2024-13", "2023-02-30", "2024-5.1", "2024--5", "20245", "-2024"),
        *("2024-05-01T10:00", "0000", "2024-0-1", "since 2024", "２０２４"),
    ],
)
def test_what_is_no_date_is_none(written: str) -> None:
    assert iso_day(written) is None


@pytest.mark.parametrize(
    ("filters", "files"),
    [
        (Filters(since="2024.5.1"), ["a.txt", "b.txt"]),
        (Filters(since="2024. 5. 2."), ["b.txt"]),
        (Filters(until="2024/5"), ["a.txt"]),
        (Filters(since="2024-05", until="2024"), ["a.txt", "b.txt"]),
        (Filters(language="EN"), ["c.txt"]),
        (Filters(publisher=" 한빛일보 "), ["a.txt", "b.txt"]),
    ],
)
def test_filters_are_read_as_they_are_meant(
    whales: Assistant, filters: Filters, files: list[str]
) -> None:
    found = whales.ask("고래가 어느 바다를 지나나", 9, filters).passages
    assert sorted({p.article.file for p in found}) == files
    assert {hit.passage.article for hit in whales.find("고래", filters)} == {
        p.article.id for p in found
    }


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        (Filters(since="어제"), "since is '어제', which is no date; write it like 2024"),
        (Filters(until="2024-13"), "until is '2024-13', which is no date"),
        (Filters(since="2025", until="2024"), "no day is from 2025 on and until 2024"),
        (Filters(since="2024-5-10", until="2024-5-9"), "no day is from 2024-05-10 on"),
        (
            Filters(language="xx"),
            "no article is in the language 'xx'; those of the articles are en",
        ),
        (
            Filters(since="2027"),
            "no article meets since 2027; their dates are from 2024-05-01 to 2024-06-15",
        ),
        (
            Filters(publisher="한빛일보", language="en"),
            "no article meets publisher 한빛일보, language en",
        ),
        (Filters(publisher="한빛"), "publisher '한빛'; did you mean 한빛일보?"),
        (Filters(publisher="Vally Post"), "did you mean Valley Post?"),
        (Filters(publisher="없는신문"), "no article is of the publisher '없는신문'; qa articles"),
        (Filters(article="zzz"), "no article has the id 'zzz'; qa articles lists"),
        (Filters(article="\ud800"), "half a character"),
    ],
)
def test_what_no_article_can_meet_is_refused(
    whales: Assistant, filters: Filters, told: str
) -> None:
    for ask in (
        lambda: whales.ask("고래", 5, filters),
        lambda: whales.find("고래", filters),
        lambda: whales.narrowed(filters),
    ):
        with pytest.raises(RequestError) as refused:
            ask()
        assert told in str(refused.value) and "\n" not in str(refused.value)
    line = answer_line(whales, '{"id": 7, "question": "고래"}', 5, filters)
    assert line["id"] == 7 and told in line["error"]
    json.dumps(line)


def test_an_article_is_offered_by_the_beginning_of_its_id(whales: Assistant) -> None:
    whole = whales.articles()[0].article.id
    with pytest.raises(UnknownArticleError, match=f"did you mean .*{whole}"):
        whales.ask("고래", 5, Filters(article=whole[:6]))


def test_without_articles_that_is_what_is_told(assistant: Assistant) -> None:
    assert assistant.narrowed(Filters()) == Filters()
    with pytest.raises(MissingLibraryError):
        assistant.ask("고래", 5, Filters(publisher="한빛일보"))


@pytest.mark.parametrize(
    ("name", "written", "kept"),
    [
        ("date", "2024.5.1", "2024-05-01"),
        ("date", "2024. 10", "2024-10"),
        ("date", "2023년 5월 2일", "2023-05-02"),
        ("date", "2023년 5월", "2023-05"),
        ("date", "", None),
        ("language", "KO", "ko"),
        ("language", "en_GB", "en-GB"),
        ("language", "other", "other"),
        ("url", " https://example.org/가?b=1 ", "https://example.org/가?b=1"),
        ("title", "어제", "어제"),
    ],
)
def test_a_correction_is_kept_in_the_form_of_its_fact(
    whales: Assistant, name: str, written: str, kept: str | None
) -> None:
    article = whales.articles()[0].article.id
    assert getattr(whales.edit(article, {name: written}), name) == kept


@pytest.mark.parametrize(
    ("name", "written", "told"),
    [
        ("date", "어제", "the date '어제' is none; write it like 2024"),
        ("date", "2023-02-30", "the date '2023-02-30' is none"),
        ("date", "5월 2일", "write it like 2024, 2024-10 or 2024-10-08"),
        ("language", "zz9", "the language 'zz9' is no code of one"),
        ("language", "en-!", "is no code of one"),
        ("url", "notaurl", "the url 'notaurl' is no address of the web"),
        ("url", "javascript:alert(1)", "is no address of the web"),
        ("url", "https://a b", "is no address of the web"),
        ("title", "\ud800", "half a character"),
        ("colour", "blue", "'colour' can't be edited"),
    ],
)
def test_what_is_no_such_fact_is_refused_and_nothing_changes(
    whales: Assistant, name: str, written: str, told: str
) -> None:
    before = whales.articles()[0].article
    with pytest.raises(QaError) as refused:
        whales.edit(before.id, {"author": "김바다", name: written})
    assert isinstance(refused.value, RequestError) and told in str(refused.value)
    assert whales.articles()[0].article == before
