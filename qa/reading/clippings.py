"""The clippings of an electronic reader (My Clippings.txt) -> what was marked in each book.

Comes in: the text of a .txt file. Goes out: an article a book, of its highlights and notes as
paragraphs in their order. Invariant: only a file of nothing but clippings is taken apart, and only
their heads and the rules between them go.
"""

import re
from collections.abc import Iterator
from typing import Final

from qa.reading.facts import metadata_of
from qa.records import Origin, RawArticle

_RULE: Final = re.compile(r"^={8,}[ ]*$", re.MULTILINE)
# - Your Highlight on page 14 | Added on Tuesday, …; - 위치 120-122의 하이라이트 | 추가됨: 2026년 …
_PLACE: Final = re.compile(r"- [^|]{0,80}\d[^|]{0,40}\|.*\d.*")
_AUTHOR: Final = re.compile(r"(?P<title>\S.*?)\s*\((?P<author>[^()]+)\)")
_HEAD: Final = 2  # lines


def split_clippings(text: str) -> list[RawArticle]:
    """Give what was marked in each book; nothing where the text is something else."""
    pieces = [piece.strip() for piece in _RULE.split(text) if piece.strip()]
    clippings = [piece.split("\n") for piece in pieces]
    if not all(len(lines) >= _HEAD and _PLACE.fullmatch(lines[1].strip()) for lines in clippings):
        return []
    if not clippings or not _RULE.search(text):
        return []
    marked: dict[str, list[str]] = {}
    for lines in clippings:
        said = "\n".join(lines[_HEAD:]).strip()
        if said and said not in marked.setdefault(lines[0].strip(), []):
            marked[lines[0].strip()].append(said)
    return list(_books(marked))


def _books(marked: dict[str, list[str]]) -> Iterator[RawArticle]:
    for number, (head, said) in enumerate(marked.items(), start=1):
        match = _AUTHOR.fullmatch(head)
        known = match.groupdict() if match else {"title": head}
        if said:
            member = str(number) if len(marked) > 1 else ""
            facts = metadata_of(known, Origin.FRONT_MATTER)
            yield RawArticle("\n\n".join(said), facts, member=member)
