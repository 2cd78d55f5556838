"""A hit that cannot answer gives way to one behind it that plainly does."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from qa.assistant import Assistant
from qa.models.answerability import Answerability, Reading
from qa.records import Passage
from qa.search.instead import instead
from qa.search.rereading import ALONE, PLAINLY, Read, Reread
from qa.search.searching import Hit
from qa.storage.narrowing import EVERYTHING
from tests.writing import write_articles


def _hits(*scores: float) -> list[Hit]:
    return [
        Hit(Passage(i, "a", i, i + 1, ((i, i + 1),)), score, (0.0,), ())
        for i, score in enumerate(scores)
    ]


@pytest.mark.parametrize(
    ("scores", "unable", "logit", "order"),
    [
        ((0.5, 0.48, 0.47), {0}, 1.0, [1, 0, 2]),
        ((0.5, 0.48, 0.47), {0, 1}, 1.0, [2, 0, 1]),
        ((0.5, 0.48, 0.47), {0}, 0.0, [0, 1, 2]),
        ((0.5, 0.3, 0.2), {0}, 1.0, [0, 1, 2]),
        ((0.5, 0.48, 0.47), set(), 1.0, [0, 1, 2]),
        ((0.5, 0.48, 0.47), {0, 1, 2}, 1.0, [0, 1, 2]),
    ],
)
def test_one_that_plainly_answers_comes_first_instead(
    scores: tuple[float, ...], unable: set[int], logit: float, order: list[int]
) -> None:
    hits = _hits(*scores)

    def again(near: Sequence[Hit]) -> Reread:
        return Reread(list(near), Read(logit, ALONE))

    first = Reread(hits, Read(-1.0, 0.0))
    found = instead(first, lambda hit: hit.passage.start in unable, lambda _: False, again)
    assert [hit.passage.start for hit in found.hits] == order
    assert found.read == (Read(logit, ALONE) if order[0] else Read(-1.0, 0.0))


def test_what_was_not_read_stays() -> None:
    unread = Reread(_hits(0.5, 0.4))
    assert instead(unread, bool, bool, lambda near: Reread(list(near))) is unread


def test_of_those_behind_one_whose_sentence_tells_nothing_the_best_answer_comes_first() -> None:
    def again(near: Sequence[Hit]) -> Reread:
        return Reread(list(near), Read([0.0, 0.0, 1.0, 2.0][near[0].passage.start], ALONE))

    first = Reread(_hits(0.5, 0.48, 0.47, 0.36), Read(0.2, 0.0))
    found = instead(first, lambda _: False, lambda hit: hit.passage.start == 0, again)
    assert [hit.passage.start for hit in found.hits] == [3, 0, 1, 2]
    assert found.read == Read(2.0, ALONE)


class _Reader(Answerability):
    """Reads that every text plainly answers."""

    def __init__(self) -> None:
        pass

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:  # noqa: ARG002
        """The same of each."""
        return [Reading(PLAINLY + 1) for _ in passages]


def test_the_report_of_the_year_that_is_asked_for_comes_first(
    tmp_path: Path, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = {
        f"{year}.md": f"---\ntitle: 솔섬 나루\ndate: {year}-05-02\n---\n\n"
        f"솔섬 나루에는 {year}년에 {told}.\n"
        for year, told in ((2023, "낡은 나룻배 4척이 다녔다"), (2025, "낡은 나룻배 7척이 다녔다"))
    }
    assistant.index([write_articles(tmp_path, reports)])
    reader: Future[Answerability] = Future()
    reader.set_result(_Reader())
    monkeypatch.setattr(assistant.finder, "_reader", reader)
    assistant.settings = replace(assistant.settings, read_again=3)
    for asked in ("2023", "2025"):
        for told in (
            "낡은 나룻배 4척이 다녔나",
            "낡은 나룻배 7척이 다녔나",
        ):  # the words of either report
            reading = assistant.finder.reading(f"솔섬 나루에는 {asked}년에 {told}?")
            found = assistant.finder.reread(reading, EVERYTHING)
            day = assistant.article(found.hits[0].passage.article).date
            assert day is not None and day.startswith(asked)
