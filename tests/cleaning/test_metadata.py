"""Facts that a text states of its article: each with its value and where it was found."""

import pytest

from qa.cleaning import clean
from qa.cleaning.bylines import byline
from qa.metadata import complete
from qa.records import Fact, Metadata, Origin, RawArticle
from tests.cleaning.stating import PROSE, TITLE, facts, value


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
        ("이누리·김하늘 기자, 헬싱키=박구름 기자", ["이누리", "김하늘", "박구름"], None),
        ("글 이누리 기자 사진 김하늘 기자", ["이누리"], None),
        ("글 이누리 기자 사진 김하늘", ["이누리"], None),
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
        (f"{TITLE}\n업데이트 2024-03-05 16:40\n한빛일보 디지털뉴스팀\n\n{PROSE}", "한빛일보"),
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
        ("Pine Newsletter, 6 November 2024", "Pine Newsletter", None, "2024-11-06"),
        ("The Pine Mercury | November 6, 2024", "The Pine Mercury", None, "2024-11-06"),
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


def test_several_sign_before_the_first_sentence_with_spaces_between() -> None:
    found = facts(f"{TITLE}\n\n(헬싱키=한빛통신) 이누리 김하늘 기자 = {PROSE}")
    assert (value(found.author), value(found.publisher)) == ("이누리, 김하늘", "한빛통신")


def test_everything_that_a_news_page_states() -> None:
    text = f"[사회] {TITLE}\n입력 2024.03.05. 오전 9:12 수정 2024.03.06. 오후 1:20\n홍길동 기자\n\n{PROSE}"
    found = facts(text)
    assert found.date == Fact("2024-03-05", Origin.TEXT)
    assert found.author == Fact("홍길동", Origin.TEXT)
    assert found.title == Fact(f"[사회] {TITLE}", Origin.TEXT)
    assert found.section == Fact("사회", Origin.TEXT)
    assert found.language == Fact("ko", Origin.TEXT)


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
        ("두레 등불제 10월, 작년 4만.", "ko"),
        ("a lamp", None),
        ("12.5", None),
    ],
)
def test_the_language(text: str, language: str | None) -> None:
    assert value(facts(text).language) == language


def test_a_house_that_is_stated_as_the_author_goes_after_who_signs() -> None:
    house = Fact("한빛", Origin.HTML_META)
    known = Metadata(publisher=house, author=house)
    assert value(facts(f"{TITLE}\n김하늘 기자\n\n{PROSE}", known=known).author) == "김하늘"
    assert value(facts(f"{TITLE}\n\n{PROSE}", known=known).author) == "한빛"


@pytest.mark.parametrize(
    ("line", "day", "author"),
    [
        ("March 5, 20245:44 PM GMT+9Updated 2 hours ago", "2024-03-05", None),
        ("By Ann Lee — The Harbour Times, 5 March 2024", "2024-03-05", "Ann Lee"),
        ("한빛 2024년 3월 5일 / 김하늘 기자", "2024-03-05", "김하늘"),
        ("보도자료\n배포 2024. 3. 5.(화) 09:00", "2024-03-05", None),
        ("작성자 관리자 작성일 2024-03-05 조회 312", "2024-03-05", None),
        ("이누리 등록일 2024-03-05 조회수 : 312", "2024-03-05", "이누리"),
        ("보도시점 2024. 3. 5.(화) 조간", "2024-03-05", None),
        ("페달왕 조회 2,311 2024-03-05 23:10:55 211.♡.31.5", "2024-03-05", "페달왕"),
        ("Ann Lee at Mill Road\nTue 5 Mar 2024 12.00 GMT", "2024-03-05", "Ann Lee"),
        ("Ann Lee and Tom Reed in Wend\nTue 5 Mar 2024", "2024-03-05", "Ann Lee, Tom Reed"),
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


def test_a_newsreader_signs_off_with_a_name() -> None:
    said = "둑에 금이 간 것을 공단이 두 해나 덮어 둔 것으로 드러났습니다.\n금이 보입니다."
    text = f"[단독] 둑의 금\n입력 2024.03.05 (21:03)\n뉴스9\n\n{said}\nHBC 뉴스 이누리입니다."
    assert value(facts(text).author) == "이누리"


@pytest.mark.parametrize(
    ("title", "link", "found"),
    [
        ("Why the marsh matters | Harbour Notes", "https://www.harbournotes.example/a", True),
        ("Why the marsh matters - The Notes", "https://the-notes.example.org/a", True),
        ("Why the marsh matters | Harbour Notes", "https://reeds.example/harbournotes", False),
        ("Why the marsh matters | Part 2", "https://part.example/a", False),
    ],
)
def test_a_site_behind_the_title_is_told_by_the_address(title: str, link: str, found: bool) -> None:
    known = Metadata(Fact(title, Origin.FRONT_MATTER), url=Fact(link, Origin.FRONT_MATTER))
    done = facts("The marsh holds more water than the lake, and it was drained twice.", known=known)
    headline, house = title[:21], title[21:].strip("|- ")
    assert value(done.title) == (headline if found else title)
    assert value(done.publisher) == (house if found else None)


def test_whom_an_agency_names_below_wrote_it() -> None:
    foot = "(Reporting by Ann Lee and Tom O'Reed in Wend; editing by Sue Ray)"
    text = f"The ferry between Ford and Wend has run on spirit made of whey since Monday.\n\n{foot}"
    assert value(facts(text).author) == "Ann Lee, Tom O'Reed"
    assert clean(complete(RawArticle(text), "a.txt")).text == text.split("\n")[0]
