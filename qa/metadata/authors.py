"""The author: from the byline above the prose, behind it, or before or after its sentences."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from qa.cleaning.bylines import Byline, bare, byline, is_label, is_name
from qa.cleaning.credits import DATELINE, trailing
from qa.cleaning.dated import dated_house, is_dated
from qa.cleaning.dates import stated
from qa.cleaning.furniture import is_furniture
from qa.cleaning.words import names_sections
from qa.metadata.hosts import is_house
from qa.metadata.parts import Parts, plain
from qa.records import Fact, Origin

_JOINED: Final = ", "
_NAME_LONGEST: Final = 40
_NICKNAME: Final = 12
_NEAR: Final = 4  # lines
_BY: Final = re.compile(r"\W*(?:(?:written|words|story|posted|reported) )?by\W*", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\d\.\d")  # the address that boards show of who has no name
_FULL = r"(?:[A-Z][\w'’-]+(?: [A-Z]\.)?(?: [A-Z][\w'’-]+){1,2}|(?:[A-Z]\. ?){1,3}[A-Z][\w'’-]+)"
_FULL_NAME: Final = re.compile(rf"{_FULL}(?:(?:, | and ){_FULL}){{0,5}}")
# Gwen Tarrant at Mill Road, as papers sign what is told of a match.
_AT_PLACE: Final = re.compile(
    rf"(?P<names>{_FULL}(?:(?:, | and ){_FULL})?) (?:at|in) (?:the )?"
    r"[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}"
)
_REPORTING: Final = re.compile(
    rf"\W*[Rr]eporting by (?P<names>{_FULL}(?:(?:, | and |, and ){_FULL}){{0,5}})"
    r"(?: in [A-Z][\w’' ]{2,30})?(?:[;,]|\W*$)"
)
_ROLE: Final = re.compile(
    r"(?<=[a-z])(?: [A-Z]\w+)? (?:correspondent|reporter|editor|columnist|writer)$"
)
_HANDED: Final = re.compile(
    r"(?:^|\s)([가-힣]{2,4}) (?:기자|특파원|리포터)(?:입니다|가 보도합니다|가 전합니다"
    r"|가 취재했습니다)\.$"
    # KBS 뉴스 홍길동입니다.
    r"|^(?:[A-Z]{2,5}|\S{1,6}(?:방송|뉴스|TV)) ?(?:뉴스)?,? ([가-힣]{3})(?:입니다|였습니다)\.$"
)


def author(parts: Parts, title: str = "") -> Fact | None:
    """The names that the byline gives, without "기자" or "By"; a name in the title is no byline."""
    found = find(
        replace(parts, head=tuple("" if plain(line) == title else line for line in parts.head))
    )
    return Fact(_JOINED.join(found.names), Origin.TEXT) if found else None


def signed(parts: Parts, title: str = "") -> Fact | None:
    """The names of reporters who sign above or below the prose."""
    for line in (*map(plain, parts.head), *map(plain, reversed(parts.foot))):
        found = _standing(line) if line != title else None
        if found:
            return Fact(_JOINED.join(found.names), Origin.TEXT)
    return None


def names_only(known: Fact | None) -> Fact | None:
    """An author that the file states, without "기자", "By", a mail address or a house."""
    if known is None or known.origin is Origin.USER:
        return known
    found = byline(known.value)
    return replace(known, value=_JOINED.join(found.names)) if found else known


def find(parts: Parts) -> Byline | None:
    """The first byline, looked for where it is surest: head, foot, dateline, end of the prose."""
    head = [plain(line) for line in parts.head]
    for line in (*head, *map(plain, reversed(parts.foot))):
        found = byline(line)
        if found:
            return found
    for line in parts.prose[:2]:
        found = _of_dateline(line)
        if found:
            return found
    for line in (*parts.prose[-1:], *parts.prose[:-1]):
        found = _standing(line) or trailing(line) or _spoken(line)
        if found:
            return found
    spoken = filter(None, map(_spoken, reversed(parts.foot)))
    named = _labelled(head) or _labelled([*map(plain, parts.foot)])
    return next(spoken, None) or _credited(parts.foot) or named or _bare_name(head)


def _labelled(lines: list[str]) -> Byline | None:
    """A name in the line below "By" or "Written by"."""
    for label, name in pairwise(lines):
        if _BY.fullmatch(label) and _FULL_NAME.fullmatch(name) and not is_house(name):
            return Byline(tuple(re.split(r",\s|\sand\s", name)))
    return None


def _bare_name(head: list[str]) -> Byline | None:
    """A name without a role, on the line of the date, or above or below it."""
    for number, line in enumerate(head):
        beside = dated_house(line)
        if beside and beside[1]:
            return Byline((beside[1],))
        dated = _dated_line(head[number + 1 :]) or _dated_line(head[:number][::-1])
        if _signs(line, dated) or (dated and _AT_PLACE.fullmatch(line)):
            return Byline(tuple(re.split(r",\s|\sand\s", _plain_name(line))))
    return None


def _of_dateline(line: str) -> Byline | None:
    match = DATELINE.match(line)
    names = match and (match["names"] or match["inner"] or match["names2"])
    parted = map(str.strip, re.split("[·ㆍ,]", names or ""))
    found = byline("·".join(parted)) if names else None
    others = (found.house or "").split() if found else []
    if (
        found and others and all(map(is_name, others))
    ):  # 홍길동 김하늘 기자, where the house is told
        return Byline((*others, *found.names))
    return found


def _credited(foot: tuple[str, ...]) -> Byline | None:
    """Whom an agency names below: Reporting by Ann Lee in Wend; editing by Tom Reed."""
    match = next(filter(None, map(_REPORTING.match, foot)), None)
    return Byline(tuple(re.split(r",? and |, ", match["names"]))) if match else None


def _standing(line: str) -> Byline | None:
    """A reporter's line between paragraphs; a scholar's would be part of the article there."""
    found = byline(line)
    return found if found and not found.expert else None


def _dated_line(lines: list[str]) -> str:
    """The nearest date line, with nothing but furniture before it; "" where there is none."""
    for line in lines[:_NEAR]:
        if is_dated(line):
            return line
        if not is_furniture(line):
            return ""
    return ""


def _signs(line: str, below: str) -> bool:
    """A bare name with the date: a nickname with a time of day, or a person's full name."""
    dated = stated(line)
    name = _plain_name(line)
    if len(name) > _NAME_LONGEST or not re.search(r"[^\W\d_]", name) or _NUMBERED.search(name):
        return False
    if is_furniture(name) or names_sections(name) or is_house(name) or is_label(name):
        return False
    if not dated and not below:
        return False
    timed = re.search(r"\d:\d\d", line if dated else below)
    return (
        is_name(name)
        or bool(_FULL_NAME.fullmatch(name))
        or (timed is not None and " " not in name and len(name) <= _NICKNAME)
    )


def _plain_name(line: str) -> str:
    """A name without the role behind it, and without the ground that it reports from."""
    name = _ROLE.sub("", bare(line))
    placed = _AT_PLACE.fullmatch(name)
    return placed["names"] if placed else name


def _spoken(line: str) -> Byline | None:
    """A line such as "… 홍길동 기자입니다.", by which newsreaders hand over to the reporter."""
    match = _HANDED.search(line)
    name = (match[1] or match[2]) if match else ""
    return Byline((name,)) if is_name(name) else None
