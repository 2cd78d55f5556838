"""Tell whether a Hangul word writes the sound of a Latin one: Mistral and 미스트랄.

In: a lower-case word of Latin letters, a word of Hangul. Out: how far apart they sound, and keys
that words which sound alike share. What letters may sound as follows the loan word rules of the
National Institute of Korean Language, with what English, French, German and Chinese spellings need.
Invariant: two words that sound alike share a key.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from qa.language.syllables import FINALS, INITIALS, parted

# Vowels by how near they sound, in the order of the Hangul block, from ㅏ and ㅐ to ㅢ and ㅣ.
_VOWELS = "aeaeEeEeoaeeouEeiuUii"  # E is ㅓ, U is ㅡ

# What a spelling may sound as, each with its cost in tenths: 0 for the rule, more for what is seen
# in some languages only. "." ends a syllable (a final consonant), "-" is silent.
_SOUNDS_OF = {
    "b": "ㅂ0 ㅂ.0", "c": "ㅋ0 ㄱ.0 ㅅ8 ㅊ6", "ch": "ㅊ0 ㅋ3 ㅅ4 ㄱ.4 ㅎ6", "ck": "ㅋ0 ㄱ.0",
    "d": "ㄷ0 ㅅ.5", "dg": "ㅈ0", "dt": "ㅌ0 ㅅ.0", "f": "ㅍ0", "g": "ㄱ0 ㄱ.0 ㅈ8",
    "gn": "ㄴ0 ㄴ.0 ㄱㄴ3", "gh": "-0 ㄱ2 ㅍ5", "h": "ㅎ0 -5", "j": "ㅈ0 -5 ㅎ8", "k": "ㅋ0 ㄱ.0",
    "kn": "ㄴ0 ㅋㄴ3", "l": "ㄹ0 ㄹ.0 ㄹ.ㄹ0", "m": "ㅁ0 ㅁ.0", "n": "ㄴ0 ㄴ.0 ㅇ.5",
    "ng": "ㅇ.0 ㅇ.ㄱ0 ㄴ.ㄱ1 ㄴ.ㅈ1", "p": "ㅍ0 ㅂ.0", "ph": "ㅍ0", "q": "ㅋ0 ㅊ5",
    "r": "ㄹ0 -8", "s": "ㅅ0 ㅈ4 ㅅ.5", "sch": "ㅅ0 ㅅㅋ2", "sh": "ㅅ0", "t": "ㅌ0 ㅅ.0 ㅊ6",
    "tch": "ㅊ0", "th": "ㅅ0 ㄷ2 ㅌ2", "tion": "ㅅEㄴ.0", "ts": "ㅊ1 ㅅ3", "v": "ㅂ0 ㅍ5",
    "w": "u0 o3 -5 ㅂ5", "x": "ㄱ.ㅅ0 ㅈ5 ㅅ4", "z": "ㅈ0 ㅊ3",
    "a": "a0 e0 ei0 E3 o5", "e": "e0 E3 i3 U1 -5", "i": "i0 ai2 E6", "o": "o0 a3 E2 u6",
    "u": "u0 E1 a5 -6", "y": "i0 ai3 -2", "ai": "ei0 e1 ai2", "ay": "ei0 ai3", "au": "o0 au1",
    "aw": "o0", "ea": "i0 e1 ea2 eia3", "ee": "i0", "ei": "ai0 ei0 i3", "er": "E0 eㄹ1",
    "ew": "u0", "ey": "i0 ei2", "eu": "u1 oi1 E2", "ie": "i0 e4", "igh": "ai0", "oa": "o0",
    "oi": "oi0 ua2", "oo": "u0 o4", "or": "o0 E1", "ou": "u0 au0 E2 o3", "ow": "o0 au0",
    "oy": "oi0",
}  # fmt: skip
_LONGEST = 4
_FRONT = frozenset("eiy")
_VOWEL_LETTERS = frozenset("aeiouy")

_BUDGET = (0, 0, 2, 6)  # the dearest match of a word of so many syllables; 2 more for each further
_DEAREST_KEY = 12
_NOT_IN_KEYS = str.maketrans("", "", "aeiouEU.-")
_FOREIGN = re.compile(r"[ㅋㅌㅍU]")
_ROW_OF_L = re.compile(r"ㄹ+")


@lru_cache(maxsize=50_000)
def is_hangul(word: str) -> bool:
    """Tell whether the word is Hangul syllables only."""
    return bool(word) and all("가" <= sign <= "힣" for sign in word)


def is_latin(word: str) -> bool:
    """Tell whether the word is ASCII letters only."""
    return word.isascii() and word.isalpha()


@lru_cache(maxsize=100_000)
def distance(latin: str, hangul: str) -> int | None:
    """Return how far the Hangul is from how Koreans would write the Latin word, 0 being just so.

    None if it is too far to be the same word. Of two syllables only those count that look foreign:
    native words of two syllables are so many that some sound like anything.
    """
    if not is_latin(latin):
        return None
    size = len(hangul)
    sounds = _sounds(hangul)
    if size < 3 and not _FOREIGN.search("".join(sounds)):
        return None
    budget = _BUDGET[size] if size < len(_BUDGET) else _BUDGET[-1] + 2 * (size - len(_BUDGET) + 1)
    return _cost(latin, 0, sounds, 0, budget)


def may_write(latin: str, hangul: str) -> bool:
    """Tell whether the Hangul may write the Latin word, where the text already says so: X(Y)."""
    return _cost(latin, 0, _sounds(hangul), 0, 4 + 4 * len(hangul)) is not None


@lru_cache(maxsize=100_000)
def keys(word: str, most: int = 64) -> tuple[str, ...]:
    """Return what a word shares with words that sound like it: its consonants, likeliest first.

    A Hangul word has one key, a Latin one up to `most`; words too short to be told apart have none.
    """
    found: tuple[str, ...] = ()
    if is_hangul(word) and 2 <= len(word) <= 10:
        found = (_folded("".join(_sounds(word))),)
    elif is_latin(word) and 3 <= len(word) <= 20:
        found = _latin_keys(word, most)
    return tuple(key for key in found if len(key) >= 2)


def _folded(sounds: str) -> str:
    """Leave what a key needs: consonants, final or not, ㄹ once in a row."""
    return _ROW_OF_L.sub("ㄹ", sounds.translate(_NOT_IN_KEYS))


@lru_cache(maxsize=100_000)
def _sounds(hangul: str) -> tuple[str, ...]:
    """Return a word's consonants and vowels, one string each; finals end with "."."""
    sounds: list[str] = []
    for sign in hangul:
        initial, vowel, final = parted(sign)
        if INITIALS[initial] != "ㅇ":
            sounds.append(INITIALS[initial])
        sounds.append(_VOWELS[vowel])
        if final:
            sounds.append(FINALS[final] + ".")
    return tuple(sounds)


def _cost(latin: str, at: int, sounds: tuple[str, ...], heard: int, budget: int) -> int | None:
    """Return the least cost at which the rest of the Latin word sounds as the rest, or None."""
    left = sounds[heard:]
    if at == len(latin):
        # 트 and 치 write a consonant at the end of a word.
        hushed = left in (("i",), ("u",)) and sounds[heard - 1] in ("ㅊ", "ㅅ", "ㅈ")
        if not left or left == ("U",) or hushed:
            return 0
        return 1 if left == ("E",) and budget else None  # comput, the stem of computer: 컴퓨터
    best = _cost(latin, at, sounds, heard + 1, budget) if left and left[0] == "U" else None
    for length, wanted, cost in _ways(latin, at):
        end = heard + len(wanted)
        if cost <= budget and sounds[heard:end] == wanted:
            rest = _cost(latin, at + length, sounds, end, budget - cost)
            if rest is not None:
                best, budget = cost + rest, cost + rest - 1
    return best


@lru_cache(maxsize=100_000)
def _ways(latin: str, at: int) -> tuple[tuple[int, tuple[str, ...], int], ...]:
    """Return how the letters from here may sound: their number, the sounds, the cost."""
    found: list[tuple[int, tuple[str, ...], int]] = []
    for length, spelling in _spellings(latin, at):
        following = latin[at + length : at + length + 1]
        for sounds, parts, cost in _ways_of(spelling):
            found.append((length, parts, _in_context(spelling, sounds, following, cost)))
    return tuple(found)


@lru_cache(maxsize=256)
def _ways_of(spelling: str) -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """Return how a spelling may sound: the sounds, the same one by one, the cost."""
    ways = _SOUNDS_OF.get(spelling, "-0").split()
    return tuple((w[:-1], tuple(re.findall(r"[^-.]\.?", w[:-1])), int(w[-1])) for w in ways)


def _spellings(latin: str, at: int) -> Iterator[tuple[int, str]]:
    """Give the known spellings that start here, longest first; doubled letters as one."""
    for length in range(min(_LONGEST, len(latin) - at), 0, -1):
        spelling = latin[at : at + length]
        if length == 2 and spelling[0] == spelling[1] and spelling not in _SOUNDS_OF:
            spelling = spelling[0]
        if spelling in ("er", "or") and latin[at + 2 : at + 3] in _VOWEL_LETTERS:
            continue
        if spelling in _SOUNDS_OF:
            yield length, spelling


def _in_context(spelling: str, sounds: str, following: str, cost: int) -> int:
    """Return what a way to say a spelling costs before the letter that follows."""
    if spelling in ("c", "g") and sounds in ("ㅅ", "ㅈ"):
        # At the end of a stem an e may be cut off: servic, imag.
        return 2 if not following else 0 if following in _FRONT else cost
    if spelling == "r" and sounds == "-":
        return cost if following in _VOWEL_LETTERS else 0
    if spelling == "e" and sounds == "-":
        return cost if following else 0
    if spelling == "n" and sounds == "ㅇ.":
        return 0 if following in ("k", "c", "q", "x") else cost
    return cost


def _latin_keys(word: str, most: int) -> tuple[str, ...]:
    """Spell out how the consonants may be heard, keeping the `most` cheapest at every letter."""
    beam = {"": 0}
    at = 0
    while at < len(word):
        length, spelling = next(_spellings(word, at), (1, ""))
        following = word[at + length : at + length + 1]
        longer: dict[str, int] = {}
        for key, spent in beam.items():
            for sounds, _, cost in _ways_of(spelling):
                cost = spent + _in_context(spelling, sounds, following, cost)
                heard = _folded(key + sounds)
                longer[heard] = min(cost, longer.get(heard, cost))
        beam = dict(sorted(longer.items(), key=lambda way: (way[1], way[0]))[:most])
        at += length
    return tuple(key for key, cost in beam.items() if cost <= _DEAREST_KEY)
