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
        ("２０２４．２．２１ １４：０２", "2024-02-21"),
        ("２０２４年２月２１日", "2024-02-21"),
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


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("게시일 2026-04-03 부서 하천녹지과 담당자 우라온 연락처 055-000-1234", "2026-04-03"),
        ("등록일 : 2026. 4. 3. 작성자 : 공보실 조회 : 31", "2026-04-03"),
        ("Updated 1 May 2025 - Office for Home Energy", "2025-05-01"),
        ("Published: 1 May 2025 | Housing and homes", "2025-05-01"),
        ("등록일 2026-04-03까지 서류를 낸 사람만 뽑는다", None),
        ("Approved 1 May 2025 - what the harbour will cost", None),
        ("Updated 1 May 2025 to say that the harbour is closed", None),
    ],
)
def test_a_line_that_opens_with_a_labelled_date_tells_it(line: str, day: str | None) -> None:
    assert value(facts(f"{TITLE}\n{line}\n\n{PROSE}").date) == day


def test_a_date_of_a_paper_with_the_page_it_stood_on() -> None:
    assert value(facts(f"{TITLE}\n2026년 9월 1일자 27면\n\n{PROSE}").date) == "2026-09-01"


def test_a_paper_a_date_and_a_name_with_a_dash_between() -> None:
    raw = complete(
        RawArticle(f"Fenwick Courier, 3 September 2025 - Maud Ellery\n{TITLE}\n\n{PROSE}"), "a.txt"
    )
    known = raw.metadata
    assert (value(known.publisher), value(known.author), value(known.date)) == (
        "Fenwick Courier",
        "Maud Ellery",
        "2025-09-03",
    )
    assert "Courier" not in clean(raw).text


@pytest.mark.parametrize("wire", ["(NEWSLINE)", "/NEWSLINE/"])
def test_the_day_before_the_first_words_of_a_release(wire: str) -> None:
    first = f"HARROW BAY, Feb. 17, 2026 {wire} -- The dairy said that it would buy four more mills."
    raw = complete(RawArticle(f"Dairy buys four mills\n\n{first}\n\n{PROSE}"), "a.txt")
    assert value(raw.metadata.date) == "2026-02-17"
    assert clean(raw).text.split("\n\n")[-3].startswith("The dairy said")
    later = first.replace("HARROW BAY", "The bay opens on") + " On Feb. 19, 2026 it closes."
    assert facts(f"Dairy buys four mills\n\n{later}\n\n{PROSE}").date is None


def test_two_labelled_days_in_a_line_are_no_prose() -> None:
    line = "Published Dec. 1, 2026 | Updated Dec. 2, 2026"
    raw = complete(RawArticle(f"Reservoir to rink\n\n{line}\n\n{PROSE}"), "a.txt")
    assert (value(raw.metadata.title), value(raw.metadata.date)) == (
        "Reservoir to rink",
        "2026-12-01",
    )
    assert "Updated" not in clean(raw).text


def test_the_last_update_names_nobody() -> None:
    assert facts(f"{TITLE}\n최종 업데이트 2026.08.19 23:40\n\n{PROSE}").author is None


def test_a_post_on_a_board_without_names_has_its_title_and_day() -> None:
    lines = (
        "지난달에 전세 계약하면서 확인한 거 정리해봄\n등기부등본은 계약날 잔금날 두번 떼야 함\n"
        "나는 잔금날에 떼보고 가압류 3천만원 걸린거 알았음\n확정일자는 동사무소에서 600원이면 됨"
    )
    head = "전세 계약하고 적어봄\nㅇㅇ(211.36)  2026.02.08 14:33:12\n조회 8421 | 추천 132 | 댓글 57"
    raw = complete(RawArticle(f"{head}\n{lines}"), "a.txt")
    known = raw.metadata
    assert (value(known.title), value(known.date), known.author) == (
        "전세 계약하고 적어봄",
        "2026-02-08",
        None,
    )
    assert clean(raw).text.endswith(lines)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("날짜: 2030-09-24", False),
        ("일자 | 2030.09.24", False),
        ("날짜: 2030년 9월 24일", True),  # of an event, as below its name
    ],
)
def test_a_labelled_day_in_figures_goes(line: str, kept: bool) -> None:
    raw = RawArticle(f"{TITLE}\n\n{line}\n\n{PROSE}")
    assert (line in clean(raw).text) == kept
    assert value(facts(raw.text).date) == "2030-09-24"
