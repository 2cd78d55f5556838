"""An article as a citation to copy: in words, for Markdown, and for reference managers.

In: an article. Out: text. Invariant: only what is known of the article is said, and no value can
end the field that it stands in.
"""

import json
import re
from collections.abc import Callable
from enum import StrEnum
from urllib.parse import urlsplit

from qa.records import Article

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&$!()])")
_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


class CitationForm(StrEnum):
    """The forms that a citation can be copied in."""

    KOREAN = "ko"
    ENGLISH = "en"
    MARKDOWN = "markdown"
    BIBTEX = "bibtex"
    RIS = "ris"
    CSL = "csl-json"


def cite_as(article: Article, form: CitationForm, page: int | None = None) -> str:
    """A citation of an article, or of one of its printed pages."""
    return _FORMS[form](article, page)


def web_address(url: str | None) -> str | None:
    """The address, where it is one of the web; anything else is no link."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def escape_markdown(text: str) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _MARKDOWN.sub(r"\\\1", _line(text))


def _korean(article: Article, page: int | None) -> str:
    """The order that Korean footnotes keep: author, title, publisher, date, page, address."""
    parts = [
        _line(article.author),
        f"「{_title(article)}」",
        f"『{_line(article.publisher)}』" if article.publisher else "",
        _korean_date(article.date),
        f"{page}쪽" if page else "",
        _address(article),
    ]
    return ", ".join(filter(None, parts)) + "."


def _english(article: Article, page: int | None) -> str:
    """Author, title, publisher and date, page, address, each with a full stop."""
    title = _title(article)
    stop = "" if title[-1:] in ".?!" else "."
    published = ", ".join(filter(None, (_line(article.publisher), _english_date(article.date))))
    parts = [_line(article.author), published, f"p. {page}" if page else "", _address(article)]
    sentences = [f"{part.rstrip('.')}." if part else "" for part in parts]
    sentences.insert(1, f"“{title}{stop}”")
    return " ".join(filter(None, sentences))


def _markdown(article: Article, page: int | None) -> str:
    title = escape_markdown(_title(article))
    address = _address(article).replace(" ", "%20").replace(">", "%3E").replace("<", "%3C")
    parts = [
        f"[{title}](<{address}>)" if address else title,
        escape_markdown(article.author or ""),
        escape_markdown(article.publisher or ""),
        _line(article.date),
        f"p. {page}" if page else "",
    ]
    return ", ".join(filter(None, parts))


def _bibtex(article: Article, page: int | None) -> str:
    year, month, _ = _date(article.date)
    fields = {
        "title": "{" + _tex(_title(article)) + "}",  # a second pair of braces keeps its capitals
        "author": "{" + _tex(article.author) + "}" if article.author else "",
        "publisher": _tex(article.publisher),
        "year": year,
        "month": month.lstrip("0"),
        "date": _line(article.date),
        "pages": str(page or ""),
        "url": _tex(_address(article)),
        "langid": {"ko": "korean", "en": "english"}.get(article.language, ""),
    }
    rows = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@misc{{qa-{article.id},\n" + ",\n".join(rows) + "\n}"


def _ris(article: Article, page: int | None) -> str:
    year, month, day = _date(article.date)
    fields = [
        ("TY", "GEN"),
        ("ID", article.id),
        ("TI", _title(article)),
        ("AU", _line(article.author)),
        ("PB", _line(article.publisher)),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("SP", str(page or "")),
        ("UR", _address(article)),
        ("LA", article.language if article.language in ("ko", "en") else ""),
    ]
    return "\r\n".join([*(f"{tag}  - {value}" for tag, value in fields if value), "ER  - "])


def _csl(article: Article, page: int | None) -> str:
    parts = [int(part) for part in _date(article.date) if part]
    item = {
        "id": article.id,
        "type": "document",
        "title": _title(article),
        "author": [{"literal": _line(article.author)}] if article.author else None,
        "publisher": _line(article.publisher) or None,
        "issued": {"date-parts": [parts]} if parts else None,
        "page": str(page) if page else None,
        "URL": _address(article) or None,
        "language": article.language if article.language in ("ko", "en") else None,
    }
    return json.dumps([{k: v for k, v in item.items() if v}], ensure_ascii=False, indent=2)


_FORMS: dict[CitationForm, Callable[[Article, int | None], str]] = {
    CitationForm.KOREAN: _korean,
    CitationForm.ENGLISH: _english,
    CitationForm.MARKDOWN: _markdown,
    CitationForm.BIBTEX: _bibtex,
    CitationForm.RIS: _ris,
    CitationForm.CSL: _csl,
}


def _line(text: str | None) -> str:
    """On one line: a line break would end a field of RIS or BibTeX, or begin a new one."""
    return " ".join((text or "").split())


def _title(article: Article) -> str:
    return _line(article.title) or _line(article.file)


def _address(article: Article) -> str:
    return _line(web_address(article.url))


def _tex(text: str | None) -> str:
    return "".join(_BIBTEX.get(character, character) for character in _line(text))


def _date(date: str | None) -> tuple[str, str, str]:
    """Year, month and day of an ISO date, as far as it goes; empty where it stops."""
    found = _DATE.fullmatch(date or "")
    year, month, day = found.groups("") if found else ("", "", "")
    return year, month, day


def _korean_date(date: str | None) -> str:
    numbers = [int(part) for part in _date(date) if part]
    return " ".join(f"{number}{unit}" for number, unit in zip(numbers, "년월일", strict=False))


def _english_date(date: str | None) -> str:
    year, month, day = _date(date)
    if not 1 <= int(month or 0) <= len(_MONTHS):
        return year
    return " ".join(filter(None, (day.lstrip("0"), _MONTHS[int(month) - 1], year)))
