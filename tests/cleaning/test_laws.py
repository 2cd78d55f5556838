"""What holds of cleaning whatever comes in."""

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from qa.cleaning import RULES, clean
from qa.metadata import complete
from qa.records import RawArticle
from tests.cleaning.noisy import pages

SAMPLES = [line for rule in RULES for sample in rule.samples for line in sample[0].split("\n")]
PAGE_LINES = [
    line for name in ("first.txt",) for page in pages(name) for line in page.text.split("\n")
]
LINES = st.one_of(
    st.sampled_from(SAMPLES),
    st.sampled_from(PAGE_LINES),
    st.text(st.sampled_from("가나다라 한글이다.\n\t|-*#[]()<>/!`:;'\"0123abc ·"), max_size=40),
    st.text(max_size=20),
)
TEXTS = st.builds(
    lambda lines, gaps: "".join(line + gap for line, gap in zip(lines, gaps, strict=False)),
    st.lists(LINES, max_size=25),
    st.lists(st.sampled_from(["\n", "\n", "\n\n", "\n\n\n", " "]), min_size=25, max_size=25),
)


@settings(max_examples=150)
@given(TEXTS)
@example("[[[[[" * 50)
@example("![](" * 200 + "\n" + "<" * 500)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean(complete(RawArticle(text), "file.txt"))
    assert clean(once) == once


@settings(max_examples=150)
@given(TEXTS)
def test_nothing_is_invented(text: str) -> None:
    cleaned = clean(complete(RawArticle(text), "file.txt")).text
    rest = iter(text)
    assert all(character in rest for character in cleaned if not character.isspace())
    assert cleaned == cleaned.strip()
    assert not re.search(r"\n{3}|[^\S\n]\n|\n[^\S\n]", cleaned)


@settings(max_examples=100)
@given(TEXTS, st.lists(st.integers(0, 2_000), max_size=5))
def test_page_offsets_stay_in_order_and_in_the_text(text: str, offsets: list[int]) -> None:
    starts = tuple(sorted(min(offset, len(text)) for offset in offsets))
    cleaned = clean(RawArticle(text, pages=starts))
    assert len(cleaned.pages) == len(starts)
    assert list(cleaned.pages) == sorted(cleaned.pages)
    assert all(0 <= start <= len(cleaned.text) for start in cleaned.pages)


def test_a_page_begins_at_the_same_words_after_cleaning() -> None:
    first = "![](a.png)\n공유하기\n시는 새 도서관을  3월에 연다고 5일 밝혔다.\n\n\n"
    second = "도서관에는 책이 5만 권 들어간다.\n\n글자크기 작게 크게\n"
    cleaned = clean(RawArticle(first + second, pages=(0, len(first))))
    assert [cleaned.text[start : start + 3] for start in cleaned.pages] == ["시는 ", "도서관"]


@settings(max_examples=100)
@given(TEXTS)
@example("<p>시는 도서관을 연다.</p><hr style='x' /> 도서관\n시는 도서관을 연다.\n")
def test_found_facts_stand_in_the_text(text: str) -> None:
    article = complete(RawArticle(text), "file.txt")
    texts = [_letters(told) for told in (text, clean(article).text)]  # with tags, and without
    for fact in (article.metadata.title, article.metadata.publisher):
        assert fact is None or any(_letters(fact.value) in told for told in texts)


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
