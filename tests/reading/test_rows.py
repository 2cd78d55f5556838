"""Rows of JSON, JSON lines and tables: each by itself, and none lost without a word."""

import json

import pytest

from qa.reading import Reading, examine, read

LAMP = "등대의 등불을 41년 만에 다시 켰다."
FERRY = "나룻배 삯은 그대로 둔다."
WELL = "우물은 여름에도 마르지 않았다."
ROWS: list[object] = [
    {"title": "등불", "body": LAMP},
    {"title": "나룻배", "content": FERRY},
    ["나룻배"],
    {"title": "글 없음"},
    {"title": "우물", "body": "", "본문": WELL},
]


def _read(name: str, text: str) -> tuple[dict[str, str], dict[str, str]]:
    """Give the texts and the reasons of the refusals, by the number of their row."""
    reading: Reading = examine(name, text.encode())
    return (
        {article.member: article.text for article in reading.articles},
        {part.member: str(part.error) for part in reading.refused},
    )


@pytest.mark.parametrize("name", ["a.json", "b.json", "a.jsonl", "a.ndjson"])
def test_the_text_is_looked_for_in_each_row(name: str) -> None:
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS)
    forms = {"a.json": json.dumps(ROWS), "b.json": json.dumps({"total": 5, "articles": ROWS})}
    texts, reasons = _read(name, forms.get(name, lines))
    assert texts == {"1": LAMP, "2": FERRY, "5": WELL}
    assert sorted(reasons) == ["3", "4"]
    assert "Row 3 is no object" in reasons["3"]
    assert "Row 4 holds no text" in reasons["4"]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c"])
def test_only_line_feeds_end_a_line_of_json(sign: str) -> None:
    row = json.dumps({"text": f"{LAMP}SIGN{FERRY}"}, ensure_ascii=False).replace("SIGN", sign)
    for end in ("\n", "\r\n"):
        texts, reasons = _read("a.jsonl", row + end + json.dumps({"text": WELL}) + end)
        assert [text.split("\n")[0] for text in texts.values()] == [LAMP, WELL]
        assert texts["1"].endswith(FERRY)
        assert not reasons


@pytest.mark.parametrize(("name", "comma"), [("a.csv", ","), ("a.tsv", "\t"), ("b.csv", ";")])
def test_a_row_of_another_length_is_refused_alone(name: str, comma: str) -> None:
    rows = [
        ["title", "date", "text"],
        ["등불", "2024-01-02", f"{LAMP}\u2028{WELL}"],
        ["짧은 줄", "2024-01-03"],
        ["긴 줄", "2024-01-04", FERRY, "남는 칸"],
        ["나룻배", "2024-01-05", FERRY, ""],
    ]
    texts, reasons = _read(name, "\n".join(comma.join(row) for row in rows))
    assert texts == {"1": f"{LAMP}\n{WELL}", "4": FERRY}
    assert sorted(reasons) == ["2", "3"]
    assert "Row 2 has 2 cells where 3 were expected" in reasons["2"]


def test_publisher_and_author_may_be_objects() -> None:
    row = {
        "source": {"id": None, "name": "나루신문", "url": "https://naru.example"},
        "author": [{"name": "한바람"}, {"@type": "Person", "name": "윤파도"}],
        "text": LAMP,
    }
    [article] = examine("a.json", json.dumps([row]).encode()).articles
    known = article.metadata
    assert known.publisher is not None and known.publisher.value == "나루신문"
    assert known.author is not None and known.author.value == "한바람, 윤파도"
    assert not known.sources


def test_a_quotation_mark_without_its_pair_costs_its_own_row_alone() -> None:
    table = (
        'title,text\n"등불","' + LAMP + '"\n"나룻배","' + FERRY + '\n"우물","' + WELL + '"\n'
        '"둑","첫 줄이다.\n""둘째"" 줄이다."\n"끝","그는 "왜" 물었다."\n'
    )
    texts, reasons = _read("a.csv", table)
    assert texts == {"1": LAMP, "3": WELL, "4": '첫 줄이다.\n"둘째" 줄이다.'}
    assert sorted(reasons) == ["2", "5"]
    assert "quotation mark" in reasons["2"]


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("Highlight,Book Title,Book Author", "물의 책", "한여울"),
        ("selection,resolved_title,author", "물의 책", "한여울"),
    ],
)
def test_columns_of_readers_and_short_highlights(head: str, title: str, author: str) -> None:
    article = examine("a.csv", f"{head}\n물은 길을 안다.,물의 책,한여울\n".encode()).articles[0]
    known = article.metadata
    assert article.text == "물은 길을 안다."
    assert known.title is not None and known.title.value == title
    assert known.author is not None and known.author.value == author


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("두루미의 겨울", "두루미의 겨울"),
        ("<b>두루미</b>의 겨울", "두루미의 겨울"),
        ("이누리", None),
        ("Ann Lee", None),
    ],
)
def test_a_column_of_names_is_the_title_unless_it_names_people(
    name: str, title: str | None
) -> None:
    row = {"Name": name, "Published": "2024-03-05", "Text": "두루미 640마리가 돌아왔다."}
    (article,) = read("a.json", json.dumps([row]).encode())
    found = article.metadata.title
    assert (found and found.value) == title
