"""Filters: which articles are searched.

In: an article's facts and filters. Out: whether it is within them. Invariant: one without a date is
in no range of dates.
"""

from qa.language.days import iso_day
from qa.records import Article, Filters

EVERYTHING = Filters()


def passes(article: Article, filters: Filters) -> bool:
    """Whether an article is within filters."""
    if filters.article is not None and article.id != filters.article:
        return False
    if filters.publisher is not None and article.publisher != filters.publisher:
        return False
    if filters.language is not None and article.language != filters.language:
        return False
    if filters.since is None and filters.until is None:
        return True
    date = iso_day(article.date or "") or ""  # corrections of earlier versions may be no dates
    # A date that is only a month or a year is compared as far as it goes.
    after = filters.since is None or date >= filters.since[: len(date)]
    before = filters.until is None or date[: len(filters.until)] <= filters.until
    return bool(date) and after and before
