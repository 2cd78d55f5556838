"""The title that a text states of its article."""

import pytest

from qa.records import Fact, Metadata, Origin
from tests.cleaning.stating import PROSE, TITLE, facts, value


def test_a_line_of_a_day_below_the_title_is_no_title() -> None:
    line = "Ada Quill · 6 Nov 2024 · 4 min read"
    title = "Where the ferries go"
    prose = "The council paid 40 men of the isle, said Ada. It was late.\n\nNobody saw them leave."
    assert value(facts(f"{title}\n{line}\n\n{prose}").title) == title


def test_title_author_and_date_of_a_wrapped_text_are_lines_of_their_own() -> None:
    text = (
        "A ferry that runs on whey? Almost, say the dairy men of Ford\n"
        "The Ford Review, August 27, 2024\nby Ann Lee\n\n"
        "The ferry between Ford and Wend has run on spirit made of whey\n"
        "since Monday, the dairy said. It crosses eleven times a day and\n"
        "burns 340 litres, which forty cows give in the same time, and it\n"
        "smells of nothing at all."
    )
    found = facts(text)
    assert value(found.title) == "A ferry that runs on whey? Almost, say the dairy men of Ford"
    assert (value(found.date), value(found.author)) == ("2024-08-27", "Ann Lee")


def test_a_forum_line_of_title_board_source_and_date() -> None:
    found = facts(f"• [경제 | 산업] {TITLE} (The Coastal Review)2024.06.03 AM 09:15\n\n{PROSE}")
    assert (value(found.title), value(found.section)) == (TITLE, "경제 | 산업")
    assert value(found.date) == "2024-06-03"
    assert [source.publisher for source in found.sources] == ["The Coastal Review"]


@pytest.mark.parametrize("gap", [" :: ", " | ", " - "])
def test_a_house_behind_the_title_is_the_publisher_and_no_part_of_it(gap: str) -> None:
    found = facts(PROSE, known=Metadata(Fact(f"{TITLE}{gap}한빛신문", Origin.HTML_META)))
    assert (value(found.title), value(found.publisher)) == (TITLE, "한빛신문")


def test_a_body_sentence_is_no_title() -> None:
    assert facts(PROSE).title is None
    assert facts("").title is None
    assert value(facts(f"# {TITLE}\n\n{PROSE}").title) == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "제7의 감각을 찾는 사람들",
        "제31대 시의회 첫 모임 열려",
        "No.1 제과점이 문을 닫다",
        "한빛시, 2031년 5월 새 다리 놓는다",
        "2024년 11월 8일, 다리가 열린 날",
        "2023년 9월 쌀값 2.4% 내려",
        "2021년 단풍",
        "(2024.3.8) 오늘의 장터",
        "Jan. 9, 2024: the day the lock broke",
        "The tide came early. Nobody had told the ferry.",
        "“우리는 다리를 건넜다.”",
        "It rained.",
    ],
)
@pytest.mark.parametrize(
    "below", ["한여울 기자\n2024.05.20 09:00", "입력 2024.05.20 09:00\n한여울 기자"]
)
def test_a_headline_with_a_number_a_date_or_a_full_stop(title: str, below: str) -> None:
    found = facts(f"{title}\n{below}\n\n{PROSE}")
    assert value(found.title) == title
    assert (value(found.date), value(found.author)) == ("2024-05-20", "한여울")


@pytest.mark.parametrize(
    "title", ["한빛시, 2031년 5월 새 다리 놓는다", "2024년 11월 8일, 다리가 열린 날"]
)
def test_a_date_within_a_headline_is_no_date_of_publication(title: str) -> None:
    found = facts(f"{title}\n\n{PROSE}")
    assert (value(found.title), found.date) == (title, None)


@pytest.mark.parametrize(
    "line", ["제123호", "제12권 3호", "Vol. 7, No. 2", "제1204호 2024.05.20", "통권 31호"]
)
def test_the_number_of_an_issue_is_no_title(line: str) -> None:
    assert value(facts(f"{line}\n{TITLE}\n\n{PROSE}").title) == TITLE


def test_a_notice_of_cookies_is_not_the_prose_below_which_nothing_is_stated() -> None:
    notice = "We and our partners keep cookies and read them again on your device. You may object."
    prose = "The tide came in an hour early, and the ferry was not at its landing. Nobody knew why."
    found = facts(
        f"The Tide Table\n{notice}\nAccept all\nA ferry misses the tide in the lower harbour\n"
        f"By Ida Quill\nMarch 8, 2024\n\n{prose}\n\n{prose}"
    )
    assert value(found.title) == "A ferry misses the tide in the lower harbour"
    assert (value(found.author), value(found.date)) == ("Ida Quill", "2024-03-08")


def test_the_title_of_a_print_is_the_line_that_it_shows() -> None:
    title = Fact(f"{TITLE} < 사회 < 기사본문 - 한빛신문", Origin.PROPERTIES)
    found = facts(f"{TITLE}\n\n{PROSE}", known=Metadata(title=title))
    assert (value(found.title), value(found.publisher)) == (TITLE, "한빛신문")
    alone = facts(f"새 도서관 이야기\n\n{PROSE}", known=Metadata(title=title))
    assert value(alone.title) == f"{TITLE} < 사회 < 기사본문"


def test_a_title_may_be_labelled_or_as_short_as_its_entry() -> None:
    notice = facts(f"알 림\n\n제목: 나들목 공사로 길을 막습니다\n게시일: 2025. 8. 25.\n\n{PROSE}")
    assert value(notice.title) == "나들목 공사로 길을 막습니다"
    entry = facts("# 억새\n\n억새는 볏과의 여러해살이풀이다. 가을에 꽃이 핀다. 들과 산에서 자란다.")
    assert value(entry.title) == "억새"


def test_a_caption_above_the_prose_is_no_title() -> None:
    caption = "▲ 시장이 도서관에서 공사를 둘러보고 있다. 이누리 기자"
    found = facts(f"{TITLE}\n글·사진 이누리 기자\n2024-03-05\n{caption}\n{PROSE}")
    assert value(found.title) == TITLE


def test_the_entry_of_a_log_is_not_its_title() -> None:
    log = (
        "16:40\nBridge will stay shut until spring\nThe mayor says the bridge stays closed for now."
    )
    found = facts(f"Harlow span: latest\nLast updated: 14 Oct 2024, 18:22 GMT\n{log}")
    assert value(found.title) == "Harlow span: latest"


@pytest.mark.parametrize(
    ("title", "line", "lead"),
    [
        ("들깨 무국을 끓이는 법", "조리시간 25분 | 2인분 | 난이도 하", ""),
        ("들깨국", "1. 개요 2. 역사 3. 교통 4. 여담", "들깨국은 "),
        ("들깨국", "편집 토론 역사", "들깨국은 "),
    ],
)
def test_facts_in_a_row_and_contents_in_a_line_are_no_title(
    title: str, line: str, lead: str
) -> None:
    assert value(facts(f"{title}\n인쇄\n{line}\n{lead}{PROSE}").title) == title


def test_the_address_below_a_title_is_no_part_of_it() -> None:
    text = (
        "The bakery that only opens when it rains\n"
        "https://www.pebbleandpost.example/2025/11/02/rain-bakery\nOdile Marsh\nNovember 2, 2025\n"
        "On dry days the door of the Drizzle bakery in Fenwick stays shut.\n"
        "Its owner, Hugh Larch, bakes only when rain is forecast before six in the morning.\n"
        "Last year that came to 141 days.\n"
        "He sells around 300 loaves on a wet day and keeps no freezer."
    )
    found = facts(text)
    assert value(found.title) == "The bakery that only opens when it rains"
    assert value(found.author) == "Odile Marsh"


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("보도자료 | 한빛시청", TITLE),
        ("Opinion - The Fenwick Courier", TITLE),
        (":: 한빛일보 - 인쇄하기 ::", TITLE),
        ("보도자료 상세 | 한빛시청", TITLE),
        ("도서관의 밤 | 한빛시청", "도서관의 밤 | 한빛시청"),
    ],
)
def test_the_title_of_a_part_of_the_site_is_not_the_article_s(stated: str, title: str) -> None:
    known = Metadata(title=Fact(stated, Origin.HTML_META))
    found = facts(f"{TITLE}\n등록일 2024-03-05\n\n{PROSE}", known=known)
    assert value(found.title) == title
    alone = value(facts(PROSE, known=known).title)
    assert alone is not None and alone in stated


def test_the_title_in_the_first_row_of_a_notice() -> None:
    known = Metadata(title=Fact("보도자료 상세보기 | 한빛시청", Origin.HTML_META))
    text = f"제목 | {TITLE}\n담당부서 | 도서관과\n등록일 | 2024-03-05\n\n{PROSE}"
    assert value(facts(text, known=known).title) == TITLE


@pytest.mark.parametrize("label", ["Written by", "By", "Words by:"])
def test_a_name_in_the_line_below_its_label_is_the_author(label: str) -> None:
    prose = "The clock of the town hall has run four minutes fast for ninety years now.\n" * 3
    text = f"Why the clock runs fast\n\n{prose}\n{label}\nTobias Wren"
    assert value(facts(text).author) == "Tobias Wren"
