"""The day that a text, its name or its address states of its article."""

import pytest

from qa.cleaning import clean
from qa.cleaning.dates import stated
from qa.metadata import complete
from qa.records import Fact, Origin, RawArticle
from tests.cleaning.stating import PROSE, TITLE, facts, value


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("2024.02.21", "2024-02-21"),
        ("2024. 10. 8. 00:36", "2024-10-08"),
        ("2024-3-5 (화) 14:02:11", "2024-03-05"),
        ("2024/03/05", "2024-03-05"),
        ("2024년 10월 8일 오전 9시 5분", "2024-10-08"),
        ("24년 2월", "2024-02"),
        ("98년 11월 3일", "1998-11-03"),
        ("24.08.25 23:30", "2024-08-25"),
        ("’24.3.5.", "2024-03-05"),
        ("'24. 11. 5.(화)", "2024-11-05"),
        ("Feb 21, 2024", "2024-02-21"),
        ("Wed, February 21st, 2024 at 6:00 AM ET", "2024-02-21"),
        ("21 February 2024", "2024-02-21"),
        ("Dec 08. 2022", "2022-12-08"),
        ("March 2024", "2024-03"),
        ("2024-03-05T09:00:00+09:00", "2024-03-05"),
    ],
)
def test_a_date_in_any_form(line: str, iso: str) -> None:
    (found,) = stated(line)
    assert (found.value, found.start, found.end) == (iso, 0, len(line))
    assert value(facts(f"{TITLE}\n{line}\n\n{PROSE}").date) == iso


@pytest.mark.parametrize(
    "line", ["2024.13.01", "31 February 2024", "1.2.3", "버전 2.10", "02-000-1234"]
)
def test_what_is_no_date(line: str) -> None:
    assert stated(line) == ()


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://a.example/2024/03/05/library", "2024-03-05"),
        ("https://a.example/2024/03/library", "2024-03"),
        ("https://a.example/view?key=20240305010001552", "2024-03-05"),
        ("https://a.example/view?date=20240305", "2024-03-05"),
        ("https://a.example/view?id=20111212", None),
        ("https://a.example/view?id=2011121234", None),
        ("https://a.example/20249999/1", None),
    ],
)
def test_the_day_that_an_address_carries(address: str, day: str | None) -> None:
    found = facts(f"{TITLE}\n\n{PROSE}\n\nLINK: {address}").date
    assert found == (Fact(day, Origin.LINK) if day else None)


def test_the_day_in_a_file_name() -> None:
    assert facts(PROSE, "2024-03-05-library.md").date == Fact("2024-03-05", Origin.FILE_NAME)
    assert facts(PROSE, "clip_20240305.txt").date == Fact("2024-03-05", Origin.FILE_NAME)
    assert facts(PROSE, "a120240305ff.txt").date is None


def test_a_day_without_its_year_takes_it_from_elsewhere() -> None:
    text = f"{TITLE}\n입력 2월 21일 07:53\n\n{PROSE}\n\nCopyright 2024 한빛일보"
    assert facts(text).date == Fact("2024-02-21", Origin.TEXT)
    assert facts(f"{TITLE}\n입력 2월 21일 07:53\n\n{PROSE}").date is None


@pytest.mark.parametrize(
    "line", ["", "일시: 2024년 3월 5일 14:00", "접수 기간: 2024. 3. 5. ~ 4. 5."]
)
def test_the_day_of_an_event_is_not_of_publication(line: str) -> None:
    assert facts(f"{TITLE}\n{line}\n\n{PROSE}").date is None


@pytest.mark.parametrize(
    "line",
    ["② 조사: 2024. 3. 5.", "1) 2024. 3. 5. 기준", "자료: 시청(2024. 3. 5.)", "주) 2024. 3. 5."],
)
def test_the_day_in_a_note_is_not_of_publication(line: str) -> None:
    assert facts(f"{TITLE}\n\n{PROSE}\n{line}").date is None
    assert value(facts(f"{TITLE}\n2024. 4. 1.\n\n{PROSE}\n{line}").date) == "2024-04-01"


def test_dates_and_names_below_a_mark_of_comments_are_not_the_article_s() -> None:
    text = f"{TITLE}\n\n{PROSE}\n\n댓글 2개\n홍길동 기자\n2024.03.05 10:11\n잘 읽었습니다"
    found = facts(text)
    assert (found.date, found.author) == (None, None)


def test_the_day_of_a_printed_page_goes_with_its_label() -> None:
    raw = complete(RawArticle(f"{TITLE}\n\n게재일자 : 2025년 03월 08일(토)\n\n{PROSE}"), "a.txt")
    assert (value(raw.metadata.title), value(raw.metadata.date)) == (TITLE, "2025-03-08")
    assert "게재일자" not in clean(raw).text


def test_a_date_above_many_lines_of_buttons_is_found() -> None:
    buttons = "\n".join(["공유하기", "인쇄하기", "글자 크기", "댓글 쓰기"] * 10)
    assert value(facts(f"{TITLE}\n입력 2024.03.05. 오후 4:21\n{buttons}\n\n{PROSE}").date) == (
        "2024-03-05"
    )


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Skelling Sea Institute, published 30 January 2024", "2024-01-30"),
        ("posted by pebble on the Oar & Sail forum, 12 May 2024 (edited 3 times)", "2024-05-12"),
        ("한빛신문 2025년 10월 21일 오피니언", "2025-10-21"),
        ("A count published 30 January 2024 says that gulls are fewer", None),
    ],
)
def test_a_line_that_ends_in_a_labelled_date_tells_it(line: str, day: str | None) -> None:
    assert value(facts(f"{TITLE}\n{line}\n\n{PROSE}").date) == day


@pytest.mark.parametrize(
    "line", ["2025.09.26 (금) 가온신문 / 민라온", "2025-09-26(금) 가온신문 / 민라온"]
)
def test_a_date_before_a_paper_and_a_name_with_a_stroke_between(line: str) -> None:
    assert value(facts(f"{TITLE}\n{line}\n\n{PROSE}").date) == "2025-09-26"
