"""What articles themselves say to be names for one thing: 소버린(Sovereign·주권), 유럽연합(EU).

In: an article's text. Out: pairs of names, each with the reason it was believed. Invariant: a pair
that no reason speaks for is left out, for brackets hold amounts, dates, makers and lists as well.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from qa.language.hanja import HANJA, readings
from qa.language.terms import normalised
from qa.language.transliteration import is_hangul, is_latin, may_write

_BRACKET = re.compile(r"\(([^()\n]{2,90})\)")
_SEPARATOR = re.compile(r"\s*[·,;/|‧∙・ㆍ]\s*")
_QUOTED = re.compile(r"[‘'“\"「『《〈<]([^‘’'“”\"「」『』《》〈〉<>\n]{2,40})[’'”\"」』》〉>]$")
_INTRODUCED = re.compile(r"^(?:이하|약칭|일명|별칭|영문명|영어명)(?::| ?['‘“\"]| )\s*['‘“\"]?")
_MARKS = "‘’'“”\"「」『』《》〈〉<>[]"
_UNIT = re.compile(r"[가-힣]+|[A-Za-z]+|[0-9.]+")
_ACRONYM = re.compile(r"(?![IVX]+$)(?=(?:.*[A-Z]){2})[A-Z][A-Za-z&]{1,9}")
_SMALL_WORDS = frozenset(("of", "for", "the", "and", "in", "to", "on"))
_GLOSS = re.compile(r"[a-z]{3,}|[A-Za-z][a-z'-]+(?: [A-Za-z][a-z'-]+)+")
_LEADING_SIGNS = re.compile(r"^\W+")
_DIGIT_TAIL = re.compile(r"[-\s]?[A-Za-z]{0,2}[0-9][0-9.]*$")
_CONTEXT = 60  # characters before a bracket in which its name is looked for
_WORDS = 6  # at most so many words make a name


class Reason(StrEnum):
    """Why two names are believed to stand for one thing."""

    SOUND = "sound"  # one writes how the other is spoken
    INITIALS = "initials"  # an acronym behind what it stands for
    MEANING = "meaning"  # a translation given in brackets
    HANJA = "hanja"  # the same word in Chinese characters
    SHORT = "short"  # an abbreviation


@dataclass(frozen=True, slots=True)
class SameThing:
    """Two names for one thing, as an article writes them."""

    one: str
    other: str
    reason: Reason


# Tells of how many nouns a Korean word is made; 0 if it is something else.
NounCount = Callable[[str], int]


def mined(text: str, nouns: NounCount) -> tuple[SameThing, ...]:
    """Return the pairs of names that an article's brackets give, each once, sorted."""
    found: set[SameThing] = set()
    for line in text.splitlines():
        line = normalised(line)
        for bracket in _BRACKET.finditer(line):
            before = line[max(0, bracket.start() - _CONTEXT) : bracket.start()]
            found.update(_of_bracket(before, bracket[1], nouns))
    return tuple(sorted(found, key=lambda same: (same.one, same.other)))


def _of_bracket(before: str, inside: str, nouns: NounCount) -> Iterator[SameThing]:
    names = _names_before(before)
    parts = [part.strip(_MARKS + " ") for part in _SEPARATOR.split(inside)]
    if not names:
        return
    judged = [_judge(names, part, nouns) for part in parts]
    believed = [same for same in judged if same is not None and same.one != same.other]
    if sum(same.reason is Reason.INITIALS for same in believed) > 1:
        # Letters behind a name in a list are honours, ranks or places rather than its initials.
        believed = [same for same in believed if same.reason is not Reason.INITIALS]
    if len(believed) == 1 and believed[0].reason is Reason.SOUND and "," not in inside:
        believed += _meanings_beside(believed[0], parts, nouns)
    yield from believed
    yield from _among(believed)


def _meanings_beside(
    spelling: SameThing, parts: Sequence[str], nouns: NounCount
) -> Iterator[SameThing]:
    """소버린(Sovereign·주권): what stands beside the original spelling of a word is its meaning."""
    if " " not in spelling.other:
        for part in parts:
            if part != spelling.other and is_hangul(part) and nouns(part):
                yield SameThing(spelling.one, part, Reason.MEANING)


def _among(believed: Sequence[SameThing]) -> Iterator[SameThing]:
    """Give the pairs inside a bracket: (Advanced Research Council, ARC), (Sovereign·주권)."""
    for one, other in combinations(believed, 2):
        weaker = max(one.reason, other.reason, key=list(Reason).index)
        yield SameThing(one.other, other.other, weaker)


def _names_before(before: str) -> list[str]:
    """Return what the name before a bracket may be, the shortest first; a quoted one is sure."""
    quoted = _QUOTED.search(before)
    if quoted:
        return [quoted[1].strip()]
    words = before.split()
    if not words or before.endswith(" "):
        return []
    names: list[str] = []
    for count in range(1, min(_WORDS, len(words)) + 1):
        first = words[-count]
        opened = max(first.rfind(mark) for mark in _MARKS + "(·,")
        name = " ".join([first[opened + 1 :], *words[len(words) - count + 1 :]])
        names.append(_LEADING_SIGNS.sub("", name))
        if opened >= 0 or re.search(r"[.,!?)]$", words[-count - 1] if count < len(words) else "."):
            break
    return [name for name in names if name and not name[0].isdigit()]


def _judge(names: Sequence[str], part: str, nouns: NounCount) -> SameThing | None:
    """Return the pair that a name and a part of its bracket make, if some reason speaks for it."""
    introduced = _INTRODUCED.match(part)
    if introduced and len(part) > introduced.end() + 1:
        return SameThing(names[0], part[introduced.end() :].strip(_MARKS), Reason.SHORT)
    if HANJA.search(part):
        return _as_hanja(names, part)
    for name in names:
        if _sound_alike(name, part) or _sound_alike(part, name):
            return SameThing(name, part, Reason.SOUND)
    if any(sign.isdigit() for sign in part):
        return None
    return (
        _as_initials(names, part, nouns) or _as_meaning(names, part, nouns) or _short(names, part)
    )


def _as_hanja(names: Sequence[str], part: str) -> SameThing | None:
    """技政學 belongs to 기정학, whose reading it is."""
    for name in names:
        run = HANJA.fullmatch(part)
        if run and name.endswith(readings(part)[:1] or ("\0",)):
            return SameThing(name[-len(part) :], part, Reason.HANJA)
    return None


def _sound_alike(korean: str, latin: str) -> bool:
    """Tell whether the names have the same words, in Hangul here and in Latin letters there."""
    here = _UNIT.findall(korean)
    for spelling in (latin, _DIGIT_TAIL.sub("", latin)):
        there = _UNIT.findall(spelling.replace("-", ""))
        if here and len(here) == len(there) and any(map(is_hangul, here)):
            pairs = zip(here, there, strict=True)
            if all(a.lower() == b.lower() or _written(a, b) for a, b in pairs):
                return True
    return False


def _written(hangul: str, latin: str) -> bool:
    return is_hangul(hangul) and is_latin(latin) and may_write(latin.lower(), hangul)


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper())


def _as_initials(names: Sequence[str], part: str, nouns: NounCount) -> SameThing | None:
    """An acronym belongs to words with its initials, to a compound, or to a word a letter."""
    for name in names:
        for long, short in ((name, part), (part, name)):
            if _ACRONYM.fullmatch(short) and _initials(long) == short.upper():
                return SameThing(name, part, Reason.INITIALS)
    if _ACRONYM.fullmatch(part):
        name = _noun_phrase(names, len(part), nouns)
        return SameThing(name, part, Reason.INITIALS) if name else None
    if _ACRONYM.fullmatch(names[0]) and is_hangul(part.replace(" ", "")):
        counts = [nouns(word) for word in part.split()]
        if all(counts) and sum(counts) > 1:
            return SameThing(names[0], part, Reason.INITIALS)
    return None


def _as_meaning(names: Sequence[str], part: str, nouns: NounCount) -> SameThing | None:
    """A translation is lower-case, or several words; it belongs to a Korean noun."""
    if not _GLOSS.fullmatch(part):
        return None
    words = [word for word in part.split() if word not in _SMALL_WORDS]
    if len(words) > 1:
        name = _noun_phrase(names, len(words), nouns)
    else:
        name = names[0] if is_hangul(names[0]) and len(names[0]) > 1 and nouns(names[0]) else ""
    return SameThing(name, part, Reason.MEANING) if name else None


def _noun_phrase(names: Sequence[str], size: int, nouns: NounCount) -> str:
    """Return the compound before a bracket that may be named by `size` words or letters, or "".

    The last word alone is taken if it has as many nouns, or nothing that may belong to it stands
    before; else as many words as there are letters, all of them nouns.
    """
    last = names[0]
    if is_hangul(last) and len(last) > 3 and nouns(last) > 1:
        before = names[1].split()[0] if len(names) > 1 else ""
        if len(last) > 4 or nouns(last) >= size or not nouns(before):
            return last
    for name in names[1:]:
        spelt = name.split()
        if len(spelt) == size and all(
            nouns(word) if is_hangul(word) else _ACRONYM.fullmatch(word) for word in spelt
        ):
            return name
    return ""


def _short(names: Sequence[str], part: str) -> SameThing | None:
    """과기정통부 is short for 과학기술정보통신부: its letters, in order, from the first on."""
    short, long = sorted((names[0], part), key=len)
    if not (is_hangul(short) and is_hangul(long)) or len(short) < 3 or len(short) / len(long) > 0.7:
        return None
    rest = iter(long)
    same = short[0] == long[0] and short[-1] == long[-1] and all(sign in rest for sign in short)
    return SameThing(names[0], part, Reason.SHORT) if same else None
