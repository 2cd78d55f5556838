"""Late interaction: how well each token of a question is met by some token of a passage.

In: centred token vectors (see `centring`). Out: a passage's tokens as bytes to be stored, and the
MaxSim score of a question against such bytes (Khattab and Zaharia 2020, arXiv:2004.12832).
Invariant: packing keeps one bit a dimension and no more, so a score is an estimate of the cosine.

The layout of packed tokens: one row a token, ceil(d / 8) bytes, dimension 0 in the highest bit of
the first byte, a bit set where the component is positive. There is no header; the number of rows
follows from the length.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
# The cosine of a random vector and its signs: sqrt(2 / pi). Dividing by it makes scores cosines.
SIGN_COSINE = np.float32(0.7978846)
_PART = 256  # tokens unpacked at a time: single precision of so many stays near the processor


def pack(tokens: Vectors) -> bytes:
    """A passage's centred token vectors (n, d) as n rows of signs."""
    return np.packbits(tokens > 0, axis=1).tobytes()


def row_bytes(dimension: int) -> int:
    """Bytes that one packed token takes."""
    return -(-dimension // 8)


@dataclass(frozen=True, slots=True)
class Packed:
    """A passage's tokens as they are stored, and which of them each of its sentences has."""

    tokens: bytes
    ranges: Sequence[tuple[int, int]] = ()


def scores(question: Vectors, passages: Sequence[Packed]) -> tuple[Vectors, list[Vectors]]:
    """MaxSim of a question's centred unit token vectors (m, d) with each of n packed passages.

    The mean over the question's tokens of the best cosine among the passage's tokens: (n,), about
    0 for unrelated text, 1 for the same; and the same for each passage's sentences. Zero where the
    question, the passage or the sentence has no tokens.
    """
    width = question.shape[1]
    row = row_bytes(width)
    lengths = [len(passage.tokens) // row for passage in passages]
    spans, at = [], 0
    for passage, length in zip(passages, lengths, strict=True):
        spans.append((at, at + length))
        spans += [(at + first, at + last) for first, last in passage.ranges]
        at += length
    best = _best(question, b"".join(passage.tokens for passage in passages), spans)
    wholes, sentences, at = np.zeros(len(passages), np.float32), [], 0
    for number, passage in enumerate(passages):
        wholes[number] = best[at]
        sentences.append(best[at + 1 : at + 1 + len(passage.ranges)])
        at += 1 + len(passage.ranges)
    return wholes, sentences


def _best(question: Vectors, packed: bytes, spans: Sequence[tuple[int, int]]) -> Vectors:
    """The MaxSim of a question with each of some runs of packed tokens: (spans,)."""
    width = question.shape[1]
    found = np.zeros(len(spans), np.float32)
    ends = np.array(spans, dtype=np.int64).reshape(-1, 2)
    filled = ends[:, 1] > ends[:, 0]
    if not len(question) or not filled.any():
        return found
    data = np.frombuffer(packed, np.uint8).reshape(-1, row_bytes(width))
    # q.s with s = 2b - 1, without making s; a last column for a run that ends where the data end.
    dots = np.empty((len(question), len(data) + 1), np.float32)
    turned = np.ascontiguousarray(question.T)
    bits = np.empty((min(_PART, len(data)), width), np.float32)
    for first in range(0, len(data), _PART):
        part = data[first : first + _PART]
        bits[: len(part)] = np.unpackbits(part, axis=1, count=width)
        dots[:, first : first + len(part)] = (bits[: len(part)] @ turned).T
    dots[:, -1] = -np.inf
    best = np.maximum.reduceat(dots, ends[filled].reshape(-1), axis=1)[:, ::2]
    best = 2 * best - question.sum(axis=1, keepdims=True)
    found[filled] = best.mean(axis=0) / (SIGN_COSINE * np.float32(np.sqrt(width)))
    return found
