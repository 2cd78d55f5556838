"""The filters of a question, folded away below it.

In: the articles that are there, and what the browser sends. Out: Markup and Filters. An article is
chosen from a list while there are few; of many, from where it is read (`sheet.py`).
"""

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from qa.records import Article, ArticleSummary, Filters
from qa.ui import wording
from qa.ui.markup import NOTHING, both, join, safe, spoken
from qa.ui.received import text_of

_LISTED_MOST = 500  # articles in a list to choose from
_LANGUAGES = {"ko": "한국어", "en": "English"}
_FILTERS = Markup("""
<details class="filters"><summary>{summary}<span class="count" aria-hidden="true"></span></summary>
<div class="fields">
<label>{since}<input type="date" data-filter="since"></label>
<label>{until}<input type="date" data-filter="until"></label>
<label>{publisher}<select data-filter="publisher">{publishers}</select></label>
<label>{language}<select data-filter="language">{languages}</select></label>
{article}<button type="button" class="plain" data-clear-filters>{clear}</button>
</div></details>""")
_ARTICLE = Markup('<label>{}<select data-filter="article">{}</select></label>\n')
_ALL = Markup('<option value="" data-said {}></option>')
_OPTION = Markup('<option value="{}">{}</option>')
_SAID = Markup('<option value="{}" data-said {}></option>')


def filters_html(summaries: Iterable[ArticleSummary]) -> Markup:
    """The filters, with the publishers, languages and articles that there are."""
    articles = [summary.article for summary in summaries]
    publishers = sorted({article.publisher for article in articles if article.publisher})
    languages = sorted({article.language for article in articles if article.language})
    return _FILTERS.format(
        summary=both(wording.FILTERS),
        since=both(wording.SINCE),
        until=both(wording.UNTIL),
        publisher=both(wording.PUBLISHER),
        publishers=_options(_OPTION.format(safe(name), safe(name)) for name in publishers),
        language=both(wording.LANGUAGE),
        languages=_options(map(_language, languages)),
        article=_articles(articles) if 1 < len(articles) <= _LISTED_MOST else NOTHING,
        clear=both(wording.CLEAR_FILTERS),
    )


def filters_of(data: Any) -> Filters:
    """The filters that a browser sent; what is empty is open."""
    names = ("since", "until", "publisher", "language", "article")
    return Filters(**{name: text_of(data, name) or None for name in names})


def _articles(articles: Iterable[Article]) -> Markup:
    """The articles to choose from, by title, or by the file where there is none."""
    names = sorted((article.title or article.file, article.id) for article in articles)
    return _ARTICLE.format(
        both(wording.ARTICLE), _options(_OPTION.format(safe(id), safe(name)) for name, id in names)
    )


def _language(code: str) -> Markup:
    """A language by its own name, or what is none in the page's words."""
    if code in wording.LANGUAGES and code not in _LANGUAGES:
        return _SAID.format(safe(code), spoken(wording.LANGUAGES[code]))
    return _OPTION.format(safe(code), safe(_LANGUAGES.get(code, code)))


def _options(rows: Iterable[Markup]) -> Markup:
    return join([_ALL.format(spoken(wording.ALL)), *rows])
