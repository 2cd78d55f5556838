"""What a Korean sentence denies: the words that 않다, 못하다, 없다 and 거부하다 turn round.

In: words as read, morphemes. Out: words, some marked as denied. Invariant: no word is
added, and none taken away but the 없다 of ~ㄹ 수 없다.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qa.checking.sentences.claim_words import VERB_TAGS
from qa.checking.sentences.words import Word, WordKind
from qa.language.chunks import Morpheme
from qa.language.closed_class import LIGHT_WORDS
from qa.quantities import Bound, Quantity

_NOT = frozenset(("않", "못하", "말"))
_REFUSALS = frozenset(("거부", "거절", "사양"))
_ASKED = frozenset(("요구", "요청", "제안", "제의", "권유", "권고", "촉구", "압박", "부탁"))
_TELLING = frozenset(("밝히다", "말하다", "전하다", "알리다"))
_NOT_BEFORE = frozenset(("안", "못"))
_LIGHT = LIGHT_WORDS - {"있다"}
_PARTICLE = 2  # characters between a noun and the sign behind it: its particle and a space
_ACTIONS = frozenset(("VV", "VX", "XSV"))
# What somebody is left out of, and the verbs that leave out: 지원 대상에서 빠지다.
_LISTS = frozenset(("대상", "대상자", "범위", "명단", "목록", "항목", "혜택", "자격", "명부"))
_LEAVES_OUT = frozenset(("빠지", "빼", "제외", "배제", "누락"))
_HARDLY = frozenset(("거의", "별로", "그다지", "좀처럼"))
_OF_FIGURE = 9  # characters from a figure to the sign that tells that it is not reached


class Signs:
    """The signs of denial of a sentence, taken one after another as its words are."""

    def __init__(self, morphemes: list[Morpheme], figures: Sequence[Quantity]) -> None:
        self._short = [
            figure.end
            for figure in figures
            if figure.bound is Bound.LESS_THAN and not figure.text.endswith("미만")
        ]
        self._before = {b.start: a for a, b in pairwise(m for m in morphemes if m.tag != "JX")}
        self._sign: Morpheme | None = None  # 안 or 못 that stands before what comes next
        self._only = False  # 밖에, which a denial behind makes a 만

    def takes(self, words: list[Word], morpheme: Morpheme) -> bool:
        """Whether a morpheme is a sign, or the light verb of one; then words may be denied."""
        if morpheme.form == "밖에" and morpheme.tag == "JX":
            self._only = True
        elif negates(morpheme):
            self._deny(words, morpheme)
        elif morpheme.form == "없이" and morpheme.tag == "MAG":
            if words and words[-1].end + 1 >= morpheme.start:
                words[-1] = replace(words[-1], negated=True)
        elif morpheme.tag == "MAG" and morpheme.form in _NOT_BEFORE:
            verb = self._before.get(morpheme.start)
            if verb is not None and (verb.form, verb.tag) == ("지", "EC"):
                self._deny(words, replace(morpheme, tag="VX"))  # 찾지 못하다, 찾지는 못하다
            else:
                self._sign = morpheme
        elif (
            self._sign is not None and morpheme.tag in VERB_TAGS and f"{morpheme.form}다" in _LIGHT
        ):
            if words and self._sign.start - words[-1].end <= _PARTICLE:
                self._deny(words, self._sign)  # 수술을 안 하다; but not 한 달도 안 되다
            self._sign = None
        else:
            return False
        return True

    def applied(self, word: Word) -> Word:
        """A word, denied where a sign stands before it."""
        if self._sign is None:
            return word
        self._sign = None
        if self._only:
            self._only = False
            return word
        return replace(word, negated=True)

    def _deny(self, words: list[Word], sign: Morpheme) -> None:
        if self._only:
            self._only = False
        elif any(0 <= sign.start - end <= _OF_FIGURE for end in self._short):
            return  # 1점도 되지 않는다 denies no word: it is less than a point
        else:
            negate_last(words, sign)


def negates(morpheme: Morpheme) -> bool:
    """Whether a morpheme denies the word before it."""
    if morpheme.tag == "NNG" and morpheme.form in _REFUSALS:
        return True
    return morpheme.tag == "VCN" or (morpheme.tag in ("VX", "VV") and morpheme.form in _NOT)


def negate_last(words: list[Word], sign: Morpheme) -> None:
    """Negate the verb before, and what it is done to: 승리를 챙기지 못했다 denies the 승리."""
    if not words:
        return
    words[-1] = replace(words[-1], negated=not words[-1].negated)
    if sign.form in _REFUSALS and words[-1].keys & _ASKED and len(words) > 1:
        if words[-1].start - words[-2].end <= 1:  # 사임 요구를 거부하다
            words[-2] = replace(words[-2], negated=words[-1].negated)
        return
    behind = sign.tag in ("VX", "VV") and len(words) > 1 and words[-1].kind is WordKind.PREDICATE
    behind = behind and not words[-1].keys & _TELLING  # 이유를 밝히지 않았다 denies no 이유
    if behind and words[-2].role == "O" and words[-2].kind is WordKind.NOUN:
        words[-2] = replace(words[-2], negated=words[-1].negated)


def without_ability(words: list[Word], morphemes: list[Morpheme]) -> list[Word]:
    """Take ~ㄹ 수 없다, and ~ㄹ 수는 없다, for a negation of the verb before it."""
    for before, verb in pairwise(m for m in morphemes if m.tag not in ("JX", "JKS")):
        if before.tag == "NNB" and before.form == "수" and verb.form == "없":
            words = [word for word in words if word.start != verb.start]
            earlier = [i for i, word in enumerate(words) if word.end <= before.start]
            if earlier:
                words[earlier[-1]] = replace(words[earlier[-1]], negated=True)
    return words


def left_out(words: list[Word], morphemes: list[Morpheme]) -> list[Word]:
    """Take 지원 대상에서 빠졌다, and 지원 대상이 아니다, for a denial of the 지원 and the 대상."""
    kept = [m for m in morphemes if m.tag not in ("JX", "XSN")]
    for noun, particle, verb in zip(kept, kept[1:], kept[2:], strict=False):
        out = particle.form == "에서" and verb.form in _LEAVES_OUT
        no = particle.form in ("이", "가") and verb.tag == "VCN"
        again = any(word.start == verb.start and word.negated for word in words)
        if noun.form not in _LISTS or not (out or no) or again:  # 빠지지 않았다
            continue
        place = next((i for i, word in enumerate(words) if word.end == noun.end), None)
        if place is None:
            continue
        if not words[place].negated:
            words[place] = replace(words[place], negated=True)
        if place and noun.start - words[place - 1].end <= 1:
            words[place - 1] = replace(words[place - 1], negated=True)
    return words


def is_gone(morphemes: Sequence[Morpheme], place: int) -> bool:
    """Whether a 없다 is that of 없어지다, which tells of a thing that it has gone."""
    return [m.form for m in morphemes[place + 1 : place + 3]] == ["어", "지"]


def without_such(words: list[Word], morphemes: list[Morpheme]) -> list[Word]:
    """Take 숨진 사람은 없다 for a denial of the verb, and 사고는 없다 for one of the noun."""
    for at, morpheme in enumerate(morphemes):
        if morpheme.form != "없" or morpheme.tag != "VA":
            continue
        if is_gone(morphemes, at):
            continue
        before = [m for m in morphemes[max(0, at - 5) : at] if m.tag[0] != "J" and m.tag != "MAG"]
        if any(m.form in _HARDLY for m in morphemes[max(0, at - 2) : at]):
            continue  # 거의 없다, 별로 없다: there is some
        nouns = [m for m in before[-2:] if m.tag in ("NNG", "NNB", "NNP", "NR", "XSN")]
        ending = next((m for m in reversed(before) if m.tag == "ETM"), None)
        if not nouns or nouns[-1] is not before[-1] or nouns[-1].form == "수":
            continue
        spoken = ending is not None and any(m.tag in _ACTIONS for m in before[:-1])
        limit = ending.start if spoken and ending is not None else nouns[-1].start
        placed = [i for i, w in enumerate(words) if w.start <= limit and w.start < morpheme.start]
        if placed:
            words[placed[-1]] = replace(words[placed[-1]], negated=not words[placed[-1]].negated)
    return words
