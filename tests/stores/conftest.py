"""Each make of a store, under the same tests."""

import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.settings import Settings
from qa.storage.stores import Choice, Kind
from tests.hashing import HashingEncoder
from tests.writing import write_articles

NO_MILVUS = pytest.mark.skipif(
    not all(map(importlib.util.find_spec, ("pymilvus", "milvus_lite"))),
    reason="pymilvus and milvus-lite are not installed: pip install 'qa[milvus]'",
)
# What pymilvus and its gRPC do at import and at the end of a process is not this project's.
QUIET = (
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
)
KINDS = [
    pytest.param(Kind.FAISS, id="faiss"),
    pytest.param(Kind.MILVUS, id="milvus", marks=(NO_MILVUS, *QUIET)),
]
Make = Callable[[str], Assistant]


def articles() -> dict[str, str]:
    """Twelve articles in which some words are in all, some in few."""
    fruits = ["사과", "배", "감", "귤"]
    places = ["나주", "제주", "상주", "영천", "김해"]
    return {
        f"{i:02}.md": f"---\ntitle: {places[i % 5]} 과수원 {i}호\npublisher: {'가나'[i % 2]} 신문\n"
        f"date: 20{10 + i}-0{1 + i % 9}-11\n---\n\n"
        + f"{places[i % 5]}에서는 {fruits[i % 4]} 농사를 짓는다. 올해 수확은 {i * 7 + 3}톤이다. "
        f"농가는 {i + 2}곳이고 값은 지난해보다 올랐다.\n\n"
        + f"{fruits[(i + 1) % 4]}값이 오른 까닭은 {places[(i + 2) % 5]} 지역의 늦서리 때문이다. "
        * (1 + i % 3)
        for i in range(12)
    }


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Indexes of the same articles, each in a folder of the name of its store."""
    made: list[Assistant] = []
    folder = write_articles(tmp_path, articles())

    def build(kind: str) -> Assistant:
        assistant = Assistant.open(
            tmp_path / kind, Settings(model=HashingEncoder.name, read_again=0)
        )
        assistant.use(HashingEncoder())
        assistant.keep_in(Choice.asked(kind, None))
        assistant.index([folder])
        made.append(assistant)
        return assistant

    yield build
    for assistant in made:
        assistant.close()


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def assistant(make: Make, kind: str) -> Assistant:
    return make(kind)
