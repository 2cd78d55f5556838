"""The passage that comes first instead of one that cannot answer.

In: hits after the second look, and which of them cannot answer by what figures and periods they
have. Out: the same hits, one from behind first where it plainly answers. Invariant: a first hit
that can answer stays first, and no hit is lost or added.

Reports of one matter have the same words, and the one with most of the question's words may be the
one on another year, or have no figure where a figure is asked for; the answer stands in the next.
"""

from collections.abc import Callable, Sequence

from qa.models.answerability import NEVER
from qa.search.rereading import PLAINLY, Reread
from qa.search.searching import Hit

_LOOKED_AT = 5  # hits, of which one may come first instead
# How far behind the first one such a hit may be, in scores, and how far in the same article.
_BEHIND, _BEHIND_WITHIN = 0.1, 0.15


def instead(
    found: Reread,
    cannot: Callable[[Hit], bool],
    untold: Callable[[Hit], bool],
    again: Callable[[Sequence[Hit]], Reread],
) -> Reread:
    """The hits with another first where the first `cannot` answer; `again` looks at some anew.

    `untold` says whether the sentence of the first that would be quoted does not.
    """
    hits = found.hits
    if found.read is None or not (cannot(hits[0]) or untold(hits[0])):
        return found
    near = [hit for hit in hits[1:_LOOKED_AT] if _is_near(hit, hits[0]) and not cannot(hit)]
    looked = max((again([hit]) for hit in near), key=_answers, default=Reread([]))
    if _answers(looked) <= PLAINLY:
        return found
    first = looked.hits[0]
    rest = [hit for hit in hits if hit.passage != first.passage]
    return Reread([first, *rest], looked.read)


def _is_near(hit: Hit, first: Hit) -> bool:
    same = hit.passage.article == first.passage.article
    return first.score - hit.score <= (_BEHIND_WITHIN if same else _BEHIND)


def _answers(looked: Reread) -> float:
    """The logit that a passage answers, which was looked at alone."""
    return looked.read.passage if looked.read else NEVER
