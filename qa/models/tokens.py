"""Text to the embedded model's tokens, through the `tokenizers` library.

In: texts. Out: ids, and where in the text each token stands. Invariant: the tokens are those of the
whole vocabulary, whichever part of it was loaded for them.

Loading 250,000 pieces takes the library more than half a second. A piece that is not in a text
cannot be one of its tokens, so a few short texts are read with the pieces that they hold alone.
"""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from qa.models.wheel import Vocabulary, Wheel

if TYPE_CHECKING:
    from tokenizers import Tokenizer
    from tokenizers.normalizers import Normalizer

_making = threading.Lock()

Span = tuple[int, int]
Ids = npt.NDArray[np.int64]
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")  # the first pieces, by id
_SPACE = "\u2581"  # what SentencePiece writes for a space, and before a text
_LONGEST = 16  # characters of the longest piece
_ALONE = 4  # texts that are read one by one: to wake the library's threads takes longer
_FEW = 3_000  # characters; for more of them, one after another, the whole vocabulary is loaded


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a text is made of: ids, and for each its start and end in the text."""

    ids: list[int]
    spans: list[Span]


def shared() -> "Tokenization":
    """The tokenization of the embedded model, made once in a process."""
    with _making:
        return _shared()


class Tokenization:
    """The vocabulary, and the tokenizer of all of it once there is much to read."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._numbers = {piece: number for number, piece in enumerate(vocabulary.pieces)}
        self._read = 0
        self._lock = threading.Lock()

    @classmethod
    def of(cls, wheel: Wheel) -> "Tokenization":
        """The tokenization of the embedded model."""
        return cls(wheel.vocabulary())

    def tokens(self, texts: Sequence[str]) -> list[Tokens]:
        """Tokens of each text, without special ones."""
        with self._lock:
            self._read += sum(map(len, texts))
            few = self._read <= _FEW and not any(mark in text for text in texts for mark in SPECIAL)
        if not few:
            whole = self._whole
            if len(texts) <= _ALONE:
                made = [whole.encode(text, add_special_tokens=False) for text in texts]
            else:
                made = whole.encode_batch(list(texts), add_special_tokens=False)
            return [Tokens(one.ids, one.offsets) for one in made]
        numbers = self._held(texts)
        part = tokenizer([self._piece(number) for number in numbers])
        return [
            Tokens([numbers[i] for i in one.ids], one.offsets)
            for one in part.encode_batch(list(texts), add_special_tokens=False)
        ]

    def forget(self) -> None:
        """Start counting anew what was read: the next short text is read with a part alone."""
        self._read = 0

    def _held(self, texts: Iterable[str]) -> list[int]:
        """Ids of the pieces that a text may be made of, the special and the rarest ones first."""
        normal = normalizer()
        found: set[int] = set()
        for text in texts:
            written = _SPACE + normal.normalize_str(text).replace(" ", _SPACE)
            for start in range(len(written)):
                for end in range(start + 1, min(start + _LONGEST, len(written)) + 1):
                    number = self._numbers.get(written[start:end].encode("utf-8", "replace"))
                    if number is not None:
                        found.add(number)
        # An unknown letter costs more than the rarest piece, so that piece belongs to them all.
        first = [*range(len(SPECIAL)), self._rarest]
        return first + sorted(found.difference(first))

    def _piece(self, number: int) -> tuple[str, float]:
        return self.vocabulary.pieces[number].decode(), float(self.vocabulary.scores[number])

    @cached_property
    def _rarest(self) -> int:
        return int(self.vocabulary.scores.argmin())

    @cached_property
    def _whole(self) -> "Tokenizer":
        return tokenizer([self._piece(number) for number in range(len(self.vocabulary.pieces))])


def normalizer() -> "Normalizer":
    """How E5 writes texts before it looks for pieces."""
    from tokenizers import Regex, normalizers

    return normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )


def tokenizer(pieces: Sequence[tuple[str, float]]) -> "Tokenizer":
    """A Unigram tokenizer of these pieces with their scores; the first four are `SPECIAL`."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    unknown = SPECIAL.index("<unk>")
    made = Tokenizer(models.Unigram(list(pieces), unk_id=unknown, byte_fallback=False))
    made.normalizer = normalizer()
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="always")
    made.add_special_tokens(list(SPECIAL))
    return made


@lru_cache(maxsize=1)
def _shared() -> Tokenization:
    return Tokenization.of(Wheel.open())
