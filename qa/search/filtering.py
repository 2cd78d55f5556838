"""Filters as somebody gave them -> filters as they are searched with.

In: a library and filters. Out: filters with ISO dates, and names as the articles have them.
Invariant: a name that comes out is some article's, and a range holds a day; anything else is
refused, so that "not found" is only said of what the articles do not say.
"""

import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import asdict, replace
from difflib import get_close_matches

from qa.errors import RequestError, UnknownArticleError
from qa.language.days import FORMS, iso_day
from qa.language.halves import refuse_halves
from qa.records import Filters
from qa.storage.library import Library
from qa.storage.narrowing import EVERYTHING

_NEAR_MOST = 3  # names that a message offers


def checked(library: Library, filters: Filters) -> Filters:
    """The filters in the form that they are searched with.

    Raises RequestError for what is no date, a range that holds no day, and what no article is of.
    """
    if filters == EVERYTHING:
        return filters
    since, until = _date("since", filters.since), _date("until", filters.until)
    if since and until and since[: len(until)] > until:
        raise RequestError(
            f"no day is from {since} on and until {until}; give the earlier one as since"
        )
    publisher, language = _plain(filters.publisher), _plain(filters.language)
    filters = replace(filters, since=since, until=until, publisher=publisher, language=language)
    _refuse_article(library, filters.article)
    _refuse_publisher(library, publisher)
    filters = replace(filters, language=_language(library, language))
    _refuse_unmet(library, filters)
    return filters


def _refuse_unmet(library: Library, filters: Filters) -> None:
    """Refuse what is some article's each, but not all of one article."""
    if not library.has_passages() or library.meets(filters):
        return
    asked = ", ".join(f"{name} {value}" for name, value in asdict(filters).items() if value)
    dates = library.stated("date")
    known = f"; their dates are from {dates[0]} to {dates[-1]}" if dates else ""
    raise RequestError(f"no article meets {asked}{known}")


def _date(name: str, written: str | None) -> str | None:
    if written is None:
        return None
    found = iso_day(written)
    if found is None:
        raise RequestError(f"{name} is {written!r}, which is no date; write it like {FORMS}")
    return found


def _plain(name: str | None) -> str | None:
    return None if name is None else " ".join(unicodedata.normalize("NFC", name).split())


def _refuse_article(library: Library, article: str | None) -> None:
    if article is None:
        return
    refuse_halves(article, "the article's id")
    if not library.rows("SELECT 1 FROM articles WHERE id = ?", article):
        ids = [row["id"] for row in library.rows("SELECT id FROM articles ORDER BY id")]
        raise UnknownArticleError(
            f"no article has the id {article!r};{_offered(article, ids)} "
            "qa articles lists those there are"
        )


def _refuse_publisher(library: Library, publisher: str | None) -> None:
    there = library.stated("publisher") if publisher is not None else ()
    if publisher is not None and publisher not in there:
        raise RequestError(
            f"no article is of the publisher {publisher!r};{_offered(publisher, there)} "
            "qa articles lists those there are"
        )


def _language(library: Library, language: str | None) -> str | None:
    if language is None:
        return None
    there = library.stated("language")
    meant = [code for code in there if code.casefold() == language.casefold()]
    if not meant:
        raise RequestError(
            f"no article is in the language {language!r}; those of the articles are "
            f"{', '.join(there)}"
        )
    return language if language in meant else meant[0]


def _offered(given: str, there: Collection[str]) -> str:
    """What there is that is most like the given, to be put into a message."""
    near = list(dict.fromkeys(_near(given, there)))[:_NEAR_MOST]
    return f" did you mean {' or '.join(near)}?" if near else ""


def _near(given: str, there: Collection[str]) -> Iterator[str]:
    if given:
        yield from (name for name in there if given.casefold() in name.casefold())
    yield from get_close_matches(given, there, _NEAR_MOST)
