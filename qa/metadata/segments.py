"""The title of a page, with the names of its site and its section around it -> the headline in it.

Comes in: "Headline | Section - Site" and what the page shows. Goes out: the headline and the rest.
Invariant: a headline is a part of the title, from its start or up to its end, that the page itself
shows as a whole line.
"""

import re
from collections.abc import Container, Iterator
from typing import Final

_GAP: Final = re.compile(r"\s+(?:[-–—|:<>·ㅣ]|::|>>|<<)\s+|\s?[|│]\s?")
_SHORTEST: Final = 5  # characters of a headline


def headline_in(title: str, shown: Container[str]) -> tuple[str, str] | None:
    """Give the longest part of a title that is shown, and the part beside it; None if none is."""
    if title in shown:
        return None
    return next((pair for pair in _parts(title) if pair[0] in shown), None)


def last_part(rest: str) -> str:
    """Give what stands at the outer end of the part beside a headline behind it: the site."""
    return _GAP.split(rest)[-1].strip()


def _parts(title: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before and behind each gap with what is left, the longest first."""
    gaps = list(_GAP.finditer(title))
    pairs = [(title[: gap.start()].strip(), title[gap.end() :].strip()) for gap in gaps]
    both = [*pairs, *((behind, before) for before, behind in pairs)]
    yield from sorted(
        (pair for pair in both if len(pair[0]) >= _SHORTEST and pair[1]),
        key=lambda pair: -len(pair[0]),
    )
