"""A tree of HTML or XHTML elements -> its text in paragraphs, lines and table rows.

Comes in: an lxml element. Goes out: text. Invariant: every word that a browser would show
under the element is there once, in order; scripts, styles and form controls are not.
"""

import re
from typing import TYPE_CHECKING

from qa.reading.code_marks import around_code, as_code, is_code
from qa.reading.tables import LONGEST_CELL, flattened

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HIDDEN = """
script style noscript template head title meta link svg math canvas iframe object embed audio video
map select option datalist textarea button input dialog
"""
_BLOCKS = """
address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure
footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend main menu nav ol p pre section summary
table tbody td tfoot th thead tr ul
"""
_OTHERS = """
a abbr acronym area b base basefont bdi bdo big br cite code col colgroup data del dfn em font frame
frameset i img ins kbd label li mark meter noframes output param picture progress q rp rt ruby s
samp small source span strike strong sub sup time track tt u var wbr
"""
HIDDEN = frozenset(_HIDDEN.split())
BLOCKS = frozenset(_BLOCKS.split())
HTML_NAMES = HIDDEN | BLOCKS | frozenset(_OTHERS.split())
# Pages draw such parts as blocks, whatever their tags are.
_DRAWN = re.compile(
    r"(?<![a-z])(?:caption|(?:img|image|photo|pic)[_-]?(?:desc(?:ription)?|caption|txt|text)"
    r"|summary|sub[_-]?(?:title|head(?:line)?))(?![a-z])",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"(?<! ) *\n *")
_MANY = re.compile(r"\n{3,}")
_CELLS = ("td", "th")
_CODE = frozenset(("pre", "code", "kbd", "samp", "tt"))


def text_of(root: "HtmlElement") -> str:
    """Give the text of an element, a blank line between blocks; depth and size do not matter.

    Code in it is marked, and has its own lines and spaces.
    """
    from lxml import etree

    parts: list[str] = []
    code, begins, lined = None, 0, 0  # the outermost element of code, and <pre> around
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag
        if event == "start":
            parts.append("\n\n" if _is_block(element) else _before(name))
            lined += name == "pre"
            if name in _CODE and code is None:
                code, begins = element, len(parts)
            if name in HIDDEN or (name == "table" and _as_rows(element, parts)):
                walk.skip_subtree()
            elif element.text:
                parts.append(element.text if lined else _SPACE.sub(" ", element.text))
        else:
            lined -= name == "pre"
            if element is code:
                parts[begins:] = [_code(name, "".join(parts[begins:]))]
                code = None
            if _is_block(element):
                parts.append("\n\n")
            if element.tail and element is not root:
                parts.append(element.tail if lined else _SPACE.sub(" ", element.tail))
    return around_code("".join(parts), _spaced).strip()


def _is_block(element: "HtmlElement") -> bool:
    if element.tag in BLOCKS:
        return True
    name = element.get("class") if element.attrib else None
    return name is not None and element.tag not in HIDDEN and bool(_DRAWN.search(name))


def _code(name: str, text: str) -> str:
    return text if name == "pre" and not is_code(text) else as_code(text)


def _spaced(text: str) -> str:
    """Give the text with one space between words and at most one blank line between lines."""
    return _MANY.sub("\n\n", re.sub(" {2,}", " ", _AROUND.sub("\n", text)))


def without_blocks(text: str, opening: str, closing: str) -> str:
    """Leave out what stands between each pair of marks; an opening one without its end stays."""
    parts = []
    position = 0
    while (start := text.find(opening, position)) >= 0:
        end = text.find(closing, start + len(opening))
        if end < 0:
            break
        parts.append(text[position:start])
        position = end + len(closing)
    return "".join([*parts, text[position:]])


def _before(name: object) -> str:
    if name in BLOCKS:
        return "\n\n"
    return {"br": "\n", "li": "\n• "}.get(str(name), "")


def _as_rows(table: "HtmlElement", parts: list[str]) -> bool:
    """Add a table of values as one line a row; say False for a table that lays out a page."""
    if next(table.iterdescendants("table", "pre"), None) is not None:
        return False
    rows = [
        [_SPACE.sub(" ", "".join(cell.itertext())).strip() for cell in row if cell.tag in _CELLS]
        for row in table.iter("tr")
    ]
    longest = max((len(cell) for row in rows for cell in row), default=0)
    if max(map(len, rows), default=0) < 2 or longest > LONGEST_CELL:
        return False
    caption = table.findtext("caption")
    lines = [_SPACE.sub(" ", caption).strip()] if caption else []
    parts.append("\n".join([*lines, flattened(rows)]))
    return True
