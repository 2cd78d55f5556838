"""Words that the end of a line cut in two."""

import re

import pytest

from qa.cleaning import clean
from qa.cleaning.mending import broken_words
from qa.cleaning.page import width
from qa.records import RawArticle


@pytest.mark.parametrize(
    ("above", "below", "cut"),
    [
        ("책은 시립 도서관", "는 빌려 주지 않는다.", True),
        ("시는 새 도서관", "에서 모임을 연다.", True),
        ("해마다 지붕을 고쳐", "야 한다고 시는 본다.", True),
        ("문은 3월에 열린", "다. 이용은 무료다.", True),
        ("문은 시립 도서관", "의 뒤에도 있다.", True),
        ("그는 도서관에", "와 본 적이 없다.", False),
        ("책은 모두 도서관", "은 물론 학교에도 있다.", False),
        ("아이가 아버지를 보고", "야 하고 불렀다.", False),
        ("두 사람은 형제의", "의 좋은 사이로 남았다.", False),
        ("도서관이 세 곳 있는", "는개 마을에 눈이 왔다.", False),
        ("값은 30", "를 넘지 않는다.", False),
    ],
)
def test_a_line_that_begins_with_what_begins_no_word(above: str, below: str, cut: bool) -> None:
    assert broken_words([(above, below)]) == [cut]


MIXED = (
    "시립 양조장은 2019년부터 2024년까지 보리 1,450톤을 사들여 맥주 37종을 빚었다. 이 가운데 12종은 "
    "국제 대회 World Beer Cup에서 상을 받았고 도수는 4.5도에서 9.2도 사이였다. 양조장을 이끄는 "
    "한여울 대표는 “물이 맛의 절반”이라고 설명했다. 효모를 기르는 방은 섭씨 18도로 지키며 pH는 4.4에 "
    "맞춘다. 올해는 IPA와 Stout을 3만 병씩 내놓고 2026년에는 공장을 2배로 넓힐 계획이다. 보리밭은 "
    "강 건너에 있고 농부 28명이 일한다. 술지게미는 돼지 640마리의 먹이가 된다."
)


def test_a_text_wrapped_at_a_number_of_characters_is_put_together() -> None:
    for count in (33, 40):
        lines = [MIXED[at : at + count].strip() for at in range(0, len(MIXED), count)]
        text = clean(RawArticle("새 맥주\n\n" + "\n".join(lines))).text
        assert " ".join(text.split()) == f"새 맥주 {MIXED}"


def _wrapped(text: str, columns: int, *, words: bool) -> str:
    lines, line, size = [], "", 0
    for piece in re.findall(r"\S+\s*", text) if words else text:
        length = width(piece.rstrip() if words else piece)
        if line and size + length > columns:
            lines.append(line.rstrip())
            line, size, piece = "", 0, piece.lstrip()
        line += piece
        size += width(piece)
    return "\n".join([*lines, line])


@pytest.mark.parametrize("words", (True, False), ids=("at words", "anywhere"))
@pytest.mark.parametrize("columns", (36, 38, 39, 42, 45, 47, 51, 56, 60, 66, 72, 78, 81))
def test_a_text_wrapped_at_any_column_is_put_together_exactly(columns: int, words: bool) -> None:
    text = clean(RawArticle(f"새 맥주\n\n{_wrapped(MIXED, columns, words=words)}")).text
    assert text == f"새 맥주\n\n{MIXED}"


def test_two_breaks_that_plainly_cut_a_word_are_enough() -> None:
    first = ("시는 강가에 높이 68m의 나무 전망대를 짓", "는다고 11일 밝혔다.")
    second = ("시장은 태풍에도 견디도록 시험을 세 차", "례 했다고 말했다.")
    between = ("관람료는 어른이 1만 원이고 아이는 반값을", "낸다고 한다.")
    assert broken_words([first, second]) == [True, True]
    assert broken_words([first, between, second]) == [True, False, True]
    assert broken_words([second, between]) == [False, False]
    assert broken_words([between, between]) == [False, False]


def test_a_figure_is_cut_from_its_unit_where_the_text_writes_them_together() -> None:
    text = (
        "시는 8일 두루미 1,874마리와 왜가리 6,215\n마리를 셌다. 한 해 전보다 2만4천 마리가 늘었다."
    )
    above, below = text.split("\n")
    assert broken_words([(above, below)], text.replace("2만4천 마리", "2만4천마리")) == [True]
    assert broken_words([(above, below)], text.replace("8일", "8 일")) == [False]
    assert broken_words([(above, below)]) == [False]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("하루에 보리 4", "kg을 볶는다. 볶은 보리는 9kg씩 담는다."),
        ("상자의 무게는 모두 7.3", "㎏이다. 트럭 12대가 나른다."),
        ("이 술은 독일·", "벨기에의 맥주와 겨뤘다. 상은 3개다."),
        ("빚은 술은 국립연구소", "(KIB)가 맛보았다. 3차 심사(9월)에서다."),
        ("술을 빚는 일은 A", "I가 돕는다. 값은 4만 원이다."),
    ],
)
def test_what_no_space_parts_in_a_text_wrapped_anywhere(above: str, below: str) -> None:
    cut = ("시는 강가에 높이 68m의 나무 전망대를 짓", "는다고 11일 밝혔다.")
    also = ("시장은 태풍에도 견디도록 시험을 세 차", "례 했다고 말했다.")
    assert broken_words([cut, also, (above, below)]) == [True] * 3
