"""The endpoints as tools, through an MCP client over streamable HTTP."""

import asyncio
import base64
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from qa.assistant import Assistant
from qa.json_form import answer_json
from qa.ui.logins import make_login

QUESTION = "도서관에 책은 모두 몇 권이 있나?"


def talk(site: str, wanted: Callable[[Any], Any], headers: dict[str, str] | None = None) -> Any:
    """Open a session, do what is wanted in it, and return what comes of it."""
    import httpx
    from mcp import ClientSession
    from mcp.client.streamable_http import streamable_http_client

    address = f"{site}/gradio_api/mcp/"

    async def run() -> Any:
        async with (
            httpx.AsyncClient(headers=headers, timeout=30) as client,
            streamable_http_client(address, http_client=client) as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            return await wanted(session)

    # The browser's own event loop runs in this thread.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, run()).result()


def value(result: Any) -> Any:
    assert not result.isError, result.content
    told = [json.loads(part.text) for part in result.content]
    return told[0] if len(told) == 1 else told


@pytest.fixture(scope="module")
def tools(serving: Callable[..., str], island: Assistant) -> str:
    return serving(island, mcp=True)


def test_the_tools_are_the_endpoints_with_their_schema(tools: str) -> None:
    listed = talk(tools, lambda session: session.list_tools()).tools
    assert sorted(tool.name for tool in listed) == ["article", "articles", "ask", "check"]
    ask = next(tool for tool in listed if tool.name == "ask")
    assert "quote the sentences" in ask.description
    assert ask.inputSchema["properties"]["question"]["type"] == "string"
    assert ask.inputSchema["properties"]["k"]["type"] in ("number", "integer")
    assert "YYYY" in ask.inputSchema["properties"]["since"]["description"]


def test_a_tool_answers_as_the_command_line_does(tools: str, island: Assistant) -> None:
    told = value(talk(tools, lambda s: s.call_tool("ask", {"question": QUESTION, "k": 2})))
    assert {**told, "seconds": 0} == {**answer_json(island.ask(QUESTION, 2)), "seconds": 0}
    claim = "새 여객선은 하루에 여섯 번 다닌다."
    found = value(talk(tools, lambda s: s.call_tool("check", {"text": claim})))
    found = found[0] if isinstance(found, list) else found
    assert found["verdict"] == "REFUTED"
    identifier = found["evidence"][0]["article"]["id"]
    article = value(talk(tools, lambda s: s.call_tool("article", {"id": identifier})))
    assert "하루에 네 번" in article["text"]


def test_without_the_flag_there_are_no_tools(site: str) -> None:
    with pytest.raises(Exception, match=r"unhandled errors|404|405"):
        talk(site, lambda session: session.list_tools())


def test_tools_ask_for_the_login_as_well(serving: Callable[..., str], island: Assistant) -> None:
    line = make_login("naru", "twelve ships")
    gated = serving(island, mcp=True, logins=dict([line.split(":", 1)]))
    told = base64.b64encode(b"naru:twelve ships").decode()
    result = talk(
        gated,
        lambda s: s.call_tool("ask", {"question": QUESTION, "k": 1}),
        {"Authorization": f"Basic {told}"},
    )
    assert value(result)["passages"][0]["article"]["title"] == "등대섬의 겨울 도서관"
    with pytest.raises(Exception, match=r"unhandled errors|401"):
        talk(gated, lambda session: session.list_tools())
