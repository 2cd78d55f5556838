"""Rules for white space: invisible signs, runs of spaces, blank lines, paragraphs.

Invariant: behind these, a blank line parts paragraphs, and a single line break parts lines of one
paragraph: list items, verses, or an article that has each sentence on a line of its own.
"""

import re
from collections.abc import Iterator
from typing import Final

from qa.cleaning.page import Cut, Page, Rule, where
from qa.cleaning.prose import ends_sentence, is_prose

_INNER_END = re.compile(r"(?<![\d\s.])[.!?。][\"'”’»」』)\]]*(?=\s\S)")
_PARAGRAPH = 90


def _paragraphs(page: Page) -> Iterator[Cut]:
    """Where a line holds a whole paragraph, the line breaks around it part paragraphs."""
    whole = [_is_paragraph(line.text) for line in page.lines]
    for number in range(1, len(page.lines)):
        before, line = page.lines[number - 1], page.lines[number]
        done = ends_sentence(before.text) or not is_prose(before.text)
        if (whole[number - 1] or whole[number]) and done and not page.blank_before(number):
            yield Cut(before.end, line.start, "\n\n")


def _is_paragraph(line: str) -> bool:
    return len(line) >= _PARAGRAPH and is_prose(line) and bool(_INNER_END.search(line))


RULES: Final = (
    Rule(
        "invisible sign",
        where(r"[\u200b\u200c\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]+"),
        (("도\u200b서관", "도서관"),),
    ),
    Rule(
        "run of spaces",
        where(r"[^\S\n]{2,}|[^\S\n ]", " "),
        (("새  도서관", "새 도서관"), ("새\u3000도서관\t소식", "새 도서관 소식")),
    ),
    Rule("space around a line", where(r"^[^\S\n]+|[^\S\n]+$"), ((" 새 도서관 ", "새 도서관"),)),
    Rule("blank lines", where(r"\n{3,}", "\n\n"), (("하나\n\n\n\n둘", "하나\n\n둘"),)),
    Rule("blank ends", where(r"\A\s+|\s+\Z"), (("\n\n하나\n", "하나"),)),
    Rule(
        "space before a full stop",
        where(r"(?<=[가-힣])[^\S\n]+(?=[.,](?:\s|$))"),
        (("도서관을 연다 .", "도서관을 연다."), ("값은 .5다.", "값은 .5다.")),
    ),
    Rule(
        "space behind a middle dot",
        where(r"(?<=[가-힣A-Za-z][·‧ㆍ])[^\S\n]+(?=[가-힣A-Za-z])"),
        (("한· 일 회담", "한·일 회담"), ("사과 · 배", "사과 · 배")),
    ),
    Rule(
        "paragraph",
        _paragraphs,
        (
            (
                (
                    "새 도서관\n시는 새 도서관을 3월에 연다고 5일 밝혔다. 도서관에는 책이 "
                    "5만 권 들어가고, 지하에는 누구나 빌려 쓸 수 있는 방이 열두 개 있어서 "
                    "동네 모임에 쓰인다.\n이용은 무료다."
                ),
                (
                    "새 도서관\n\n시는 새 도서관을 3월에 연다고 5일 밝혔다. 도서관에는 "
                    "책이 5만 권 들어가고, 지하에는 누구나 빌려 쓸 수 있는 방이 열두 개 "
                    "있어서 동네 모임에 쓰인다.\n\n이용은 무료다."
                ),
            ),
            ("도서관을 연다.\n이용은 무료다.", "도서관을 연다.\n이용은 무료다."),
        ),
    ),
)
