"""The second look: what it may reorder, when it stops, and what it says of the real model."""

from collections.abc import Callable, Sequence
from dataclasses import astuple, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.assistant import Assistant
from qa.heading import headed
from qa.models.answerability import NEVER, Answerability, Reading
from qa.models.pair_network import PairNetwork
from qa.search.rereading import (
    ALONE,
    ANSWERS,
    HIGHEST,
    PLAINLY,
    PLAINLY_NOT,
    POINTED,
    RESCUE,
    WEIGHT,
    Read,
    look,
    read_in,
    reread,
)
from qa.storage.narrowing import EVERYTHING
from tests.writing import write_articles

LOGITS = st.lists(st.floats(-8, 8), min_size=1, max_size=9)


@given(LOGITS, st.integers(0, 6))
def test_a_second_look_reorders_what_it_read_and_nothing_else(
    logits: list[float], most: int
) -> None:
    scores = [1 - 0.01 * i for i in range(len(logits))]
    asked: list[int] = []

    def read(places: Sequence[int]) -> list[float]:
        asked.extend(places)
        return [logits[i] for i in places]

    order, answers = look(scores, read, most)
    assert sorted(order) == list(range(len(scores)))
    assert order[len(asked) :] == list(range(len(asked), len(scores)))
    assert asked == list(range(len(asked)))
    assert len(asked) <= min(most, len(scores))
    if not most:
        assert answers is None
        return
    assert answers == logits[order[0]]
    if logits[0] >= PLAINLY_NOT:
        assert asked == [0]
        assert order == list(range(len(scores)))
        return
    first = scores[0] + WEIGHT * logits[0]
    highest = WEIGHT * (HIGHEST + RESCUE)
    could = [i for i in range(1, min(most, len(scores))) if scores[i] + highest > first]
    assert asked == [0, *could]
    blended = [
        scores[i] + WEIGHT * (logits[i] + (RESCUE if logits[i] > ANSWERS else 0)) for i in asked
    ]
    assert blended[order[0]] == max(blended)


def test_a_lead_that_is_read_not_to_answer_gives_way_to_what_does() -> None:
    scores, ahead = [0.5, 0.3], [0.5, 0.15]
    for logits, there, order in (
        ([-2.8, 1.0], scores, [1, 0]),
        ([-2.8, 1.0], ahead, [0, 1]),  # too far behind to be read
        ([-1.0, 1.0], scores, [0, 1]),  # nothing speaks plainly against the first
        ([-2.8, -0.5], scores, [0, 1]),  # nor here for the second
    ):
        assert look(there, _reader(logits), 3)[0] == order


def _reader(logits: Sequence[float]) -> Callable[[Sequence[int]], list[float]]:
    return lambda places: [logits[i] for i in places]


def test_nothing_found_is_nothing_read() -> None:
    assert look([], lambda places: [0.0 for _ in places], 4) == ([], None)


@pytest.fixture(scope="module")
def model() -> Answerability:
    return Answerability.load()


@pytest.mark.parametrize(
    ("question", "says", "speaks"),
    [
        (
            "달맞이 도서관은 언제 문을 열었나?",
            "달맞이 도서관은 2019년 4월 2일 문을 열었다.",
            "달맞이 도서관에는 책 4만 권이 있고 자리는 120석이다.",
        ),
        (
            "Who designed the Marrow lighthouse?",
            "The Marrow lighthouse was designed by the engineer Ada Holm.",
            "The Marrow lighthouse stands 31 metres high and was painted last year.",
        ),
        (
            "누리전자의 작년 매출은 얼마인가?",
            "누리전자는 작년에 매출 3,200억 원을 올렸다.",
            "누리전자는 작년에 직원 300명을 새로 뽑고 본사를 세종으로 옮겼다.",
        ),
    ],
)
def test_what_says_what_is_asked_is_told_from_what_only_speaks_of_it(
    model: Answerability, question: str, says: str, speaks: str
) -> None:
    found = [reading.logit for reading in model.read(question, [says, speaks, ""])]
    assert found[0] > found[1]
    assert found[0] > found[2]


def test_a_passage_is_read_alike_alone_and_among_others(model: Answerability) -> None:
    question = "나룻배의 표 값은?"
    texts = ["나룻배의 표 값은 어른 900원이다.", "나룻배는 아침 아홉 시에 떠난다. " * 9]
    alone = [model.read(question, [text])[0].logit for text in texts]
    assert [r.logit for r in model.read(question, texts)] == pytest.approx(alone, abs=0.1)
    assert model.read(question, []) == []


def test_what_was_read_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    network = PairNetwork.load()
    model = Answerability(network, kept=2)
    first = model.read("나룻배의 표 값은?", ["표 값은 900원이다.", "다리가 열렸다."])
    monkeypatch.setattr(network, "read", None)
    again = model.read("나룻배의 표 값은?", ["다리가 열렸다.", "표 값은 900원이다."])
    assert again[::-1] == first
    with pytest.raises(TypeError):
        model.read("나룻배의 표 값은?", ["표 값은 901원이다."])


def test_the_sentence_that_answers_is_pointed_at(model: Answerability) -> None:
    sentences = ["도서관은 언덕 위에 있다.", "문을 연 것은 2019년 4월 2일이다.", "책은 4만 권이다."]
    text = " ".join(sentences)
    [reading] = model.read("도서관은 언제 문을 열었나?", [text])
    starts = [text.index(sentence) for sentence in sentences]
    found = [
        reading.inside(start, start + len(sentence))
        for start, sentence in zip(starts, sentences, strict=True)
    ]
    assert max(found) == found[1]
    assert reading.inside(3, 3) == NEVER


def test_the_sentence_that_fits_best_is_read_alone(corpus_assistant: Assistant) -> None:
    question = "소버린 AI란 무엇인가?"
    finder = corpus_assistant.finder
    found = finder.reread(finder.reading(question), EVERYTHING)
    passage, fits = found.hits[0].passage, found.hits[0].sentences
    start, end = passage.sentences[fits.index(max(fits))]
    article = corpus_assistant.article(passage.article)
    texts = [
        headed(article, article.text[a:b]) for a, b in ((passage.start, passage.end), (start, end))
    ]
    whole, alone = (one.logit for one in Answerability.load().read(question, texts))
    if whole > PLAINLY:
        alone = ALONE
    assert found.read is not None
    assert astuple(found.read) == pytest.approx((whole, alone), abs=0.1)


class _Points(Answerability):
    """Reads the answer to stand in one sentence, and keeps what it was given to read."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self.given: list[str] = []

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:  # noqa: ARG002
        """A little below what plainly answers, so that a sentence is read alone."""
        self.given += passages
        found = []
        for text in passages:
            ends = [0, max(0, text.find(self._sentence)), len(text)]
            logs = np.array([[-9.0, -9.0], [0.0, 0.0]])
            found.append(Reading(PLAINLY - 0.1, tuple(pairwise(ends)), logs))
        return found


def test_where_the_answer_is_read_to_stand_counts_twice_for_what_is_quoted(
    tmp_path: Path, assistant: Assistant
) -> None:
    sentences = [
        "나루에는 아침마다 강을 건너는 배가 있다.",
        "그 배를 젓는 사공은 모두 둘이라고 한다.",
    ]
    assistant.index([write_articles(tmp_path, {"ferry.md": " ".join(sentences)})])
    [hit] = assistant.find("나루에는 배가 있나?")
    _, second = hit.sentences
    between = replace(hit, sentences=(second + 1.5 * POINTED, second))
    model = _Points(sentences[1])
    [found] = reread(model, "나루에는 배가 있나?", [between], assistant.article, 1).hits
    assert found.sentences[1] > found.sentences[0]
    assert model.given[-1].endswith(sentences[0])


def test_a_sentence_is_read_alone_unless_its_passage_plainly_answers() -> None:
    assert read_in(PLAINLY - 0.1, lambda: -2.0) == Read(PLAINLY - 0.1, -2.0)
    assert read_in(PLAINLY + 0.1, lambda: -2.0) == Read(PLAINLY + 0.1, ALONE)


def test_a_collection_can_be_asked_without_it(corpus_assistant: Assistant) -> None:
    question = "소버린 AI란 무엇인가?"
    with_it = corpus_assistant.rank(question)
    kept, corpus_assistant.settings = (
        corpus_assistant.settings,
        replace(corpus_assistant.settings, read_again=0),
    )
    try:
        without = corpus_assistant.rank(question)
        found = corpus_assistant.find(question)
    finally:
        corpus_assistant.settings = kept
    assert [hit.passage.id for hit in without] == [hit.passage.id for hit in found]
    assert {hit.passage.id for hit in with_it} == {hit.passage.id for hit in without}


def test_never_is_below_every_logit() -> None:
    assert NEVER < -8
