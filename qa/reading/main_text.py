"""A parsed page -> the text of its article.

Comes in: the tree of a page, which is pruned. Goes out: text. Invariant: an element goes only
if its tag, role or name says that it is furniture and it holds under a third of the prose.

Prose is what stands in blocks of running text that is not mostly links; the article is the
smallest element that holds nearly all of it. The idea is Readability's and jusText's
(Pomikalek 2011, "Removing Boilerplate and Duplicate Content from Web Corpora").
"""

import re
from typing import TYPE_CHECKING

from qa.reading.elements import BLOCKS, HIDDEN, text_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "form", "menu"))
_FURNITURE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu")
)
_FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|banner|breadcrumbs?|comments?|cmt|cookie\w*|copyright|footer|foot|"
    r"gnb|lnb|snb|login|menu|nav\w*|newsletter|paging|pagination|popup|popular|promo\w*|rank\w*|"
    r"recommend\w*|related\w*|relation|reply|replies|share|sharing|sidebar|side|skip|sns|social|"
    r"sponsor\w*|subscri\w*|tags?|toolbar|util|widget)(?:$|[\s_-])"
    r"|(?:related|relation|recommend|popular|comment|reply|sns|share|ranking)"
    r"_?(?:news|article|list|area|box|wrap|section)",
    re.IGNORECASE,
)
_ARTICLE_NAME = re.compile(
    r"articlebody|article[_-]?(?:body|content|text|view)|news[_-]?(?:body|content|text|view)|"
    r"entry[_-]?content|post[_-]?(?:body|content)|story[_-]?body|view[_-]?(?:content|text|body)",
    re.IGNORECASE,
)
_NEARLY_ALL = 0.95
_SHARE_TO_STAY = 1 / 3
_PROSE = 20  # characters; Korean says a short sentence in as many


def main_text(tree: "HtmlElement") -> str:
    """Give the article's text, or all text of the page if it holds no prose."""
    body = tree.find("body")
    root = tree if body is None else body
    prose = _prose(root)
    _prune(root, prose)
    prose = _prose(root)
    return text_of(_smallest(root, prose))


def _prose(root: "HtmlElement") -> dict["HtmlElement", int]:
    """Count for every element the characters of running text in it and below."""
    from lxml import etree

    total: dict[HtmlElement, int] = {}
    open_blocks: list[list[int]] = [[0, 0]]  # characters, and those of them in links
    links = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = element.tag
        if event == "start":
            if name in HIDDEN:
                walk.skip_subtree()
            elif name in BLOCKS:
                open_blocks.append([0, 0])
            links += name == "a"
            _count(open_blocks[-1], element.text if name not in HIDDEN else None, links)
            continue
        links -= name == "a"
        own = 0
        if name in BLOCKS and name not in HIDDEN:
            characters, linked = open_blocks.pop()
            own = characters if characters >= _PROSE and linked * 2 < characters else 0
        total[element] = own + sum(total.get(child, 0) for child in element)
        if element is not root:
            _count(open_blocks[-1], element.tail, links)
    return total


def _count(block: list[int], text: str | None, links: int) -> None:
    if text:
        size = len(text.strip())
        block[0] += size
        block[1] += size if links else 0


def _prune(root: "HtmlElement", prose: dict["HtmlElement", int]) -> None:
    """Take furniture out, but nothing that holds much of the page's prose."""
    most = prose[root] * _SHARE_TO_STAY
    doomed = [
        element
        for element in root.iterdescendants()
        if prose.get(element, 0) <= most and _is_furniture(element)
    ]
    for element in doomed:
        parent = element.getparent()
        if parent is not None:
            _remove(element, parent)


def _remove(element: "HtmlElement", parent: "HtmlElement") -> None:
    """Take out an element but leave the text behind it."""
    previous = element.getprevious()
    tail = element.tail or ""
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _is_furniture(element: "HtmlElement") -> bool:
    get = element.get
    if element.tag in _FURNITURE_TAGS or (get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    if get("hidden") is not None or "display:none" in (get("style") or "").replace(" ", "").lower():
        return True
    if element.tag not in BLOCKS:
        return False
    name = f"{get('id') or ''} {get('class') or ''}"
    if element.tag == "header":
        return not any(ancestor.tag in ("article", "main") for ancestor in element.iterancestors())
    return bool(_FURNITURE_NAME.search(name)) and not _ARTICLE_NAME.search(name)


def _smallest(root: "HtmlElement", prose: dict["HtmlElement", int]) -> "HtmlElement":
    """Go down as long as one child holds nearly all prose of its parent."""
    element = root
    while prose[element]:
        inner = max(element, key=lambda child: prose.get(child, 0), default=None)
        if (
            inner is None
            or prose.get(inner, 0) < _NEARLY_ALL * prose[root]
            or inner.tag in ("p", "tr")
        ):
            break
        element = inner
    return element
