"""What the press shortens: Hanja into their readings and the words they stand for, 미·중 likewise.

In: a run of Hanja, or a text with countries joined by dots. Out: words in Hangul. Invariant:
nothing comes out for what is neither.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from qa.language.syllables import FINALS, INITIALS, VOWELS, parted, syllable_of

HANJA = re.compile(r"[㐀-䶿一-鿿\U00020000-\U0003ffff]+")

# What a single Hanja stands for in headlines. Closed class: countries, parties, organs of state.
_GLOSSES = {
    "美": "미국", "中": "중국", "日": "일본", "北": "북한", "韓": "한국", "英": "영국",
    "佛": "프랑스", "獨": "독일", "露": "러시아", "印": "인도", "濠": "호주", "加": "캐나다",
    "臺": "대만", "台": "대만", "泰": "태국", "越": "베트남", "伊": "이탈리아", "蘇": "소련",
    "墺": "오스트리아", "歐": "유럽", "亞": "아시아", "與": "여당", "野": "야당", "軍": "군대",
    "靑": "청와대", "檢": "검찰", "警": "경찰", "銀": "은행", "車": "자동차",
}  # fmt: skip
# Countries as single syllables. Only between dots: alone each of them is another word, too.
_SYLLABLES = {
    "미": "미국", "중": "중국", "일": "일본", "한": "한국", "북": "북한", "러": "러시아",
    "영": "영국", "독": "독일", "프": "프랑스", "불": "프랑스", "호": "호주",
}  # fmt: skip
_JOINED = re.compile(
    r"(?<![가-힣])[{0}](?:[·‧∙•・\u119e-][{0}])+(?![가-힣]{{2}})".format("".join(_SYLLABLES))
)
# Hanja that stand before a country: towards, in, visiting, out of, against, for.
_BEFORE = frozenset("對在訪脫反親駐")


def readings(run: str) -> tuple[str, ...]:
    """Return the words that a run of Hanja may stand for, its reading first; () if none is known.

    美 is 미 and 미국, 韓美 is 한미, 한국 and 미국, 對中 is 대중 and 중국, 歷史 is 역사 only.
    """
    table = _table()
    if not run or any(sign not in table for sign in run):
        return ()
    bare = run[1:] if len(run) > 1 and run[0] in _BEFORE else run
    glosses = [_GLOSSES[sign] for sign in bare if sign in _GLOSSES]
    words = [_initial("".join(table[sign] for sign in run))]
    if len(glosses) == len(bare):
        words += glosses
    return tuple(dict.fromkeys(words))


def joined_countries(text: str) -> Iterator[tuple[int, str]]:
    """Give the countries that single syllables joined by dots stand for, with their offsets."""
    for run in _JOINED.finditer(text):
        for offset, sign in enumerate(run[0]):
            if sign in _SYLLABLES:
                yield run.start() + offset, _SYLLABLES[sign]


def _initial(reading: str) -> str:
    """Apply the rules for ㄴ and ㄹ at the start of a word, and for 렬 and 률 inside of one."""
    letters = [_softened(reading[0])]
    for before, sign in pairwise(reading):
        final = FINALS[parted(before)[2]]
        letters.append(_softened(sign) if sign in "렬률" and final in ("", "ㄴ") else sign)
    return "".join(letters)


def _softened(syllable: str) -> str:
    """Return the syllable as it is spoken at the start of a word: 녀 as 여, 로 as 노, 량 as 양."""
    initial, vowel, final = parted(syllable)
    if VOWELS[vowel] in "ㅑㅒㅕㅖㅛㅠㅣ" and INITIALS[initial] in "ㄴㄹ":
        return syllable_of(INITIALS.index("ㅇ"), vowel, final)
    if INITIALS[initial] == "ㄹ":
        return syllable_of(INITIALS.index("ㄴ"), vowel, final)
    return syllable


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    text = files("qa.language").joinpath("hanja_readings.txt").read_text("utf-8")
    table: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            reading, _, signs = line.partition(" ")
            table.update(dict.fromkeys(signs, reading))
    return table
