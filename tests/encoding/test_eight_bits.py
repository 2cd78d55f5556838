"""Products of eight-bit integers are nearly those of the matrices that they are made of."""

from typing import Any

import numpy as np
import pytest

from qa.models.eight_bits import Reach, evened, narrow_matrix, narrow_states
from qa.models.network import Graph, Shape, has_bfloat16, model_of, runtime
from qa.models.wheel import Matrix

WIDTH = 64
RANDOM = np.random.default_rng(3)
exact = pytest.mark.skipif(
    not has_bfloat16(), reason="older processors saturate: qa does not use integers there"
)


def product(states: Matrix, matrix: Matrix, reach: Reach, even: bool) -> Matrix:
    """States (1, rows, width) times a matrix (out, width), as OpenVINO computes it."""
    graph = Graph(Shape(WIDTH, 2, 1e-12))
    graph.inputs = [graph.states]
    node: Any = graph.states
    if even:
        node, matrix, reach = evened(graph, node, matrix, reach)
    node = narrow_states(graph, node, reach)
    node = graph.ops.matmul(node, narrow_matrix(graph, matrix), False, True)
    network = runtime().Core().compile_model(model_of(graph, [node]), "CPU")
    return np.array(network.create_infer_request().infer([states])[0])


def seen(states: Matrix) -> Reach:
    return Reach(states.min(axis=(0, 1)), states.max(axis=(0, 1)))


def error(states: Matrix, matrix: Matrix, even: bool) -> float:
    whole = states @ matrix.T
    wrong = product(states, matrix, seen(states), even) - whole
    return float(np.sqrt((wrong**2).mean() / (whole**2).mean()))


@exact
def test_near_the_product_of_the_matrices() -> None:
    states = RANDOM.normal(size=(1, 40, WIDTH)).astype(np.float32)
    matrix = RANDOM.normal(size=(24, WIDTH)).astype(np.float32)
    assert error(states, matrix, even=False) < 0.02
    assert error(states, matrix, even=True) < 0.02


@exact
def test_evening_helps_where_few_channels_reach_far() -> None:
    states = RANDOM.normal(size=(1, 40, WIDTH)).astype(np.float32)
    states[..., 5] *= 60
    matrix = RANDOM.normal(size=(24, WIDTH)).astype(np.float32)
    matrix[:, 5] /= 60
    assert error(states, matrix, even=True) < error(states, matrix, even=False) / 4


def test_what_lies_beyond_the_reach_is_cut_off() -> None:
    states = np.full((1, 1, WIDTH), 9, np.float32)
    ones = np.ones(WIDTH, np.float32)
    reach = Reach(-ones, ones)
    assert product(states, np.eye(WIDTH, dtype=np.float32), reach, even=False) == pytest.approx(
        np.ones((1, 1, WIDTH)), abs=0.02
    )


def test_a_row_does_not_depend_on_those_beside_it() -> None:
    states = RANDOM.normal(size=(1, 40, WIDTH)).astype(np.float32)
    matrix = RANDOM.normal(size=(24, WIDTH)).astype(np.float32)
    reach = seen(states)
    whole = product(states, matrix, reach, even=True)
    assert product(states[:, :1], matrix, reach, even=True) == pytest.approx(whole[:, :1], abs=1e-5)


def test_states_of_zero_and_a_row_of_zeros() -> None:
    states = np.zeros((1, 2, WIDTH), np.float32)
    assert not product(states, np.zeros((3, WIDTH), np.float32), seen(states), even=True).any()
