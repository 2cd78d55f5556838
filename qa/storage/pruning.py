"""Which passages may be among the best by BM25, without scoring every one that has a word.

In: where the terms of a question stand and what each is worth. Out: passages, ascending. Invariant:
each passage left out has a lower score than as many others as are asked for, so that who scores
only those that are given finds what scoring all would find.

MaxScore (Turtle and Flood, Query evaluation: strategies and optimizations, 1995), a term at a time:
the terms worth most are added up first. Once what is left of the others together could not lift a
passage to the best, no further passage comes in, and very frequent words are only looked up in
those that are there.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from qa.storage.postings import K1, Lengths, Numbers, Postings, distinct, frequencies_at

FEW = 20_000  # places of a question's words, up to which all their passages are given
_SLACK = np.float32(1e-4)  # share by which sums in single precision may be off, and far more
_DONE = 1_000  # passages that are scored as soon as all

Sums = NDArray[np.float32]
Weighed = Sequence[tuple[Postings, float]]


def candidates(
    weighed: Weighed, sizes: Lengths, limit: int, allowed: Numbers | None = None
) -> Numbers:
    """The passages that may be among the `limit` best of those allowed; all where that is as quick.

    `weighed` has for each term its postings and the factor of its saturation in the score.
    """
    last = max(int(postings.passages[-1]) for postings, _ in weighed)
    many = sum(len(postings.passages) for postings, _ in weighed) > FEW
    if not many or last >= len(sizes.norms):
        found = distinct([postings.passages for postings, _ in weighed]).astype(np.int64)
        return found if allowed is None else found[np.isin(found, allowed)]
    ordered = sorted(weighed, key=lambda one: (-one[1], len(one[0].passages)))
    limits = [worth * (K1 + 1) for _, worth in ordered]
    rests = [float(sum(limits[at:])) for at in range(len(limits) + 1)]
    passages, sums, done = _added_up(ordered, rests, sizes, limit, _table(allowed, last))
    return _looked_up(passages, sums, ordered[done:], rests[done:], sizes, limit)


def _table(allowed: Numbers | None, last: int) -> NDArray[np.bool_] | None:
    """Whether each passage up to `last` is allowed."""
    if allowed is None:
        return None
    table = np.zeros(last + 1, np.bool_)
    table[allowed[allowed <= last]] = True
    return table


def _added_up(
    ordered: Weighed,
    rests: Sequence[float],
    sizes: Lengths,
    limit: int,
    allowed: NDArray[np.bool_] | None,
) -> tuple[Numbers, Sums, int]:
    """The passages of the terms worth most, what they have of these terms, and how many these are.

    Terms are added while a passage that has only the rest could still be among the best.
    """
    sums: Sums = np.zeros(int(max(p.passages[-1] for p, _ in ordered)) + 1, np.float32)
    reached, done = np.float32(0), 0
    for postings, worth in ordered:
        if reached * (1 - _SLACK) > rests[done]:
            break
        passages, frequencies = postings.passages, postings.frequencies
        if allowed is not None:
            kept = allowed[passages]
            passages, frequencies = passages[kept], frequencies[kept]
        sums[passages] += _saturated(frequencies, sizes.norms[passages], worth)
        reached = max(reached, _least_of_best(sums[passages], limit))
        done += 1
    found = np.flatnonzero(sums)
    return found, sums[found], done


def _looked_up(
    passages: Numbers,
    sums: Sums,
    ordered: Weighed,
    rests: Sequence[float],
    sizes: Lengths,
    limit: int,
) -> Numbers:
    """Those that stay within reach of the best as the other terms are looked up in them."""
    passages, sums = _within_reach(passages, sums, rests[0], limit)
    for (postings, worth), rest in zip(ordered, rests[1:], strict=True):
        if len(passages) <= _DONE:
            break
        frequencies = frequencies_at(postings, passages)
        sums = sums + _saturated(frequencies, sizes.norms[passages], worth)
        passages, sums = _within_reach(passages, sums, rest, limit)
    return passages


def _within_reach(passages: Numbers, sums: Sums, rest: float, limit: int) -> tuple[Numbers, Sums]:
    least = _least_of_best(sums, limit)
    kept = (sums + np.float32(rest)) * (1 + _SLACK) >= least
    return passages[kept], sums[kept]


def _least_of_best(sums: Sums, limit: int) -> np.float32:
    """The least of the `limit` greatest; 0 where there are fewer."""
    if len(sums) < limit:
        return np.float32(0)
    return np.float32(np.partition(sums, len(sums) - limit)[len(sums) - limit])


def _saturated(frequencies: NDArray[np.floating], norms: Sums, worth: float) -> Sums:
    single = frequencies.astype(np.float32)
    found: Sums = np.float32(worth * (K1 + 1)) * single / (single + norms)
    return found
