"""Named endpoints for programs: /ask, /check, /articles and /article.

In: what a client of Gradio sends, checked against the types below. Out: the JSON that the command
line prints, as the README documents it. Invariant: an error is one sentence, and never a traceback.
"""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

import gradio as gr
from gradio.events import api

from qa.assistant import Assistant
from qa.checking.json_form import finding_json
from qa.errors import QaError, RequestError
from qa.json_form import Json, answer_json, summary_json, whole_article_json
from qa.records import Filters
from qa.ui.checks import TEXT_MOST, Checks
from qa.ui.panels import ASKING, CHECKING

Result = TypeVar("Result")
log = logging.getLogger(__name__)


def add_endpoints(assistant: Assistant, checks: Checks) -> None:
    """Register the endpoints. Must be called inside the Blocks."""

    def ask(
        question: str,
        k: int = 5,
        since: str = "",
        until: str = "",
        publisher: str = "",
        language: str = "",
        article: str = "",
    ) -> dict[str, Any]:
        """Find the passages that answer a question, and quote the sentences that do.

        Args:
            question: In Korean or English.
            k: How many passages at most.
            since: Only articles of this date or later (YYYY, YYYY-MM or YYYY-MM-DD).
            until: Only articles of this date or before.
            publisher: Only articles of this publisher.
            language: Only articles in this language: ko, en.
            article: Only this article, by its id.
        """
        given = {
            "since": since,
            "until": until,
            "publisher": publisher,
            "language": language,
            "article": article,
        }
        filters = Filters(**{name: value or None for name, value in given.items()})
        return _told(lambda: answer_json(assistant.ask(question, k, filters)))

    def check(text: str) -> list[dict[str, Any]]:
        """Check the claims of a text against the articles.

        Each claim is SUPPORTED, REFUTED or NOT_ENOUGH_INFO, with evidence and what differs;
        questions, opinions and greetings have no verdict. Offsets of a claim count in the text.

        Args:
            text: A sentence or a draft, in Korean or English.
        """
        return _told(lambda: _checked(checks, text))

    def articles() -> list[dict[str, Any]]:
        """List the articles, without their text."""
        return _told(lambda: [summary_json(summary) for summary in assistant.articles()])

    def article(id: str) -> dict[str, Any]:
        """Give one article with its text, in which all offsets count.

        Args:
            id: The article's id, as citations and the list give it.
        """
        return _told(lambda: _whole(assistant, id))

    api(ask, api_name="ask", **ASKING)
    api(check, api_name="check", **CHECKING)
    api(articles, api_name="articles")
    api(article, api_name="article")


def _whole(assistant: Assistant, identifier: str) -> Json:
    return whole_article_json(assistant.article(identifier))


def _checked(checks: Checks, text: str) -> list[Json]:
    if len(text) > TEXT_MOST:
        raise RequestError(
            f"the text has {len(text):,} characters, the most is {TEXT_MOST:,}; check it in parts"
        )
    return [finding_json(one, number) for number, one in enumerate(checks.findings(text), 1)]


def _told(work: Callable[[], Result]) -> Result:
    """Do the work; what goes wrong reaches the client as a sentence."""
    try:
        return work()
    except QaError as error:
        raise gr.Error(str(error), print_exception=False) from error
    except Exception as error:
        log.error("a request of a program failed", exc_info=error)
        raise gr.Error("something unexpected went wrong", print_exception=False) from error
