"""The named endpoints, through Gradio's own client."""

from typing import Any

import pytest

from qa.assistant import Assistant
from qa.checking import Checker
from qa.checking.json_form import finding_json
from qa.json_form import answer_json, summary_json, whole_article_json


@pytest.fixture(scope="module")
def client(site: str) -> Any:
    from gradio_client import Client

    return Client(site, verbose=False)


def test_only_the_endpoints_that_are_meant_for_others_are_told_of(client: Any) -> None:
    described = client.view_api(return_format="dict")
    assert sorted(described["named_endpoints"]) == ["/article", "/articles", "/ask", "/check"]
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


def test_a_draft_is_checked_as_on_the_command_line(client: Any, island: Assistant) -> None:
    text = "안녕하세요. 새 여객선은 하루에 여섯 번 다닌다. 도서관에 책은 모두 8천 권이 있다."
    told = client.predict(text, api_name="/check")
    findings = Checker(island).findings(text)
    assert told == [finding_json(one, number) for number, one in enumerate(findings, 1)]
    assert [row["verdict"] for row in told] == [None, "REFUTED", "SUPPORTED"]
    assert all(text[row["start"] : row["end"]] == row["claim"] for row in told)
    place = told[1]["evidence"][0]
    article = client.predict(place["article"]["id"], api_name="/article")
    assert article["text"][place["start"] : place["end"]] == place["text"]


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
        ("/ask", ("책", 5, "어제"), "which is no date"),
        ("/ask", ("책", 5, "", "", "없는신문"), "no article is of the publisher"),
        ("/check", (" ",), "the claim is empty"),
        ("/check", ("가" * 30_001,), "check it in parts"),
        ("/article", ("../../etc/passwd",), "no article has the id"),
    ],
)
def test_what_is_refused_is_told_in_a_sentence(
    client: Any, endpoint: str, given: tuple[object, ...], told: str
) -> None:
    from gradio_client.exceptions import AppError

    with pytest.raises(AppError, match=told):
        client.predict(*given, api_name=endpoint)
