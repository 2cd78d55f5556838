"""An element of a page -> what its tag, role and names say that it is.

Comes in: an element. Goes out: a judgement. Invariant: a class or id speaks only as a whole: each
of its words is one for furniture or one for a place on a page, so "side-by-side", "tag-ocean" and
"text-social" say nothing.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from qa.reading.elements import BLOCKS

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAGS: Final = frozenset(("nav", "aside", "footer", "menu"))
# What AMP loads or lays over a page; no browser without its scripts shows it as text.
_AMP: Final = frozenset(
    f"amp-{name}"
    for name in (
        "ad", "auto-ads", "consent", "embed", "fx-flying-carpet", "next-page", "sidebar",
        "sticky-ad", "user-notification",
    )
)  # fmt: skip
_ROLES: Final = frozenset(
    ("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu")
)
_FURNITURE: Final = re.compile(
    r"ads?|advert\w*|banners?|breadcrumbs?|cookies?|copyrights?|footers?|foot|gnb|lnb|snb|login"
    r"|menus?|nav|navi|navbar|navigation|newsletters?|paging|pagination|popups?|popular|promos?"
    r"|promotions?|rank|ranks|rankings?|recommend\w*|related|relation|shares?|sharing|sidebars?"
    r"|side|skip|sns|socials?|sponsor\w*|subscri\w*|tags?|toolbar|util|utils|widgets?"
    r"|(?:related?|relation|recommend|popular|sns|share|ranking)(?:news|articles?|list|area|box|wrap)"
)
# What services for advertisements and for consent lay into pages, whatever follows in the name.
_WIDGETS: Final = re.compile(
    r"(?:taboola|outbrain|dable|trc|revcontent|google[_-]?ads?|adsbygoogle|div-gpt-ad|adblock"
    r"|addtoany|addthis|sharedaddy|sharethis|jp-related\w*)"
    r"(?:widget|related|(?![a-z]))",
    re.IGNORECASE,
)
_CONSENT: Final = re.compile(
    r"(?:onetrust|didomi|cybotcookiebot|usercentrics|sp_message|qc-cmp|fc-consent|gdpr|ccpa"
    r"|(?:cookies?|consent)[_-]?(?:banner|consent|law|layer|modal|notice|popup|wall))(?![a-z])",
    re.IGNORECASE,
)
CONSENT: Final = "consent"  # what is known as a request for consent, which may outweigh an article
_HASH: Final = re.compile(r"__(?=[\w-]*\d|[\w-]*[a-z][\w-]*[A-Z])[\w-]{4,8}$")  # of a build
_SAID: Final = re.compile(r"cookie|consent|advert|newsletter|광고|쿠키", re.IGNORECASE)
_COMMENTS: Final = re.compile(
    r"comments?|cmt|cmts|reply|replies|disqus|(?:comment|reply)(?:list|area|box|wrap)"
)
_ARTICLE: Final = re.compile(
    r"articlebody|article[_-]?(?:body|content|text|view)|news[_-]?(?:body|content|text|view)|"
    r"entry[_-]?content|post[_-]?(?:body|content)|story[_-]?body|view[_-]?(?:content|text|body)"
    r"|(?<![\w-])h-?entry(?![\w-])",
    re.IGNORECASE,
)
# What says where something stands or how it is drawn, and what other than the article it is of.
_PLACES: Final = """
    a area areas b bar block blocks body bottom box boxes btn btns button buttons c cloud col column
    columns consent cont container content contents count desktop display div divider dock each
    embed entry fixed float floating form global google grid group groups head header heading hot
    html icon icons id in info inline inner item items js kakao label layer layout left level line
    link links list lists local location lst main media mid middle mobile module more most native
    new notice num official outer overlay page panel part pc placeholder primary
    respond right root row
    scroll secondary section set sites sky skyscraper slide slot small sns square sticky sub tab
    tabs template thread title titles to tool tools top total trail type ul under unit view web
    wing wp wrap wrapper x
    """
_SUBJECTS: Final = "article articles blog board feed news newspaper post posts site stories story"
_ARTICLES: Final = frozenset(_SUBJECTS.split())
_AROUND: Final = frozenset((*_PLACES.split(), *_ARTICLES))
_WORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


def furniture_name(element: "HtmlElement") -> str:
    """Give by what an element is known as furniture: a tag, a role or a name; "" if it is none."""
    if element.tag in _TAGS or element.tag in _AMP:
        return str(element.tag)
    if element.tag == "header":
        inner = any(ancestor.tag in ("article", "main") for ancestor in element.iterancestors())
        return "" if inner else "header"
    if not element.attrib:
        return ""
    role = (element.get("role") or "").lower()
    if role in _ROLES:
        return role
    if role == "region" and _SAID.search(element.get("aria-label") or ""):
        return CONSENT
    if element.get("hidden") is not None or (
        "display:none" in (element.get("style") or "").replace(" ", "").lower()
    ):
        return "hidden"
    if element.tag not in BLOCKS or is_article(element):
        return ""
    return _furniture_word(element)


def bears_furniture_name(element: "HtmlElement") -> bool:
    """Tell whether a class or id calls an element furniture, whatever its tag says."""
    return bool(_furniture_word(element))


def _furniture_word(element: "HtmlElement") -> str:
    if any(map(_CONSENT.match, _names(element))):
        return CONSENT
    return next(
        (name for name in _names(element) if _WIDGETS.match(name) or _speaks(name, _FURNITURE)), ""
    )


def is_comments(element: "HtmlElement") -> bool:
    """Tell whether a name says that these are comments of readers."""
    return any(_speaks(name, _COMMENTS) for name in _names(element))


def is_article(element: "HtmlElement") -> bool:
    """Tell whether a name says that this is the body of an article."""
    return bool(element.attrib) and bool(_ARTICLE.search(" ".join(_names(element))))


def _names(element: "HtmlElement") -> list[str]:
    return f"{element.get('id') or ''} {element.get('class') or ''}".split()


@lru_cache(maxsize=4_096)
def _speaks(name: str, kind: re.Pattern[str]) -> bool:
    """Tell whether a name has a word of a kind, and besides only words for places on a page."""
    words = [word.lower() for word in _WORD.findall(_HASH.sub("", name))]
    others = [word for word in words if not kind.fullmatch(word)]
    if len(others) == len(words):
        return False
    if words and words[0] == "tag" and not _ARTICLES.isdisjoint(others):
        return False  # what an article is about, as WordPress names it: "tag-news"
    return _AROUND.issuperset(others)
