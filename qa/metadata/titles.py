"""The title: the heading, or the line above the prose that reads like one. Never a sentence of it.

A line such as "• [IT | 과학] title (The Paper)2024.03.05 PM 07:53" also gives the section.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qa.cleaning.bylines import bare, byline, is_full_name, is_name
from qa.cleaning.dated import dated_house, is_dated
from qa.cleaning.dates import Stated, stated
from qa.cleaning.furniture import is_certain, is_furniture
from qa.cleaning.prose import is_prose
from qa.cleaning.words import evidence, names_sections
from qa.metadata.hosts import ends_as_house, is_house
from qa.metadata.parts import Parts
from qa.metadata.segments import headline_in, last_part
from qa.records import Fact, Origin

FORWARDED: Final = re.compile(r"^(?:(?:fwd?|전달)\s?:\s*)+(?=\S)", re.IGNORECASE)
_HEADING: Final = re.compile(r"#\s+(.+?)\s*#*$")
_LABELLED: Final = re.compile(
    r"\s*(?:제\s?목|title|subject)\s?[:：|]\s*(\S.{1,148})$", re.IGNORECASE
)
_TAG: Final = re.compile(r"^[\s•·\-*▶■◆]*\[([^\[\]]{1,24})\]\s*")
_SOURCE: Final = re.compile(r"\s*\(([A-Z][\w.&' ]{2,40})\)\s*$")
SUFFIX: Final = re.compile(r"\s+(?:[-|–—:<]|::)\s+([^-|–—]{2,30})$")
_SENTENCE: Final = re.compile(r"(?:다|요|까|죠)\.[\"'”’)]*$|[a-z]{2}\.[\"'”’)]*$")
_LONGEST: Final = 150
_ISSUE: Final = re.compile(
    r"(?:(?:제\s?)?\d+\s?(?:호|권|집|판|면)|(?:issue|vol(?:\.|ume)?|no\.?|number|통권)\s?\d+호?|[\s,|·/()-])+",
    re.IGNORECASE,
)
_CONTENTS: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.\s?\D{1,20}){3,}")
_DAY: Final = re.compile(
    r"\d\s?[년월일]|[A-Za-z]{3}|^[(\[]"
)  # a date in words, as headlines have them
_ADDRESSES: Final = re.compile(
    r"(?:니다|세요|십시오|시오)[.!][\"'”’)]*$"
)  # readers: no headline does
_SENTENCE_LONGEST: Final = 90
_FEW_WORDS: Final = 3  # of a name, a button or the name of a site
_WORDS_LEAST: Final = 2  # letters
_USUAL: Final = 24  # characters; a longer line is no likelier
_WORD_LONGEST: Final = 12  # characters of a single word that is rather a name than a title
_LATER: Final = 0.15  # what each line further down is held against
_DATED: Final = 0.4  # and one with a date, which rather tells who wrote it and when
_ADDRESS: Final = re.compile(r"https?:|//|(?:[a-z0-9-]+\.)+[a-z]{2,12}(?:/\S*)?$")
_LETTER: Final = re.compile(r"[^\W\d_]")
_LETTERS_LEAST: Final = 3
_CLOCK: Final = re.compile(r"\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_SET_OFF: Final = re.compile(r"\s*[-–—―]\s?\S.*\S\s?[-–—―]\s*")
_CAPTION_MARKS: Final = ("▲", "△", "▼", "▽")
_WORD: Final = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Headline:
    """The title, with what the line it stands in says besides."""

    title: Fact | None = None
    section: Fact | None = None
    source: str | None = None  # the foreign paper in brackets behind it
    site: str | None = None  # the paper beside it in the title of a page


def headline(parts: Parts, known: Fact | None) -> Headline:
    """The title as known, or from the lines above the prose."""
    if known and not (_names_site(known) and headline(parts, None).title):
        return _stated(parts, known)
    heading = next((m for line in parts.head if (m := _HEADING.match(line))), None)
    if heading:
        return _taken_apart(parts.plain(heading[1]))
    lines = [parts.plain(line) for line in parts.head]
    labelled = next((m for line in lines if (m := _LABELLED.match(line))), None)
    if labelled:
        return Headline(Fact(_squeezed(labelled[1]), Origin.TEXT))
    candidates = [line for line in lines if _is_title(line)]
    candidates = _sentence(parts) or candidates
    if not parts.prose:
        return Headline()
    candidates = candidates or [line for line in lines if _is_entry(line, parts.prose[0])]
    above = _above_byline(parts)
    if not candidates or (above.title and not _precedes(candidates[0], parts)):
        return above
    if not any(is_furniture(line) or byline(line) or stated(line) for line in parts.head):
        return _taken_apart(candidates[0])
    candidates = _above_entries(candidates, lines)
    for wanting in (is_house, _is_word, _is_caption, _is_row, _is_subtitle):
        candidates = [line for line in candidates if not wanting(line)] or candidates
    prose = [line for line in parts.prose if not is_furniture(line)]
    early = " ".join(prose[: max(2, len(prose) // 2)])
    ranks = [
        _likeness(line, early) - number * _LATER - (_DATED if number and stated(line) else 0)
        for number, line in enumerate(candidates)
    ]
    return _taken_apart(candidates[ranks.index(max(ranks))])


def _names_site(known: Fact) -> bool:
    """Whether the title of a page tells the part of the site and the site alone: News | Site.

    Windows to print from are called by a button and the site: ":: Site - Print ::".
    """
    title = known.value.strip(" :|[]<>-")
    site = SUFFIX.search(title)
    part = title[: site.start()].strip() if site else ""
    if site is None or not part or known.origin in (Origin.USER, Origin.COLUMN):
        return False
    button = is_house(part) and evidence(site[1].strip()) > 0
    return button or names_sections(part) or evidence(part) > 0


def _stated(parts: Parts, known: Fact) -> Headline:
    """The title that the file states, without the names of site and section beside it."""
    if known.origin is Origin.USER:
        return Headline(Fact(_squeezed(known.value), known.origin))
    title = _squeezed(FORWARDED.sub("", known.value))
    found = headline_in(title, frozenset(map(parts.plain, parts.head)))
    if found is None:
        return Headline(Fact(title, known.origin))
    site = last_part(found[1])
    return Headline(Fact(found[0], known.origin), site=site if ends_as_house(site) else None)


def _sentence(parts: Parts) -> list[str]:
    """The headline that is a sentence: author or date stand right below it, no headline above."""
    lines = [parts.plain(line) for line in parts.head]
    for number, line in enumerate(lines):
        below = lines[number + 1 : number + 3]
        signed = any(byline(one) or stated(one) or is_full_name(one) for one in below)
        short = 4 <= len(line) <= _SENTENCE_LONGEST and not (byline(line) or stated(line))
        if _ADDRESSES.search(line) or is_furniture(line):
            continue
        if signed and short and _SENTENCE.search(line):
            above = [one for one in lines[:number] if len(one.split()) > _FEW_WORDS]
            return [] if any(map(_is_title, above)) else [line]
    return []


def _above_byline(parts: Parts) -> Headline:
    """The first line above a byline or a date, though it sounds like a phrase of pages.

    A scholar's name may be a title too, if it is a reporter who signs below it.
    """
    lines = [parts.plain(line) for line in parts.head]
    signed = [number for number, line in enumerate(lines) if _signs(line)]
    last = signed[0] if signed else 0
    reported = any((found := byline(lines[number])) and not found.expert for number in signed)
    for line in lines[:last]:
        certain = is_certain(line) or evidence(line) or names_sections(line) or is_house(line)
        worded = len(re.findall(r"[^\W\d_]", bare(line))) >= _WORDS_LEAST and len(line) <= _LONGEST
        if worded and not certain and (reported or not byline(line)) and not is_prose(line):
            return Headline(Fact(_squeezed(line.strip(" \t•·▶■◆*")), Origin.TEXT))
    return Headline()


def _is_entry(line: str, prose: str) -> bool:
    """Whether a few letters head an entry that begins with them: 무궁화, above 무궁화는 꽃이다."""
    return len(_LETTER.findall(line)) >= _WORDS_LEAST and prose.startswith(line)


def _precedes(candidate: str, parts: Parts) -> bool:
    """Whether a line stands above the first byline or date."""
    lines = [parts.plain(line) for line in parts.head]
    signed = (number for number, line in enumerate(lines) if _signs(line))
    return lines.index(candidate) < next(signed, len(lines))


def _signs(line: str) -> bool:
    found = byline(line)
    return (found is not None and not found.expert) or is_dated(line)


def _likeness(line: str, prose: str) -> float:
    """How much a line looks like this prose's title: the share of its words that recur, its length.

    The name of a site stands above the title as well, but the prose hardly speaks of it.
    """
    words = [word for word in _WORD.findall(line) if not word.isdigit()]
    words = [word for word in words if len(word) > (3 if word.isascii() else 1)]
    stems = [word.lower() if word.isascii() else word[:2] for word in words]
    recurring = sum(stem in prose.lower() for stem in stems)
    return recurring / max(1, len(words)) + min(len(line), _USUAL) / _USUAL


def without_house(title: Fact | None, publisher: Fact | None) -> Fact | None:
    """The title without the site's name behind it: "Title - Site", "Title | Site"."""
    if title is None or publisher is None or title.origin is Origin.USER:
        return title
    match = SUFFIX.search(title.value)
    if match and match[1].strip() in (publisher.value, *publisher.value.split(" ")[:1]):
        return Fact(title.value[: match.start()].strip(), title.origin)
    return title


def section(text: str) -> Fact | None:
    """The category that a blog names above its list of other posts."""
    match = re.search(
        r"^\W{0,3}['\"‘“「]([^'\"’”」\n]{1,40})['\"’”」]\s*카테고리의 다른 글", text, re.MULTILINE
    )
    return Fact(match[1].strip(), Origin.TEXT) if match else None


def _above_entries(candidates: list[str], lines: list[str]) -> list[str]:
    """The candidates above the first time of day that stands alone, as above entries of a log."""
    first = next((number for number, line in enumerate(lines) if _CLOCK.fullmatch(line)), None)
    return [line for line in candidates if line in lines[:first]] or candidates


def _is_caption(line: str) -> bool:
    return line.startswith(_CAPTION_MARKS)


def _is_row(line: str) -> bool:
    """Whether a line holds three facts beside each other: 25분 | 2인분 | 난이도 하."""
    return line.count(" | ") > 1


def _is_subtitle(line: str) -> bool:
    """Whether dashes set a line off below a title, as offices do: - 6월부터 모집 -."""
    return bool(_SET_OFF.fullmatch(line))


def _is_word(line: str) -> bool:
    return len(line.split()) == 1 and len(line) <= _WORD_LONGEST


def _is_title(line: str) -> bool:
    if not 4 <= len(line) <= _LONGEST or _SENTENCE.search(line) or _ADDRESS.match(line):
        return False
    dates = stated(line)
    if dates and not _LETTER.search(bare(line)):
        return False  # a date and its label
    if dates and dated_house(line):
        return False
    rest = "".join(_outside(line, dates))
    if (
        _CONTENTS.fullmatch(line)
        or _ISSUE.fullmatch(rest)
        or names_sections(line)
        or byline(line)
        or is_furniture(line)
    ):
        return False
    before = line[: dates[0].start] if dates else line
    if len(_LETTER.findall(before)) >= _LETTERS_LEAST + bool(dates):
        return True
    return bool(dates) and _opens_headline(line, dates, rest)


def _outside(line: str, dates: Sequence[Stated]) -> Iterator[str]:
    """What of a line is no date."""
    position = 0
    for one in dates:
        yield line[position : one.start]
        position = one.end
    yield line[position:]


def _opens_headline(line: str, dates: Sequence[Stated], rest: str) -> bool:
    """Whether a date is part of a headline: "2024년 10월 …": in words, without a time of day."""
    said = line[dates[0].start : dates[0].end]
    said = f"{line[: dates[0].start]}{said}{line[dates[0].end :][:1]}"
    if not _DAY.search(said) or re.search(r"\d:\d\d", line):
        return False
    words = bare(rest)
    if evidence(words) or is_house(words) or is_name(words):
        return False
    return " " in words and len(_LETTER.findall(words)) >= _LETTERS_LEAST


def _taken_apart(line: str) -> Headline:
    dates = stated(line)
    dated = bool(dates) and dates[-1].end >= len(line.rstrip()) - 1 and dates[-1].start > 0
    text = line[: dates[-1].start].rstrip(" |·-") if dated else line
    tag = _TAG.match(text)
    found = Fact(tag[1].strip(), Origin.TEXT) if tag and names_sections(tag[1]) else None
    if tag and found and dated:
        text = text[tag.end() :]
    source = _SOURCE.search(text) if dated else None
    text = _SOURCE.sub("", text) if source else text
    title = _squeezed(text.strip(" \t•·▶■◆*"))
    return Headline(Fact(title, Origin.TEXT), found, source[1] if source else None)


def _squeezed(title: str) -> str:
    return re.sub(r"\s+", " ", title).strip()
