"""Lines that say when a page was made: a date alone, with its label, or beside a count or a house.

What comes in is a line, or a page; what goes out is whether a date is the page's. Invariant: a line
with a date and words of its own (a row of a table, an entry of a timeline, the day of an event) is
the article's, and so are several bare days, which are a list.
"""

import re
from typing import TYPE_CHECKING, Final

from qa.cleaning.bylines import bare, is_full_name, is_name
from qa.cleaning.dates import stated
from qa.cleaning.remembering import remembered
from qa.cleaning.words import evidence, names_sections

if TYPE_CHECKING:
    from qa.cleaning.page import Page

EVENT: Final = re.compile(
    r"^\W*(?:일\s?시(?!.*\d:\d\d:\d\d)|행사|기간|마감|개최|접수|시행"
    r"|when|event|deadline|date and time)",
    re.IGNORECASE,
)
_LABEL: Final = re.compile(
    r"입력|수정|등록|승인|송고|발행|게재|작성|게시|업데이트|배포"
    r"|(?i:\b(?:published|updated|posted|modified|created|edited)\b)"
)
_CLOCK: Final = re.compile(r"\d{1,2}:\d\d")
_ISSUE: Final = re.compile(r"^[^.,]{1,14}\s(?:19|20)\d\d년\s?\d{1,2}월호$")
_NICKNAME: Final = 12
_HOUSE: Final = re.compile(
    r"(?:\S+\s){0,3}\S*(?:일보|신문|뉴스|경제|방송|타임스|미디어|저널|통신|닷컴|매거진"
    r"|투데이|데일리|헤럴드|Times|Post|News|Journal|Herald|Tribune|Guardian|Gazette|Chronicle|Review"
    r"|Newsletter|Bulletin|Ledger|Mercury|Sentinel|Examiner|Inquirer|Enquirer|Dispatch|Argus"
    r"|Daily|Weekly|Monthly|Observer|Telegraph|Economist|Magazine|Courier)(?![a-z])"
)
_DAY_OF: Final = re.compile(r"^자(?:\s|$)")  # 2025년 1월 23일자
_PAGE_OF: Final = re.compile(r"(?:^|\s)(?:제\s?)?[A-Z]?\d{1,3}면$")
_BY: Final = re.compile(r"^(?:by|글|기자)\s", re.IGNORECASE)


@remembered
def is_dated(line: str) -> bool:
    """Whether the line is a date with nothing beside it but its label, counts, a house, a name.

    A figure beside the date makes it a row of a table, unless a page word says what is counted.
    """
    if not stated(line) or EVENT.match(line):
        return False
    if _ISSUE.search(line):
        return True
    rest = _beside(line)
    if evidence(rest) or not re.search(r"\w", rest):
        return True
    nickname = " " not in rest and len(rest) <= _NICKNAME and bool(_CLOCK.search(line))
    return (nickname and not rest.isdecimal()) or dated_house(line) is not None


def dated_house(line: str) -> tuple[str, str] | None:
    """The paper that a line names beside its date, and who wrote it there, if that is told.

    None for a line with more than a section or a name behind the paper.
    """
    rest = _beside(line).lstrip("[(〈<")
    house = _HOUSE.match(rest)
    if house is None or not stated(line):
        return None
    behind = _BY.sub("", rest[house.end() :].strip(" ])〉>,|·-–—"))
    named = is_name(behind) or is_full_name(behind)
    if behind and not named and not names_sections(behind):
        return None
    return house.group(), behind if named else ""


def _beside(line: str) -> str:
    """What a line says beside a date, its label, its time and the page of a paper."""
    rest = re.sub(r"\s+", " ", _CLOCK.sub(" ", bare(line))).strip(" ,|·:-")
    return _PAGE_OF.sub("", _DAY_OF.sub("", rest))


def date_lines(page: "Page") -> list[int]:
    """The numbers of the lines beyond the prose that say when the page was made."""
    found = []
    for lines in (range(page.head), range(page.tail, len(page.lines))):
        dated = [number for number in lines if is_dated(page.lines[number].text)]
        days = {text for number in dated if _is_bare(text := page.lines[number].text)}
        found += [n for n in dated if len(days) < 2 or page.lines[n].text not in days]
    return found


def _is_bare(line: str) -> bool:
    """A day or a month without a label or a time of day, as a list of events also has it."""
    return not _LABEL.search(line) and not _CLOCK.search(line) and not evidence(bare(line))
