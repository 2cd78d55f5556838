"""What is quoted: sentences that tell, and headings only where they are needed to understand one."""

from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.records import Article, Citation
from qa.search.answering import quote
from tests.writing import write_articles

PLAN = "연구 계획\n\n연구소는 내년에 규모를 두 배로 키운다. 예산은 아직 정하지 않았다."
LIGHTHOUSE = "솔섬 등대 안내\n\n직원 수 12명\n입장료 3천 원\n세운 해 1902년\n\n등대는 하루에 두 번 문을 연다."
TRAM = "Stops and cost\n\nThe line was built in 2020. It has seventeen of them."


@pytest.mark.parametrize(
    ("text", "question", "quoted"),
    [
        (PLAN, "연구 계획은?", "연구소는 내년에 규모를 두 배로 키운다."),
        (PLAN, "계획과 예산은?", "예산은 아직 정하지 않았다."),
        (LIGHTHOUSE, "등대 직원 수는 몇 명인가?", "직원 수 12명"),
        (LIGHTHOUSE, "입장료는 얼마인가?", "입장료 3천 원"),
        (LIGHTHOUSE, "세운 해는 언제인가?", "세운 해 1902년"),
        (TRAM, "Stops and cost?", "The line was built in 2020."),
        # What the question lacks may be the answer, so it stays, on its own line.
        (TRAM, "What cost?", "Stops and cost\n\nThe line was built in 2020."),
    ],
)
def test_a_heading_is_quoted_only_where_it_tells_something(
    tmp_path: Path, assistant: Assistant, text: str, question: str, quoted: str
) -> None:
    assistant.index([write_articles(tmp_path, {"a.txt": text})])
    told = quote(assistant.ask(question).passages)
    assert told is not None and told.text == quoted


LINES = ["물은 늘 차다.", "깊이는 서 자다.", "두레박과 줄", "줄은 길고 굵다."]


@pytest.mark.parametrize(
    ("marked", "quoted"),
    [((0, 1), (0, 1)), ((1, 0), (0, 1)), ((1, 2), (1,)), ((3, 2), (3,)), ((2, 3), (2, 3))],
)
def test_a_heading_beside_a_sentence_is_not_quoted_with_it(
    marked: tuple[int, ...], quoted: tuple[int, ...]
) -> None:
    text = "\n".join(LINES)
    spans = [(text.index(line), text.index(line) + len(line)) for line in LINES]
    highlights = tuple(spans[place] for place in marked)
    article = Article(id="a", file="a.txt", text=text)
    told = quote((Citation(1, 1.0, 0, len(text), text, highlights, article),))
    assert told is not None and told.text == "\n".join(LINES[place] for place in quoted)
