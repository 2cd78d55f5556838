"""How much of a claim's words a piece of evidence has, and where.

In: the readings of a claim and of sentences. Out: for each word of the claim the words that say the
same. Invariant: a strength is in 0 to 1, and 1 means that the words share a key.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.checking.sentences.claim_words import CHANGING, KEEPING, MOVING
from qa.checking.sentences.people import is_surname, named_by
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.romanising import romanises
from qa.checking.sentences.words import Word, WordKind
from qa.language.transliteration import is_hangul, is_latin, may_write

_HELD = frozenset(("held", "hold"))  # a rate may be, and so are talks
_SAME_END = 0.8  # of words for one end of an axis: 급락 and 하락
_PART = 0.75  # of a compound that holds the word, or is held in it
_COMPARED = 0.4  # of a name that only stands before 보다
_WRITTEN = 0.9  # of a name that stands there in other pieces: 챗 GPT for 챗GPT
_LEAST_PIECED = 3  # syllables of a word that the analyser takes apart
_LEAST_LATIN = 5  # letters that two words must share at their beginning to be akin


@dataclass(frozen=True, slots=True)
class Match:
    """A claim's word met at a word of the evidence."""

    word: Word
    strength: float


@dataclass(frozen=True, slots=True)
class Matches:
    """For each of the claim's words, where one sentence has it."""

    claim: Reading
    evidence: Reading
    found: tuple[tuple[Match, ...], ...]

    def best(self, place: int) -> float:
        """How strongly the claim's word at this place was met."""
        return max((match.strength for match in self.found[place]), default=0.0)

    def pairs(self) -> Iterator[tuple[Word, Match]]:
        """Each of the claim's words with each of its matches."""
        for word, matches in zip(self.claim.words, self.found, strict=True):
            for match in matches:
                yield word, match


@lru_cache(maxsize=2_000)  # windows of one claim share sentences, many times over
def match(claim: Reading, evidence: Reading) -> Matches:
    """Look for each word of a claim in one sentence."""
    found = [_met(word, evidence) for word in claim.words]
    if claim.korean and evidence.korean:
        for places, name in _pieced(claim):
            if not all(found[i] for i in places) and (there := _written(name, evidence)):
                for i in places:
                    found[i] = there
    return Matches(claim, evidence, tuple(found))


def _pieced(claim: Reading) -> Iterator[tuple[list[int], str]]:
    """The words that the analyser makes of one that it does not know, as 솔 and 시 of 솔치시."""
    words = claim.words
    for place, word in enumerate(words):
        before = claim.text[word.start - 1 : word.start]
        if before.strip() or word.kind is not WordKind.NOUN or len(word.text) > 1:
            continue
        places = [place]
        while (last := words[places[-1]]) and places[-1] + 1 < len(words):
            behind = words[places[-1] + 1]
            if behind.start - last.end > 1 or " " in claim.text[last.end : behind.start]:
                break
            if behind.kind is not WordKind.NOUN:
                break
            places.append(places[-1] + 1)
        name = claim.text[word.start : words[places[-1]].end]
        if len(places) > 1 and len(name) >= _LEAST_PIECED:
            yield places, name


def _met(word: Word, evidence: Reading) -> tuple[Match, ...]:
    found = tuple(
        Match(other, strength)
        for other in evidence.words
        if (strength := alike(word, other) * _as_subject(word, other)) > 0
    )
    named = word.kind is WordKind.NAME and len(word.text) > 1
    if not named or any(met.strength == 1 for met in found):
        return found
    met = {one.word for one in found}
    return (*found, *(one for one in _written(word.text, evidence) if one.word not in met))


def _written(name: str, evidence: Reading) -> tuple[Match, ...]:
    """Where a name stands letter by letter, though the analyser or a space takes it apart there."""
    place = _letters_of(name).search(evidence.text)
    if place is None:
        return ()
    parts = [w for w in evidence.words if w.start < place.end() and place.start() < w.end]
    return tuple(Match(part, _WRITTEN) for part in parts)


@lru_cache(maxsize=2_000)
def _letters_of(name: str) -> re.Pattern[str]:
    """A name with spaces or none between its letters, not within a word of its script."""
    spaced = r"\s?".join(map(re.escape, name))
    before = r"(?<![가-힣])" if is_hangul(name[0]) else r"(?<![A-Za-z])"
    behind = "" if is_hangul(name[-1]) else r"(?![A-Za-z])"
    return re.compile(f"{before}{spaced}{behind}", re.I)


def _as_subject(word: Word, other: Word) -> float:
    """Less where the evidence only compares with what the claim speaks of: 한국보다 작은 나라."""
    compared = other.role == "C" and word.role != "C" and word.kind is WordKind.NAME
    return _COMPARED if compared else 1.0


def alike(word: Word, other: Word) -> float:
    """How surely two words say the same, by their keys, their sounds or their common stem."""
    if not word.keys.isdisjoint(other.keys):
        return 1.0
    if word.poles and any(end in _ends(other) for end in _ends(word)):
        return _SAME_END
    if _leaves_as_it_is(word) and _leaves_as_it_is(other):
        return _SAME_END
    if is_surname(word) and other.kind is WordKind.NAME and named_by(word.text, other.text):
        return 1.0  # a claim that names no more than 한 소장
    return _kinship(word.text, other.text)


def _leaves_as_it_is(word: Word) -> bool:
    """Whether a word says that something stays as it was: 동결하다, 올리지 않다, "unchanged"."""
    return not word.keys.isdisjoint(CHANGING | MOVING if word.negated else KEEPING - _HELD)


def _ends(word: Word) -> tuple[tuple[int, int], ...]:
    """The ends of axes that a word stands for, a negation taken into account."""
    return tuple((axis, -sign) for axis, sign in word.poles) if word.negated else word.poles


@lru_cache(maxsize=200_000)
def _kinship(one: str, other: str) -> float:
    """How surely two words say the same by how they are written, or sound."""
    if is_hangul(one) and is_hangul(other):
        short, long = (one, other) if len(one) <= len(other) else (other, one)
        return _PART if len(short) > 1 and (long.startswith(short) or long.endswith(short)) else 0.0
    kinship = _akin(one.lower(), other.lower())
    if kinship == 1:
        return kinship
    if is_latin(other.replace("-", "")):
        one, other = other, one
    return max(kinship, _romanised(one, other))


def _akin(one: str, other: str) -> float:
    """The same for words that are not both Hangul, in small letters."""
    if is_latin(one) and is_latin(other):
        short, long = sorted((one, other), key=len)
        held = len(short) >= _LEAST_LATIN and long.startswith(short)
        return _PART if held else 0.0
    for latin, hangul in ((one, other), (other, one)):
        sounded = len(latin) > 2 and is_latin(latin) and is_hangul(hangul)
        if sounded and len(hangul) > 1 and may_write(latin, hangul):
            return 1.0
        if (
            sounded
            and len(latin) > 3
            and any(
                may_write(latin, part)
                for length in range(2, len(hangul))
                for part in (hangul[:length], hangul[-length:])
            )
        ):
            return _PART  # 도담세라믹 begins with the sound of Dodam, and ends with Ceramic
    return 0.0


def _romanised(latin: str, hangul: str) -> float:
    """How surely a capitalised word writes a Korean name, or the beginning or end of one."""
    plain = latin.replace("-", "").lower()
    if not latin[:1].isupper() or not is_latin(plain) or not is_hangul(hangul):
        return 0.0
    if romanises(plain, hangul):
        return 1.0
    sizes = range(2, len(hangul))
    part = any(romanises(plain, hangul[:n]) or romanises(plain, hangul[-n:]) for n in sizes)
    return _PART if part else 0.0


def coverage(words: Sequence[Word], strengths: Iterable[float]) -> float:
    """The share of the claim's words, by weight, that were met."""
    total = sum(word.weight for word in words)
    met = sum(word.weight * strength for word, strength in zip(words, strengths, strict=True))
    return met / total if total else 1.0


def share_of(words: Sequence[Word], among: Sequence[Word]) -> float:
    """The share of words, by weight, that stand among others; 0 of none."""
    if not words:
        return 0.0
    return coverage(words, [max((alike(w, o) for o in among), default=0.0) for w in words])


def names(words: Iterable[Word]) -> list[Word]:
    """The words that name something."""
    return [word for word in words if word.kind is WordKind.NAME]
