"""What a question may have been meant to say: the other keyboard, a slip of one letter.

In: a word as typed. Out: words it may stand for, to be looked up before they are believed.
Invariant: nothing here changes a question; who asks decides by what the articles hold.
"""

import re
from collections.abc import Iterator

from qa.language.syllables import FINALS, INITIALS, VOWELS, parted, syllable_of

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# The keys of the Korean standard keyboard (KS X 5002), where capitals differ in seven keys.
_KEYS = dict(
    zip(
        "qwertyuiopasdfghjklzxcvbnmQWERTOP",  # pragma: allowlist secret
        "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ",
        strict=True,
    )
)
_TYPED = {jamo: key for key, jamo in _KEYS.items()}
# Letters made by two keys.
_PAIRS = {
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ",
    "ㅡㅣ": "ㅢ", "ㄱㅅ": "ㄳ", "ㄴㅈ": "ㄵ", "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ",
    "ㄹㅂ": "ㄼ", "ㄹㅅ": "ㄽ", "ㄹㅌ": "ㄾ", "ㄹㅍ": "ㄿ", "ㄹㅎ": "ㅀ", "ㅂㅅ": "ㅄ",
}  # fmt: skip
_APART = {whole: pair for pair, whole in _PAIRS.items()}
# A syllable in keys: a consonant, a vowel, a final that no vowel follows; one or two keys each.
_FINAL = "(?:[ㄱ-ㅎ](?![ㅏ-ㅣ])){0,2}"
_SYLLABLE = re.compile(f"([ㄱ-ㅎ])([ㅏ-ㅣ]{{1,2}}?)({_FINAL})(?=[ㄱ-ㅎ][ㅏ-ㅣ]|$)")


def as_korean(word: str) -> str | None:
    """Return the Hangul that the keys of a Latin word make: rladudgml is 김영희; None if none."""
    jamo = "".join(_KEYS.get(key, _KEYS.get(key.lower(), " ")) for key in word)
    syllables: list[str] = []
    at = 0
    while at < len(jamo):
        match = _SYLLABLE.match(jamo, at)
        syllable = _composed(*match.groups()) if match else None
        if match is None or syllable is None:
            return None
        syllables.append(syllable)
        at = match.end()
    return "".join(syllables) or None


def as_latin(word: str) -> str | None:
    """Return the Latin letters whose keys make the Hangul: ㅗ디ㅣㅐ is hello; None if none."""
    keys: list[str] = []
    for sign in word:
        for jamo in _jamo(sign):
            if jamo not in _TYPED:
                return None
            keys.append(_TYPED[jamo])
    return "".join(keys).lower() or None


def slips(word: str) -> Iterator[str]:
    """Give the words that are one letter away: one jamo of Hangul, one letter of a Latin word."""
    for i, sign in enumerate(word):
        for other in _hangul_slips(sign) if "가" <= sign <= "힣" else _latin_slips(sign):
            yield word[:i] + other + word[i + 1 :]
    if word.isascii():
        for i in range(len(word) - 1):
            yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def has_loose_jamo(word: str) -> bool:
    """Tell whether a word has letters of Hangul outside of syllables."""
    return any("ㄱ" <= sign <= "ㅣ" for sign in word)


def _composed(initial: str, vowels: str, finals: str) -> str | None:
    vowel = _PAIRS.get(vowels, vowels)
    final = _PAIRS.get(finals, finals)
    if initial not in INITIALS or vowel not in VOWELS or final not in FINALS:
        return None
    return syllable_of(INITIALS.index(initial), VOWELS.index(vowel), FINALS.index(final))


def _jamo(sign: str) -> str:
    """Return the keys' jamo of a syllable or of a jamo."""
    if not "가" <= sign <= "힣":
        return _APART.get(sign, sign)
    initial, vowel, final = parted(sign)
    parts = (INITIALS[initial], VOWELS[vowel], FINALS[final])
    return "".join(_APART.get(part, part) for part in parts)


def _hangul_slips(sign: str) -> Iterator[str]:
    initial, vowel, final = parted(sign)
    places = [(i, vowel, final) for i in range(len(INITIALS)) if i != initial]
    places += [(initial, v, final) for v in range(len(VOWELS)) if v != vowel]
    places += [(initial, vowel, f) for f in range(len(FINALS)) if f != final]
    for place in places:
        yield syllable_of(*place)


def _latin_slips(sign: str) -> Iterator[str]:
    if sign in _LETTERS:
        yield ""
        for letter in _LETTERS:
            if letter != sign:
                yield letter
            yield letter + sign
