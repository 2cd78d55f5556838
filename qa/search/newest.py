"""Of several reports the newer one, where a question asks how things stand or will be.

In: a question; the scores of hits, best first, and the days of their articles. Out: the places of
hits from newer articles that may take the first one's place. Invariant: none where the question
asks for no present, where the first one's day is not known, or in that article itself.

Reports of one matter have the same words, so nearness cannot tell what holds now from what held a
year ago.
"""

import re
from collections.abc import Sequence

_NOW = re.compile(
    r"지금(?!까지)|현재|이제|최근(?! ?\d)|최신|요즘|요새|예정"
    r"|\b(?:now|nowadays|currently|current|latest|newest|most recent|today|will)\b",
    re.I,
)
# How far behind the first one such a hit may be, in scores.
_BEHIND = 0.1


def newer(
    question: str, scores: Sequence[float], days: Sequence[str | None], most: int
) -> list[int]:
    """The places of at most so many hits, newest first, that are newer than the first one.

    `days` are those of the hits' articles in ISO 8601.
    """
    first = days[0] if days else None
    if first is None or not _NOW.search(question):
        return []
    found = [
        place
        for place, (score, day) in enumerate(zip(scores, days, strict=True))
        if day is not None and day > first and scores[0] - score <= _BEHIND
    ]
    return sorted(found[:most], key=lambda place: (days[place] or "", -place), reverse=True)
