"""A text with a list of properties at its top, as note-taking programs export it -> facts and text.

Comes in: the source of a .md or .txt file without front matter:

    # A title
    Author: Jane Doe
    Publisher: The Post
    Date: 2024-10-08

Goes out: Metadata and the text without those lines. Invariant: a list has at least three pairs, two
of which say what is known of articles; a pair that holds a sentence of another kind stays.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from qa.cleaning.prose import ends_sentence
from qa.reading.facts import KEYS, SOURCE, key_name, metadata_of
from qa.records import Metadata, Origin

_PAIR: Final = re.compile(
    r"(?:[-*+•] )?(?:\*\*|__)?(?P<key>[^\W\d_][^\n:：*]{0,19}?)(?:\*\*|__)?\s?(?:[:：]|::)"
    r"(?:\*\*|__)?(?:\s+(?P<value>.*))?"
)
_HEADING: Final = re.compile(
    r"#{1,6}\s(?:metadata|properties|속성|정보|메타데이터)\s*", re.IGNORECASE
)
_ABOVE: Final = re.compile(rf"\s*|#\s.*|!\[.*|{_HEADING.pattern}", re.IGNORECASE)
_FIELDS: Final = {
    **{name: field for field, names in KEYS.items() if field != "text" for name in names},
    **dict.fromkeys(SOURCE, "source"),
}
PAIRS_LEAST: Final = 3
_KNOWN_LEAST: Final = 2  # fields
_VALUE_LONGEST: Final = 300
_NAMES_LONGEST: Final = 10


def split_properties(text: str) -> tuple[Metadata, str]:
    """Give what the list at the top says, and the text without it; none and all where none is."""
    lines = text.split("\n")
    start = 0
    while start < len(lines) and _ABOVE.fullmatch(lines[start]):
        start += 1
    pairs = dict(pairs_from(lines, start))
    known = dict(_known(pairs.values()))
    end = start + len(pairs)
    few = len(pairs) < PAIRS_LEAST or not is_list(pairs.values())
    if few or not "".join(lines[end:]).strip():
        return Metadata(), text
    kept = [lines[number] for number, pair in pairs.items() if _says(*pair)]
    above = [line for line in lines[:start] if not _HEADING.fullmatch(line)]
    body = "\n".join([*above, *kept, *lines[end:]])
    return metadata_of(_values(known), Origin.FRONT_MATTER), body.strip("\n")


def is_list(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether some pairs say enough of what is known of articles, and are no conversation.

    In one of a reporter with an author, both names stand again and again, before sentences.
    """
    known = list(_known(pairs))
    fields = {_FIELDS[key_name(key)] for key, _ in known}
    said = any(
        _FIELDS[key_name(key)] == "author" and len(value) > _NAMES_LONGEST and ends_sentence(value)
        for key, value in known
    )
    return len(fields) >= _KNOWN_LEAST and len({key for key, _ in known}) == len(known) and not said


def _known(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return ((key, value) for key, value in pairs if key_name(key) in _FIELDS and value)


def pairs_from(lines: list[str], start: int) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield the pairs from line `start` on, by number, up to the first other line."""
    for number in range(start, len(lines)):
        match = _PAIR.fullmatch(lines[number].strip())
        if match is None or len(match["value"] or "") > _VALUE_LONGEST:
            return
        yield number, (match["key"].strip(), (match["value"] or "").strip())


def _says(key: str, value: str) -> bool:
    """Whether a pair is rather a sentence of the text."""
    return key_name(key) not in _FIELDS and ends_sentence(value)


def _values(known: Mapping[str, str]) -> Mapping[str, str]:
    return {key: re.sub(r"^\[([^\]]*)\]\(\S*\)$", r"\1", value) for key, value in known.items()}
