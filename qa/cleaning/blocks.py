"""Rules for what follows the article: comments, and lists of other articles.

They cut from a strong mark on, to the end only where little prose follows. Invariant: a block is
never cut if more of the page's prose stands behind its mark than before.
"""

import re
from collections.abc import Iterator
from typing import Final

from qa.cleaning.bylines import byline
from qa.cleaning.furniture import is_furniture
from qa.cleaning.page import Cut, Page, Rule
from qa.cleaning.phrases import sections
from qa.cleaning.prose import ends_sentence, is_notice, is_prose, is_sentence
from qa.cleaning.words import evidence

_MARKS: Final = sections("marks.txt")
_ENTRY = re.compile(
    r"(?:\(\d+\)\s*)?\|?\s*(?:\d{4}[.-]\d{1,2}[.-]\d{1,2}\.?|\d{1,2}:\d{2})\s*\|?$"
    r"|\((?!(?:19|20)\d\d\))\d+\)$|\d+(?:시간|분|일) 전$|\bago$"
)
_COUNTED = re.compile(r"\(\d+\)\s*\|?[^()]*$|(?:시간|분|일) 전$|\bago$|\|$")
_REFERENCE = re.compile(r"[.!?”\"’)가-힣](?:1|\[1\]|¹)$", re.MULTILINE)
_FIRST_NOTE = re.compile(r"\[?1[\].)]{0,2}(?:\s|$)|¹")
_SHARE = 0.4
_ARROWS = frozenset("▶▷►▸☞☛👉→⇒")
_NEAR = 10  # lines
_ITEM_LONGEST = 120
_BODY = "시는 새 도서관을 3월에 연다고 5일 밝혔다. 도서관에는 책이 5만 권 들어간다."


def _size(page: Page, start: int, end: int) -> int:
    return sum(len(line.text) for line in page.lines[start:end] if is_prose(line.text))


def _comments(page: Page) -> Iterator[Cut]:
    """From the first mark of comments behind the prose to the end, unless much prose follows."""
    for number, line in enumerate(page.lines):
        if len(line.text) > _ITEM_LONGEST:
            continue
        counted = _MARKS["comments"].matches(line.text)
        if not counted and not _MARKS["bare comments"].matches(line.text):
            continue
        before, behind = _size(page, 0, number), _size(page, number + 1, len(page.lines))
        if not before or behind > before * _SHARE:
            continue
        if _notes_follow(page, number):
            continue
        if counted or not behind or _look_like_comments(page, number + 1):
            yield from (one.cut() for one in page.lines[number:])
            return


def _notes_follow(page: Page, mark: int) -> bool:
    """Whether the first note stands right below a button to comment, and is referred to above."""
    line = page.lines[mark]
    below = page.lines[mark + 1].text if mark + 1 < len(page.lines) else ""
    if any(map(str.isdigit, line.text)) or not _FIRST_NOTE.match(below):
        return False
    return bool(_REFERENCE.search(page.text, 0, line.start))


def _look_like_comments(page: Page, start: int) -> bool:
    below = page.lines[start : start + _NEAR]
    return any(_MARKS["signs of comments"].matches(line.text) for line in below)


def _others(page: Page) -> Iterator[Cut]:
    """The mark of a list of other articles, and the entries below it."""
    for number, line in enumerate(page.lines):
        if number < page.head or len(line.text) > _ITEM_LONGEST:
            continue
        below = number >= page.tail and _MARKS["other articles below the prose"].matches(line.text)
        if below or _MARKS["other articles"].matches(line.text):
            end = _list_end(page, number)
            if end > number + 1 or number + 1 >= page.tail:
                yield from (one.cut() for one in page.lines[number:end])


def _list_end(page: Page, mark: int) -> int:
    """Behind the last prose the rest is the list, up to where short sentences go on with the text.

    Before it, the entries next to the mark, and those apart that bear the arrow of the first.
    """
    if mark >= page.tail:
        said = (n for n in range(mark + 1, len(page.lines) - 1) if _goes_on(page, n))
        return next(said, len(page.lines))
    end = mark + 1
    arrow = page.lines[end].text[:1] if end < page.tail else ""
    while end < page.tail and _is_entry(page, end):
        pointed = arrow in _ARROWS and page.lines[end].text.startswith(arrow)
        if end > mark + 1 and page.blank_before(end) and not pointed:
            break
        end += 1
    return end


def _goes_on(page: Page, number: int) -> bool:
    """Whether a line and the one below are sentences, too short for prose, and not the page's."""
    both = (line.text for line in page.lines[number : number + 2])
    return all(
        is_sentence(text) and not is_notice(text) and not is_furniture(text) for text in both
    )


def _is_entry(page: Page, number: int) -> bool:
    text = page.lines[number].text
    if len(text) > _ITEM_LONGEST or is_prose(text):
        return False
    return not ends_sentence(text) or text.endswith(("?", "!", "…")) or bool(_ENTRY.search(text))


def _entries(page: Page) -> Iterator[Cut]:
    """Behind the prose, lines that end in a date or a count as entries of lists do.

    A list of events ends its lines so too: a mere date counts only below furniture.
    """
    behind = page.lines[page.tail :]
    ends = [line for line in behind if _ENTRY.search(line.text) and not is_prose(line.text)]
    opened = next((line.start for line in behind if _opens(line.text)), len(page.text))
    entries = [line for line in ends if line.start > opened or _COUNTED.search(line.text)]
    return (line.cut() for line in entries if len(entries) >= 2)


def _opens(line: str) -> bool:
    return bool(evidence(line) or byline(line) or re.search("[ⓒ©]", line))


RULES: Final = (
    Rule(
        "comments",
        _comments,
        (
            (f"{_BODY}\n\n댓글 : 2 개\n우리 동네에도 있으면 좋겠어요.\n저도요", _BODY),
            (f"{_BODY}\n\n3 Comments\nNice.\nReply", _BODY),
            (f"댓글 2\n\n{_BODY}", f"댓글 2\n\n{_BODY}"),
            (f"{_BODY * 3}1\n\nLeave a comment\n\n1\n\n{_BODY}",) * 2,
            (f"{_BODY}\n\nLeave a comment\n1\nWe were there.", _BODY),
            (f"{_BODY * 3}\n\nComments\n{_BODY}", f"{_BODY * 3}\n\nComments\n{_BODY}"),
            (f"{_BODY * 3}\n\nDiscussion\n{_BODY}", f"{_BODY * 3}\n\nDiscussion\n{_BODY}"),
            (f"{_BODY}\n\n댓글\n\n{_BODY}", f"{_BODY}\n\n댓글\n\n{_BODY}"),
        ),
    ),
    Rule(
        "other articles",
        _others,
        (
            (
                (
                    f"{_BODY}\n'우리 동네' 카테고리의 다른 글\n공원이 열린다 (0) | "
                    f"2024.03.01 |\n---|---|\n시장 새 단장 (1) | 2024.02.20 |"
                ),
                _BODY,
            ),
            (f"{_BODY}\n\n관련기사\n공원이 열린다\n시장 새 단장\n\n{_BODY}", f"{_BODY}\n\n{_BODY}"),
            (
                f"{_BODY}\n\n관련기사\n\n☞ 공원이 열린다\n\n☞ 시장 새 단장\n\n• 도서관\n\n{_BODY}",
                f"{_BODY}\n\n• 도서관\n\n{_BODY}",
            ),
            (f"{_BODY}\n\nRelated articles\nA park opens\nMarket day", _BODY),
            (
                f"{_BODY}\n\n주요 소식\n새 공원\n새 시장\n\n{_BODY}",
                f"{_BODY}\n\n주요 소식\n새 공원\n새 시장\n\n{_BODY}",
            ),
            (f"관련 기사를 모두 읽었다.\n\n{_BODY}", f"관련 기사를 모두 읽었다.\n\n{_BODY}"),
        ),
    ),
    Rule(
        "entries of a list",
        _entries,
        (
            (f"{_BODY}\n공원이 열린다 (0) | 2024.03.01 |\n시장 새 단장 (1) | 2024.02.20 |", _BODY),
            (f"{_BODY}\n광고\n공원이 열린다 2024.03.01\n새 시장 2024.02.20", f"{_BODY}\n광고"),
            (f"{_BODY}\n둑 쌓음 2019.04.01\n둑 헒 2021.06.02",) * 2,
        ),
    ),
)
