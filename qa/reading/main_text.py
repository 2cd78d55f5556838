"""A parsed page -> the text of its article.

Comes in: the tree of a page, which is pruned. Goes out: text. Invariant: of running text only
what is named as furniture is left out, and of that nothing that holds a third of the page's.

The article is the smallest element that holds nearly all prose, as in Readability and jusText
(Pomikalek 2011, "Removing Boilerplate and Duplicate Content from Web Corpora"); but prose outside
of it stays too, such as a lead above it or a last paragraph below an advertisement.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.reading.elements import BLOCKS, text_of
from qa.reading.prose import Count, counted

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Counts = Mapping["HtmlElement", Count]

_FURNITURE_TAGS = frozenset(("nav", "aside", "footer", "menu"))
_ARTICLE_TAGS = frozenset(("article", "main", "h1"))
_FURNITURE_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu")
)
_FURNITURE_NAME = re.compile(
    r"(?:^|[\s_-])(?:ads?|advert\w*|banner|breadcrumbs?|cookie\w*|copyright|footer|foot|gnb|lnb|snb|"
    r"login|menu|nav\w*|newsletter|paging|pagination|popup|popular|promo\w*|rank\w*|recommend\w*|"
    r"related\w*|relation|share|sharing|sidebar|side|skip|sns|social|sponsor\w*|subscri\w*|tags?|"
    r"toolbar|util|widget)(?:$|[\s_-])"
    r"|(?:related|relation|recommend|popular|sns|share|ranking)_?(?:news|article|list|area|box|wrap)",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"(?:^|[\s_-])(?:comments?|cmt|reply|replies|disqus\w*)(?:$|[\s_-])|(?:comment|reply)_?(?:list|area|box|wrap)",
    re.IGNORECASE,
)
_ARTICLE_NAME = re.compile(
    r"articlebody|article[_-]?(?:body|content|text|view)|news[_-]?(?:body|content|text|view)|"
    r"entry[_-]?content|post[_-]?(?:body|content)|story[_-]?body|view[_-]?(?:content|text|body)",
    re.IGNORECASE,
)
_NEARLY_ALL = 0.95
_SHARE_TO_STAY = 1 / 3
_HEADER = 500  # characters between headline and text: byline, date, subtitle
_MENU = 0.9  # share of characters in links
_SENTENCE_END = re.compile(r"[.!?。…][\"'”’)\]」』]*$")


def main_text(tree: "HtmlElement") -> str:
    """Give the article's text, or all text of the page if it holds no prose."""
    body = tree.find("body")
    root = tree if body is None else body
    counts = counted(root)
    if _prune(root, counts):
        counts = counted(root)
    article = _smallest(root, counts)
    if article is not root:
        _leave_only(root, article, counts)
    _take_menus(root, counts)
    return text_of(root)


def _prune(root: "HtmlElement", counts: Counts) -> bool:
    """Take furniture out, but nothing that holds much of the page's prose; say if there was any."""
    most = counts[root].prose * _SHARE_TO_STAY
    around = _around_articles(root)
    doomed = []
    for element in root.iterdescendants():
        small = element not in counts or counts[element].prose <= most
        if _is_furniture(element, small=small, around=element in around):
            doomed.append(element)
    for element in doomed:
        _remove(element)
    return bool(doomed)


def _is_furniture(element: "HtmlElement", *, small: bool, around: bool) -> bool:
    if not element.attrib and element.tag != "header" and element.tag not in _FURNITURE_TAGS:
        return False
    name = f"{element.get('id') or ''} {element.get('class') or ''}"
    if element.tag in BLOCKS and not around and _COMMENTS.search(name):
        return True
    if not small:
        return False
    if element.tag in _FURNITURE_TAGS or (element.get("role") or "").lower() in _FURNITURE_ROLES:
        return True
    if element.get("hidden") is not None or (
        "display:none" in (element.get("style") or "").replace(" ", "").lower()
    ):
        return True
    if element.tag == "header":
        return not any(ancestor.tag in ("article", "main") for ancestor in element.iterancestors())
    return (
        element.tag in BLOCKS
        and bool(_FURNITURE_NAME.search(name))
        and not _ARTICLE_NAME.search(name)
    )


def _around_articles(root: "HtmlElement") -> set["HtmlElement"]:
    """List what holds an article: a wrapper such as <body class="no-comments"> is no comment."""
    around = {root}
    for element in root.iterdescendants():
        name = f"{element.get('id') or ''} {element.get('class') or ''}" if element.attrib else ""
        if element.tag in _ARTICLE_TAGS or _ARTICLE_NAME.search(name):
            inner: HtmlElement | None = element
            while inner is not None and inner not in around:
                around.add(inner)
                inner = inner.getparent()
    return around


def _smallest(root: "HtmlElement", counts: Counts) -> "HtmlElement":
    """Go down as long as one child holds nearly all prose of the page."""
    element = root
    least = _NEARLY_ALL * counts[root].prose
    while counts[root].prose:
        blocks = (child for child in element if child in counts and child.tag not in ("p", "tr"))
        inner = max(blocks, key=lambda child: counts[child].prose, default=None)
        if inner is None or counts[inner].prose < least:
            break
        element = inner
    return element


def _leave_only(root: "HtmlElement", article: "HtmlElement", counts: Counts) -> None:
    """Take out what is around the article, but for its header and for prose."""
    path = [article, *article.iterancestors()]
    path = path[: path.index(root) + 1]
    headline = _headline(root, article)
    lineage = frozenset() if headline is None else frozenset((headline, *headline.iterancestors()))
    for inner, outer in pairwise(path):
        before, behind_headline = True, False
        for child in list(outer):
            behind_headline = behind_headline or child in lineage
            if child is inner:
                before = False
            elif before and behind_headline and _is_header(child, counts):
                if headline is not None and child in lineage:
                    _remove_through(child, headline, lineage)
            elif child in counts:
                _leave_prose(child, counts)
            elif not counts[outer].runs:
                _remove(child, with_tail=True)
        if not counts[outer].runs:
            outer.text = None


def _headline(root: "HtmlElement", article: "HtmlElement") -> "HtmlElement | None":
    """Find the headline before the article: the last <h1>, or else the last <h2>."""
    found: dict[str, HtmlElement] = {}
    for element in root.iter("h1", "h2", article.tag):
        if element is article:
            break
        found[element.tag] = element
    return found.get("h1", found.get("h2"))


def _is_header(child: "HtmlElement", counts: Counts) -> bool:
    """Tell an article's header, with byline and date, from all that could stand before it."""
    return child not in counts or counts[child].total <= _HEADER


def _remove_through(
    child: "HtmlElement", headline: "HtmlElement", lineage: frozenset["HtmlElement"]
) -> None:
    """Take out all of an element up to and with the headline in it."""
    doomed = []
    for element in child.iter():
        if element is headline or element not in lineage:
            doomed.append(element)
        if element is headline:
            break
    for element in doomed:
        _remove(element)


def _take_menus(root: "HtmlElement", counts: Counts) -> None:
    """Take out lists of links above the first and below the last prose; those between stay."""
    order = [element for element in root.iter() if element in counts]
    prose = [place for place, element in enumerate(order) if counts[element].runs]
    for place, element in enumerate(order):
        count = counts[element]
        if prose and prose[0] < place < prose[-1]:
            continue
        if not count.prose and count.links > 1 and count.linked >= _MENU * count.total > 0:
            _remove(element)


def _leave_prose(child: "HtmlElement", counts: Counts) -> None:
    """Leave the sentences of an element and take out the rest of it."""
    if not counts[child].prose:
        _remove(child)
        return
    for element in list(child.iter()):
        if element in counts and not (counts[element].prose and _says_something(element, counts)):
            _remove(element)


def _says_something(element: "HtmlElement", counts: Counts) -> bool:
    if any(counts[inner].prose for inner in _inner_blocks(element, counts)):
        return True
    return bool(_SENTENCE_END.search("".join(element.itertext()).strip()))


def _inner_blocks(element: "HtmlElement", counts: Counts) -> Iterator["HtmlElement"]:
    return (inner for inner in element.iterdescendants() if inner in counts)


def _remove(element: "HtmlElement", *, with_tail: bool = False) -> None:
    """Take out an element but leave the text behind it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = "" if with_tail else element.tail or ""
    previous = element.getprevious()
    if previous is not None:
        previous.tail = (previous.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
