"""JSON as programs export it: the articles are found wherever they stand, each with its own facts."""

import json
from typing import Any

import pytest

from qa.reading import examine, read
from qa.records import RawArticle

SENTENCES = ("등대의 등불을 41년 만에 다시 켰다.", "나룻배 삯은 그대로 둔다.")
TEXT = "\n\n".join(SENTENCES)
PAGE = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TITLE = "등불이 다시 켜졌다"
HREF = "https://naru.example/1"
MOMENT = "2026-11-04T09:12:00Z"
_READER = {
    "title": TITLE,
    "author": "한바람",
    "published": 1_793_783_520,
    "origin": {"streamId": "feed/x", "title": "나루신문", "htmlUrl": "https://naru.example"},
    "alternate": [{"href": HREF, "type": "text/html"}],
}
_COLUMNS = {"title": TITLE, "byline": "한바람", "provider": "나루신문", "published_at": MOMENT}
ALL = {"title": TITLE, "author": "한바람", "date": "2026-11-04", "publisher": "나루신문"}

EXPORTS: dict[str, tuple[Any, dict[str, str]]] = {
    "Feedly": (
        {"id": "user/x", "items": [_READER | {"content": {"content": PAGE, "direction": "ltr"}}]},
        ALL | {"url": HREF},
    ),
    "Inoreader": (
        {"title": "Starred", "items": [_READER | {"summary": {"content": PAGE}}]},
        ALL | {"url": HREF},
    ),
    "WordPress": (
        [
            {
                "id": 11,
                "date": "2026-11-04T10:00:00",
                "link": HREF,
                "title": {"rendered": TITLE},
                "content": {"rendered": PAGE, "protected": False},
                "excerpt": {"rendered": "<p>짧은 글</p>"},
                "author": 3,
            }
        ],
        {"title": TITLE, "date": "2026-11-04", "url": HREF},
    ),
    "Ghost": (
        {
            "db": [
                {
                    "data": {
                        "settings": [{"key": "title"}, {"key": "lang"}, {"key": "icon"}],
                        "posts": [{"title": TITLE, "html": PAGE, "published_at": MOMENT}],
                        "users": [{"name": "한바람", "bio": "등대와 나룻배와 우물을 쓴다. " * 9}],
                    }
                }
            ]
        },
        {"title": TITLE, "date": "2026-11-04"},
    ),
    "a corpus of paragraphs": (
        {
            "metadata": {"title": "말뭉치", "creator": "어문원"},
            "document": [
                {
                    "id": "N1",
                    "metadata": {
                        "title": TITLE,
                        "author": "한바람",
                        "publisher": "나루신문",
                        "date": "20261104",
                    },
                    "paragraph": [{"id": f"N1.{n}", "form": s} for n, s in enumerate(SENTENCES)],
                }
            ],
        },
        ALL,
    ),
    "a corpus of questions": (
        {
            "data": [
                {
                    "title": TITLE,
                    "paragraphs": [
                        {"context": sentence, "qas": [{"question": "얼마 만에?"}]}
                        for sentence in SENTENCES
                    ],
                }
            ]
        },
        {"title": TITLE},
    ),
    "Reddit": (
        [
            {
                "kind": "Listing",
                "data": {
                    "children": [
                        {"data": {"title": TITLE, "selftext": TEXT, "author": "한바람"}},
                    ]
                },
            },
            {"kind": "Listing", "data": {"children": [{"data": {"body": "댓글이다. " * 40}}]}},
        ],
        {"title": TITLE, "author": "한바람"},
    ),
    "a search": (
        {"hits": {"total": {"value": 1}, "hits": [{"_source": _COLUMNS | {"content": TEXT}}]}},
        ALL,
    ),
    "an archive": ({"return_object": {"documents": [_COLUMNS | {"content": TEXT}]}}, ALL),
    "The Guardian": (
        {
            "response": {
                "results": [
                    {
                        "webTitle": TITLE,
                        "webPublicationDate": MOMENT,
                        "webUrl": HREF,
                        "fields": {"byline": "한바람", "bodyText": TEXT},
                    }
                ]
            }
        },
        {"title": TITLE, "author": "한바람", "date": "2026-11-04", "url": HREF},
    ),
    "JSON Feed": (
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "나루신문",
            "items": [{"title": TITLE, "content_html": PAGE, "authors": [{"name": "한바람"}]}],
        },
        {"title": TITLE, "author": "한바람", "publisher": "나루신문"},
    ),
    "a document of an editor": (
        {
            "title": TITLE,
            "body": {
                "type": "doc",
                "content": [
                    {
                        "type": "p",
                        "content": [
                            {"type": "text", "text": s[:4]},
                            {"type": "text", "text": s[4:]},
                        ],
                    }
                    for s in SENTENCES
                ],
            },
        },
        {"title": TITLE},
    ),
    "a page of answers": (
        {"content": [{"title": TITLE, "body": TEXT}], "totalElements": 1},
        {"title": TITLE},
    ),
    "one article within an answer": (
        {"status": "ok", "article": {"title": TITLE, "body": TEXT}},
        {"title": TITLE},
    ),
}


def _known(article: RawArticle) -> dict[str, str]:
    facts = ("title", "author", "date", "publisher", "url")
    found = {name: getattr(article.metadata, name) for name in facts}
    return {name: fact.value for name, fact in found.items() if fact}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_gives_its_article_with_its_facts(name: str) -> None:
    value, facts = EXPORTS[name]
    (article,) = read("a.json", json.dumps(value).encode())
    assert article.text == TEXT
    assert _known(article) == facts


def test_a_line_of_an_export_is_read_like_its_file() -> None:
    line = json.dumps({"_id": "n7", "_source": _COLUMNS | {"content": TEXT}})
    (article,) = read("a.jsonl", line.encode())
    assert (article.text, article.member) == (TEXT, "n7")
    assert _known(article) == ALL


def test_nothing_is_told_of_an_article_that_stands_beside_it() -> None:
    beside = {"title": "우물", "text": "우물은 여름에도 마르지 않았다. " * 9, "date": "2020-01-02"}
    row = {"title": TITLE, "text": TEXT, "related": [beside], "next": beside}
    for value in (row, [row], {"articles": [row]}):
        (article,) = read("a.json", json.dumps(value).encode())
        assert (article.text, _known(article)) == (TEXT, {"title": TITLE})


def test_the_list_with_texts_is_read_and_not_the_longest() -> None:
    tags = [{"id": n, "name": f"말 {n}"} for n in range(40)]
    value = {"tags": tags, "articles": [{"title": TITLE, "text": TEXT}]}
    (article,) = read("a.json", json.dumps(value).encode())
    assert article.text == TEXT


def test_settings_and_logs_are_no_articles() -> None:
    value = {"settings": {"theme": "dark"}, "log": [{"level": "info", "msg": "started"}]}
    reading = examine("a.json", json.dumps(value).encode())
    assert not reading.articles and len(reading.refused) == 1


def test_json_that_is_nested_without_end_is_refused_or_read() -> None:
    value: Any = {"title": TITLE, "text": TEXT}
    for _ in range(200):
        value = {"data": [value]}
    reading = examine("a.json", json.dumps(value).encode())
    assert bool(reading.articles) != bool(reading.refused)
