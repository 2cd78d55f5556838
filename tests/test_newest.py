"""Of several reports the newer one comes first, where a question asks for now."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.models.answerability import Answerability, Reading
from qa.search.newest import newer
from qa.search.rereading import PLAINLY, reread
from tests.writing import write_articles

DAYS = ["2024-03-01", "2025-03-01", "2024-05-01", None, "2026-01-01"]
SCORES = [0.5, 0.48, 0.47, 0.46, 0.2]


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("섬에는 지금 몇 명이 사나?", [1, 2]),
        ("최근 섬에 온 사람은?", [1, 2]),
        ("최근 5년 동안 몇 명이 왔나?", []),
        ("지금까지 몇 명이 왔나?", []),
        ("섬에는 몇 명이 사나?", []),
        ("Who is the keeper now?", [1, 2]),
        ("When will the bridge open?", [1, 2]),
        ("Who knows the keeper?", []),
    ],
)
def test_newer_ones_that_are_near_may_come_first(question: str, places: list[int]) -> None:
    assert newer(question, SCORES, DAYS, 2) == places
    assert newer(question, SCORES, DAYS, 1) == places[:1]
    assert newer(question, SCORES, [None, *DAYS[1:]], 2) == []


class _Reader(Answerability):
    """Reads every text alike."""

    def __init__(self, logit: float) -> None:
        self._logit = logit

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:  # noqa: ARG002
        """The same of each."""
        return [Reading(self._logit) for _ in passages]


def test_the_newer_report_comes_first_where_it_plainly_answers(
    tmp_path: Path, assistant: Assistant
) -> None:
    reports = {
        f"{year}.md": f"---\ntitle: 솔섬 나루\ndate: {year}-05-02\n---\n\n"
        f"솔섬 나루에는 현재 나룻배 {boats}척이 다닌다.\n"
        for year, boats in ((2023, 4), (2025, 7))
    }
    assistant.index([write_articles(tmp_path, reports)])
    for question, logit, year in (
        ("나루에는 현재 나룻배 4척이 다니나?", PLAINLY + 1, "2025"),
        ("나루에는 현재 나룻배 4척이 다니나?", PLAINLY - 1, "2023"),
        ("나루에는 나룻배 4척이 다니나?", PLAINLY + 1, "2023"),
    ):
        hits = assistant.find(question)
        found = reread(_Reader(logit), question, hits, assistant.article, 3)
        days = [assistant.article(hit.passage.article).date for hit in found.hits]
        assert days[0] is not None and days[0].startswith(year)
        assert len(found.hits) == len(hits)
        assert found.read is not None and found.read.passage == logit
