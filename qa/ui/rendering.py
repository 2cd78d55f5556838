"""An answer to HTML: the quotation, and the passages as cards.

In: records. Out: Markup, all words escaped. Invariant: a card carries the offsets that its
citation has, so that the article opens at the very characters that were found.
"""

import json
import unicodedata
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from qa.exporting import cut, language_tag
from qa.records import Answer, Article, Citation, Quotation
from qa.search.expecting import expected
from qa.search.several import asks_several
from qa.ui import wording
from qa.ui.markup import NOTHING, both, join, safe, spoken, unseen
from qa.ui.menus import answer_menus, cite_menu

_ANSWER = Markup("""
<section class="answer{unsure}" aria-labelledby="answer-heading" {spoken}>
<div class="found">
<h2 id="answer-heading">{heading}</h2>{doubt}
<blockquote lang="{language}">{quotation}</blockquote>
<p class="byline">{byline}</p></div>
{understood}<div class="tools">{menus}</div>
</section>
<section class="passages" aria-labelledby="passages-heading">
<h2 id="passages-heading">{passages} <small>{count}</small></h2>
<ol>{cards}</ol>{weaker}
</section>""")
_DOUBT = Markup('<p class="doubt">{}</p>')
_WEAKER = Markup("""
<details class="weaker"><summary>{told}</summary><ol>{cards}</ol></details>""")
_WEAK = 0.6  # of the best score; passages below it are folded away

_NOT_FOUND = Markup("""
<section class="answer none" aria-labelledby="answer-heading" {spoken}>
<h2 id="answer-heading">{heading}</h2>
<p>{why}</p>{understood}
</section>""")

_FOLDED = Markup("""
<details class="passages"><summary>{nearest}</summary><ol>{cards}</ol></details>""")

_CARD = Markup("""
<li class="card" data-number="{number}" data-article="{article}" data-start="{start}"
 data-end="{end}" data-highlights="{highlights}">
<header><button type="button" class="number" data-open="{number}"><span aria-hidden="true">{number}
</span>{label}</button>
<div><h3>{title}</h3><p class="byline">{byline}</p></div></header>
<p class="text" lang="{language}">{text}</p>
<footer>{cite}<button type="button" class="plain" data-open="{number}">{read}</button></footer>
</li>""")

_DOT = Markup('&nbsp;<span class="dot" aria-hidden="true">·</span> ')  # ends a line, begins none
_OPENING = 60  # characters of an article's text that stand for a title
_OPENED = Markup('<span class="opening" lang="{}">{}</span> {}')
_WORD_MOST = 20  # columns, of which Hangul takes two; a longer word must be free to break
_CLOSE_UP = Markup('<span class="close-up">{} {}</span>')
_MARK = Markup("<mark>{}</mark>")
_STRONG = Markup("<strong>{}</strong>")


def answer_html(answer: Answer) -> Markup:
    """An answer with its passages, or that there is none, with the nearest passages folded."""
    understood = _understood(answer)
    if answer.quotation is None:
        told = _NOT_FOUND.format(
            spoken=spoken(wording.NOT_FOUND),
            heading=both(wording.NOT_FOUND),
            why=both(wording.NOT_FOUND_WHY),
            understood=understood,
        )
        cards = join([_card(citation) for citation in answer.passages])
        nearest = both(wording.NEAREST, places=len(answer.passages))
        return told + (_FOLDED.format(nearest=nearest, cards=cards) if answer.passages else "")
    cited = {citation.number: citation for citation in answer.passages}
    first = cited[answer.quotation.citations[0]]
    near, weak = _parted(answer)
    return _ANSWER.format(
        unsure=" unsure" if answer.unsure else "",
        spoken=spoken(
            wording.PERHAPS_FOUND if answer.unsure else wording.FOUND, places=len(answer.passages)
        ),
        heading=both(wording.PERHAPS if answer.unsure else wording.QUOTED),
        doubt=_DOUBT.format(both(wording.DOUBT)) if answer.unsure else NOTHING,
        language=tongue(first.article),
        quotation=_quotation(answer.quotation, answer.corrected or answer.question),
        byline=byline(first.article, with_title=True),
        understood=understood,
        menus=answer_menus(),
        passages=both(wording.PASSAGES),
        count=both(wording.FOUND_IN, places=len(answer.passages), seconds=f"{answer.seconds:.2f}"),
        cards=join(map(_card, near)),
        weaker=_weaker(weak),
    )


def _parted(answer: Answer) -> tuple[list[Citation], list[Citation]]:
    """The passages that are near the best or quoted, and those that are not."""
    quoted = answer.quotation.citations if answer.quotation else ()
    least = _WEAK * max((citation.score for citation in answer.passages), default=0.0)
    near = [c for c in answer.passages if c.score >= least or c.number in quoted]
    return near, [citation for citation in answer.passages if citation not in near]


def _weaker(citations: Sequence[Citation]) -> Markup:
    if not citations:
        return NOTHING
    told = both(wording.WEAKER, places=len(citations))
    return _WEAKER.format(told=told, cards=join(map(_card, citations)))


def _understood(answer: Answer) -> Markup:
    """How the question was taken, where that is not plain."""
    told = []
    if answer.corrected is not None:
        told.append(both(wording.UNDERSTOOD, question=answer.corrected))
    if asks_several(answer.question):
        told.append(both(wording.SEVERAL))
    return join(Markup('<p class="understood">{}</p>').format(one) for one in told)


def _quotation(quotation: Quotation, question: str) -> Markup:
    """The quoted words with their numbers, which stay on the line of the last word.

    The figures that the question asks for are strong.
    """
    numbers = join(_number(number) for number in quotation.citations)
    text = quotation.text
    spans = expected(question).places(text)
    at = last_word(text)
    shown = _strong(text, 0, at, spans)
    if at == len(text):
        return shown + " " + numbers
    return shown + _CLOSE_UP.format(_strong(text, at, len(text), spans), numbers)


def _strong(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> Markup:
    pieces = cut(text, start, end, spans)
    return join([_STRONG.format(safe(one)) if inside else safe(one) for one, inside in pieces])


def _number(number: int) -> Markup:
    return Markup(
        '<button type="button" class="number" data-open="{0}"><span aria-hidden="true">{0}</span>'
        "{1}</button>"
    ).format(number, unseen(wording.PASSAGE_NUMBER, number=number))


def _card(citation: Citation) -> Markup:
    article = citation.article
    return _CARD.format(
        number=citation.number,
        article=safe(article.id),
        start=citation.start,
        end=citation.end,
        highlights=json.dumps(citation.highlights),
        label=unseen(wording.PASSAGE_NUMBER, number=citation.number),
        title=title(article),
        byline=byline(article, page=citation.page),
        language=tongue(article),
        text=marked_text(article.text, citation.start, citation.end, citation.highlights),
        cite=cite_menu(article, citation.page),
        read=both(wording.READ),
    )


def last_word(text: str) -> int:
    """Where the last word begins, with which what follows stays on a line.

    The end of the text where that word is so long that it must be free to break.
    """
    last = (text.split() or [""])[-1]
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in last)
    return len(text) if len(last) + wide > _WORD_MOST else text.rindex(last)


def marked_text(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> Markup:
    """A stretch of a text with spans of it in <mark>."""
    return join(
        [
            _MARK.format(safe(piece)) if inside else safe(piece)
            for piece, inside in cut(text, start, end, spans)
        ]
    )


def tongue(article: Article) -> Markup:
    """An article's language, for an attribute `lang`."""
    return safe(language_tag(article.language))


def title(article: Article) -> Markup:
    """The title, or that there is none, with the file that stands for it."""
    if article.title:
        return Markup('<span lang="{}">{}</span>').format(tongue(article), safe(article.title))
    untitled = Markup('<small class="untitled">{} · {}</small>').format(
        both(wording.UNTITLED), safe(article.file)
    )
    words = " ".join(article.text[: _OPENING * 2].split())
    if not words:
        return untitled
    short = words if len(words) <= _OPENING else words[:_OPENING].rsplit(" ", 1)[0] + "…"
    return _OPENED.format(tongue(article), safe(short), untitled)


def byline(article: Article, with_title: bool = False, page: int | None = None) -> Markup:
    """What is known of publisher, author and date, and nothing in place of what is not."""
    parts = [title(article)] if with_title else []
    parts += [safe(fact) for fact in (article.publisher, article.author) if fact]
    if article.date:
        parts.append(Markup('<time datetime="{0}">{0}</time>').format(safe(article.date)))
    if page is not None:
        parts.append(both(wording.PAGE_NUMBER, page=page))
    return join(parts, _DOT)
