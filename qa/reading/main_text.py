"""A parsed page -> the text of its article.

Comes in: the tree of a page, which is pruned. Goes out: text. Invariant: of running text only
what is named as furniture is left out, and of that nothing that holds a third of the page's.

The article is the smallest element that holds nearly all prose, as in Readability and jusText
(Pomikalek 2011, "Removing Boilerplate and Duplicate Content from Web Corpora"); but prose outside
of it stays too, such as a lead above it or a last paragraph below an advertisement.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING

from qa.reading.boxes import is_box
from qa.reading.characters import one_line
from qa.reading.elements import BLOCKS, text_of
from qa.reading.headed import headed
from qa.reading.page_names import CONSENT, furniture_name, is_article, is_comments
from qa.reading.polls import polls
from qa.reading.prose import Count, counted

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Counts = Mapping["HtmlElement", Count]

_ARTICLE_TAGS = frozenset(("article", "main"))
_NEARLY_ALL = 0.95
_SHARE_TO_STAY = 1 / 3
_CONSENT_SHARE = 0.8
_TITLE_LEAST = 5  # characters
_HEADER = 500  # characters between headline and text: byline, date, subtitle
_MENU = 0.9  # share of characters in links
_SENTENCE_END = re.compile(r"[.!?。…][\"'”’)\]」』]*$")


def main_text(tree: "HtmlElement") -> str:
    """Give the article's text, or all text of the page if it holds no prose."""
    body = tree.find("body")
    root = tree if body is None else body
    counts = counted(root)
    # Comments first: furniture is measured against the prose that is left.
    for prune in (polls, _comments, _furniture, _headed):
        doomed = prune(root, counts)
        if doomed:
            for element in doomed:
                _remove(element)
            counts = counted(root)
    article = _smallest(root, counts)
    if article is not root:
        _leave_only(root, article, counts)
    _take_menus(root, counts)
    return text_of(root)


def _comments(root: "HtmlElement", counts: Counts) -> list["HtmlElement"]:
    """List what is named as comments, unless the page holds nothing else, as a forum's does."""
    around = _around_articles(root, counts, headlines=True)
    doomed: list[HtmlElement] = []
    inside: set[HtmlElement] = set()
    for element in root.iterdescendants():
        if element.getparent() in inside:
            inside.add(element)
        elif element.tag in BLOCKS and element not in around and is_comments(element):
            doomed.append(element)
            inside.add(element)
    said = sum(counts[element].prose for element in doomed)
    return [] if said and said >= counts[root].prose else doomed


def _furniture(root: "HtmlElement", counts: Counts) -> list["HtmlElement"]:
    """List furniture, but nothing that holds an article, or much of the page's prose.

    Parts that bear one name are weighed together: pages are built of many equal ones.
    """
    prose = counts[root].prose
    most = {CONSENT: _CONSENT_SHARE * prose}
    around = _around_articles(root, counts, headlines=False)
    stated = _stated_title(root)
    found = [
        (element, name)
        for element in root.iterdescendants()
        if element not in around and (name := furniture_name(element))
    ]
    shares: Counter[str] = Counter()
    asking = {element for element, name in found if name == CONSENT}
    for element, name in found:
        if element in counts and not (name == CONSENT and element.getparent() in asking):
            shares[name] += counts[element].prose
    return [
        element
        for element, name in found
        if (
            element not in counts
            or shares[name] <= most.get(name, _SHARE_TO_STAY * prose)
            or not counts[element].prose
        )
        and not (element.tag == "aside" and is_box(element, counts))
        and not (name == "header" and _heads_article(element, counts, stated))
    ]


def _heads_article(header: "HtmlElement", counts: Counts, stated: str) -> bool:
    """Tell the header of the article, beside which its text stands, from that of the site."""
    if header.tag != "header" or not _is_header(header, counts):
        return False
    return any(_begins(stated, heading) for heading in header.iter("h1", "h2", "h3", "h4"))


def _headed(root: "HtmlElement", counts: Counts) -> list["HtmlElement"]:
    """List what its own heading says is comments or a list of other articles."""
    around = _around_articles(root, counts, headlines=True)
    return list(headed(root, counts, around, counts[root].prose * _SHARE_TO_STAY))


def _around_articles(root: "HtmlElement", counts: Counts, *, headlines: bool) -> set["HtmlElement"]:
    """List what is or holds an article: a wrapper such as <body class="comments"> is no comment.

    Cards of other articles, and comments set in <article>, are none; neither hold much.
    """
    marked = [
        element
        for element in root.iterdescendants()
        if element.tag in _ARTICLE_TAGS or is_article(element)
    ]
    marked = [element for element in marked if not _within_comments(element)]
    largest = max((counts[one].prose for one in marked if one in counts), default=0)
    least = largest * _SHARE_TO_STAY
    held = [one for one in marked if one.tag == "main" or _prose_of(one, counts) >= least]
    around = {root}
    for element in (*held, *(root.iterdescendants("h1") if headlines else ())):
        outer: HtmlElement | None = element
        while outer is not None and outer not in around:
            around.add(outer)
            outer = outer.getparent()
    return around


def _within_comments(element: "HtmlElement") -> bool:
    return is_comments(element) or any(map(is_comments, element.iterancestors("div", "section")))


def _prose_of(element: "HtmlElement", counts: Counts) -> int:
    return counts[element].prose if element in counts else 0


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
    """Find the headline before the article: the last <h1>, or else the last <h2>.

    A lower heading is one only if the title of the page begins with it.
    """
    stated = _stated_title(root)
    found: dict[str, HtmlElement] = {}
    for element in root.iter("h1", "h2", "h3", "h4", article.tag):
        if element is article:
            break
        if element.tag in ("h1", "h2") or _begins(stated, element):
            found[element.tag] = element
    return next((found[name] for name in ("h1", "h2", "h3", "h4") if name in found), None)


def _stated_title(element: "HtmlElement") -> str:
    return one_line(element.getroottree().findtext(".//title") or "")


def _begins(title: str, heading: "HtmlElement") -> bool:
    text = one_line("".join(heading.itertext()))
    return len(text) >= _TITLE_LEAST and title.startswith(text)


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
