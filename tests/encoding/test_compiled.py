"""A compiled network is built once and read afterwards, and never read when it is not whole."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from qa.models.compiled import compiled
from qa.models.network import Graph, Shape, model_of, runtime

SHAPE = Shape(width=4, heads=2, epsilon=1e-12)
HINTS = {"INFERENCE_PRECISION_HINT": "f32"}


class Builder:
    """Doubles its input; counts how often it was asked to."""

    def __init__(self) -> None:
        self.built = 0

    def __call__(self) -> Any:
        self.built += 1
        graph = Graph(SHAPE)
        graph.inputs = [graph.states]
        return model_of(graph, [graph.ops.multiply(graph.states, graph.constant(2.0))])


def doubled(network: Any) -> list[float]:
    found = network.create_infer_request().infer([np.full((1, 1, 4), 3, np.float32)])
    return [float(value) for value in found[0].ravel()]


def ask(cache: Path, builder: Builder, *depends: str) -> list[float]:
    return doubled(compiled("double", depends, builder, HINTS, cache))


def test_the_second_time_it_is_read(tmp_path: Path) -> None:
    builder = Builder()
    assert ask(tmp_path, builder) == ask(tmp_path, builder) == [6.0] * 4
    assert builder.built == 1
    assert [path.suffix for path in tmp_path.iterdir()] == [".network"]


def test_what_it_depends_on_makes_another_and_removes_the_first(tmp_path: Path) -> None:
    builder = Builder()
    ask(tmp_path, builder, "one")
    [first] = tmp_path.iterdir()
    ask(tmp_path, builder, "two")
    [second] = tmp_path.iterdir()
    assert builder.built == 2
    assert first != second


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _flipped(data: bytes) -> bytes:
    return data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]


@pytest.mark.parametrize("harm", [_cut, _flipped, lambda _: b"", lambda data: data[::-1]])
def test_a_damaged_one_is_built_anew(tmp_path: Path, harm: Callable[[bytes], bytes]) -> None:
    builder = Builder()
    ask(tmp_path, builder)
    [path] = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(harm(whole))
    assert ask(tmp_path, builder) == [6.0] * 4
    assert builder.built == 2
    ask(tmp_path, builder)
    assert builder.built == 2


def test_one_of_another_version_is_built_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = Builder()
    ask(tmp_path, builder)
    monkeypatch.setattr(runtime(), "get_version", lambda: "another")
    ask(tmp_path, builder)
    assert builder.built == 2


def test_a_cache_that_cannot_be_written_costs_time_alone(tmp_path: Path) -> None:
    builder = Builder()
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    assert ask(tmp_path / "file" / "cache", builder) == [6.0] * 4
    assert ask(tmp_path / "file" / "cache", builder) == [6.0] * 4
    assert builder.built == 2


def test_what_a_killed_process_left_is_removed_later(tmp_path: Path) -> None:
    left, fresh = tmp_path / ".double-0.network.a", tmp_path / ".double-0.network.b"
    for work in (left, fresh):
        work.write_bytes(b"half")
    os.utime(left, (0, 0))
    ask(tmp_path, Builder())
    assert (left.exists(), fresh.exists()) == (False, True)
