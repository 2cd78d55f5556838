"""Text as the parser reads it: one character for each, look-alikes made one; and what to pass over.

In: a text. Out: the text to parse, and spans to pass over. Invariant: folding keeps offsets:
`len(fold(text)) == len(text)`.
"""

import re
from functools import cache

_DASHES = "‐‑‒–—―−﹣－"
_TILDES = "〜∼～˜⁓"
_QUOTES = "‘’‛′＇`´"
_SPACES = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
_DOTS = "・‧∙⋅ㆍᆞ•"


@cache
def _table() -> dict[int, str]:
    """Full-width ASCII, and the many dashes, tildes, quotes, spaces and dots, to one of each."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {0xFFE0: "¢", 0xFFE1: "£", 0xFFE5: "¥", 0xFFE6: "₩"}
    for characters, one in (
        (_DASHES, "-"),
        (_TILDES, "~"),
        (_QUOTES, "'"),
        (_SPACES, " "),
        (_DOTS, "·"),
        ("“”„", '"'),
    ):
        table |= {ord(character): one for character in characters}
    return table


def fold(text: str) -> str:
    """The text with look-alike characters made one and Hanja numerals read, as long as it was."""
    return _HANJA.sub(_read, text.translate(_table()))


_DIGITS = "〇零一二三四五六七八九"
_SCALES = dict(zip("十百千萬万億兆", "십백천만만억조", strict=True))
_UNITS = dict(zip("第年月日名", "제년월일명", strict=True))
# 三千만 원, 二〇二四년 三月, 第三: not within words in Hanja, nor a gloss in brackets.
_HANJA = re.compile(
    rf"(?<![一-鿿가-힣(〇])(第?)([{_DIGITS}{''.join(_SCALES)}]{{1,12}})"
    r"([年月日名](?![一-鿿])|(?=[가-힣0-9%])|(?<=第[一-鿿])(?![一-鿿])|"
    r"(?<=[一-鿿〇]{2})(?![一-鿿)〇]))"
)


def _read(match: re.Match[str]) -> str:
    """The numeral in figures, or all in Hangul where it begins with a scale: 十五 is 십오."""
    run = match[2]
    digits = "영영일이삼사오육칠팔구" if run[0] in _SCALES and len(run) > 1 else "00123456789"
    read = dict(zip(_DIGITS, digits, strict=True)) | _SCALES
    return (
        (match[1] and _UNITS[match[1]])
        + "".join(read[character] for character in run)
        + (match[3] and _UNITS[match[3]])
    )


# Each is found by a literal and widened by hand, as a pattern that begins with "any letters" would
# take quadratic time on a text of letters alone.
_MARK = re.compile(
    r"://|//(?=[a-z])|www\.|@(?=[A-Za-z0-9])|\.(?=(?:com|net|org|co|kr|io|ai|jpe?g|png|gif|html?|php|pdf)\b)"
)
_ADDRESS = re.compile(r"[A-Za-z0-9._~:/?#@!$&*+,;=%\-]*")
_ADDRESS_CHARACTERS = frozenset(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~:/?#@!$&*+=%-"
)
_REACH = 200  # how far to the left of its mark an address may begin


def addresses(folded: str) -> list[tuple[int, int]]:
    """The spans of addresses and file names, in order: figures in them mean nothing."""
    spans: list[tuple[int, int]] = []
    position = 0
    while mark := _MARK.search(folded, position):
        start = mark.start()
        floor = max(position, start - _REACH)
        while start > floor and folded[start - 1] in _ADDRESS_CHARACTERS:
            start -= 1
        tail = _ADDRESS.match(folded, mark.end())
        end = tail.end() if tail else mark.end()
        spans.append((start, end))
        position = end
    return spans
