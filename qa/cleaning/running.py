"""Heads and feet of printed pages in a text that was copied: "City Report 2026 — 3", then "— 4".

What comes in is a page; what goes out are cuts. Invariant: a line goes only where the same words
stand at least three times beside a number that counts pages, up by one or two each time.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from qa.cleaning.page import Cut, Page, Rule
from qa.cleaning.prose import ends_sentence

_SIGN = r"\s*(?:[|│ㅣ—–·]|\s-\s|\s(?=(?:page|p\.)\s?\d))\s*"
_NUMBER = r"(?:(?:page|p\.)\s?)?(?P<{}>\d{{1,4}})(?:\s?(?:쪽|페이지|/\s?\d{{1,4}}|of \d{{1,4}}))?"
_NUMBERED: Final = re.compile(
    rf"(?P<words>\S.{{6,78}}?\S){_SIGN}{_NUMBER.format('last')}"
    rf"|{_NUMBER.format('first')}{_SIGN}(?P<behind>\S.{{6,78}}\S)",
    re.IGNORECASE,
)
_LETTER: Final = re.compile(r"[^\W\d_]")
_LETTERS_LEAST: Final = 6
_LEAST: Final = 3  # pages
_STEPS: Final = (1, 2)  # a head that stands on each page, or on every other one


def _running(page: Page) -> Iterator[Cut]:
    found: dict[tuple[str, str], list[tuple[int, Cut]]] = defaultdict(list)
    for line in page.lines:
        match = _NUMBERED.fullmatch(line.text)
        if match is None or ends_sentence(line.text):
            continue
        words, number = match["words"] or "", match["last"] or match["first"]
        key = (words, match["behind"] or "")
        if len(_LETTER.findall("".join(key))) >= _LETTERS_LEAST:
            found[key].append((int(number), Cut(line.start, min(line.end + 1, len(page.text)))))
    for lines in found.values():
        steps = [high - low for (low, _), (high, _) in pairwise(lines)]
        if len(lines) >= _LEAST and all(step in _STEPS for step in steps):
            yield from (cut for _, cut in lines)


_PAGES: Final = "시는 둑을 쌓\n{}\n았다. 둑은 높다.\n{}\n공사는 3년이 걸렸\n{}\n다. 돈은 모자랐다."
RULES: Final = (
    Rule(
        "head of each page",
        _running,
        (
            (
                _PAGES.format("한빛시 둑 백서 | 3", "한빛시 둑 백서 | 4", "한빛시 둑 백서 | 5"),
                _PAGES.replace("{}\n", ""),
            ),
            (_PAGES.format("표 — 1", "표 — 2", "표 — 3"),) * 2,
            (_PAGES.format("한빛시 둑 백서 | 3", "한빛시 둑 백서 | 9", "한빛시 둑 백서 | 5"),) * 2,
            (_PAGES.format("한빛시 둑 길이 3", "한빛시 둑 길이 4", "한빛시 둑 길이 5"),) * 2,
        ),
    ),
)
