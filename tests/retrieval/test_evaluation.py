"""The measures against values worked out by hand, and the reader's errors."""

import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa import evaluation
from qa.errors import RequestError
from qa.evaluation import Collection, Document, ndcg, recall, reciprocal_rank

RELEVANT = {"a": 2, "b": 1}


def test_ndcg_by_hand() -> None:
    # b at rank 1 gains 1/log2(2); a at rank 3 gains 2/log2(4). The best order gains 2/1 + 1/log2(3).
    best = 2 + 1 / math.log2(3)
    assert ndcg(["b", "x", "a"], RELEVANT) == pytest.approx((1 + 2 / 2) / best)
    assert ndcg(["a", "b"], RELEVANT) == pytest.approx(1)
    assert ndcg(["x"] * 10 + ["a"], RELEVANT) == 0
    assert ndcg([], RELEVANT) == 0


def test_recall_and_reciprocal_rank_by_hand() -> None:
    ranked = ["x", "b", "y", "z", "w", "a"]
    assert [recall(ranked, RELEVANT, depth) for depth in (1, 5, 20)] == [0, 0.5, 1]
    assert reciprocal_rank(ranked, RELEVANT) == 0.5
    assert reciprocal_rank(["x"] * 20 + ["a"], RELEVANT) == 0


@given(st.permutations(list("abcdefgh")), st.dictionaries(st.sampled_from("abcdef"), st.just(1)))
def test_measures_lie_between_none_and_all(ranked: list[str], relevant: dict[str, int]) -> None:
    if relevant:
        assert 0 <= ndcg(ranked, relevant) <= 1
        assert recall(ranked, relevant, 20) == 1
        assert ndcg(sorted(ranked, key=lambda d: d not in relevant), relevant) == pytest.approx(1)


def test_interval_holds_its_mean_and_is_the_same_each_time() -> None:
    ends = evaluation.interval([0.0, 1.0] * 50)
    assert ends.mean == 0.5
    # The standard error is 0.05, so the ends lie about two of them away.
    assert ends.low == pytest.approx(0.4, abs=0.02)
    assert ends.high == pytest.approx(0.6, abs=0.02)
    assert ends == evaluation.interval([0.0, 1.0] * 50)
    assert evaluation.interval([1.0]) == evaluation.Interval(1, 1, 1)


def test_rank_fusion_by_hand() -> None:
    # a: 1/61 + 1/63, b: 1/62 + 1/61, c: 1/63, d: 1/62
    assert evaluation.fuse_by_rank([["a", "b", "c"], ["b", "d", "a"]]) == ["b", "a", "d", "c"]


def test_evaluate_asks_every_searcher_and_times_it() -> None:
    documents = (Document("a", "", "one"), Document("b", "", "two"))
    collection = Collection(
        "small", documents, {"1": "a?", "2": "b?"}, {"1": {"a": 1}, "2": {"b": 1}}
    )
    ticks = iter([0.0, 0.010, 1.0, 1.020, 2.0, 2.010, 3.0, 3.020])
    right, wrong = evaluation.evaluate(
        collection,
        {"right": lambda question: [question[0]], "first": lambda _: ["a", "b"]},
        clock=lambda: next(ticks),
    )
    assert right.values["nDCG@10"] == (1, 1)
    assert wrong.values["nDCG@10"] == pytest.approx((1, 1 / math.log2(3)))
    assert right.p50 == pytest.approx(15)
    assert wrong.measures["Recall@1"].mean == 0.5
    assert evaluation.difference(right, wrong, "Recall@1").mean == 0.5
    text = evaluation.table([right, wrong]).splitlines()
    assert text[0].split()[:2] == ["searcher", "nDCG@10"]
    assert text[1].split()[:3] == ["right", "1.000", "±0.000"]
    stated = json.loads(json.dumps(evaluation.as_json(collection, [right])))
    assert stated["searchers"][0]["measures"]["MRR"] == {"mean": 1, "low": 1, "high": 1}


def beir(folder: Path, qrels: str, place: str = "qrels.tsv") -> Path:
    rows = [{"_id": "a", "title": "", "text": "one\u2028two"}, {"_id": "b", "text": "three"}]
    (folder / "corpus.jsonl").write_text(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8"
    )
    (folder / "queries.jsonl").write_text('{"_id": "1", "text": "?"}\n{"_id": "2", "text": "!"}\n')
    (folder / place).parent.mkdir(exist_ok=True)
    (folder / place).write_text(qrels)
    return folder


@pytest.mark.parametrize(
    ("qrels", "place"),
    [
        ("query-id\tcorpus-id\tscore\n1\ta\t2\n1\tb\t0\n2\tgone\t1\n", "qrels.tsv"),
        ("1\t0\ta\t2\r\n", "qrels/test.tsv"),
    ],
)
def test_read_keeps_questions_that_have_an_answer(tmp_path: Path, qrels: str, place: str) -> None:
    collection = evaluation.read(beir(tmp_path, qrels, place))
    assert collection.relevant == {"1": {"a": 2}}
    assert collection.questions == {"1": "?"}
    assert [document.text for document in collection.documents] == ["one\u2028two", "three"]


def test_read_says_what_is_wrong(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="can't be read"):
        evaluation.read(tmp_path)
    with pytest.raises(RequestError, match="no question with a relevant document"):
        evaluation.read(beir(tmp_path, "1\tgone\t1\n"))
    with pytest.raises(RequestError, match="line 2: not question id"):
        evaluation.read(beir(tmp_path, "1\ta\t1\nnonsense\n"))
    (tmp_path / "corpus.jsonl").write_text("{}\n")
    with pytest.raises(RequestError, match="line 1: not a JSON object"):
        evaluation.read(tmp_path)


def test_limit_spreads_the_questions(tmp_path: Path) -> None:
    collection = evaluation.read(beir(tmp_path, "1\ta\t1\n2\tb\t1\n"))
    asked: list[str] = []

    def none(question: str) -> list[str]:
        asked.append(question)
        return []

    evaluation.evaluate(collection, {"none": none}, 1)
    assert asked == ["?"]
    with pytest.raises(RequestError, match="at least 1"):
        evaluation.evaluate(collection, {}, 0)
