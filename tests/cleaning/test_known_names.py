"""A line of a known name, a date and page words is the page's; with a word of its own it stays."""

from time import perf_counter

import pytest

from qa.cleaning import clean
from qa.cleaning.furniture import is_furniture
from qa.metadata.authors import find
from qa.metadata.parts import Parts
from qa.records import Fact, Metadata, Origin, RawArticle
from tests.cleaning.stating import PROSE

_SECONDS = 1.5  # where it grew with the square of the length it took half a minute
_LONG = 30_000


def _cleaned(text: str) -> str:
    facts = (Fact(name, Origin.HTML_META) for name in ("돌다리", "한빛일보", "Jane Doe"))
    title, publisher, author = facts
    known = Metadata(title=title, publisher=publisher, author=author)
    return clean(RawArticle(text, known)).text


@pytest.mark.parametrize(
    "line",
    [
        "by Jane DoeSep 14. 2022",
        "Jane Doe 2023. 5. 21. 22:14URL 복사이웃추가본문 기타 기능",
        "공감 14게시글 관리한빛일보",
        "작성일자 2024년 7월 2일 글쓴이 Jane Doe",
        "Jane Doe at Mill Road",
        "Jane Doe·",
    ],
)
def test_beside_a_known_name_nothing_but_the_page_is_told(line: str) -> None:
    assert _cleaned(f"{line}\n\n{PROSE}") == PROSE


@pytest.mark.parametrize(
    "line",
    [
        "한빛일보가 공감한 책",
        "Jane Doe at the old mill in spring",
        "2022년 한빛일보 신춘문예",
    ],
)
def test_what_tells_more_stays(line: str) -> None:
    assert line in _cleaned(f"{line}\n\n{PROSE}")


@pytest.mark.parametrize("line", ["가" + " " * _LONG + "가", "> " * (_LONG // 2) + "가"])
def test_long_lines_of_spaces_are_read_in_time(line: str) -> None:
    started = perf_counter()
    is_furniture(line)
    find(Parts.of(f"(한빛=김하늘{line}기자) {PROSE}"))
    assert perf_counter() - started < _SECONDS
