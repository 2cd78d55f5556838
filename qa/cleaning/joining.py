"""Rules that join lines which were broken in mid-sentence, where that is certain.

A text is hard-wrapped when line after line stops just where its next word would no longer have
fitted. Columns are counted as a terminal does: a Hangul syllable is two wide. Elsewhere lines are
joined only if the first can't be the end of anything: it stops in a particle, or in English the
next goes on in lower case. Invariant: heads of lists, headings and verses stay lines of their own.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from qa.cleaning.bylines import byline
from qa.cleaning.dates import stated
from qa.cleaning.mending import broken_words
from qa.cleaning.page import Cut, Page, Rule, width
from qa.cleaning.prose import ends_sentence
from qa.language.hyphens import breaks_word, compounds, is_hyphenated

_STARTS = re.compile(
    r"[-–—•·*▪■□◆◇●○▲△▶▷☞※◦‣►✓✔#>|①-⑳㉠-㉻]|[\[(<【〈]?\s?(?:\d{1,3}|[가-하]|[a-zA-Z]"
    r"|[ivxIVX]{1,4})\s?[.)\]:〉】](?!\d)|[Qq문][.:]|[Aa답][.:]"
)
_VERB_END = re.compile(r"[다요죠]\.(?:\s|$)")
_HANGUL_END = re.compile(r"[가-힣]$")
_OPEN_KOREAN = re.compile(
    r"(?<=[가-힣A-Za-z0-9)’'”\"])(?:을|를|은|는|의|에서|에게|으로|로서|로써|부터|까지"
    r"|처럼|보다|하고|하며|이며|되며|지만|으나|하여|위해|위한|대한|관한|통해|따라|있는"
    r"|없는|하는|되는|같은|이라는|라는|다는|라고|다고|면서|으며|했고|됐고)$"
    r"|(?<=[가-힣]),$"
)
_OPEN_ENGLISH = re.compile(r"(?:[a-z]{2,}|[a-z],|;)$")
_GOES_ON = re.compile(r"[a-z]")
_KOREAN_SENTENCE = re.compile(r"다\.[\"'”’)\]]*(?:\s|$)")
_SIGNED = 6  # lines, in which title, author and date stand above a text
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_LEAST_LINES = 3
_NARROWEST = 30  # columns
_FEWEST = 20  # characters, where these are counted
_SHARE = 0.6
_RAGGED = 1.3  # lines wider than the limit by this factor were not wrapped at it
_RAGGED_SHARE = 0.05
_LONG = 40


def _wrapped(page: Page) -> Iterator[Cut]:
    """Join lines of hard-wrapped paragraphs: those that are full, at the one width of the page."""
    pairs = [n for n in range(1, len(page.lines)) if not page.blank_before(n)]
    if len(pairs) < _LEAST_LINES:
        return
    full = max((_full(page, pairs, measure) for measure in (len, width)), key=len)
    signed = _signed(page)
    full = [number for number in full if number > signed or not _is_stated(page, number)]
    around = [(page.lines[number - 1].text, page.lines[number].text) for number in full]
    whole = compounds(line.text for line in page.lines)
    for number, word in zip(full, broken_words(around), strict=True):
        yield _join(page, number, "" if word else " ", whole)


def _full(page: Page, pairs: list[int], measure: Callable[[str], int]) -> list[int]:
    """The lines above which one is full, if the page is wrapped at a number of what is counted."""
    widths = [measure(line.text) for line in page.lines]
    limit = _limit(page, widths, pairs, measure)
    if limit < (_NARROWEST if measure is width else _FEWEST):
        return []
    return [
        number
        for number in pairs
        if _is_full(page, widths, number, limit, measure) and not _begins(page, number)
    ]


def _signed(page: Page) -> int:
    """The line below the last byline of a first paragraph, which then holds title and date too."""
    end = next((n for n in range(1, len(page.lines)) if page.blank_before(n)), len(page.lines))
    found = (byline(line.text) for line in page.lines[: min(end, _SIGNED)])
    return max((n + 1 for n, one in enumerate(found) if one and not one.expert), default=0)


def _is_stated(page: Page, number: int) -> bool:
    """Whether a line or the one above it says who wrote or when, and goes on with no other."""
    lines = [line.text for line in page.lines[number - 1 : number + 1]]
    return any(stated(line) or byline(line) for line in lines)


def _is_address(page: Page, number: int) -> bool:
    """Whether a line at the top, or the one above it, is the page's address and no more."""
    lines = page.lines[number - 1 : number + 1]
    return number < _SIGNED and any(_ADDRESS.fullmatch(line.text) for line in lines)


def _begins(page: Page, number: int) -> bool:
    """Whether a line is headed as an item; "다. " behind an open line is the end of a verb."""
    above, line = page.lines[number - 1].text, page.lines[number].text
    if _VERB_END.match(line) and _HANGUL_END.search(above):
        return line[0] == "다" and any(one.text.startswith("나.") for one in page.lines[:number])
    return bool(_STARTS.match(line))


def _limit(page: Page, widths: list[int], pairs: list[int], measure: Callable[[str], int]) -> int:
    """The width at which the page is wrapped, or 0 where it is not."""
    upper = sorted(widths[number - 1] for number in pairs)
    limit = upper[len(upper) * 9 // 10]
    if sum(one > limit * _RAGGED for one in widths) > max(1, len(widths) * _RAGGED_SHARE):
        return 0
    open_lines = [n for n in pairs if not ends_sentence(page.lines[n - 1].text)]
    full = [n for n in open_lines if _is_full(page, widths, n, limit, measure)]
    enough = len(full) >= _LEAST_LINES and len(full) >= _SHARE * len(open_lines)
    return limit if enough and len(open_lines) * 2 >= len(pairs) else 0


def _is_full(
    page: Page, widths: list[int], number: int, limit: int, measure: Callable[[str], int]
) -> bool:
    """Whether the first word of line `number` would not have fitted on the line before it."""
    word = page.lines[number].text.split(maxsplit=1)[0]
    return widths[number - 1] + 1 + measure(word) > limit


def _broken(page: Page) -> Iterator[Cut]:
    """Join a line that can't be an end with the sentence that goes on below it."""
    whole = compounds(line.text for line in page.lines)
    for number in range(1, len(page.lines)):
        before, line = page.lines[number - 1], page.lines[number]
        if _STARTS.match(line.text) or ends_sentence(before.text) or page.blank_before(number):
            continue
        if width(before.text) < _LONG or _is_address(page, number):
            continue
        korean = _OPEN_KOREAN.search(before.text) and _KOREAN_SENTENCE.search(line.text)
        english = _OPEN_ENGLISH.search(before.text) and _GOES_ON.match(line.text)
        if korean or english or is_hyphenated(before.text, line.text):
            yield _join(page, number, " ", whole)


def _join(page: Page, number: int, left: str, whole: set[str]) -> Cut:
    """A line and the one above it made one; a hyphen that only broke a word goes."""
    before, line = page.lines[number - 1], page.lines[number]
    if not is_hyphenated(before.text, line.text):
        return Cut(before.end, line.start, left)
    return Cut(before.end - breaks_word(before.text, line.text, whole), line.start)


_WRAPPED: Final = (
    "시는 새 도서관을 3월에 연다고 5일\n"
    "밝혔다. 도서관에는 책이 5만 권 들어가고\n"
    "지하에는 누구나 빌려 쓸 수 있는 방이\n"
    "열두 개 있어서 동네 모임에 쓰인다고\n"
    "한다.\n"
    "이용은 무료다."
)
RULES: Final = (
    Rule(
        "hard-wrapped lines",
        _wrapped,
        (
            (_WRAPPED, _WRAPPED.replace("\n", " ", 4)),
            (
                "하늘이 높다\n바람이 분다\n나는 걷는다\n길이 멀다",
                "하늘이 높다\n바람이 분다\n나는 걷는다\n길이 멀다",
            ),
        ),
    ),
    Rule(
        "line broken in mid-sentence",
        _broken,
        (
            (
                "시는 오래된 시청 건물을 고쳐서 만든 새 도서관을\n3월에 연다고 5일 밝혔다.",
                "시는 오래된 시청 건물을 고쳐서 만든 새 도서관을 3월에 연다고 5일 밝혔다.",
            ),
            (
                "The city will open a new library in the old\ntown hall in March, it said.",
                "The city will open a new library in the old town hall in March, it said.",
            ),
            (
                "The city will open a library in what was the old post of-\nfice on Mill Road.",
                "The city will open a library in what was the old post office on Mill Road.",
            ),
            (
                "The city will open a library in March that has a well-\nlit hall for readers.",
                "The city will open a library in March that has a well-lit hall for readers.",
            ),
            ("새 도서관의\n열두 방", "새 도서관의\n열두 방"),
        ),
    ),
)
