"""Facts that a text states of its article: each with its value and where it was found."""

import pytest

from qa.cleaning import clean
from qa.cleaning.bylines import byline
from qa.cleaning.dates import stated
from qa.metadata import complete
from qa.records import Fact, Metadata, Origin, RawArticle

PROSE = (
    "시는 오래된 시청 건물을 고쳐 만든 새 도서관을 3월에 연다고 5일 밝혔다. 도서관에는 책이 5만 권 들어간다.\n\n"
    "2019년 6월 12일에 시작한 공사는 2023년 12월에 끝났다. 시의회는 다음 달에 예산을 심의한다."
)
TITLE = "한빛시의 새 도서관"


def facts(text: str, name: str = "article.txt", known: Metadata | None = None) -> Metadata:
    return complete(RawArticle(text, known or Metadata()), name).metadata


def value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


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
    ("line", "names", "house"),
    [
        ("홍길동 기자", ["홍길동"], None),
        ("홍길동 선임기자 hong@example.com", ["홍길동"], None),
        ("한빛일보 홍길동 기자", ["홍길동"], "한빛일보"),
        ("파리/홍길동 특파원 2024. 10. 8. 00:36", ["홍길동"], None),
        ("헬싱키=홍길동 특파원", ["홍길동"], None),
        ("이누리/김하늘 기자 a@b.kr", ["이누리", "김하늘"], None),
        ("이누리 기자 | 입력 2024.03.05 09:12 | 수정 2024.03.05 11:40 | 댓글 12", ["이누리"], None),
        ("한빛일보 이누리 기자 | 승인 2024.03.05 | 조회 1,204", ["이누리"], "한빛일보"),
        ("이누리 기자·김하늘 인턴기자", ["이누리", "김하늘"], None),
        ("글 이누리 기자 사진 김하늘 기자", ["이누리"], None),
        ("- 한빛증권 홍길동 연구원 -", ["홍길동"], "한빛증권"),
        ("기자명 홍길동 기자", ["홍길동"], None),
        ("글쓴이: 바람개비", ["바람개비"], None),
        ("by 이바다", ["이바다"], None),
        ("홍길동(hong@example.com)", ["홍길동"], None),
        ("글·사진 홍길동 기자", ["홍길동"], None),
        ("홍길동 기자 기자페이지+", ["홍길동"], None),
        ("By Jane Doe", ["Jane Doe"], None),
        ("By Jane Doe and John Q. Public, Staff Writers", ["Jane Doe", "John Q. Public"], None),
        ("By Ann Lee, The Harbour Times | March 3, 2024", ["Ann Lee"], "The Harbour Times"),
    ],
)
def test_a_byline(line: str, names: list[str], house: str | None) -> None:
    found = byline(line)
    assert found is not None
    assert (list(found.names), found.house) == (names, house)


@pytest.mark.parametrize(
    "line",
    [
        "홍길동 기자는 3년 동안 썼다.",
        "기자 200명",
        "새 기자 회견",
        "정부는 기자",
        "By the river",
        "By 2030 the city will have two libraries.",
        "공사 현장",
        "이누리 기자 | 사회부의 하루 | 댓글 12",
        "이메일(a@example.com)",
        "문의: 홍길동(hong@example.com)",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert byline(line) is None


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"{TITLE}\n{PROSE}\nCopyright © 한빛일보. 무단전재 및 재배포 금지.", "한빛일보"),
        (f"{TITLE}\n{PROSE}\n<저작권자(c) 한빛통신, 무단 전재-재배포 금지>", "한빛통신"),
        (f"{TITLE}\n{PROSE}\n[ⓒ 세상의 창, 한빛경제 무단전재 배포금지]", "한빛경제"),
        (f"{TITLE}\n{PROSE}\n© 2024 The Harbour Post. All rights reserved.", "The Harbour Post"),
        (f"{TITLE}\n(서울=한빛통신) 홍길동 기자 = {PROSE}", "한빛통신"),
        (f"{TITLE}\n[한빛뉴스 홍길동 기자] {PROSE}", "한빛뉴스"),
        (f"{TITLE}\n[한빛뉴스=홍길동 기자] {PROSE}", "한빛뉴스"),
        (f"{TITLE}\n[한빛뉴스=인천, 홍길동 기자] {PROSE}", "한빛뉴스"),
        (f"{TITLE}\n[서울=홍길동 기자] {PROSE}", None),
        (f"{TITLE}\n\n홍길동 책방 ‘물결’ 대표\n\n{PROSE}", None),
        (f"이 기사는 창업 전문 매체 한빛노트에 게재된 기사입니다.\n{PROSE}", "한빛노트"),
        (f"{TITLE}\n{PROSE}\n출처 : 한빛신문 (https://hanbit.example/1)", "한빛신문"),
        (f"{TITLE}\n{PROSE}\n사진=ⓒ게티이미지", None),
        (f"{TITLE}\n{PROSE}\n출처: 통계청", None),
        (f"{TITLE}\n한빛일보 2024-03-05\n\n{PROSE}", "한빛일보"),
        (f"{TITLE}\n한빛구청 2024-03-05\n\n{PROSE}", None),
        (f"# {TITLE} :: 한빛신문\n\n{PROSE}", "한빛신문"),
        (f"# {TITLE} | 한빛뉴스\n\n{PROSE}", "한빛뉴스"),
        (f"{TITLE}\n{PROSE}\n저작권자 홍길동. 무단전재 금지", None),
    ],
)
def test_a_publisher(text: str, publisher: str | None) -> None:
    assert value(facts(text).publisher) == publisher


@pytest.mark.parametrize("dateline", ["[한빛뉴스=홍길동 기자]", "(헬싱키=한빛뉴스) 홍길동 기자 ="])
def test_who_signs_before_the_first_sentence(dateline: str) -> None:
    assert value(facts(f"{TITLE}\n\n{dateline} {PROSE}").author) == "홍길동"


@pytest.mark.parametrize(
    ("line", "house", "author", "day"),
    [
        ("2025년 1월 23일자 솔섬신문 3면", "솔섬신문", None, "2025-01-23"),
        ("[솔섬일보] 2025/01/23 홍길동", "솔섬일보", "홍길동", "2025-01-23"),
        (
            "Pine Isle Weekly, 6 November 2024, by Ada Quill",
            "Pine Isle Weekly",
            "Ada Quill",
            "2024-11-06",
        ),
    ],
)
def test_a_line_of_house_day_and_name(line: str, house: str, author: str | None, day: str) -> None:
    found = facts(f"{TITLE}\n{line}\n\n{PROSE}")
    told = [value(fact) for fact in (found.title, found.publisher, found.author, found.date)]
    assert told == [TITLE, house, author, day]


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


def test_everything_that_a_news_page_states() -> None:
    text = f"[사회] {TITLE}\n입력 2024.03.05. 오전 9:12 수정 2024.03.06. 오후 1:20\n홍길동 기자\n\n{PROSE}"
    found = facts(text)
    assert found.date == Fact("2024-03-05", Origin.TEXT)
    assert found.author == Fact("홍길동", Origin.TEXT)
    assert found.title == Fact(f"[사회] {TITLE}", Origin.TEXT)
    assert found.section == Fact("사회", Origin.TEXT)
    assert found.language == Fact("ko", Origin.TEXT)


def test_a_forum_line_of_title_board_source_and_date() -> None:
    found = facts(f"• [경제 | 산업] {TITLE} (The Coastal Review)2024.06.03 AM 09:15\n\n{PROSE}")
    assert (value(found.title), value(found.section)) == (TITLE, "경제 | 산업")
    assert value(found.date) == "2024-06-03"
    assert [source.publisher for source in found.sources] == ["The Coastal Review"]


def test_the_original_of_a_retelling() -> None:
    (source,) = facts(f"{TITLE}\n{PROSE}\n\n원문: A library for all (The Harbour Post)").sources
    assert (source.title, source.publisher) == ("A library for all", "The Harbour Post")


@pytest.mark.parametrize(
    "line",
    [
        "LINK : //short.example/a1",
        "원문 링크: https://short.example/a1",
        "`[`[기사원문링크](https://short.example/a1)`]`",
        "출처: https://short.example/a1",
        "<https://short.example/a1>",
    ],
)
def test_the_address(line: str) -> None:
    assert facts(f"{TITLE}\n\n{PROSE}\n\n{line}").url == Fact(
        "https://short.example/a1", Origin.TEXT
    )


def test_an_address_inside_the_prose_is_not_the_article_s() -> None:
    assert facts(f"{TITLE}\n\n{PROSE} 자료는 https://data.example/1 에 있다.").url is None


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


@pytest.mark.parametrize("gap", [" :: ", " | ", " - "])
def test_a_house_behind_the_title_is_the_publisher_and_no_part_of_it(gap: str) -> None:
    found = facts(PROSE, known=Metadata(Fact(f"{TITLE}{gap}한빛신문", Origin.HTML_META)))
    assert (value(found.title), value(found.publisher)) == (TITLE, "한빛신문")


def test_dates_and_names_below_a_mark_of_comments_are_not_the_article_s() -> None:
    text = f"{TITLE}\n\n{PROSE}\n\n댓글 2개\n홍길동 기자\n2024.03.05 10:11\n잘 읽었습니다"
    found = facts(text)
    assert (found.date, found.author) == (None, None)


def test_the_day_of_a_printed_page_goes_with_its_label() -> None:
    raw = complete(RawArticle(f"{TITLE}\n\n게재일자 : 2025년 03월 08일(토)\n\n{PROSE}"), "a.txt")
    assert (value(raw.metadata.title), value(raw.metadata.date)) == (TITLE, "2025-03-08")
    assert "게재일자" not in clean(raw).text


def test_a_body_sentence_is_no_title() -> None:
    assert facts(PROSE).title is None
    assert facts("").title is None
    assert value(facts(f"# {TITLE}\n\n{PROSE}").title) == TITLE


def test_what_the_file_states_stays() -> None:
    known = Metadata(
        title=Fact("도서관 | 한빛일보", Origin.HTML_META),
        author=Fact("홍길동 기자 hong@example.com", Origin.HTML_META),
        publisher=Fact("한빛일보", Origin.HTML_META),
        date=Fact("2024-01-01", Origin.JSON_LD),
        language=Fact("en-US", Origin.HTML_META),
    )
    found = facts(f"다른 제목\n2024.03.05\n\n{PROSE}", known=known)
    assert found.title == Fact("도서관", Origin.HTML_META)
    assert found.author == Fact("홍길동", Origin.HTML_META)
    assert found.date == Fact("2024-01-01", Origin.JSON_LD)
    assert found.language == Fact("ko", Origin.TEXT), "the page declares another than it is in"


def test_what_the_user_says_is_left_alone() -> None:
    known = Metadata(
        title=Fact("내 제목 - 한빛일보", Origin.USER), author=Fact("홍길동 기자", Origin.USER)
    )
    found = facts(f"{TITLE}\n{PROSE}\nCopyright © 한빛일보. 무단전재 금지", known=known)
    assert (found.title, found.author) == (known.title, known.author)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PROSE, "ko"),
        (
            "The city will open a new library in the old town hall, and it is free for all of them.",
            "en",
        ),
        (
            "Die Stadt eröffnet im alten Rathaus eine neue Bibliothek, die allen offensteht und nichts kostet.",
            "other",
        ),
        ("OpenAI의 GPT-4와 Google Gemini를 비교했다. LLM benchmark 점수는 비슷했다.", "ko"),
        ("12.5", None),
    ],
)
def test_the_language(text: str, language: str | None) -> None:
    assert value(facts(text).language) == language


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


def test_a_house_that_is_stated_as_the_author_goes_after_who_signs() -> None:
    house = Fact("한빛", Origin.HTML_META)
    known = Metadata(publisher=house, author=house)
    assert value(facts(f"{TITLE}\n김하늘 기자\n\n{PROSE}", known=known).author) == "김하늘"
    assert value(facts(f"{TITLE}\n\n{PROSE}", known=known).author) == "한빛"


def test_a_date_above_many_lines_of_buttons_is_found() -> None:
    buttons = "\n".join(["공유하기", "인쇄하기", "글자 크기", "댓글 쓰기"] * 10)
    assert value(facts(f"{TITLE}\n입력 2024.03.05. 오후 4:21\n{buttons}\n\n{PROSE}").date) == (
        "2024-03-05"
    )


@pytest.mark.parametrize(
    ("line", "day", "author"),
    [
        ("March 5, 20245:44 PM GMT+9Updated 2 hours ago", "2024-03-05", None),
        ("By Ann Lee — The Harbour Times, 5 March 2024", "2024-03-05", "Ann Lee"),
        ("한빛 2024년 3월 5일 / 김하늘 기자", "2024-03-05", "김하늘"),
        ("페달왕 조회 2,311 2024-03-05 23:10:55 211.♡.31.5", "2024-03-05", "페달왕"),
        ("Ann Lee Environment correspondent\nTue 5 Mar 2024 12.00 GMT", "2024-03-05", "Ann Lee"),
    ],
)
def test_facts_that_share_a_line(line: str, day: str, author: str | None) -> None:
    found = facts(f"{TITLE}\n{line}\n\n{PROSE}")
    assert (value(found.date), value(found.author)) == (day, author)


def test_who_signs_goes_before_whom_a_document_names() -> None:
    known = Metadata(author=Fact("jhlee", Origin.PROPERTIES))
    assert value(facts(f"{TITLE}\n김하늘 기자\n\n{PROSE}", known=known).author) == "김하늘"
    assert value(facts(f"{TITLE}\n\n{PROSE}", known=known).author) == "jhlee"


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
