"""What every text of a language shares, taken out of its vectors.

In: vectors of questions and passages as the encoder gives them. Out: unit vectors about the middle
of their language. Invariant: what comes out depends on the text and its vectors alone, never on
the collection, so that it can be stored and does not change as articles come and go.

Vectors of one language crowd about their mean, and those of another about another mean; what is
left once the mean is gone compares across languages (Libovický et al. 2020, arXiv:2004.05160). The
strongest common directions of what remains tell of the position and the kind of a token rather
than of its sense, and go too (Mu and Viswanath 2018, arXiv:1702.01417).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from qa.models import embedded

Vectors = npt.NDArray[np.float32]
_HANGUL = re.compile(r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# By model; made by benchmarks/centres.py.
DATA = {embedded.NAME: "centres.npz", embedded.PLAIN: "plain-centres.npz"}


class Side(StrEnum):
    """Which of its two prompts a text was encoded with."""

    QUESTION = "question"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Centres:
    """The means of an encoder's vectors; rows are Korean and English, d is its dimension."""

    tokens: dict[Side, Vectors]  # (2, d) each
    sentences: dict[Side, Vectors]  # (2, d) each
    directions: Vectors  # (k, d), orthonormal: what token vectors have in common beside the mean

    @classmethod
    def of(cls, model: str, dimension: int) -> "Centres":
        """The means that were measured for a model; zeros, which change nothing, for another."""
        if model in DATA:
            return _bundled(model)
        zeros = dict.fromkeys(Side, np.zeros((2, dimension), np.float32))
        return cls(zeros, zeros, np.zeros((0, dimension), np.float32))

    def sentence(self, vector: Vectors, side: Side, text: str) -> Vectors:
        """Sentence vectors (d,) or (n, d) of one text, centred, of unit length."""
        return unit(vector - _mix(self.sentences[side], text))

    def token(self, vectors: Vectors, side: Side, text: str) -> Vectors:
        """Token vectors (n, d) of one text, centred, of unit length."""
        centred: Vectors = vectors - _mix(self.tokens[side], text)
        return unit(centred - centred @ self.directions.T @ self.directions)


def korean_share(text: str) -> float:
    """Hangul letters among Hangul and Latin ones, a syllable counted as two; 0.5 with neither."""
    hangul = 2 * len(_HANGUL.findall(text))
    latin = len(_LATIN.findall(text))
    return hangul / (hangul + latin) if hangul + latin else 0.5


def unit(vectors: npt.NDArray[Any]) -> Vectors:
    """Scale to unit length along the last axis; a zero vector stays zero."""
    vectors = np.asarray(vectors, dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def _mix(rows: Vectors, text: str) -> Vectors:
    share = np.float32(korean_share(text))
    return np.asarray(share * rows[0] + (1 - share) * rows[1], dtype=np.float32)


@cache
def _bundled(model: str) -> Centres:
    with (
        files("qa.models").joinpath(DATA[model]).open("rb") as file,
        np.load(file, allow_pickle=False) as data,
    ):
        return Centres(
            {side: data[f"token_{side}"] for side in Side},
            {side: data[f"sentence_{side}"] for side in Side},
            data["directions"],
        )
