"""An article to HTML with the found passages marked in it.

In: an article and the places to mark. Out: Markup, all words escaped. Invariant: without its
markup the body is the article's text, paragraph by paragraph, character for character.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from qa.citation_forms import web_address
from qa.records import Article, Source
from qa.ui import wording
from qa.ui.markup import NOTHING, both, join, safe, unseen
from qa.ui.rendering import byline, title, tongue

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A passage to mark in an article: its number in the answer, its span and its sentences."""

    number: int
    start: int
    end: int
    highlights: tuple[Span, ...]


_READER = Markup("""
<section class="reader" aria-labelledby="{name}-heading" data-number="{number}">
<header>
<div class="tools"><button type="button" class="plain" data-step="-1">{previous}</button>
<button type="button" class="plain" data-step="1">{next}</button>
<button type="button" class="plain close" data-close>{close}</button></div>
<h2 id="{name}-heading" tabindex="-1">{title}</h2><p class="byline">{byline}</p>{link}{sources}
</header>
<div class="body" lang="{language}" tabindex="0" role="region" aria-labelledby="{name}-heading">
{body}</div>
</section>""")


_BADGE = Markup('<span class="badge"><b aria-hidden="true">{}</b>{}</span>')
_MARK = Markup('<mark class="{}" data-place="{}">{}</mark>')
_SPAN = Markup('<span class="{}" data-place="{}">{}</span>')


def reader_html(
    article: Article, places: Sequence[Place], number: int, name: str = "reader"
) -> Markup:
    """An article with its passages marked; the one with `number` is the one to look at.

    `name` is the panel's, for two readers may stand in one page.
    """
    return _READER.format(
        name=name,
        number=number,
        previous=both(wording.PREVIOUS),
        next=both(wording.NEXT),
        close=both(wording.CLOSE),
        title=title(article),
        byline=byline(article),
        link=link_html(article.url),
        sources=sources_html(article.sources),
        language=tongue(article),
        body=body_html(article.text, places, number),
    )


def body_html(text: str, places: Sequence[Place], active: int) -> Markup:
    """A text in paragraphs with places marked in it."""
    return join(
        Markup("<p>{}</p>").format(_paragraph(text, span, places, active))
        for span in paragraphs_of(text)
    )


def paragraphs_of(text: str) -> list[Span]:
    """The spans between blank lines."""
    spans, at = [], 0
    for part in text.split("\n\n"):
        if part.strip():
            spans.append((at, at + len(part)))
        at += len(part) + 2
    return spans


def _paragraph(text: str, span: Span, places: Sequence[Place], active: int) -> Markup:
    """One paragraph, cut wherever a passage or a marked sentence begins or ends."""
    edges = {edge for place in places for edge in (place.start, place.end)}
    edges |= {edge for place in places for pair in place.highlights for edge in pair}
    cuts = sorted({span[0], span[1], *(edge for edge in edges if span[0] < edge < span[1])})
    return join([_piece(text, start, end, places, active) for start, end in pairwise(cuts)])


def _piece(text: str, start: int, end: int, places: Sequence[Place], active: int) -> Markup:
    """A piece that is wholly inside or outside of every passage and marked sentence."""
    words = safe(text[start:end])
    place = next((p for p in places if p.start <= start and end <= p.end), None)
    if place is None:
        return words
    state = "passage active" if place.number == active else "passage"
    badge = NOTHING
    if start == place.start:
        badge = _BADGE.format(place.number, unseen(wording.MARKED, number=place.number))
    inside = any(a <= start and end <= b for a, b in place.highlights)
    return badge + (_MARK if inside else _SPAN).format(state, place.number, words)


def link_html(url: str | None) -> Markup:
    """A link to where an article was published; nothing where that is no address of the web."""
    address = web_address(url)
    if address is None:
        return NOTHING
    return Markup(
        '<p class="link"><a href="{}" target="_blank" rel="noopener noreferrer nofollow">{}</a></p>'
    ).format(safe(address), both(wording.SOURCE_LINK))


def sources_html(sources: Sequence[Source]) -> Markup:
    """The articles that this one retells, folded away."""
    rows = []
    for source in sources:
        facts = [fact for fact in (source.title, source.publisher, source.author) if fact]
        told = safe(" · ".join([*facts, *([source.date] if source.date else [])]))
        rows.append(Markup("<li>{}{}</li>").format(told, link_html(source.url)))
    if not rows:
        return NOTHING
    return Markup('<details class="sources"><summary>{}</summary><ul>{}</ul></details>').format(
        both(wording.RETELLS), join(rows)
    )
