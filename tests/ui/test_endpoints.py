"""The named endpoints, through Gradio's own client."""

from typing import Any

import pytest

from qa.assistant import Assistant
from qa.json_form import answer_json, summary_json, whole_article_json


@pytest.fixture(scope="module")
def client(site: str) -> Any:
    from gradio_client import Client

    return Client(site, verbose=False)


def test_only_the_endpoints_that_are_meant_for_others_are_told_of(client: Any) -> None:
    described = client.view_api(return_format="dict")
    assert sorted(described["named_endpoints"]) == ["/article", "/articles", "/ask"]
    assert described["unnamed_endpoints"] == {}
    names = [p["parameter_name"] for p in described["named_endpoints"]["/ask"]["parameters"]]
    assert names == ["question", "k", "since", "until", "publisher", "language", "article"]


def test_a_question_gets_the_answer_of_the_command_line(client: Any, island: Assistant) -> None:
    question = "도서관에 책은 모두 몇 권이 있나?"
    told = client.predict(question, 2, api_name="/ask")
    expected = answer_json(island.ask(question, 2))
    assert {**told, "seconds": 0} == {**expected, "seconds": 0}
    assert (
        client.predict(question, language="en", api_name="/ask")["passages"][0]["article"][
            "publisher"
        ]
        == "Valley Post"
    )


def test_articles_are_listed_and_read(client: Any, island: Assistant) -> None:
    listed = client.predict(api_name="/articles")
    assert listed == [summary_json(summary) for summary in island.articles()]
    identifier = listed[0]["id"]
    read = client.predict(identifier, api_name="/article")
    assert read == whole_article_json(island.article(identifier))


@pytest.mark.parametrize(
    ("endpoint", "given", "told"),
    [
        ("/ask", ("  ",), "the question is empty"),
        ("/ask", ("책", 0), "ask for 1 or more"),
        ("/article", ("../../etc/passwd",), "no article has the id"),
    ],
)
def test_what_is_refused_is_told_in_a_sentence(
    client: Any, endpoint: str, given: tuple[object, ...], told: str
) -> None:
    from gradio_client.exceptions import AppError

    with pytest.raises(AppError, match=told):
        client.predict(*given, api_name=endpoint)
