"""Whether a sentence tells that something was done, or is only planned, asked for or possible.

In: words, and the morphemes or the text they stand in. Out: the words with their aspects.
Invariant: no word is added or taken away, and where nothing tells the aspect it is `PLAIN`.

A plan and its execution have all words in common, and models of entailment take one for the other.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from qa.checking.sentences.claim_words import (
    CONCEDING_ENDINGS,
    IRREGULAR_PAST,
    OPENING_ENDINGS,
    OPENING_NOUNS,
    PLAN_NOUNS,
    PLANNING_ENDINGS,
    TIME_NOUNS,
)
from qa.checking.sentences.words import Aspect, Word
from qa.language.chunks import Morpheme

_VERBS = frozenset(("VV", "VA"))
_MAKES_VERB = frozenset(("XSV", "XSA"))
_PAST = frozenset(("었", "았", "였"))
_FUTURE = frozenset(("ᆯ", "을"))
_TAKES_NEXT = frozenset(("고", "며", "으며", "어", "아", "어서", "아서", "거나"))
_PASSED = frozenset(("VX", "JX", "JKO", "JKG", "VCP", "SS", "SSO", "SSC"))
_JOINT = 12  # characters of "and also "
_LOOK_BACK = 60  # characters before an English verb that may tell its aspect

_ADVERB = r"(?:(?:not|also|then|soon|now|instead|only|still|probably|have|be|been|[a-z]+ly)\s)"
_ENGLISH_AHEAD = re.compile(
    rf"(?:\b(?:will|shall|would|won['’]t)|['’]ll)\s{_ADVERB}{{0,3}}$"
    r"|\b(?:plan|agree|aim|intend|hope|expect|propos|vot|decid|pledg|promis|vow|commit|prepar"
    rf"|schedul)[a-z]*\s(?:[\w'’-]+\s){{0,3}}?to\s{_ADVERB}{{0,2}}$"
    r"|\b(?:due|set|ready|about|going|likely|is|are|was|were|deal|bid|proposal|vote|decision"
    rf"|pledge|agreement)\sto\s{_ADVERB}{{0,2}}$"
    r"|\b(?:planned|proposed|upcoming|promised|intended)\s(?:[\w-]+\s){0,2}$"
    r"|\b(?:plans?|proposals?)\s(?:for|on|of)\s(?:[\w'’-]+\s){0,2}$",
    re.I,
)
_ENGLISH_OPEN = re.compile(
    rf"\b(?:may|might|could|can|should|must|cannot|(?:ought|needs?|have|has) to)\s{_ADVERB}{{0,3}}$"
    r"|\b(?:order|urg|ask|call|invit|encourag|instruct|direct|want|wish|seek|sought|offer"
    rf"|negotiat)[a-z]*\s(?:[\w'’-]+\s){{0,3}}?to\s{_ADVERB}{{0,2}}$"
    r"|\b(?:if|unless|whether|consider|considering|possible|potential)\s(?:[\w'’-]+\s){0,3}$",
    re.I,
)
_ENGLISH_DONE = re.compile(
    r"(?:\b(?:has|have|had|was|were|been)|['’]ve)\s"
    r"(?:(?:also|already|now|since|just|recently|then|[a-z]+ly|been)\s){0,3}$",
    re.I,
)
# Behind these a form in -ed tells of what sort something is, or what is done to it at any time.
_OF_A_SORT = re.compile(
    r"\b(?:an?|the|its|his|her|their|our|my|this|that|these|those|of|in|by|for|with|is|are|be|being"
    r"|more|most|newly|well|to)\s$",
    re.I,
)

_NOUN_BEHIND = re.compile(r"\s([가-힣]{1,6})")
_LIGHT_BEHIND = re.compile(r"[^.,]{0,24}?\s(?:하|했|해)[가-힣]*")
_JOINED = re.compile(r"\b(?:and|or)\s(?:also\s|then\s)?$")


def of_korean(words: Sequence[Word], morphemes: Sequence[Morpheme]) -> list[Word]:
    """Words with their aspects; a verb in a row of verbs has that of the one that ends it."""
    told = _of_verbs(morphemes)
    held = {word.start for word in words}
    verbs = [
        m
        for m, behind in pairwise((*morphemes, *morphemes[-1:]))
        if m.start in told and m.tag in _VERBS and behind.form != "게"  # 넘게: how
    ]
    found = []
    for word in words:
        aspect = told.get(word.start, Aspect.PLAIN)
        if word.role == "O" and word.start not in told:  # 이식을 하다
            behind = next((m for m in verbs if word.end <= m.start), None)
            light = behind is not None and behind.form == "하" and behind.start not in held
            aspect = told[behind.start] if behind is not None and light else aspect
        found.append(replace(word, aspect=aspect))
    return found


def _of_verbs(morphemes: Sequence[Morpheme]) -> dict[int, Aspect]:
    """What is told of each verb, by where it starts, and of nouns that tell a plan of something."""
    told: dict[int, Aspect] = {}
    following = Aspect.PLAIN
    for place in reversed(range(len(morphemes))):
        morpheme, behind = morphemes[place], morphemes[place + 1 :]
        made = bool(behind) and behind[0].tag in _MAKES_VERB
        if made or morpheme.tag in _VERBS:
            aspect = _of_verb(behind[1:] if made else behind)
            following = following if aspect is None else aspect
            told[morpheme.start] = following
        elif (aspect := _of_noun(behind)) is not Aspect.PLAIN:
            told[morpheme.start] = aspect
    return told


def _of_verb(behind: Sequence[Morpheme]) -> Aspect | None:
    """What the endings behind a verb tell; None where it is as the next verb."""
    past = False
    for place, (form, tag) in enumerate((m.form, m.tag) for m in behind):
        follows = behind[place + 1] if place + 1 < len(behind) else None
        if tag == "EP":
            if form == "겠":
                return Aspect.AHEAD
            past = past or form in _PAST
        elif tag in ("EC", "EF") and form in PLANNING_ENDINGS:
            return Aspect.PLAIN if _is_given_up(behind[place:]) else Aspect.AHEAD
        elif tag in ("EC", "EF") and form in OPENING_ENDINGS:
            return Aspect.OPEN
        elif tag == "EC" and follows is not None and follows.tag == "VX":
            if form == "고" and follows.form != "싶":
                return Aspect.OPEN if past else Aspect.DONE  # it is going on
            if follows.form == "싶":
                return Aspect.OPEN
        elif tag == "EC" and form in _TAKES_NEXT and not past:
            return None
        elif tag == "ETN" and follows is not None and (form, follows.form) == ("기", "로"):
            return Aspect.AHEAD
        elif tag == "ETN" and follows is not None and follows.form in ("위하", "전"):
            return Aspect.OPEN
        elif tag == "ETM":
            return _of_clause(form, past, follows)
        elif tag not in _PASSED:
            break
    return Aspect.DONE if past else Aspect.PLAIN


def _is_given_up(behind: Sequence[Morpheme]) -> bool:
    """Whether what was meant to be done turned out otherwise: 주문하려 했으나 4척으로 줄였다."""
    return any(m.tag == "EC" and m.form in CONCEDING_ENDINGS for m in behind[:5])


def _of_clause(ending: str, past: bool, noun: Morpheme | None) -> Aspect:
    """What a clause before a noun tells: 올릴 계획, 올리는 방안, 올린 값."""
    form = noun.form if noun is not None else ""
    if ending in _FUTURE:
        if form in TIME_NOUNS:
            return Aspect.PLAIN
        return Aspect.OPEN if past or form in OPENING_NOUNS else Aspect.AHEAD
    if ending.endswith("는"):
        if form in PLAN_NOUNS:
            return Aspect.AHEAD
        return Aspect.OPEN if form in OPENING_NOUNS else Aspect.DONE if past else Aspect.PLAIN
    return Aspect.DONE if past else Aspect.PLAIN  # 사들인 주식 may be that which is to be bought


def _of_noun(behind: Sequence[Morpheme]) -> Aspect:
    """What the noun behind a noun tells: 인상 계획, 도입을 추진."""
    for morpheme in behind[:3]:
        if morpheme.tag in ("NNG", "NNB"):
            if morpheme.form in PLAN_NOUNS:
                return Aspect.AHEAD
            return Aspect.OPEN if morpheme.form in OPENING_NOUNS else Aspect.PLAIN
        if morpheme.tag not in _PASSED:
            break
    return Aspect.PLAIN


def of_english(words: Sequence[Word], text: str) -> list[Word]:
    """Words with their aspects, by what stands before them.

    One behind "and" has that of the verb before: "will keep the office and add engineers".
    """
    found: list[Word] = []
    before = Aspect.PLAIN
    for word in words:
        joined = (
            before is not Aspect.PLAIN
            and _JOINED.search(text[max(0, word.start - _JOINT) : word.start]) is not None
        )
        bare = not word.text.lower().endswith(("ed", "s", "ing"))
        aspect = before if joined and bare else _of_english(word, text)
        before = aspect if aspect in (Aspect.AHEAD, Aspect.OPEN) else before
        before = Aspect.PLAIN if aspect is Aspect.DONE else before
        found.append(replace(word, aspect=aspect))
    return found


def _of_english(word: Word, text: str) -> Aspect:
    before = re.split(r"[.;:]\s", text[max(0, word.start - _LOOK_BACK) : word.start])[-1]
    if _ENGLISH_AHEAD.search(before):
        return Aspect.AHEAD
    if _ENGLISH_OPEN.search(before):
        return Aspect.OPEN
    low = word.text.lower()
    ending = low.endswith(("ed", "en", "wn")) or low in IRREGULAR_PAST
    if not ending:
        return Aspect.PLAIN
    if _ENGLISH_DONE.search(before):
        return Aspect.DONE
    told = not low.endswith(("en", "wn")) and not _OF_A_SORT.search(before)
    return Aspect.DONE if told and before.strip() else Aspect.PLAIN


def as_told(text: str, word: Word, end: int) -> str:
    """What is written of a word to its `end`, with what tells that it is not done yet."""
    before = max(0, word.start - _LOOK_BACK)
    cue = _ENGLISH_AHEAD.search(text[before : word.start])
    if cue is not None:
        return text[before + cue.start() : end]
    noun = _NOUN_BEHIND.match(text, end)
    if noun is not None and noun[1].startswith(tuple(PLAN_NOUNS)):
        return text[word.start : noun.end()]
    light = _LIGHT_BEHIND.match(text, end) if word.role == "O" else None
    return text[word.start : light.end() if light is not None else end]
