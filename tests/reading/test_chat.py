"""Exported chats: what was written stays, the messenger's own marks go, and nothing else is a chat."""

import pytest

from qa.metadata import complete
from qa.reading import read
from qa.records import RawArticle
from tests.reading.truth import KOREAN

PASTED = "\n".join((KOREAN.title, *KOREAN.paragraphs))
DESKTOP = f"""들샘 모임 님과 카카오톡 대화
저장한 날짜 : 2024-05-04 10:11:02

--------------- 2024년 5월 3일 금요일 ---------------
[민지] [오후 3:10] 사진
[민지] [오후 3:12] {PASTED}
[준호] [오후 3:15] 같이 가요
[민지] [오후 3:16] 이모티콘
소라님이 들어왔습니다."""
TELEPHONE = f"""2024년 5월 3일 금요일
2024년 5월 3일 오후 3:12, 민지 : {PASTED}
2024년 5월 3일 오후 3:15, 준호 : 같이 가요
2024년 5월 3일 오후 3:16, 민지 : 사진 3장"""
ABROAD = f"""[5/3/24, 3:12:04 PM] 민지: Messages and calls are end-to-end encrypted.
[5/3/24, 3:12:44 PM] 민지: {PASTED}
[5/3/24, 3:15:10 PM] 준호: 같이 가요
[5/3/24, 3:16:10 PM] 민지: image omitted"""
CHANNEL = f"""들샘, [2024-05-03 오후 3:12]
[ Photo ]
{PASTED}
준호, [2024-05-03 오후 3:15]
같이 가요"""


def read_text(text: str) -> RawArticle:
    return read("a.txt", text.encode())[0]


@pytest.mark.parametrize(
    "chat", (DESKTOP, TELEPHONE, ABROAD, CHANNEL), ids=("pc", "phone", "b", "c")
)
def test_a_pasted_article_has_its_own_lines_and_title(chat: str) -> None:
    raw = read_text(chat)
    assert PASTED in raw.text
    assert "같이 가요" in raw.text
    own = ("오후", "3:1", "사진", "저장한", "omitted", "encrypted", "Photo", "이모티콘", "들어왔")
    assert not any(mark in raw.text.replace(PASTED, "") for mark in own)
    title = complete(raw, "a.txt").metadata.title
    assert title and title.value == KOREAN.title


def test_what_people_say_themselves_stays_theirs() -> None:
    text = "[민지] [오후 3:12] 둑에 갈까요?\n[준호] [오후 3:13] 물이 넘쳤대요."
    assert read_text(text).text == "[민지] 둑에 갈까요?\n[준호] 물이 넘쳤대요."
    assert "준호 : 같이 가요" in read_text(TELEPHONE).text
    assert "준호: 같이 가요" in read_text(ABROAD).text


def test_the_day_is_known_where_there_is_one() -> None:
    for chat in (DESKTOP, TELEPHONE):
        day = read_text(chat).metadata.date
        assert day and day.value == "2024-05-03"
    later = f"{TELEPHONE}\n2024년 5월 4일 오전 9:00, 준호 : 왔어요"
    assert read_text(later).metadata.date is None


@pytest.mark.parametrize(
    "text",
    (
        f"{KOREAN.paragraphs[0]}\n[민지] [오후 3:12] 둑에 갈까요?\n[준호] [오후 3:13] 물이 넘쳤대요.",
        "2024년 5월 3일 오후 3:12, 둑 : 물이 넘친다.\n2024년 5월 3일 오후 3:40, 길 : 막힌다.\n"
        "2024년 5월 3일 오후 4:10, 다리 : 무너진다.",
        "[5/3/24, 3:12 PM] 둑: 물이 넘친다.",
        "2024년 5월 3일\n\n둑을 쌓았다.",
        "[알림] [오후 3:12] 둑에 물이 넘친다.",
    ),
)
def test_what_is_no_export_stays_as_it_is(text: str) -> None:
    assert read_text(text).text == text


def test_a_day_within_a_pasted_text_stays() -> None:
    text = f"[민지] [오후 3:12] {KOREAN.title}\n2023년 4월 17일\n{KOREAN.paragraphs[0]}"
    assert "2023년 4월 17일" in read_text(f"{text}\n[준호] [오후 3:15] 같이 가요").text
