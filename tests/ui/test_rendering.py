"""What is shown is the article's text, character for character, and never markup of its own."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fragment_fromstring

from qa.citation_forms import web_address
from qa.records import Answer, Article, Citation, Quotation, Source
from qa.ui import wording
from qa.ui.markup import in_language, safe
from qa.ui.reader import Place, paragraphs_of, reader_html
from qa.ui.rendering import answer_html, marked_text
from tests.ui.collection import ATTACK

Span = tuple[int, int]
TEXTS = st.text(alphabet=st.sampled_from("가나 다.\n<>&\"'{}$`_i18nab"), min_size=1, max_size=120)


def _text(markup: str, wanted: str) -> list[str]:
    """The text of each element that a path finds, as a browser would read it, without badges."""
    tree = fragment_fromstring(markup, create_parent=True)
    for badge in tree.find_class("badge"):
        badge.drop_tree()
    return [str(element.text_content()) for element in tree.findall(wanted)]


@st.composite
def _spans(draw: st.DrawFn, text: str, most: int) -> list[Span]:
    edges = draw(
        st.lists(st.integers(0, len(text)), min_size=2, max_size=2 * most, unique=True).filter(
            lambda drawn: len(drawn) % 2 == 0
        )
    )
    edges.sort()
    return list(zip(edges[::2], edges[1::2], strict=True))


@given(TEXTS)
def test_escaped_text_is_the_text_and_nothing_else(text: str) -> None:
    assert _text(f"<p>{safe(text)}</p>", "p") == [text]
    assert "__i18n__" not in safe(text)


@given(st.data(), TEXTS)
def test_a_card_marks_within_the_very_text_of_the_citation(data: st.DataObject, text: str) -> None:
    spans = data.draw(_spans(text, 3)) if len(text) > 1 else [(0, len(text))]
    shown = f"<p>{marked_text(text, 0, len(text), spans)}</p>"
    assert _text(shown, "p") == [text]
    assert _text(shown, "p/mark") == [text[start:end] for start, end in spans]


@given(st.data(), TEXTS)
def test_the_article_reads_the_same_with_passages_marked(data: st.DataObject, text: str) -> None:
    spans = data.draw(_spans(text, 3)) if len(text) > 1 else [(0, len(text))]
    places = [Place(n, start, end, ((start, end),)) for n, (start, end) in enumerate(spans, 1)]
    article = Article(id="a", file="a.md", text=text)
    shown = str(reader_html(article, places, 1))
    paragraphs = [text[start:end] for start, end in paragraphs_of(text)]
    assert _text(shown, "section/div/p") == paragraphs
    assert "".join(_text(shown, "section/div/p/mark")) == "".join(
        text[max(start, a) : min(end, b)]
        for start, end in spans
        for a, b in paragraphs_of(text)
        if start < b and a < end
    )


def _answer(article: Article, quotation: Quotation | None) -> Answer:
    text = article.text
    citation = Citation(1, 0.8765, 0, len(text), text, ((0, len(text)),), article)
    return Answer(f"{ATTACK}?", "ko", quotation, (citation,), 0.01, corrected=ATTACK)


def test_an_answer_shows_the_quotation_with_its_number_and_what_is_known() -> None:
    article = Article(
        "a", "a.md", "물은 섭씨 0도에서 언다.", title="물", publisher="샘", date="2024"
    )
    html = answer_html(_answer(article, Quotation(article.text, (1,))))
    assert _text(html, "section/div/blockquote")[0].startswith("물은 섭씨 0도에서 언다. 1")
    assert '<time datetime="2024">2024</time>' in html
    assert "0.88" not in html  # a score tells a reader nothing
    assert "None" not in html


def test_a_quotation_of_two_lines_is_the_very_text_up_to_its_numbers() -> None:
    text = "연구 계획\n\n예산"
    article = Article(id="a", file="a.md", text=text, language="ko")
    (shown,) = _text(
        str(answer_html(_answer(article, Quotation(text, (1,))))), "section/div/blockquote"
    )
    assert shown.startswith(f"{text} ")
    markup = str(answer_html(_answer(article, Quotation(text, (1,)))))
    assert 'class="close-up">예산 ' in markup  # only the last word stays with the number


def test_no_answer_says_so_and_folds_the_nearest_passages() -> None:
    html = answer_html(_answer(Article("a", "a.md", "물은 언다."), None))
    assert "기사에서 답을 찾지 못했습니다" in html
    assert "<blockquote" not in html
    assert html.index("<details") < html.index('class="card"')


def test_no_word_of_a_record_is_markup() -> None:
    article = Article(
        ATTACK, ATTACK, ATTACK, ATTACK, ATTACK, ATTACK, ATTACK, ATTACK, ATTACK,
        sources=(Source(ATTACK, ATTACK, ATTACK, ATTACK, "javascript:alert(1)"),),
    )  # fmt: skip
    shown = answer_html(_answer(article, Quotation(ATTACK, (1,))))
    shown += reader_html(article, [Place(1, 0, 5, ((0, 5),))], 1)
    assert "<img" not in shown
    assert 'onerror="' not in shown
    assert "javascript:" not in shown


@pytest.mark.parametrize(
    ("shown", "told"), [(0, "0 articles"), ("1", "1 article"), (2, "2 articles"), (1, "1 article")]
)
def test_one_is_told_as_one(shown: object, told: str) -> None:
    assert in_language(wording.COUNT, "en", {"shown": shown}) == told


def test_every_text_can_be_filled() -> None:
    texts = [one for one in vars(wording).values() if isinstance(one, wording.Text)]
    names = set(re.findall(r"\{(\w+)", " ".join(f"{one.ko} {one.en}" for one in texts)))
    for one in texts:
        for value in (1, 2):
            told = in_language(one, "en", dict.fromkeys(names, value))
            assert not set("{|}") & set(told)
            assert in_language(one, "ko", dict.fromkeys(names, value))


def test_only_addresses_of_the_web_are_links() -> None:
    assert web_address("https://example.org/a?b=1") == "https://example.org/a?b=1"
    for address in ("javascript:alert(1)", "data:text/html,x", "//example.org", "http:", "", None):
        assert web_address(address) is None
    assert web_address("http://[") is None
