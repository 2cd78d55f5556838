"""The map of passages: near ones lie near each other, and it is kept until something changes."""

from pathlib import Path

import numpy as np
import pytest

from qa import projection
from qa.assistant import Assistant
from qa.intake.rebuilding import remove_index
from qa.models.centring import unit
from qa.projection import FILE, Projection, lay_out, sampled
from tests.writing import write_articles


@pytest.fixture
def filled(assistant: Assistant, tmp_path: Path) -> Assistant:
    texts = {f"{n}.txt": f"고래 {n}마리가 동해를 지난다. " * 40 for n in range(6)}
    assistant.index([write_articles(tmp_path, texts)])
    return assistant


def test_what_is_alike_lies_together() -> None:
    random = np.random.default_rng(0)
    middles = random.normal(size=(4, 48))
    kinds = np.repeat(np.arange(4), 30)
    vectors = unit(middles[kinds] + 0.3 * random.normal(size=(120, 48)))
    places = lay_out(vectors)
    assert places.shape == (120, 2)
    assert places.min() == 0 and places.max() == 1
    far = np.linalg.norm(places[:, None] - places[None], axis=2) + 9 * np.eye(120)
    assert (kinds[far.argmin(axis=1)] == kinds).mean() > 0.95
    assert np.array_equal(places, lay_out(vectors))


@pytest.mark.parametrize("count", [0, 1, 2, 3, 7, 8, 9])
def test_a_few_passages_have_their_places_too(count: int) -> None:
    vectors = unit(np.random.default_rng(1).normal(size=(count, 16)))
    places = lay_out(vectors)
    assert places.shape == (count, 2)
    assert np.isfinite(places).all()


def test_passages_that_are_no_landmarks_lie_among_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projection, "_LANDMARKS", 40)
    random = np.random.default_rng(0)
    middles, kinds = random.normal(size=(3, 48)), np.repeat(np.arange(3), 40)
    places = lay_out(unit(middles[kinds] + 0.2 * random.normal(size=(120, 48))))
    far = np.linalg.norm(places[:, None] - places[None], axis=2) + 9 * np.eye(120)
    assert (kinds[far.argmin(axis=1)] == kinds).mean() > 0.95


def test_of_many_passages_some_are_taken_evenly() -> None:
    ids = sampled(range(10, 100_010), 2_000)
    assert (len(ids), ids[0], ids[-1]) == (2_000, 10, 100_009)
    assert ids == sorted(set(ids))
    assert sampled([3, 5], 2_000) == [3, 5]


def test_the_map_is_kept_for_its_generation(
    filled: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []

    def counted(vectors: projection.Array) -> projection.Array:
        made.append(len(vectors))
        return np.linspace(0, 1, 2 * len(vectors), dtype=np.float32).reshape(-1, 2)

    monkeypatch.setattr(projection, "lay_out", counted)
    dots = Projection(filled).dots()
    assert [dot.passage.id for dot in dots] == filled.library.passage_ids()
    for dot in dots:
        text = filled.article(dot.passage.article).text
        assert dot.text == text[dot.passage.start : dot.passage.end]
    assert Projection(filled).dots() == dots
    assert len(made) == 1
    filled.remove(dots[0].passage.article)
    fewer = Projection(filled).dots()
    assert len(made) == 2 and len(fewer) < len(dots)


@pytest.mark.parametrize("damage", [b"", b"no map", b"PK\x03\x04 cut"])
def test_a_damaged_map_is_made_anew(filled: Assistant, damage: bytes) -> None:
    dots = Projection(filled).dots()
    (filled.folder / FILE).write_bytes(damage)
    assert Projection(filled).dots() == dots


def test_the_map_goes_with_the_index(filled: Assistant) -> None:
    Projection(filled).dots()
    filled.close()
    remove_index(filled.folder)
    assert not (filled.folder / FILE).exists()
