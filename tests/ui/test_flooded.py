"""Many at once, slow ones and a flood of questions: answers or a polite refusal, and then as before.

`make torture` sends 10,000 questions where `make test` sends some hundred.
"""

import asyncio
import json
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx
import pytest

from benchmarks.endurance import memory_of
from qa.assistant import Assistant
from qa.ui import guarding, patience
from tests.reliability.faults import LONG

Result = TypeVar("Result")
QUESTIONS = 10_000 if LONG else 400
CONNECTIONS = 200
QUEUE = 16
GROWTH = 300  # MB that the page and these clients may take together
JSON = {"Content-Type": "application/json"}
QUESTION = json.dumps({"data": ["돌고래는 몇 마리인가?", 3, "", "", "", "", ""]}).encode()


@pytest.fixture(scope="module")
def flooded(serving: Callable[..., str], island: Assistant) -> Iterator[str]:
    """The page with a short queue and little patience."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(patience, "HEAD_SECONDS", 2.0)
        patch.setattr(patience, "CONNECTIONS_MOST", CONNECTIONS + 50)
        patch.setattr(guarding, "BODY_SECONDS", 2.0)
        yield serving(island, queue=QUEUE)


def _place(site: str) -> tuple[str, int]:
    parts = urlsplit(site)
    return str(parts.hostname), int(parts.port or 80)


async def _answer(reader: asyncio.StreamReader) -> bytes:
    try:
        return await asyncio.wait_for(reader.read(), 60)
    except ConnectionError:
        return b""


def _ask(site: str) -> float:
    """Ask as a program does; return how many seconds the answer took."""
    began = time.perf_counter()
    with httpx.Client(base_url=site, timeout=60) as client:
        told = client.post("/gradio_api/call/ask", content=QUESTION, headers=JSON)
        assert told.status_code == 200, told.text
        answer = client.get(f"/gradio_api/call/ask/{told.json()['event_id']}").text
    assert "event: complete" in answer, answer[:500]
    return time.perf_counter() - began


async def _slow(site: str, head: bytes, drop: bytes) -> tuple[Counter[str], float]:
    """Hold many connections that send a drop now and then; ask meanwhile, and wait for their end."""

    async def hold() -> str:
        reader, writer = await asyncio.open_connection(*_place(site))
        writer.write(head)
        told = asyncio.ensure_future(_answer(reader))
        while not told.done():
            try:
                writer.write(drop)
                await writer.drain()
            except ConnectionError:
                break
            await asyncio.sleep(0.5)
        answer = await told
        writer.close()
        return answer[9:12].decode() or "closed"

    held = [asyncio.ensure_future(hold()) for _ in range(CONNECTIONS)]
    await asyncio.sleep(0.5)
    took = await asyncio.to_thread(_ask, site)
    return Counter(await asyncio.gather(*held)), took


@pytest.mark.parametrize(
    ("head", "drop"),
    [
        (b"GET / HTTP/1.1\r\nHost: localhost\r\n", b"X-A: b\r\n"),
        (b"", b""),
        (
            b"POST /gradio_api/call/ask HTTP/1.1\r\nHost: localhost\r\n"
            b"Content-Type: application/json\r\nContent-Length: 5000\r\n\r\n",
            b" ",
        ),
    ],
    ids=["slow heads", "silence", "slow bodies"],
)
def test_slow_clients_are_left_and_others_are_answered(
    flooded: str, head: bytes, drop: bytes
) -> None:
    began = time.perf_counter()
    came, took = _run(_slow(flooded, head, drop))
    assert sum(came.values()) == CONNECTIONS and set(came) <= {"closed", "400", "408", "500"}, came
    assert took < 20 and time.perf_counter() - began < 60
    _ask(flooded)


def test_more_connections_than_are_served_are_told_to_come_back(
    flooded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "HEAD_SECONDS", 60.0)  # so that all of them stay

    async def crowd() -> list[bytes]:
        held = [await asyncio.open_connection(*_place(flooded)) for _ in range(CONNECTIONS + 80)]
        for _, writer in held[-5:]:
            writer.write(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
        told = await asyncio.gather(*(_answer(reader) for reader, _ in held[-10:]))
        for _, writer in held:
            writer.close()
        return told

    told = _run(crowd())
    assert all(b"503 Service Unavailable" in one and b"Retry-After" in one for one in told), told
    time.sleep(0.5)
    _ask(flooded)


def test_a_connection_is_kept_longer_than_clients_keep_theirs(flooded: str) -> None:
    expiry = httpx.Limits().keepalive_expiry
    assert expiry is not None and expiry < patience.KEEP_SECONDS
    with httpx.Client(base_url=flooded, timeout=60) as client:
        client.get("/config")
        time.sleep(expiry - 0.05)
        assert client.get("/config").status_code == 200


def test_bodies_that_are_held_at_once_are_bounded(
    flooded: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarding, "_HELD_MOST", 1_000)
    monkeypatch.setattr(guarding, "BODY_SECONDS", 30.0)
    head = b"POST /gradio_api/call/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000\r\n\r\n"

    async def two() -> bytes:
        _, one = await asyncio.open_connection(*_place(flooded))
        one.write(head + b" " * 2_000)
        await one.drain()
        await asyncio.sleep(0.5)
        reader, other = await asyncio.open_connection(*_place(flooded))
        other.write(head.replace(b"9000", b"2\r\nConnection: close") + b"{}")
        told = await _answer(reader)
        other.close()
        one.close()
        return told

    assert b"503" in _run(two())[:20]
    time.sleep(0.5)
    _ask(flooded)


def test_a_flood_of_questions_is_answered_or_refused_in_words(
    flooded: str, island: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "HEAD_SECONDS", 60.0)  # these are not slow
    monkeypatch.setattr(guarding, "BODY_SECONDS", 60.0)
    usual = min(_ask(flooded) for _ in range(3))
    before, threads = _memory(), threading.active_count()
    came, answers = _run(_flood(flooded))
    assert set(came) <= {200, 503} and sum(came.values()) == QUESTIONS, came
    assert came[200] >= QUEUE, came
    assert len(answers) == came[200]
    assert all("event: complete" in answer for answer in answers), answers[:3]
    assert _memory() - before < GROWTH
    assert min(_ask(flooded) for _ in range(5)) < 5 * usual + 1
    assert threading.active_count() <= threads + 45  # the pool of the server has at most 40
    print(f"{came[200]} answered, {came[503]} refused; {_memory() - before:+.0f} MB")


async def _flood(site: str) -> tuple[Counter[int], list[str]]:
    """Send the questions over many connections at once, and fetch what was taken on."""
    came: Counter[int] = Counter()
    answers: list[str] = []
    left = iter(range(QUESTIONS))
    limits = httpx.Limits(max_connections=CONNECTIONS)
    async with httpx.AsyncClient(base_url=site, timeout=120, limits=limits) as client:

        async def asker() -> None:
            for _ in left:
                told = await client.post("/gradio_api/call/ask", content=QUESTION, headers=JSON)
                came[told.status_code] += 1
                if told.status_code == 200:
                    event = told.json()["event_id"]
                    answers.append((await client.get(f"/gradio_api/call/ask/{event}")).text)
                else:
                    assert "full" in told.text.lower(), told.text

        await asyncio.gather(*(asker() for _ in range(CONNECTIONS)))
    return came, answers


def _run(work: Coroutine[Any, Any, Result]) -> Result:
    """Run in a thread of its own: the browser's tests keep a loop going in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def _memory() -> float:
    return memory_of(os.getpid())
