"""Questions to pairs: what is taken to answer, what is not, and where the answer stands."""

from pathlib import Path

import pytest

from qa.assistant import Assistant
from tests.conftest import ROOT
from training.claim_pairs import MEASURED, training_folders
from training.question_pairs import Row, pairs_of, read_rows
from training.states import States

TEXTS = ROOT / "benchmarks" / "texts"
FERRY = "나룻배는 아침 아홉 시에 떠난다. 표 값은 어른 900원이었다. 사공은 배를 서른 해 몰았다."


@pytest.fixture
def ferry(assistant: Assistant, tmp_path: Path) -> Assistant:
    head = "---\ntitle: 나룻배가 선다\ndate: 2025-03-02\n---\n\n"
    (tmp_path / "ferry.md").write_text(head + FERRY, encoding="utf-8")
    assistant.index([tmp_path / "ferry.md"])
    return assistant


def test_the_passage_that_answers_and_what_is_left_without_its_answer(ferry: Assistant) -> None:
    row = Row("1", "s/ferry.md", "표 값은 얼마였나?", "900원", "표 값은 어른 900원이었다.")
    [(_, pairs)] = pairs_of(ferry, [row])
    told = {pair.label for pair in pairs}
    assert told == {0, 1}
    assert all(pair.asked for pair in pairs)
    for pair in pairs:
        assert (row.gold in pair.premise) == (pair.label == 1)
        start, end = pair.answer
        assert pair.premise[start:end] == (row.gold if pair.label else "")
        assert pair.premise.startswith("나룻배가 선다 (2025-03-02)\n")


def test_a_near_miss_has_only_passages_that_do_not_answer(ferry: Assistant) -> None:
    [(_, pairs)] = pairs_of(ferry, [Row("1", "s/ferry.md", "아이의 표 값은?", "", "")])
    assert pairs
    assert {pair.label for pair in pairs} == {0}


def test_a_passage_with_the_answers_words_elsewhere_is_left_out(ferry: Assistant) -> None:
    row = Row("1", "s/ferry.md", "표 값은?", "900원", "어느 글에도 없는 문장이다.")
    [(_, pairs)] = pairs_of(ferry, [row])
    assert pairs == []


def test_an_answer_is_pointed_at_by_its_tokens(ferry: Assistant) -> None:
    from tokenizers import Tokenizer

    from qa.models import embedded

    class Below:
        """Stands for the frozen layers: none is asked here."""

    row = Row("1", "s/ferry.md", "표 값은 얼마였나?", "900원", "표 값은 어른 900원이었다.")
    [(_, pairs)] = pairs_of(ferry, [row])
    tokenizer = Tokenizer.from_file(str(embedded.ensure() / "tokenizer.json"))
    states = States(pairs, tokenizer, Below())  # type: ignore[arg-type]
    for pair, ids, (first, last) in zip(pairs, states.ids, states.points.tolist(), strict=True):
        if pair.label:
            assert "900" in tokenizer.decode(ids[first : last + 1].tolist())
        else:
            assert (first, last) == (0, 0)


def test_sets_that_only_measure_are_not_learned_from() -> None:
    names = {folder.name for folder in training_folders(TEXTS)}
    assert names
    assert not names & {*MEASURED, "mixed"}


@pytest.mark.parametrize(
    "name", sorted(path.parent.name for path in TEXTS.glob("*/questions.jsonl"))
)
def test_an_answer_stands_in_its_sentence(name: str) -> None:
    for row in read_rows(TEXTS / name):
        assert not row.sentence or row.gold in row.sentence, row.id
