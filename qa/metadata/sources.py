"""The article that this one retells, where a line such as "원문: Title (The Paper)" names it."""

import re
from typing import Final

from qa.metadata.parts import Parts, plain
from qa.records import Source

_ORIGINAL: Final = re.compile(
    (
        r"^\W*(?:원문|원제|원문 기사|원본|original(?: article)?|translated from|adapted "
        r"from)\s*[:：=]\s*(?P<title>[^\s(/][^()\n]{4,150}?)(?:\s*\((?P<house>[^()]{2,40})\))?(?:\s*(?P<url>https?://\S+))?\s*$"
    ),
    re.IGNORECASE,
)


def originals(parts: Parts, house: str | None) -> tuple[Source, ...]:
    """Title, publisher and address of the original; `house` is the one behind the title, if any."""
    for line in (*parts.foot, *parts.head):
        match = _ORIGINAL.match(plain(line))
        if match and not match["title"].startswith("http"):
            title = match["title"].strip()
            return (Source(title=title, publisher=match["house"], url=match["url"]),)
    return (Source(publisher=house),) if house else ()
