"""Several questions in one are told apart from one that is long, or that names a question."""

import pytest

from qa.commands.drawing import draw_answer
from qa.records import Answer
from qa.search.several import asks_several
from qa.ui.rendering import answer_html


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("회의는 언제 어디서 열렸나? 그리고 얼마가 들었나?", True),
        ("회의는 언제 열렸나요? 얼마가 들었나요", True),
        ("회의는 언제 열렸는가. 얼마가 들었는가.", True),
        ("When did it open? And how much did it cost?", True),
        ("Who's the mayor? What's the price of the line?", True),
        ("港はいつ開いた？ 費用は いくら？", False),  # the first is one word to the eye
        ("회의는 언제 어디서 열렸나?", False),
        ("정말? 회의는 언제 열렸나?", False),
        ("지난해 회의가 열렸다. 얼마가 들었나?", False),
        ("‘누가 등대를 세웠나? 섬의 기록’을 쓴 사람은 누구인가?", False),
        ("Who wrote “What is life? And other essays” in 1944?", False),
        ("Who wrote 'What is life? And other essays' in 1944?", False),
        ("Why did St. Mary's close?", False),
        ("", False),
    ],
)
def test_several_questions_are_known(question: str, several: bool) -> None:
    assert asks_several(question) is several
    told = "물음이 여럿입니다" in answer_html(Answer(question, "ko", None, (), 0.01))
    assert told is several
    assert ("one by one" in draw_answer(Answer(question, "en", None, (), 0.01))) is several
