"""The list of articles: which are shown, in which order, and the table of them.

In: summaries of all articles, and a view. Out: Markup. Invariant: what is not known sorts last,
whichever way the list is turned.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from qa.intake.problems import Failure, Refused
from qa.records import ArticleSummary
from qa.storage.entries import UPLOAD
from qa.ui import wording
from qa.ui.markup import NOTHING, both, join, safe, unseen
from qa.ui.reasons import reason_text
from qa.ui.received import number_of, text_of
from qa.ui.rendering import title
from qa.ui.verdict_signs import WARNING
from qa.ui.wording import Text

PAGE = 100  # rows shown at a time
_WORTH = 5  # a column is shown where one article in so many has something in it
_FAILURES_MOST = 200  # files that could not be read, told by name


class Column(StrEnum):
    """What the list can be sorted by."""

    TITLE = "title"
    PUBLISHER = "publisher"
    DATE = "date"
    LANGUAGE = "language"
    CHARACTERS = "characters"
    PASSAGES = "passages"
    COPIES = "copies"
    PROBLEMS = "problems"


_HEADINGS: dict[Column, Text] = {
    Column.TITLE: wording.TITLE,
    Column.PUBLISHER: wording.PUBLISHER,
    Column.DATE: wording.DATE,
    Column.LANGUAGE: wording.LANGUAGE,
    Column.CHARACTERS: wording.CHARACTERS,
    Column.PASSAGES: wording.PASSAGE_COUNT,
    Column.COPIES: wording.COPIES,
    Column.PROBLEMS: wording.PROBLEMS,
}
Problems = Mapping[str, Refused]  # of articles, by id
_KEYS: dict[Column, Callable[[ArticleSummary], str | int | None]] = {
    Column.TITLE: lambda s: s.article.title and s.article.title.casefold(),
    Column.PUBLISHER: lambda s: s.article.publisher,
    Column.DATE: lambda s: s.article.date,
    Column.LANGUAGE: lambda s: s.article.language,
    Column.CHARACTERS: lambda s: s.characters,
    Column.PASSAGES: lambda s: s.passages,
    Column.COPIES: lambda s: len(s.article.copies),
}

_TABLE = Markup("""
<div class="shelf" data-sort="{sort}" data-descending="{descending}" data-page="{page}">
<p class="count" role="status">{count}</p>{table}{pages}</div>""")
_ROWS = Markup("""<table><thead><tr>{headings}</tr></thead><tbody>{rows}</tbody></table>""")
_HEADING = Markup("""<th scope="col" class="{column}"{state}>
<button type="button" data-column="{column}">{text}</button></th>""")
_ROW = Markup("""<tr data-article="{id}">
<th scope="row" class="title"><button type="button" data-read="{id}">{title}</button>{beside}</th>
{cells}</tr>""")
_CELL = Markup('<td class="{}">{}</td>')
_PROBLEMS = Markup('<span class="sign unknown">{}{}{}</span>')
_FAILURES = Markup("""
<details class="failures"><summary><span class="sign unknown">{}{}</span></summary>
<ul>{}</ul></details>""")
_FAILURE = Markup("<li><b>{name}</b><span>{reason}</span>{forget}</li>")
_FORGET = Markup('<button type="button" class="plain" data-forget-file="{}">{}</button>')
_PAGES = Markup("""<p class="pages"><button type="button" class="plain" data-turn="-1"{first}>
{before}</button>{place}<button type="button" class="plain" data-turn="1"{last}>{after}</button></p>
""")


@dataclass(frozen=True, slots=True)
class View:
    """Which part of the list is looked at, and how it is sorted."""

    search: str = ""
    sort: Column = Column.TITLE
    descending: bool = False
    page: int = 0

    @classmethod
    def from_browser(cls, data: Any) -> "View":
        """The view that a browser asks for; what it leaves out is as at first."""
        sort = text_of(data, "sort")
        return cls(
            search=text_of(data, "search")[:200],
            sort=Column(sort) if sort in set(Column) else Column.TITLE,
            descending=text_of(data, "descending") == "true",
            page=max(0, number_of(data, "page")),
        )


def matching(
    summaries: Sequence[ArticleSummary], view: View, problems: Problems = MappingProxyType({})
) -> list[ArticleSummary]:
    """The articles that hold every word searched for in what is known of them, sorted."""
    words = _folded(view.search).split()
    found = [s for s in summaries if all(word in _searched(s) for word in words)]

    def key(summary: ArticleSummary) -> str | int | None:
        if view.sort == Column.PROBLEMS:
            return len(problems.get(summary.article.id, ())) or None
        return _KEYS[view.sort](summary)

    known = [summary for summary in found if key(summary) not in (None, "")]
    # A stable sort keeps the order of files among equals, also when it is turned round.
    known.sort(key=lambda summary: (key(summary),), reverse=view.descending)
    return known + [summary for summary in found if key(summary) in (None, "")]


def shelf_html(
    summaries: Sequence[ArticleSummary],
    view: View,
    problems: Problems = MappingProxyType({}),
    openings: Callable[[str], str] = lambda _: "",
) -> Markup:
    """The table of articles, or that there are none.

    `openings` gives, by its id, how the text of an article begins that has no title.
    """
    found = matching(summaries, view, problems)
    pages = max(1, -(-len(found) // PAGE))
    page = min(view.page, pages - 1)
    shown = found[page * PAGE : (page + 1) * PAGE]
    columns = _columns(summaries, problems)
    table = _ROWS.format(
        headings=join(_heading(column, view) for column in columns),
        rows=join(_row(summary, problems, columns, openings) for summary in shown),
    )
    none = wording.NONE_MATCH if summaries else wording.NO_ARTICLES
    return _TABLE.format(
        sort=view.sort,
        descending=str(view.descending).lower(),
        page=page,
        count=_count(len(found), len(summaries)),
        table=table if found else Markup("<p>{}</p>").format(both(none)),
        pages=_pages(page, pages) if pages > 1 else NOTHING,
    )


def failures_html(failures: Sequence[Failure], read_only: bool = False) -> Markup:
    """The files that could not be read, each with its reason, folded away."""
    if not failures:
        return NOTHING
    rows = [
        _FAILURE.format(
            name=safe(failure.file),
            reason=both(wording.REASON, reason=reason_text(failure.reason)),
            forget=NOTHING
            if read_only or not failure.path.startswith(UPLOAD)
            else _FORGET.format(safe(failure.file), both(wording.FORGET_FILE)),
        )
        for failure in failures[:_FAILURES_MOST]
    ]
    summary = both(wording.NOT_READ_FILES, files=len(failures))
    return _FAILURES.format(WARNING, summary, join(rows))


def _searched(summary: ArticleSummary) -> str:
    article = summary.article
    facts = (article.title, article.publisher, article.author, article.date, article.file)
    return _folded(" ".join(filter(None, facts)))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _count(shown: int, all_: int) -> Markup:
    if shown == all_:
        return both(wording.COUNT, shown=f"{shown:,}")
    return both(wording.COUNT_OF, shown=f"{shown:,}", all=f"{all_:,}")


def _heading(column: Column, view: View) -> Markup:
    state = NOTHING
    if column == view.sort:
        state = Markup(' aria-sort="{}"').format("descending" if view.descending else "ascending")
    return _HEADING.format(column=column, state=state, text=both(_HEADINGS[column]))


def _columns(summaries: Sequence[ArticleSummary], problems: Problems) -> list[Column]:
    """The columns that tell something of some article; passages matter to nobody who reads."""
    told = {
        Column.PUBLISHER: any(s.article.publisher for s in summaries),
        Column.DATE: any(s.article.date for s in summaries),
        Column.PASSAGES: False,
        Column.COPIES: _worth(sum(bool(s.article.copies) for s in summaries), summaries),
        Column.PROBLEMS: _worth(sum(s.article.id in problems for s in summaries), summaries),
    }
    return [column for column in Column if told.get(column, True)]


def _worth(count: int, summaries: Sequence[ArticleSummary]) -> bool:
    """Whether a column is worth its room: one that is nearly empty is not."""
    return count * _WORTH >= len(summaries) > 0 and count > 0


def _row(
    summary: ArticleSummary,
    problems: Problems,
    columns: Sequence[Column],
    openings: Callable[[str], str],
) -> Markup:
    article = summary.article
    if not article.title:
        article = replace(article, text=openings(article.id))
    name = wording.LANGUAGES.get(article.language)
    cells: dict[Column, Markup] = {
        Column.PUBLISHER: safe(article.publisher or ""),
        Column.DATE: safe(article.date or ""),
        Column.LANGUAGE: both(name) if name else safe(article.language),
        Column.CHARACTERS: safe(f"{summary.characters:,}"),
        Column.COPIES: safe(len(article.copies) or ""),
        Column.PROBLEMS: _problems(len(problems.get(article.id, ()))),
    }
    return _ROW.format(
        id=safe(article.id),
        title=title(article),
        beside=NOTHING if Column.PROBLEMS in columns else cells[Column.PROBLEMS],
        cells=join(_CELL.format(c.value, cells[c]) for c in columns if c in cells),
    )


def _problems(count: int) -> Markup:
    """How many parts of the file were not read, with a sign and a word for those who can't see."""
    if not count:
        return NOTHING
    return _PROBLEMS.format(WARNING, count, unseen(wording.PARTS_NOT_READ, parts=count))


def _pages(page: int, pages: int) -> Markup:
    disabled = Markup(" disabled")
    return _PAGES.format(
        first=disabled if page == 0 else NOTHING,
        before=both(wording.PAGE_BEFORE),
        place=both(wording.PAGES, page=page + 1, pages=pages),
        last=disabled if page == pages - 1 else NOTHING,
        after=both(wording.PAGE_AFTER),
    )
