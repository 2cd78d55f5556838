"""Late interaction: how well each token of a question is met by some token of a passage.

In: centred token vectors (see `centring`). Out: a passage's tokens as bytes to be stored, and the
MaxSim score of a question against such bytes (Khattab and Zaharia 2020, arXiv:2004.12832).
Invariant: packing keeps one bit a dimension and no more, so a score is an estimate of the cosine.

The layout of packed tokens: one row a token, ceil(d / 8) bytes, dimension 0 in the highest bit of
the first byte, a bit set where the component is positive. There is no header; the number of rows
follows from the length.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
# The cosine of a random vector and its signs: sqrt(2 / pi). Dividing by it makes scores cosines.
_SIGN_COSINE = np.float32(0.7978846)


def pack(tokens: Vectors) -> bytes:
    """A passage's centred token vectors (n, d) as n rows of signs."""
    return np.packbits(tokens > 0, axis=1).tobytes()


def row_bytes(dimension: int) -> int:
    """Bytes that one packed token takes."""
    return -(-dimension // 8)


def scores(question: Vectors, packed: Sequence[bytes]) -> Vectors:
    """MaxSim of a question's centred unit token vectors (m, d) with each of n packed passages.

    The mean over the question's tokens of the best cosine among the passage's tokens: (n,), about
    0 for unrelated text, 1 for the same. Zero where the question or the passage has no tokens.
    """
    best = best_cosines(question, packed)
    return best.mean(axis=0) if len(best) else np.zeros(len(packed), np.float32)


def best_cosines(question: Vectors, packed: Sequence[bytes]) -> Vectors:
    """For each question token and each passage, the cosine of its best token: (m, n)."""
    width = question.shape[1]
    row = row_bytes(width)
    lengths = np.array([len(tokens) // row for tokens in packed], dtype=np.int64)
    filled = lengths > 0
    result = np.zeros((len(question), len(packed)), np.float32)
    if not len(question) or not filled.any():
        return result
    data = np.frombuffer(b"".join(packed), np.uint8).reshape(-1, row)
    bits = np.unpackbits(data, axis=1, count=width).astype(np.float32)
    # q.s with s = 2b - 1, without making s.
    dots = 2 * (question @ bits.T) - question.sum(axis=1, keepdims=True)
    starts = (np.cumsum(lengths) - lengths)[filled]
    best = np.maximum.reduceat(dots, starts, axis=1)
    result[:, filled] = best / (_SIGN_COSINE * np.float32(np.sqrt(width)))
    return result
