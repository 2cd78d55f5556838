"""The passage that comes first instead of one that cannot answer.

In: hits after the second look, and which of them cannot answer by what figures and periods they
have. Out: the same hits, one from behind first where it plainly answers. Invariant: a first hit
that can answer stays first, and no hit is lost or added.

Reports of one matter have the same words, and the one with most of the question's words may be the
one on another year, or have no figure where a figure is asked for; the answer stands in the next.
"""

from collections.abc import Callable, Sequence

from qa.search.rereading import PLAINLY, Reread
from qa.search.searching import Hit

_LOOKED_AT = 5  # hits, of which one may come first instead
_BEHIND = 0.1  # how far behind the first one such a hit may be, in scores


def instead(
    found: Reread, cannot: Callable[[Hit], bool], again: Callable[[Sequence[Hit]], Reread]
) -> Reread:
    """The hits with another first where the first `cannot` answer; `again` looks at some anew."""
    hits = found.hits
    if found.read is None or not cannot(hits[0]):
        return found
    lowest = hits[0].score - _BEHIND
    near = [hit for hit in hits[1:_LOOKED_AT] if hit.score >= lowest and not cannot(hit)]
    looked = again(near) if near else Reread([])
    if looked.read is None or looked.read.passage <= PLAINLY:
        return found
    first = looked.hits[0]
    rest = [hit for hit in hits if hit.passage != first.passage]
    return Reread([first, *rest], looked.read)
