"""A syllable of Hangul and the letters that it is made of, by their places in Unicode's order.

In: a syllable, or three places. Out: the other. Invariant: what is taken apart and put together
again is the same. The arithmetic is that of the Unicode Standard, 3.12.
"""

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
FINALS = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_FIRST = ord("가")


def parted(syllable: str) -> tuple[int, int, int]:
    """The places of a syllable's initial, vowel and final; a final of 0 is none."""
    rest, final = divmod(ord(syllable) - _FIRST, len(FINALS))
    return *divmod(rest, len(VOWELS)), final


def syllable_of(initial: int, vowel: int, final: int) -> str:
    """The syllable of these places."""
    return chr(_FIRST + (initial * len(VOWELS) + vowel) * len(FINALS) + final)


def is_closed(syllable: str) -> bool:
    """Whether a syllable ends in a consonant."""
    return parted(syllable)[2] > 0
