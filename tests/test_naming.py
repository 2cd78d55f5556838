"""What is quoted can be the name, the number or the writer that is asked for, or cannot."""

import pytest

from qa.language.korean import Analyzer
from qa.search.naming import lacks_author, lacks_form, lacks_name


@pytest.mark.parametrize(
    ("question", "has", "lacks"),
    [
        ("섬에 있는 가게 이름은?", "가게는 섬에서 '물새'로 통한다.", "섬에는 가게가 한 곳 있다."),
        ("섬에 있는 가게 이름은?", "가게의 이름은 물새다.", "섬에는 가게가 한 곳 있다."),
        ("섬에 있는 가게 이름이 뭐예요?", "섬에는 물새상회가 있다.", "섬에는 작은 가게가 있다."),
        ("등대를 지은 회사 명칭은?", "등대는 Norvik가 지었다.", "등대는 한 회사가 지었다."),
        ("등대지기 이름", "등대는 김하람 씨가 지킨다.", "등대는 한 노인이 지킨다."),
        (
            "What is the name of the shop?",
            "The island has one shop, Gull and Sons.",
            "The island has one shop.",
        ),
        ("What is the boat called?", "The boat is known as a skiff.", "The boat has two sails."),
    ],
)
def test_a_name_that_is_asked_for_is_there_or_not(question: str, has: str, lacks: str) -> None:
    morphemes = Analyzer().morphemes
    assert not lacks_name(question, has, morphemes)
    assert lacks_name(question, lacks, morphemes)


def test_a_name_that_the_question_has_is_none() -> None:
    question = "김하람 씨가 키우는 개 이름은?"
    assert lacks_name(question, "김하람 씨는 개를 키운다.", Analyzer().morphemes)


def test_what_asks_for_no_name_lacks_none() -> None:
    for question in ("섬의 이름난 가게는 어디인가?", "Who named the boat?", "가게는 몇 곳인가?"):
        assert not lacks_name(question, "섬에는 가게가 한 곳 있다.", Analyzer().morphemes)


@pytest.mark.parametrize(
    ("question", "has", "lacks"),
    [
        ("등대 전화번호는?", "문의는 등대(061-555-0199)로 한다.", "문의는 등대로 한다."),
        ("등대 이메일 주소 알려줘", "lamp@isle.example로 보낸다.", "전자우편으로 보낸다."),
        ("무슨 요일에 쉬나?", "월요일에 쉰다.", "한 달에 두 번 쉰다."),
    ],
)
def test_what_is_written_in_one_way_is_there_or_not(question: str, has: str, lacks: str) -> None:
    assert not lacks_form(question, has)
    assert lacks_form(question, lacks)


def test_who_wrote_an_article_is_told_by_its_author_alone() -> None:
    for question in ("등대 기사 누가 썼어?", "이 글을 쓴 사람은?", "Who wrote the story on it?"):
        assert lacks_author(question, "등대지기 나루는 섬에 산다.", "김하람")
        assert not lacks_author(question, "등대를 찾은 김하람 씨는 섬에 남았다.", "김하람 기자")
        assert lacks_author(question, "등대지기 나루는 섬에 산다.", None)
        assert not lacks_author(question, "나루 기자가 등대를 찾았다.", None)
    for question in ("보고서는 누가 썼나?", "글을 쓴 사람이 사는 섬은?", "Who wrote the novel?"):
        assert not lacks_author(question, "등대지기 나루는 섬에 산다.", "김하람")
