"""Text of a file -> the same text without the pictures and files that stand in it as letters.

Comes in: decoded text, with marks of Markdown and HTML or none. Goes out: the text in which a data
URI (RFC 2397) stands no more, nor what only serves to show it. Invariant: the text of a link stays,
and so does a URI that is too short to hold anything, as articles about such addresses quote.
"""

import re

_ADDRESS = r"(?:<data:[^<>\n]*+>|data:[^\s()<>]*+)"
_TITLE = r"(?:[ \t]++[\"'(][^\n]{0,300}?[\"')])?[ \t]*+"
_LABEL = r"[^\[\]\n]{1,200}"
_DATA = re.compile("data:", re.IGNORECASE)
_INLINE = re.compile(
    rf"(?P<image>!)?\[(?P<text>[^\[\]\n]{{0,1000}})\]\(\s*+{_ADDRESS}{_TITLE}\)", re.IGNORECASE
)
_DEFINED = re.compile(
    rf"^ {{0,3}}\[(?P<label>{_LABEL})\]:\s{{0,4}}{_ADDRESS}{_TITLE}$", re.IGNORECASE | re.MULTILINE
)
_REFERRING = re.compile(
    rf"(?P<image>!)?\[(?P<text>[^\[\]\n]{{0,1000}})\](?:\[(?P<label>{_LABEL})\])?"
)
_BARE = re.compile(
    r"<?data:(?:[\w.+-]{1,80}/[\w.+-]{1,80})?(?:;[\w.+-]{1,80}=[^;,\s]{1,80}){0,8};base64,"
    r"[A-Za-z0-9+/=_%-]{32,}+>?",
    re.IGNORECASE,
)


def without_data_uris(text: str) -> str:
    """Take out data URIs, and the images and references of Markdown that are nothing else."""
    if not _DATA.search(text):
        return text
    text = _INLINE.sub(_shown, text)
    labels = {match["label"].casefold() for match in _DEFINED.finditer(text)}
    if labels:
        text = _without_references(_DEFINED.sub("", text), labels)
    return _BARE.sub("", text)


def _shown(match: re.Match[str]) -> str:
    return "" if match["image"] else match["text"]


def _without_references(text: str, labels: set[str]) -> str:
    def left(match: re.Match[str]) -> str:
        named = match["label"] or (match["image"] and match["text"]) or ""
        return _shown(match) if named.casefold() in labels else match[0]

    return _REFERRING.sub(left, text)
