"""Laws of splitting: spans that cover the text, whole sentences, nothing longer than the window."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qa.language.splitting import Limits, Span, split

LIMITS = Limits(least=150, most=250, window=500)
WORDS = st.sampled_from(
    [
        "서울은",
        "비가",
        "온다.",
        "그는",
        "말했다.",
        "AI",
        "3.5",
        "(주)",
        "“왜?”",
        "Mr.",
        "He",
        "left.",
        "값이",
    ]
)
LINES = st.lists(WORDS, max_size=60).map(" ".join)
TEXTS = st.lists(LINES, max_size=8).map("\n".join) | st.text(max_size=600)


def characters(text: str) -> list[Span]:
    return [(i, i + 1) for i, character in enumerate(text) if not character.isspace()]


@settings(max_examples=60)
@given(TEXTS, st.sampled_from(["ko", "en", "other"]))
def test_passages_are_spans_that_cover_the_text(text: str, language: str) -> None:
    layout = split(text, language, LIMITS, characters)
    covered: set[int] = set()
    last = 0
    for passage in layout.passages:
        assert last <= passage.start < passage.end <= len(text)
        assert passage.sentences[0][0] == passage.start
        assert passage.sentences[-1][1] == passage.end
        assert not text[passage.start].isspace() and not text[passage.end - 1].isspace()
        covered.update(range(passage.start, passage.end))
        last = passage.end
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)
    assert [s for passage in layout.passages for s in passage.sentences] == list(layout.sentences)


@settings(max_examples=40)
@given(TEXTS)
def test_a_passage_stays_inside_one_paragraph(text: str) -> None:
    layout = split(text, "ko", LIMITS, characters)
    for passage in layout.passages:
        inside = [p for p in layout.paragraphs if p[0] <= passage.start and passage.end <= p[1]]
        assert len(inside) == 1


def test_korean_sentences_are_kept_whole() -> None:
    text = "정부는 4.5조 원을 쓴다고 밝혔다. 김 교수는 “아직 이르다.”라고 말했다. 왜 그럴까?"
    layout = split(text, "ko", LIMITS, characters)
    assert [text[a:b] for a, b in layout.sentences] == [
        "정부는 4.5조 원을 쓴다고 밝혔다.",
        "김 교수는 “아직 이르다.”라고 말했다.",
        "왜 그럴까?",
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ["탑은 보물이다.", "〈푸른 돌〉은 그 뒤에 지어졌다."],
        ["배가 멈췄다.", "‘하얀 돛’이 보였다."],
        ["모임은 없어졌다.", "“돈이 모자란다”고 했다."],
        ["올랐다.", '"값이 싸다"고 한다.', "\"비싸다. 'A'가 그렇다\"고도 한다."],
        ["비가 왔다.", "ㄴ 씨는 억울하다고 했다.", "ㄷ씨도 그랬다."],
        ["그는 “나는 모른다. ‘하지만’ 안다”고 했다."],
    ],
)
def test_a_korean_sentence_may_begin_with_a_quotation(sentences: list[str]) -> None:
    text = " ".join(sentences)
    layout = split(text, "ko", LIMITS, characters)
    assert [text[a:b] for a, b in layout.sentences] == sentences


def test_a_quoted_phrase_ends_no_sentence() -> None:
    text = "‘마을 우물’ 같은 이 찻집은 지난해 문을 열었다. 손님은 ‘이웃’ 뿐이다."
    layout = split(text, "ko", LIMITS, characters)
    assert [text[a:b] for a, b in layout.sentences] == [
        "‘마을 우물’ 같은 이 찻집은 지난해 문을 열었다.",
        "손님은 ‘이웃’ 뿐이다.",
    ]


def test_english_abbreviations_and_decimals_end_no_sentence() -> None:
    text = "Mr. Kim paid $4.5 billion on Feb. 3 in the U.S. market. He left. “Why?” she asked."
    layout = split(text, "en", LIMITS, characters)
    assert [text[a:b] for a, b in layout.sentences] == [
        "Mr. Kim paid $4.5 billion on Feb. 3 in the U.S. market.",
        "He left.",
        "“Why?” she asked.",
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The mill opens at 9 a.m. on Mondays and at 1 p.m. May is a month off."],
        ["The mill shuts at 5 p.m.", "The yard stays open."],
        ["He moved to Washington D.C.", "His sister stayed, with hens, ducks etc.", "They lay."],
        ["The owner of Mill Inc. Jane Roe waited…", "Nobody came."],
        ["It has a mark of its own: No. The rest has none."],
    ],
)
def test_an_abbreviation_ends_a_sentence_where_another_begins(sentences: list[str]) -> None:
    text = " ".join(sentences)
    layout = split(text, "en", LIMITS, characters)
    assert [text[a:b] for a, b in layout.sentences] == sentences


def test_a_heading_goes_with_the_paragraph_below_it() -> None:
    text = "새 공장\n\n" + "공장은 내년에 문을 연다. " * 8
    layout = split(text.strip(), "ko", LIMITS, characters)
    assert layout.paragraphs == ((0, len(text.strip())),)


@pytest.mark.parametrize("window", [20, 64])
def test_a_sentence_longer_than_the_window_is_split_and_not_cut_off(window: int) -> None:
    text = "가나다라 마바사 " * 100
    layout = split(text, "ko", Limits(150, 250, window), characters)
    assert all(len(characters(text[p.start : p.end])) <= window for p in layout.passages)
    whole = "".join(text[p.start : p.end].replace(" ", "") for p in layout.passages)
    assert whole == text.replace(" ", "")


def test_a_word_longer_than_the_window_is_split_too() -> None:
    text = "가" * 3_000
    layout = split(text, "ko", Limits(150, 250, 100), characters)
    assert "".join(text[p.start : p.end] for p in layout.passages) == text


def test_passages_have_the_lengths_asked_for() -> None:
    text = " ".join(f"{i}번째 문장은 이렇게 서른 자쯤 되는 길이로 적었다." for i in range(60))
    lengths = [p.end - p.start for p in split(text, "ko", LIMITS, characters).passages]
    assert all(150 <= length <= 250 for length in lengths[:-1])


@pytest.mark.parametrize(
    "sentences",
    [
        ("港に古い倉庫がある。", "壁は石で、屋根は木だ！", "誰が建てたのか？", "今は誰も知らない。"),
        ("「船は来ない。」と漁師は言った。", "彼は網を直した。", "（写真は去年のもの。）", "海は静かだ。"),
        ("河上有三座桥。", "最老的一座建于1740年，长120米。", "谁修的？", "没有人知道。"),
        ("他说：“水来了！”", "我们就走了。"),
        ("See Fig. 3 and pp. 4-5 of the report.", "It cost approx. 40 dollars, ca. 30 euros.",
         "Vol. 2 came in 1999."),
        ("They counted to ten.", "12 boats left at once.", "Nobody saw Sec. 7 again."),
    ],
)  # fmt: skip
def test_sentences_of_other_scripts_and_abbreviations_before_figures(
    sentences: tuple[str, ...],
) -> None:
    glue = " " if sentences[0].isascii() else ""
    text = glue.join(sentences)
    layout = split(text, "other", LIMITS, characters)
    assert tuple(text[start:end] for start, end in layout.sentences) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("ko", ["값은 42.5억 원이다.", "1년에 60명을 가르친다.", "수강료는 절반이다."]),
        ("ko", ["오늘 다녀왔어요ㅎㅎ ", "너무 좋았어요~ ", "다음에 또 갈게요!"]),
        ("en", ["Prices rose.", "The council met at Wend.Com hall.", "It ended at nine."]),
    ],
)
def test_sentences_between_which_a_space_or_a_stop_was_lost(
    language: str, sentences: list[str]
) -> None:
    text = "".join(sentences)
    spans = split(text, language, LIMITS, characters).sentences
    assert [text[start:end] for start, end in spans] == [one.strip() for one in sentences]


def test_the_mark_of_a_note_begins_no_sentence() -> None:
    text = "군은 계획을 밝혔다.1 사업비는 도비로 댄다."
    assert len(split(text, "ko", LIMITS, characters).sentences) <= 2
