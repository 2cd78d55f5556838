"""Line breaks of a text wrapped at any character, where they stand beside figures or Latin letters.

Whether a space stood there is told by the text itself: by how its other figures and words stand to
one another. Invariant: beside what never stands alone, such as a closing mark, there was none.
"""

import re
from collections.abc import Sequence
from typing import Final

from qa.language.closed_class import PARTICLES

_CLOSING: Final = re.compile(r"[.,!?…:;%)\]}’”」』》〉]")
_OPENING: Final = re.compile(r"[(\[{‘“「『《〈]$")
_NUMBER: Final = re.compile(r"(?:\d|(?<=\d)[.,:/~-])$")
_YEAR: Final = re.compile(r"(?:19|20)\d{2}\.$")
_DIGITS: Final = re.compile(r"\d")
_DECIMAL: Final = re.compile(r"[.,]\d")
_HANGUL: Final = re.compile(r"[가-힣]")
_FIRST: Final = re.compile(r"[가-힣]+(?![가-힣])")
_LATIN_LAST: Final = re.compile(r"[A-Za-z]+$")
_LATIN_FIRST: Final = re.compile(r"[A-Za-z]+")
_MARK_LAST: Final = re.compile(r"[”’\"')\]%]$")
_SMALL: Final = "a an and as at by de for from in is la of on or the to with it its not are be"
_WHOLE: Final = frozenset(_SMALL.split())
# A dot between names, at the end of a line or the start of one; a unit that is one sign: ㎏, ㎞.
_BETWEEN: Final = re.compile(r"[·‧ㆍ]")
_UNIT_SIGN: Final = re.compile(r"[\u3380-\u33df]")
# A figure and the word behind it; a word and the figure behind it; a word or a figure and Latin;
# a word and a bracket.
_STYLES: Final = (
    (re.compile(r"\d(?= ?[가-힣])"), re.compile(r"\d[가-힣]")),
    (re.compile(r"[가-힣](?= ?\d)"), re.compile(r"[가-힣]\d")),
    (re.compile(r"[가-힣](?= ?[A-Za-z])"), re.compile(r"[가-힣][A-Za-z]")),
    (re.compile(r"\d(?= ?[A-Za-z])"), re.compile(r"\d[A-Za-z]")),
    (re.compile(r"[가-힣](?= ?\()"), re.compile(r"[가-힣]\(")),
)


def impossible(above: str, below: str) -> bool:
    """Tell a break at which no text is wrapped that is wrapped between words."""
    if _CLOSING.match(below) or _OPENING.search(above):
        return True
    return above[-1:].isdigit() and bool(_DIGITS.match(below) or _DECIMAL.match(below))


def unspaced(lines: Sequence[tuple[str, str]]) -> list[bool]:
    """For each line and the one below it: whether the break between them stands for no space.

    The lines are those of a text that is wrapped without regard to words. Breaks between two
    syllables of Hangul are judged elsewhere and said to be spaces here.
    """
    text = "\n".join([*(above for above, _ in lines), *(below for _, below in lines[-1:])])
    joined = [2 * len(close.findall(text)) > len(all_.findall(text)) for all_, close in _STYLES]
    return [_is_unspaced(above, below, joined) for above, below in lines]


def _is_unspaced(above: str, below: str, joined: Sequence[bool]) -> bool:
    if impossible(above, below):
        return True
    if _NUMBER.search(above) and not _YEAR.search(above) and _DIGITS.match(below):
        return True
    if _BETWEEN.match(above[-1:]) or _BETWEEN.match(below) or _UNIT_SIGN.match(below):
        return True
    if _HANGUL.match(below):
        word = _FIRST.match(below)
        if _LATIN_LAST.search(above) or _MARK_LAST.search(above):
            return word is not None and word[0] in PARTICLES
        return above[-1:].isdigit() and joined[0]
    last, first = _LATIN_LAST.search(above), _LATIN_FIRST.match(below)
    if last and first:
        return _is_one_word(last[0], first[0])
    if first and above[-1:].isdigit():
        return joined[3]
    if _HANGUL.match(above[-1:]):
        if below.startswith("("):
            return joined[4]
        return joined[1] if _DIGITS.match(below) else joined[2] if first else False
    return False


def _is_one_word(left: str, right: str) -> bool:
    """Tell a Latin word that was cut; most breaks in a word's line stand within it."""
    if left.isupper() and right.isupper():
        return True  # A | I too, though A is a word
    if left.lower() in _WHOLE or right.lower() in _WHOLE:
        return False
    return right.islower() or (len(left) == 1 and left.islower())  # as p in pH is no word
