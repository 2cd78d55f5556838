"""An answer to HTML: the quotation, and the passages as cards.

In: records. Out: Markup, all words escaped. Invariant: a card carries the offsets that its
citation has, so that the article opens at the very characters that were found.
"""

import json
from collections.abc import Iterable

from markupsafe import Markup

from qa.exporting import cut
from qa.records import Answer, Article, Citation, Quotation
from qa.ui import wording
from qa.ui.markup import NOTHING, both, join, safe, spoken, unseen
from qa.ui.menus import answer_menus, cite_menu

_ANSWER = Markup("""
<section class="answer" aria-labelledby="answer-heading" {spoken}>
<h2 id="answer-heading">{heading}</h2>
<blockquote lang="{language}">{quotation}</blockquote>
<p class="byline">{byline}</p>{understood}<div class="tools">{menus}</div>
</section>
<section class="passages" aria-labelledby="passages-heading">
<h2 id="passages-heading">{passages} <small>{count}</small></h2>
<ol>{cards}</ol>
</section>""")

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
<footer>{why}{cite}<button type="button" class="plain" data-open="{number}">{read}</button></footer>
</li>""")

_DOT = Markup(' <span class="dot" aria-hidden="true">·</span> ')
_WORD_MOST = 20  # characters; a longer word must be free to break
_CLOSE_UP = Markup('<span class="close-up">{} {}</span>')
_MARK = Markup("<mark>{}</mark>")
_WHY = Markup("""<dl><div><dt>{meaning}</dt><dd>{score}</dd></div>{words}</dl>""")
_WORDS = Markup("""<div><dt>{words}</dt><dd lang="{language}">{list}</dd></div>""")


def answer_html(answer: Answer) -> Markup:
    """An answer with its passages, or that there is none, with the nearest passages folded."""
    cards = join([_card(citation) for citation in answer.passages])
    understood = _understood(answer)
    if answer.quotation is None:
        told = _NOT_FOUND.format(
            spoken=spoken(wording.NOT_FOUND),
            heading=both(wording.NOT_FOUND),
            why=both(wording.NOT_FOUND_WHY),
            understood=understood,
        )
        nearest = both(wording.NEAREST, places=len(answer.passages))
        return told + (_FOLDED.format(nearest=nearest, cards=cards) if answer.passages else "")
    cited = {citation.number: citation for citation in answer.passages}
    first = cited[answer.quotation.citations[0]]
    return _ANSWER.format(
        spoken=spoken(wording.FOUND, places=len(answer.passages)),
        heading=both(wording.QUOTED),
        language=safe(first.article.language),
        quotation=_quotation(answer.quotation),
        byline=byline(first.article, with_title=True),
        understood=understood,
        menus=answer_menus(),
        passages=both(wording.PASSAGES),
        count=both(wording.FOUND_IN, places=len(answer.passages), seconds=f"{answer.seconds:.2f}"),
        cards=cards,
    )


def _understood(answer: Answer) -> Markup:
    if answer.corrected is None:
        return NOTHING
    return Markup('<p class="understood">{}</p>').format(
        both(wording.UNDERSTOOD, question=answer.corrected)
    )


def _quotation(quotation: Quotation) -> Markup:
    """The quoted words with their numbers, which stay on the line of the last word."""
    numbers = join(_number(number) for number in quotation.citations)
    head, space, last = quotation.text.rpartition(" ")
    if len(last) > _WORD_MOST:
        return safe(quotation.text) + " " + numbers
    return safe(head + space) + _CLOSE_UP.format(safe(last), numbers)


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
        language=safe(article.language),
        text=marked_text(article.text, citation.start, citation.end, citation.highlights),
        why=_why(citation),
        cite=cite_menu(article, citation.page),
        read=both(wording.READ),
    )


def _why(citation: Citation) -> Markup:
    words = NOTHING
    if citation.words:
        words = _WORDS.format(
            words=both(wording.WORDS),
            language=safe(citation.article.language),
            list=safe(", ".join(citation.words)),
        )
    return _WHY.format(meaning=both(wording.MEANING), score=f"{citation.score:.2f}", words=words)


def marked_text(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> Markup:
    """A stretch of a text with spans of it in <mark>."""
    return join(
        [
            _MARK.format(safe(piece)) if inside else safe(piece)
            for piece, inside in cut(text, start, end, spans)
        ]
    )


def title(article: Article) -> Markup:
    """The title, or that there is none, with the file that stands for it."""
    if article.title:
        return Markup('<span lang="{}">{}</span>').format(
            safe(article.language), safe(article.title)
        )
    return Markup("{} <small>{}</small>").format(both(wording.UNTITLED), safe(article.file))


def byline(article: Article, with_title: bool = False, page: int | None = None) -> Markup:
    """What is known of publisher, author and date, and nothing in place of what is not."""
    parts = [title(article)] if with_title else []
    parts += [safe(fact) for fact in (article.publisher, article.author) if fact]
    if article.date:
        parts.append(Markup('<time datetime="{0}">{0}</time>').format(safe(article.date)))
    if page is not None:
        parts.append(both(wording.PAGE_NUMBER, page=page))
    return join(parts, _DOT)
