"""Inputs made by chance from sound ones, the same every time: for where no atheris is.

In: a target and how many. Out: bytes. Invariant: the n-th input of a target is always the same.
"""

import random
from collections.abc import Iterator

_LONGEST = 4_000  # bytes that one change puts in or repeats
_EDGES = (b"\0", b"\xff", b"\xed\xa0\x80", b"\\ud800", b"9" * 400, b"(", b"<!--", b"\xf0\x9f", b'"')


def inputs(name: str, seeds: list[bytes], count: int) -> Iterator[bytes]:
    """Sound inputs with one to six changes each; every tenth is nothing but chance."""
    chance = random.Random(name)  # noqa: S311 - no secret is made
    for number in range(count):
        if number % 10 == 9 or not seeds:
            yield chance.randbytes(chance.randrange(1, 200))
            continue
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randrange(1, 7)):
            _change(data, seeds, chance)
        yield bytes(data)


def _change(data: bytearray, seeds: list[bytes], chance: random.Random) -> None:
    at = chance.randrange(len(data) + 1)
    end = min(len(data), at + chance.choice((1, 2, 8, 64, 512)))
    match chance.randrange(7):
        case 0:
            data[at:end] = chance.randbytes(end - at)
        case 1:
            del data[at:end]
        case 2:
            data[at:at] = data[at:end] * chance.choice((1, 2, 50))
        case 3:
            data[at:at] = chance.choice(_EDGES)
        case 4:
            del data[at:]
        case 5:
            other = chance.choice(seeds)
            begin = chance.randrange(len(other) + 1)
            data[at:at] = other[begin : begin + _LONGEST]
        case _:
            for place in range(at, end):
                data[place] ^= 1 << chance.randrange(8)
