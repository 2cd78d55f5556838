"""The title: the heading, or the line above the prose that reads like one. Never a sentence of it.

A line such as "• [IT | 과학] title (The Paper)2024.03.05 PM 07:53" also gives the section.
"""

import re
from dataclasses import dataclass
from typing import Final

from qa.cleaning.bylines import byline
from qa.cleaning.dates import stated
from qa.cleaning.furniture import is_furniture
from qa.metadata.parts import Parts, plain
from qa.records import Fact, Origin

_HEADING: Final = re.compile(r"#\s+(.+?)\s*#*$")
_TAG: Final = re.compile(r"^[\s•·\-*▶■◆]*\[([^\[\]]{1,24})\]\s*")
_SOURCE: Final = re.compile(r"\s*\(([A-Z][\w.&' ]{2,40})\)\s*$")
_SUFFIX: Final = re.compile(r"\s+[-|–—:<]\s+([^-|–—]{2,30})$")
_SENTENCE: Final = re.compile(r"(?:다|요|까|죠)\.[\"'”’)]*$|[a-z]{2}\.[\"'”’)]*$")
_SECTIONS: Final = frozenset(
    [
        "정치",
        "경제",
        "사회",
        "국제",
        "문화",
        "과학",
        "기술",
        "IT",
        "산업",
        "증권",
        "금융",
        "부동산",
        "스포츠",
        "연예",
        "오피니언",
        "사설",
        "칼럼",
        "기고",
        "지역",
        "생활",
        "건강",
        "교육",
        "환경",
        "세계",
        "기업",
        "테크",
        "뉴스",
        "머니",
        "라이프",
        "여행",
        "음식",
        "책",
        "종교",
        "인물",
        "특집",
        "기획",
        "연재",
        "북한",
        "국방",
        "노동",
        "법원",
        "날씨",
        "취업",
        "창업",
        "스타트업",
        "벤처",
        "모바일",
        "게임",
        "반도체",
        "자동차",
        "에너지",
        "AI",
        "politics",
        "business",
        "technology",
        "tech",
        "science",
        "world",
        "opinion",
        "culture",
        "sports",
        "health",
        "economy",
        "finance",
        "markets",
        "climate",
        "education",
        "travel",
        "food",
        "arts",
        "books",
        "style",
        "news",
        "national",
        "local",
    ]
)
_LONGEST: Final = 150
_SHORT: Final = 10


@dataclass(frozen=True, slots=True)
class Headline:
    """The title, with what the line it stands in says besides."""

    title: Fact | None = None
    section: Fact | None = None
    source: str | None = None  # the foreign paper in brackets behind it


def headline(parts: Parts, known: Fact | None) -> Headline:
    """The title as known, or from the lines above the prose."""
    if known:
        return Headline(Fact(_squeezed(known.value), known.origin))
    heading = next((m for line in parts.head if (m := _HEADING.match(line))), None)
    if heading:
        return _taken_apart(plain(heading[1]))
    candidates = [line for line in map(plain, parts.head) if _is_title(line)]
    if not parts.prose or not candidates:
        return Headline()
    first = candidates[0]
    longer = [line for line in candidates[1:3] if len(line) > 2 * len(first)]
    return _taken_apart(longer[0] if len(first) < _SHORT and longer else first)


def section(text: str) -> Fact | None:
    """The category that a blog names above its list of other posts."""
    match = re.search(
        r"^\W{0,3}['\"‘“「]([^'\"’”」\n]{1,40})['\"’”」]\s*카테고리의 다른 글", text, re.MULTILINE
    )
    return Fact(match[1].strip(), Origin.TEXT) if match else None


def _is_title(line: str) -> bool:
    if not 4 <= len(line) <= _LONGEST or _SENTENCE.search(line) or line.startswith(("http", "//")):
        return False
    if is_section(line) or byline(line) or is_furniture(line):
        return False
    dates = stated(line)
    rest = line[: dates[0].start] if dates else line
    return len(re.findall(r"[^\W\d_]", rest)) >= 4


def is_section(line: str) -> bool:
    """Whether a line is nothing but the names of sections: 경제 > 산업, [IT | 기술]."""
    words = re.findall(r"[^\W_]+", line)
    return bool(words) and all(word in _SECTIONS or word.lower() in _SECTIONS for word in words)


def _taken_apart(line: str) -> Headline:
    dates = stated(line)
    dated = bool(dates) and dates[-1].end >= len(line.rstrip()) - 1 and dates[-1].start > 0
    text = line[: dates[-1].start].rstrip(" |·-") if dated else line
    tag = _TAG.match(text)
    found = Fact(tag[1].strip(), Origin.TEXT) if tag and is_section(tag[1]) else None
    if tag and found and dated:
        text = text[tag.end() :]
    source = _SOURCE.search(text) if dated else None
    text = _SOURCE.sub("", text) if source else text
    title = _squeezed(text.strip(" \t•·▶■◆*"))
    return Headline(Fact(title, Origin.TEXT), found, source[1] if source else None)


def _squeezed(title: str) -> str:
    return re.sub(r"\s+", " ", title).strip()
