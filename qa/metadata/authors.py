"""The author: from the byline above the prose, behind it, or before or after its sentences."""

import re
from typing import Final

from qa.cleaning.bylines import Byline, byline
from qa.cleaning.credits import DATELINE, trailing
from qa.metadata.parts import Parts, plain
from qa.records import Fact, Origin

_JOINED: Final = ", "


def author(parts: Parts) -> Fact | None:
    """The names that the byline gives, without "기자" or "By"."""
    found = find(parts)
    return Fact(_JOINED.join(found.names), Origin.TEXT) if found else None


def find(parts: Parts) -> Byline | None:
    """The first byline, looked for where it is surest: head, foot, dateline, end of the prose."""
    for line in (*parts.head, *reversed(parts.foot)):
        found = byline(plain(line))
        if found:
            return found
    for line in parts.prose[:2]:
        found = _of_dateline(line)
        if found:
            return found
    for line in (*parts.prose[-1:], *parts.prose[:-1]):
        found = _standing(line) or trailing(line)
        if found:
            return found
    return None


def _of_dateline(line: str) -> Byline | None:
    match = DATELINE.match(line)
    names = match and (match["names"] or match["inner"] or match["names2"])
    return byline(re.sub(r"\s*[·ㆍ,]\s*", "·", names)) if names else None


def _standing(line: str) -> Byline | None:
    """A reporter's line between paragraphs; a scholar's would be part of the article there."""
    found = byline(line)
    return found if found and not found.expert else None
