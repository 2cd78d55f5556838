"""Clippings of an electronic reader: an article a book, without the heads of the clippings."""

import pytest

from qa.reading import read

RULE = "==========\n"
KOREAN = (
    "물의 문법 (이누리)\n- 위치 120-122의 하이라이트 | 추가됨: 2024년 3월 1일 금요일 오후 9:12:33\n\n"
    "물은 말을 하지 않는다.\n"
)
ENGLISH = (
    "The Salt Road (Ann Lee)\n- Your {} on page 14 | location 210-212 | "
    "Added on Tuesday, March 5, 2024 8:15:10 AM\n\n{}\n"
)
ROAD = "The road ran 180 miles and crossed eleven rivers."


def test_each_book_is_an_article_of_what_was_marked() -> None:
    later = KOREAN.replace("120-122", "340").replace("말을 하지 않는다", "이름이 많다")
    marked = (
        *(KOREAN, ENGLISH.format("Highlight", ROAD), ENGLISH.format("Bookmark", ""), later),
        ENGLISH.format("Highlight", ROAD),
    )
    articles = read(
        "My Clippings.txt", ("\ufeff" + "".join(f"{one}{RULE}" for one in marked)).encode()
    )
    assert [article.text for article in articles] == [
        "물은 말을 하지 않는다.\n\n물은 이름이 많다.",
        ROAD,
    ]
    known = [article.metadata for article in articles]
    assert [fact.title and fact.title.value for fact in known] == ["물의 문법", "The Salt Road"]
    assert [fact.author and fact.author.value for fact in known] == ["이누리", "Ann Lee"]


@pytest.mark.parametrize(
    "other", [f"{RULE}물은 말이 없다.\n", KOREAN, f"물\n- 하나\n{RULE}불\n- 둘"]
)
def test_what_is_not_all_clippings_is_left_alone(other: str) -> None:
    (article,) = read("a.txt", other.encode())
    assert "".join(article.text.split()) == "".join(other.split())
