"""The publisher: from copyright lines, datelines, bylines, notices, or the address."""

import re
from collections.abc import Iterator
from typing import Final

from babel import Locale

from qa.cleaning.bylines import DESK, EMAIL, bare, byline, is_name, is_place
from qa.cleaning.credits import DATELINE, ENGLISH_DATELINE
from qa.cleaning.dated import dated_house
from qa.cleaning.dates import stated
from qa.cleaning.prose import is_quoted
from qa.metadata.hosts import ends_as_house, house, is_house, is_named_by
from qa.metadata.parts import Parts
from qa.metadata.titles import SUFFIX, Headline
from qa.records import Fact, Origin

_RIGHTS: Final = re.compile(r"무단|재배포|전재|저작권|copyright|reserved", re.IGNORECASE)
_SIGN: Final = re.compile(
    r"(?:ⓒ|©|\(c\)|copyrights?|저작권자)(?:\s|ⓒ|©|\(c\)|by\b|copyrights?|저작권자|[:|]"
    r"|(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)\d\d)?)*"
    r"(?P<house>[^\s,.|/()<>\[\]&:;‘’'\"“”®™][^,.|/()<>\[\]&:;®™\n]{1,40}?)"
    r"\s*(?=[,.|/()<>\[\]&:;®™]|무단|재배포|전재|all rights|rights reserved|inc\b|ltd\b"
    r"|co\.|corp|\(주\)|주식회사|https?:|www\.|$)",
    re.IGNORECASE,
)
_HOLDER: Final = re.compile(r"(?:ⓒ|©|\(c\)|copyright)[^\n=/]{2,40}$", re.IGNORECASE)
_NOTICE: Final = re.compile(
    r"(?:이|본) (?:기사|글|콘텐츠|칼럼)(?:는|은) (?P<what>[^.]{2,60}?)(?:에|에서"
    r"|에도)\s?(?:먼저 |처음 |함께 )?(?:게재|실린|연재|발행|제공)"
)
_KIND: Final = re.compile(
    r".*(?:플랫폼|매체|미디어|매거진|잡지|뉴스레터|신문|언론|사이트|블로그|채널|서비스"
    r"|계간지|월간지|주간지)\s+(?=\S)"
)
_ISSUE: Final = re.compile(r"\s+(?:(?:19|20)\d\d년.*|제?\s?\d+호.*|지난.*|\d+월.*)$")
_ENGLISH: Final = Locale("en")
_CALENDAR: Final = "|".join(
    name for names in (_ENGLISH.days, _ENGLISH.months) for name in names["format"]["wide"].values()
)
# In prose much is "published on" a day or in a journal, so there it must be said of the text.
_PUBLISHED: Final = r"(?:appeared|published) (?i:in|on) "
_PUBLISHED_IN: Final = (
    rf"(?P<house>(?!(?i:{_CALENDAR})\b)(?:the )?[A-Z][\w&'. ]{{1,40}}?)"
    r"(?=[.,;]|\s(?:on|in|and)\b|$)"
)
_ORIGINALLY: Final = re.compile(
    rf"(?:(?i:originally|first) |(?i:this (?:article|story|column|piece|essay|interview) )"
    rf"(?:was |has )?)(?i:{_PUBLISHED}){_PUBLISHED_IN}"
)
_PUBLISHED_BARE: Final = re.compile(rf"(?i:{_PUBLISHED}){_PUBLISHED_IN}")
_CREDIT: Final = re.compile(
    r"^\W*(?:출처|source)\s*[:：=|]\s*(?P<house>[^\d:/()\[\]|,]{2,30}?)\s*(?:[(\[|,:].*)?$",
    re.IGNORECASE,
)
# Whose house publishes what they write; that of a professor or a writer does not.
_REPORTS: Final = re.compile(r"연구위원|연구원|애널리스트|이코노미스트|연구소")
_OF_TITLE: Final = re.compile(r"\s(?:[-|–—:]|::)\s(?P<house>[^-|–—:]{2,30})$")
_OF_DESK: Final = re.compile(rf"(?P<house>\S{{2,12}}(?:일보|신문|뉴스|경제|방송)) {DESK.pattern}")
_HOUSE_ENDS: Final = re.compile(
    r"\s*(?:\(주\)|㈜|주식회사|inc|ltd|co|corp|media group)\.?$", re.IGNORECASE
)


def publisher(parts: Parts, url: Fact | None, headline: Headline) -> Fact | None:
    """The first house that is named, looked for where it is surest."""
    for value in _named(parts, headline):
        cleaned = (
            _HOUSE_ENDS.sub("", value.strip(" \t-·|'\"“”‘’"))
            .removeprefix("㈜")
            .removeprefix("(주)")
            .strip()
        )
        cleaned = re.split(r"\s[-–—]\s", cleaned)[0]
        if is_name(cleaned) and not ends_as_house(cleaned):
            continue  # a person holds the rights
        if len(cleaned) >= 2 and re.search(r"[^\W\d_]{2}", cleaned):
            return Fact(cleaned, Origin.TEXT)
    beside = SUFFIX.search(headline.title.value) if headline.title else None
    if url and beside and is_named_by(url.value, beside[1]):
        return Fact(beside[1].strip(), Origin.TEXT)
    known = house(url.value) if url else None
    if known:
        return Fact(known, Origin.LINK)
    mail = _of_mail(parts)
    return Fact(mail, Origin.TEXT) if mail else None


def _without_slogan(line: str, match: re.Match[str]) -> str:
    """ⓒ 세상을 보는 창, 한빛일보 무단전재 …: the house behind its slogan."""
    behind = re.match(
        r",\s*(?!무단|재배포|전재)([^\s,]{2,20})\s*(?=무단|재배포|전재|all rights)",
        line[match.end() :],
        re.I,
    )
    return behind[1] if behind and " " in match["house"] else match["house"]


def _of_mail(parts: Parts) -> str | None:
    """The house at whose address the reporters have their mail."""
    lines = (*parts.head, *parts.prose[-1:], *parts.foot)
    houses = {house(mail.partition("@")[2]) for line in lines for mail in EMAIL.findall(line)}
    return houses.pop() if len(houses) == 1 else None


def _named(parts: Parts, headline: Headline) -> Iterator[str]:
    around = (*reversed(parts.foot), *parts.head)
    for line in (*around, *reversed(parts.prose)):
        sought = len(line) <= 300 and _RIGHTS.search(line) and not is_quoted(line)
        match = _SIGN.search(line) if sought else None
        if match:
            yield _without_slogan(line, match)
    for line in reversed(parts.foot):
        if _HOLDER.match(line) and (match := _SIGN.match(line)):
            yield match["house"]
    for line in (*parts.head, *parts.prose[:2]):
        dateline = DATELINE.match(line)
        english = ENGLISH_DATELINE.match(line)
        if dateline:
            house2 = dateline["house2"] or ""
            yield dateline["house"] or ("" if is_place(house2) else house2)
        if english:
            yield english["house"]
    for line in (*around, *parts.prose[:1], *parts.prose[-1:]):
        notice = _NOTICE.search(line)
        if notice:
            yield _ISSUE.sub("", _KIND.sub("", notice["what"]))
        elif english := (_PUBLISHED_BARE if line in around else _ORIGINALLY).search(line):
            yield english["house"]
    title = headline.title.value if headline.title else ""
    for line in (*parts.head, *parts.foot):
        signed = byline(line) if line != title else None
        if signed and signed.house and (not signed.expert or _REPORTS.search(line)):
            yield signed.house
    for line in around:
        credit = _CREDIT.match(line)
        if credit and ends_as_house(credit["house"]):
            yield credit["house"]
    if headline.site:
        yield headline.site
    suffix = _OF_TITLE.search(headline.title.value) if headline.title else None
    if suffix and ends_as_house(suffix["house"].strip()):
        yield suffix["house"]
    for line in parts.head:
        dated = dated_house(line)
        name = bare(line) if stated(line) else line
        if dated or is_house(name):
            yield dated[0] if dated else name
        elif desk := _OF_DESK.fullmatch(name):
            yield desk["house"]
