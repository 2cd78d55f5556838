"""A Markdown file -> its article as plain text.

Comes in: bytes. Goes out: one RawArticle, or one for each note in the file: headings, paragraphs,
list items and table rows as paragraphs and lines of plain text. Invariant: only marks of structure,
images, comments and known HTML tags are left out; line breaks stand as they did.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from qa.reading.characters import mend, tidy
from qa.reading.code_marks import (
    around_code,
    as_code,
    code_spans,
    marked_in_source,
    rendered,
    with_spaces,
    without_marks,
)
from qa.reading.data_uris import without_data_uris
from qa.reading.decoding import decode
from qa.reading.elements import HTML_NAMES, without_blocks
from qa.reading.front_matter import split_front_matter
from qa.reading.notes import each_note
from qa.reading.property_lines import split_properties
from qa.records import Metadata, RawArticle

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

_LONGEST = 5_000_000  # characters; longer files are kept as the lines they are
_CHUNK = 40_000
_MOST_REFERENCES = 2_000
_DEEPEST = 100
_BRACKET = re.compile(r"[\[\]]")
_BLANK = re.compile(r"\n{2,}")
_FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]{1,200}\]:.{1,2000}$", re.MULTILINE)
_HIDDEN = (
    ("<!--", "-->"),
    ("<script", "</script>"),
    ("<style", "</style>"),
    ("{%", "%}"),
    ("{{<", ">}}"),
    ("{{%", "%}}"),
)
_SPACES = re.compile(r"[ ]+")
_OBSIDIAN_COMMENT = re.compile(r"(?<!\S)%%.{0,5000}?%%", re.DOTALL)
# What services for highlights put behind each of them.
_TO_HIGHLIGHT = re.compile(
    r"[ ]?\(\[(?:View Highlight|View Tweet|Location [\d,]+)\]\([^()\s]{1,2000}\)\)"
)
_DIGITS_TIMES = re.compile(r"(?<=\d)\*(?=\d)")
# "[출처]: 한국은행" is a sentence, "[1]: https://..." a reference.
_NO_REFERENCE = re.compile(
    r"^( {0,3})(\[[^\]\n]{1,200}\]:)"
    r"(?!\s*<?(?:https?:|mailto:|\.{0,2}/|#|[\w\-./]+\.\w{2,5}(?:\s|$)))",
    re.MULTILINE,
)
_LETTER = re.compile(r"[^\W\d_]")
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)")
_LEFT = (
    # CommonMark does not close ** between a punctuation mark and a Hangul syllable.
    (re.compile(r"\*\*(?=\S)([^*\n]+?)\*\*"), r"\1"),
    (re.compile(r"\*([\"'“‘(<《〈「『][^*\n]+[\"'”’)>》〉」』])\*"), r"\1"),
    (re.compile(r"==(?=\S)([^=\n]+?)(?<=\S)=="), r"\1"),
    (re.compile(r"^\[[ xX]\][ ]+(?=\S)"), ""),  # of a list of tasks
    (re.compile(r"!\[\[[^\]\n]*\]\]"), ""),
    (re.compile(r"\[\[(?:[^\]|\n]*\|)?([^\]|\n]+)\]\]"), r"\1"),
    (re.compile(r"\[\^[^\]\s]{1,40}\]:?"), ""),
    (re.compile(r"^\[!\w+\][+-]?[ ]*", re.MULTILINE), ""),
    (re.compile(r"\{:[^}\n]*\}"), ""),
    (re.compile(r" \^[A-Za-z0-9\-]+$", re.MULTILINE), ""),
)


def read_markdown(data: bytes) -> list[RawArticle]:
    """Read Markdown with or without front matter; several notes in one file are articles each."""
    source = tidy(with_spaces(mend(without_data_uris(decode(data)))))
    return each_note(source, _article)


def _article(source: str) -> RawArticle:
    metadata, text = split_front_matter(source)
    if metadata == Metadata():
        metadata, text = split_properties(text)
    whole = len(text) <= _LONGEST and not any(map(_is_tangled, _chunks(text)))
    return rendered(_words(without_marks(text)), metadata, marked=not whole)


def render(text: str) -> str:
    """Give the words of a Markdown text; what is too long or too deep to parse is left as it is."""
    return without_marks(_words(without_marks(text)))


def _words(text: str) -> str:
    """Give the words, with the code in them marked."""
    if len(text) > _LONGEST:
        return text
    text = without_marks(around_code(marked_in_source(text, code_spans(text)), _prepared))
    known: dict[str, Any] = {}
    if len(text) > _CHUNK:
        _parser().parse("\n".join(_REFERENCE.findall(text)[:_MOST_REFERENCES]), known)
    return "\n\n".join(filter(None, (_rendered(chunk, known) for chunk in _chunks(text))))


def _prepared(text: str) -> str:
    """Give the source as the parser is to have it, without what no reader of it would see."""
    for opening, closing in _HIDDEN:
        text = without_blocks(text, opening, closing)
    text = _TO_HIGHLIGHT.sub("", _OBSIDIAN_COMMENT.sub("", text))
    return _NO_REFERENCE.sub(r"\1\\\2", _DIGITS_TIMES.sub(r"\*", text))


def _chunks(text: str) -> Iterator[str]:
    """Cut a long text at blank lines outside of code, since the parser is not linear in length."""
    if len(text) <= _CHUNK:
        yield text
        return
    chunk: list[str] = []
    size, fenced = 0, False
    for block in _BLANK.split(text):
        if size and not fenced and (size + len(block) > _CHUNK or _is_tangled(block)):
            yield "\n\n".join(chunk)
            chunk, size = [], 0
        chunk.append(block)
        size += len(block)
        fenced ^= len(_FENCE.findall(block)) % 2 == 1
    yield "\n\n".join(chunk)


def _is_tangled(block: str) -> bool:
    """Tell a block on which the parser would take long: it is quadratic in open brackets."""
    if len(block) > 2 * _CHUNK:
        return True
    depth = 0
    for mark in _BRACKET.findall(block):
        depth = depth + 1 if mark == "[" else max(0, depth - 1)
        if depth > _DEEPEST:
            return True
    return False


def _rendered(chunk: str, known: dict[str, Any]) -> str:
    from markdown_it.tree import SyntaxTreeNode

    if _is_tangled(chunk):
        return chunk
    try:
        return _block(SyntaxTreeNode(_parser().parse(chunk, known)))
    except RecursionError:
        return chunk


@cache
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt

    # Indented lines are paragraphs of articles, not code; HTML is taken tag by tag.
    parser = MarkdownIt("commonmark", {"maxNesting": 100})
    return parser.enable(["table", "strikethrough"]).disable(["code", "html_block"])


def _block(node: "SyntaxTreeNode") -> str:
    """Give a block's text: parts with a blank line between them, items and rows with none."""
    if node.type == "inline":
        return around_code(_inline(node.children), _tidied)
    if node.type in ("fence", "code_block"):
        return as_code(node.content)
    if node.type in ("bullet_list", "ordered_list"):
        return "\n".join(_item(item) for item in node.children)
    if node.type in ("table", "thead", "tbody"):
        return "\n".join(_block(child) for child in node.children)
    if node.type == "tr":
        return " | ".join(_block(cell).replace("\n", " ") for cell in node.children)
    return "\n\n".join(filter(None, map(_block, node.children)))


def _item(item: "SyntaxTreeNode") -> str:
    """Give a list item behind its number as written ("2024. 10. 8." is three), or a bullet."""
    mark = f"{item.info}{item.markup}" if item.info else "•"
    return f"{mark} " + "\n".join(filter(None, map(_block, item.children)))


def _inline(nodes: Iterable["SyntaxTreeNode"]) -> str:
    parts = []
    for node in nodes:
        if node.type == "image":
            continue
        if node.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif node.type == "code_inline":
            parts.append(as_code(node.content))
        elif node.type == "html_inline":
            parts.append(_tag(node.content))
        elif not _is_note_mark(node):
            parts.append(_inline(node.children) if node.children else node.content)
    return "".join(parts)


def _is_note_mark(node: "SyntaxTreeNode") -> bool:
    """Tell a link within the page from a number or a mark: [1](#fn1), [↩](#fnref1)."""
    if node.type != "link" or not str(node.attrs.get("href", "")).startswith("#"):
        return False
    return not _LETTER.search(_inline(node.children))


def _tag(content: str) -> str:
    """Give what stands for a tag: nothing, a line break, or itself if it is no HTML ("<AI>")."""
    match = _TAG.match(content)
    if match is None or match[1].lower() in HTML_NAMES:
        return "\n" if match and match[1].lower() in ("br", "p", "div", "li", "tr", "hr") else ""
    return content


def _tidied(text: str) -> str:
    for pattern, replacement in _LEFT:
        text = pattern.sub(replacement, text)
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip("\n")
