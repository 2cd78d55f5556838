"""An HTML page -> its article.

Comes in: bytes. Goes out: one RawArticle: the text of the smallest element that holds the
page's prose, and the facts that the page's head states. Invariant: inside that element only
scripts, forms and parts named as furniture are left out; when in doubt a part stays.
"""

import re
from collections import Counter
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

from qa.errors import DamagedFileError, EmptyFileError, UnsupportedFormatError
from qa.reading.characters import mend, tidy
from qa.reading.code_marks import rendered, without_marks
from qa.reading.data_uris import without_data_uris
from qa.reading.decoding import decode
from qa.reading.elements import text_of, without_blocks
from qa.reading.facts import merged
from qa.reading.json_ld import stated_body
from qa.reading.main_text import main_text
from qa.reading.page_data import data_article
from qa.reading.page_facts import page_facts
from qa.reading.reader_view import take_reader_head
from qa.records import RawArticle

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w\-:.]+)""", re.I
)
_TAG = re.compile(r"</?[A-Za-z!]")
_CLOSED = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_LEFT_OUT = (("<!--", "-->"), ("<script", "</script"), ("<style", "</style"))
# Elements that hold others and whose end tags HTML requires, unlike those of <p>, <li> and <body>.
_HOLDER = re.compile(
    r"<(?P<end>/?)(?P<name>title|article|main|section|div|ul|ol|table)(?=[\s>])", re.IGNORECASE
)
_NAMED = frozenset(("a", "h1", "h2", "h3", "h4", "h5", "h6", "title"))
_SCRIPTS = frozenset(("script", "iframe", "frameset"))  # by which a page may show more
_CUT_TAG = re.compile(r"</?[A-Za-z][^<>]{0,2000}$|</?$")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_webpage(data: bytes) -> list[RawArticle]:
    """Read an HTML file; what it claims of its encoding is believed only if true.

    Raises DamagedFileError for a page that breaks off.
    """
    text = mend(decode(data, declared(data)))
    if not _TAG.search(text):
        return [RawArticle(tidy(text))]
    if breaks_off(text):
        raise DamagedFileError("The page breaks off before its end; save it again.")
    return [read_page(text)]


def declared(data: bytes) -> list[str]:
    """Give the names of encodings that a page's head claims."""
    return [match[1].decode("ascii", "ignore") for match in _CHARSET.finditer(data[:4096])]


def read_page(text: str) -> RawArticle:
    """Read the text of an HTML file."""
    tree = parse(text)
    if _lists_links(tree):
        raise EmptyFileError("The page lists links alone; save the articles that they lead to.")
    metadata = merged([take_reader_head(tree), page_facts(tree)])
    body, (data, told) = _without_tags(stated_body(tree)), data_article(tree)
    article = main_text(tree)
    if len(body) > 2 * len(article):  # the page shows its text by a script alone
        article = body
    elif len(data := _without_tags(data)) > 2 * len(article):
        article, metadata = data, merged([replace(metadata, title=told.title), told])
    return rendered(article, metadata)


def _lists_links(tree: "HtmlElement") -> bool:
    """Tell an export of bookmarks: all of its text is that of links, and of headings above them."""
    links = 0
    body = tree.find("body")
    waiting = [tree if body is None else body]
    while waiting:
        element = waiting.pop()
        links += element.tag == "a" and bool(element.get("href"))
        if element.tag in _SCRIPTS:
            return False
        inner = [] if element.tag in _NAMED else list(element)
        own = "" if element.tag in _NAMED else element.text or ""
        if own.strip() or any((one.tail or "").strip() for one in inner):
            return False
        waiting += inner
    return links > 1


def _without_tags(body: str) -> str:
    """Give the text of a body that is stated as HTML, or as plain text with its entities."""
    return text_of(parse(body)) if _TAG.search(body) else unescape(body)


def page_text(text: str) -> str:
    """Give all text of a page, such as a chapter of a book, without choosing among its parts.

    Code in it is marked; `code_marks.rendered` makes an article of it.
    """
    return text_of(parse(mend(text)))


def parse(text: str) -> "HtmlElement":
    """Parse HTML; entities from outside are never fetched.

    Raises EmptyFileError where there is no element and no word, UnsupportedFormatError where
    elements nest deeper than libxml2 follows.
    """
    from lxml import etree, html

    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    source = without_marks(_DECLARATION.sub("", without_data_uris(text)).replace("\0", ""))
    try:
        tree = html.document_fromstring(source.encode("utf-8", "ignore"), parser=parser)
    except etree.ParserError:
        raise EmptyFileError("The page holds no element and no text; save it again.") from None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise UnsupportedFormatError(
            "The page nests elements more than 2,000 deep and can't be read whole; leave it out."
        )
    return tree


def breaks_off(text: str) -> bool:
    """Tell a page that was cut: inside a tag, a comment, a script, or what had to be closed.

    Minifiers and tools that save pages leave out </body> and </html>, as HTML allows.
    """
    if _CUT_TAG.search(text[-4000:].rstrip()):
        return True
    if _CLOSED.search(text):
        return False
    shown = text
    for opening, closing in _LEFT_OUT:
        shown = without_blocks(shown, opening, closing)
    if any(opening in shown for opening, _ in _LEFT_OUT):
        return True
    opened = Counter[str]()
    for tag in _HOLDER.finditer(shown):
        opened[tag["name"].lower()] += -1 if tag["end"] else 1
    return any(count > 0 for count in opened.values())
