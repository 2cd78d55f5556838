"""A text that may begin with front matter -> its facts and the text behind it.

Comes in: the text of a .md or .txt file, as Jekyll, Hugo and Obsidian write them.
Goes out: Metadata and the rest. Invariant: what is not front matter beyond doubt stays text.
"""

import json
import re
import tomllib
from collections.abc import Mapping

from qa.errors import DamagedFileError
from qa.reading.facts import KEYS, SOURCE, Value, key_name, metadata_of
from qa.records import Metadata, Origin

_YAML = re.compile(r"---[ ]*\n(?P<block>.*?)(?:^|\n)(?:---|\.\.\.)[ ]*(?:\n|$)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ ]*\n(?P<block>.*?)(?:^|\n)\+\+\+[ ]*(?:\n|$)", re.DOTALL)
_PAIR = re.compile(r"(?P<key>[\w가-힣][\w가-힣 .\-]{0,40}?)\s*[:=]\s*(?P<value>.*)")
_OPENED = re.compile(r"(?:---|\+\+\+)[ ]*\n")
_MOST_BRACKETS = 200
_LONGEST = 20_000  # characters; the YAML and TOML readers are slow and recursive


def split_front_matter(text: str) -> tuple[Metadata, str]:
    """Give the facts and the body; where there is no front matter, none and the text as it was.

    Raises DamagedFileError if the file ends within its front matter.
    """
    for fence, parse in ((_YAML, _yaml), (_TOML, _toml)):
        match = fence.match(text[:_LONGEST])
        if match:
            values = parse(match["block"]) or _lines(match["block"])
            if values is not None and (not values or any(map(_usual, values))):
                return metadata_of(values, Origin.FRONT_MATTER), text[match.end() :].lstrip("\n")
    if _OPENED.match(text) and _only_pairs(text[4:]):
        raise DamagedFileError("The front matter is not closed and no text follows; save it again.")
    if text.startswith("{\n") or text.startswith('{"'):
        return _json(text)
    return Metadata(), text


def _yaml(block: str) -> Mapping[str, Value] | None:
    """Read YAML with every scalar as the text it is: no `title: Yes` becomes True."""
    import yaml

    if ("&" in block and "*" in block) or max(map(block.count, "[{?")) > _MOST_BRACKETS:
        return None  # aliases grow without bound, and the reader is quadratic in nesting
    try:
        values = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506 (it makes text, lists and mappings only)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return _mapping(values)


def _toml(block: str) -> Mapping[str, Value] | None:
    try:
        return _mapping(tomllib.loads(block))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None


def _json(text: str) -> tuple[Metadata, str]:
    try:
        values, end = json.JSONDecoder().raw_decode(text[:_LONGEST])
    except (ValueError, RecursionError):
        return Metadata(), text
    body = text[end:].lstrip(" ")
    if not (body.startswith("\n") and isinstance(values, dict) and any(map(_usual, values))):
        return Metadata(), text
    return metadata_of(values, Origin.FRONT_MATTER), body.strip("\n")


def _mapping(values: object) -> Mapping[str, Value] | None:
    if isinstance(values, dict) and all(isinstance(key, str) for key in values):
        return values
    return None


def _usual(key: str) -> bool:
    """Tell a field's name from the first words of a sentence that stands between two rules."""
    name = key_name(key)
    return re.fullmatch(r"[A-Za-z][\w\-]*", key) is not None or any(
        name in names for names in (*KEYS.values(), SOURCE)
    )


def _only_pairs(block: str) -> bool:
    """Tell front matter that a file cut short ends in from text behind a rule."""
    lines = [line for line in block.split("\n") if line.strip()]
    pairs = [match for line in lines if (match := _PAIR.fullmatch(line))]
    inner = [line for line in lines if line.startswith((" ", "- ", "\t"))]
    whole = len(pairs) + len(inner) >= len(lines) - 1  # the last line may itself be cut
    return whole and bool(pairs) and all(_usual(match["key"]) for match in pairs)


def _lines(block: str) -> Mapping[str, Value] | None:
    """Read what is not quite YAML or TOML, pair by pair; None if it is no list of pairs."""
    lines = [line for line in block.split("\n") if line.strip() and not line.startswith("#")]
    pairs = [match for line in lines if (match := _PAIR.fullmatch(line))]
    inner = [line for line in lines if line.startswith((" ", "-", "\t", "]", "}", '"', "'"))]
    if len(pairs) + len(inner) < len(lines) * 0.5 or (lines and not pairs):
        return None
    return {match["key"]: match["value"].strip().strip("\"'") for match in pairs}
