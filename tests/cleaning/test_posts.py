"""Posts without full stops, texts without spaces, and who signs them."""

import pytest

from qa.cleaning import clean
from qa.cleaning.prose import is_prose, is_sentence
from qa.metadata import complete
from qa.records import RawArticle

POST = (
    "처음으로 감자를 심었어요",
    "싹이 3주 만에 올라왔네요ㅎㅎ",
    "2024년 4월에 북을 한 번 줬습니다",
    "장마 전에 다 캐야 한대요",
    "스무 알 심어서 백 알 캤습니다",
)
POEM = ("해가 졌다", "감자꽃은 희다", "아무도 오지 않았다")


def test_a_post_without_full_stops_has_title_date_and_author_and_loses_its_noise() -> None:
    head = ("베란다 감자 농사 후기 남깁니다", "초록지붕", "2024.07.02 21:40 조회 812")
    raw = complete(
        RawArticle("\n".join((*head, "", *POST, "", "#감자 #베란다", "공감 12"))), "a.txt"
    )
    facts = raw.metadata
    assert facts.title and facts.title.value == head[0]
    assert facts.date and facts.date.value == "2024-07-02"
    assert facts.author and facts.author.value == head[1]
    text = clean(raw).text
    assert all(line in text for line in (head[0], *POST))
    assert not any(line in text for line in (head[2], "#감자", "공감"))


def test_a_poem_has_its_short_title() -> None:
    raw = complete(
        RawArticle("\n".join(("감자", "작성자: 초록지붕", "2024.07.02 21:40", "", *POEM))), "a.txt"
    )
    assert raw.metadata.title and raw.metadata.title.value == "감자"
    assert raw.metadata.author and raw.metadata.author.value == "초록지붕"
    assert all(line in clean(raw).text for line in ("감자", *POEM))


@pytest.mark.parametrize(
    ("title", "date", "body"),
    [
        (
            "駅前の古い桜",
            "2024年4月2日",
            "駅前の桜は百年前に植えられた。幹は三人でも抱えきれない。",
        ),
        (
            "# 车站前的老樱树",
            "2024年4月2日",
            "车站前的樱树是一百年前种下的。三个人也抱不住它的树干。",
        ),
    ],
)
def test_a_text_without_spaces_has_title_and_date(title: str, date: str, body: str) -> None:
    raw = complete(RawArticle(f"{title}\n{date}\n\n{body}"), "a.md")
    assert raw.metadata.title and raw.metadata.title.value == title.strip("# ")
    assert raw.metadata.date and raw.metadata.date.value == "2024-04-02"
    text = clean(raw).text
    assert body in text and date not in text


@pytest.mark.parametrize("line", ["2024. 11. 07. 목", "2021. 03. 04.", "1. 2. 3. 4. 5. 6."])
def test_a_date_with_stops_is_no_sentence(line: str) -> None:
    assert not is_sentence(line)
    assert not is_prose(line)


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("이루다 정치부 기자", "이루다"),
        ("이루다 경제2부 기자", "이루다"),
        ("이루다 사회부 인턴기자", "이루다"),
        ("두레신문 이루다 산업팀 기자", "이루다"),
        ("이루다 음식전문기자", "이루다"),
        ("저자: 이루다", "이루다"),
        ("작성자 이루다", "이루다"),
        ("기자: 이루다", "이루다"),
        ("취재기자: 이루다, 한결", "이루다, 한결"),
        ("Reporter: Mara Vale", "Mara Vale"),
        ("기자: 언제부터입니까?", None),
        ("Reporter: Why?", None),
        ("Author: Mara Vale", "Mara Vale"),
        ("작성자 하천과", None),
        ("저자 소개", None),
        ("Created time: November 7, 2024 9:02 AM", None),
        ("Last edited time: November 7, 2024 9:02 AM", None),
        ("글=우리의 그늘", None),
    ],
)
def test_who_signs(line: str, author: str | None) -> None:
    body = "마을은 다섯 해 전에 낡은 둑을 헐었다.\n그 뒤로 은어가 올라온다고 한다."
    found = complete(RawArticle(f"둑을 헐고 다섯 해\n{line}\n\n{body}"), "a.txt").metadata.author
    assert (found and found.value) == author
