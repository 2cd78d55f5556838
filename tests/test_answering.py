"""What is quoted: sentences that tell, and headings only where they are needed to understand one."""

from dataclasses import replace
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.records import Article, Citation
from qa.search.answering import cite, quote
from qa.search.expecting import expected
from tests.writing import write_articles

PLAN = "연구 계획\n\n연구소는 내년에 규모를 두 배로 키운다. 예산은 아직 정하지 않았다."
LIGHTHOUSE = "솔섬 등대 안내\n\n직원 수 12명\n입장료 3천 원\n세운 해 1902년\n\n등대는 하루에 두 번 문을 연다."
BUDGET = "섬 소식\n\n등대지기는 두 명이다. 예산은 3억 원이다. 등대는 하루에 두 번 문을 연다."
RAIN = "섬 소식\n\n갈매기가 비를 아는 까닭이 밝혀졌다. 연구진은 부리가 습기를 느낀다고 말했다."
BOAT = (
    "배를 산 이야기\n\n작년에 섬에서 낡은 배 물새호를 샀다. "
    "값은 700만 원이라고 했지만 장날에 620만 원을 치렀다."
)
SOLD = "섬 소식\n\n나루는 배를 팔았다. 그는 아이가 섬을 떠났다고 말했다. 배는 낡았다."
LIT = "섬 소식\n\n등대지기 김하람 씨가 섬에 왔다. 그는 불을 켰다. 밤이 길었다."
TRAM = "Stops and cost\n\nThe line was built in 2020. It has seventeen of them."


@pytest.mark.parametrize(
    ("text", "question", "quoted"),
    [
        (PLAN, "연구 계획은?", "연구소는 내년에 규모를 두 배로 키운다."),
        (PLAN, "계획과 예산은?", "예산은 아직 정하지 않았다."),
        (LIGHTHOUSE, "등대 직원 수는 몇 명인가?", "직원 수 12명"),
        (LIGHTHOUSE, "입장료는 얼마인가?", "입장료 3천 원"),
        (LIGHTHOUSE, "세운 해는 언제인가?", "세운 해 1902년"),
        (
            BUDGET,
            "등대지기는 몇 명이고 예산은 얼마인가요?",
            "등대지기는 두 명이다. 예산은 3억 원이다.",
        ),
        (
            BOAT,
            "물새호배실제로얼마주고샀대",
            "값은 700만 원이라고 했지만 장날에 620만 원을 치렀다.",
        ),
        (RAIN, "갈매기가 비를 아는 까닭은?", "연구진은 부리가 습기를 느낀다고 말했다."),
        # What leads to a cause stands with it, and whom a sentence refers to with the sentence.
        (SOLD, "나루는 왜 배를 팔았나?", "나루는 배를 팔았다. 그는 아이가 섬을 떠났다고 말했다."),
        (SOLD, "나루는 무엇을 팔았나?", "나루는 배를 팔았다."),
        (LIT, "누가 불을 켰나?", "등대지기 김하람 씨가 섬에 왔다. 그는 불을 켰다."),
        (LIT, "언제 불을 켰나?", "그는 불을 켰다."),
        (TRAM, "Stops and cost?", "The line was built in 2020."),
        # What the question lacks may be the answer, so it stays, on its own line.
        (TRAM, "What cost?", "Stops and cost\n\nThe line was built in 2020."),
    ],
)
def test_what_is_quoted_tells_what_is_asked(
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


PUMPS = ("K3 | 12kg | 2년", "K5 | 15kg | 3년", "K1 | 9kg | 1년")
YEARS = ("2023년 예산은 3억 원이었다.", "2024년에는 4억 원으로 늘었다.", "2025년에는 5억 원이다.")

LIGHTS = ("해 | 켠 날 | 켠 시간", "2021 | 340 | 3,910", "2022 | 352 | 4,102")


@pytest.mark.parametrize(
    ("lines", "question", "quoted"),
    [
        (PUMPS, "K3 보증 기간은 몇 년?", 0),
        (PUMPS, "K5 보증 기간은 몇 년?", 1),
        (PUMPS, "K1 보증 기간은 몇 년?", 2),
        (YEARS, "2024년 등대 예산은 얼마인가?", 1),
        (
            LIGHTS,
            "등대의 2022년 켠 날은?",
            2,
        ),  # the head of the table, which is nearest, names none
    ],
)
def test_the_row_or_the_year_that_is_asked_for_is_quoted(
    tmp_path: Path, assistant: Assistant, lines: tuple[str, ...], question: str, quoted: int
) -> None:
    assistant.index([write_articles(tmp_path, {"a.txt": "\n".join(["등대 살림", "", *lines])})])
    [hit] = [hit for hit in assistant.find(question) if len(hit.passage.sentences) > 2]
    text = assistant.article(hit.passage.article).text
    fits = tuple(0.15 if text[slice(*span)] == lines[0] else 0.1 for span in hit.passage.sentences)
    cited = cite(assistant.library, [replace(hit, sentences=fits)], expected(question), 1, 1000)
    told = quote(cited)
    assert told is not None and told.text == lines[quoted]
