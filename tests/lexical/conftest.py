"""A small library of sentences of our own, for questions to be read against."""

import sqlite3
from collections.abc import Callable, Iterator

import pytest

from qa.language.korean import Analyzer
from qa.language.names import mined
from qa.search.questions import Questions
from qa.storage.lexical import LexicalIndex

ARTICLES = (
    "라벤도는 지난해 소형 위성을 쏘아 올린 우주 기업이다. 라벤도의 직원은 모두 48명이다.",
    "해양관측센터(OOC)는 심해 탐사 로봇 ‘네모라’(Nemora)를 공개했다.",
    "정부는 하이드로젠X 사업에 4,400억원을 쓰기로 했다. 프로젝트는 내년 3월에 시작된다.",
    "美 의회가 對日 관세를 낮추자 미·중 회담도 다시 열렸다.",
    "프랑스 연구진은 달러 대신 유로로 기금을 마련했고 독일 정부가 뒤를 받쳤다.",
    "The Sarvik Institute in Busan trains language models on public data from Finland.",
    "스타트업 플루토닉은 데이터 플랫폼을 만들고 컴퓨팅 자원을 빌려준다.",
    "대통령은 지하철 노선을 늘리는 계획을 발표했고 시장은 반대했다.",
)


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    return Analyzer()


@pytest.fixture(scope="session")
def index(analyzer: Analyzer) -> Iterator[LexicalIndex]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    made = LexicalIndex(connection)
    made.create()
    for number, text in enumerate(ARTICLES):
        made.add(number, analyzer.terms(text))
        made.names.add(f"article {number}", mined(text, analyzer.nouns))
    yield made
    connection.close()


@pytest.fixture(scope="session")
def questions(analyzer: Analyzer, index: LexicalIndex) -> Questions:
    return Questions(analyzer, index)


@pytest.fixture(scope="session")
def first(index: LexicalIndex, questions: Questions) -> Callable[[str], int | None]:
    """The number of the first passage found for a question; None where there is none."""

    def found(question: str) -> int | None:
        hits = index.search(questions.terms(question), 1)
        return hits[0][0] if hits else None

    return found
