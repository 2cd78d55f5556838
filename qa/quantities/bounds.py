"""How a quantity is held: 약, 이상, 최대, 미만, 육박, more than, up to, nearly.

In: a folded text and the span of a quantity. Out: the bound, and the span with it. Invariant: a
bound word that touches the quantity belongs to its span; a verb behind a particle does not.
"""

import re
from typing import NamedTuple

from qa.quantities.quantity import Bound


class Held(NamedTuple):
    """A bound, and the span with the bound words that touch the quantity."""

    bound: Bound
    start: int
    end: int


_BEFORE = {
    Bound.ABOUT: (
        "약", "대략", "얼추", "어림잡아", "줄잡아", "근", "about", "around", "roughly",
        "approximately", "some", "circa",
        "an estimated", "approx.", "in the region of", "in the order of",
    ),
    Bound.NEARLY: (
        "거의", "nearly", "almost", "close to", "just under", "just below", "approaching",
        "virtually", "just shy of", "a little under", "slightly under", "just short of", "nearing",
        "shy of",
    ),
    Bound.SOME_OVER: (
        "just over", "just above", "slightly more than", "a little over", "slightly over",
        "little more than", "a little more than",
    ),
    Bound.AT_MOST: (
        "최대", "최대한", "많게는", "길게는", "많아야", "기껏해야", "길어야", "up to",
        "as much as", "as many as", "at most", "no more than", "not more than", "a maximum of",
        "not exceeding", "within", "at the most",
    ),
    Bound.AT_LEAST: (
        "최소", "최소한", "적게는", "짧게는", "적어도", "at least", "no less than",
        "no fewer than", "not less than",
        "a minimum of", "upwards of", "upward of",
    ),
    Bound.LESS_THAN: (
        "less than", "fewer than", "under", "below", "lower than", "smaller than",
    ),
    Bound.MORE_THAN: (
        "more than", "over", "above", "exceeding", "exceeds", "exceeded", "greater than",
        "higher than", "surpassing", "surpassed", "topped", "in excess of", "larger than",
        "well over", "well above",
    ),
}  # fmt: skip
# The longer phrase first, so that "no more than" is not read as "more than".
_PHRASES = sorted(
    ((phrase, bound) for bound, phrases in _BEFORE.items() for phrase in phrases),
    key=lambda pair: -len(pair[0]),
)
_ENDS = tuple(phrase for phrase, _ in _PHRASES)
_REACH = max(map(len, _ENDS)) + 2

_TOUCHING = {
    Bound.AT_LEAST: (
        r" ?이상(?!한|하|적|기|현|형)| or (?:more|above|higher|over)\b| and (?:above|over)\b"
    ),
    Bound.MORE_THAN: r" ?초과|-plus\b|\+(?![0-9])| plus\b(?! [0-9$])",
    Bound.AT_MOST: r" ?이하| ?이내| or (?:less|fewer|lower|below|under)\b| at most\b",
    Bound.LESS_THAN: r" ?미만",
    Bound.ABOUT: (r" ?(?:가량|정도(?!로 )|쯤|안팎|내외|전후|언저리)| or so\b| or thereabouts\b"),
    Bound.SOME_OVER: r" ?남짓|여(?![가-힣])|여(?=간|의|에|가|만|동안)",
}
_PARTICLE = r"(?:을|를|이|가|은|는|도|에|에도|에는|의)? ?"
_GAP = "(?:훌쩍 |크게 |훨씬 |이미 |거의 |가볍게 |조금 |약간 |살짝 )?"
# Verbs behind a particle. 넘지 comes before 넘, as it denies it.
_BEHIND = {
    Bound.AT_MOST: "(?:넘지|넘기지|넘을 수 없|웃돌지|초과하지)",
    Bound.MORE_THAN: (
        f"{_GAP}(?:넘는|넘게|넘었|넘어|넘긴|넘은|넘을|넘겼|넘으|넘기|넘도록|웃도|웃돌|웃돈|상회|돌파|뛰어넘|초과(?=[한했하해]))"
    ),
    Bound.LESS_THAN: (
        f"{_GAP}(?:못 ?미치|못 ?미친|못 ?미쳤|미치지 (?:못|않)|채 (?:안|못)|밑도|밑돌|밑돈|하회|"
        "안 ?(?:되|된|됐)|(?:채 )?되지 (?:않|못)|"
        "(?<=도 )(?:안 ?(?:걸|들|든)|(?:걸리|들)지 않|(?:아직 |채 )?(?:채우|이르|닿)지 (?:못|않)))"
    ),
    Bound.NEARLY: f"{_GAP}(?:육박|가까이|가까운|가깝|근접)",
}
_TOUCHES = [(bound, re.compile(words, re.ASCII)) for bound, words in _TOUCHING.items()]
_VERBS = [(bound, re.compile(_PARTICLE + words)) for bound, words in _BEHIND.items()]
# 절반도 찬성하지 않았다, with whatever verb: of other figures that may be said of each as well.
_SHARE = re.compile(r"(?:절반|%|퍼센트|프로|분의 ?[0-9일이삼사오육칠팔구십]+)$")
_NOT_EVEN = re.compile(r"도 (?:[가-힣]+ )?(?:[가-힣]{1,6}지 (?:않|못)|(?:안|못) )")
# 10억 달러(약 1조 원) 이상: what stands in brackets behind a quantity is passed over.
_BRACKETS = re.compile(r"\([^()\n]{1,40}\)")


def held(text: str, start: int, end: int, some_over: bool = False) -> Held:
    """The bound of the quantity at this span, and its span with the words that say so."""
    bound, begin = _before(text, start)
    if some_over and bound in (Bound.EXACT, Bound.ABOUT):
        return Held(Bound.SOME_OVER, begin, end)
    following = text[end : end + 2]
    if following and (following[0] in " +-여" or "가" <= following[0] <= "힣"):
        for kind, pattern in _TOUCHES:
            if match := pattern.match(text, end):
                return Held(
                    kind if bound in (Bound.EXACT, Bound.ABOUT) else bound, begin, match.end()
                )
        if bound is Bound.EXACT or bound is Bound.ABOUT:
            for kind, pattern in _VERBS:
                if pattern.match(text, end):
                    return Held(kind, begin, end)
            if _SHARE.search(text[start:end]) and _NOT_EVEN.match(text, end):
                return Held(Bound.LESS_THAN, begin, end)
    return Held(bound, begin, end)


def _before(text: str, start: int) -> tuple[Bound, int]:
    """The bound word before the quantity, and where the span then begins.

    In 최대 약 2조원 the outer word, which says more than 약, holds.
    """
    bound, begin = _word_before(text, start)
    if bound is Bound.ABOUT:
        outer, outer_begin = _word_before(text, begin)
        if outer is not Bound.EXACT:
            return outer, outer_begin
    return bound, begin


def _word_before(text: str, start: int) -> tuple[Bound, int]:
    if start == 0:
        return Bound.EXACT, start
    if text[start - 1] == "~":
        free = start == 1 or not text[start - 2].isalnum()
        return (Bound.ABOUT, start - 1) if free else (Bound.EXACT, start)
    before = text[max(0, start - _REACH) : start].lower()
    trimmed = before[:-1] if before.endswith(" ") else before
    if not trimmed.endswith(_ENDS):
        return Bound.EXACT, start
    for phrase, bound in _PHRASES:
        if trimmed.endswith(phrase) and _is_word(trimmed, phrase, before):
            return bound, start - (len(before) - len(trimmed)) - len(phrase)
    return Bound.EXACT, start


def _is_word(trimmed: str, phrase: str, before: str) -> bool:
    """Whether the phrase stands as a word of its own there: 협약 5건 has no 약."""
    rest = trimmed[: -len(phrase)]
    if rest and rest[-1].isalpha():
        return False
    return before != trimmed or phrase >= "가"
