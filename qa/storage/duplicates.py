"""Is it the same article in another file? A cleaned text in, a fingerprint to compare out.

Two texts may be the same article if they share nearly all runs of letters (MinHash over shingles:
A. Broder, On the resemblance and containment of documents, 1997) and none of their pins differ: a
pin is a figure, or the last word of a sentence, held to the letters before it. The second is a copy
if, besides, no sentence of it is missing in the first. So spacing, another site's furniture or a
paragraph less make a copy; another figure, name or verb, or a sentence more, another article.
Invariant: the same text gives the same bytes, on every machine.
"""

import re
import struct
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from unicodedata import normalize
from zlib import crc32

if TYPE_CHECKING:
    from datasketch import MinHash

SAME_SHARE: Final = 0.75  # of shingles in common; benchmarks/duplicates.py measures it
_PERMUTATIONS: Final = 128  # a standard error of 0.04 at the share above
_SHINGLE: Final = 5
_BEFORE: Final = 10  # letters that hold a pin in its place
_SEED: Final = 1
_LETTER: Final = re.compile(r"[^\W_]")
_PIN: Final = re.compile(
    r"\d[\d,]*(?:\.\d+)?(?P<unit>\s?[^\W\d_]?)|(?P<last>[^\W\d_]{1,40}+)(?=[.!?])"
)
_SENTENCE: Final = re.compile(r"[^.!?\n]+[.!?]+(?=[\s\"'”’)\]]|$)")
_SAYS_SOMETHING: Final = 8  # letters; shorter sentences are greetings and the like
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells one article from another, in about a kilobyte."""

    signature: tuple[int, ...]  # the least hash of all shingles, by each permutation
    pins: frozenset[tuple[int, int]]  # hashes of the letters before a pin, and of the pin

    def __bytes__(self) -> bytes:
        """The fingerprint as it is stored: the signature, then the pins in order."""
        pins = [number for pin in sorted(self.pins) for number in pin]
        return struct.pack(f"<{_PERMUTATIONS + len(pins)}I", *self.signature, *pins)

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Fingerprint":
        """Read what `bytes` gave."""
        numbers = struct.unpack(f"<{len(stored) // 4}I", stored)
        pins = numbers[_PERMUTATIONS:]
        return cls(numbers[:_PERMUTATIONS], frozenset(zip(pins[::2], pins[1::2], strict=True)))


def fingerprint(text: str) -> Fingerprint:
    """The fingerprint of a cleaned text: of its letters and digits, not case, signs or spaces."""
    normal = _normal(text)
    letters = _letters(normal)
    minhash = _minhash()
    shingles = {letters[i : i + _SHINGLE] for i in range(max(1, len(letters) - _SHINGLE + 1))}
    minhash.update_batch([shingle.encode() for shingle in sorted(shingles)])
    return Fingerprint(tuple(map(int, minhash.hashvalues)), frozenset(_pins(normal)))


def adds(text: str, stored: str) -> bool:
    """Whether a text has a sentence that a stored one lacks, or has in other words."""
    whole = _letters(_normal(stored))
    sentences = (_letters(found[0]) for found in _SENTENCE.finditer(_normal(text)))
    return any(len(one) >= _SAYS_SOMETHING and one not in whole for one in sentences)


def _normal(text: str) -> str:
    return normalize("NFKC", text).casefold()


def _letters(normal: str) -> str:
    return "".join(_LETTER.findall(normal))


def share(one: Fingerprint, other: Fingerprint) -> float:
    """The share of shingles that two texts have in common, as their signatures estimate it."""
    equal = sum(a == b for a, b in zip(one.signature, other.signature, strict=True))
    return equal / _PERMUTATIONS


def same(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two texts are the same article."""
    return share(one, other) >= SAME_SHARE and not differing(one, other)


def differing(one: Fingerprint, other: Fingerprint) -> int:
    """How many places hold one figure or closing word here, and another one there."""
    here, there = _by_place(one), _by_place(other)
    return sum(
        bool(here[place] - there[place] and there[place] - here[place])
        for place in here.keys() & there.keys()
    )


def _minhash() -> "MinHash":
    from datasketch import MinHash

    return MinHash(_PERMUTATIONS, seed=_SEED, scheme="affine32")


def _pins(text: str) -> Iterator[tuple[int, int]]:
    """Figures with the first letter of their unit, and the words that end sentences."""
    for match in _PIN.finditer(text):
        before = _NUMBER.sub("#", text[max(0, match.start() - 6 * _BEFORE) : match.start()])
        place = re.sub(r"[^\w#]", "", before)[-_BEFORE:]
        if len(place) == _BEFORE:
            value = re.sub(r"[\s,]", "", match.group())
            yield crc32(place.encode()), crc32(value.encode())


def _by_place(fingerprint: Fingerprint) -> dict[int, set[int]]:
    places: dict[int, set[int]] = defaultdict(set)
    for place, value in fingerprint.pins:
        places[place].add(value)
    return places
