"""Corrections of an article's facts as a user writes them -> as they are stored.

In: names of facts and values. Out: the same, dates in ISO 8601 and languages by their code.
Invariant: what is stored has the form that the readers give the same fact, or is "", which says
that there is none, or None, which takes a correction back.
"""

from collections.abc import Mapping

from qa.citation_forms import web_address
from qa.errors import RequestError
from qa.language.days import FORMS, iso_day
from qa.language.halves import refuse_halves
from qa.records import Language
from qa.storage.storing import FACTS


def corrections(values: Mapping[str, str | None]) -> dict[str, str | None]:
    """The corrections to store. Raises RequestError for a name or a value that can't be one."""
    return {name: _correction(name, value) for name, value in values.items()}


def _correction(name: str, value: str | None) -> str | None:
    if name not in FACTS:
        raise RequestError(f"{name!r} can't be edited; what can is {', '.join(FACTS)}")
    if not value:
        return value
    refuse_halves(value, f"the {name}")
    match name:
        case "date":
            return _date(value)
        case "language":
            return _language(value)
        case "url":
            return _url(value)
    return value


def _date(value: str) -> str:
    found = iso_day(value)
    if found is None:
        raise RequestError(f'the date {value!r} is none; write it like {FORMS}, or "" for none')
    return found


def _language(value: str) -> str:
    """A code that CLDR knows, with what may follow it: ko, en-GB."""
    from babel import Locale

    code, dash, rest = value.strip().replace("_", "-").partition("-")
    code = code.lower()
    known = code in Locale("en").languages or code == Language.OTHER
    if not known or (dash and not rest.replace("-", "").isalnum()):
        raise RequestError(
            f"the language {value!r} is no code of one; write ko, en, another code of two or three "
            f'letters, or "{Language.OTHER}"'
        )
    return code + dash + rest


def _url(value: str) -> str:
    found = web_address(value.strip())
    if found is None or any(character.isspace() for character in found):
        raise RequestError(
            f"the url {value!r} is no address of the web; write it whole, like "
            "https://example.org/article"
        )
    return found
