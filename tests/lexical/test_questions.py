"""A question finds its passage however it names, spells, spaces or types what it asks for."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.search.questions import Questions
from qa.search.repair import as_latin
from qa.search.slips import Correction
from qa.storage.lexical import LexicalIndex

First = Callable[[str], int | None]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("라벤도의 직원은 몇 명인가요?", 0),
        ("라벤도가 뭐야", 0),
        ("OOC가 공개한 로봇은?", 1),
        ("해양 관측 센터의 로봇", 1),
        ("Which robot did Nemora replace?", 1),
        ("하이드로젠X에 쓰는 돈", 2),
        ("₩440 billion은 어디에 쓰이나", 2),
        ("4400억 원짜리 사업은?", 2),
        ("What begins in March?", 2),
        ("미국 의회는 무엇을 했나", 3),
        ("일본에 매기는 관세", 3),
        ("중국과 회담을 한 나라는", 3),
        ("Who supported the French researchers?", 4),
        ("Germany's euro fund", 4),
        ("사르빅 연구소는 어디에 있나", 5),
        ("핀란드의 공공 언어", 5),
        ("Which startup has a data platform?", 6),
        ("computing resources", 6),
    ],
)
def test_a_thing_is_found_by_any_of_its_names(question: str, number: int, first: First) -> None:
    assert first(question) == number


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(" ", ""),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: f"안녕하세요, {text} 궁금한데 자세히 알려주시면 감사하겠습니다",
        lambda text: f"{text} 설명해 줘",
        lambda text: text.replace("노선", "노 선"),
    ],
)
def test_spaces_normal_forms_and_politeness_do_not_matter(
    change: Callable[[str], str], first: First
) -> None:
    assert first(change("지하철 노선을 늘리는 계획")) == 7


@pytest.mark.parametrize(
    ("question", "written", "meant", "number"),
    [
        ("프로잭트는 언제 시작되나", "프로잭트는", "프로젝트", 2),
        ("뒤통령의 계획", "뒤통령의", "대통령", 7),
        ("플루터닉은 무엇을 만드나", "플루터닉은", "플루토닉", 6),
        ("langauge models", "langauge", "language", 5),
    ],
)
def test_one_wrong_letter_is_read_as_what_the_articles_have(
    question: str, written: str, meant: str, number: int, questions: Questions, first: First
) -> None:
    assert questions.read(question).corrections == (Correction(written, meant),)
    assert first(question) == number


@pytest.mark.parametrize("word", ["김치찌개", "고령자", "배우자", "7100", "파스타는"])
def test_a_word_of_the_language_is_not_read_as_another(word: str, questions: Questions) -> None:
    assert questions.read(f"{word} 만드는 법").corrections == ()


def test_the_keyboard_of_the_other_language_is_put_right(questions: Questions) -> None:
    typed = as_latin("대통령의") or ""
    assert typed == "eoxhdfuddml"
    reading = questions.read(f"{typed} 계획")
    assert reading.text == "대통령의 계획"
    assert reading.corrections == (Correction(typed, "대통령의"),)
    assert questions.read("ㅜ드ㅐㄱㅁ 로봇").text == "nemora 로봇"
    assert questions.read("What models are there?").corrections == ()
    short = f"{typed} 계획은 {as_latin('몇')} 개인가"
    assert questions.read(short).text == "대통령의 계획은 몇 개인가"
    assert questions.read(f"GPT {typed} 계획").text == "GPT 대통령의 계획"


@pytest.mark.parametrize("word", ["traits", "trained", "modals", "languid"])
def test_a_word_of_english_is_no_slip(word: str, questions: Questions) -> None:
    assert questions.read(f"Which {word} matter?").corrections == ()


def test_what_is_read_for_a_slip_is_a_word(questions: Questions) -> None:
    assert questions.read("Who trians it?").corrections == (Correction("trians", "trains"),)
    assert questions.read("Who is Savrik?").corrections == (Correction("Savrik", "sarvik"),)
    assert questions.read("Who pubilced it?").corrections == ()  # publiced is none


def test_ways_to_say_one_thing_count_once(index: LexicalIndex, questions: Questions) -> None:
    (term,) = [term for term in questions.terms("미국은?") if term.counts]
    assert {"미국", "america"} <= {token for way in term.alternatives for token in way.tokens}
    assert index.coverage([term], [3, 0]).tolist() == pytest.approx([1, 0])
    assert index.matched([term], [3]) == [("미국",)]


def test_words_of_asking_are_left_out_but_not_if_alone(questions: Questions) -> None:
    words = [term.word for term in questions.terms("직원이 몇 명인지 알려줘") if term.counts]
    assert words == ["직원", "명"]
    assert [term.word for term in questions.terms("What is this?")] == ["what", "is", "this"]


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_any_text_can_be_asked(questions: Questions, index: LexicalIndex, text: str) -> None:
    terms = questions.terms(text)
    scores = [score for _, score in index.search(terms, 8)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= share <= 1 + 1e-9 for share in index.coverage(terms, range(8)))


@pytest.mark.parametrize(
    ("question", "spoken"),
    [
        ("日本 관세는?", "일본 관세는?"),
        ("歷史 교육은?", "歷史 교육은?"),  # no article here has 역사
        ("計劃을 발표한 大統領은?", "계획을 발표한 대통령은?"),
        ("美 의회는?", "미국 의회는?"),
        ("France 연구진은?", "프랑스 연구진은?"),
        ("Finland 데이터는?", "Finland 데이터는?"),  # as the articles have it
        ("What did France pay?", "What did France pay?"),
    ],
)
def test_the_encoder_gets_the_articles_spelling(
    questions: Questions, question: str, spoken: str
) -> None:
    assert questions.read(question).spoken == spoken


def test_initials_stay_capitals_in_a_korean_question(questions: Questions) -> None:
    assert questions.read("OOC의 로봇은?").text == "OOC의 로봇은?"
