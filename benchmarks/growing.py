"""Large libraries made of small ones: real passages again and again, each time a little changed.

In: an index of real passages. Out: an index of any size. Invariant: the same seed and size make the
same library. Texts have their figures changed; vectors are the real ones turned by noise (cosine
about 0.95, so that a passage's copies lie around it as texts on one subject do); terms are the real
ones with some swapped for those of another passage. So the vocabulary does not grow as that of as
many different texts would.
"""

import random
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from qa.assistant import Assistant
from qa.language.splitting import Layout, PassageSpan
from qa.language.terms import Terms
from qa.models.centring import unit
from qa.models.encoding import Encoded
from qa.records import Fact, Metadata, Origin
from qa.storage.entries import Entry, Place, Stored
from qa.storage.library import Library

_PASSAGES = 10  # of an article
_AT_ONCE = 100  # articles of a transaction
NOISE = 0.33  # length of the noise beside a unit vector: the cosine is 1 / sqrt(1 + noise ** 2)
_SWAPPED = 0.3  # share of the terms
_FINGERPRINT = 512  # bytes, of no text: none is a copy of another
_DIGIT = re.compile(r"[1-9]")


@dataclass(frozen=True, slots=True)
class Real:
    """A real passage with what is stored of it."""

    text: str
    sentences: tuple[tuple[int, int], ...]  # within the text
    stored: Stored
    terms: Terms


def pool(assistant: Assistant) -> list[Real]:
    """The passages of an index."""
    library = assistant.library
    found = []
    stored = library.evidence(library.passage_ids())
    texts: dict[str, str] = {}
    for passage in library.passages(library.passage_ids()):
        if passage.article not in texts:
            texts[passage.article] = library.article(passage.article).text
        text = texts[passage.article][passage.start : passage.end]
        inside = tuple((a - passage.start, b - passage.start) for a, b in passage.sentences)
        found.append(Real(text, inside, stored[passage.id], assistant.analyzer.terms(text)))
    return found


def grow(folder: Path, real: list[Real], passages: int, model: str, seed: int = 0) -> Library:
    """A library of at least so many passages; one that is there already is made larger."""
    dimension = len(real[0].stored.whole)
    library = Library.create(folder, model, dimension)
    library.connection.execute("PRAGMA synchronous = OFF")  # it can be made again
    there = int(library.rows("SELECT count(*) AS n FROM articles")[0]["n"])
    numbers = range(there, -(-passages // _PASSAGES))
    for first in range(0, len(numbers), _AT_ONCE):
        library.put(*(_entry(real, number, seed) for number in numbers[first : first + _AT_ONCE]))
    return library


def _entry(real: list[Real], number: int, seed: int) -> Entry:
    seeded = random.Random(seed * 1_000_003 + number)  # noqa: S311 - to be repeated
    noise = np.random.default_rng(seeded.randrange(2**32))
    chosen = [seeded.choice(real) for _ in range(_PASSAGES)]
    texts = [_DIGIT.sub(lambda _: str(seeded.randrange(1, 10)), one.text) for one in chosen]
    parts: list[PassageSpan] = []
    sentences: list[tuple[int, int]] = []
    at = 0
    for one, text in zip(chosen, texts, strict=True):
        spans = tuple((at + a, at + b) for a, b in one.sentences)
        parts.append(PassageSpan(at, at + len(text), spans))
        sentences += spans
        at += len(text) + 2
    name = f"grown/{number}"
    return Entry(
        id=f"{number:012x}",
        place=Place(name, "", name),
        hash=name,
        text="\n\n".join(texts),
        metadata=Metadata(title=Fact(texts[0][:40], Origin.TEXT)),
        pages=(),
        layout=Layout(tuple((p.start, p.end) for p in parts), tuple(sentences), tuple(parts)),
        vectors=[_turned(one.stored, noise) for one in chosen],
        tokens=[one.stored.tokens for one in chosen],
        terms=[_mixed(one.terms, seeded.choice(real).terms, seeded) for one in chosen],
        names=(),
        fingerprint=noise.bytes(_FINGERPRINT),
    )


def _turned(stored: Stored, noise: np.random.Generator) -> Encoded:
    shift = noise.normal(size=stored.whole.shape).astype(np.float32)
    whole = unit(stored.whole + NOISE * unit(shift))
    return Encoded(whole, stored.sentences, np.empty((0, len(whole)), np.float32), stored.ranges)


def _mixed(one: Terms, other: Terms, seeded: random.Random) -> Terms:
    def mix(own: tuple[str, ...], foreign: tuple[str, ...]) -> tuple[str, ...]:
        if not foreign:
            return own
        swapped = list(own)
        for at in seeded.sample(range(len(own)), round(_SWAPPED * len(own))):
            swapped[at] = seeded.choice(foreign)
        return tuple(swapped)

    return Terms(
        mix(one.morphemes, other.morphemes),
        mix(one.surface, other.surface),
        mix(one.bigrams, other.bigrams),
    )
