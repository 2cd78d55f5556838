"""PDFs: reading order, pages, running heads, hyphens, and what can't be read."""

import re
import textwrap
from dataclasses import replace

import pytest

from qa.cleaning.page import width
from qa.errors import DamagedFileError, EmptyFileError, EncryptedFileError
from qa.reading import read
from qa.reading.properties import properties
from qa.records import Metadata
from tests.reading.print_files import KOREAN_FONT, lines_placed, lines_printed, printed
from tests.reading.truth import ENGLISH, KOREAN, Truth


def _longer(truth: Truth, times: int) -> Truth:
    paragraphs = tuple(
        f"{number}번 글. {text}" if truth.language == "ko" else f"Part {number} says this. {text}"
        for number in range(times)
        for text in truth.paragraphs
    )
    return replace(truth, paragraphs=paragraphs)


def _joined(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("columns", (1, 2, 3))
@pytest.mark.parametrize("truth", (KOREAN, ENGLISH), ids=("ko", "en"))
def test_columns_are_read_one_after_the_other(truth: Truth, columns: int) -> None:
    longer = _longer(truth, 6)
    article = read("a.pdf", printed(longer, columns=columns, lines_a_page=24))[0]
    assert _joined(article.text) == _joined("".join(longer.paragraphs))


def test_ragged_columns_of_which_few_lines_reach_the_gutter_are_not_mixed() -> None:
    left = ["The harbour was built by", "hand and with three small"] * 5
    left[2] = left[6] = "The keeper of the old harbour light tells"  # nearly as wide as its column
    right = ["Boats came in at night and", "left before the first bell"] * 5
    text = read("a.pdf", lines_placed([(60, left), (260, right)]))[0].text
    assert _joined(text) == _joined("".join([*left, *right]))


def test_lines_around_one_middle_are_no_paragraphs_of_their_own() -> None:
    from reportlab.lib.utils import simpleSplit

    paragraphs = (
        "The harbour light was lit again on Tuesday after eleven dark years, and the "
        "keeper who had left it came back to see it turn.",
        "Nobody had asked her to come. She rowed over from the far side of the bay, as "
        "she had done each evening until the lamp was put out.",
        "The town paid for the lamp with what was left of a fund for a bridge that was "
        "never built, and with the price of two old boats.",
    )
    lines = [
        line for paragraph in paragraphs for line in simpleSplit(paragraph, "Helvetica", 10, 200)
    ]
    text = read("a.pdf", lines_placed([(300, lines)], centred=True))[0].text
    assert text.split("\n\n") == list(paragraphs)


def test_running_heads_and_page_numbers_are_left_out() -> None:
    longer = _longer(KOREAN, 8)
    data = printed(longer, lines_a_page=12, head="들샘일보 2023년 4월 17일", numbered=True)
    article = read("a.pdf", data)[0]
    assert len(article.pages) > 3
    assert _joined(article.text) == _joined("".join(longer.paragraphs))


def test_a_head_on_two_pages_and_the_number_of_one_are_left_out() -> None:
    two = read("a.pdf", printed(KOREAN, lines_a_page=4, head="들샘일보", numbered=True))[0]
    assert len(two.pages) == 2
    assert _joined(two.text) == _joined("".join(KOREAN.paragraphs))
    one = read("a.pdf", printed(ENGLISH, numbered=True))[0]
    assert "- 1 -" not in one.text


def test_pages_are_offsets_in_the_text() -> None:
    longer = _longer(ENGLISH, 6)
    article = read("a.pdf", printed(longer, lines_a_page=10))[0]
    assert article.pages[0] == 0
    assert list(article.pages) == sorted(article.pages)
    whole = printed(longer, lines_a_page=10)
    for number, offset in enumerate(article.pages[1:], start=1):
        word = article.text[offset:].split()[0]
        before = article.text[:offset].split()
        assert word and before, number
    assert len(article.pages) == whole.count(b"/Type /Page\n") or len(article.pages) > 2


def test_hyphens_that_broke_words_go_and_those_of_compounds_stay() -> None:
    words = "the harbourmaster repeatedly considered a well-known understanding of watercraft "
    truth = Truth("t", "a", "p", "", "", "en", (words * 12 + "ends.",))
    article = read("a.pdf", printed(truth, columns=2, hyphenate=True))[0]
    assert set(article.text.split()) == {*words.split(), "ends."}


@pytest.mark.parametrize("truth", (KOREAN, ENGLISH), ids=("ko", "en"))
@pytest.mark.parametrize("lines", range(8, 21))
def test_a_last_page_whose_second_column_is_short_is_no_table(truth: Truth, lines: int) -> None:
    longer = _longer(truth, 2)
    article = read("a.pdf", printed(longer, columns=2, lines_a_page=lines))[0]
    assert " | " not in article.text
    assert _joined(article.text) == _joined("".join(longer.paragraphs))


def test_hyphens_of_compounds_and_ranges_stay_at_a_line_end() -> None:
    lines = (
        "The harbour has a state-of-the-",
        "art lock, and it was built in 1985-",
        "1987 beside the well-",
        "known half-timbered custom-",
        "house of the town by a ferry-",
        "man and his two sons who owned it.",
    )
    text = read("a.pdf", lines_printed(lines))[0].text
    assert text == (
        "The harbour has a state-of-the-art lock, and it was built in 1985-1987 beside the "
        "well-known half-timbered customhouse of the town by a ferryman and his two sons who "
        "owned it."
    )


def test_a_headline_wider_than_the_column_does_not_part_its_lines() -> None:
    lines = (
        "The clock tower keeps its old bell, and the town will pay for the repair of the frame",
        "",
        *textwrap.wrap(" ".join(ENGLISH.paragraphs), 34),
    )
    text = read("a.pdf", lines_printed(lines))[0].text
    assert text.split("\n\n")[0] == lines[0]
    assert ENGLISH.paragraphs[1] in text


def test_a_number_that_ends_a_line_begins_no_item() -> None:
    lines = (
        "Work begins in May with the lines along the old Route",
        "9. The council will look at the cost again after some",
        "miles and then decide about the rest of what remains",
        "to be done before winter comes to the harbour.",
    )
    assert "Route 9. The council" in read("a.pdf", lines_printed(lines))[0].text
    listed = ("1. The bell stays where it is and rings on each Sunday", "2. The frame goes")
    assert "Sunday\n\n2. The" in read("a.pdf", lines_printed(listed))[0].text


@pytest.mark.parametrize("columns", range(40, 56))
def test_no_figure_is_torn_where_lines_break_anywhere(columns: int) -> None:
    said = (
        "들샘군은 11일 둑 아래에 버드나무 1,240그루를 심었다. 한 그루는 18kg이고 길이는 2.4m다. 나무 값 "
        "320억 원은 2027년까지 갚는다. 군은 14.6km 길이의 둑길도 함께 열었고 쉼터는 26곳에 놓았다. "
        "물은 1초에 35t씩 흐르며 깊이는 12m다. 둑을 지키는 사람은 41명이고 하루에 6시간씩 두 번 걷는다. "
        "지난해에는 물이 3.8m까지 올라 논 1,120ha가 잠겼다고 군청은 설명했다."
    )
    lines = [""]
    for letter in said:
        if width(lines[-1] + letter) > columns:
            lines.append("")
        lines[-1] = (lines[-1] + letter).lstrip()
    text = read("a.pdf", lines_printed(lines, KOREAN_FONT))[0].text
    figures = re.compile(r"\d[\d.,]*(?:kg|km|m|t|ha)?")
    assert figures.findall(" ".join(text.split())) == figures.findall(said)


def test_a_title_in_brackets_that_a_program_left_is_none() -> None:
    assert properties({"title": "(anonymous)", "author": "(anonymous)"}) == Metadata()
    assert properties({"title": "(속보) 둑 무너져"}).title is not None


def test_a_scan_a_password_and_a_broken_file_give_their_reasons() -> None:
    with pytest.raises(EmptyFileError, match="scan"):
        read("a.pdf", printed(KOREAN, image_only=True))
    with pytest.raises(EncryptedFileError, match="password"):
        read("a.pdf", printed(ENGLISH, password="secret"))  # noqa: S106  # pragma: allowlist secret
    with pytest.raises(DamagedFileError, match="cut short"):
        read("a.pdf", printed(ENGLISH)[:-40])
