"""The article's own words stay, above all those that speak of what pages are furnished with."""

import re

import pytest

from qa.cleaning import clean
from qa.metadata import complete
from qa.records import Fact, Metadata, Origin, RawArticle

TITLE = "한빛시의 새 도서관"
_HARBOUR = Fact("Harbour News", Origin.JSON_LD)
PROSE = (
    "시는 오래된 시청 건물을 고쳐 만든 새 도서관을 3월에 연다고 5일 밝혔다. 도서관에는 책이 5만 권 들어간다.",
    "어린이 열람실은 1층에, 누구나 빌릴 수 있는 회의실은 4층에 있다. 이용은 무료다.",
    "시의회는 다음 달에 예산을 심의한다. 주민들은 대체로 반기고 있다.",
)
SENTENCES = """
공유 경제는 10년 만에 세 배로 커졌다.
그는 사진을 페이스북에 공유하지 않았다.
로그인 기록은 90일 동안 남는다.
회사는 로그인 절차를 두 단계로 늘렸다.
댓글은 하루 평균 1200개가 달렸다.
댓글 때문에 소송까지 간 사람도 있다.
구독료는 한 달에 9900원이다.
신문을 구독하는 집은 열에 하나가 됐다.
뉴스레터를 만드는 회사가 늘고 있다.
광고가 줄자 신문은 얇아졌다.
광고는 전체 매출의 31%였다.
저작권은 죽은 뒤 70년까지 보호된다.
재판부는 무단 전재의 책임을 물었다.
작가들은 무단 복제를 막을 법을 요구했다.
이 기사는 재판의 증거로 쓰였다.
이 글은 원고의 주장을 따로 다루지 않는다.
관련 기사만 300건이 넘었다.
추천 기사를 고르는 일은 사람이 한다.
앱을 내려받은 사람은 4만 명이다.
앱을 설치하지 않아도 쓸 수 있게 했다.
회원이 아니어도 책을 빌릴 수 있다.
쿠키를 굽는 기계도 들어왔다.
메뉴는 네 가지뿐이다.
검색 시장의 점유율은 62%다.
홈에서 치른 경기는 모두 이겼다.
기자 200명이 취재에 나섰다.
김하늘 기자는 3년 동안 이 문제를 좇았다.
사진은 모두 1970년대에 찍은 것이다.
사진=예술이라는 등식은 오래가지 않았다.
글자 크기를 키운 안내판을 세웠다.
번역은 사람이, 교정은 기계가 맡았다.
좋아요 수는 팔린 책의 수와 관계가 없었다.
제보는 2월에만 40건이 들어왔다.
인쇄 부수는 3만 부로 줄었다.
Many readers follow the library on Facebook and Instagram.
Send your books back within three weeks and you pay nothing.
다음 글자를 맞히는 것이 언어 모형의 일이다.
이전 정부는 다른 길을 골랐다.
전화는 하루에 두 번 울렸다.
주소가 없는 집에도 편지는 온다.
조회 수 1위는 고양이 영상이었다.
2024년 3월 5일은 도서관이 문을 여는 날이다.
문의가 몰려 접수를 하루 늘렸다.
그는 “구독과 좋아요를 눌러 주세요”라고 외쳤다.
알림을 끄고 나서야 잠이 왔다고 한다.
더 보기 좋은 자리를 두고 다투었다.
저작자표시 조건을 지키지 않은 곳이 많았다.
The shop shared its recipe with anyone who asked.
Comments were closed after the first week of the trial.
Subscribers paid 9 dollars a month for the service in 2021.
The newsletter grew to 80,000 readers within a year.
Copyright lasts for 70 years after the death of the author.
The advertisement ran for three days and was never seen again.
She signed up for the course and finished it in May.
Readers can log in with a library card, the city says.
Cookies tracked 40 percent of the visitors, the study found.
Related species live in the rivers of the north.
Most read the report, but few agreed with its authors.
The privacy policy ran to 14,000 words, twice as long as the play.
You can share a bicycle for two coins an hour.
Our readers wrote 264 letters, and 201 of them agreed.
All rights were reserved for the members of the guild in 1712.
Follow the river and you reach the mill by noon.
Search engines sent half of the visitors to the archive.
""".strip().split("\n")
HEADINGS = """
공유와 구독 사이
댓글이 바꾼 것
로그인의 역사
저작권을 둘러싼 다툼
광고 없는 신문
1. 공유 자전거
◇ 구독 경제의 그늘
■ 좋아요를 누르는 까닭
번역 시장의 앞날
Sharing economy in numbers
What comments are for
The end of the newsletter boom
""".strip().split("\n")
POLITE = """
댓글은 하루 평균 1200개가 달렸습니다.
구독료는 한 달에 9900원이에요.
먼저 앱을 내려받아 주세요.
회원 가입을 하고 로그인하세요.
설정에서 알림을 꺼 주세요.
메일 주소를 적고 확인을 누르세요.
사진을 가족과 공유해 보세요.
비밀번호는 열두 자가 넘어야 합니다.
로그인이 안 되면 기기를 껐다 켜세요.
글자 크기는 설정에서 바꿀 수 있습니다.
저작권은 모두 만든 사람에게 있어요.
광고가 나오면 소리를 줄이세요.
이 글은 제가 세 해 동안 쓴 일기에서 나왔습니다.
인쇄할 때는 두꺼운 종이를 쓰세요.
번역은 제가 직접 했습니다.
의견이 있으면 도서관에 들러 주세요.
다음 글에서는 바퀴를 다룹니다.
""".strip().split("\n")
POLITE_PROSE = (
    "체인은 300km마다 한 번씩 닦아 주세요. 비를 맞았다면 그날 바로 닦는 것이 좋습니다.",
    "저는 마른 헝겊으로 겉의 흙을 먼저 털어 내요. 그다음에 세척액을 뿌리고 3분을 기다립니다.",
    "이렇게 하면 체인 하나로 5000km를 탈 수 있어요. 저는 벌써 세 개째 쓰고 있습니다.",
)
FURNITURE = (
    "공유하기",
    "글자크기 작게 크게",
    "댓글 12",
    "Copyright © 한빛일보. 무단전재 및 재배포 금지.",
)


def kept(line: str, lines: tuple[str, ...]) -> bool:
    raw = complete(RawArticle("\n\n".join(lines)), "article.txt")
    return re.sub(r"\W", "", line) in re.sub(r"\W", "", clean(raw).text)


@pytest.mark.parametrize("line", SENTENCES + HEADINGS)
def test_a_line_in_the_middle_stays(line: str) -> None:
    assert kept(line, (TITLE, PROSE[0], line, *PROSE[1:]))


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_at_either_end_stays(line: str) -> None:
    assert kept(line, (TITLE, *PROSE, line))
    assert kept(line, (TITLE, line, *PROSE))
    assert kept(line, (line, *PROSE))


@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_beside_furniture_stays(line: str) -> None:
    assert kept(line, (TITLE, *FURNITURE[:2], line, *PROSE))
    assert kept(line, (TITLE, *PROSE, line, *FURNITURE[2:]))
    assert kept(line, (TITLE, PROSE[0], FURNITURE[0], line, FURNITURE[1], *PROSE[1:]))


@pytest.mark.parametrize("line", POLITE)
def test_a_polite_sentence_of_a_polite_article_stays(line: str) -> None:
    assert kept(line, (TITLE, POLITE_PROSE[0], line, *POLITE_PROSE[1:]))
    assert kept(line, (TITLE, *POLITE_PROSE, line))
    assert kept(line, (TITLE, *FURNITURE[:2], line, *POLITE_PROSE))


@pytest.mark.parametrize("line", HEADINGS)
def test_a_heading_before_the_last_paragraph_stays(line: str) -> None:
    assert kept(line, (TITLE, *FURNITURE[:2], *PROSE[:2], line, PROSE[2], *FURNITURE[2:]))


CALL = "Follow Harbour News on Facebook, X and Instagram. Send your story ideas to us."


def test_a_call_to_follow_goes_only_at_the_end() -> None:
    assert not kept(CALL, (TITLE, *PROSE, CALL))
    assert not kept(CALL, (TITLE, *PROSE, CALL, "2024 Harbour Hall"))
    assert kept(CALL, (TITLE, PROSE[0], CALL, *PROSE[1:]))


def test_an_author_and_a_house_that_were_glued_go_together() -> None:
    facts = Metadata(author=Fact("Jane Doe", Origin.JSON_LD), publisher=_HARBOUR)
    for line in (
        "Jane DoeHarbour News, Wendford",
        "Jane Doe, Harbour News",
        "Jane Doe | Harbour News",
    ):
        raw = RawArticle("\n\n".join((TITLE, line, *PROSE)), facts)
        assert line not in clean(raw).text
    for line in ("Jane DoeHarbour News says so", "Jane Doe of Harbour News, whom many know"):
        raw = RawArticle("\n\n".join((TITLE, line, *PROSE)), facts)
        assert line in clean(raw).text


def test_small_words_make_no_menu() -> None:
    lines = (TITLE, "They found", "up to 40 % of the plastics in", "the bay.", *PROSE)
    assert kept(lines[2], lines)
    assert not kept("Home News Sport", ("Home News Sport", TITLE, *PROSE))


def test_a_mail_address_goes_whole() -> None:
    lines = (TITLE, *PROSE, "sky.kim@hanbit.example", "[ⓒ 한빛, 무단 전재 및 재배포 금지]")
    text = clean(complete(RawArticle("\n\n".join(lines)), "a.txt")).text
    assert text.endswith(PROSE[-1])


def test_headlines_that_are_sentences_go_with_the_list_they_stand_in() -> None:
    lines = (TITLE, *PROSE, "관련 기사", "• 강변 공원을 다시 연다", "• 시장 새 단장")
    text = clean(complete(RawArticle("\n\n".join((*lines, FURNITURE[-1]))), "a.txt")).text
    assert text.endswith(PROSE[-1])


def test_a_headline_behind_the_mark_of_a_link_goes_within_the_prose_too() -> None:
    for line in ("[관련기사] 강변 공원 다시 열린다", "Related story: What lives under the pier"):
        assert not kept(line, (TITLE, PROSE[0], line, *PROSE[1:]))


def test_other_articles_that_the_same_readers_read_go() -> None:
    lines = (TITLE, *PROSE, "◎ 이 기사를 읽은 분들이 함께 본 기사", "강변 공원의 밤")
    assert not kept("강변 공원의 밤", lines)


def test_a_paragraph_broken_by_an_advertisement_keeps_both_halves() -> None:
    lines = (TITLE, PROSE[0], "광고", PROSE[1], "ADVERTISEMENT", PROSE[2])
    assert clean(RawArticle("\n".join(lines))).text.count("\n\n") >= 2
    assert all(kept(line, lines) for line in PROSE)


def test_prose_behind_a_mark_of_comments_stays_where_there_is_much_of_it() -> None:
    lines = (TITLE, PROSE[0], "댓글", *PROSE[1:])
    assert all(kept(line, lines) for line in PROSE)


def test_prose_behind_a_box_of_related_articles_stays() -> None:
    lines = (TITLE, PROSE[0], "관련기사\n공원이 열린다\n시장 새 단장", *PROSE[1:])
    assert all(kept(line, lines) for line in PROSE)
    assert not kept("공원이 열린다", lines)


def test_short_sentences_and_lists_without_any_prose_stay() -> None:
    diary = (
        "도서관 다녀온 날",
        "오늘은 도서관에 갔어요.",
        "책을 세 권 빌렸어요.",
        "전화 번호도 적었어요.",
    )
    table = ("분류 | 권수", "소설 | 120", "등록일 | 2024.03.05", "이름 | 한빛")
    for lines in (diary, table):
        assert all(kept(line, lines) for line in lines)


def test_one_of_several_authors_is_introduced_at_the_end() -> None:
    text = (
        "The town that banned lawns\nBy Ann Lee and Tom Reed\nJuly 9, 2024\n\n"
        "When the reservoir fell to 19 percent of what it holds, the council banned lawns.\n\n"
        "Residents had 14 months to tear out the grass, and most of them did so in time.\n\n"
        "Tom Reed reports on water for the Ledger."
    )
    assert "Ledger" not in clean(complete(RawArticle(text), "a.txt")).text
