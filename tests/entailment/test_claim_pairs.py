"""Claims as they were written become pairs in the form that the checker gives the model."""

import json
from pathlib import Path

import pytest

from qa.assistant import Assistant
from training import claim_pairs
from training.pairs import LABELS

ROOT = Path(__file__).resolve().parent.parent.parent
TEXTS = ROOT / "benchmarks" / "texts"
SETS = sorted(path.parent.name for path in TEXTS.glob("*/claims.jsonl"))
ARTICLE = """---
title: 나룻배가 선다
date: 2025-03-02
---

군은 나룻배를 5월부터 세운다고 밝혔다. 다리는 4월에 열린다. 뱃사공 두 명은 다리지기가 된다.

표 값은 어른 900원이었다.
"""
ENTAILS, NEUTRAL, CONTRADICTS = range(3)


def labels(assistant: Assistant, row: claim_pairs.Row) -> dict[str, int]:
    [(_, pairs)] = claim_pairs.pairs_of(assistant, [row])
    assert all(pair.hypothesis == row.claim for pair in pairs)
    return {pair.premise: pair.label for pair in pairs}


@pytest.fixture
def ferry(assistant: Assistant, tmp_path: Path) -> Assistant:
    (tmp_path / "ferry.md").write_text(ARTICLE, encoding="utf-8")
    assistant.index([tmp_path / "ferry.md"])
    return assistant


def test_a_place_stands_between_its_neighbours_under_title_and_date(ferry: Assistant) -> None:
    row = claim_pairs.Row(
        "1", "s/ferry.md", "다리는 4월에 열린다.", ENTAILS, ("다리는 4월에 열린다.",)
    )
    told = labels(ferry, row)
    whole = "군은 나룻배를 5월부터 세운다고 밝혔다. 다리는 4월에 열린다. 뱃사공 두 명은 다리지기가 된다."
    assert told[f"나룻배가 선다 (2025-03-02)\n{whole}"] == ENTAILS
    assert told["나룻배가 선다 (2025-03-02)\n표 값은 어른 900원이었다."] == NEUTRAL
    assert told["다리는 4월에 열린다."] == ENTAILS


def test_a_place_with_a_part_of_the_evidence_says_nothing(ferry: Assistant) -> None:
    evidence = ("다리는 4월에 열린다.", "표 값은 어른 900원이었다.")
    row = claim_pairs.Row(
        "1", "s/ferry.md", "다리는 3월에 열리고 표는 900원이다.", CONTRADICTS, evidence
    )
    assert list(labels(ferry, row)) == [" ".join(evidence)]


def test_what_is_not_told_is_neutral_everywhere(ferry: Assistant) -> None:
    row = claim_pairs.Row("1", "s/ferry.md", "뱃사공은 섬에서 태어났다.", NEUTRAL, ())
    assert set(labels(ferry, row).values()) == {NEUTRAL}


@pytest.mark.parametrize("name", SETS)
def test_evidence_stands_in_the_article(name: str) -> None:
    rows = claim_pairs.read_rows(TEXTS / name)
    assert len({row.id for row in rows}) == len(rows)
    assert {row.label for row in rows} == set(range(len(LABELS)))
    for row in rows:
        for sentence in row.evidence:
            assert (TEXTS / name / "articles" / Path(row.article).name).read_text(
                encoding="utf-8"
            ).count(sentence) == 1, row.id


@pytest.mark.parametrize("name", [n for n in SETS if (TEXTS / n / "questions.jsonl").is_file()])
def test_what_answers_stands_in_the_article(name: str) -> None:
    lines = (TEXTS / name / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, lines):
        if row["answerable"]:
            text = (TEXTS / name / "articles" / row["article"]).read_text(encoding="utf-8")
            assert row["gold"] in text, row["id"]
        else:
            assert row["gold"] is None, row["id"]


def test_articles_held_out_are_there() -> None:
    held = claim_pairs.held_out(TEXTS)
    assert held
    assert all((TEXTS / place.replace("/", "/articles/")).is_file() for place in held)


def test_evidence_alone_and_under_its_heading(ferry: Assistant) -> None:
    row = claim_pairs.Row(
        "1", "s/ferry.md", "다리는 3월에 열린다.", CONTRADICTS, ("다리는 4월에 열린다.",)
    )
    [(_, pairs)] = claim_pairs.pairs_of(ferry, [row])
    told = [(pair.premise, pair.label) for pair in claim_pairs.sentences(row, pairs)]
    assert told == [
        ("다리는 4월에 열린다.", CONTRADICTS),
        ("나룻배가 선다 (2025-03-02)\n다리는 4월에 열린다.", CONTRADICTS),
        ("나룻배가 선다 (2025-03-02)\n표 값은 어른 900원이었다.", NEUTRAL),
    ]
