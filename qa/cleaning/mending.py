"""Words that a line break cut in two: "상 징", "엔 진", put together where that is certain.

Some sources break lines between any two syllables, and turn the breaks into spaces. How certain it
is that two pieces are one word is the gain in log-probability that the morphological analyser Kiwi
gives to the text without the space. A page is mended only where it holds several such breaks beyond
doubt, as single ones may be meant. Invariant: only a space between two Hangul syllables ever goes,
but for the breaks of lines.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from qa.cleaning.breaks import impossible, unspaced
from qa.cleaning.page import Cut, Page, Rule, width
from qa.language.kiwi import kiwi

_SPACE: Final = re.compile(r"(?<=[가-힣]) (?=[가-힣])")
# A syllable alone that is no word by itself: the cheap sign of a page with broken words.
_LONE: Final = re.compile(r"(?<![^\s‘“(])[가-힣](?= [가-힣])|(?<=[가-힣] )[가-힣](?![가-힣])")
# What never stands alone: particles, and the end of a verb before the full stop.
_ENDING: Final = re.compile(
    r" (?:(?:[는은을를의에와과]|에서|에게|으로|까지|부터)(?![가-힣])|다(?=\.))"
)
# What begins no word, so that a line which begins with it goes on with the word above.
_NEVER_FIRST: Final = re.compile(
    r"[었았였겠][가-힣.]"
    r"|(?:[는를을에]|의(?! [좋상])|에서|에게|으로|까지|부터|라고|이라고|라는|이라는)(?= )"
    r"|다\.(?=\s|$)|야 (?:한다|했다|할(?= )|하는|하며|된다|합니다)"
)
_WORDS: Final = frozenset(
    "가각간갈값강개것겸곁곧곳구군그글급긴꼭꽃꽤끝나난날내낸너네년논눈늘다단달당대더덜데도돈동"
    "된될두둘뒤든들듯등딱딴딸땅때또뜻로리만말맘맨먼면명몇몸못무문물뭐미밀및바밖반밤밥방배번법"
    "변별본볼봄부분불비빈빌빛빵뼈뿐산살삶새색샘생서선설섬성세셋소속손수술숲쉬시식실쌀쓴쓸씨씩"
    "아안알앞약양어억언얼없여열옆예옛오온올옷왕왜외용원월위윗유음읍이인일자작잔잘잠장저적전절"
    "점정제조족좀종주죽준줄중즉지진집쪽쯤차참채책처천첫체초총추춤층치친칸칼코큰키타터털톤통투"
    "틀팀판팔펴편평표푼품피하한할함합해향현형호혹화확활회후흙힘"
)
_STOP: Final = re.compile(r"\s|$")
_LONE_LEAST: Final = 3
_LONE_SHARE: Final = 0.006  # of all spaces between syllables; few clean texts have more
_STRONG: Final = 15.0  # what benchmarks/cleaning.py measures on sound text depends on it
_STRONG_LEAST: Final = 3
_STRONG_SHARE: Final = 0.003  # of all spaces between syllables
_CERTAIN: Final = 10.0
_AT_BREAK: Final = 2.0  # at the end of a full line, where half the breaks cut a word
_AT_BREAK_SHARE: Final = 0.3
_FEW_LEAST: Final = 2  # of a short text, if they gain much together
_UNIT: Final = re.compile(r"\d[가-힣]")
_APART: Final = re.compile(r"\d [가-힣]")
_UNITS_LEAST: Final = 4
_EVEN: Final = 2  # columns; a syllable that did not fit, or a space that went with the break
_EVEN_LEAST: Final = 5
_TRIED_FIRST: Final = 100  # breaks of a long text, before the rest is looked at
_PIECE: Final = 6_000  # characters that the analyser is given at once
_AROUND: Final = 14  # characters on each side that the analyser sees, and on to the end of the word


def broken_words(lines: list[tuple[str, str]], text: str = "") -> list[bool]:
    """For each line and the one below it, whether the break between them cuts a word.

    `text` is all that they are of, where they are a part of it.

    None does unless so many seem to, or two so plainly, that the source must break lines between
    syllables, but for the lines that begin with what begins no word. Where it does, `breaks`
    judges the other breaks. A figure is certainly cut from its unit in a text that always writes
    the two together.
    """
    units = _figures_cut(lines, text or "\n".join(above for above, _ in lines))
    sure = [
        unit or (_is_between(a[-1:], b[:1]) and bool(_NEVER_FIRST.match(b)))
        for (a, b), unit in zip(lines, units, strict=True)
    ]
    between = [n for n, (above, below) in enumerate(lines) if _is_between(above[-1:], below[:1])]
    gains = _gains([lines[number] for number in between[:_TRIED_FIRST]])
    first = [gain > _AT_BREAK for gain in gains]
    plain = sum(first) >= _FEW_LEAST and sum(gain for gain in gains if gain > 0) >= _STRONG
    told = sum(first) + sum(impossible(above, below) for above, below in lines)
    least = max(_FEW_LEAST if plain else _LONE_LEAST, _AT_BREAK_SHARE * len(first))
    if told < least and not (told and _is_even(lines)) and not any(units):
        return sure
    gains = _gains([lines[number] for number in between[_TRIED_FIRST:]])
    rest = [gain > _AT_BREAK for gain in gains]
    cut = dict(zip(between, first + rest, strict=True))
    others = unspaced(lines)
    return [cut.get(number, others[number]) or sure[number] for number in range(len(lines))]


def _figures_cut(lines: list[tuple[str, str]], text: str) -> list[bool]:
    """Whether each break parts a figure from Hangul that no space parts elsewhere in the text."""
    together = len(_UNIT.findall(text))
    if together < _UNITS_LEAST or _APART.search(text):
        return [False] * len(lines)
    return [above[-1:].isdigit() and bool(_UNIT.match(f"0{below[:1]}")) for above, below in lines]


def _is_even(lines: list[tuple[str, str]]) -> bool:
    """Whether all lines are as wide as one another, which words do not make them."""
    if len(lines) < _EVEN_LEAST:
        return False
    measured = [[measure(above) for above, _ in lines] for measure in (width, len)]
    return any(max(sizes) - min(sizes) <= _EVEN for sizes in measured)


def _is_between(left: str, right: str) -> bool:
    return bool(_SPACE.search(f"{left} {right}"))


def _gains(lines: list[tuple[str, str]]) -> list[float]:
    """What the words at the end of the one line and the start of the other gain by joining."""
    ends = [(above[-2 * _AROUND :], below[: 2 * _AROUND]) for above, below in lines]
    text, places = "", []
    for above, below in ends:
        places.append(len(text) + len(above))
        text += f"{above} {below}\n"
    doubtful = set(_doubtful(text))
    return [_gain(text, at)[0] if at in doubtful else 0.0 for at in places]


def _mended(page: Page) -> Iterator[Cut]:
    lone = [match for match in _LONE.finditer(page.text) if match.group() not in _WORDS]
    spaces = [match.start() for match in _SPACE.finditer(page.text)]
    if len(lone) < max(_LONE_LEAST, _LONE_SHARE * len(spaces)):
        return
    doubtful = list(_doubtful(page.text))
    strong = sum(_is_word(page.text, at, _STRONG) for at in doubtful)
    if strong < max(_STRONG_LEAST, _STRONG_SHARE * len(spaces)):
        return
    for at in doubtful:
        if _ENDING.match(page.text, at) or _is_word(page.text, at, _CERTAIN):
            yield Cut(at, at + 1)


def _doubtful(text: str) -> Iterator[int]:
    """The spaces between syllables that the analyser leaves out when it spaces the text anew.

    It takes longer for each character of a long text than of a short one, so that it gets some
    lines at a time.
    """
    piece, start = "", 0
    for line in text.splitlines(keepends=True):
        piece += line
        if len(piece) >= _PIECE:
            yield from (start + at for at in _doubtful_in(piece))
            piece, start = "", start + len(piece)
    yield from (start + at for at in _doubtful_in(piece))


@lru_cache(maxsize=256)
def _doubtful_in(text: str) -> tuple[int, ...]:
    anew = kiwi().space(text, reset_whitespace=True)
    place, found = 0, []
    for at, character in enumerate(text):
        if character.isspace():
            if _SPACE.match(text, at) and not anew[place : place + 1].isspace():
                found.append(at)
            continue
        while anew[place : place + 1].isspace():
            place += 1
        if anew[place : place + 1] != character:
            break  # not the same text any more
        place += 1
    return tuple(found)


def _is_word(text: str, at: int, least: float) -> bool:
    """Whether the pieces around the space at `at` make a word that the analyser knows."""
    gain, known = _gain(text, at)
    return known and gain >= least


def _gain(text: str, at: int) -> tuple[float, bool]:
    """What leaving out the space at `at` gains, and whether a known word then stands there."""
    line = max(0, text.rfind("\n", 0, at) + 1)
    start = max(line, text.rfind(" ", line, max(line, at - _AROUND)) + 1)
    stop = _STOP.search(text, at + 1 + _AROUND) if "\n" not in text[at : at + _AROUND] else None
    end = stop.start() if stop else text.find("\n", at) % (len(text) + 1)
    return _gain_of(text[start:at], text[at + 1 : end])


@lru_cache(maxsize=4_096)
def _gain_of(left: str, right: str) -> tuple[float, bool]:
    apart, together = _analyse(f"{left} {right}"), _analyse(left + right)
    here = [token for token in together[0] if token.start < len(left) < token.start + token.len]
    return together[1] - apart[1], bool(here) and not any(token.oov for token in here)


def _analyse(text: str) -> tuple[list[Any], float]:
    """The likeliest tokens and their log-probability."""
    tokens, score = kiwi().analyze(text)[0]
    return tokens, score


_BROKEN: Final = (
    "시는 오래된 시청 건물을 고쳐서 도서관으로 쓰기로 결 정했다. 도서관에는 어린이 "
    "열람실과 회의실이 들어서며 공사는 내년 가을에 마무리될 예정이라고 시 관 계자가 설명했다. "
    "시민 단체는 주차장이 모자란다며 우려를 나타냈고 시의회는 다음 주에 예산을 검 토한다."
)
_MENDED: Final = re.sub("(?<=[결관검]) (?=[정계토])", "", _BROKEN)
RULES: Final = (
    Rule(
        "words broken by a space",
        _mended,
        (
            (_BROKEN, _MENDED),
            ("그 사람이 올 수 있는 때를 안다.", "그 사람이 올 수 있는 때를 안다."),
        ),
    ),
)
