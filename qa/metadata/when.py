"""The day of publication: from a line above or below the prose that states a date and no more.

A date inside the prose is the day of some event and is never taken. Where no line states one, the
date in the file's name, in the article's own address, or in all of its images' addresses is taken,
and its origin says so.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from qa.cleaning.bylines import bare, byline
from qa.cleaning.credits import ENGLISH_DATELINE
from qa.cleaning.dated import EVENT, is_dated
from qa.cleaning.dates import Stated, iso, stated
from qa.cleaning.words import evidence
from qa.metadata.parts import Parts, plain
from qa.records import Fact, Origin

_CHANGED: Final = re.compile(r"수정|업데이트|(?i:updated|modified)")
_ISSUED: Final = re.compile(r"발행|게재|(?i:published)")
_GIVEN: Final = re.compile(r"입력|등록|승인|송고|작성|게시|(?i:posted|created)")
# A note below the article, which tells when something was counted or seen.
_NOTE: Final = re.compile(
    r"^\s*(?:[①-⑳㉠-㉻†‡]|\d{1,2}\)|주\s?\d{0,2}\s?[):]|\W*(?:조사|측정|관측|집계|촬영|자료|기준)"
    r"(?:일|일자|시점)?\s?[:：=])|기준\W*$"
)
_IN_NAME: Final = re.compile(
    r"(?<![0-9A-Za-z])((?:19|20)\d{2})([-._]?)(\d{2})\2(\d{2})(?![0-9A-Za-z])"
)
# /2024/03/05/ and /2024/03/; a key of twelve digits or more that begin with a day; date=20240305
_IN_PATH: Final = re.compile(r"/((?:19|20)\d{2})/(\d{1,2})(?:/(\d{1,2}))?(?=/|$)")
_IN_KEY: Final = re.compile(r"(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?=\d{4,12}(?!\d))")
_IN_FIELD: Final = re.compile(
    r"(?:/|(?:date|ymd|day|dt|regdate)=)((?:19|20)\d{2})-?([01]\d)-?([0-3]\d)(?=[/&#?]|$)"
)
_NO_YEAR: Final = re.compile(
    r"^\W*(?:\S{2,4}\s)?(?P<month>\d{1,2})(?:월\s?|[./-])(?P<day>\d{1,2})일?"
)
_RIGHTS_YEAR: Final = re.compile(
    r"(?:ⓒ|©|\(c\)|copyright)\D{0,20}((?:19|20)\d{2})(?!\s?[-–~])", re.IGNORECASE
)
_IMAGE: Final = re.compile(r"!\[[^\]\n]{0,300}\]\(([^)\s]{1,2000})")
_IMAGE_MONTH: Final = re.compile(r"/((?:19|20)\d{2})/?([01]\d)(?:/?[0-3]\d)?/")
_IMAGES_LEAST: Final = 3
_SHORT: Final = 30
_LINE_LONGEST: Final = 120
_IN_BRACKETS: Final = re.compile(r"\([^()]{0,60}\)")
_COUNTS: Final = re.compile(
    r"(?:조회|추천|댓글|답글|hits?|views?)\s?수?\s?[:：]?\s?[\d,]+", re.IGNORECASE
)
_LABEL: Final = re.compile(rf"(?:{_CHANGED.pattern}|{_ISSUED.pattern}|{_GIVEN.pattern})", re.I)
# A line whose first field is that of the day: 게시일 2026-04-03 부서 …, Updated 1 May 2025 - Office
_FIELD: Final = re.compile(
    r"\W*(?:[가-힣]{2}(?:일시|일자|일)\s?[:：]?|(?i:[a-z]+(?: on)?)[:：]?)\s*"
)
_NEXT_FIELD: Final = re.compile(r"\s*(?:[|·•/,;]|[-–—]\s|$)|\s+(?=[가-힣]{2,8}(?:\s|:))")
_WORDS_BEFORE: Final = re.compile(r"[^\W\d_][\s\"'“”‘’,]*$")
_WORDS_BEHIND: Final = re.compile(r"(?!호)[\s\"'“”‘’,:]*[^\W\d_]")
_GOES_ON: Final = re.compile(r",|(?:에는?|의|부터|까지|에서|이후|이전)(?![가-힣])|:\s")
_NAME: Final = re.compile(r"[A-Z][\w'’-]+(?: [A-Z]\.)? [A-Z][\w'’-]+")  # a person's


def date(text: str, parts: Parts, url: Fact | None, name: str) -> Fact | None:
    """The date in ISO 8601, as exact as stated."""
    found = _stated(parts)
    if found:
        return Fact(found, Origin.TEXT)
    named = _IN_NAME.search(name.rsplit("/", 1)[-1])
    value = iso(named[1], named[3], named[4]) if named else None
    if value:
        return Fact(value, Origin.FILE_NAME)
    value = _without_year(parts, url) or _of_dateline(parts)
    if value:
        return Fact(value, Origin.TEXT)
    value = (of_address(url.value) if url else None) or _of_images(text)
    return Fact(value, Origin.LINK) if value else None


def of_address(url: str) -> str | None:
    """The date that an address carries: /2024/03/05/, or key=20240305…; day or month."""
    for pattern in (_IN_PATH, _IN_FIELD, _IN_KEY):
        for match in pattern.finditer(url):
            value = iso(*(group or "" for group in match.groups()))
            if value:
                return value
    return None


def _without_year(parts: Parts, url: Fact | None) -> str | None:
    """A line above the prose such as "입력 2월 21일 07:53", with the year of address or rights."""
    years = {match[1] for line in parts.foot if (match := _RIGHTS_YEAR.search(line))}
    carried = of_address(url.value) if url else None
    year = carried[:4] if carried else years.pop() if len(years) == 1 else None
    for line in parts.head if year else ():
        match = _NO_YEAR.match(line)
        if match and re.search(r"\d:\d\d", line) and len(line) <= _SHORT:
            return iso(year or "", match["month"], match["day"])
    return None


def _of_dateline(parts: Parts) -> str | None:
    """The day of a wire's release, before its first words: HARROW BAY, Feb. 17, 2026 (WIRE) --."""
    lines = (*map(plain, parts.head), *parts.prose[:1])
    found = next(filter(None, map(ENGLISH_DATELINE.match, lines)), None)
    dates = stated(found["date"] or "") if found else ()
    return dates[0].value if dates else None


def _stated(parts: Parts) -> str | None:
    """The first date given as of publication; else one without a label; else one of a change.

    A line that says nothing more goes before one with other words, which may be a headline.
    """
    lines = [*map(plain, (*parts.head, *reversed(parts.foot)))]
    ranked: dict[int, str] = {}
    for number, line in enumerate(lines):
        head = number < len(parts.head)
        for rank, value in _of_line(line, head):
            ranked.setdefault(rank, value)
    return ranked[min(ranked)] if ranked else None


def _of_line(line: str, head: bool) -> Iterable[tuple[int, str]]:
    """The dates of a line, each with its rank; parts of a line may say something else each."""
    dates = stated(line)
    if not dates or EVENT.match(line) or (_NOTE.search(line) and not _GIVEN.search(line)):
        return
    if head and _leads(line, dates[0]):
        yield _rank(line[: dates[0].start], alone=False), dates[0].value
        return
    closes = head and (_closes(line, dates[-1].end) or _is_labelled(line, dates))
    if not (_says_no_more(line, head) or closes):
        parts = re.split(r"\s[|·•∙/]\s", line)
        row = any(part and not re.search(r"[^\W\d_]", part) and not stated(part) for part in parts)
        for part in parts if len(parts) > 1 and not row else ():
            yield from _of_line(part, head)
        return
    start = 0
    for one in dates:
        label = line[start : one.start]
        start = one.end
        yield _rank(label, alone=_is_alone(line)), one.value


def _rank(label: str, *, alone: bool) -> int:
    """Issued before entered, then without a label, then beside other words, then changed."""
    if _ISSUED.search(label):
        return 0
    return 1 if _GIVEN.search(label) else 4 if _CHANGED.search(label) else 2 if alone else 3


def _says_no_more(line: str, head: bool) -> bool:
    """Whether the page's date stands there; above the prose also with a name or a few words."""
    rest = bare(line)
    if is_dated(line) or byline(line) is not None:
        return True
    if not head or re.fullmatch(r"[\d\W]*", rest):
        return False
    if _NAME.fullmatch(rest):
        return True
    if _is_within(line):
        return False
    timed = re.search(r"\d:\d\d", line) is not None
    return len(rest) <= (30 if re.search(r"[|·]", line) else 12) and (timed or " " not in rest)


def _is_alone(line: str) -> bool:
    """Whether a line holds dates, their labels, an author, and words of pages at the most."""
    rest = bare(line)
    if not re.search(r"[^\W\d_]", rest) or evidence(rest) or byline(line) is not None:
        return True
    return re.search(r"\d:\d\d", line) is not None and not _is_within(line)


def _is_within(line: str) -> bool:
    """Whether a date stands within words, as in a headline: "…, 2027년 3월 …", "…, 그날의 …"."""
    return any(
        _WORDS_BEHIND.match(line, one.end)
        and (_WORDS_BEFORE.search(line[: one.start]) or _GOES_ON.match(line, one.end))
        and not (_LABEL.search(line[: one.start]) or re.search(r"\d:\d\d", line))
        for one in stated(line)
    )


def _closes(line: str, end: int) -> bool:
    """A title line of a forum, whose date with its time stands at the very end."""
    return end >= len(line) - 1 and re.search(r"\d:\d\d", line) is not None


def _is_labelled(line: str, dates: Sequence[Stated]) -> bool:
    """Whether a line ends in a date before which it says that it is that of publication."""
    label = line[: dates[0].start]
    given = _ISSUED.search(label) or _GIVEN.search(label)
    behind = _COUNTS.sub("", _IN_BRACKETS.sub("", line[dates[-1].end :]))
    return len(line) <= _LINE_LONGEST and bool(given) and not re.search(r"[^\W\d_]", behind)


def _leads(line: str, first: Stated) -> bool:
    """Whether a line opens with the label of a day and that day, and other fields follow it."""
    label = line[: first.start]
    behind = line[first.end :]
    led = _FIELD.fullmatch(label) is not None and _LABEL.search(label) is not None
    follows = _NEXT_FIELD.match(behind) is not None and not _GOES_ON.match(behind)
    return led and follows and len(line) <= _LINE_LONGEST and len(stated(line)) == 1


def _of_images(text: str) -> str | None:
    """The month in the addresses of at least three images, if all that have one agree."""
    months = [m for address in _IMAGE.findall(text) if (m := _IMAGE_MONTH.search(address))]
    if len(months) < _IMAGES_LEAST or len({m.groups() for m in months}) != 1:
        return None
    return iso(months[0][1], months[0][2])
