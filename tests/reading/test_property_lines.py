"""Lists of properties at the top of a note: what they say is known, and the text begins below."""

import pytest

from qa.metadata import complete
from qa.reading import read
from qa.records import Fact, Metadata, Origin
from tests.reading.truth import KOREAN

BODY = "\n\n".join(KOREAN.paragraphs)
LISTS = {
    "as one program exports it": (
        "# 버드나무\n\n작성자: 한솔비\n매체: 들샘일보\n날짜: 2023년 4월 17일\n상태: 읽음\n\n",
        "버드나무\n\n",
    ),
    "as another does": (
        "# 버드나무\n\n![cover](https://a.example/b.png)\n\n## Metadata\n- Author: [[한솔비]]\n"
        "- **Publisher:** 들샘일보\n- Published: 2023-04-17\n- Category: #articles\n\n",
        "버드나무\n\n",
    ),
}


@pytest.mark.parametrize("label", LISTS)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_list_at_the_top_is_known_and_gone(label: str, name: str) -> None:
    above, kept = LISTS[label]
    (article,) = read(name, f"{above}{BODY}\n".encode())
    known = article.metadata
    assert known.author == Fact("한솔비", Origin.FRONT_MATTER)
    assert known.publisher == Fact("들샘일보", Origin.FRONT_MATTER)
    assert known.date == Fact("2023-04-17", Origin.FRONT_MATTER)
    assert article.text.endswith(BODY)
    if name == "a.md":
        assert article.text == f"{kept}{BODY}"


def test_a_pair_that_is_a_sentence_stays() -> None:
    text = f"작성자: 한솔비\n날짜: 2023-04-17\n요약: 둑 아래에 나무를 심었다.\n\n{BODY}"
    assert read("a.md", text.encode())[0].text == f"요약: 둑 아래에 나무를 심었다.\n\n{BODY}"


@pytest.mark.parametrize(
    "text",
    [
        f"기자: 나무를 왜 심었습니까?\n이장: 둑 때문입니다.\n기자: 모두 몇 그루입니까?\n\n{BODY}",
        f"기자: 책을 왜 쓰셨습니까?\n저자: 나무 때문입니다.\n기자: 무슨 나무입니까?\n\n{BODY}",
        f"제목: 버드나무 이야기\n기자: 책을 왜 쓰셨습니까?\n저자: 나무 때문입니다.\n\n{BODY}",
        f"날짜: 4월 17일\n곳: 둑 아래\n\n{BODY}",
        "작성자: 한솔비\n날짜: 2023-04-17\n매체: 들샘일보",
        f"{BODY}\n\n작성자: 한솔비\n날짜: 2023-04-17\n매체: 들샘일보",
    ],
)
def test_other_pairs_are_the_texts_own(text: str) -> None:
    (article,) = read("a.md", text.encode())
    assert article.metadata == Metadata()
    assert article.text == text


def test_links_back_to_highlights_are_no_words_of_theirs() -> None:
    first, second, *_ = KOREAN.paragraphs
    text = (
        f"- {first} ([View Highlight](https://a.example/1))\n"
        f"- {second} ([Location 1,024](https://a.example/2))\n"
    )
    assert read("a.md", text.encode())[0].text == f"• {first}\n• {second}"


FENCED = "---\ntitle: {}\ndate: {}\n---\n\n{}\n"
LISTED = "제목: {}\n언론사: 들샘일보\n날짜: {}\n\n{}\n"


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("form", [FENCED, LISTED])
@pytest.mark.parametrize("rule", ["\n", "\n----------\n\n"])
def test_several_notes_in_a_file_are_articles_with_facts_of_their_own(
    name: str, form: str, rule: str
) -> None:
    first, second, *_ = KOREAN.paragraphs
    text = form.format("하나", "2023-04-17", first) + rule + form.format("둘", "2023-05-02", second)
    found = read(name, text.encode())
    assert [article.text for article in found] == [first, second]
    assert [article.member for article in found] == ["1", "2"]
    facts = [(one.metadata.title, one.metadata.date) for one in found]
    assert facts == [
        (Fact("하나", Origin.FRONT_MATTER), Fact("2023-04-17", Origin.FRONT_MATTER)),
        (Fact("둘", Origin.FRONT_MATTER), Fact("2023-05-02", Origin.FRONT_MATTER)),
    ]


@pytest.mark.parametrize(
    ("form", "rule"),
    [
        ("# {}\n\n들샘일보 · 한솔비 기자 · {}\n\n{}", "\n\n"),
        ("# {}\n\n{} 10:20\n한솔비 기자\n\n{}", "\n\n---\n\n"),
        ("{}\n한솔비 기자 | 입력 {} 10:20\n\n{}", "\n\n==========\n\n"),
    ],
)
def test_several_articles_in_a_file_have_a_title_above_their_date_each(
    form: str, rule: str
) -> None:
    first, second, *_ = KOREAN.paragraphs
    text = form.format("둑 아래 나무", "2023-04-17", first)
    text += rule + form.format("나무 값은 얼마", "2023-05-02", second)
    found = [complete(article, "a.md") for article in read("a.md", text.encode())]
    facts = [(one.metadata.title, one.metadata.date) for one in found]
    assert [(a and a.value, b and b.value) for a, b in facts] == [
        ("둑 아래 나무", "2023-04-17"),
        ("나무 값은 얼마", "2023-05-02"),
    ]
    assert first in found[0].text and second not in found[0].text


def test_articles_that_are_counted_are_several_and_points_of_one_are_not() -> None:
    first, second, *_ = KOREAN.paragraphs
    text = f"1. 둑 아래 나무\n들샘일보 2023.04.17\n{first}\n\n2. 나무 값은 얼마\n들샘일보 2023.05.02\n{second}"
    found = [complete(article, "a.txt").metadata for article in read("a.txt", text.encode())]
    assert [one.date and one.date.value for one in found] == ["2023-04-17", "2023-05-02"]
    undated = f"1. 둑 아래 나무\n{first}\n\n2. 나무 값은 얼마\n{second}"
    assert len(read("a.txt", undated.encode())) == 1
    below = f"둑\n2023.04.17\n\n{text}"
    assert len(read("a.txt", below.encode())) == 1


@pytest.mark.parametrize(
    "text",
    [
        f"# 둑\n\n한솔비 기자 2023-04-17\n\n{BODY}\n\n# 나무 값\n\n{BODY}",
        f"둑\n2023-04-17\n\n{BODY}\n\n---\n\n{BODY}",
        f"# 2023-04-17\n\n{BODY}\n\n# 2023-04-18\n\n{BODY}",
        f"{BODY}\n\n# 둑\n2023-04-17\n\n{BODY}\n\n# 값\n2023-04-18\n\n{BODY}",
        f"```\n# 둑\n2023-04-17\n{BODY}\n# 값\n2023-04-18\n{BODY}\n```",
        f"{BODY}\n\n{LISTED.format('하나', '2023-04-17', BODY)}",
        f"---\n\n{BODY}\n\n---\n\n{BODY}\n",
        FENCED.format("하나", "2023-04-17", f"{BODY}\n\n---\n\n날짜: 5월\n\n---\n\n{BODY}"),
    ],
)
def test_rules_and_lists_within_a_text_part_nothing(text: str) -> None:
    assert len(read("a.md", text.encode())) == 1
