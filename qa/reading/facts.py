"""Named values of a structured source -> Metadata.

Comes in: the keys and values of front matter, of a row or of document properties. Goes out:
Metadata whose facts all carry the origin given. Invariant: a key that is not known adds nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, TypeAlias

from qa.reading.characters import mend, one_line
from qa.reading.dates import iso_date
from qa.records import Fact, Metadata, Origin, Source

# What a value read from YAML, TOML or JSON can be; only text, lists of it and mappings speak.
Value: TypeAlias = object

# Names of each field, best first. Compared in lower case without spaces, "_" and "-".
_KEYS = {
    "title": """title headline subject articletitle resolvedtitle giventitle booktitle
        fulltitle webtitle
        제목 기사제목 표제 제호""",
    "publisher": """publisher media press sitename site newspaper publication outlet provider
        언론사 언론사명 매체 매체명 신문사 발행처 출판사 발행사""",
    "author": """author authors byline bylines writer writers creator reporter reporters journalist
        journalists bookauthor
        기자 기자명 기고자 작성자 저자 글쓴이 필자 지은이""",
    "date": """datepublished published publishedat publisheddate publisheddatetime publishdate
        publicationdate pubdate date datetime issued dateline posted postedat regdate
        날짜 일자 기사일자 작성일 작성일시 게시일 게시일시 발행일 등록일
        입력일 입력일시 기사입력 일시 보도일 created createdat datecreated
        webpublicationdate createdutc firstpublishedat firstpublished publishtime publishedtime""",
    "url": """url link canonicalurl canonical permalink originalurl sourceurl articleurl href
        resolvedurl givenurl weburl
        링크 주소 원문 원문링크 원문주소 기사링크 기사주소 출처링크""",
    "language": "language lang locale inlanguage 언어",
    "section": "section category categories articlesection 분류 섹션 카테고리 분야 구분 면",
    "text": """text body content articlebody contents fulltext maintext article
        bodytext selftext contenthtml contenttext html plaintext
        본문 기사본문 내용 본문내용 기사내용 기사 전문 highlight selection""",
}
KEYS: Mapping[str, tuple[str, ...]] = {
    field: tuple(names.split()) for field, names in _KEYS.items()
}
SOURCE = ("source", "출처", "원출처")
_LONGEST = {"title": 1_000, "url": 2_000}
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_EMPHASIS = re.compile(r"</?(?:b|strong|em|i|mark)>")  # what was sought, as searches show it
_WIKI_LINK = re.compile(r"\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]")


def key_name(key: str) -> str:
    """Give the form of a key in which it is compared."""
    return re.sub(r"[\s_\-:.]+", "", one_line(key)).lower()


def metadata_of(values: Mapping[str, Value], origin: Origin) -> Metadata:
    """Read what is known from keys such as `title`, `published_at` or `기자`."""
    named = {key_name(key): value for key, value in values.items()}
    found: dict[str, Any] = {
        field: fact
        for field in ("title", "publisher", "author", "date", "url", "language", "section")
        if (fact := _first(field, named, origin))
    }
    known = Metadata(**found)
    for key in SOURCE:
        known = _with_source(known, named.get(key), origin)
    return known


def merged(metadata: Iterable[Metadata]) -> Metadata:
    """Take each fact from the first that states it."""
    known = Metadata()
    for other in metadata:
        missing = {
            field.name: getattr(other, field.name)
            for field in fields(Metadata)
            if not getattr(known, field.name)
        }
        known = replace(known, **missing)
    return known


def fact(field: str, value: Value, origin: Origin) -> Fact | None:
    """Give the fact if the value is one for that field: a day, a link, some words."""
    text = _WIKI_LINK.sub(r"\1", mend(_words(value)))
    if field == "title":
        text = _EMPHASIS.sub("", text)
    if field == "date":
        text = iso_date(text) or ""
    elif field == "url":
        match = _LINK.match(text if "://" in text[:8] else f"https:{text}" * text.startswith("//"))
        text = match[0] if match else ""
    elif field == "language":
        text = text.replace("_", "-") if _LANGUAGE.fullmatch(text) else ""
    elif field in ("publisher", "author"):  # an address is no name
        text = ", ".join(name for name in text.split(", ") if "://" not in name)
    return Fact(text[: _LONGEST.get(field, 300)], origin) if text else None


def _first(field: str, named: Mapping[str, Value], origin: Origin) -> Fact | None:
    for key in KEYS[field]:
        found = fact(field, named.get(key), origin)
        if found:
            return found
    return None


def _words(value: Value) -> str:
    """Give the words of a scalar, of a list of them, or of a mapping with a name."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    if isinstance(value, Mapping):
        return _words(value.get("name") or value.get("@id") or value.get("url"))
    if isinstance(value, Sequence) and not isinstance(value, bytes):
        return ", ".join(dict.fromkeys(filter(None, map(_words, value[:20]))))
    return str(value) if hasattr(value, "isoformat") else ""


def _with_source(known: Metadata, value: Value, origin: Origin) -> Metadata:
    """Read `source:`, the articles that this one retells, or its link or publisher if a word.

    A mapping with a name and no title is the publisher, as in the answers of NewsAPI and GNews.
    """
    if isinstance(value, Mapping) and value.get("name") and not value.get("title"):
        house = fact("publisher", value, origin)
        return known if known.publisher else replace(known, publisher=house)
    several = value if isinstance(value, list | tuple) else [value]
    told = [_source(item, origin) for item in several if isinstance(item, Mapping)]
    if any(told):
        return known if known.sources else replace(known, sources=tuple(filter(None, told)))
    if not isinstance(value, str):
        return known
    link = fact("url", value, origin)
    if link:
        return known if known.url else replace(known, url=link)
    return known if known.publisher else replace(known, publisher=fact("publisher", value, origin))


def _source(value: Mapping[Any, Value], origin: Origin) -> Source | None:
    """Give the article that a mapping tells of; None where it tells nothing."""
    inner = metadata_of({key: item for key, item in value.items() if isinstance(key, str)}, origin)
    facts = (getattr(inner, field.name) for field in fields(Source))
    source = Source(*(found.value if found else None for found in facts))
    return None if source == Source() else source
