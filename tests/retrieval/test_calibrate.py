"""The fits behind the shipped constants, on data whose answer is known."""

from collections.abc import Sequence

import numpy as np
import pytest

from benchmarks.calibrate import quality, weights
from benchmarks.evidence import Asked, Gathered, Text
from benchmarks.sureness import Examples, Reader, auroc, examples, logistic, numbers_of
from qa.models.answerability import Reading
from qa.search import confidence


def asked(random: np.random.Generator, informative: int) -> Asked:
    """Ten candidates of ten documents; one leg points at the relevant one, two are noise."""
    legs = random.uniform(0, 0.4, (10, 3))
    relevant = np.arange(10) == random.integers(10)
    legs[relevant, informative] += 0.4
    return Asked(legs, np.arange(10), relevant, np.zeros(10), "?", texts("0123456789"))


def texts(numbers: str) -> tuple[Text, ...]:
    """Passages of one character, one sentence each."""
    return tuple(Text("", number, ((0, 1),), (1.0,)) for number in numbers)


class Model:
    """Reads an answer in even places only, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read(self, question: str, passages: Sequence[str]) -> list[Reading]:
        """Read each passage."""
        assert question == "?"
        self.asked.extend(passages)
        return [Reading(0.4 if int(text[0]) % 2 == 0 else -2.0) for text in passages]


def reader(model: Model | None = None) -> Reader:
    return Reader(model or Model())  # type: ignore[arg-type]


def gathered(informative: int) -> Gathered:
    random = np.random.default_rng(informative)
    own = tuple(asked(random, informative) for _ in range(60))
    foreign = tuple(asked(random, informative) for _ in range(30))
    return Gathered("made", own, tuple(row.keep(~row.relevant) for row in foreign))


@pytest.mark.parametrize("informative", [0, 1, 2])
def test_the_leg_that_knows_gets_the_weight(informative: int) -> None:
    found = gathered(informative)
    fitted = weights([found], rounds=300)
    assert fitted.argmax() == informative
    assert fitted.sum() == pytest.approx(1)
    assert (fitted >= 0).all()
    assert quality(found, fitted) > quality(found, np.roll(np.eye(3)[informative], 1))


def test_logistic_finds_the_model_that_made_the_data() -> None:
    random = np.random.default_rng(0)
    numbers = random.normal(size=(20_000, 3))
    chances = 1 / (1 + np.exp(-(numbers @ [2.0, 0.0, -1.0])))
    kinds = np.where(random.uniform(size=20_000) < chances, 1, -random.integers(0, 2, 20_000))
    model = logistic([Examples(numbers, kinds)])
    assert model == pytest.approx([2, 0, -1, 0], abs=0.1)


def test_auroc_by_hand() -> None:
    # 3 beats both, 2 beats 1 and ties with 2, so (2 + 1.5) of 4 pairs.
    assert auroc(np.array([3.0, 2.0]), np.array([1.0, 2.0])) == 3.5 / 4
    assert auroc(np.array([1.0]), np.array([0.0, 2.0])) == 0.5


def test_examples_are_asked_with_and_without_their_passage() -> None:
    rows = examples(gathered(0), 1.0, reader())
    assert [(rows.kinds == kind).sum() for kind in (1, 0, -1)] == [60, 60, 30]
    answerable, without = (rows.numbers[rows.kinds == kind] for kind in (1, 0))
    assert answerable[:, 0].mean() > without[:, 0].mean()
    assert rows.alone().numbers.tolist() == rows.numbers[:, :3].tolist()


def test_what_is_read_is_that_of_the_passage_put_first() -> None:
    legs = np.array([[0.5, 0.5, 0.5], [0.49, 0.49, 0.49], [0.1, 0.1, 0.1]])
    case = Asked(
        legs, np.arange(3), np.zeros(3, bool), np.array([0.0, 1.0, 0.5]), "?", texts("123")
    )
    best, gap, *told = numbers_of(case, reader())
    assert told == [1.0, 0.4, 0.4]  # the second passage was read to answer, and is first
    assert (best, gap) == pytest.approx(confidence.best_and_gap(np.array([0.5, 0.49, 0.1])))


def test_each_pair_is_read_once() -> None:
    model = Model()
    asked = reader(model)
    one, two, three = texts("123")
    assert asked.passages("?", [one, two, one]) == [-2.0, 0.4, -2.0]
    assert asked.passages("?", [two, three]) == [0.4, -2.0]
    assert asked.sentence("?", two) == 0.4  # all of its passage
    assert model.asked == ["1", "2", "3"]


def test_of_a_passage_the_sentence_that_fits_best_is_read() -> None:
    model = Model()
    text = Text("2 ", "2 1. 4.", ((2, 4), (5, 7)), (0.2, 0.9))
    assert reader(model).sentence("?", text) == 0.4
    assert model.asked == ["2 1. 4.", "2 4."]
