"""Small menus on an answer and on an article: cite, copy a link, export.

In: records. Out: Markup. Invariant: what will be copied stands escaped in an attribute, so that
copying asks nothing of the server.
"""

from markupsafe import Markup

from qa.citation_forms import CitationForm, cite_as
from qa.exporting import ExportForm
from qa.records import Article
from qa.ui import wording
from qa.ui.markup import both, join, safe, spoken

_MENU = Markup('<details class="menu"><summary>{}</summary><ul>{}</ul></details>')
_COPY = Markup('<li><button type="button" data-copy="{}" {}>{}</button></li>')
_EXPORT = Markup('<li><button type="button" data-export="{}">{}</button></li>')
_LINK = Markup('<button type="button" class="plain" data-copy-link {}>{}</button>')

_FORM_NAMES: dict[CitationForm, Markup] = {
    CitationForm.KOREAN: both(wording.AS_KOREAN),
    CitationForm.ENGLISH: both(wording.AS_ENGLISH),
    CitationForm.MARKDOWN: Markup("Markdown"),
    CitationForm.BIBTEX: Markup("BibTeX"),
    CitationForm.RIS: Markup("RIS"),
    CitationForm.CSL: Markup("CSL-JSON"),
}
_EXPORT_NAMES = {
    ExportForm.MARKDOWN: "Markdown",
    ExportForm.WORD: "Word",
    ExportForm.HTML: "HTML",
    ExportForm.JSON: "JSON",
    ExportForm.CSV: "CSV",
}


def cite_menu(article: Article, page: int | None = None) -> Markup:
    """A menu that copies a citation of an article in each form."""
    rows = [
        _COPY.format(safe(cite_as(article, form, page)), spoken(wording.COPIED), name)
        for form, name in _FORM_NAMES.items()
    ]
    return _MENU.format(both(wording.CITE), join(rows))


def answer_menus() -> Markup:
    """What can be done with an answer: copy a link to its question, and take it along."""
    return _LINK.format(spoken(wording.COPIED), both(wording.COPY_LINK)) + export_menu()


def export_menu() -> Markup:
    """A menu of the forms that an answer or a check can be taken along in."""
    rows = [_EXPORT.format(form, name) for form, name in _EXPORT_NAMES.items()]
    return _MENU.format(both(wording.EXPORT), join(rows))
