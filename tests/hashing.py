"""An encoder for tests: character trigrams hashed into a few hundred dimensions.

It knows no meaning, but it is quick, deterministic, and puts texts that share words near each other.
"""

import re
import zlib
from collections.abc import Sequence

import numpy as np

from qa.models.centring import unit
from qa.models.encoding import Encoded, Span, Vectors


class HashingEncoder:
    """Implements `qa.models.encoding.Encoder`; counts what it was asked to encode."""

    name = "hashing"
    dimension = 384
    window = 500

    def __init__(self) -> None:
        self.encoded = 0

    def question(self, text: str) -> Encoded:
        return self._encode(text, ())

    def passages(self, texts: Sequence[str], sentences: Sequence[Sequence[Span]]) -> list[Encoded]:
        self.encoded += len(texts)
        return [self._encode(text, spans) for text, spans in zip(texts, sentences, strict=True)]

    def token_spans(self, text: str) -> list[Span]:
        return [(i, i + 1) for i, character in enumerate(text) if not character.isspace()]

    def _encode(self, text: str, sentences: Sequence[Span]) -> Encoded:
        rows = [self._vector(text[start:end]) for start, end in sentences]
        words = [self._vector(word) for word in text.split()]
        ranges = tuple(_words(text, start, end) for start, end in sentences)
        return Encoded(self._vector(text), _stack(rows), _stack(words), ranges)

    def _vector(self, text: str) -> Vectors:
        vector = np.zeros(self.dimension, dtype=np.float32)
        folded = f" {text.lower()} "
        for i in range(len(folded) - 1):
            for size in (2, 3):
                vector[zlib.crc32(folded[i : i + size].encode("utf-8", "replace")) % 384] += 1
        return unit(vector)


def _stack(rows: list[Vectors]) -> Vectors:
    return np.stack(rows) if rows else np.empty((0, 384), dtype=np.float32)


def _words(text: str, start: int, end: int) -> Span:
    """Which words a sentence holds, or a part of."""
    spans = [word.span() for word in re.finditer(r"\S+", text)]
    inside = [i for i, (low, high) in enumerate(spans) if low < end and start < high]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
