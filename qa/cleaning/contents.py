"""Rules for what an encyclopaedia or a long page adds to its text: contents, marks of notes.

Invariant: a line of contents goes only where the same heading stands again below, over text of its
own; a mark of a note goes only if the marks of the text are numbered through.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from qa.cleaning.furniture import is_certain
from qa.cleaning.page import Cut, Page, Rule
from qa.cleaning.prose import ends_sentence, is_prose

_LEAST: Final = 3  # headings
_LONGEST: Final = 60
_DECORATION: Final = re.compile(
    r"^[\W_]*(?:\d{1,2}(?:\.\d{1,2})*\.?(?=\s))?|\s*\[(?:편집|edit|edit source)\]$|\W+$",
    re.IGNORECASE,
)
_SUBSECTION: Final = re.compile(r"toggle .+ subsection|.+ 하위섹션 토글하기", re.IGNORECASE)
# Behind a word or a sentence, never behind a name of Latin letters, as an array has it.
_MARK: Final = re.compile(
    r"(?<=[가-힣.!?,)\]”\"’'」』》])\[(?:(?P<number>\d{1,3})|[a-z]|(?:주|note) ?\d{1,3})\]"
    r"(?=[\s가-힣\[(.,)]|$)"
)
_WANTED: Final = re.compile(
    r"\[(?:citation needed|clarification needed|출처 ?필요|원본 연구\??|누가\?|언제\?|when\?|who\?"
    r"|according to whom\?)\]"
)
_BODY: Final = "시는 새 도서관을 3월에 연다고 5일 밝혔다."


def _contents(page: Page) -> Iterator[Cut]:
    """The first run of headings that all stand again below, in the same order."""
    names = [_heading(line.text) for line in page.lines]
    counts = Counter(filter(None, names))
    if sum(count > 1 for count in counts.values()) < _LEAST:
        return
    names = [name if counts[name] > 1 and not is_certain(name) else "" for name in names]
    places: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        if name:
            places.setdefault(name, []).append(number)
    start = 0
    while start < len(names):
        run = _run(page, names, places, start)
        if _is_contents(page, [again for _, again in run], run[-1][0] if run else 0):
            yield from (page.lines[n].cut() for n in range(start, run[-1][0] + 1))
            return
        start = run[-1][0] + 1 if run else start + 1


def _run(
    page: Page, names: list[str], places: dict[str, list[int]], start: int
) -> list[tuple[int, int]]:
    """The headings from `start` on, each with the line at which it stands again."""
    run: list[tuple[int, int]] = []
    for number in range(start, len(names)):
        behind = run[-1][1] if run else number
        found = places.get(names[number], [])
        place = bisect_right(found, behind)
        again = found[place] if place < len(found) else None
        if again is None or (run and run[0][1] <= number):
            if run and _SUBSECTION.fullmatch(page.lines[number].text):
                continue
            break
        run.append((number, again))
    return run


def _is_contents(page: Page, again: list[int], last: int) -> bool:
    """Whether the headings below stand apart, over running text; a refrain's lines do not."""
    if len(again) < _LEAST or again[0] <= last:
        return False
    apart = [high - low > 1 for low, high in pairwise(again)]
    behind = page.lines[again[0] : again[-1] + 2]
    return 2 * sum(apart) >= len(apart) and any(is_prose(line.text) for line in behind)


def _heading(line: str) -> str:
    """A line as contents and heading have it in common; "" for what can be neither."""
    if len(line) > _LONGEST or ends_sentence(line):
        return ""
    return _DECORATION.sub("", line).strip().lower()


def _marks(page: Page) -> Iterator[Cut]:
    """[1] behind words, in a text that has [1] and [2]; [a] and [citation needed] beside them."""
    if "[1]" not in page.text or "[2]" not in page.text:
        return
    found = list(_MARK.finditer(page.text))
    numbers = {match["number"] for match in found}
    if not {"1", "2"} <= numbers:
        return
    yield from (Cut(match.start(), match.end()) for match in found)
    yield from (Cut(match.start(), match.end()) for match in _WANTED.finditer(page.text))


RULES: Final = (
    Rule(
        "table of contents",
        _contents,
        (
            (
                (
                    f"1. 자리\n2. 책\n3. 이용\n\n1. 자리[편집]\n{_BODY}\n2. 책[편집]\n{_BODY}\n"
                    f"3. 이용[편집]\n{_BODY}"
                ),
                f"1. 자리[편집]\n{_BODY}\n2. 책[편집]\n{_BODY}\n3. 이용[편집]\n{_BODY}",
            ),
            (f"자리\n책\n이용\n\n자리\n책\n이용\n{_BODY}",) * 2,
            (f"자리\n책\n\n자리\n{_BODY}\n책\n{_BODY}",) * 2,
        ),
    ),
    Rule(
        "mark of a note",
        _marks,
        (
            ("도서관을 연다.[1] 책[2]은 5만 권이다.[3][4]", "도서관을 연다. 책은 5만 권이다."),
            ("The library opens.[1][2] It is free.[a]", "The library opens. It is free."),
            ("도서관을 연다.[1] 이용은 무료다.",) * 2,
            ("a[1]과 a[2]를 더한다. [1] 안내 [2] 이용",) * 2,
            ("도서관을 연다.[2024] 이용은 무료다.[12]",) * 2,
        ),
    ),
)
