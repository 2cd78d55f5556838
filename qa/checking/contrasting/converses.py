"""Verbs that tell one thing from two sides: who wins and who loses, who sells and who buys.

In: a claim matched with one sentence of its language. Out: whether both tell it of the same two
in the same places. Invariant: nothing is told unless both are met, each in one place alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qa.checking.contrasting.contrasts import Contrast
from qa.checking.findings import DifferenceKind
from qa.checking.sentences.matching import Matches
from qa.checking.sentences.readings import Reading
from qa.checking.sentences.words import Word, WordKind

_SURE = 0.7  # a match that counts as the same word
_MOST, _PART = 0.5, 0.3  # of a name's words, by weight, that another name of the same has
_FAR = 12  # characters between a name without a particle and its verb: a score stands there

# Verbs by lemma of the one who wins, leads, sells or gives, and of the other; and the particles
# that the other's name has behind it.
_TO = r"(?:에게|에|한테)(?=[\s,]|$)"
_OVER = rf"(?:[을를](?:\s상대로)?(?=\s)|{_TO}|[와과]의\s)"
_FROM = r"(?:으?로부터|에게서|한테서|에게|에서)(?=[\s,]|$)"
_WRITTEN = re.compile(r"[가-힣A-Z]{0,3}")
_SUBJECT = re.compile(r"[은는이가께]서?(?=[\s,]|$)")
_KOREAN = (
    (
        "이기다 꺾다 누르다 제압 물리치다 격파 승리 완파 역전승 완승 대승 신승", _OVER,
        "지다 패하다 패 패배 완패 석패 역전패 대패", _OVER,
    ),
    ("앞서다 앞지르다 추월 제치다 따돌리다", _OVER, "뒤지다 뒤처지다 밀리다", _OVER),
    ("팔다 매각 판매 넘기다", _TO, "사다 사들이다 인수 매입 구매 넘겨받다", _FROM),
    ("주다 건네다 전달 제공 지급 기부 공급 수여", _TO, "받다", _FROM),
)  # fmt: skip
_WON = r"(?:beat|beats|defeated|defeats|edged|thrashed|outplayed|overcame)"
_WAS = r"(?:was|were|is|are|been|being|be)\s(?:\w+ly\s)?"
_ENGLISH = (
    (
        re.compile(rf"\b{_WON}\s"),
        re.compile(
            r"\b(?:(?:lost|fell|losing|loses)\b[^,;]*?\sto\s"
            rf"|{_WAS}(?:beaten|defeated|edged|thrashed|overcome)\b[^,;]*?\sby\s)"
        ),
    ),
    (
        re.compile(r"\b(?:led|leads|overtook|outpolled|outsold)\s|\b(?:is|was|are|were)\sahead\sof\s"),
        re.compile(r"\b(?:trail(?:s|ed)|lag(?:s|ged)(?:\sbehind)?)\s|\b(?:is|was|are|were)\sbehind\s"),
    ),
    (
        re.compile(r"\b(?:sold|sells|selling)\b[^,;]*?\sto\s"),
        re.compile(r"\b(?:bought|buys|purchased|acquired)\b[^,;]*?\sfrom\s"),
    ),
    (
        re.compile(r"\b(?:gave|handed|donated|paid|lent|supplied|awarded)\b[^,;]*?\sto\s"),
        re.compile(r"\b(?:received|got|borrowed|obtained)\b[^,;]*?\sfrom\s"),
    ),
)  # fmt: skip
_PREPOSITION = re.compile(r"\b(?:in|at|of|from|on|for|with|by|to)\s(?:the\s)?$", re.I)


@dataclass(frozen=True, slots=True)
class Told:
    """Which names stand in the two places of such a verb."""

    axis: int
    verb: int  # where it starts
    first: tuple[Word, ...]  # the words of the name that wins, leads, sells or gives
    second: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Whether a sentence tells of the claim's two names what the claim does."""

    agrees: bool
    verb: int  # the place of the claim's verb among its words; -1 where it is none
    contrast: Contrast


def compare(sentence: Matches) -> Compared | None:
    """Set who did it to whom in a claim against a sentence; None where that isn't told of both."""
    claim, evidence = sentence.claim, sentence.evidence
    if claim.korean != evidence.korean:
        return None
    for mine in told(claim):
        for theirs in told(evidence):
            if mine.axis != theirs.axis:
                continue
            straight = _same(sentence, mine.first, theirs.first, mine.second, theirs.second)
            crossed = _same(sentence, mine.first, theirs.second, mine.second, theirs.first)
            if straight != crossed:
                return _compared(sentence, straight, mine, theirs)
    return None


def first(inside: Sequence[Matches], main: int) -> Compared | None:
    """What the sentence that tells most of a claim says of it, or else one beside it."""
    ordered = (inside[main], *(each for i, each in enumerate(inside) if i != main))
    return next((found for each in ordered if (found := compare(each)) is not None), None)


def _compared(sentence: Matches, agrees: bool, mine: Told, theirs: Told) -> Compared:
    words = sentence.claim.words
    named = (*mine.first, *mine.second)
    places = tuple(i for i, word in enumerate(words) if word in named)
    at = next((i for i, word in enumerate(words) if word.start == mine.verb), -1)
    contrast = Contrast(
        DifferenceKind.NAME, _span(sentence.claim, mine), _span(sentence.evidence, theirs), 1.0,
        places,
    )  # fmt: skip
    return Compared(agrees, at, contrast)


def _span(reading: Reading, told_: Told) -> str:
    words = (*told_.first, *told_.second)
    return reading.text[min(w.start for w in words) : max(w.end for w in words)]


def _same(sentence: Matches, *pairs: Sequence[Word]) -> bool:
    """Whether the first and second, and the third and fourth, name the same."""
    return all(_met(sentence, *pairs[i : i + 2]) for i in (0, 2))


def _met(sentence: Matches, mine: Sequence[Word], theirs: Sequence[Word]) -> bool:
    """Whether most of one name is in the other, and no mere title: 부산 마린스 and 마린스."""
    words = sentence.claim.words
    pairs = [
        (word, match.word)
        for word, found in zip(words, sentence.found, strict=True)
        if word in mine
        for match in found
        if match.word in theirs and (match.strength >= _SURE or word.keys & match.word.keys)
    ]
    shares = (
        _share({word.start: word for word, _ in pairs}.values(), mine),
        _share({other.start: other for _, other in pairs}.values(), theirs),
    )
    return max(shares) > _MOST and min(shares) >= _PART


def _share(some: Iterable[Word], words: Sequence[Word]) -> float:
    return sum(word.weight for word in some) / sum(word.weight for word in words)


@lru_cache(maxsize=4_000)
def told(reading: Reading) -> tuple[Told, ...]:
    """What a sentence tells with such verbs, denials left aside."""
    return tuple(_korean(reading) if reading.korean else _english(reading))


# Korean


def _korean(reading: Reading) -> Iterator[Told]:
    names = _names(reading)
    for word in reading.words:
        found = _side(word.keys)
        if found is None or word.negated:
            continue
        axis, forward, particle = found
        if reading.text.startswith("받", word.end):  # 공급받다 is to get
            forward, particle = False, re.compile(_FROM)
        pair = _places(reading, names, word.start, particle)
        if pair is not None:
            yield Told(axis, word.start, *(pair if forward else pair[::-1]))
    yield from _measured(reading, names)


def _measured(reading: Reading, names: Sequence[tuple[Word, ...]]) -> Iterator[Told]:
    """Which of two is the higher, the dearer, the earlier: 갑은 을보다 높다, 을은 갑보다 낮다."""
    for word in reading.words:
        if word.kind is not WordKind.PREDICATE or not word.poles or word.negated:
            continue
        before = [name for name in names if name[-1].end <= word.start]
        other = next((name for name in reversed(before) if name[-1].role == "C"), None)
        subject = _measured_beside(other, before) if other is not None else None
        if other is None or subject is None:
            continue
        for axis, sign in word.poles:
            pair = (subject, other) if sign > 0 else (other, subject)
            yield Told(len(_KOREAN) + axis, word.start, *pair)


def _measured_beside(
    other: tuple[Word, ...], names: Sequence[tuple[Word, ...]]
) -> tuple[Word, ...] | None:
    """What is measured against another: what is called alike, or else its topic or subject."""
    things = [name for name in names if name[-1].role in ("S", "G")]
    alike = [name for name in things if name[-1].keys & other[-1].keys]
    subjects = [name for name in things if name[-1].role == "S"]
    topics = [name for name in subjects if name[-1].end <= other[0].start]
    return next(iter(alike or topics[-1:] or subjects[:1]), None)


@lru_cache(maxsize=1)
def _lemmas() -> dict[str, tuple[int, bool, re.Pattern[str]]]:
    found: dict[str, tuple[int, bool, re.Pattern[str]]] = {}
    for axis, (forward, over, backward, under) in enumerate(_KOREAN):
        found |= {lemma: (axis, True, re.compile(over)) for lemma in forward.split()}
        found |= {lemma: (axis, False, re.compile(under)) for lemma in backward.split()}
    return found


def _side(keys: frozenset[str]) -> tuple[int, bool, re.Pattern[str]] | None:
    lemmas = _lemmas()
    return next((lemmas[key] for key in sorted(keys) if key in lemmas), None)


def _names(reading: Reading) -> list[tuple[Word, ...]]:
    """Nouns with those that they are written together with: 부산 마린스, 하윤경 지사."""
    found: list[tuple[Word, ...]] = []
    for word in reading.words:
        if not _names_something(reading, word):
            continue
        gap = word.start - found[-1][-1].end if found else 2
        if gap <= 0 or (gap == 1 and not found[-1][-1].role):
            found[-1] = (*found[-1], word)
        else:
            found.append((word,))
    return found


def _names_something(reading: Reading, word: Word) -> bool:
    if reading.korean:
        return word.kind is not WordKind.PREDICATE
    return word.text[:1].isupper()


def _places(
    reading: Reading, names: Sequence[tuple[Word, ...]], verb: int, particle: re.Pattern[str]
) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
    """The subject of a verb and the name that it is done to, or with."""
    before = [name for name in names if name[-1].end <= verb]
    others = [name for name in before if _has(reading, name[-1], particle)]
    if not others and before and verb - before[-1][-1].end <= _FAR:
        others = [name for name in before[-1:] if _is_bare(reading, name, verb)]
    subjects = [name for name in before if _is_subject(reading, name[-1])] or [
        name for name in before if reading.text[name[-1].end : name[-1].end + 1] == ","
    ][:1]
    other = others[-1] if others else None
    subject = subjects[-1] if subjects else None
    return None if other is None or subject is None or other is subject else (subject, other)


def _is_subject(reading: Reading, word: Word) -> bool:
    return word.role == "S" or _SUBJECT.match(reading.text, word.end) is not None


def _has(reading: Reading, word: Word, particle: re.Pattern[str]) -> bool:
    """Whether a name has one of these particles, behind what it is written together with."""
    if word.role in ("S", "G", "C"):
        return False
    rest = _WRITTEN.match(reading.text, word.end) if word.role else None
    places = range(word.end, (rest.end() if rest else word.end) + 1)
    return any(particle.match(reading.text, place) for place in places)


def _is_bare(reading: Reading, name: tuple[Word, ...], verb: int) -> bool:
    """Whether a name has no particle, and at most a score behind it: 팰컨스 3대2로 꺾고."""
    between = reading.text[name[-1].end : verb]
    held = [w for w in reading.words if name[-1].end <= w.start < verb]
    return between[:1] == " " and not held


# English


def _english(reading: Reading) -> Iterator[Told]:
    names = _names(reading)
    for axis, (forward, backward) in enumerate(_ENGLISH):
        for pattern, straight in ((forward, True), (backward, False)):
            for verb in pattern.finditer(reading.text):
                pair = _about(reading, names, verb)
                if pair is not None:
                    yield Told(axis, verb.start(), *(pair if straight else pair[::-1]))


def _about(
    reading: Reading, names: Sequence[tuple[Word, ...]], verb: re.Match[str]
) -> tuple[tuple[Word, ...], tuple[Word, ...]] | None:
    """The nearest name before a verb in its clause, and the one right behind it."""
    if re.search(r"(?:not|never|n[’']t)\s(?:\w+\s)?$", reading.text[: verb.start()]):
        return None
    here = reading.clause_of(verb.start())
    before = [
        name
        for name in names
        if name[-1].end <= verb.start()
        and reading.clause_of(name[0].start) == here
        and not _PREPOSITION.search(reading.text[: name[0].start])
    ]
    behind = [n for n in names if 0 <= n[0].start - verb.end() <= len("the title-holders ")]
    return (before[-1], behind[0]) if before and behind else None
