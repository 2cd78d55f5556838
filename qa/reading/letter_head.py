"""A mail that was saved or copied as text -> its text, and what its head says.

Comes in: the text of a .txt file. Goes out: the text without the heads of the mail and of those
forwarded in it, and title, sender and day. Invariant: a head has at least three fields, a line
each, with sender and subject, and stands at the top or below the mark of a forwarded mail; a mail
that an article prints stays text.
"""

import re
from collections.abc import Iterator, Mapping
from email.utils import parseaddr
from typing import Final

from qa.metadata.hosts import house, is_house
from qa.reading.facts import fact, merged
from qa.records import Metadata, Origin

_FIELDS: Final = {
    "from": "from 보낸사람 보낸이 발신 발신인 발신자",
    "to": "to cc bcc reply-to 받는사람 받는이 수신 수신인 수신자 참조 숨은참조 회신",
    "date": "date sent 날짜 보낸날짜 보낸시간 발신일",
    "subject": "subject 제목",
}
_BY_NAME: Final = {name: field for field, names in _FIELDS.items() for name in names.split()}
_FIELD: Final = re.compile(
    r"[>\s]*\*{0,2}(?P<name>[A-Za-z가-힣][A-Za-z가-힣 -]{1,9}?) ?:\*{0,2}(?:\s+(?P<value>.*))?"
)
_FORWARDED: Final = re.compile(
    r"\W*(?:(?:original|(?:begin )?forwarded) message|(?:원본|원문|전달된?) ?메(?:시지|일))\W*"
    r"|[_=-]{10,}",
    re.IGNORECASE,
)
_LEAST: Final = 3


def split_letter_heads(text: str) -> tuple[Metadata, str]:
    """Give what the heads say, the innermost first, and the text without them."""
    lines = text.split("\n")
    found: list[Metadata] = []
    kept: list[str] = []
    number = 0
    above = ""  # the last line that is not blank
    while number < len(lines):
        head = dict(_fields(lines, number)) if not above or _FORWARDED.fullmatch(above) else {}
        named = {_BY_NAME[name]: value for name, value in head.values()}
        if len(head) >= _LEAST and named.get("from") and named.get("subject"):
            found.insert(0, _facts(named))
            number = max(head) + 1
        else:
            above = lines[number].strip() or above
            kept.append(lines[number])
            number += 1
    return merged(found), "\n".join(kept).strip("\n") if found else text


def _fields(lines: list[str], start: int) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the fields from line `start` on, each by its number with its name and value."""
    for number in range(start, len(lines)):
        match = _FIELD.fullmatch(lines[number])
        name = match["name"].replace(" ", "").lower() if match else ""
        if match is None or name not in _BY_NAME:
            return
        yield number, (name, (match["value"] or "").strip())


def _facts(named: Mapping[str, str]) -> Metadata:
    name, address = parseaddr(named["from"])
    known = house(address.partition("@")[2]) if "@" in address else None
    publisher = name if is_house(name) else known or ""
    return Metadata(
        title=fact("title", named.get("subject"), Origin.PROPERTIES),
        author=fact("author", "" if name in ("", publisher) else name, Origin.PROPERTIES),
        publisher=fact("publisher", publisher, Origin.PROPERTIES),
        date=fact("date", named.get("date"), Origin.PROPERTIES),
    )
