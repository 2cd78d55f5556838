"""Pages of encyclopaedias, prints, polls and copies: their frame goes, what they say stays."""

import pytest

from qa.cleaning import clean
from qa.metadata import complete
from qa.records import RawArticle

RIVER = (
    "가람시를 가로질러 해온만으로 흐르는 강이다. 길이는 23.4km이다.",
    "1978년에 둑이 세워졌고, 2019년에 헐렸다. 그 뒤로 은어가 돌아왔다.",
    "2021년 조사에서 열아홉 종의 물고기가 나왔다.",
)
HEADS = ("개요", "역사", "생태")
BODY = (
    "해온시는 다섯 해 동안 닫았던 갯벌 체험장을 6월 1일에 다시 연다고 3일 밝혔다.",
    "체험장은 2019년 태풍으로 나무다리가 무너진 뒤 문을 닫았다.",
    "시는 14억 원을 들여 다리를 새로 놓고 주차장을 두 배로 넓혔다.",
)


def cleaned(*lines: str) -> RawArticle:
    return clean(complete(RawArticle("\n".join(lines)), "a.txt"))


def lines_of(raw: RawArticle) -> list[str]:
    return [line for line in raw.text.split("\n") if line]


@pytest.mark.parametrize("mark", ("", "[편집]"))
@pytest.mark.parametrize("number", ("{0}. ", ""))
def test_contents_go_and_headings_stay(number: str, mark: str) -> None:
    contents = [number.format(n) + head for n, head in enumerate(HEADS, 1)]
    parts = [
        line for head, text in zip(contents, RIVER, strict=True) for line in (head + mark, text)
    ]
    raw = cleaned("가람천", *contents, "가람천", *parts)
    assert lines_of(raw)[-6:] == [
        line for head, text in zip(contents, RIVER, strict=True) for line in (head, text)
    ]
    assert all(raw.text.count(head) == 1 for head in contents[1:])


def test_a_refrain_is_no_table_of_contents() -> None:
    refrain = ("가람천 맑은 물에", "은어가 돌아오니", "다리 밑 그늘이 깊다")
    song = ("첫째 마당", *refrain, "둘째 마당", *refrain, RIVER[0])
    assert lines_of(cleaned(*song)) == list(song)


def test_marks_of_notes_go_from_sentences_and_the_notes_stay() -> None:
    text = (
        "가람천은 해온만으로 흐른다.[1] 둑[2]은 2019년에 헐렸다.[3][가]",
        "그 뒤로 은어가 돌아왔다.[출처 필요]",
        "[1] 가람시청 누리집.",
        "[2] 원래는 2017년에 헐 계획이었으나 두 해가 밀렸다.",
    )
    assert lines_of(cleaned(*text)) == [
        "가람천은 해온만으로 흐른다. 둑은 2019년에 헐렸다.[가]",
        "그 뒤로 은어가 돌아왔다.",
        *text[2:],
    ]


def test_the_frame_of_an_encyclopaedia_goes() -> None:
    frame = ("최근 변경", "최근 토론", "주 메뉴", "3개 언어", "역사 보기")
    foot = (
        "이 문서는 2024년 3월 2일 (토) 11:20에 마지막으로 편집되었습니다.",
        "이 저작물은 CC BY-NC-SA 2.0 KR에 따라 이용할 수 있습니다. (단, 일부 문서는 제외)",
        "기여하신 문서의 저작권은 각 기여자에게 있으며, 각 기여자는 그 부분의 저작권을 갖습니다.",
    )
    assert lines_of(cleaned(*frame, *RIVER, *foot)) == list(RIVER)


def test_what_browsers_print_around_a_page_goes() -> None:
    head = "24. 5. 4. 오전 10:11 해온시, 갯벌 체험장 다시 연다 - 두레신문"
    address = "https://dure.example/news/view.html?no=123"
    title = "해온시, 갯벌 체험장 다시 연다"
    raw = cleaned(
        head, title, "박보라 기자", *BODY[:2], f"{address} 1/2", head, BODY[2], f"{address} 2/2"
    )
    assert raw.metadata.title and raw.metadata.title.value == title
    assert lines_of(raw) == [title, *BODY]


def test_the_title_with_the_name_of_its_site_goes_where_it_stands_again() -> None:
    title, printed = "The weir is gone", "The weir is gone - The Ford Post"
    prose = (
        "The village tore down its old weir five years ago, and the sweetfish have come back since.",
        "Nobody has missed the pond, the clerk said, and the mill was given to the school in 2021.",
    )
    raw = cleaned(
        "5/4/24, 10:11 AM", printed, title, "By Mara Vale", "May 3, 2024", prose[0],
        "5/4/24, 10:11 AM", printed, prose[1], "© 2024 The Ford Post",
    )  # fmt: skip
    assert lines_of(raw) == [title, *prose]


@pytest.mark.parametrize(
    "line",
    (
        "이미지 크게 보기", "URL이 복사되었습니다.", "이 광고가 관심이 없습니까?", "0:00 / 2:13",
        "투표하기", "이 기사 어땠어요?", "복사되었습니다. 원하는 곳에 붙여넣기 하세요.",
        "기사의 이해를 돕기 위한 AI 요약입니다. 전문을 확인하세요.",
    ),
)  # fmt: skip
def test_buttons_and_notices_between_paragraphs_go(line: str) -> None:
    assert lines_of(cleaned(*BODY[:2], line, BODY[2])) == list(BODY)


@pytest.mark.parametrize(
    "line",
    ("찬성 41%", "총 353명 참여", "15분", "dure.example", "역사", "도구", "▲총 353명 참여", "1.5x"),
)
def test_lines_that_may_be_the_articles_stay(line: str) -> None:
    assert line.strip("▲") in cleaned(*BODY[:2], line, BODY[2]).text


def test_no_address_is_a_title() -> None:
    raw = complete(RawArticle("\n".join(("dure.example", "해온시의 갯벌", *BODY))), "a.txt")
    assert raw.metadata.title and raw.metadata.title.value == "해온시의 갯벌"
